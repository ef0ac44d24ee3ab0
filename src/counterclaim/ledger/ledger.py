"""The Ledger: what was stated and judged is appended here, what is worked out lies beside it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from weakref import WeakSet

from sqlalchemy import Connection, select

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger import (
    appending,
    audit,
    audit_soundness,
    book_soundness,
    bulk,
    copying,
    erasure,
    extract,
    merging,
    naming,
    retrieval,
    soundness,
    writing,
)
from counterclaim.ledger.address import Address, find_backend
from counterclaim.ledger.book import LedgerBook
from counterclaim.ledger.bulk import Appended
from counterclaim.ledger.codec import seal
from counterclaim.ledger.erasure import Tombstone
from counterclaim.ledger.faults import translated
from counterclaim.ledger.merging import Merged, Origin, Parts, Source
from counterclaim.ledger.migrations import is_newest, migrate
from counterclaim.ledger.people import People
from counterclaim.ledger.position import read_domains, read_position, read_stamp, write_domains
from counterclaim.ledger.renewal import Desk
from counterclaim.ledger.tables import readings, reports
from counterclaim.model import (
    AuditEntry,
    BookContent,
    Capture,
    Entry,
    Fact,
    Judgement,
    Problem,
    Reading,
    Report,
)

_TOO_OLD_TO_READ = (
    "an older program made it, and it may only be read: make the file and its folder writable, so that it"
    " can be brought up to date, or work on a copy"
)


def open_ledger(address: str | Path, *, create: bool = True) -> "Ledger":
    """The ledger at a path or URL (``libya.db``, ``sqlite:///libya.db``), made when it is not there.

    An older ledger is migrated. One that may not be written is opened for reading: every method that
    writes raises LedgerError then. LedgerError when there is none and `create` is not wanted, when it is
    newer than the program, or damaged.
    """
    place = find_backend(address)
    with translated("open", place.shown):
        return Ledger(place, create)


class Ledger:
    """An open ledger; a context manager. Every method that writes is one transaction: when it has
    returned, what it was given survives a crash."""

    def __init__(self, place: Address, create: bool) -> None:
        self.name = place.shown
        self._backend = place.backend
        self._engine = place.backend.open_engine(place.location, create)
        self._writer = self._engine.execution_options(writes=True)
        self._books: WeakSet[LedgerBook] = WeakSet()
        with self._engine.connect() as connection:
            newest = is_newest(connection)
        if self.read_only:
            if not newest:
                raise LedgerError(_TOO_OLD_TO_READ)
            return
        place.backend.prepare(self._engine)
        if not newest:
            with self._writing("migrate") as connection:
                migrate(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger and every book opened from it."""
        self._close_books()
        self._engine.dispose()

    @property
    def people(self) -> People:
        """Who may sign in to a workbench over this ledger."""
        return People(self._reading, partial(self._writing, "change who may sign in to"))

    # Appending

    def append(
        self,
        capture: Capture,
        report: Report,
        facts: Iterable[Fact] = (),
        reading: Reading | None = None,
        problems: Iterable[Problem] = (),
        *,
        force: bool = False,
    ) -> Problem | None:
        """Append what is new of one report, in one transaction; what is there already changes nothing.

        A report that was forgotten, or has the very text of one, is not appended: the returned
        Problem says when it was forgotten. `force` appends it all the same.
        """
        with self._writing("append to") as connection:
            return appending.append_report(connection, capture, report, facts, reading, problems, force)

    def append_many(self, batch: Sequence[Appended]) -> list[Problem]:
        """Append what is new of many reports in one transaction, in their order; what was forgotten is not
        appended, and the returned problems say so. Ten times as quick as one by one."""
        with self._writing("append to") as connection:
            return list(bulk.append_reports(connection, batch))

    def append_problems(self, problems: Iterable[Problem]) -> None:
        """Append problems of no report, such as a file that could not be read; each is kept once."""
        with self._writing("append to") as connection:
            appending.append_problems(connection, problems)

    def append_judgement(
        self,
        judgement: Judgement,
        *,
        since: int = 0,
        unless: Callable[[Iterable[Judgement]], None] | None = None,
    ) -> None:
        """Append a judgement. `unless` is told those that were appended behind the position `since`, while
        nobody else can write; what it raises is raised, and nothing is appended."""
        with self._writing("append to") as connection:
            if unless is not None:
                unless(tuple(retrieval.read_judgements(connection, since)))
            appending.append_judgement(connection, judgement)

    def append_coded(
        self, coded: Iterable[Judgement], file: str, *, by: str, at: datetime, **particulars: Any
    ) -> int:
        """Append judgements that were coded elsewhere and came in a file, with an entry of the import in the
        audit log, and give how many were new. `particulars` as for `record`."""
        with self._writing("import into") as connection:
            return merging.append_coded(connection, coded, file, by, at.isoformat(), particulars)

    def record(self, kind: str, subject: str, *, by: str, at: datetime, **particulars: Any) -> AuditEntry:
        """Append an entry to the audit log: an export, a sign-in, ... Judgements and erasures have theirs
        without being told. `particulars` are names and numbers, never words of a report; they stay."""
        with self._writing("append to") as connection:
            return audit.append_entry(connection, kind, subject, by, at.isoformat(), particulars)

    def merge(self, source: Source, origin: Origin, by: str, at: datetime) -> Merged:
        """Take in what an open bundle carries, which was checked: nothing is doubled, what is here stays,
        what differs is told. What follows from it has to be worked out. See `ledger/merging`."""
        with self._writing("import into") as connection:
            return merging.merge(connection, Parts(source), origin, by, at)

    def set_fact(self, report_id: str, name: str, value: str, by: str, at: datetime) -> None:
        """State something of a report: the latest of a name stands, and "" takes it back.

        `published` is a day (2019-07-05). UnknownIdError when there is no such report.
        """
        if name == "published" and value and retrieval.parse_day(value) is None:
            raise LedgerError(f"published must be a day like 2019-07-05, not {value!r}", report_id)
        with self._writing("append to") as connection:
            if not _has(connection, report_id):
                raise UnknownIdError(f"no report {report_id!r} in the ledger", report_id)
            appending.append_facts(connection, [Fact(report_id, name, value, by, at)])

    def forget(self, report_id: str, by: str, at: datetime, reason: str) -> None:
        """Take a report out of the ledger: bytes, text, facts, readings, the words of judgements on it.

        All that was worked out goes too and has to be worked out again. A tombstone stays. When this
        returns, the words are nowhere in the ledger's files; LedgerError when another program keeps
        them from being overwritten: forget the report once more then.
        """
        self._close_books()
        with self._writing("forget a report in") as connection:
            if _has(connection, report_id):
                erasure.erase(connection, report_id, by, at, reason)
            elif erasure.find_tombstone(connection, report_id) is None:
                raise UnknownIdError(f"no report {report_id!r} in the ledger", report_id)
        with translated("wipe", self.name):
            self._backend.wipe(self._engine)

    # Reading back

    @property
    def position(self) -> int:
        """A counter that goes up with every appended thing but problems; 0 when the ledger is empty."""
        with self._reading() as connection:
            return read_position(connection)

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains of the codebook that this ledger is read with; none while nothing was read."""
        with self._reading() as connection:
            return read_domains(connection)

    def add_domains(self, domains: Iterable[str]) -> tuple[str, ...]:
        """Put `domains` to those that the ledger is read with, and give them all."""
        with self._writing("append to") as connection:
            known = tuple(dict.fromkeys((*read_domains(connection), *domains)))
            write_domains(connection, known)
        return known

    def has_report(self, report_id: str) -> bool:
        with self._reading() as connection:
            return _has(connection, report_id)

    def has_reading(self, report_id: str, version: str) -> bool:
        """Whether this version of program and codebook has read the report."""
        wanted = select(readings.c.id).where(readings.c.report_id == report_id, readings.c.version == version)
        with self._reading() as connection:
            return connection.execute(wanted.limit(1)).first() is not None

    def forgotten(self, report_id: str, text: str | None = None) -> Problem | None:
        """When and by whom the report, or one of this very `text`, was forgotten; None when it is not."""
        with self._reading() as connection:
            return erasure.find_tombstone(connection, report_id, None if text is None else seal(text))

    def tombstones(self) -> list[Tombstone]:
        with self._reading() as connection:
            return erasure.list_tombstones(connection)

    def report_ids(self) -> list[str]:
        """In order of arrival."""
        with self._reading() as connection:
            return list(connection.scalars(select(reports.c.id).order_by(reports.c.arrival)))

    def find_report(self, wanted: str) -> str:
        """The id of the report meant by an id, the beginning of one, an address or a file name."""
        with self._reading() as connection:
            return naming.find_report(connection, wanted)

    def entry(self, report_id: str) -> Entry:
        with self._reading() as connection:
            return retrieval.read_entry(connection, report_id)

    def entries(self, as_of: date | None = None) -> Iterator[Entry]:
        """Every report that has been read, in order of arrival, with its current reading.

        `as_of` leaves out what was published after that day; reports of an unknown day stay.
        """
        after = 0
        while page := self._page(after):
            for entry in page:
                if as_of is None or entry.published is None or entry.published <= as_of:
                    yield entry
            after = page[-1].position

    def published(self, among: Collection[str] | None = None) -> Iterator[tuple[str, date | None]]:
        """Every report that has been read, or those of `among`, with its day of publication, in order of
        arrival."""
        with self._reading() as connection:
            for report_id, said in extract.list_published(connection, among):
                yield report_id, retrieval.parse_day(said or "")

    def copy_to(self, other: "Ledger", report_ids: Iterable[str]) -> None:
        """Copy these reports, in the order given, with what was said and judged of them into an empty
        ledger: their order of arrival and all their ids are the same there. Captures are left behind."""
        with self._reading() as source, other._writing("copy to") as target:
            extract.copy_reports(source, target, report_ids)

    def copy_all_to(self, other: "Ledger") -> None:
        """Copy all that was stated and judged into an empty ledger, of any backend; what is worked out has
        to be worked out there. LedgerError when `other` is not empty."""
        with self._reading() as source, other._writing("copy to") as target:
            copying.copy_facts(source, target)
            other._backend.catch_up(target)

    def facts(self, report_id: str) -> tuple[Fact, ...]:
        """All that was said of a report beside its text, in order; the last of a name stands."""
        with self._reading() as connection:
            return tuple(retrieval.read_facts(connection, [report_id])[report_id])

    def capture(self, report_id: str) -> Capture:
        """The bytes that a report was parsed from, as they were found."""
        with self._reading() as connection:
            return retrieval.read_capture(connection, report_id)

    def judgements(self) -> tuple[Judgement, ...]:
        """In the order in which they were made known to the ledger."""
        with self._reading() as connection:
            return tuple(retrieval.read_judgements(connection))

    def problems(self) -> Iterator[Problem]:
        """What could not be read, each once; what a newer reading no longer finds is left out."""
        with self._reading() as connection:
            yield from retrieval.read_problems(connection)

    # What is worked out

    def write_book(self, content: BookContent, *, stamp: int | None = None) -> None:
        """Put `content` in the place of all that was worked out before, in one transaction.

        `stamp` is the position of the ledger before its entries were read, so that what another
        program appends meanwhile shows as not worked out yet; without it, the position now.
        """
        with self._writing("write what was worked out to") as connection:
            until = read_position(connection) if stamp is None else stamp
            writing.write_content(connection, content, until)

    @contextmanager
    def renewing(self) -> Iterator[Desk]:
        """A desk over what is worked out, in one transaction that ends with the block."""
        with self._writing("write what was worked out to") as connection:
            desk = Desk(connection)
            yield desk
            desk.close()

    def book(self) -> LedgerBook:
        """What was worked out, as it stands now."""
        with translated("read", self.name):
            book = LedgerBook(self._engine.connect(), self.name)
        self._books.add(book)
        return book

    def is_current(self) -> bool:
        """Whether all that is in the ledger has been worked out."""
        with self._reading() as connection:
            return read_stamp(connection) == read_position(connection)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written to it, by the rights on its file or database."""
        return bool(self._engine.get_execution_options().get("read_only"))

    def audit(self) -> Iterator[AuditEntry]:
        """The audit log, the oldest entry first."""
        with self._reading() as connection:
            yield from audit.read_entries(connection)

    def imported(self) -> dict[str, Origin]:
        """The judgements that an import brought, by id, and the bundle that each came in."""
        with self._reading() as connection:
            return merging.list_imported(connection)

    def check(self, witness: tuple[int, str] | None = None) -> Iterator[Problem]:
        """What is not whole: a damaged file, words that changed, spans outside their text, ids that lead
        nowhere, a log that does not hold. `witness`: the number and the hash, or its beginning, of an entry
        of the log, kept elsewhere."""
        with self._reading() as connection:
            damage = self._backend.find_damage(connection)
            yield from (Problem("check", self.name, line, "go back to a backup") for line in damage)
            yield from soundness.find_faults(connection)
            yield from book_soundness.find_judgement_faults(connection)
            yield from audit_soundness.find_audit_faults(connection, self.name, witness)
            yield from book_soundness.find_book_faults(connection, self.name)

    def _page(self, after: int) -> list[Entry]:
        with self._reading() as connection:
            return retrieval.read_page(connection, after)

    def _close_books(self) -> None:
        for book in list(self._books):
            book.close()
        self._books.clear()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated("read", self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, doing: str) -> Iterator[Connection]:
        with translated(doing, self.name), self._writer.begin() as connection:
            self._backend.begin_writing(connection)
            yield connection


def _has(connection: Connection, report_id: str) -> bool:
    return connection.execute(select(reports.c.arrival).where(reports.c.id == report_id)).first() is not None
