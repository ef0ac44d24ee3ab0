"""Scenes: what the reports of one incident tell of the one site where it took place, whatever each calls it.

"The tent camp near Lesk" of one report and "the reception centre in Lesk" of another are two sites by their
words. Where both reports tell of one incident there, they are one scene, and who was held in it, under what
conditions and with room for how many is laid side by side under the incident.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from counterclaim.model import Claim, Happening, Site
from counterclaim.model.names import fold_name
from counterclaim.model.places import CITY, measure_distance, rank_precision

_NEAR_KM = 15.0


def find_scenes(
    claims: Sequence[Claim], happenings: Iterable[Happening], sites: Mapping[str, Site]
) -> dict[str, tuple[Claim, ...]]:
    """By incident, the claims of its reports about the site where it took place; where they tell of one site
    alone, or of several that cannot be one, there is no scene. `sites` are known by their ids."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item in happenings:
        if item.incident_id is not None and item.site_id is not None and item.focal:
            told[item.incident_id][item.report_id].add(item.site_id)
    about: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.site_id is not None:
            about[claim.report_id, claim.site_id].append(claim)
    found = {}
    for incident_id, by_report in told.items():
        here = {(report, known) for report, own in by_report.items() if len(own) == 1 for known in own}
        if _can_be_one({known for _, known in here}, sites):
            found[incident_id] = tuple(claim for key in sorted(here) for claim in about[key])
    return {known: own for known, own in found.items() if own}


def _can_be_one(ids: set[str], sites: Mapping[str, Site]) -> bool:
    """Whether these several sites can be one: no two have names of their own, and none lies elsewhere."""
    known = [sites[site_id] for site_id in sorted(ids) if site_id in sites]
    if len(known) < 2 or any(site.group for site in known):
        return False
    return all(
        (one.described or other.described or fold_name(one.name) == fold_name(other.name))
        and _lie_together(one, other)
        for one, other in combinations(known, 2)
    )


def _lie_together(one: Site, other: Site) -> bool:
    """Whether nothing says that they lie in two places."""
    here, there = one.place, other.place
    if here is None or there is None or here.meets(there):
        return True
    if max(rank_precision(here), rank_precision(there)) > CITY:
        return here.country is None or there.country is None or here.country == there.country
    far = measure_distance(here, there)
    return far is not None and far <= _NEAR_KM
