"""A book of one incident or one site: it, the reports that tell of it, and all that stands in these."""

from collections.abc import Iterator, Sequence

from counterclaim.model import (
    Actor,
    Book,
    Border,
    Claim,
    Dispute,
    Happening,
    Incident,
    Judgement,
    OpenActor,
    Party,
    Problem,
    ReportEntry,
    Site,
    Statement,
)


class NarrowBook:
    """Give `incident_id` or `site_id`, as the book itself names it. Incidents and sites that claims of these
    reports refer to are there too; their disputes only where they are the one asked for."""

    def __init__(self, book: Book, *, incident_id: str | None = None, site_id: str | None = None) -> None:
        self._book = book
        self._wanted = incident_id or site_id
        told = [claim.report_id for claim in book.claims(incident_id=incident_id, site_id=site_id)]
        listed = book.incident(incident_id).report_ids if incident_id else ()
        self._reports = frozenset((*told, *listed))
        self._claims = {claim.id for claim in self.claims()}
        self._incidents = {incident_id, *(claim.incident_id for claim in self.claims())} - {None}
        self._sites = {site_id, *(claim.site_id for claim in self.claims())} - {None}
        self._sites |= {item.site_id for item in self.incidents() if item.site_id}

    @property
    def stamp(self) -> int:
        return self._book.stamp

    def reports(self) -> Iterator[ReportEntry]:
        return (entry for entry in self._book.reports() if entry.report.id in self._reports)

    def report(self, report_id: str) -> ReportEntry:
        return self._book.report(report_id)

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        return (item for item in self._book.statements(report_id) if item.report_id in self._reports)

    def happenings(self) -> Iterator[Happening]:
        return (item for item in self._book.happenings() if item.report_id in self._reports)

    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
        found = self._book.claims(incident_id=incident_id, site_id=site_id)
        return (claim for claim in found if claim.report_id in self._reports)

    def actors(self) -> Iterator[Actor]:
        """Whom something here refers to, and for whom they speak."""
        wanted = set(self._list_actors())
        named = [actor for actor in self._book.actors() if actor.id in wanted]
        wanted |= {body.actor_id for actor in named for body in actor.speaks_for}
        return (actor for actor in self._book.actors() if actor.id in wanted)

    def claims_of(self, claim_ids: Sequence[str]) -> Iterator[Claim]:
        return (claim for claim in self._book.claims_of(claim_ids) if claim.id in self._claims)

    def incidents(self, site_id: str | None = None) -> Iterator[Incident]:
        return (item for item in self._book.incidents(site_id) if item.id in self._incidents)

    def incident(self, incident_id: str) -> Incident:
        return self._book.incident(incident_id)

    def disputes(self, incident_id: str | None = None) -> Iterator[Dispute]:
        found = self._book.disputes(incident_id)
        return (item for item in found if self._wanted in (item.incident_id, item.site_id))

    def sites(self) -> Iterator[Site]:
        return (site for site in self._book.sites() if site.id in self._sites)

    def site(self, site_id: str) -> Site:
        return self._book.site(site_id)

    def borders(self) -> Iterator[Border]:
        """None: what waits for a judgement belongs to the whole ledger."""
        return iter(())

    def open_actors(self) -> Iterator[OpenActor]:
        """None, as for borders."""
        return iter(())

    def judgements(self) -> Iterator[Judgement]:
        known = {*self._reports, *self._claims, *self._incidents, *self._sites, *self._list_actors()}
        known |= {item.id for item in self.happenings()}
        return (item for item in self._book.judgements() if known & set(item.subjects))

    def problems(self) -> Iterator[Problem]:
        return (item for item in self._book.problems() if item.where.partition(":")[0] in self._reports)

    def _list_actors(self) -> Iterator[str]:
        for statement in self.statements():
            yield from (*statement.actor_ids, *statement.relayed_by)
        for claim in self.claims():
            yield claim.voice
            if claim.actor_id:
                yield claim.actor_id
            if isinstance(claim.value, Party):
                yield claim.value.actor_id
        for incident in self.incidents():
            yield from (party.actor_id for party in incident.parties)
        for happening in self.happenings():
            yield from (party.actor_id for party in happening.parties)
