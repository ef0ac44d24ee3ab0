"""People held at a site against its capacity, over time: stock alone; arrivals are never drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from counterclaim.review.charts.drawing import element, join, line, path, picture, round_up, text
from counterclaim.review.charts.lanes import LANE, Lane, draw_lane
from counterclaim.review.telling.site import Recorded
from counterclaim.review.telling.wording import MONTHS

_LEFT, _TALL, _TOP = 56.0, 220.0, 30.0
_LETTER, _LONGEST_NAME = 6.2, 26  # pixels; letters
_SHIFTS = (-6, 16, -20, -34, 30, -48, 44, -62, 58)  # of a label from its mark, the nearest first


def draw_stock(held: Sequence[Recorded], capacity: Sequence[Recorded], lanes: Sequence[Lane] = ()) -> Markup:
    """For wide and for narrow screens; "" where no figure has a day. `lanes` only where there is room."""
    dated = [each for each in (*held, *capacity) if each.first is not None]
    if not dated or not held:
        return Markup("")
    label = describe_stock(held, capacity)
    return join(
        element("div", _draw(held, capacity, beneath, width, label), class_=name)
        for width, beneath, name in ((840, lanes, "wide-only"), (334, (), "narrow-only"))
    )


def describe_stock(held: Sequence[Recorded], capacity: Sequence[Recorded]) -> str:
    said = [f"{each.saying.spoken} held, {each.holds} ({each.saying.short_voice})" for each in held]
    said += [f"capacity {each.saying.spoken}, {each.holds} ({each.saying.short_voice})" for each in capacity]
    return "; ".join(said)


def _draw(
    held: Sequence[Recorded],
    capacity: Sequence[Recorded],
    lanes: Sequence[Lane],
    width: int,
    label: str,
) -> Markup:
    days = [day for each in (*held, *capacity) for day in (each.first, each.last) if day is not None]
    days += [day for lane in lanes for day in lane.days]
    scale = _Scale(min(days), max(days), width - 110 if width > 500 else width - 20)
    top = round_up(max(_high(each) for each in (*held, *capacity)))
    bottom = _TOP + _TALL
    parts = [_draw_axis(top, bottom, scale.right), _draw_days(scale, bottom, 90 if width > 500 else 70)]
    ground = _Ground(scale, bottom, top, width > 500)
    capacities = [each for each in capacity if each.first is not None]
    figures = [each for each in held if each.first is not None]
    parts += [_draw_capacity(each, ground) for each in capacities]
    parts += [_draw_held(each, ground) for each in figures]
    taken = [_find_capacity_room(each, ground) for each in capacities]
    taken += [room for each in figures for room in _find_mark_rooms(each, ground)]
    parts += [_draw_label(each, ground, taken) for each in figures]
    parts.append(text(0, 14, "people", "lab big"))
    parts += _draw_lanes(lanes, ground)
    return picture(width, bottom + 40 + LANE * len(lanes), label, parts)


def _draw_lanes(lanes: Sequence[Lane], ground: "_Ground") -> Iterator[Markup]:
    place = ground.scale.place
    for number, lane in enumerate(lanes, 1):
        places = [(place(mark.first), place(mark.last)) for mark in lane.marks]
        yield draw_lane(lane, places, ground.bottom + 24 + LANE * number, (_LEFT, ground.scale.right))


@dataclass(frozen=True, slots=True)
class _Room:
    """The room that words or marks take."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "_Room") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class _Scale:
    """Days from left to right, with room of a twentieth at both ends."""

    def __init__(self, first: date, last: date, right: float) -> None:
        room = max((last - first).days // 20, 15)
        self.first, self.last, self.right = first - timedelta(room), last + timedelta(room), right

    def place(self, day: date) -> float:
        return _LEFT + (self.right - _LEFT) * (day - self.first).days / max((self.last - self.first).days, 1)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every mark is drawn on: people from the `bottom` upwards to `top` of them."""

    scale: _Scale
    bottom: float
    top: int
    wide: bool

    def place(self, each: Recorded) -> tuple[float, float]:
        assert each.first is not None
        return self.scale.place(each.first), self.rise(_low(each))

    def rise(self, number: int) -> float:
        return self.bottom - _TALL * number / self.top


def _draw_axis(top: int, bottom: float, right: float) -> Markup:
    parts = []
    for step in range(5):
        y = bottom - _TALL * step / 4
        parts.append(line(_LEFT, right, y, y, "ax" if step else "ax0"))
        parts.append(text(_LEFT - 8, y + 4, f"{top * step // 4:,}", "end mut"))
    return join(parts)


def _draw_days(scale: _Scale, bottom: float, room: int) -> Markup:
    """First days of months, as many as there is room for."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    every = max(1, -(-months * room // int(scale.right - _LEFT)))
    every = next(step for step in (1, 2, 3, 4, 6, 12, 24, 60, 120, 1200) if step >= every)
    parts = []
    for number in range(1, months + 1):
        month = scale.first.year * 12 + scale.first.month - 1 + number
        if month % every:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        x = scale.place(day)
        parts.append(line(x, x, bottom, bottom + 5, "ax0"))
        words = f"{MONTHS[day.month - 1]} {day.year}" if every < 12 else str(day.year)
        parts.append(text(x, bottom + 18, words, "mid"))
    return join(parts)


def _draw_capacity(each: Recorded, ground: _Ground) -> Markup:
    x, y = ground.place(each)
    return (
        path(f"M{_LEFT} {y:.1f}H{ground.scale.right}", "ink dot", 1.5)
        + path(
            f"M{x - 10:.1f} {y:.1f}h20M{x - 10:.1f} {y - 6:.1f}v12M{x + 10:.1f} {y - 6:.1f}v12", "ink", 2.5
        )
        + text(_LEFT + 6, y + 16, _name_capacity(each, ground), "lab small-t")
    )


def _name_capacity(each: Recorded, ground: _Ground) -> str:
    return f"capacity {each.saying.value}" + (f", {each.saying.short_voice}" if ground.wide else "")


def _find_capacity_room(each: Recorded, ground: _Ground) -> _Room:
    _, y = ground.place(each)
    return _Room(_LEFT, y - 3, _LEFT + 12 + len(_name_capacity(each, ground)) * _LETTER, y + 20)


def _draw_held(each: Recorded, ground: _Ground) -> Markup:
    assert each.last is not None
    x, y = ground.place(each)
    parts = []
    if each.value.high is None:
        over = _find_fade(y)
        parts.append(element("rect", x=x - 4.5, y=over, width=9, height=y - over, fill="url(#up-q)"))
        parts.append(path(f"M{x - 4.5:.1f} {over + 5:.1f}l4.5-5 4.5 5", "ink", 2))
    elif each.value.high != each.value.low:
        high = ground.rise(each.value.high)
        parts.append(path(f"M{x - 5:.1f} {high:.1f}h10M{x:.1f} {high:.1f}V{y:.1f}", "ink", 2))
    if each.last != each.first:
        end = ground.scale.place(each.last)
        parts.append(path(f"M{x:.1f} {y:.1f}H{end:.1f}M{end:.1f} {y - 4:.1f}v8", "ink", 1.5))
    parts.append(element("circle", cx=x, cy=y, r=5, class_="inkf"))
    return join(parts)


def _find_fade(y: float) -> float:
    """Where a fade that begins at `y` ends."""
    return max(_TOP - 10, y - 44)


def _find_mark_rooms(each: Recorded, ground: _Ground) -> Iterator[_Room]:
    assert each.last is not None
    x, y = ground.place(each)
    yield _Room(x, y - 5, ground.scale.place(each.last), y + 5)
    over = _find_fade(y) if each.value.high is None else ground.rise(each.value.high)
    yield _Room(x - 8, over - 2, x + 8, y + 7)


def _draw_label(each: Recorded, ground: _Ground, taken: list[_Room]) -> Markup:
    """The figure with its voice where there is room for both; the table beside the chart has them all."""
    x, y = ground.place(each)
    words = [each.saying.value]
    if ground.wide:
        words.append(f"{_shorten(each.saying.short_voice)}, {each.holds}")
    long = max(map(len, words)) * _LETTER
    for shift in _SHIFTS:
        for left in (False, True):
            start = x - 11 - long if left else x + 11
            room = _Room(start, y + shift - 11, start + long, y + shift + 13 * (len(words) - 1) + 3)
            inside = start >= _LEFT and room.right <= ground.scale.right + 100 and room.top >= 16
            if not inside or room.bottom > ground.bottom - 1 or any(map(room.overlaps, taken)):
                continue
            taken.append(room)
            style, place = ("end ", x - 11) if left else ("", x + 11)
            lines = [text(place, y + shift, words[0], f"{style}lab small-t")]
            lines += [text(place, y + shift + 13, more, f"{style}small-t") for more in words[1:]]
            return join(lines)
    return Markup("")


def _shorten(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _low(each: Recorded) -> int:
    return each.value.low if each.value.low is not None else each.value.high or 0


def _high(each: Recorded) -> int:
    return max(end for end in (each.value.low, each.value.high, 1) if end is not None)
