"""What keeps a page from being used against the person before it: reports are hostile text, and any site that
is open in the same browser can send requests to this machine.

Only requests to the names of the entrance are answered; a request that changes something must come from our
own page and carry the token of its session; nothing but our own files runs or styles a page; bodies are
bounded. Who may do what is the matter of :mod:`counterclaim.review.access`.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from counterclaim.review.access.entrance import Entrance, is_loopback

__all__ = ["HEADERS", "App", "Guard", "Sessions", "TooLongError", "is_loopback"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "counterclaim_session"
TOKEN_FIELD = "token"
LARGEST_FORM = 64 * 1024
LARGEST_UPLOAD = 8 * 1024 * 1024
UPLOAD_PATHS = ("/reports/add",)
API = "/api/"
_SIGNED = "signed."

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Sessions:
    """One random name a browser, kept in a cookie, and the token that belongs to it. The secret lives as long
    as the process: after a restart an open page has to be loaded again. The token of a person who signed in
    comes from their sign-in alone, so that it holds for every process that serves the ledger."""

    def __init__(self) -> None:
        self._secret = token_bytes(32)

    def name(self, request: Request) -> tuple[str, bool]:
        """The session's name, and whether it is new."""
        if signed := find_sign_in(request):
            return _SIGNED + sha256(b"session " + signed.encode()).hexdigest(), False
        held = request.cookies.get(COOKIE, "")
        return (held, False) if 20 <= len(held) <= 64 else (token_urlsafe(24), True)

    def token(self, name: str) -> str:
        # Nobody can send the name of a sign-in as a cookie: it is longer than those that are taken.
        key = b"token" if name.startswith(_SIGNED) else self._secret
        return hmac.new(key, name.encode(), sha256).hexdigest()

    def holds(self, request: Request, token: str) -> bool:
        """Whether `token` is that of the request's session."""
        name, new = self.name(request)
        return not new and hmac.compare_digest(self.token(name).encode(), token.encode())


def find_sign_in(request: Request) -> str:
    """The secret of the sign-in that the request was let in by; "" where there is none."""
    return str(getattr(request.state, "sign_in", ""))


class Guard:
    """The outermost layer of the app."""

    def __init__(self, app: App, entrance: Entrance) -> None:
        self._app = app
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _find_refusal(scope, headers, self._entrance)
        guarded = _with_headers(send, scope["path"])
        if refusal is not None:
            await _refuse(scope["path"], *refusal)(scope, receive, guarded)
            return
        await self._app(scope, _bounded(receive, largest_body(scope["path"])), guarded)


def largest_body(path: str) -> int:
    return LARGEST_UPLOAD if path in UPLOAD_PATHS else LARGEST_FORM


def _find_refusal(scope: Scope, headers: Headers, entrance: Entrance) -> tuple[int, str, str] | None:
    """Status, code and words."""
    if not entrance.answers_to(headers.get("host", "")):
        return 421, "not_here", "this workbench does not answer to that name"
    if scope["method"] in ("GET", "HEAD"):
        return None
    if not entrance.is_own_origin(headers) and not _is_program(scope["path"], headers):
        return 403, "not_from_here", "this request does not come from a page of the workbench"
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > largest_body(scope["path"]):
        return 413, "too_long", f"at most {largest_body(scope['path']):,} bytes are taken here"
    return None


def _is_program(path: str, headers: Headers) -> bool:
    """Whether no browser sent this at the wish of another page: such a request would say where it comes
    from, and could bear neither a key nor JSON without asking first, which is never allowed."""
    if not path.startswith(API) or "origin" in headers or "sec-fetch-site" in headers:
        return False
    bears_key = headers.get("authorization", "")[:7].casefold() == "bearer "
    return bears_key or headers.get("content-type", "").partition(";")[0].strip() == "application/json"


def _refuse(path: str, status: int, code: str, words: str) -> Response:
    if path.startswith(API):
        return JSONResponse({"error": {"code": code, "message": words, "where": None}}, status)
    return PlainTextResponse(words, status)


class TooLongError(Exception):
    """A body that goes on beyond what it announced."""


def _bounded(receive: Receive, most: int) -> Receive:
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise TooLongError
        return message

    return bounded


def _with_headers(send: Send, path: str) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(
                    name, value
                )  # the list of incidents may name a host of tiles in its policy
            if "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await send(message)

    return guarded
