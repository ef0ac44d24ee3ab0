"""A figure in a cell is the interval that the same words are in a report."""

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.coded.figures import FigureReader

READER = FigureReader(load_codebook(("detention",)).language.figures)

FIGURES: list[tuple[str, tuple[int, int | None] | None, str]] = [
    ("6", (6, 6), "a number"),
    ("0", (0, 0), "none"),
    ("1,200", (1200, 1200), "a thousand's comma"),
    ("at least 6", (6, None), "a bound"),
    ("At Least 6", (6, None), "in other letters"),
    ("6 or more", (6, None), "a bound behind"),
    ("6+", (6, None), "a sign behind"),
    ("≥6", (6, None), "a sign before"),
    (">= 6", (6, None), "a sign of two"),
    ("> 6", (7, None), "more than"),
    ("<10", (0, 9), "fewer than"),
    ("more than 50", (51, None), "the number itself is left out"),
    ("up to 30", (0, 30), "a bound above"),
    ("40-50", (40, 50), "a range"),
    ("40–50", (40, 50), "a range with a dash"),
    ("40 to 50", (40, 50), "a range in words"),
    ("between 40 and 50", (40, 50), "a range around"),
    ("about 30", (27, 33), "an approximation"),
    ("about 40-50", (36, 55), "of a range"),
    ("six", (6, 6), "a number word"),
    ("twenty-one", (21, 21), "a number word of two"),
    ("two hundred", (200, 200), "of hundreds"),
    ("dozens", (24, 99), "a vague word"),
    ("hundreds", (200, 999), "another"),
    ("nobody", (0, 0), "nobody"),
    ("6 men", None, "with what it counts"),
    ("50-40", None, "a range that runs backwards"),
    ("6.5", None, "half a person"),
    ("-6", None, "below none"),
    ("6, 7", None, "two numbers"),
    ("unknown", None, "a word that is no figure"),
    ("at least", None, "a bound of nothing"),
    ("between 40", None, "half a range"),
    ("?", None, "a sign"),
    ("6" * 40, None, "a number that is no count of people"),
]


@pytest.mark.parametrize(("cell", "interval", "why"), FIGURES, ids=[case[2] for case in FIGURES])
def test_a_figure(cell: str, interval: tuple[int, int | None] | None, why: str) -> None:
    assert READER.read(cell) == interval
