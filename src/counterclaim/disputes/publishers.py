"""What a publisher's own figures count for beside those of the voices it reports."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from counterclaim.disputes.accounts import Account
from counterclaim.model import Quantity, Value


def place_publishers(accounts: Sequence[Account], near: Callable[[Account, Account], bool]) -> list[Account]:
    """`accounts` with the publishers' figures put where they belong beside the voices' of `near` days.

    A publisher that repeats a voice's figure, or gives one that only one voice's figure meets and that says
    no more than it, joins that voice's position. One that meets several, and vague words ("dozens") that meet
    none, are left out: they part from nobody. Any other figure of a publisher is a voice's like all others.
    """
    voiced = [item for item in accounts if not item.publisher and not item.denies]
    placed: list[Account] = []
    for item in accounts:
        beside = {other.key: other.value for other in voiced if item.publisher and near(item, other)}
        if item.denies or not isinstance(item.value, Quantity) or not beside or item.key in beside:
            placed.append(item)
            continue
        met = [value for value in beside.values() if value.meets(item.value)]
        if len(met) == 1:
            placed.append(item if _says_more(item.value, met[0]) else replace(item, value=met[0]))
        elif not met and not _is_vague(item.value):
            placed.append(item)
    return placed


def _says_more(one: Quantity, other: Value) -> bool:
    """Whether one figure begins higher than another that leaves open how high it goes: "more than 250" beside
    "at least 140"."""
    if not isinstance(other, Quantity) or other.high is not None:
        return False
    return (one.low or 0) > (other.low or 0)


def _is_vague(value: Quantity) -> bool:
    """Whether both ends are given and differ: words like "dozens", and rounded figures."""
    return value.low is not None and value.high is not None and value.low < value.high
