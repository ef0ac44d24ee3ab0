"""Which address leads to which operation."""

import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from counterclaim.review.api.answering import reading, show_refusal, writing
from counterclaim.review.api.openapi import BASE
from counterclaim.review.api.refusing import Refusal
from counterclaim.review.api.table import OPERATIONS

EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]


def show_missing(request: Request) -> Response:
    """What no operation answers: an address that is not there, or a method that it does not take."""
    taken = sorted(
        method for path, methods in _METHODS.items() if path.fullmatch(request.url.path) for method in methods
    )
    if not taken:
        where = request.url.path[:200]
        return show_refusal(
            Refusal(404, "no_such_address", f"see {BASE}/openapi.json for what there is", where)
        )
    allow = ", ".join(taken)
    message = f"this address takes {allow}"
    return show_refusal(Refusal(405, "no_such_method", message, "method", headers={"allow": allow}))


def _list_methods() -> Mapping[re.Pattern[str], set[str]]:
    found: dict[str, set[str]] = {}
    for operation in OPERATIONS:
        methods = {"GET", "HEAD"} if operation.method == "GET" else {operation.method}
        found.setdefault(re.sub(r"\{\w+\}", "[^/]+", BASE + operation.path), set()).update(methods)
    return {re.compile(path): methods for path, methods in found.items()}


_METHODS = _list_methods()

ROUTES: list[Route] = [
    Route(
        BASE + operation.path,
        reading(operation) if operation.method == "GET" else writing(operation),
        methods=[operation.method],
        name=operation.name,
    )
    for operation in OPERATIONS
]
ROUTES.append(Route("/api/{rest:path}", show_missing, methods=EVERY_METHOD, name="show_missing"))
