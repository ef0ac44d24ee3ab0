"""From what one report says to what the ledger says: a reading's own ids become the ledger's.

Cast members become actors, site mentions sites, and what was told relative to the day of publication
becomes days, where that day is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model import Claim, Entry, Happening, Party, Period, Site, Statement, Value
from counterclaim.model.periods import resolve_period


@dataclass(frozen=True, slots=True)
class Names:
    """What the ledger calls a report's cast members and sites; `publisher` names a copy's original voice."""

    actors: Mapping[str, str]
    sites: Mapping[str, str]

    def actor(self, cast_id: str) -> str:
        return self.actors.get(cast_id, cast_id)

    def site(self, mention_id: str | None) -> str | None:
        return None if mention_id is None else self.sites.get(mention_id, mention_id)

    def value(self, value: Value, published: date | None) -> Value:
        if isinstance(value, Party):
            return replace(value, actor_id=self.actor(value.actor_id))
        if isinstance(value, Period):
            return resolve_period(value, published)
        return value


def resolve_statements(entry: Entry, names: Names) -> tuple[Statement, ...]:
    return tuple(
        replace(
            statement,
            actor_ids=tuple(names.actor(actor) for actor in statement.actor_ids),
            relayed_by=tuple(names.actor(actor) for actor in statement.relayed_by),
            said_on=_resolved(statement.said_on, entry.published),
        )
        for statement in entry.reading.statements
    )


def resolve_happenings(entry: Entry, names: Names) -> tuple[Happening, ...]:
    return tuple(
        replace(
            happening,
            period=_resolved(happening.period, entry.published),
            site_id=names.site(happening.site_id),
            parties=tuple(
                replace(party, actor_id=names.actor(party.actor_id)) for party in happening.parties
            ),
        )
        for happening in entry.reading.happenings
    )


def resolve_claims(entry: Entry, names: Names) -> tuple[Claim, ...]:
    return tuple(
        replace(
            claim,
            voice=names.actor(claim.voice),
            value=names.value(claim.value, entry.published),
            site_id=names.site(claim.site_id),
            actor_id=None if claim.actor_id is None else names.actor(claim.actor_id),
            as_of=_resolved(claim.as_of, entry.published),
        )
        for claim in entry.reading.claims
    )


def rename_claim(claim: Claim, names: Names) -> Claim:
    """`claim` with the ids that its voice and site have now, where a judgement gave it former ones."""
    return replace(claim, voice=names.actor(claim.voice), site_id=names.site(claim.site_id))


def _resolved(period: Period | None, published: date | None) -> Period | None:
    return None if period is None else resolve_period(period, published)


def strip_site(site: Site) -> Site:
    """The site as happenings are linked by it: without what grows with every report of it."""
    return replace(site, aliases=(), claim_ids=(), former_ids=())
