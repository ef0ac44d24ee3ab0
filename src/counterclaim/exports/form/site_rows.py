"""The record of a site as exports tell it: the part of it that each claim stands in, how far a status has
come, and how the people held stand to the room that there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.exports.form.sources import Sources
from counterclaim.model import Book, Claim, Site
from counterclaim.model.site_record import Ratio, Record, find_own_claims, lay_out_record

DECIMALS = 3  # of a ratio


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a claim stands in the record of its site. `day` is the first it holds for, or that of its report;
    `step` says of a status how far it has come; `repeats` is a claim of the same voice that says the same of
    the same day, and stands for this one."""

    claim: Claim
    part: str
    day: date | None
    step: str
    repeats: str | None


@dataclass(frozen=True, slots=True)
class SiteRows:
    """The record of one site: its claims in order of the day they hold for, and the ratios of the people held
    to the room that there is, in that order too."""

    placings: tuple[Placing, ...]
    ratios: tuple[Ratio, ...]


def lay_out_site(site: Site, book: Book, sources: Sources) -> SiteRows:
    claims = find_own_claims(site, book.claims_of(site.claim_ids))
    published: dict[str, date | None] = {}
    copies: dict[str, str] = {}
    for claim in claims:
        if claim.report_id not in published:
            entry = sources.find(claim.report_id)  # not kept: it holds the text
            published[claim.report_id] = entry.published
            if entry.copy_of is not None:
                copies[claim.report_id] = entry.copy_of
    record = lay_out_record(claims, published, copies)
    placed = {placing.claim.id: placing for placing in _list_placings(record)}
    ratios = (ratio for claim in claims for ratio in record.ratios.get(claim.id, ()))
    return SiteRows(tuple(placed[claim.id] for claim in claims), tuple(ratios))


def _list_placings(record: Record) -> Iterator[Placing]:
    for part, rows in record.parts.items():
        for row in rows:
            yield Placing(row.claim, part, row.day, row.word, None)
            for other in row.also:
                yield Placing(other, part, row.day, row.word, row.claim.id)


def round_ratio(times: float | None) -> float | None:
    return None if times is None else round(times, DECIMALS)
