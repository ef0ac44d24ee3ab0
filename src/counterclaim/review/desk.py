"""What the pages share: the open ledger, the codebook, the shelf of incidents, and who sits at the desk."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Protocol

from counterclaim.codebook.schema import Codebook
from counterclaim.ledger import Ledger, LedgerBook
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Judgement, Verb
from counterclaim.model.answers import find_visible, gather_answers
from counterclaim.model.judging import find_kept, find_standing, in_order
from counterclaim.model.people import Person, Role
from counterclaim.pipeline import Check, Sight
from counterclaim.pipeline.questions import Item, find_items
from counterclaim.review.access.attempts import Attempts
from counterclaim.review.access.entrance import Entrance
from counterclaim.review.access.turns import ANSWERS, check_turn
from counterclaim.review.charts.map import Towns, draw_map
from counterclaim.review.private import find_private
from counterclaim.review.rendering import warm_up
from counterclaim.review.safety import Sessions
from counterclaim.review.shelf import Shelf, build_shelf
from counterclaim.review.telling.judgements import name_subject
from counterclaim.review.telling.moving import Moved, State, compare_states, take_state
from counterclaim.review.telling.names import Names
from counterclaim.review.tiles import Tiles
from counterclaim.review.words import find_reports, index_words

MOST_MOVED = 100  # people whose last judgement is held ready with what it moved


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
        role: str = "",
        blind: bool = False,
        sight: Sight | None = None,
        check: Check | None = None,
        codebook: Codebook | None = None,
    ) -> Judgement: ...


Bring = Callable[[Path, Mapping[str, str]], Brought]


class OpenBook(Protocol):
    """The book as of a day, worked out for one incident or one site alone where it is named."""

    def __call__(
        self,
        ledger: Ledger,
        *,
        as_of: date | None,
        incident: str | None,
        site: str | None,
        codebook: Codebook | None,
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
        entrance: Entrance | None = None,
        tiles: Tiles | None = None,
    ) -> None:
        self.ledger = ledger
        self.codebook = codebook
        self._domains = ledger.domains
        self.by = by
        self.local = Person(by, Role.ADMIN)
        self.entrance = entrance or Entrance()
        self.attempts = Attempts()
        self.private_names = private_names
        self.sessions = Sessions()
        self._judge = judge
        self._bring = bring
        self._open_book = open_book
        self.towns = towns
        self.tiles = tiles
        self._writing = Lock()
        self._shelving = Lock()
        self._shelf: Shelf | None = None
        self.moved: Moved | None = None
        self._moved_by: OrderedDict[str, Moved] = OrderedDict()
        self._queue: tuple[int, list[Item]] | None = None

    @contextmanager
    def look(self) -> Iterator[Look]:
        book = self.ledger.book()
        try:
            browser = Browser(book, self.ledger.name)
            yield Look(browser, self._make_names(browser), self._find_shelf(browser))
        finally:
            book.close()

    @contextmanager
    def look_back(
        self, as_of: date, incident: str | None = None, *, site: str | None = None
    ) -> Iterator[Look]:
        """What was known on a day, of one incident or site where it is named; UnknownIdError when nothing was
        of the incident. The shelf is today's."""
        opened = self._open_book(
            self.ledger, as_of=as_of, incident=incident, site=site, codebook=self.codebook
        )
        with self.look() as now, opened as book:
            browser = Browser(book, self.ledger.name)
            yield Look(browser, self._make_names(browser), now.shelf)

    def find_reports(self, look: Look, words: str, most: int) -> list[str]:
        """Ids of reports that hold all of `words`."""
        return find_reports(self.ledger, look.browser, words, most)

    def judge(
        self,
        verb: str,
        subjects: Sequence[str],
        change: Mapping[str, str] | None = None,
        reason: str = "",
        *,
        person: Person | None = None,
        sight: Sight | None = None,
    ) -> Judgement:
        """Append one judgement of `person`, or of who sits here; errors of the house say what does not fit,
        that the person may not, or with `sight` that others judged the same meanwhile. Nothing is appended
        then."""
        who = person or self.local
        people = self.ledger.people
        with self._writing:
            blind = people.reads_blind and who.role is Role.CODER
            spread = self._spread(verb, subjects, change or {})
            about, before, touched = self._take_state(spread)
            judgement = self._judge(
                self.ledger,
                verb,
                subjects,
                change,
                by=who.name,
                reason=reason,
                # One person alone has no role: nobody is there to be outranked.
                role="" if people.is_empty() else who.role.value,
                blind=blind and verb in ANSWERS,
                sight=sight,
                check=partial(check_turn, who, blind),
                # Another program may have put a domain to those of the ledger.
                codebook=self.codebook if self.ledger.domains == self._domains else None,
            )
            # A claim that is rejected leads to its incident no more.
            _, after, _ = self._take_state([*spread, *touched])
            self._keep_moved(who, Moved(judgement, about, compare_states(before, after)))
        with self.look() as look:
            self.find_queue(look)
        return judgement

    def _keep_moved(self, who: Person, moved: Moved) -> None:
        self.moved = self._moved_by[who.name] = moved
        self._moved_by.move_to_end(who.name)
        while len(self._moved_by) > MOST_MOVED:
            self._moved_by.popitem(last=False)

    def find_moved(self, person: Person) -> Moved | None:
        """What the person's own last judgement moved."""
        return self._moved_by.get(person.name)

    def list_judgements(self, person: Person) -> tuple[Judgement, ...]:
        """The judgements that a person may see, the oldest first."""
        every = in_order(self.ledger.judgements())
        return find_visible(every, find_kept(every), person.name, person.role)

    def find_queue_of(self, look: Look, person: Person) -> list[Item]:
        """What needs this person: not what they answered blind already, nor what waits for a reviewer."""
        items = self.find_queue(look)
        answers = gather_answers(find_kept(look.browser.book.judgements()))
        answered = {
            question.subjects
            for question, each in answers.items()
            if each.closed or (person.role is Role.CODER and person.name in each.blind)
        }
        return [item for item in items if not _is_answered(item, answered)] if answered else items

    def find_queue(self, look: Look) -> list[Item]:
        """What needs a person, found once for each state of the ledger."""
        stamp = look.browser.book.stamp
        if self._queue is None or self._queue[0] != stamp:
            self._queue = (stamp, find_items(look.browser))
        return self._queue[1]

    @property
    def waiting(self) -> int:
        """How many questions the queue had when it was last found; 0 before that."""
        return len(self._queue[1]) if self._queue is not None else 0

    def _spread(self, verb: str, subjects: Sequence[str], change: Mapping[str, str]) -> list[str]:
        """What a judgement is about; of one that is taken back, what that was about."""
        if verb != Verb.UNDO:
            return [*subjects, *(change[name] for name in ("incident", "site") if name in change)]
        judged = {each.id: each for each in self.ledger.judgements()}
        undone = [judged[subject] for subject in subjects if subject in judged]
        return [part for each in undone for part in (*each.subjects, *dict(each.change).values())]

    def _take_state(self, subjects: Sequence[str]) -> tuple[str, State, list[str]]:
        """What the subjects are called, the counts, and the incidents that they are of."""
        with self.look() as look:
            browser, names = look.browser, look.names
            called = (name_subject(subject, browser, names, {})[0] for subject in subjects)
            incidents = sorted(browser.incidents_of(subjects))
            return "; ".join(dict.fromkeys(called)), take_state(browser, names, subjects), incidents

    def bring(self, file: Path, given: Mapping[str, str]) -> Brought:
        """Read a file into the ledger, in another process."""
        with self._writing:
            brought = self._bring(file, given)
        self.refresh()
        return brought

    def refresh(self) -> None:
        """Make shelf, queue and index of words anew now, so that the next page does not wait for them; nor
        for templates and the towns of the map, which are read when they are first asked for."""
        index_words(self.ledger)
        warm_up()
        with self.look() as look:
            self.find_queue(look)
            draw_map(look.shelf.rows, self.towns)

    def _make_names(self, browser: Browser) -> Names:
        find = partial(find_private, self.ledger)
        return Names(browser, private_names=self.private_names, find_private=find)

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


def _is_answered(item: Item, answered: Set[tuple[str, ...]]) -> bool:
    """Whether the two were judged, or each of several things that are judged alike."""
    pair = tuple(sorted(item.subjects))
    return pair in answered or all((subject,) in answered for subject in item.subjects)


def find_judged(judgements: Iterator[Judgement]) -> set[str]:
    """Every id that a standing judgement is about."""
    standing = find_standing(judgements)
    return {subject for judgement in standing for subject in judgement.subjects}
