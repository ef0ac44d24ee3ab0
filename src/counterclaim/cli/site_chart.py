"""How many are held, day by day, beside the room there is: bars that need no colour, and say no more than
the rows under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from counterclaim.cli.wording import describe_day, describe_quantity, describe_when
from counterclaim.model import Quantity
from counterclaim.sites import Record, Row

NARROWEST = 10
NO_DAY = "day not stated"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a bar is made of: up to the lower figure, up to the higher, where it stays open, and the room."""

    low: str
    high: str
    more: str
    room: str


SIGNS = Signs("█", "░", "→", "│")
PLAIN = Signs("#", ".", ">", "|")


def describe_hold(row: Row) -> str:
    """The day a claim holds for; that of its report where it names none."""
    return describe_when(row.claim.as_of) or (describe_day(row.day) if row.day else NO_DAY)


def choose_signs(encoding: str) -> Signs:
    """Those that the screen can print."""
    try:
        "".join((SIGNS.low, SIGNS.high, SIGNS.more, SIGNS.room)).encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return PLAIN
    return SIGNS


def draw_chart(laid: Record, width: int, signs: Signs = SIGNS) -> list[Text]:
    """A line for each figure of people held that counts; none where there is less than two figures to set
    side by side, of those held or of room for them."""
    rows = [row for row in laid.parts.get("held", ()) if row.counts and _top(row) is not None]
    rooms = [_top(ratio.capacity) or 0 for ratios in laid.ratios.values() for ratio in ratios]
    if not rows or len(rows) + len(set(rooms)) < 2:
        return []
    labels = [describe_hold(row) for row in rows]
    figures = [_say(row) for row in rows]
    room = width - max(map(cell_len, labels)) - max(map(cell_len, figures)) - 4
    if room < NARROWEST:
        return []
    most = max([*(_top(row) or 0 for row in rows), *rooms, 1])
    lines = [Text(_legend(signs, bool(rooms)), style="dim")]
    for row, label, figure in zip(rows, labels, figures, strict=True):
        marks = [_top(ratio.capacity) or 0 for ratio in laid.ratios.get(row.claim.id, ())]
        bar = _draw_bar(row, marks, most, room - 1, signs)
        lines.append(Text(f"{label.ljust(max(map(cell_len, labels)))}  {bar.ljust(room)}  {figure}"))
    return lines


def _legend(signs: Signs, rooms: bool) -> str:
    told = f"{signs.low} at least   {signs.high} at most   {signs.more} or more"
    return f"{told}   {signs.room} room for" if rooms else told


def _top(row: Row) -> int | None:
    """The highest figure that the row names."""
    value = row.claim.value
    if not isinstance(value, Quantity):
        return None
    return value.high if value.high is not None else value.low


def _say(row: Row) -> str:
    return describe_quantity(row.claim.value) if isinstance(row.claim.value, Quantity) else ""


def _draw_bar(row: Row, rooms: Sequence[int], most: int, width: int, signs: Signs) -> str:
    value = row.claim.value
    assert isinstance(value, Quantity)
    low = _place(value.low or 0, most, width)
    high = _place(_top(row) or 0, most, width)
    bar = [*(signs.low * low), *(signs.high * (high - low))]
    if value.high is None:
        bar.append(signs.more)
    bar += " " * (width + 1 - len(bar))
    for room in rooms:
        bar[min(_place(room, most, width), width)] = signs.room
    return "".join(bar).rstrip()


def _place(number: int, most: int, width: int) -> int:
    """How many cells a number is long; at least one, for none would be nobody."""
    return max(round(number * width / most), 1 if number else 0)
