"""A figure as a small interval on a square-root scale: tick, capped bar, fade with an arrow."""

from collections.abc import Iterable, Sequence
from math import sqrt

from markupsafe import Markup

from counterclaim.model import Quantity
from counterclaim.review.charts.drawing import element, line, path, picture, round_up, text
from counterclaim.review.telling.wording import say_quantity

WIDTH, HEIGHT = 112, 18
_LEFT, _RIGHT = 3.0, 101.0
_LEVEL = 13.0
_MOST_MARKS = 6


class Scale:
    """From 0 to `top` people, so that six and six hundred can both be seen."""

    def __init__(self, top: int) -> None:
        self.top = max(top, 1)

    def place(self, number: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * sqrt(min(number, self.top) / self.top)

    @property
    def stops(self) -> tuple[int, ...]:
        """Round numbers to print on the axis; long ones need the room of two."""
        middle = () if self.top >= 1000 else (_round(self.top // 2),)
        return tuple(dict.fromkeys((0, _round(self.top // 6), *middle, self.top)))


def find_scale(figures: Iterable[Sequence[Quantity]]) -> Scale:
    """The scale that holds every figure of a column."""
    ends = [
        end for values in figures for value in values for end in (value.low, value.high) if end is not None
    ]
    return Scale(round_up(max(ends, default=1)))


def draw_scale(scale: Scale) -> Markup:
    parts = []
    for number in scale.stops:
        x = scale.place(number)
        parts.append(line(x, x, 13, 17, "ax0"))
        parts.append(text(x, 10, f"{number:,}", "mut axis-no" + ("" if number == 0 else " mid")))
    return element("svg", *parts, width=WIDTH, height=17, viewBox=f"0 0 {WIDTH} 17", aria_hidden="true")


def draw_interval(values: Sequence[Quantity], scale: Scale, name: str) -> Markup:
    """The figures of one incident: each as it was claimed, apart where nothing is claimed between."""
    known = sorted(
        {value for value in values if value.low is not None or value.high is not None},
        key=lambda value: (value.low or 0, value.high is None, value.high or 0),
    )
    parts = [line(_LEFT, 106, _LEVEL, _LEVEL, "ax")]
    places = [scale.place(value.low if value.low is not None else value.high or 0) for value in known]
    if len(places) > 1 and places[-1] > places[0]:
        parts.append(line(places[0], places[-1], _LEVEL, _LEVEL, "sq dot"))
    for place, value in list(zip(places, known, strict=True))[-_MOST_MARKS:]:
        parts.append(_draw_one(place, value, scale))
    label = f"{name}: " + "; ".join(dict.fromkeys(map(say_quantity, known)))
    return picture(WIDTH, HEIGHT, label, parts, "interval")


def draw_samples() -> list[tuple[Markup, str]]:
    """Each kind of mark with its word, for the key."""
    scale = Scale(100)
    samples = (
        ((Quantity(30, 30, ""),), "one value"),
        ((Quantity(15, 60, ""),), "range"),
        ((Quantity(30, None, ""),), "open end"),
        ((Quantity(45, 55, "", approximate=True),), "about"),
        ((Quantity(8, 8, ""), Quantity(60, 60, "")), "accounts apart, nothing claimed between"),
    )
    return [(draw_interval(values, scale, words), words) for values, words in samples]


def _draw_one(x: float, value: Quantity, scale: Scale) -> Markup:
    tick = path(f"M{x:.1f} 7.5v11", "ink", 2)
    if value.low is None and value.high is not None:
        fade = element(
            "rect", x=max(_LEFT, x - 20), y=9.5, width=min(20.0, x - _LEFT), height=7, fill="url(#lf-q)"
        )
        return fade + tick
    if value.high is None:
        fade = element("rect", x=x, y=9.5, width=16, height=7, fill="url(#rt-q)")
        return fade + path(f"M{x + 16:.1f} 9.5l3.5 3.5-3.5 3.5", "ink", 1.5) + tick
    if value.low == value.high:
        if value.approximate:
            return element("circle", cx=x, cy=_LEVEL, r=4, class_="fp ink dot", stroke_width=1.5)
        return tick
    end = scale.place(value.high)
    bar = element("rect", x=x, y=10.5, width=max(end - x, 1), height=5, class_="fq")
    return bar + path(f"M{end:.1f} 8v10M{x:.1f} 8v10", "ink", 1.5)


def _round(number: int) -> int:
    """Down to one leading figure."""
    if number < 10:
        return max(number, 0)
    unit: int = 10 ** (len(str(number)) - 1)
    return number // unit * unit
