"""Tolls that rise: an early figure and a later, higher one can both have been true on their days; and figures
of a hospital, which had no more than some of the hurt, or of bodies found so far."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.disputes.accounts import Account
from counterclaim.disputes.matters import Matter
from counterclaim.model import Quantity

_RISE = 1.5  # a later figure this many times the early one is another account, and not what came to be known
_RISE_UNNAMED = 3.0  # the same where the early one is a paper's own, or of somebody without a name
_ADMITTED = "count:admitted"  # the same of a figure of those whom a hospital took in, or of bodies so far
_RISEN = "count:risen"  # begins the rule of a figure that its words call a risen one ("rose to 53")
_LEFT = "count:left"  # the same of those who are still at a site


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was told of a matter: `told` are its accounts, those that their voices have revised since too;
    `former` the figures that reports call earlier ones; `unnamed` the voices without a name; `running`: the
    count goes on after the incident."""

    told: Sequence[Account]
    former: Sequence[Account]
    unnamed: Collection[str]
    running: bool = False


def has_risen(one: Account, other: Account, seen: Seen) -> bool:
    """Whether of two figures of a running total the lower is merely older.

    It is where its voice has said no more since the other began to say otherwise, and a later report calls
    it an earlier figure, or anybody the higher one a risen one, or the higher is not far above it. Who has no
    name is not asked again: there "far" is farther. Of one day, what another report calls risen is the newer.
    Of what goes on (escapees caught again) the day alone decides.
    """
    low, high = sorted((one, other), key=lambda item: _low_of(item) or 0)
    lower, higher = _low_of(low), _low_of(high)
    if not lower or not higher or one.denies or other.denies:
        return False
    loose = low.publisher or low.voice in seen.unnamed
    last = low.last or low.day
    if seen.running:
        return last is not None and high.day is not None and high.day > last
    most = _high_of(low) or lower  # "several", "dozens": as many as the word allows
    far = higher >= (_RISE_UNNAMED if loose else _RISE) * most
    risen = any(_is_told_as_risen(item) for item in seen.told if item.key == high.key)
    if far and not risen and not _is_replaced(low, seen):
        return False
    since = [
        item.day
        for item in seen.told
        if item.voice == high.voice and not item.denies and not item.value.meets(low.value)
        if (_low_of(item) or 0) > lower  # its own lower figure of before sets nothing against the lower one
    ]
    days = [day for day in since if day is not None]
    if last is None or len(days) != len(since):
        return False
    first = min(days, default=date.min)
    return first > last or (first == last and risen and not _are_told_together(low, high))


def _are_told_together(one: Account, other: Account) -> bool:
    reports = {claim.report_id for claim in one.claims}
    return any(claim.report_id in reports for claim in other.claims)


def has_fallen(one: Account, other: Account, matter: Matter) -> bool:
    """Whether of two figures of those missing the lower is merely newer: the more bodies are found, the fewer
    are missed."""
    high, low = sorted((one, other), key=lambda item: -(_low_of(item) or 0))
    if matter.incident_id is None or one.denies or other.denies:
        return False
    last = high.last or high.day
    return last is not None and low.day is not None and low.day > last


def has_emptied(one: Account, other: Account) -> bool:
    """Whether of two figures of those at a site the lower is newer, and of those who are still there."""
    high, low = sorted((one, other), key=lambda item: -(_low_of(item) or 0))
    last = high.last or high.day
    if low.denies or high.denies or last is None or low.day is None or low.day <= last:
        return False
    return any(claim.rule.startswith(_LEFT) for claim in low.claims)


def is_least(one: Account, other: Account) -> bool:
    """Whether one counts only those whom a hospital took in, or bodies so far, and no more than all whom the
    other counts."""
    some, rest = (
        [item for item in (one, other) if _is_of_admitted(item) is admitted] for admitted in (True, False)
    )
    if not (some and rest and isinstance(rest[0].value, Quantity)):
        return False
    least, most = _low_of(some[0]), rest[0].value.high
    return least is not None and (most is None or least <= most)


def _is_of_admitted(item: Account) -> bool:
    return any(claim.rule.startswith(_ADMITTED) for claim in item.claims)


def _is_replaced(low: Account, seen: Seen) -> bool:
    """Whether a report that came later gives the figure as one that a new one took the place of."""
    last = low.last or low.day or date.max
    return any(
        item.value.meets(low.value) and item.day is not None and item.day > last for item in seen.former
    )


def _is_told_as_risen(high: Account) -> bool:
    return any(claim.rule.startswith(_RISEN) for claim in high.claims)


def _high_of(item: Account) -> int | None:
    """The most that a figure says, where it has an end."""
    return item.value.high if isinstance(item.value, Quantity) else None


def _low_of(item: Account) -> int | None:
    """The least that a figure says; None for what is no figure."""
    if not isinstance(item.value, Quantity):
        return None
    return item.value.low if item.value.low is not None else item.value.high
