"""What every page needs to answer: the desk, the frame around a page, and redirects to our own paths only."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.model.people import Person, Role
from counterclaim.review.access.asking import find_person
from counterclaim.review.desk import Desk
from counterclaim.review.rendering import render
from counterclaim.review.safety import COOKIE
from counterclaim.review.seen import Seen

THEMES = ("system", "light", "dark")
THEME_COOKIE = "counterclaim_theme"
NOTICES = {
    "judged": "Judged. It stands in the ledger, and can be undone.",
    "undone": "Undone. Both the judgement and its undoing stay in the ledger.",
    "brought": "Read into the ledger.",
    "again": "This report was in the ledger already.",
    "password": "Your password was changed. Whoever else was signed in by your name is signed out.",
    "people": "Changed. It holds from now on, also for who is signed in.",
}


def find_desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def answer(request: Request, template: str, room: str, /, *, status: int = 200, **values: Any) -> Response:
    """The page made from `template`; `room` is the part of the workbench that it belongs to."""
    desk = find_desk(request)
    person: Person | None = getattr(request.state, "person", None)
    known = person is not None or not desk.entrance.signs_in
    name, new = desk.sessions.name(request)
    theme = request.cookies.get(THEME_COOKIE, "")
    frame = {
        "room": room,
        "by": (desk.local if person is None else person).name if known else "",
        "ledger": desk.ledger.name if known else "",
        "theme": theme if theme in THEMES else "system",
        "token": desk.sessions.token(name),
        "waiting": desk.waiting if known else 0,
        "back": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "decides": desk.entrance.signs_in and person is not None and person.may(Role.REVIEWER),
        "seen": Seen(desk, find_person(request)),
        "notice": NOTICES.get(request.query_params.get("said", ""), ""),
    }
    response = HTMLResponse(render(template, **(frame | values)), status)
    if new:
        secret = desk.entrance.is_secret(request.headers.get("host", ""))
        response.set_cookie(COOKIE, name, httponly=True, samesite="strict", path="/", secure=secret)
    return response


def go_to(path: str, said: str = "") -> Response:
    """On to a page of ours; anything else that a form names leads to the start."""
    target = find_own_path(path)
    if said:
        before, mark, fragment = target.partition("#")
        target = f"{before}{'&' if '?' in before else '?'}said={said}{mark}{fragment}"
    return RedirectResponse(target, 303)


def find_own_path(path: str) -> str:
    """`path` where it leads to a page of ours, else the start."""
    parts = urlsplit(path)
    own = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    )
    return path if own else "/incidents"


def read_day(text: str) -> date | None:
    """A day as in an address; None for nothing, or for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_page_number(request: Request) -> int:
    """The number of the page asked for, from 1; what is no number is the first."""
    text = request.query_params.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1
