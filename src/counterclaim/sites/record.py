"""The record of a site: the claims about it, in order of the day they hold for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from counterclaim.model import Claim, Happening, Site

_NO_DAYS: Mapping[str, date | None] = {}


def record_sites(
    sites: Sequence[Site],
    claims: Sequence[Claim],
    happenings: Sequence[Happening],
    published: Mapping[str, date | None] = _NO_DAYS,
) -> tuple[Site, ...]:
    """`sites` with the ids of all claims about them and about what happened at them.

    In order of the day a claim holds for; where that is not known, of the day its report was
    published (by report id in `published`); then by id. What has no day at all comes last.
    """
    at_site = {item.id: item.site_id for item in happenings if item.site_id is not None}
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for claim in claims:
        day = _day_of(claim, published)
        for site_id in {claim.site_id, at_site.get(claim.happening_id or "")} - {None}:
            found[str(site_id)][claim.id] = day
    return tuple(replace(site, claim_ids=_in_order(found.get(site.id, {}))) for site in sites)


def _day_of(claim: Claim, published: Mapping[str, date | None]) -> date:
    if claim.as_of is not None and claim.as_of.resolved:
        return claim.as_of.earliest or claim.as_of.latest or date.max
    return published.get(claim.report_id) or date.max


def _in_order(days: Mapping[str, date]) -> tuple[str, ...]:
    return tuple(sorted(days, key=lambda claim_id: (days[claim_id], claim_id)))
