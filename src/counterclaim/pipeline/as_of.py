"""The book as known on a day: worked out from what was published up to it, in a ledger of its own.

That ledger is a file in a private folder, made for the question and removed with the ledger it was asked
of. Reports whose day is not known are in none of these books. Several threads may ask at once: one makes a
book, the others wait for it, and none is taken away while somebody reads it.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, finalize

from counterclaim.codebook.schema import Codebook
from counterclaim.errors import UnknownIdError
from counterclaim.model import Incident
from counterclaim.pipeline.assembly import assemble

if TYPE_CHECKING:  # a worker reads without a ledger, and need not load its library
    from counterclaim.ledger import Ledger, LedgerBook

_KEPT = 4  # books of other days that stay open, for a reader who goes back and forth


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: all (no id given), or the component of one incident or site."""

    day: date
    incident: str | None = None
    site: str | None = None


@dataclass(slots=True)
class _Known:
    """A ledger that holds what was known on a day, with the place of the whole ledger when it was made.

    `readers` are those who have its book open; once it is `dropped` the last of them removes it.
    """

    ledger: "Ledger"
    position: int
    undated: int
    remove: "finalize[..., Ledger]"
    readers: int = 0
    dropped: bool = False


@dataclass(slots=True)
class _Kept:
    """The books of other days of one ledger, the one asked for longest ago first. `making` is held while one
    is made, `counting` while readers are counted."""

    known: dict[Asked, _Known] = field(default_factory=dict)
    making: Lock = field(default_factory=Lock)
    counting: Lock = field(default_factory=Lock)


_OPEN: "WeakKeyDictionary[Ledger, _Kept]" = WeakKeyDictionary()
_OPENING = Lock()


@contextmanager
def open_as_of(ledger: "Ledger", codebook: Codebook, asked: Asked) -> Iterator["LedgerBook"]:
    """The book of what was published up to `asked.day`; its `undated` says how many reports are left out
    because nobody knows their day.

    Where an incident or a site is named, only the reports that its component rests on are worked out:
    those that tell of it now, of incidents linked with it, and of the same site, and what they copy. The
    incident may be another then, or none: UnknownIdError is raised by the book's own methods.
    """
    with _OPENING:
        kept = _OPEN.setdefault(ledger, _Kept())
    known = _borrow(kept, ledger, codebook, asked)
    try:
        book = known.ledger.book()
        book.as_of, book.undated = asked.day, known.undated
        try:
            yield book
        finally:
            book.close()
    finally:
        _give_back(kept, known)


def _borrow(kept: _Kept, ledger: "Ledger", codebook: Codebook, asked: Asked) -> _Known:
    """What is kept for the question, else made now; its reader is counted."""
    with kept.making:
        known = _find_kept(kept, ledger, asked)
        if known is None:
            _drop(kept, asked)
            known = _make(ledger, codebook, asked)
            with kept.counting:
                kept.known[asked] = known
                known.readers += 1
        return known


def _find_kept(kept: _Kept, ledger: "Ledger", asked: Asked) -> _Known | None:
    with kept.counting:
        known = kept.known.get(asked)
        if known is None or known.position != ledger.position:
            return None
        kept.known[asked] = kept.known.pop(asked)  # it was asked for last now
        known.readers += 1
        return known


def _drop(kept: _Kept, asked: Asked) -> None:
    """Make room for one more; what somebody reads is removed when the last reader gives it back."""
    with kept.counting:
        while asked in kept.known or len(kept.known) >= _KEPT:
            dropped = kept.known.pop(asked if asked in kept.known else next(iter(kept.known)))
            dropped.dropped = True
            if not dropped.readers:
                dropped.remove()


def _give_back(kept: _Kept, known: _Known) -> None:
    with kept.counting:
        known.readers -= 1
        if known.dropped and not known.readers:
            known.remove()


def _make(ledger: "Ledger", codebook: Codebook, asked: Asked) -> _Known:
    from counterclaim.ledger import open_ledger

    position = ledger.position
    wanted, undated = _choose_reports(ledger, asked)
    folder = Path(mkdtemp(prefix="counterclaim-"))
    part = open_ledger(folder / "as-of.db")
    known = _Known(part, position, undated, finalize(ledger, _remove, part, folder))
    try:
        ledger.copy_to(part, wanted)
        assemble(part, codebook)
    except BaseException:
        known.remove()
        raise
    return known


def _remove(part: "Ledger", folder: Path) -> None:
    part.close()
    shutil.rmtree(folder, ignore_errors=True)


def _choose_reports(ledger: "Ledger", asked: Asked) -> tuple[list[str], int]:
    """The reports published up to the day, in order of arrival, and how many have no day."""
    among = _find_component(ledger, asked)
    days = list(ledger.published(among))
    undated = sum(day is None for _, day in days)
    return [known for known, day in days if day is not None and day <= asked.day], undated


def _find_component(ledger: "Ledger", asked: Asked) -> set[str] | None:
    """The reports that an incident or site rests on; None where all are asked for."""
    if asked.incident is None and asked.site is None:
        return None
    with closing(ledger.book()) as book:
        incidents = [book.incident(asked.incident)] if asked.incident is not None else []
        sites = {item.site_id for item in incidents if item.site_id is not None}
        sites |= {asked.site} if asked.site is not None else set()
        reports: set[str] = set()
        for site_id in sorted(sites):
            incidents += book.incidents(site_id=site_id)
            reports.update(claim.report_id for claim in book.claims(site_id=site_id))
        reports.update(known for item in _with_linked(book, incidents) for known in item.report_ids)
        originals = {book.report(known).copy_of for known in reports}
        return reports | {known for known in originals if known is not None}


def _with_linked(book: "LedgerBook", incidents: Iterable[Incident]) -> Iterator[Incident]:
    found = {item.id: item for item in incidents}
    yield from found.values()
    linked = {link.incident_id for item in found.values() for link in item.links} - found.keys()
    for incident_id in sorted(linked):
        try:
            yield book.incident(incident_id)
        except UnknownIdError:  # a link of a damaged book, which `check` tells
            continue
