"""The Book over the derived tables: read row by row, never all of it in memory."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar
from weakref import finalize

from sqlalchemy import ColumnElement, Connection, Select, Table, or_, select

from counterclaim.errors import UnknownIdError
from counterclaim.ledger import carrying
from counterclaim.ledger.codec import decode
from counterclaim.ledger.faults import translated
from counterclaim.ledger.position import read_stamp
from counterclaim.ledger.retrieval import read_judgements, read_problems
from counterclaim.ledger.tables import (
    book_actors,
    book_borders,
    book_claims,
    book_disputes,
    book_happenings,
    book_incident_ids,
    book_incidents,
    book_open_actors,
    book_reports,
    book_sites,
    book_statements,
    reports,
)
from counterclaim.model import (
    Actor,
    Border,
    Claim,
    Dispute,
    Happening,
    Incident,
    Judgement,
    OpenActor,
    Problem,
    ReportEntry,
    Site,
    Statement,
)

T = TypeVar("T")

CHUNK = 500
SHOWN = 5


class LedgerBook:
    """What was worked out, as it stood when the book was opened: a rebuild meanwhile does not show.

    Order, the same whatever the order of reading: reports and incidents by day, unknown days last;
    statements, happenings and claims by report and place in it; actors and sites by name; then by id.
    The book is closed with its ledger, or earlier when nobody holds it any more.
    """

    def __init__(self, connection: Connection, ledger: str) -> None:
        self._connection = connection
        self._ledger = ledger
        # A connection and its transaction hold each other: without this they would wait for the collector.
        self._end = finalize(self, connection.close)
        self.as_of: date | None = None
        self.undated = 0  # reports left out of a book as of a day, because their own day is not known
        # The first read is what fixes the state that this transaction sees.
        self._stamp = read_stamp(connection)

    @property
    def stamp(self) -> int:
        """The place in the ledger up to which the book holds; 0 when nothing was worked out yet."""
        return self._stamp

    def close(self) -> None:
        self._end()

    def reports(self) -> Iterator[ReportEntry]:
        yield from self._reports(self._select_reports())

    def report(self, report_id: str) -> ReportEntry:
        """The report of this id; UnknownIdError when the book has none."""
        for entry in self._reports(self._select_reports().where(reports.c.id == report_id)):
            return entry
        raise UnknownIdError(f"no report {report_id!r} in the book", report_id)

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        table = book_statements
        only = () if report_id is None else (table.c.report_id == report_id,)
        return self._stream(Statement, table, *only, order=("report_id", "start", "id"))

    def happenings(self) -> Iterator[Happening]:
        return self._stream(Happening, book_happenings, order=("report_id", "start", "id"))

    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
        table = book_claims
        only = []
        if incident_id is not None:
            only.append(table.c.incident_id == self._resolve(incident_id))
        if site_id is not None:
            only.append(table.c.site_id == site_id)
        return self._stream(Claim, table, *only, order=("report_id", "start", "id"))

    def actors(self) -> Iterator[Actor]:
        return self._stream(Actor, book_actors, order=("name", "id"))

    def claims_of(self, claim_ids: Sequence[str]) -> Iterator[Claim]:
        """The claims of these ids, in their order; one that is not there is passed over."""
        table = book_claims
        for start in range(0, len(claim_ids), CHUNK):
            chunk = claim_ids[start : start + CHUNK]
            found = {
                claim.id: claim for claim in self._stream(Claim, table, table.c.id.in_(chunk), order=("id",))
            }
            yield from (found[known] for known in chunk if known in found)

    def incidents(self, site_id: str | None = None) -> Iterator[Incident]:
        table = book_incidents
        only = () if site_id is None else (table.c.site_id == site_id,)
        return self._stream(Incident, table, *only, order=("earliest", "id"))

    def incident(self, incident_id: str) -> Incident:
        """The incident of this id, of a former one, or of the only one that begins so."""
        found = self._resolve(incident_id)
        return next(self._stream(Incident, book_incidents, book_incidents.c.id == found, order=("id",)))

    def disputes(self, incident_id: str | None = None) -> Iterator[Dispute]:
        table = book_disputes
        only = () if incident_id is None else (table.c.incident_id == self._resolve(incident_id),)
        return self._stream(Dispute, table, *only, order=("incident_id", "site_id", "attribute", "id"))

    def sites(self) -> Iterator[Site]:
        return self._stream(Site, book_sites, order=("name", "id"))

    def site(self, site_id: str) -> Site:
        """The site of this id or of a former one; UnknownIdError for none."""
        for site in self._stream(Site, book_sites, book_sites.c.id == site_id, order=("id",)):
            return site
        for site in self.sites():
            if site_id in site.former_ids:
                return site
        raise UnknownIdError(f"no site {site_id!r} in the book: `counterclaim sites` lists them", site_id)

    def borders(self) -> Iterator[Border]:
        """Pairs of incidents that may be one, the nearest call first."""
        return self._stream(Border, book_borders, order=("distance", "one", "other"))

    def open_actors(self) -> Iterator[OpenActor]:
        """Actors that may be others, by name."""
        return self._stream(OpenActor, book_open_actors, order=("name", "id"))

    def judgements(self) -> Iterator[Judgement]:
        with translated("read", self._ledger):
            yield from read_judgements(self._connection)

    def problems(self) -> Iterator[Problem]:
        with translated("read", self._ledger):
            yield from read_problems(self._connection)

    def parts(
        self, report_ids: Collection[str] | None = None, known: Collection[str] = ()
    ) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of all that a bundle carries of the ledger, in the state of this book; or of these
        reports alone, with the judgements about nothing but `known` ids."""
        with translated("read", self._ledger):
            yield from carrying.list_parts(self._connection, report_ids, known)

    def _stream(
        self, kind: type[T], table: Table, *only: ColumnElement[bool], order: tuple[str, ...]
    ) -> Iterator[T]:
        wanted = select(table.c.body).where(*only).order_by(*(table.c[name].nulls_last() for name in order))
        with translated("read", self._ledger):
            for (body,) in self._connection.execute(wanted, execution_options={"yield_per": CHUNK}):
                yield decode(kind, body)

    def _select_reports(self) -> Select[Any]:
        table = book_reports
        joined = select(table.c.body, reports.c.text).join(reports, reports.c.id == table.c.id)
        return joined.order_by(table.c.published.nulls_last(), table.c.id)

    def _reports(self, wanted: Select[Any]) -> Iterator[ReportEntry]:
        with translated("read", self._ledger):
            for body, text in self._connection.execute(wanted, execution_options={"yield_per": CHUNK}):
                entry = decode(ReportEntry, body)
                yield replace(entry, report=replace(entry.report, text=text))

    def _resolve(self, wanted: str) -> str:
        """The id of the incident that is, was, or begins so; UnknownIdError for none or several."""
        if not wanted.strip():
            raise UnknownIdError("no incident is named: `counterclaim incidents` lists their ids", wanted)
        known = book_incident_ids
        exact = known.c.known_as == wanted
        begins = [
            known.c.known_as.startswith(start, autoescape=True) for start in (wanted, f"incident-{wanted}")
        ]
        for condition in (exact, or_(*begins)):
            with translated("read", self._ledger):
                found = sorted(set(self._connection.scalars(select(known.c.incident_id).where(condition))))
            if len(found) == 1:
                return str(found[0])
            if found:
                shown = ", ".join(found[:SHOWN]) + ("…" if len(found) > SHOWN else "")
                raise UnknownIdError(
                    f"{wanted!r} fits {len(found)} incidents ({shown}): give more of it", wanted
                )
        with translated("read", self._ledger):
            names = list(self._connection.scalars(select(known.c.known_as).order_by(known.c.known_as)))
        near = get_close_matches(wanted, names, 3, 0.6)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        listed = "`counterclaim incidents` lists them"
        raise UnknownIdError(f"no incident {wanted!r} in the ledger: {hint}{listed}", wanted)
