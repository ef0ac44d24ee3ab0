"""The web application: which path leads to which page, and what an error looks like."""

from collections.abc import Callable
from pathlib import PurePosixPath

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from counterclaim.errors import CounterclaimError, JudgementError, NotAllowedError, UnknownIdError
from counterclaim.review.access.gate import Gate
from counterclaim.review.api import ROUTES
from counterclaim.review.desk import Desk
from counterclaim.review.pages import (
    actors,
    agreement,
    bringing,
    dossier,
    incident,
    incidents,
    judging,
    people,
    placing,
    queue,
    reports,
    reviewing,
    settings,
    signing,
    sites,
)
from counterclaim.review.pages.answering import answer
from counterclaim.review.rendering import STATIC
from counterclaim.review.safety import App, Guard, TooLongError

Page = Callable[[Request], Response]

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
A_YEAR = "public, max-age=31536000, immutable"  # the address changes with the file


def build_app(desk: Desk) -> App:
    """The workbench over the ledger of `desk`."""
    routes = list_routes()
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Gate, desk=desk, routes=routes)],
        exception_handlers={
            403: _show_refusal,
            404: _show_missing,
            405: _show_missing,
            CounterclaimError: _show_trouble,
            TooLongError: _show_too_long,
        },
    )
    app.state.desk = desk
    return Guard(app, desk.entrance)


def list_routes() -> list[BaseRoute]:
    """Every route of the workbench; who may go which way stands in `access.table`."""
    return [
        _get("/", settings.go_to_start),
        _get("/incidents", incidents.show_incidents),
        _get("/incidents/{incident}", incident.show_incident),
        _get("/incidents/{incident}/dossier", dossier.show_dossier),
        _get("/incidents/{incident}/dossier.html", dossier.save_dossier),
        _get("/incidents/{incident}/evidence/{claim}", incident.show_evidence),
        _get("/reports", reports.show_reports),
        _get("/reports/add", bringing.show_form),
        _post("/reports/add", bringing.bring),
        _get("/reports/{report}", reports.show_report),
        _post("/reports/{report}/claims", judging.add_claim),
        _get("/claims/{claim}/correct", judging.show_correction),
        _post("/claims/{claim}/correct", judging.correct),
        _get("/sites", sites.show_sites),
        _get("/sites/{site}", sites.show_site),
        _get("/sites/{site}/dossier", dossier.show_site_dossier),
        _get("/sites/{site}/dossier.html", dossier.save_site_dossier),
        _get("/actors", actors.show_actors),
        _get("/actors/{actor}", actors.show_actor),
        _get("/queue", queue.show_queue),
        _get("/judgements", judging.show_judgements),
        _post("/judge", judging.judge),
        _post("/queue/place", placing.place),
        _post("/theme", settings.choose_theme),
        _get("/review", reviewing.show_review),
        _get("/agreement", agreement.show_agreement),
        _get("/sign-in", signing.show_sign_in),
        _post("/sign-in", signing.sign_in),
        _post("/sign-out", signing.sign_out),
        _get("/account", signing.show_account),
        _post("/account/password", signing.change_password),
        _get("/people", people.show_people),
        _post("/people", people.add_person),
        _post("/people/role", people.change_role),
        _post("/people/password", people.give_password),
        _post("/people/remove", people.remove_person),
        _post("/people/blind", people.switch_blind),
        _get("/static/{name}", show_static),
        _get("/favicon.ico", show_mark),
        *ROUTES,
    ]


def _get(path: str, page: Page) -> Route:
    return Route(path, page, methods=["GET"])


def _post(path: str, page: Callable[[Request], object]) -> Route:
    return Route(path, page, methods=["POST"])


def show_static(request: Request) -> Response:
    """A file of ours, by its bare name."""
    name = request.path_params["name"]
    kind = KINDS.get(PurePosixPath(name).suffix)
    file = STATIC / name
    if kind is None or PurePosixPath(name).name != name or not file.is_file():
        return PlainTextResponse("no such file", 404)
    return FileResponse(file, media_type=kind, headers={"cache-control": A_YEAR})


def show_mark(request: Request) -> Response:
    """What a browser asks for unasked."""
    return FileResponse(STATIC / "mark.svg", media_type=KINDS[".svg"], headers={"cache-control": A_YEAR})


def _show_missing(request: Request, error: Exception) -> Response:
    return answer(
        request,
        "error.html",
        "",
        status=404,
        heading="Nothing here",
        message="This address leads to no page.",
    )


def _show_refusal(request: Request, error: Exception) -> Response:
    message = getattr(error, "detail", "") or "this page may not do that"
    return answer(request, "error.html", "", status=403, heading="Not accepted", message=message)


def _show_trouble(request: Request, error: Exception) -> Response:
    """What the house says is wrong: the data's or the person's fault, never a traceback."""
    if isinstance(error, UnknownIdError):
        status, heading = 404, "Not in the ledger"
    elif isinstance(error, NotAllowedError):
        status, heading = 403, "Not for you"
    elif isinstance(error, JudgementError):
        status, heading = 422, "This judgement does not fit"
    else:
        status, heading = 500, "This could not be done"
    return answer(request, "error.html", "", status=status, heading=heading, message=str(error))


def _show_too_long(request: Request, error: Exception) -> Response:
    return PlainTextResponse("more was sent than is taken here", 413)
