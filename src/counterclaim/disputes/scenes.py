"""Scenes: what the reports of one incident tell of the one site where it took place, whatever each calls it.

"The tent camp near Lesk" of one report and "the reception centre in Lesk" of another are two sites by their
words. Where both reports tell of one incident there, they are one scene, and who was held in it, under what
conditions and with room for how many is laid side by side under the incident.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from counterclaim.codebook.schema import AttributeRule
from counterclaim.model import Claim, Happening, Modality, Place, Site
from counterclaim.model.names import fold_name
from counterclaim.model.places import CITY, measure_distance, rank_precision

_NEAR_KM = 15.0


def find_scenes(
    claims: Sequence[Claim],
    happenings: Iterable[Happening],
    sites: Mapping[str, Site],
    rules: Mapping[str, AttributeRule],
) -> dict[str, tuple[Claim, ...]]:
    """By incident, the claims of its reports about the site where it took place; where they tell of one site
    alone, or of several that cannot be one, there is no scene. `sites` are known by their ids, `rules` are
    those of the attributes."""
    told: dict[str, dict[str, list[Happening]]] = defaultdict(lambda: defaultdict(list))
    for item in happenings:
        if item.incident_id is not None and item.focal:
            told[item.incident_id][item.report_id].append(item)
    about: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.site_id is not None:
            about[claim.report_id][claim.site_id].append(claim)
    found = {}
    for incident_id, by_report in told.items():
        here = {
            report: {item.site_id for item in own if item.site_id is not None}
            for report, own in by_report.items()
        }
        if not any(here.values()):
            continue
        for report, own in by_report.items():
            here[report] = here[report] or _find_meant(own, about[report], sites, rules)
        scene = {(report, site_id) for report, own in here.items() if len(own) == 1 for site_id in own}
        if _can_be_one({site_id for _, site_id in scene}, sites):
            found[incident_id] = tuple(
                claim for report, site_id in sorted(scene) for claim in about[report][site_id]
            )
    return {known: own for known, own in found.items() if own}


def _find_meant(
    told: Iterable[Happening],
    about: Mapping[str, Sequence[Claim]],
    sites: Mapping[str, Site],
    rules: Mapping[str, AttributeRule],
) -> set[str]:
    """The only site of whose state a report tells that does not say at which site the incident was: "the
    brawl at Lesk. 900 people live *in the camp*"."""
    stated = {
        site_id
        for site_id, own in about.items()
        if any(rules[claim.attribute].lasting and claim.modality is Modality.ACTUAL for claim in own)
    }
    site = sites.get(next(iter(stated))) if len(stated) == 1 else None
    if site is None or not all(_are_near(item.place, site.place) for item in told):
        return set()
    return stated


def _can_be_one(ids: set[str], sites: Mapping[str, Site]) -> bool:
    """Whether these several sites can be one: no two have names of their own, and none lies elsewhere."""
    known = [sites[site_id] for site_id in sorted(ids) if site_id in sites]
    if len(known) < 2 or any(site.group for site in known):
        return False
    return all(
        (one.described or other.described or fold_name(one.name) == fold_name(other.name))
        and _are_near(one.place, other.place)
        for one, other in combinations(known, 2)
    )


def _are_near(here: Place | None, there: Place | None) -> bool:
    """Whether nothing says that they are two places; of one that no list knows nothing does."""
    if here is None or there is None or here.meets(there):
        return True
    if None in (here.latitude or here.country, there.latitude or there.country):
        return True
    if max(rank_precision(here), rank_precision(there)) > CITY:
        return here.country is None or there.country is None or here.country == there.country
    far = measure_distance(here, there)
    return far is not None and far <= _NEAR_KM
