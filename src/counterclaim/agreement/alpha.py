"""Krippendorff's alpha: agreement beyond what chance would bring, for any number of people, of units and of
answers that are missing.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and "Content Analysis: An
Introduction to Its Methodology", second edition (2004), chapter 11:

    alpha = 1 - observed disagreement / expected disagreement

both summed over pairs of values by how far the two are from each other. 1: all agree. 0: no better than
if the same answers had been dealt out by chance. Below 0: people part more than chance would have them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

# The squared distance of two values, by their places in the order of all values.
Metric = Callable[[int, int], float]
Value = float | str

METRICS = ("nominal", "ordinal", "interval", "ratio")


def find_alpha(units: Iterable[Sequence[Value]], metric: str = "nominal") -> float | None:
    """Alpha of `units`: for each thing that was judged, the values that people gave, in any order; units
    with fewer than two say nothing. None where it is not defined: no unit has two, or every value is the
    same, so that nothing tells agreement from habit.

    `metric` says how far two values are apart: `nominal` (the same or not), `ordinal` (how many lie between
    them in rank), `interval` (their difference), `ratio` (their difference to their sum). All but nominal
    need numbers; ratio needs numbers of 0 and more.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    counts = Counter(value for unit in pairable for value in unit)
    total = counts.total()
    if len(counts) < 2:
        return None
    values = sorted(counts) if metric != "nominal" else list(counts)
    apart = _find_metric(metric, values, [counts[value] for value in values])
    place = {value: number for number, value in enumerate(values)}
    observed = sum(_part(Counter(unit), place, apart) / (len(unit) - 1) for unit in pairable) / total
    expected = _part(counts, place, apart) / (total * (total - 1))
    return 1 - observed / expected


def _part(counts: Mapping[Value, int], place: Mapping[Value, int], apart: Metric) -> float:
    """The distances of all ordered pairs of different values, weighted by how often each comes."""
    items = [(place[value], number) for value, number in counts.items()]
    return sum(
        number * other_number * apart(one, other)
        for one, number in items
        for other, other_number in items
        if one != other
    )


def _find_metric(name: str, values: Sequence[Value], counts: Sequence[int]) -> Metric:
    if name == "nominal":
        return lambda one, other: 1.0
    numbers = [float(value) for value in values]
    if name == "interval":
        return lambda one, other: (numbers[one] - numbers[other]) ** 2
    if name == "ratio":
        return lambda one, other: _relate(numbers[one], numbers[other])
    if name != "ordinal":
        raise ValueError(f"unknown metric {name!r}: it is one of {', '.join(METRICS)}")
    before = [0, *accumulate(counts)]

    def rank(one: int, other: int) -> float:
        low, high = min(one, other), max(one, other)
        between = before[high + 1] - before[low]
        return (between - (counts[low] + counts[high]) / 2) ** 2

    return rank


def _relate(one: float, other: float) -> float:
    return ((one - other) / (one + other)) ** 2
