"""What pages ask of a book: parts of it by id, what belongs to them, and the rows of lists."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.asking import MOST_IDS, in_parts
from counterclaim.ledger.codec import decode
from counterclaim.ledger.listing import FigureRow, IncidentRow, Lister, ReportDay, ReportRow
from counterclaim.ledger.tables import (
    book_actors,
    book_claims,
    book_disputes,
    book_happenings,
    book_reports,
    book_sites,
    book_statements,
    reports,
)
from counterclaim.model import Actor, Claim, Dispute, Happening, ReportEntry, Site, Statement

__all__ = ["Browser", "FigureRow", "IncidentRow", "ReportDay", "ReportRow"]

T = TypeVar("T")


class Browser(Lister):
    """Parts of one book, found by index; what is asked for in bulk comes in bulk."""

    # Things by id

    def actors(self, ids: Iterable[str]) -> dict[str, Actor]:
        return {item.id: item for item in self._by_ids(Actor, book_actors, ids)}

    def sites(self, ids: Iterable[str]) -> dict[str, Site]:
        return {item.id: item for item in self._by_ids(Site, book_sites, ids)}

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        return {item.id: item for item in self._by_ids(Claim, book_claims, ids)}

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        return {item.id: item for item in self._by_ids(Statement, book_statements, ids)}

    def site(self, site_id: str) -> Site:
        """The site of this id; UnknownIdError when the book has none."""
        return self._one(self.sites([site_id]), site_id, "site")

    def actor(self, actor_id: str) -> Actor:
        """The actor of this id; UnknownIdError when the book has none."""
        return self._one(self.actors([actor_id]), actor_id, "actor")

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id; UnknownIdError when the book has none."""
        return self._one(self.claims([claim_id]), claim_id, "claim")

    def entries(self, ids: Iterable[str]) -> dict[str, ReportEntry]:
        """Reports with their texts."""
        found: dict[str, ReportEntry] = {}
        for some in in_parts(ids):
            wanted = select(book_reports.c.body, reports.c.text).join(
                reports, reports.c.id == book_reports.c.id
            )
            for body, text in self._rows(wanted.where(book_reports.c.id.in_(some))):
                entry = decode(ReportEntry, body)
                found[entry.report.id] = replace(entry, report=replace(entry.report, text=text))
        return found

    # What belongs to one thing

    def statements_of(self, report_ids: Iterable[str]) -> Iterator[Statement]:
        yield from self._where(Statement, book_statements, book_statements.c.report_id, report_ids)

    def claims_of_report(self, report_id: str) -> Iterator[Claim]:
        yield from self._where(Claim, book_claims, book_claims.c.report_id, [report_id])

    def claims_of_reports(self, report_ids: Iterable[str]) -> Iterator[Claim]:
        yield from self._where(Claim, book_claims, book_claims.c.report_id, report_ids)

    def claims_about(
        self, incident_ids: Iterable[str], site_ids: Iterable[str], attributes: Iterable[str]
    ) -> Iterator[Claim]:
        """Claims of these attributes about the incidents, and about the sites without any incident."""
        table, among = book_claims, list(attributes)
        about = (table.c.incident_id, incident_ids), (table.c.site_id, site_ids)
        for column, ids in about:
            for some in in_parts(ids):
                wanted = select(table.c.body).where(column.in_(some), table.c.attribute.in_(among))
                if column is table.c.site_id:
                    wanted = wanted.where(table.c.incident_id.is_(None))
                for (body,) in self._rows(wanted.order_by(table.c.report_id, table.c.start, table.c.id)):
                    yield decode(Claim, body)

    def claims_of_voice(self, actor_ids: Iterable[str], most: int) -> list[Claim]:
        """At most `most` claims of these voices, as the index of voices gives them."""
        table = book_claims
        wanted = (
            select(table.c.body)
            .where(table.c.voice.in_(list(actor_ids)[:MOST_IDS]))
            .limit(most)  # unsorted: a voice of a hundred thousand claims would be sorted whole
        )
        return [decode(Claim, body) for (body,) in self._rows(wanted)]

    def reports_of_happenings(self, happening_ids: Iterable[str]) -> list[str]:
        """Ids of the reports that tell of these happenings, each once, in order."""
        table = book_happenings
        found: dict[str, str] = {}
        for some in in_parts(happening_ids):
            rows = self._rows(select(table.c.id, table.c.report_id).where(table.c.id.in_(some)))
            found.update((str(known), str(report)) for known, report in rows)
        return list(dict.fromkeys(found[known] for known in happening_ids if known in found))

    def newest_reports(self, most: int) -> list[str]:
        """Ids of at most `most` reports, in the order in which they came into the ledger, the last first."""
        wanted = (
            select(book_reports.c.id)
            .join(reports, reports.c.id == book_reports.c.id)
            .order_by(reports.c.arrival.desc())
            .limit(most)
        )
        return [str(each) for (each,) in self._rows(wanted)]

    def happenings_of(self, report_id: str) -> Iterator[Happening]:
        yield from self._where(Happening, book_happenings, book_happenings.c.report_id, [report_id])

    def disputes_of_site(self, site_id: str) -> Iterator[Dispute]:
        yield from self._where(Dispute, book_disputes, book_disputes.c.site_id, [site_id])

    def incidents_of_reports(self, report_ids: Iterable[str]) -> set[str]:
        """Ids of the incidents that these reports tell of."""
        table = book_happenings
        found: set[str] = set()
        for some in in_parts(report_ids):
            wanted = select(table.c.incident_id).where(
                table.c.report_id.in_(some), table.c.incident_id.is_not(None)
            )
            found.update(str(each) for (each,) in self._rows(wanted.distinct()))
        return found

    @staticmethod
    def _one(found: dict[str, T], wanted: str, kind: str) -> T:
        if wanted not in found:
            raise UnknownIdError(f"no {kind} {wanted!r} in the ledger", wanted)
        return found[wanted]
