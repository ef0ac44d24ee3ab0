"""Incidents in the book: with the happenings and claims under them, and the links between them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.incidents.relations import relate_incidents
from counterclaim.incidents.views import View
from counterclaim.ledger import Desk
from counterclaim.model import Claim, Happening, Incident, Link
from counterclaim.pipeline.renewal.linking import Linked
from counterclaim.pipeline.renewal.seeing import Sight
from counterclaim.pipeline.renewal.telling import Retold

_BESIDE_DAYS = 62  # incidents of one site that lie farther apart than this have nothing to do with each other


@dataclass(frozen=True, slots=True)
class Placed:
    """Incidents whose claims or account changed, those that are gone, and sites at which something did."""

    changed: frozenset[str]
    gone: frozenset[str]
    sites: frozenset[str]


def put_incidents(desk: Desk, linked: Linked, retold: Retold, sight: Sight) -> Placed:
    """Write the incidents of `linked` in the place of those that their happenings made, those of `retold`
    before they were told anew among them."""
    happenings = desk.find(Happening, "id", linked.happenings)
    old = {item.incident_id for item in happenings if item.incident_id is not None} | retold.incidents
    stored = {item.id: item for item in desk.find(Incident, "id", old)}
    named = {known for item in (*stored.values(), *linked.incidents) for known in (item.id, *item.former_ids)}
    desk.put_incidents(stored.keys(), linked.incidents)
    of = {known: item.id for item in linked.incidents for known in item.happening_ids}
    moved = [
        replace(item, incident_id=of.get(item.id))
        for item in happenings
        if item.incident_id != of.get(item.id)
    ]
    desk.replace(Happening, "id", [item.id for item in moved], moved)
    claims = _put_claims(desk, linked.happenings, named, retold.named, of)
    told = {item.id for item in linked.incidents}
    owners = {claim.incident_id for claim in claims if claim.incident_id is not None} | retold.poorer
    full = _with_claims(desk, linked.incidents)
    related = _relate(desk, full, stored, linked.views, sight)
    more = {item.id: item for item in _with_claims(desk, desk.find(Incident, "id", owners - told))}
    final = {**more, **{item.id: item for item in related}}
    desk.put_incidents(final.keys(), list(final.values()))
    changed = {known for known in told if stored.get(known) != final[known]} | owners
    sites = {item.site_id for item in happenings} | {item.site_id for item in claims}
    return Placed(
        frozenset(changed | told),
        frozenset(stored.keys() - told),
        frozenset(known for known in sites if known is not None),
    )


def _put_claims(
    desk: Desk,
    happenings: Collection[str],
    named: Collection[str],
    fresh: Collection[str],
    of: Mapping[str, str],
) -> list[Claim]:
    """Put claims under the incident of their happening, or under one that a person named: those that are
    under another now. What is told beside an incident stays with it."""
    found = {item.id: item for item in desk.find(Claim, "happening_id", happenings)}
    found |= {item.id: item for item in desk.find(Claim, "named", named)}
    found |= {item.id: item for item in desk.find(Claim, "id", fresh)}
    meant = desk.named_incidents(found.keys())
    known = desk.incidents_known_as(set(meant.values()))
    outside = {item.happening_id for item in found.values() if item.happening_id not in happenings}
    of = {**of, **desk.incidents_of({item for item in outside if item is not None})}
    moved = []
    for claim in found.values():
        name = meant.get(claim.id)
        now = known.get(name) if name is not None else of.get(claim.happening_id or "")
        if claim.incident_id != now:
            moved.append(replace(claim, incident_id=now))
    desk.replace(Claim, "id", [item.id for item in moved], moved, named=meant)
    return moved


def _with_claims(desk: Desk, incidents: Sequence[Incident]) -> list[Incident]:
    under: dict[str, list[str]] = defaultdict(list)
    for claim_id, incident_id in desk.claims_under([item.id for item in incidents]):
        under[incident_id].append(claim_id)
    return [replace(item, claim_ids=tuple(sorted(under[item.id]))) for item in incidents]


def _relate(
    desk: Desk,
    incidents: Sequence[Incident],
    stored: Mapping[str, Incident],
    views: Mapping[str, View],
    sight: Sight,
) -> list[Incident]:
    """`incidents` with their links, and those beside them with theirs to these made anew."""
    fresh = {item.id for item in incidents}
    beside = _find_beside(desk, incidents, stored, fresh)
    every = {**_load_views(desk, beside, sight), **views}
    together = sorted([*incidents, *(replace(item, links=()) for item in beside)], key=lambda item: item.id)
    related = {item.id: item for item in relate_incidents(together, every)}
    changed = []
    for item in beside:
        kept = [link for link in item.links if link.incident_id not in fresh | stored.keys()]
        new = [link for link in related[item.id].links if link.incident_id in fresh]
        links = tuple(sorted((*kept, *new), key=_order_of_links))
        if links != item.links:
            changed.append(replace(item, links=links))
    return [*(related[known] for known in sorted(fresh)), *changed]


def _order_of_links(link: Link) -> tuple[str, str]:
    return (link.kind, link.incident_id)


def _find_beside(
    desk: Desk, incidents: Sequence[Incident], stored: Mapping[str, Incident], fresh: Collection[str]
) -> list[Incident]:
    """Incidents that one report tells of beside these, that lie near in time at one site, or were linked."""
    reports = {known for item in incidents for known in item.report_ids}
    beside = desk.find_ids(Happening, "report_id", reports, "incident_id")
    beside |= {link.incident_id for item in stored.values() for link in item.links}
    by_id = {item.id: item for item in desk.find(Incident, "id", beside - set(fresh))}
    sited = desk.find(Incident, "site_id", {item.site_id for item in incidents if item.site_id is not None})
    for item in sited:
        if item.id not in fresh and any(_is_near(item, other) for other in incidents):
            by_id[item.id] = item
    return list(by_id.values())


def _is_near(one: Incident, other: Incident) -> bool:
    if one.site_id != other.site_id or one.period is None or other.period is None:
        return False
    if not (one.period.resolved and other.period.resolved):
        return False
    first, second = sorted((one.period, other.period), key=lambda item: str(item.earliest or item.latest))
    if first.latest is None or second.earliest is None:
        return True
    return (second.earliest - first.latest).days <= _BESIDE_DAYS


def _load_views(desk: Desk, incidents: Iterable[Incident], sight: Sight) -> dict[str, View]:
    rows = desk.rows("views", "id", {known for item in incidents for known in item.happening_ids})
    views = (sight.read(row.body)[1] for row in rows)
    return {view.id: view for view in views if view is not None}
