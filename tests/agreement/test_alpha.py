"""Krippendorff's alpha against examples that its author worked out in print, and its laws."""

import math
import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.agreement import FEWEST, METRICS, Unit, find_alpha, measure

# Krippendorff (2011): four observers, twelve units, "." where one gave no value.
FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# The same: two observers, ten units of two values; and twelve units of five names.
MEG_AND_OWEN = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
BEN_AND_GERRY = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")
PUBLISHED: list[tuple[tuple[str, ...], str, float, str]] = [
    (FOUR_OBSERVERS, "nominal", 0.743, "with values missing"),
    (FOUR_OBSERVERS, "ordinal", 0.815, "by rank"),
    (FOUR_OBSERVERS, "interval", 0.849, "by difference"),
    (FOUR_OBSERVERS, "ratio", 0.797, "by ratio"),
    (MEG_AND_OWEN, "nominal", 0.095, "two values, hardly better than chance"),
    (BEN_AND_GERRY, "nominal", 0.692, "names"),
]


def read(rows: tuple[str, ...]) -> list[tuple[float | str, ...]]:
    columns = zip(*(row.split() for row in rows), strict=True)
    return [tuple(float(v) if v.isdigit() else v for v in column if v != ".") for column in columns]


@pytest.mark.parametrize(
    ("rows", "metric", "alpha", "why"), PUBLISHED, ids=[f"{c[1]} {c[3]}" for c in PUBLISHED]
)
def test_published_examples(rows: tuple[str, ...], metric: str, alpha: float, why: str) -> None:
    found = find_alpha(read(rows), metric)
    assert found is not None
    assert round(found, 3) == alpha


def work_out_pair_by_pair(units: list[list[int]], metric: str) -> float:
    """The definition, spelled out: every pair of values of one unit, and every pair of all."""
    units = [unit for unit in units if len(unit) > 1]
    every = sorted(value for unit in units for value in unit)

    def apart(one: int, other: int) -> float:
        if metric == "nominal":
            return float(one != other)
        if metric == "interval":
            return float((one - other) ** 2)
        low, high = min(one, other), max(one, other)
        between = sum(low <= value <= high for value in every)
        ends = (every.count(low) + every.count(high)) / 2
        return (between - ends) ** 2 if low != high else 0.0

    observed = sum(2 * apart(a, b) / (len(u) - 1) for u in units for a, b in combinations(u, 2)) / len(every)
    expected = sum(2 * apart(a, b) for a, b in combinations(every, 2)) / (len(every) * (len(every) - 1))
    return 1 - observed / expected


UNITS = st.lists(st.lists(st.integers(0, 5), max_size=5), max_size=12)


@settings(max_examples=150, deadline=None)
@given(UNITS, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_it_is_what_its_definition_says(units: list[list[int]], metric: str) -> None:
    found = find_alpha(units, metric)
    pairable = [value for unit in units if len(unit) > 1 for value in unit]
    if len(set(pairable)) < 2:
        assert found is None
    else:
        assert found is not None
        assert math.isclose(found, work_out_pair_by_pair(units, metric), abs_tol=1e-9)
        assert found <= 1 + 1e-12


@settings(max_examples=60, deadline=None)
@given(UNITS, st.randoms(use_true_random=False))
def test_who_answered_first_and_in_which_order_changes_nothing(
    units: list[list[int]], dice: random.Random
) -> None:
    shuffled = [dice.sample(unit, len(unit)) for unit in dice.sample(units, len(units))]
    for metric in ("nominal", "ordinal", "interval"):
        one, other = find_alpha(units, metric), find_alpha(shuffled, metric)
        assert (one is None and other is None) or math.isclose(one or 0, other or 0, abs_tol=1e-9)


EDGES: list[tuple[list[tuple[float, ...]], float | None, str]] = [
    ([], None, "nothing at all"),
    ([(1,), (2,)], None, "nobody read what another read"),
    ([(1, 1), (1, 1)], None, "one answer for all: habit or agreement, nobody can tell"),
    ([(1, 1), (2, 2)], 1.0, "all agree"),
    ([(1, 2), (2, 1)], -0.5, "all part"),
    ([(1, 1), (2, 2), (7,)], 1.0, "what one alone read says nothing"),
]


@pytest.mark.parametrize(("units", "alpha", "why"), EDGES, ids=[case[2] for case in EDGES])
def test_edges(units: list[tuple[float, ...]], alpha: float | None, why: str) -> None:
    assert find_alpha(units) == alpha


def test_an_unknown_metric_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown metric 'cubic'"):
        find_alpha([(1, 2), (2, 2)], "cubic")
    assert "cubic" not in METRICS


def unit(topic: str, *answers: str) -> Unit:
    return Unit(
        "read rightly", topic, "nominal", {f"person {number}": said for number, said in enumerate(answers)}
    )


def test_topics_are_measured_apart_and_few_units_are_said_to_be_few() -> None:
    units = [unit("killed", "accept", "accept" if number % 5 else "reject") for number in range(20)]
    units += [unit("killed", "reject", "reject"), unit("killed", "accept"), unit("held", "accept", "reject")]
    units += [unit("cause", "accept", "accept")] * FEWEST
    cause, held, killed = measure(units)
    assert (killed.units, killed.single, killed.people, killed.same) == (21, 1, 2, 17)
    assert killed.verdict == "not reliable"
    assert (held.units, held.too_few) == (1, True)
    assert held.verdict == f"too few: 1 of at least {FEWEST} answered by two people"
    assert cause.alpha is None
    assert "cannot be told" in cause.verdict
    assert measure([unit("x", "accept")])[0].verdict == "nothing was answered by two people yet"
    assert measure([]) == []
