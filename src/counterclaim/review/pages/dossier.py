"""Dossiers in the workbench: on the screen, and as a file to keep and to send."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from counterclaim.review.desk import Desk, Look
from counterclaim.review.dossier import Making, name_file, write_incident_dossier, write_site_dossier
from counterclaim.review.pages.answering import find_desk, read_day
from counterclaim.review.pages.incident import list_attributes


def show_dossier(request: Request) -> Response:
    """Of an incident, on the screen, with our own style sheets."""
    return HTMLResponse(_write_incident(request, alone=False))


def save_dossier(request: Request) -> Response:
    """Of an incident, as a file: its style stands in it, and it asks for nothing from anywhere."""
    return _as_file(_write_incident(request, alone=True), request.path_params["incident"])


def show_site_dossier(request: Request) -> Response:
    """Of a site, on the screen."""
    return HTMLResponse(_write_site(request, alone=False))


def save_site_dossier(request: Request) -> Response:
    """Of a site, as a file."""
    return _as_file(_write_site(request, alone=True), request.path_params["site"])


def _as_file(body: str, identity: str) -> Response:
    name = name_file(identity)
    return HTMLResponse(body, headers={"content-disposition": f'attachment; filename="{name}"'})


def _write_incident(request: Request, *, alone: bool) -> str:
    desk = find_desk(request)
    wanted = request.path_params["incident"]
    as_of = read_day(request.query_params.get("as_of", ""))
    opened = desk.look_back(as_of, wanted) if as_of else desk.look()
    with opened as look:
        making = _make(desk, look, str(as_of or ""), alone=alone)
        return write_incident_dossier(making, look.browser.book.incident(wanted))


def _write_site(request: Request, *, alone: bool) -> str:
    desk = find_desk(request)
    with desk.look() as look:
        site = look.browser.book.site(request.path_params["site"])
        return write_site_dossier(_make(desk, look, "", alone=alone), site)


def _make(desk: Desk, look: Look, as_of: str, *, alone: bool) -> Making:
    return Making(
        browser=look.browser,
        names=look.names,
        attributes=list_attributes(desk.codebook),
        by=desk.by,
        at=datetime.now(UTC),
        ledger=desk.ledger.name.rpartition("/")[2],
        as_of=read_day(as_of),
        names_shown=desk.private_names,
        alone=alone,
    )
