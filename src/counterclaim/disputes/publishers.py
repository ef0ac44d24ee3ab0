"""What a publisher's own figures count for beside those of the voices it reports."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from counterclaim.disputes.accounts import Account
from counterclaim.model import Quantity, Value


def place_publishers(accounts: Sequence[Account], near: Callable[[Account, Account], bool]) -> list[Account]:
    """`accounts` with the publishers' figures put where they belong beside the voices' of `near` days.

    A publisher that repeats a voice's figure, or gives one that only one voice's figure meets and that says
    no more than it, joins that voice's position, but not that of vague words. One that meets several, and
    vague words ("dozens") that meet none, are left out: they part from nobody. Any other figure of a
    publisher is a voice's like all others.
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
            own = _says_more(item.value, met[0]) or _is_vague(met[0])
            placed.append(item if own else replace(item, value=met[0]))
        elif not met and not _is_vague(item.value) and not _is_part(item, voiced):
            placed.append(item)
    return placed


def _is_part(item: Account, voiced: Sequence[Account]) -> bool:
    """Whether its report gives a higher figure as a voice's: "118 escaped, the police said. Those who escaped
    are 103 men and 15 women"."""
    reports = {claim.report_id for claim in item.claims}
    return any(
        _lies_below(item.value, other.value) and any(claim.report_id in reports for claim in other.claims)
        for other in voiced
    )


def _lies_below(one: Value, other: Value) -> bool:
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return False
    return one.high is not None and 0 < one.high < (other.low or 0)


def _says_more(one: Quantity, other: Value) -> bool:
    """Whether one figure begins higher than another that leaves open how high it goes: "more than 250" beside
    "at least 140"."""
    if not isinstance(other, Quantity) or other.high is not None:
        return False
    return (one.low or 0) > (other.low or 0)


def _is_vague(value: Value) -> bool:
    """Whether both ends are given and differ: words like "dozens", and rounded figures."""
    if not isinstance(value, Quantity) or value.low is None or value.high is None:
        return False
    return value.low < value.high
