"""Who asks: by the cookie of a sign-in, by a key for programs, or the one person of an own machine."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import HTTPConnection

from counterclaim.model.people import Person
from counterclaim.review.desk import Desk

API = "/api/"
BEARER = "bearer "
_COOKIE = "counterclaim_coder"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, None for nobody; and the secret of the sign-in that says so, "" where another thing does."""

    person: Person | None
    sign_in: str = ""


def name_cookie(secret: bool) -> str:
    """The cookie of a sign-in. Where TLS hides it, its name has the browser take it from this very host
    alone and give it to no other."""
    return f"__Host-{_COOKIE}" if secret else _COOKIE


def identify(desk: Desk, request: HTTPConnection) -> Asker:
    """Reads the ledger. A key counts under the interface for programs only, and no cookie beside it."""
    if not desk.entrance.signs_in:
        return Asker(desk.local)
    said = request.headers.get("authorization")
    if said is not None:
        key = said[len(BEARER) :].strip() if said[: len(BEARER)].casefold() == BEARER else ""
        of_programs = key != "" and request.url.path.startswith(API)
        return Asker(desk.ledger.people.find_by_key(key) if of_programs else None)
    secret = request.cookies.get(name_cookie(desk.entrance.is_secret(request.headers.get("host", ""))), "")
    person = desk.ledger.people.find_signed_in(secret, datetime.now(UTC)) if secret else None
    return Asker(person, secret if person is not None else "")


def find_person(request: HTTPConnection) -> Person:
    """Who asks, once they were let in; the desk's own person where no layer of access stands before."""
    person: Person | None = getattr(request.state, "person", None)
    desk: Desk = request.app.state.desk
    return desk.local if person is None else person
