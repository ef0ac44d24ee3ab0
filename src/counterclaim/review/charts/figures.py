"""Figures over time: each voice by day. Steps are revisions by one voice, the level line carries its latest
claim on; different voices are never joined by a line, and nothing is drawn between what they claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from counterclaim.model import Quantity
from counterclaim.review.charts.drawing import element, join, line, path, picture, round_up, text
from counterclaim.review.telling.series import Panel, Point, Series, describe_panel
from counterclaim.review.telling.wording import MONTHS, count

_TALL, _GAP, _TOP = 130.0, 46.0, 34.0
_LABEL = 16.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart of a given width has its parts: axis numbers to the left, names to the right."""

    width: int
    left: float
    right: float
    name: str

    def place(self, number: int, days: int) -> float:
        """Of the day of this number among `days` and the column of those without a day."""
        return self.left + (number + 0.5) * (self.right - self.left) / max(days, 1)


WIDE = Frame(876, 64, 640, "wide-only")
NARROW = Frame(334, 40, 218, "narrow-only")


def draw_figures(panels: Sequence[Panel]) -> Markup:
    """The chart twice, for wide and for narrow screens; the page shows one of them."""
    if not panels:
        return Markup("")
    days = sorted({day for panel in panels for day in panel.days})
    label = " ".join(map(describe_panel, panels))
    return join(
        element("div", _draw(panels, days, frame, label), class_=frame.name) for frame in (WIDE, NARROW)
    )


def _draw(panels: Sequence[Panel], days: Sequence[date], frame: Frame, label: str) -> Markup:
    undated = any(point.day is None for panel in panels for each in panel.series for point in each.points)
    columns = len(days) + undated
    inside = []
    for number, panel in enumerate(panels):
        bottom = _TOP + _TALL + number * (_TALL + _GAP)
        inside.append(_draw_panel(panel, days, columns, bottom, frame))
    bottom = _TOP + _TALL + (len(panels) - 1) * (_TALL + _GAP)
    inside.append(_draw_days(days, undated, bottom, frame))
    return picture(frame.width, bottom + 40, label, inside)


def _draw_days(days: Sequence[date], undated: bool, bottom: float, frame: Frame) -> Markup:
    columns = len(days) + undated
    room = 62 if frame is WIDE else 40
    every = max(1, -(-columns * room // int(frame.right - frame.left)))
    parts = []
    former: date | None = None
    for number, day in enumerate(days):
        x = frame.place(number, columns)
        parts.append(line(x, x, bottom, bottom + 5, "ax0"))
        if number % every == 0 or (number == len(days) - 1 and number % every > every // 2):
            words = f"{day.day} {MONTHS[day.month - 1]}"
            parts.append(text(x, bottom + 18, words, "mid"))
            if former is None or former.year != day.year:
                parts.append(text(x, bottom + 33, str(day.year), "mid mut"))
            former = day
    if undated:
        x = frame.place(columns - 1, columns)
        parts.append(text(x, bottom + 18, "day not given" if frame is WIDE else "no day", "mid"))
    return join(parts)


def _draw_panel(panel: Panel, days: Sequence[date], columns: int, bottom: float, frame: Frame) -> Markup:
    top = round_up(panel.top)
    axis = _Axis(bottom, _TALL, top)
    parts = [_draw_axis(axis, frame)]
    kinds = f"dispute: {', '.join(panel.kinds)}" if panel.parted else "no dispute"
    head = bottom - _TALL - 16
    parts.append(text(0, head, panel.name, "lab big"))
    parts.append(text(max(frame.left, 9.0 * len(panel.name) + 10), head, kinds, "mut"))
    order = {day: number for number, day in enumerate(days)}
    crowd: dict[float, int] = {}
    for place, series in enumerate(panel.series):
        parts.append(_draw_series(series, place, axis, order, columns, frame, crowd))
    parts.append(_draw_gap(panel, axis, frame))
    parts.append(_draw_names(panel, axis, frame))
    return join(parts)


@dataclass(frozen=True, slots=True)
class _Axis:
    bottom: float
    tall: float
    top: int

    def level(self, number: int) -> float:
        return self.bottom - self.tall * min(number, self.top) / self.top


def _draw_axis(axis: _Axis, frame: Frame) -> Markup:
    parts = []
    steps = 4 if axis.top % 4 == 0 else 2 if axis.top % 2 == 0 else 1
    for step in range(steps + 1):
        number = axis.top * step // steps
        y = axis.level(number)
        parts.append(line(frame.left, frame.right, y, y, "ax" if step else "ax0"))
        parts.append(text(frame.left - 8, y + 4, f"{number:,}", "end mut"))
    return join(parts)


def _draw_series(
    series: Series,
    place: int,
    axis: _Axis,
    order: dict[date, int],
    columns: int,
    frame: Frame,
    crowd: dict[float, int],
) -> Markup:
    hue = series.hue or "q"
    marks, level_line = [], []
    end = frame.right
    former: tuple[float, float] | None = None
    for point in series.points:
        number = order[point.day] if point.day else columns - 1
        x = frame.place(number, columns)
        shift = crowd.get(x, 0)
        crowd[x] = shift + 1
        x += (shift % 5) * (13 if frame is WIDE else 7) * (1 if shift % 2 else -1) / 1.6
        y = axis.level(_anchor(point.value))
        marks.append(_draw_point(point, x, y, axis, hue, series.letter, place))
        if point.day is None:
            continue
        level_line.append(f"H{x:.1f}V{y:.1f}" if former else f"M{x:.1f} {y:.1f}")
        former = (x, y)
    if former:
        style = f"l{hue}" + (" thin dash" if not series.hue and place % 2 else "")
        level_line.append(f"H{end:.1f}")
        marks.insert(0, path("".join(level_line), style))
    return join(marks)


def _anchor(value: Quantity) -> int:
    """Where a mark stands: the low end, for the high one may be open."""
    return value.low if value.low is not None else value.high or 0


def _draw_point(point: Point, x: float, y: float, axis: _Axis, hue: str, letter: str, place: int) -> Markup:
    value = point.value
    parts = []
    if value.high is None:
        top = max(axis.bottom - axis.tall - 4, y - 40)
        parts.append(element("rect", x=x - 5, y=top, width=10, height=y - top, fill=f"url(#up-{hue})"))
        parts.append(path(f"M{x - 5:.1f} {top + 5:.1f}l5-5 5 5", f"s{hue} sw no-fill"))
    elif value.low is not None and value.low != value.high:
        high = axis.level(value.high)
        parts.append(
            path(
                f"M{x - 5:.1f} {high:.1f}h10M{x:.1f} {high:.1f}V{y:.1f}M{x - 5:.1f} {y:.1f}h10",
                f"s{hue} sw no-fill",
            )
        )
    if value.approximate:
        parts.append(element("circle", cx=x, cy=y, r=9, class_="ink dot", stroke_width=1.5))
    parts.append(_draw_mark(x, y, hue, letter, dated=point.day is not None))
    return join(parts)


def _draw_mark(x: float, y: float, hue: str, letter: str, *, dated: bool) -> Markup:
    """A disc for A and for what is in no dispute, a square for B, a diamond for every other."""
    dash = None if dated else "2.4,2.6"
    if letter in ("", "A"):
        style = f"f{hue}" if dated else f"fp s{hue}"
        return element("circle", cx=x, cy=y, r=5, class_=style, stroke_width=2, stroke_dasharray=dash)
    turn = None if letter == "B" else f"rotate(45 {x:.1f} {y:.1f})"
    return element(
        "rect", x=x - 5, y=y - 5, width=10, height=10, class_=f"fp s{hue}", stroke_width=2.25,
        stroke_dasharray=dash, transform=turn,
    )  # fmt: skip


def _draw_gap(panel: Panel, axis: _Axis, frame: Frame) -> Markup:
    """Between the first two positions, where nothing is claimed: a bracket with the mark of a dispute."""
    levels = {
        letter: [axis.level(_anchor(each.latest.value)) for each in panel.series if each.letter == letter]
        for letter in ("A", "B")
    }
    if not all(levels.values()) or frame is NARROW:
        return Markup("")
    upper, lower = sorted(sum(each) / len(each) for each in levels.values())
    if lower - upper < 44:
        return Markup("")
    x, middle = frame.right - 26, (upper + lower) / 2
    ends = f"M{x - 5} {upper + 10:.1f}h10M{x} {upper + 10:.1f}V{lower - 10:.1f}M{x - 5} {lower - 10:.1f}h10"
    box = element("rect", x=x - 10, y=middle - 10, width=20, height=20, rx=2, class_="inkf")
    mark = element("use", href="#parts", x=x - 7, y=middle - 7, width=14, height=14, class_="on-ink")
    return path(ends, "ink", 1.25) + box + mark


def _draw_names(panel: Panel, axis: _Axis, frame: Frame) -> Markup:
    """Each voice with its latest figure, at its level where there is room for it."""
    wanted = sorted(
        ((axis.level(_anchor(series.latest.value)), series) for series in panel.series),
        key=lambda item: item[0],
    )
    lowest = axis.bottom + 8
    places: list[float] = []
    for y, _ in wanted:
        places.append(max(y + 4, places[-1] + _LABEL if places else y + 4))
    over = (places[-1] - lowest) if places else 0
    if over > 0:
        places = [place - over for place in places]
    parts = []
    room = 34 if frame is WIDE else 17  # letters between the chart and its edge
    for y, (_, series) in zip(places, wanted, strict=True):
        style = f"l{series.hue}-t" if series.hue else "lab"
        most = max(5, room - len(series.latest.shown) - (5 if series.letter else 2))
        name = series.voice if len(series.voice) <= most else f"{series.voice[: most - 1]}…"
        words = (
            f"{series.letter}  {name}: {series.latest.shown}"
            if series.letter
            else f"{name}: {series.latest.shown}"
        )
        parts.append(text(frame.right + 10, y, words, f"{style} small-t"))
    if panel.left_out:
        parts.append(
            text(
                frame.right + 10,
                axis.bottom + 22,
                f"and {count(panel.left_out, 'voice')} in the table",
                "mut small-t",
            )
        )
    return join(parts)
