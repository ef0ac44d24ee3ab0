"""What is kept beside an open desk: what costs time to find, what was answered to whom, and one lock."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, RLock
from typing import TypeVar
from weakref import WeakKeyDictionary

from counterclaim.exports import name_ledger
from counterclaim.exports.form.people import People
from counterclaim.pipeline import reading_version
from counterclaim.review.desk import Desk, Look, find_judged
from counterclaim.review.shelf import Shelf, build_shelf

T = TypeVar("T")

_KEPT = 16  # things found, of this state of the ledger and a few before it
_MOST_ANSWERS = 10_000  # answers to judgements, for who sends one twice

Place = tuple[int, int]
Past = tuple[date | None, str | None]


@dataclass(slots=True)
class Recent:
    """The last few things found, by what they were found for."""

    _held: OrderedDict[object, object] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    most: int = _KEPT

    def find(self, key: object, make: Callable[[], T]) -> T:
        """What is kept, or what `make` gives."""
        held = self.get(key)
        if held is None:
            held = make()
            self.keep(key, held)
        return held  # type: ignore[return-value]

    def get(self, key: object) -> object | None:
        """What is kept; None for what is not, or not any more."""
        with self._lock:
            return self._held.get(key)

    def keep(self, key: object, value: object) -> None:
        with self._lock:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > self.most:
                self._held.popitem(last=False)


class State:
    """Of one desk. `judging` is held from the look at the answers given before to the new answer."""

    def __init__(self, desk: Desk) -> None:
        self.ledger = name_ledger(desk.ledger.name)
        self.version = reading_version(desk.codebook)
        self.judging = RLock()
        self.answers = Recent(most=_MOST_ANSWERS)
        self._found = Recent()

    def find_people(self, place: Place, past: Past, find: Callable[[], People]) -> People:
        """Whom the answers hide; looked for once a state of the ledger."""
        return self._found.find(("people", place, past), find)

    def find_last_day(self, place: Place, find: Callable[[], str | None]) -> str | None:
        """The last day on which a report came out; looked for once a state of the ledger."""
        return self._found.find(("day", place), lambda: (find(),))[0]

    def find_shelf(self, look: Look, place: Place, past: Past) -> Shelf:
        """The shelf of the look's own book, which is not today's where a day is asked for."""
        if past[0] is None:
            return look.shelf
        browser = look.browser
        return self._found.find(
            ("shelf", place, past), lambda: build_shelf(browser, find_judged(browser.book.judgements()))
        )


_STATES: "WeakKeyDictionary[Desk, State]" = WeakKeyDictionary()
_MAKING = Lock()


def find_state(desk: Desk) -> State:
    with _MAKING:
        if desk not in _STATES:
            _STATES[desk] = State(desk)
        return _STATES[desk]
