"""What accounts part over: disputes of the incidents and sites where something changed, and site records."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TypeVar

from counterclaim.codebook.schema import Codebook
from counterclaim.disputes import find_disputes
from counterclaim.ledger import Desk
from counterclaim.ledger.rows import split
from counterclaim.model import (
    Actor,
    Claim,
    Dispute,
    Happening,
    Incident,
    Party,
    ReportEntry,
    Site,
    Statement,
)
from counterclaim.sites import record_sites

T = TypeVar("T", Claim, Happening)
_TOGETHER = 200  # incidents and sites that are in memory at once, with all that is claimed of them


def renew_postponed(desk: Desk, codebook: Codebook) -> None:
    """What all steps left to the last: a site that each of them touched is read once."""
    incidents, sites = desk.take_postponed()
    for known in split(sorted(sites), _TOGETHER):
        renew_records(desk, known)
    for owners in split(sorted(incidents | sites), _TOGETHER):
        renew_disputes(desk, codebook, incidents.intersection(owners), sites.intersection(owners))


def renew_disputes(
    desk: Desk, codebook: Codebook, incidents: Collection[str], sites: Collection[str]
) -> None:
    """Find anew over what the voices part about these incidents and sites; some may be there no more."""
    here = desk.find(Happening, "incident_id", incidents)
    scenes = _claims_of_scenes(desk, here)
    claims = _unite(desk.find(Claim, "incident_id", incidents), desk.find(Claim, "site_id", sites), scenes)
    reports = {item.report.id: item for item in desk.find(ReportEntry, "id", {c.report_id for c in claims})}
    told = {claim.happening_id for claim in claims if claim.happening_id is not None}
    said = {claim.statement_id for claim in claims if claim.statement_id is not None}
    found = find_disputes(
        desk.find(Incident, "id", incidents),
        desk.find(Site, "id", sites),
        claims,
        _unite(here, desk.find(Happening, "id", told)),
        {known: item.published for known, item in reports.items()},
        codebook,
        {known: item.copy_of for known, item in reports.items() if item.copy_of is not None},
        _gather_actors(desk, claims),
        find_days(desk.find(Statement, "id", said)),
        desk.find(Site, "id", _sites_of(here) | _sites_of(scenes)),
    )
    gone = desk.find_ids(Dispute, "incident_id", incidents) | desk.find_ids(Dispute, "site_id", sites)
    desk.replace(Dispute, "id", gone | {item.id for item in found}, found)


def _claims_of_scenes(desk: Desk, happenings: Iterable[Happening]) -> list[Claim]:
    """What the reports of these happenings claim of sites."""
    told = desk.find(Claim, "report_id", {item.report_id for item in happenings})
    return [claim for claim in told if claim.site_id is not None]


def _sites_of(items: Iterable[T]) -> set[str]:
    return {item.site_id for item in items if item.site_id is not None}


def _unite(*parts: Iterable[T]) -> list[T]:
    found = {item.id: item for part in parts for item in part}
    return [found[known] for known in sorted(found)]


def _gather_actors(desk: Desk, claims: Iterable[Claim]) -> list[Actor]:
    """The voices and parties of the claims, and the bodies that they speak for, over several steps."""
    found: dict[str, Actor] = {}
    waiting = {known for claim in claims for known in _actors_of(claim)}
    while waiting:
        fresh = desk.find(Actor, "id", waiting)
        found |= {actor.id: actor for actor in fresh}
        waiting = {tie.actor_id for actor in fresh for tie in actor.speaks_for} - found.keys()
    return [found[known] for known in sorted(found)]


def _actors_of(claim: Claim) -> tuple[str, ...]:
    party = (claim.value.actor_id,) if isinstance(claim.value, Party) else ()
    return (claim.voice, *((claim.actor_id,) if claim.actor_id else ()), *party)


def find_days(statements: Iterable[Statement]) -> dict[str, date]:
    """The day on which each statement was made, where its report tells one day."""
    return {
        item.id: item.said_on.latest
        for item in statements
        if item.said_on is not None
        and item.said_on.latest is not None
        and item.said_on.earliest == item.said_on.latest
    }


def renew_records(desk: Desk, sites: Collection[str]) -> None:
    """Put the claims about these sites, and about what happened at them, in order anew."""
    known = desk.find(Site, "id", sites)
    at_site = desk.find(Happening, "site_id", sites)
    claims = _unite(
        desk.find(Claim, "site_id", sites), desk.find(Claim, "happening_id", {item.id for item in at_site})
    )
    published: Mapping[str, date | None] = {
        item.report.id: item.published
        for item in desk.find(ReportEntry, "id", {claim.report_id for claim in claims})
    }
    recorded = record_sites(known, claims, at_site, published)
    before = {site.id: site for site in known}
    changed = [site for site in recorded if before[site.id] != site]
    desk.replace(Site, "id", [site.id for site in changed], changed)


def find_owners(desk: Desk, actors: Collection[str], reports: Collection[str]) -> tuple[set[str], set[str]]:
    """The incidents and sites with claims by or about `actors`, or in `reports`; and the incidents that
    these reports tell of, since what they claim of a site is laid side by side under its incident too."""
    asked = (("voice", actors), ("party", actors), ("report_id", reports))
    incidents = {
        known for column, values in asked for known in desk.find_ids(Claim, column, values, "incident_id")
    }
    speaking = {
        known for column, values in asked for known in desk.find_ids(Claim, column, values, "report_id")
    }
    incidents |= desk.find_ids(Happening, "report_id", speaking, "incident_id")
    sites = {known for column, values in asked for known in desk.find_ids(Claim, column, values, "site_id")}
    return incidents, sites
