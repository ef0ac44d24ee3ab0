"""The book as known on a day: worked out from what was published up to it, in a ledger of its own.

That ledger is a file in a private folder, made for the question and removed with the ledger it was asked
of. Reports whose day is not known are in none of these books.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
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
    """A ledger that holds what was known on a day, with the place of the whole ledger when it was made."""

    ledger: "Ledger"
    position: int
    undated: int
    remove: "finalize[..., Ledger]"


_OPEN: "WeakKeyDictionary[Ledger, dict[Asked, _Known]]" = WeakKeyDictionary()


@contextmanager
def open_as_of(ledger: "Ledger", codebook: Codebook, asked: Asked) -> Iterator["LedgerBook"]:
    """The book of what was published up to `asked.day`; its `undated` says how many reports are left out
    because nobody knows their day.

    Where an incident or a site is named, only the reports that its component rests on are worked out:
    those that tell of it now, of incidents linked with it, and of the same site, and what they copy. The
    incident may be another then, or none: UnknownIdError is raised by the book's own methods.
    """
    known = _find_kept(ledger, asked) or _make(ledger, codebook, asked)
    book = known.ledger.book()
    book.as_of, book.undated = asked.day, known.undated
    try:
        yield book
    finally:
        book.close()


def _find_kept(ledger: "Ledger", asked: Asked) -> _Known | None:
    known = _OPEN.get(ledger, {}).get(asked)
    return known if known is not None and known.position == ledger.position else None


def _make(ledger: "Ledger", codebook: Codebook, asked: Asked) -> _Known:
    from counterclaim.ledger import open_ledger

    kept = _OPEN.setdefault(ledger, {})
    while len(kept) >= _KEPT or asked in kept:
        oldest = asked if asked in kept else next(iter(kept))
        kept.pop(oldest).remove()
    position = ledger.position
    wanted, undated = _choose_reports(ledger, asked)
    folder = Path(mkdtemp(prefix="counterclaim-"))
    part = open_ledger(folder / "as-of.db")
    known = _Known(part, position, undated, finalize(ledger, _remove, part, folder))
    kept[asked] = known
    ledger.copy_to(part, wanted)
    assemble(part, codebook)
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
    book = ledger.book()
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
