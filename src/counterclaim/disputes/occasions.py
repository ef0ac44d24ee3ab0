"""Accounts of when and where an incident took place, from what each report tells of its happenings.

Where a report sets one day or place against another, its claims carry them, and each voice has its own. In
others a happening does: a report that tells one day vouches for it itself; one that tells two that cannot
both be true gives each to the voices that speak of what happened on it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from counterclaim.codebook.schema import AttributeRule
from counterclaim.disputes.accounts import HOLDS, Account
from counterclaim.disputes.parting import are_one_day, are_one_place, are_two_nights, can_both_hold
from counterclaim.disputes.voices import Voices
from counterclaim.model import (
    Claim,
    DisputeKind,
    Happening,
    Modality,
    Period,
    Place,
    Span,
)
from counterclaim.model.places import CITY, rank_precision

DATE, PLACE = "date", "place"
OCCASION_RULES: Mapping[str, AttributeRule] = {
    name: AttributeRule(name, words, value, ("happening",), dispute=DisputeKind.DATE_OR_PLACE)
    for name, words, value in (
        (DATE, "the day it took place", "period"),
        (PLACE, "where it took place", "place"),
    )
}
_STATED_APART = 3  # days at most between two that are said of one thing
_ONCE = "occasion:only_death"  # what befell somebody once, whatever report tells of it
_ALONE = ("occasion:alone", "occasion:death", _ONCE)  # somebody is quoted for just the day or place
_NEAR = 120  # code points: about a sentence
_NO_SITES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Told:
    """A day or a place that a report tells of the incident, with the claims about what happened there."""

    value: Period | Place
    claims: tuple[Claim, ...]
    things: frozenset[str]
    at: int  # where the report first tells of it


def tell_occasions(
    happenings: Iterable[Happening],
    claims: Iterable[Claim],
    voices: Voices,
    families: Mapping[str, str],
    sites: Mapping[str, str] = _NO_SITES,
) -> dict[str, list[Account]]:
    """Accounts of the day and of the place of one incident, by attribute; `claims` are those of the incident,
    `families` those of the types, `sites` the names of sites by id."""
    about: dict[str, list[Claim]] = defaultdict(list)
    claims = sorted(claims, key=lambda item: (item.evidence, item.id))
    for claim in claims:
        if claim.happening_id is not None and claim.stance in HOLDS:
            about[claim.happening_id].append(claim)
    by_report: dict[str, list[Happening]] = defaultdict(list)
    for item in sorted(happenings, key=lambda item: item.id):
        if item.focal and item.modality is Modality.ACTUAL and about[item.id]:
            by_report[item.report_id].append(item)
    contested = _find_contested(claims)
    found: dict[str, list[Account]] = {DATE: [], PLACE: []}

    def place_of(happening: Happening) -> Place | None:
        return _place_of(happening, sites.get(happening.site_id or ""))

    for report_id in sorted(by_report):
        told = by_report[report_id]
        if (report_id, DATE) not in contested:
            found[DATE] += _tell(_gather(told, _day_of, about, families), are_one_day, voices)
        if (report_id, PLACE) not in contested:
            found[PLACE] += _tell(_gather(told, place_of, about, families), are_one_place, voices)
    return found


def _find_contested(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """The reports whose own claims set one day, or one place, against another, each with which of the two."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribute in (DATE, PLACE):
            told[claim.report_id, claim.attribute].append(claim)
    return {
        key
        for key, about in told.items()
        if any(claim.stance not in HOLDS for claim in about)
        or any(
            _are_set_apart(one, other) or not can_both_hold(one.value, other.value)
            for one, other in combinations(about, 2)
        )
    }


def _gather(
    told: Iterable[Happening],
    read: Callable[[Happening], Period | Place | None],
    about: Mapping[str, Sequence[Claim]],
    families: Mapping[str, str],
) -> list[_Told]:
    found = []
    for item in told:
        value = read(item)
        if value is not None:
            things = frozenset(families.get(name, name) for name in item.types)
            at = min(item.triggers, default=Span(0, 0)).start
            found.append(_Told(value, tuple(about[item.id]), things, at))
    return found


def _day_of(happening: Happening) -> Period | None:
    """Its day, or its night of two days; None where no single day is told."""
    period = happening.period
    if period is None or period.earliest is None or period.latest is None:
        return None
    return period if period.latest - period.earliest <= timedelta(days=1) else None


def _place_of(happening: Happening, site: str | None) -> Place | None:
    """Its place on the map, none larger than a city, with the name of its site."""
    place = happening.place
    known = place is not None and place.country is not None and place.latitude is not None
    if place is None or not known or rank_precision(place) > CITY:
        return None
    return place if site is None else replace(place, within=(*place.within, site))


def _tell(
    told: Sequence[_Told], are_one: Callable[[Period | Place, Period | Place], bool], voices: Voices
) -> Iterator[Account]:
    """The accounts of one report: its own, or where it tells two that cannot both be true, its voices'."""
    speakers = [{voices.voice_of(claim) for claim in item.claims} for item in told]
    if any(not are_one(one.value, other.value) for one, other in combinations(told, 2)):
        for item, speaking in zip(told, speakers, strict=True):
            others = (names for other, names in zip(told, speakers, strict=True) if other is not item)
            for voice in sorted(speaking.difference(*others)):  # whoever speaks of both sets none against it
                claims = tuple(claim for claim in item.claims if voices.voice_of(claim) == voice)
                yield _make_account(voice, item, claims, voices)
        return
    for item, speaking in zip(told, speakers, strict=True):
        alone = next(iter(speaking)) if len(speaking) == 1 else None
        own = voices.publisher_of(item.claims[0].report_id) or alone
        if own is not None and not _is_passed_on(item, voices):
            claims = tuple(claim for claim in item.claims if voices.voice_of(claim) == own)
            yield _make_account(own, item, claims or item.claims, voices)
        else:  # a paper that says nothing itself passes on the day of whom it quotes first
            first = voices.voice_of(item.claims[0])
            claims = tuple(claim for claim in item.claims if voices.voice_of(claim) == first)
            yield replace(_make_account(first, item, claims, voices), publisher=True)


def part_in_stated_days(one: Account, other: Account) -> bool:
    """Whether two voices are quoted for the day of one thing, and their days cannot both be true."""
    return any(_are_set_apart(mine, theirs) for mine in one.claims for theirs in other.claims)


def _are_set_apart(one: Claim, other: Claim) -> bool:
    """Whether one day is set against another: a report quotes somebody for just that, or two reports each
    quote somebody for the day of one death. These may lie further apart than days that are only told."""
    if one.attribute != DATE or other.attribute != DATE:
        return False
    told = one.rule == other.rule == _ONCE
    if one.report_id == other.report_id:
        told = one.rule in _ALONE or other.rule in _ALONE
        if told and are_two_nights(one.value, other.value):
            return True
    return told and not are_one_day(one.value, other.value, _STATED_APART)


def _is_passed_on(told: _Told, voices: Voices) -> bool:
    """Whether the report first tells of it in another's words, and says nothing of its own near these."""
    near = [claim for claim in told.claims if abs(claim.evidence.start - told.at) <= _NEAR]
    own = any(voices.is_publisher(claim) for claim in told.claims)
    return own and bool(near) and near[0] is told.claims[0] and not any(map(voices.is_publisher, near))


def _make_account(voice: str, told: _Told, claims: tuple[Claim, ...], voices: Voices) -> Account:
    days = [voices.day_of(claim) for claim in claims]
    day = max((known for known in days if known is not None), default=None)
    return Account(
        voice=voice,
        house=voices.house_of(voice, day),
        value=told.value,
        denies=False,
        publisher=all(voices.is_publisher(claim) for claim in claims),
        plan=False,
        weak=False,
        day=day,
        when=Period(),
        claims=claims,
        things=told.things,
        last=day,
    )
