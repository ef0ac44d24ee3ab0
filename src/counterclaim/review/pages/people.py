"""The people of the team: added, given a role, removed; and whether they read blind."""

from collections.abc import Callable
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger.passwords import SHORTEST
from counterclaim.ledger.people import People
from counterclaim.model.people import Role
from counterclaim.review.access.asking import find_person
from counterclaim.review.pages.answering import answer, find_desk, go_to
from counterclaim.review.pages.forms import Form, read_form

Move = Callable[[People, Form, str, datetime], None]


def show_people(request: Request) -> Response:
    return _show(request, "")


def _show(request: Request, trouble: str) -> Response:
    people = find_desk(request).ledger.people
    return answer(
        request,
        "people.html",
        "",
        status=422 if trouble else 200,
        trouble=trouble,
        members=people.members(),
        roles=[role.value for role in Role],
        blind=people.reads_blind,
        own=find_person(request).name,
        shortest=SHORTEST,
    )


async def add_person(request: Request) -> Response:
    return await _move(request, _add)


async def change_role(request: Request) -> Response:
    return await _move(request, _change_role)


async def give_password(request: Request) -> Response:
    return await _move(request, _give_password)


async def remove_person(request: Request) -> Response:
    return await _move(request, _remove)


async def switch_blind(request: Request) -> Response:
    return await _move(request, _switch_blind)


async def _move(request: Request, move: Move) -> Response:
    form = await read_form(request)
    people = find_desk(request).ledger.people
    own = find_person(request).name
    try:
        await run_in_threadpool(move, people, form, own, datetime.now(UTC))
    except (LedgerError, UnknownIdError) as error:
        return await run_in_threadpool(_show, request, str(error))
    return go_to("/people", "people")


def _add(people: People, form: Form, own: str, now: datetime) -> None:
    people.add(form.get("name"), _read_role(form), form.get("password"), by=own, at=now)


def _change_role(people: People, form: Form, own: str, now: datetime) -> None:
    people.set_role(_find_other(form, own), _read_role(form), by=own, at=now)


def _give_password(people: People, form: Form, own: str, now: datetime) -> None:
    people.set_password(_find_other(form, own), form.get("password"), by=own, at=now)


def _remove(people: People, form: Form, own: str, now: datetime) -> None:
    people.remove(_find_other(form, own), by=own, at=now)


def _switch_blind(people: People, form: Form, own: str, now: datetime) -> None:
    if form.get("blind") not in ("on", "off"):
        raise LedgerError("blind reading is 'on' or 'off'")
    people.set_blind(form.get("blind") == "on", by=own, at=now)


def _find_other(form: Form, own: str) -> str:
    """Somebody else: an admin who locks themself out may be the last."""
    name = form.get("name")
    if name.casefold() == own.casefold():
        raise LedgerError("nobody changes themself here: ask another admin, or use `counterclaim coder`")
    return name


def _read_role(form: Form) -> Role:
    try:
        return Role(form.get("role"))
    except ValueError:
        raise LedgerError(f"there is no role {form.get('role')!r}") from None
