"""What each route needs: the one table of who may do what. A route without a row lets nobody in."""

from collections.abc import Iterable
from typing import Any

from starlette.routing import BaseRoute, Match, Route

from counterclaim.model.people import Role

READER, CODER, REVIEWER, ADMIN = Role

# Whoever reaches the workbench.
OPEN = ""
Least = Role | str

TABLE: dict[tuple[str, str], Least] = {
    ("GET", "/static/{name}"): OPEN,
    ("GET", "/favicon.ico"): OPEN,
    ("GET", "/sign-in"): OPEN,
    ("POST", "/sign-in"): OPEN,
    ("POST", "/theme"): OPEN,
    ("GET", "/"): READER,
    ("GET", "/incidents"): READER,
    ("GET", "/incidents/{incident}"): READER,
    ("GET", "/incidents/{incident}/dossier"): READER,
    ("GET", "/incidents/{incident}/dossier.html"): READER,
    ("GET", "/incidents/{incident}/evidence/{claim}"): READER,
    ("GET", "/reports"): READER,
    ("GET", "/reports/{report}"): READER,
    ("GET", "/sites"): READER,
    ("GET", "/sites/{site}"): READER,
    ("GET", "/sites/{site}/dossier"): READER,
    ("GET", "/sites/{site}/dossier.html"): READER,
    ("GET", "/actors"): READER,
    ("GET", "/actors/{actor}"): READER,
    ("GET", "/queue"): READER,
    ("GET", "/judgements"): READER,
    ("GET", "/account"): READER,
    ("POST", "/account/password"): READER,
    ("POST", "/sign-out"): READER,
    ("GET", "/reports/add"): CODER,
    ("POST", "/reports/add"): CODER,
    ("POST", "/reports/{report}/claims"): CODER,
    ("GET", "/claims/{claim}/correct"): CODER,
    ("POST", "/claims/{claim}/correct"): CODER,
    ("POST", "/judge"): CODER,
    ("POST", "/queue/place"): CODER,
    ("GET", "/review"): REVIEWER,
    ("GET", "/agreement"): REVIEWER,
    ("GET", "/people"): ADMIN,
    ("POST", "/people"): ADMIN,
    ("POST", "/people/role"): ADMIN,
    ("POST", "/people/password"): ADMIN,
    ("POST", "/people/remove"): ADMIN,
    ("POST", "/people/blind"): ADMIN,
}
# The interface for programs changes nothing but by judgements, and reads with any other method.
API = "/api/"
API_LEAST: dict[str, Least] = {"POST": CODER}


def find_least(routes: Iterable[BaseRoute], scope: Any) -> Least | None:
    """The least role that may do what is asked; None for what nobody may. An address without a page is
    for readers: a stranger is not told what there is."""
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    for route in routes:
        match, _ = route.matches(scope)
        if match is Match.FULL and isinstance(route, Route):
            return look_up(method, route.path)
    return READER


def look_up(method: str, path: str) -> Least | None:
    if path.startswith(API):
        return API_LEAST.get(method, READER)
    return TABLE.get((method, path))
