"""One question to the interface: who asks, what stands in the address, and the state that answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from starlette.requests import Request

from counterclaim.exports.form.exchange import FORMAT, Data
from counterclaim.exports.form.people import People
from counterclaim.model.people import Person
from counterclaim.review.access.asking import find_person
from counterclaim.review.api.cursors import K, Key, read_cursor, read_id, write_cursor
from counterclaim.review.api.parameters import LONGEST, USUAL, Parameter, Schema, Values, read_query
from counterclaim.review.api.refusing import Refusal
from counterclaim.review.api.rows import Rows
from counterclaim.review.api.showing import Shown
from counterclaim.review.api.state import Past, State, find_state
from counterclaim.review.desk import Desk, Look
from counterclaim.review.pages.answering import find_desk


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the interface does: its address, what may stand behind it, what it answers.

    `run` does it; its documentation is the operation's description. `body` is what a POST takes.
    `looks_back`: a day that is asked for opens the book of that day.
    """

    method: str
    path: str
    run: "Run"
    answer: Schema
    parameters: tuple[Parameter, ...] = ()
    body: Schema | None = None
    status: int = 200
    looks_back: bool = True

    @property
    def name(self) -> str:
        return self.run.__name__


@dataclass(frozen=True)
class Asked:
    """`path` holds the ids of the address, `values` what stands behind the question mark, `sent` the body."""

    desk: Desk
    operation: Operation
    path: Mapping[str, str]
    values: Values
    person: Person
    headers: Mapping[str, str]
    sent: Data

    @property
    def state(self) -> State:
        return find_state(self.desk)

    @property
    def as_of(self) -> date | None:
        day: date | None = self.values.get("as_of")
        return day

    def get(self, name: str) -> Any:
        """A value of the address, before the question mark or behind it; None where it is not given."""
        return self.path.get(name, self.values.get(name))

    @property
    def question(self) -> str:
        """The same for two pages of one list."""
        turning = ("cursor", "limit")
        kept = sorted((name, str(value)) for name, value in self.values.items() if name not in turning)
        return f"{self.operation.name} {sorted(self.path.items())} {kept}"


def read_asked(operation: Operation, request: Request, sent: Data | None = None) -> Asked:
    """Refusal for an address that is not well formed."""
    for name, given in request.path_params.items():
        if not 0 < len(given) <= LONGEST or "\0" in given:
            raise Refusal(404, "not_in_the_ledger", f"no {name} has such an id", name)
    return Asked(
        desk=find_desk(request),
        operation=operation,
        path=dict(request.path_params),
        values=read_query(request.query_params.multi_items(), operation.parameters),
        person=find_person(request),
        headers=request.headers,
        sent=sent or {},
    )


@dataclass(frozen=True)
class Seen:
    """What a question is answered from: one state of the book, today's or that of a day."""

    asked: Asked
    look: Look
    rows: Rows
    place: tuple[int, int]
    past: Past

    @cached_property
    def shown(self) -> Shown:
        desk = self.asked.desk

        def find() -> People:
            return People(() if desk.private_names else self.rows.private_actors(), False)

        people = self.asked.state.find_people(self.place, self.past, find)
        return Shown(desk, self.look, self.rows, people)

    @property
    def limit(self) -> int:
        limit: int = self.asked.values.get("limit", USUAL)
        return limit

    @property
    def after(self) -> str:
        """The id after which the page begins; "" at the beginning of a list."""
        return self.after_key(read_id) or ""

    def after_key(self, read: Callable[[object], K]) -> K | None:
        """The same of a list that goes by another key, as `read` takes it."""
        cursor = self.asked.values.get("cursor")
        return None if cursor is None else read_cursor(self.asked.question, cursor, read)

    def one(self, name: str, record: Any, **beside: Any) -> Data:
        return {**self._head(), name: record, **beside}

    def page(
        self, name: str, records: Sequence[Data], end: Key | None, *, total: int | None = None, **beside: Any
    ) -> Data:
        """`end`: the key after which the list goes on; None where it does not."""
        cursor = None if end is None else write_cursor(self.asked.question, end)
        return {**self._head(), name: list(records), **beside, "next": cursor, "total": total}

    def _head(self) -> Data:
        state, as_of = self.asked.state, self.asked.as_of
        day = as_of.isoformat() if as_of else state.find_last_day(self.place, self.rows.last_day)
        return {
            "format": FORMAT,
            "ledger": state.ledger or None,
            "as_of": day,
            "version": state.version,
            "undated": self.look.browser.book.undated,
        }


@dataclass(frozen=True, slots=True)
class Answered:
    """What an operation that changes something answers."""

    data: Data
    status: int = 200
    headers: Mapping[str, str] | None = None


Run = Callable[[Seen], Data] | Callable[[Asked], Answered]
