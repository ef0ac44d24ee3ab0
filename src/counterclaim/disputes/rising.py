"""Tolls that rise: an early figure and a later, somewhat higher one can both have been true on their days."""

from collections.abc import Iterable
from datetime import date

from counterclaim.disputes.accounts import Account
from counterclaim.model import Quantity

_RISE = 1.5  # a later figure this many times the early one is another account, and not what came to be known


def has_risen(one: Account, other: Account, told: Iterable[Account]) -> bool:
    """Whether of two figures of a running total the lower is merely older.

    It is where its voice has said no more since the other began to say otherwise, and the higher is not far
    above it. `told` are all accounts of the matter, those that their voices have revised since too.
    """
    low, high = sorted((one, other), key=lambda item: _low_of(item) or 0)
    lower, higher = _low_of(low), _low_of(high)
    if not lower or not higher or higher >= _RISE * lower or one.denies or other.denies:
        return False
    since = [
        item.day
        for item in told
        if item.voice == high.voice and not item.denies and not item.value.meets(low.value)
    ]
    days = [day for day in since if day is not None]
    last = low.last or low.day
    return last is not None and len(days) == len(since) and min(days, default=date.min) > last


def _low_of(item: Account) -> int | None:
    """The least that a figure says; None for what is no figure."""
    if not isinstance(item.value, Quantity):
        return None
    return item.value.low if item.value.low is not None else item.value.high
