"""What keeps a page from being used against the person before it: reports are hostile text, and any site that
is open in the same browser can send requests to this machine.

Only requests to loopback by name are answered; a request that changes something must come from our own page
and carry the token of its session; nothing but our own files runs or styles a page; bodies are bounded.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "counterclaim_session"
TOKEN_FIELD = "token"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
LARGEST_FORM = 64 * 1024
LARGEST_UPLOAD = 8 * 1024 * 1024
UPLOAD_PATHS = ("/reports/add",)

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
    as the process: after a restart an open page has to be loaded again."""

    def __init__(self) -> None:
        self._secret = token_bytes(32)

    def name(self, request: Request) -> tuple[str, bool]:
        """The session's name, and whether it is new."""
        held = request.cookies.get(COOKIE, "")
        return (held, False) if 20 <= len(held) <= 64 else (token_urlsafe(24), True)

    def token(self, name: str) -> str:
        return hmac.new(self._secret, name.encode(), sha256).hexdigest()

    def holds(self, request: Request, token: str) -> bool:
        """Whether `token` is that of the request's session."""
        name, new = self.name(request)
        return not new and hmac.compare_digest(self.token(name), token)


def is_loopback(host: str) -> bool:
    """Whether a Host header or the host of an address is this machine by its own name: a page of another
    name that is made to point here is turned away."""
    try:
        return urlsplit(f"//{host}").hostname in LOOPBACK
    except ValueError:
        return False


def is_own_origin(headers: Headers) -> bool:
    """Whether the browser says that the request comes from a page of this very address."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc == headers.get("host", "")


class Guard:
    """The outermost layer of the app."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _find_refusal(scope, headers)
        guarded = _with_headers(send, scope["path"])
        if refusal is not None:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, guarded)
            return
        await self._app(scope, _bounded(receive, largest_body(scope["path"])), guarded)


def largest_body(path: str) -> int:
    return LARGEST_UPLOAD if path in UPLOAD_PATHS else LARGEST_FORM


def _find_refusal(scope: Scope, headers: Headers) -> tuple[int, str] | None:
    if not is_loopback(headers.get("host", "")):
        return 421, "this workbench answers to localhost only"
    if scope["method"] in ("GET", "HEAD"):
        return None
    if not is_own_origin(headers):
        return 403, "this request does not come from a page of the workbench"
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > largest_body(scope["path"]):
        return 413, f"at most {largest_body(scope['path']):,} bytes are taken here"
    return None


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
                headers[name] = value
            if "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await send(message)

    return guarded
