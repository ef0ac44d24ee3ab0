"""From request to answer: the address is checked, the ledger looked at once, and what is known is not sent
again. Whatever is wrong is answered in one form."""

import json
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from secrets import token_hex
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import CounterclaimError, UnknownIdError
from counterclaim.exports.form.exchange import Data
from counterclaim.ledger.tables import book_happenings
from counterclaim.model import Happening
from counterclaim.review.api.asking import Answered, Asked, Operation, Seen, read_asked
from counterclaim.review.api.bodies import read_body
from counterclaim.review.api.refusing import Refusal, refuse
from counterclaim.review.api.rows import Rows
from counterclaim.review.desk import Look
from counterclaim.review.pages.answering import find_desk
from counterclaim.review.safety import TooLongError

# Another program may answer the same question of the same ledger in other words.
_BORN = token_hex(16)
# Whole books of other days are worked out for so many reports; of more, for one incident only.
MOST_WORKED_OUT = 1_000

Page = Callable[[Request], Response]
AsyncPage = Callable[[Request], Coroutine[Any, Any, Response]]


def reading(operation: Operation) -> Page:
    """The page that answers a GET."""

    def answer(request: Request) -> Response:
        try:
            return _read(read_asked(operation, request), request.headers.get("if-none-match", ""))
        except (Refusal, CounterclaimError) as error:
            return show_refusal(refuse(error, find_desk(request).ledger.name))

    answer.__name__ = operation.name
    return answer


def writing(operation: Operation) -> AsyncPage:
    """The page that takes a POST."""

    async def answer(request: Request) -> Response:
        try:
            sent = await read_body(request)
            asked = read_asked(operation, request, sent)
            run = cast(Callable[[Asked], Answered], operation.run)
            answered = await run_in_threadpool(run, asked)
        except (Refusal, CounterclaimError, TooLongError) as error:
            return show_refusal(refuse(error, find_desk(request).ledger.name))
        headers = {"cache-control": "no-store", **(answered.headers or {})}
        return show_data(answered.data, answered.status, headers)

    answer.__name__ = operation.name
    return answer


def show_data(data: Data, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone half of a character that a broken report holds has no bytes of its own.
    content = body.encode("utf-8", "replace")
    return Response(content, status, dict(headers or {}), "application/json")


def show_refusal(refusal: Refusal) -> Response:
    return show_data(refusal.data, refusal.status, {"cache-control": "no-store", **refusal.headers})


def _read(asked: Asked, known: str) -> Response:
    run = cast(Callable[[Seen], Data], asked.operation.run)
    desk = asked.desk
    with desk.look() as look:
        rows = Rows(look.browser.book, desk.ledger.name)
        place = rows.read_place()
        headers = {"etag": write_tag(asked, place), "cache-control": "private, no-cache"}
        if is_known(headers["etag"], known):
            return Response(status_code=304, headers=headers)
        incident, past = _look_back(asked, look, rows)
        with past as then:
            rows = Rows(then.browser.book, desk.ledger.name)
            day = None if then is look else asked.as_of
            return show_data(run(Seen(asked, then, rows, place, (day, incident))), headers=headers)


def _look_back(asked: Asked, look: Look, rows: Rows) -> tuple[str | None, AbstractContextManager[Look]]:
    """The state that answers: this one, or that of the day asked for, worked out for one incident only."""
    if asked.as_of is None or not asked.operation.looks_back:
        return None, nullcontext(look)
    incident = _find_component(asked, look, rows)
    if incident is None and look.browser.count_reports() > MOST_WORKED_OUT:
        raise Refusal(
            422,
            "too_much_to_work_out",
            f"as of a day, whole lists are worked out of up to {MOST_WORKED_OUT:,} reports: name an incident",
            "as_of",
        )
    return incident, asked.desk.look_back(asked.as_of, incident)


def _find_component(asked: Asked, look: Look, rows: Rows) -> str | None:
    """The incident that the question is about; None where it is about more."""
    if (incident := asked.get("incident")) is not None:
        found = rows.find_incident(incident)
        if found is None:
            raise UnknownIdError(f"no incident {incident!r} in the ledger", incident)
        return found
    if "claim" in asked.path:
        return look.browser.claim(asked.path["claim"]).incident_id
    known = asked.path.get("happening", "")
    return next((each.incident_id for each in rows.named(Happening, book_happenings, [known])), None)


def write_tag(asked: Asked, place: tuple[int, int]) -> str:
    """The same tag means the same answer: for one ledger in one state, one question and one person."""
    desk = asked.desk
    parts = (desk.ledger.name, desk.private_names, asked.person, *place, asked.question)
    turned = (asked.values.get("limit"), asked.values.get("cursor"))
    return f'"{sha256(repr((_BORN, *parts, *turned)).encode()).hexdigest()[:32]}"'


def is_known(tag: str, known: str) -> bool:
    """Whether the header If-None-Match names the tag."""
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in known.split(","))
