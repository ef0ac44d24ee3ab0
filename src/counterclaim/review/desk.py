"""What the pages share: the open ledger, the codebook, the shelf of incidents, and who sits at the desk."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Protocol

from counterclaim.codebook.schema import Codebook
from counterclaim.errors import UnknownIdError
from counterclaim.ledger import Ledger, LedgerBook
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Judgement, Span, Verb
from counterclaim.model.judging import find_standing
from counterclaim.review.charts.map import Towns
from counterclaim.review.safety import Sessions
from counterclaim.review.shelf import Shelf, build_shelf
from counterclaim.review.telling.judgements import name_subject
from counterclaim.review.telling.moving import Moved, State, compare_states, take_state
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.queue import Item, find_items
from counterclaim.review.words import find_reports, index_words


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing in a report: its id, or why nothing was read."""

    report_id: str = ""
    trouble: str = ""


class Judge(Protocol):
    """Appends a person's judgement and works out anew what it touches."""

    def __call__(
        self,
        ledger: Ledger,
        verb: str,
        subjects: Sequence[str],
        change: Mapping[str, str] | None = None,
        *,
        by: str,
        reason: str = "",
    ) -> Judgement: ...


Bring = Callable[[Path, Mapping[str, str]], Brought]


class OpenBook(Protocol):
    """The book as of a day, worked out for one incident only."""

    def __call__(
        self, ledger: Ledger, *, as_of: date | None, incident: str | None
    ) -> AbstractContextManager[LedgerBook]: ...


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the ledger: all that is read through it is of one state."""

    browser: Browser
    names: Names
    shelf: Shelf


class Desk:
    """The state of a running workbench; `judge`, `bring` and `open_book` are handed in from the doors."""

    def __init__(
        self,
        ledger: Ledger,
        codebook: Codebook,
        *,
        by: str,
        judge: Judge,
        bring: Bring,
        open_book: OpenBook,
        towns: Towns = lambda south, west, north, east: (),
        private_names: bool = False,
    ) -> None:
        self.ledger = ledger
        self.codebook = codebook
        self.by = by
        self.private_names = private_names
        self.sessions = Sessions()
        self._judge = judge
        self._bring = bring
        self._open_book = open_book
        self.towns = towns
        self._writing = Lock()
        self._shelving = Lock()
        self._past = Lock()
        self._shelf: Shelf | None = None
        self.moved: Moved | None = None
        self._queue: tuple[int, list[Item]] | None = None

    @contextmanager
    def look(self) -> Iterator[Look]:
        book = self.ledger.book()
        try:
            browser = Browser(book, self.ledger.name)
            names = Names(browser, private_names=self.private_names, find_private=self._find_private)
            yield Look(browser, names, self._find_shelf(browser))
        finally:
            book.close()

    @contextmanager
    def look_back(self, as_of: date, incident: str) -> Iterator[Look]:
        """What was known of an incident on a day; UnknownIdError when nothing was. The shelf is today's.

        One at a time: the book of a day is made when it is first asked for, and an older one dropped for it.
        """
        opened = self._open_book(self.ledger, as_of=as_of, incident=incident)
        with self._past, self.look() as now, opened as book:
            browser = Browser(book, self.ledger.name)
            names = Names(browser, private_names=self.private_names, find_private=self._find_private)
            yield Look(browser, names, now.shelf)

    def find_reports(self, look: Look, words: str, most: int) -> list[str]:
        """Ids of reports that hold all of `words`."""
        return find_reports(self.ledger, look.browser, words, most)

    def judge(
        self, verb: str, subjects: Sequence[str], change: Mapping[str, str] | None = None, reason: str = ""
    ) -> Judgement:
        """Append one judgement; errors of the house say what does not fit, and nothing is appended then."""
        with self._writing:
            about, before = self._take_state(self._spread(verb, subjects, change or {}))
            judgement = self._judge(self.ledger, verb, subjects, change, by=self.by, reason=reason)
            _, after = self._take_state(self._spread(verb, subjects, change or {}))
            self.moved = Moved(judgement, about, compare_states(before, after))
        with self.look() as look:
            self.find_queue(look)
        return judgement

    def find_queue(self, look: Look) -> list[Item]:
        """What needs a person, found once for each state of the ledger."""
        stamp = look.browser.book.stamp
        if self._queue is None or self._queue[0] != stamp:
            self._queue = (stamp, find_items(look.browser, look.shelf))
        return self._queue[1]

    def _spread(self, verb: str, subjects: Sequence[str], change: Mapping[str, str]) -> list[str]:
        """What a judgement is about; of one that is taken back, what that was about."""
        if verb != Verb.UNDO:
            return [*subjects, *(change[name] for name in ("incident", "site") if name in change)]
        judged = {each.id: each for each in self.ledger.judgements()}
        undone = [judged[subject] for subject in subjects if subject in judged]
        return [part for each in undone for part in (*each.subjects, *dict(each.change).values())]

    def _take_state(self, subjects: Sequence[str]) -> tuple[str, State]:
        with self.look() as look:
            named = (name_subject(subject, look.browser, look.names, {})[0] for subject in subjects)
            return "; ".join(dict.fromkeys(named)), take_state(look.browser, look.names, subjects)

    def bring(self, file: Path, given: Mapping[str, str]) -> Brought:
        """Read a file into the ledger, in another process."""
        with self._writing:
            brought = self._bring(file, given)
        self.refresh()
        return brought

    def refresh(self) -> None:
        """Make shelf, queue and index of words anew now, so that the next page does not wait for them."""
        index_words(self.ledger)
        with self.look() as look:
            self.find_queue(look)

    def _find_private(self, report_id: str) -> tuple[Span, ...]:
        """Where the report names private people, as its current reading has it."""
        try:
            members = self.ledger.entry(report_id).reading.cast
        except UnknownIdError:  # nothing was read from it, so nobody is known in it
            return ()
        return tuple(sorted({span for member in members if member.private for span in member.spans}))

    def _find_shelf(self, browser: Browser) -> Shelf:
        held = self._shelf
        if held is not None and held.stamp == browser.book.stamp:
            return held
        with self._shelving:
            held = self._shelf
            if held is None or held.stamp != browser.book.stamp:
                held = build_shelf(browser, find_judged(browser.book.judgements()))
                self._shelf = held
            return held


def find_judged(judgements: Iterator[Judgement]) -> set[str]:
    """Every id that a standing judgement is about."""
    standing = find_standing(judgements)
    return {subject for judgement in standing for subject in judgement.subjects}
