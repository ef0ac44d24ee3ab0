"""When the listed incidents were: each with how well its day is known; of many, how many in each span."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from counterclaim.ledger.browsing import IncidentRow
from counterclaim.review.charts.drawing import element, join, line, path, picture, round_up, text
from counterclaim.review.telling.wording import MONTHS, count, show_day

_LANE, _MOST_LANES, _MOST_MARKS = 40.0, 5, 80
_TALL = 120.0
_SPANS = (7, 31, 92, 366, 3660)  # days of one bar

Name = Callable[[IncidentRow], str]


@dataclass(frozen=True, slots=True)
class _Frame:
    """`letters` is how much of a place's name there is room for, `stops` how many days of the axis."""

    width: int
    left: float
    letters: int
    stops: int
    name: str

    @property
    def right(self) -> float:
        return self.width - 12.0


_FRAMES = (_Frame(708, 176.0, 27, 7, "wide-only"), _Frame(334, 84.0, 12, 4, "narrow-only"))


def draw_timeline(rows: Sequence[IncidentRow], is_disputed: Callable[[str], bool], name: Name) -> Markup:
    """For wide and narrow screens; `name` says where an incident was. "" when none of `rows` has a day."""
    dated = [row for row in rows if _first(row)]
    if not dated:
        return Markup("")
    first, last = min(map(_first, dated)), max(map(_last, dated))
    drawn = []
    for frame in _FRAMES:
        scale = _Scale(date.fromisoformat(first), date.fromisoformat(last), frame)
        many = len(dated) > _MOST_MARKS
        chart = (
            _draw_bars(dated, is_disputed, scale) if many else _draw_lanes(dated, is_disputed, name, scale)
        )
        drawn.append(element("div", chart, class_=frame.name))
    return join(drawn)


def _first(row: IncidentRow) -> str:
    return row.earliest or row.latest or ""


def _last(row: IncidentRow) -> str:
    return row.latest or row.earliest or ""


class _Scale:
    def __init__(self, first: date, last: date, frame: _Frame) -> None:
        self.frame = frame
        room = timedelta(max((last - first).days // 40, 6))
        self.first, self.last = first - room, last + room

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def place(self, day: date) -> float:
        left, right = self.frame.left, self.frame.right
        return left + (right - left) * (day - self.first).days / max(self.days, 1)


def _draw_axis(scale: _Scale, bottom: float) -> Markup:
    """First days of months or years, as many as there is room for."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    steps = (1, 2, 3, 6, 12, 24, 60, 120, 240, 1200)
    every = next((step for step in steps if months / step <= scale.frame.stops), steps[-1])
    parts = []
    for number in range(1, months + 1):
        month = scale.first.year * 12 + scale.first.month - 1 + number
        if month % every:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        x = scale.place(day)
        parts.append(line(x, x, bottom, bottom + 5, "ax0"))
        words = str(day.year) if every >= 12 else f"{MONTHS[day.month - 1]} {day.year}"
        parts.append(text(x, bottom + 18, words, "mid"))
    return join(parts)


# Few: one lane a place


def _draw_lanes(
    rows: Sequence[IncidentRow], is_disputed: Callable[[str], bool], name: Name, scale: _Scale
) -> Markup:
    often = [where for where, _ in Counter(map(name, rows)).most_common(_MOST_LANES)]
    if len({*map(name, rows)}) > _MOST_LANES:
        often = [*often[: _MOST_LANES - 1], "elsewhere"]
    lanes: dict[str, list[IncidentRow]] = {where: [] for where in often}
    for row in rows:
        where = name(row)
        lanes[where if where in lanes else "elsewhere"].append(row)
    frame = scale.frame
    parts = []
    for number, (where, held) in enumerate(lanes.items()):
        y = 26 + number * _LANE
        parts.append(line(frame.left, frame.right, y, y, "ax"))
        shown = where if len(where) <= frame.letters else f"{where[: frame.letters - 1]}…"
        parts.append(text(0, y + 4, shown))
        parts += [_draw_mark(row, y, is_disputed(row.id), scale) for row in held]
    bottom = 26 + len(lanes) * _LANE - 8
    parts.append(_draw_axis(scale, bottom))
    return picture(scale.frame.width, bottom + 26, describe(rows, is_disputed, name), parts)


def _draw_mark(row: IncidentRow, y: float, disputed: bool, scale: _Scale) -> Markup:
    x = scale.place(date.fromisoformat(_first(row)))
    end = scale.place(date.fromisoformat(_last(row)))
    parts = []
    if row.earliest is None:
        parts.append(element("rect", x=x - 24, y=y - 4, width=24, height=8, fill="url(#lf-q)"))
    elif row.latest is None:
        parts.append(element("rect", x=x, y=y - 4, width=24, height=8, fill="url(#rt-q)"))
    elif end - x > 2:
        parts.append(element("rect", x=x, y=y - 4, width=end - x, height=8, class_="fq"))
        parts.append(path(f"M{end:.1f} {y - 8:.1f}v16", "ink", 1.5))
    parts.append(path(f"M{x:.1f} {y - 8:.1f}v16", "ink", 2))
    if disputed:
        parts.append(text(x, y - 11, "≠", "mid lab"))
    return join(parts)


def describe(rows: Sequence[IncidentRow], is_disputed: Callable[[str], bool], name: Name) -> str:
    said = [
        f"{name(row)}, {show_day(date.fromisoformat(_first(row)))}{', disputed' * is_disputed(row.id)}"
        for row in rows[:20]
    ]
    more = f"; and {len(rows) - 20:,} more" if len(rows) > 20 else ""
    return f"Timeline of {count(len(rows), 'incident')}: {'; '.join(said)}{more}"


# Many: how many in each span


def _draw_bars(rows: Sequence[IncidentRow], is_disputed: Callable[[str], bool], scale: _Scale) -> Markup:
    span = next((days for days in _SPANS if scale.days / days <= 75), _SPANS[-1])
    every: Counter[int] = Counter()
    parted: Counter[int] = Counter()
    numbers: dict[str, int] = {}
    for row in rows:
        day = _first(row)
        if day not in numbers:
            numbers[day] = (date.fromisoformat(day) - scale.first).days // span
        every[numbers[day]] += 1
        parted[numbers[day]] += is_disputed(row.id)
    top, bottom = round_up(max(every.values())), 20 + _TALL
    left, right = scale.frame.left, scale.frame.right
    wide = (right - left) * span / max(scale.days, 1)
    parts = []
    for share in (0, 1, 2):
        y = bottom - _TALL * share / 2
        parts.append(line(left, right, y, y, "ax" if share else "ax0"))
        parts.append(text(left - 8, y + 4, f"{top * share // 2:,}", "end mut"))
    for number, held in every.items():
        x, tall = left + number * wide, _TALL * held / top
        inner = _TALL * parted[number] / top
        width = max(min(wide - 1, right - x), 1)
        parts.append(element("rect", x=x, y=bottom - tall, width=width, height=tall, class_="bar-all"))
        if inner:
            parts.append(element("rect", x=x, y=bottom - inner, width=width, height=inner, class_="fq"))
    parts.append(text(0, 16, "incidents", "lab"))
    parts.append(text(0, 34, "filled: disputed", "mut small-t"))
    parts.append(_draw_axis(scale, bottom))
    label = (
        f"{count(len(rows), 'incident')} from {show_day(scale.first)} to {show_day(scale.last)},"
        f" at most {max(every.values()):,} in {span} days; {sum(parted.values()):,} disputed"
    )
    return picture(scale.frame.width, bottom + 26, label, parts)
