"""The gate: each request is let through, sent to sign in, or refused, by who asks and the table of routes."""

import hmac
from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from counterclaim.errors import CounterclaimError
from counterclaim.model.people import Role
from counterclaim.review.access.asking import API, Asker, identify
from counterclaim.review.access.table import OPEN, Least, find_least
from counterclaim.review.desk import Desk
from counterclaim.review.pages.answering import answer
from counterclaim.review.safety import App, Receive, Scope, Send

# What a program that asks by a cookie sends beside it: the token of the pages' forms.
TOKEN_HEADER = "x-counterclaim-token"


class Gate:
    """Stands before the routes. It puts the person and their sign-in on `request.state`."""

    def __init__(self, app: App, desk: Desk, routes: Sequence[BaseRoute]) -> None:
        self._app, self._desk, self._routes = app, desk, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        least = find_least(self._routes, scope)
        try:
            asker = await run_in_threadpool(identify, self._desk, request) if least != OPEN else Asker(None)
            if least == OPEN and self._is_page(request):
                asker = await run_in_threadpool(identify, self._desk, request)
        except CounterclaimError as error:  # the ledger cannot be read now
            await _show(request, 503, "ledger_not_at_hand", str(error))(scope, receive, send)
            return
        request.state.person, request.state.sign_in = asker.person, asker.sign_in
        refusal = self._refuse(request, least, asker)
        await (self._app if refusal is None else refusal)(scope, receive, send)

    @staticmethod
    def _is_page(request: Request) -> bool:
        """Files of ours are given without asking who wants them."""
        return not request.url.path.startswith(("/static/", "/favicon"))

    def _refuse(self, request: Request, least: Least | None, asker: Asker) -> Response | None:
        if least == OPEN:
            return None
        if asker.person is None:
            return _send_to_sign_in(request)
        if not isinstance(least, Role) or not asker.person.may(least):
            return _show(request, 403, "forbidden", _say_least(least, asker))
        if _wants_token(request, asker):
            given = request.headers.get(TOKEN_HEADER, "")
            name, _ = self._desk.sessions.name(request)
            if not hmac.compare_digest(self._desk.sessions.token(name).encode(), given.encode()):
                return _show(request, 403, "token", f"a request by cookie needs the header {TOKEN_HEADER}")
        return None


def _say_least(least: Least | None, asker: Asker) -> str:
    assert asker.person is not None
    if not isinstance(least, Role):
        return "nobody may do this"
    return f"this needs the role of {least.value}: {asker.person.name} has that of {asker.person.role.value}"


def _wants_token(request: Request, asker: Asker) -> bool:
    """The forms of pages bring theirs in the body, where the page reads it."""
    changes = request.method not in ("GET", "HEAD")
    return changes and asker.sign_in != "" and request.url.path.startswith(API)


def _send_to_sign_in(request: Request) -> Response:
    path = request.url.path
    if path.startswith(API):
        refusal = _show(request, 401, "not_signed_in", "nobody is signed in, or the key is not known")
        refusal.headers["www-authenticate"] = "Bearer"
        return refusal
    if request.method not in ("GET", "HEAD"):
        message = (
            "You are not signed in, or were signed out meanwhile. Nothing was changed: sign in, then go on."
        )
        return answer(request, "sign_in.html", "", status=401, trouble=message, name="", then="/")
    then = path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?{urlencode({'then': then})}", 303)


def _show(request: Request, status: int, code: str, message: str) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"error": {"code": code, "message": message, "where": None}}, status)
    return answer(request, "error.html", "", status=status, heading="Not for you", message=message)
