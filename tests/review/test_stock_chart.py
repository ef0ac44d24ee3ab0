"""The chart of people held: its words stand on nothing else, whatever figures there are."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Quantity
from counterclaim.review.charts.lanes import Lane, LaneMark
from counterclaim.review.charts.stock import draw_stock
from counterclaim.review.telling.site import Recorded, describe_ratio, is_vague

FIRST = date(2021, 1, 1)
LETTER, BASE = 6.2, 250.0  # pixels of a letter; where the axis of days lies


@dataclass(frozen=True)
class Said:
    """What the chart asks of a saying."""

    value: str
    spoken: str
    short_voice: str


@dataclass(frozen=True)
class Figure:
    """What the chart asks of one record."""

    saying: Said
    value: Quantity
    first: date
    last: date
    holds: str


def record(low: int | None, high: int | None, day: int, days: int = 0, voice: str = "MSF") -> Recorded:
    value = Quantity(low, high, str(low), approximate=low != high)
    shown = f"≥ {low:,}" if high is None else f"{low:,}"
    first = FIRST + timedelta(day)
    last = first + timedelta(days)
    return Figure(Said(shown, shown, voice), value, first, last, f"{first:%-d %b %Y}")  # type: ignore[return-value]


@dataclass(frozen=True)
class Word:
    """One piece of text of a drawing, with the room it takes."""

    text: str
    left: float
    right: float
    level: float

    def overlaps(self, other: "Word") -> bool:
        return self.left < other.right and other.left < self.right and abs(self.level - other.level) < 11


def find_words(drawing: str) -> list[Word]:
    found = []
    for x, y, style, words in re.findall(
        r'<text x="([-\d.]+)" y="([-\d.]+)"(?: class="([^"]*)")?>([^<]*)<', drawing
    ):
        text = unescape(words)
        long = len(text) * LETTER
        left = float(x) - (long if "end" in style else long / 2 if "mid" in style else 0)
        found.append(Word(text, left, left + long, float(y)))
    return found


def draw_wide(held: list[Recorded], capacity: list[Recorded]) -> str:
    return str(draw_stock(held, capacity)).partition('class="narrow-only"')[0]


figures = st.builds(
    record,
    st.integers(0, 6000),
    st.none(),
    st.integers(0, 300),
    st.sampled_from([0, 0, 20, 90]),
    st.sampled_from(["IOM", "MSF", "counterclaim example desk A", "Interior Ministry"]),
) | st.builds(record, n := st.shared(st.integers(0, 6000)), n, st.integers(0, 300))


@given(
    st.lists(figures, min_size=1, max_size=9),
    st.lists(st.builds(record, st.integers(50, 3000), st.none(), st.integers(0, 300)), max_size=1),
)
def test_no_words_stand_on_others(held: list[Recorded], capacity: list[Recorded]) -> None:
    words = [word for word in find_words(draw_wide(held, capacity)) if word.level < BASE]
    own = [word for word in words if not re.fullmatch(r"[\d,]+", word.text) or word.left > 56]
    for place, one in enumerate(own):
        for other in own[place + 1 :]:
            assert not one.overlaps(other), (one, other)


def test_a_figure_near_nothing_keeps_off_the_days() -> None:
    held = [record(3400, None, 10, 20), record(2, 9, 40, voice="counterclaim example desk A")]
    drawn = draw_wide(held, [record(1000, 1000, 15)])
    below = [word for word in find_words(drawn) if word.level >= BASE - 1]
    assert below
    assert all(re.fullmatch(r"([A-Z][a-z]{2} )?\d{4}|0", word.text) for word in below)


def test_every_figure_is_told_in_words() -> None:
    held = [record(number, None, number) for number in range(100, 130)]
    label = re.search(r'aria-label="([^"]*)"', draw_wide(held, []))
    assert label
    assert all(f"≥ {number}" in unescape(label[1]) for number in range(100, 130))


RATIOS = [
    ([(3000, 3000), (3401, None)], [(1000, 1000)], "3.0 to ≥ 3.4 times", "two counts of one body"),
    ([(2, 9), (3401, None)], [(1000, 1000)], "≥ 3.4 times", "a vague word is no share of anything"),
    ([(2, 9)], [(1000, 1000)], "", "nothing but a vague word"),
    ([(2970, 3630)], [(1000, 1000)], "3.0 times", "about three thousand is no vague word"),
    ([(300, 300)], [], "", "no capacity"),
    ([(300, 300)], [(500, 500), (600, 600)], "0.5 times", "the capacity claimed last"),
]


@pytest.mark.parametrize(("held", "capacity", "told", "why"), RATIOS, ids=[case[-1] for case in RATIOS])
def test_the_ratio(
    held: list[tuple[int, int | None]], capacity: list[tuple[int, int]], told: str, why: str
) -> None:
    records = [record(low, high, day) for day, (low, high) in enumerate(held)]
    room = [record(low, high, day) for day, (low, high) in enumerate(capacity)]
    assert describe_ratio(records, room) == told, why


@pytest.mark.parametrize(
    ("low", "high", "vague"),
    [(2, 9, True), (24, 99, True), (200, 999, True), (1800, 2200, False), (2, 3, False)],
)
def test_which_figures_are_vague(low: int, high: int, vague: bool) -> None:
    assert is_vague(Quantity(low, high, "", approximate=True)) is vague


days = st.integers(-700, 700).map(lambda number: FIRST + timedelta(number))
marks = st.builds(
    lambda first, long, done, disputed: LaneMark(first, first + timedelta(long), done, disputed),
    days,
    st.sampled_from([0, 30, 400]),
    st.booleans(),
    st.booleans(),
)
lanes = st.lists(
    st.builds(
        Lane, st.sampled_from(["status", "incidents", "visits"]), st.lists(marks, min_size=1).map(tuple)
    ),
    max_size=4,
)


@given(lanes)
def test_lanes_lie_on_the_days_of_the_figures(beneath: list[Lane]) -> None:
    """Every lane has its name, on wide screens alone; no mark of it lies outside the days that are drawn."""
    drawn = str(draw_stock([record(3400, None, 10)], [], beneath))
    wide, narrow = drawn.split('class="narrow-only"')
    assert [word.text for word in find_words(wide) if word.text in ("status", "incidents", "visits")] == [
        lane.name for lane in beneath
    ]
    assert not any(lane.name in narrow for lane in beneath)
    for x, width in re.findall(r'<rect x="([-\d.]+)" y="[-\d.]+" width="([\d.]+)" height="8"', wide):
        assert float(x) >= 56
        assert float(x) + float(width) <= 731
