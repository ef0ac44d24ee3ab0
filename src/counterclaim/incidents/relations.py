"""Incidents that have to do with each other without being one: before, after, within, beside, because of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from counterclaim.incidents.spells import is_before, measure_gap
from counterclaim.incidents.views import VOUCHED, View
from counterclaim.model import Incident, Link, Place
from counterclaim.model.places import CITY, measure_distance, rank_precision

PRECEDES, FOLLOWS = "precedes", "follows"
PART_OF, COMPRISES = "part of", "comprises"
CAUSES, CAUSED_BY = "causes", "caused by"
RELATED = "related"

_NEAR_DAYS = 31
_NEAR_KM = 30.0
_CAUSE = "cause"  # the attribute of claims that say why it happened


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    back: str
    reason: str


def relate_incidents(incidents: Sequence[Incident], views: Mapping[str, View]) -> tuple[Incident, ...]:
    """`incidents` with links: between those of one city in one report, those of one site in a month, and
    those of which a report says that one led to the other."""
    links: dict[str, list[Link]] = defaultdict(list)
    for one, other, told in _propose(incidents):
        relation = _relate(one, other, told, views)
        if relation is not None:
            links[one.id].append(Link(other.id, relation.kind, relation.reason))
            links[other.id].append(Link(one.id, relation.back, relation.reason))
    return tuple(
        replace(item, links=tuple(sorted(links[item.id], key=lambda link: (link.kind, link.incident_id))))
        for item in incidents
    )


def _propose(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, Incident, bool]]:
    """Pairs worth a look, once each, and whether one report tells of both."""
    told: dict[str, list[int]] = defaultdict(list)
    sited: dict[str, list[int]] = defaultdict(list)
    for index, incident in enumerate(incidents):
        for report_id in incident.report_ids:
            told[report_id].append(index)
        if incident.site_id is not None:
            sited[incident.site_id].append(index)
    together = {pair for known in told.values() for pair in combinations(known, 2)}
    beside = {pair for known in sited.values() for pair in combinations(known, 2)}
    for pair in sorted(together | beside):
        yield incidents[pair[0]], incidents[pair[1]], pair in together


def _relate(one: Incident, other: Incident, told: bool, views: Mapping[str, View]) -> _Relation | None:
    if told and (relation := _relate_cause(one, other, views)) is not None:
        return relation
    campaigns = [any(views[known].background for known in item.happening_ids) for item in (one, other)]
    if campaigns[0] != campaigns[1]:
        return _relate_campaign(one, other, campaigns[0]) if told else None
    where = _name_nearness(one, other)
    if where is None:
        return None
    reason = f"told in one report; {where}" if told else where
    if one.period is not None and other.period is not None and one.period.resolved and other.period.resolved:
        gap = measure_gap(one.period, other.period)
        if gap > _NEAR_DAYS:
            return None
        if gap > 0:
            first = is_before(one.period, other.period)
            days = f"{reason}; {gap} days apart" if gap > 1 else f"{reason}; one day apart"
            return _Relation(PRECEDES, FOLLOWS, days) if first else _Relation(FOLLOWS, PRECEDES, days)
    return _Relation(RELATED, RELATED, reason) if told else None


def _relate_cause(one: Incident, other: Incident, views: Mapping[str, View]) -> _Relation | None:
    """Where somebody tells the cause of one by the words that tell of the other."""
    here, there = ([views[known] for known in item.happening_ids] for item in (one, other))
    if _tells_cause(here, there):
        return _Relation(CAUSES, CAUSED_BY, "told in one report as its cause")
    if _tells_cause(there, here):
        return _Relation(CAUSED_BY, CAUSES, "told in one report as its cause")
    return None


def _tells_cause(causes: Sequence[View], effects: Sequence[View]) -> bool:
    told = [
        (effect.report_id, claim.evidence)
        for effect in effects
        for claim in effect.placed.claims
        if claim.attribute == _CAUSE and claim.stance in VOUCHED
    ]
    return any(
        report == view.report_id and trigger.start < words.end and words.start < trigger.end
        for report, words in told
        for view in causes
        for trigger in view.placed.happening.triggers
    )


def _relate_campaign(one: Incident, other: Incident, first_is_campaign: bool) -> _Relation | None:
    """An incident in the time and country of a campaign that its report tells of is part of it."""
    if one.place is not None and other.place is not None and one.place.country != other.place.country:
        return None
    if one.period is None or other.period is None or not one.period.meets(other.period):
        return None
    reason = "told in one report; in its time"
    if first_is_campaign:
        return _Relation(COMPRISES, PART_OF, reason)
    return _Relation(PART_OF, COMPRISES, reason)


def _name_nearness(one: Incident, other: Incident) -> str | None:
    if one.site_id is not None and one.site_id == other.site_id:
        return "at one site"
    here, there = one.place, other.place
    if here is None or there is None or max(rank_precision(here), rank_precision(there)) > CITY:
        return None
    common = sorted(_names_of(here) & _names_of(there))
    if common:
        return f"both in {common[0]}"
    far = measure_distance(here, there)
    return f"{far:.0f} km apart" if far is not None and far <= _NEAR_KM else None


def _names_of(place: Place) -> set[str]:
    """Its own name and that of what it lies in, but for the outermost: a quarter and its city, no country."""
    return {place.name, *place.within[:-1]}
