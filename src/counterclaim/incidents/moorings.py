"""What nobody can date is moored to one dated happening: to the one that it is likest to.

A report without a day of publication that says "on Tuesday" agrees with all that its site saw on a Tuesday of
any year. Were all these ties kept, it would join the years to one another, and each reading that is added
would be compared with all of them.
"""

from collections.abc import Mapping
from math import inf

from counterclaim.incidents.views import View
from counterclaim.incidents.weights import LIMIT

Pair = tuple[str, str]


def is_adrift(view: View) -> bool:
    """Whether neither its day nor that of its telling is known."""
    return view.published is None and not view.dated


def find_adrift(one: View, other: View) -> View | None:
    """That of two happenings of two reports which is adrift, where the other has a day or was told on one."""
    if one.report_id == other.report_id or is_adrift(one) == is_adrift(other):
        return None
    return one if is_adrift(one) else other


def limit_of(one: View, other: View) -> float:
    """How sure a pair may be. What is adrift can be likest to one only where the likest differ."""
    return LIMIT if find_adrift(one, other) is None else inf


def moor(scored: Mapping[Pair, float], views: Mapping[str, View]) -> dict[Pair, float]:
    """`scored` without the ties of what is adrift but for the best of each; of equal ones that with the
    smallest ids."""
    best: dict[str, tuple[float, Pair]] = {}
    loose: set[Pair] = set()
    for pair, score in scored.items():
        if (adrift := find_adrift(views[pair[0]], views[pair[1]])) is not None:
            loose.add(pair)
            best[adrift.id] = min(best.get(adrift.id, (inf, pair)), (-score, pair))
    kept = {pair for _, pair in best.values()}
    return {pair: score for pair, score in scored.items() if pair not in loose or pair in kept}
