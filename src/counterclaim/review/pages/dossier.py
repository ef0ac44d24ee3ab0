"""The dossier of one incident: one file that stands alone, prints on A4, and names each rule it follows."""

import re
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from counterclaim import __version__
from counterclaim.review.charts.figures import draw_figures
from counterclaim.review.desk import Desk, Look, find_judged
from counterclaim.review.pages.answering import find_desk, read_day
from counterclaim.review.pages.incident import describe_side, list_attributes
from counterclaim.review.rendering import STATIC, render
from counterclaim.review.telling.dossier import list_claims, list_left_out, summarise_incident
from counterclaim.review.telling.incident import name_incident, tell_incident
from counterclaim.review.telling.judgements import show_moment
from counterclaim.review.telling.series import find_panels

SHEETS = ("tokens", "frame", "incident", "words", "lists", "charts", "narrow", "dossier")


def show_dossier(request: Request) -> Response:
    """On the screen, with our own style sheets."""
    return HTMLResponse(_make(request, inline=False))


def save_dossier(request: Request) -> Response:
    """As a file to keep and to send: its style stands in it, and it asks for nothing from anywhere."""
    body = _make(request, inline=True)
    name = re.sub(r"[^\w-]+", "-", request.path_params["incident"])[:60]
    return HTMLResponse(body, headers={"content-disposition": f'attachment; filename="dossier-{name}.html"'})


def _make(request: Request, *, inline: bool) -> str:
    desk = find_desk(request)
    incident_id = request.path_params["incident"]
    as_of = read_day(request.query_params.get("as_of", ""))
    opened = desk.look_back(as_of, incident_id) if as_of else desk.look()
    with opened as look:
        return _write(desk, look, incident_id, str(as_of or ""), inline=inline)


def _write(desk: Desk, look: Look, incident_id: str, as_of: str, *, inline: bool) -> str:
    incident = look.browser.book.incident(incident_id)
    judged = find_judged(look.browser.book.judgements())
    told = tell_incident(
        look.browser, look.names, incident, judged=judged, order=list_attributes(desk.codebook)
    )
    panels = find_panels(told.accounts)
    return render(
        "dossier.html",
        told=told,
        incident=incident,
        names=look.names,
        sheets=SHEETS,
        style=_read_style() if inline else "",
        as_of=read_day(as_of),
        link_claim=lambda claim: f"#{claim}",
        made=show_moment(datetime.now(UTC)),
        by=desk.by,
        ledger=desk.ledger.name.rpartition("/")[2],
        position=look.browser.book.stamp,
        version=__version__,
        side_by=describe_side,
        chart=draw_figures(panels),
        panels=panels,
        summaries=summarise_incident(told, panels, look.names),
        claims=list_claims(told, look.names),
        left_out=list_left_out(told, look.names, look.browser.book.undated, names_shown=desk.private_names),
        name_incident=lambda other: name_incident(other, look.names),
        copies=sum(len(report.copies) for report in told.reports),
    )


def _read_style() -> str:
    return "\n".join((STATIC / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS)
