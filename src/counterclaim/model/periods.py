"""The normal form of what a text says of time, and how it is resolved once the day of publication is known.

An expression is an atom or a range of two (``a..b``), with or without ``since:``, ``until:``, ``before:`` or
``after:`` before it. Atoms that hold as they stand::

    2021-10-08   2021-10   2021   2021-10:early   2021:mid

Atoms that are counted from the day of publication::

    day:0  day:-1  day:-3            that day, the day before, three days before
    week:-1  month:0  year:-2        the calendar week, month or year; :early :mid :late a part of it,
                                     :past what lies before publication, :rest what lies behind it
    weekend:0                        the last Saturday and Sunday that began by then
    weekday:4                        the last Friday on or before that day (0 is Monday)
    weekday:4:last :next :this       strictly before, strictly after, on or after;
                                     :lastweek in the week before
    in:10  in:10-08  in:4:early      the nearest October (8 October, early April) that began by then;
                                     :next the first after it, :thisyear, :lastyear
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.model.values import Period

PUBLICATION = "publication"
CALENDAR = "calendar"

_PREFIXES = ("since", "until", "before", "after")
_PARTS = ("early", "mid", "late")
_ATOM = re.compile(
    r"(?P<iso>\d{4})(?:-(?P<isomonth>\d{2})(?:-(?P<isoday>\d{2}))?)?"
    r"|(?P<unit>day|week|weekend|month|year):(?P<count>[+-]?\d{1,4})"
    r"|weekday:(?P<weekday>[0-6])"
    r"|in:(?P<month>\d{1,2})(?:-(?P<monthday>\d{1,2}))?"
)
_FLAGS = {
    "date": _PARTS,
    "day": (),
    "weekend": (),
    "week": (*_PARTS, "past", "rest"),
    "month": (*_PARTS, "past", "rest"),
    "year": (*_PARTS, "past", "rest"),
    "weekday": ("last", "next", "this", "lastweek"),
    "in": (*_PARTS, "next", "thisyear", "lastyear"),
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_LEAP = 8  # years within which every day of the calendar comes round

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Atom:
    """`kind`: date, day, week, weekend, month, year, weekday or in. `numbers`: year, month, day of a date;
    the count of a unit; the weekday; month and day of "in"."""

    kind: str
    numbers: tuple[int, ...]
    flags: tuple[str, ...] = ()

    def __str__(self) -> str:
        numbers = self.numbers
        if self.kind == "date":
            head = "-".join(f"{n:04d}" if i == 0 else f"{n:02d}" for i, n in enumerate(numbers))
        elif self.kind == "in" and len(numbers) == 2:
            head = f"in:{numbers[0]:02d}-{numbers[1]:02d}"
        else:
            head = f"{self.kind}:{numbers[0]}"
        return ":".join((head, *self.flags))

    @property
    def relative(self) -> bool:
        return self.kind != "date"


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression. `prefix`: since, until, before, after or nothing."""

    first: Atom
    second: Atom | None = None
    prefix: str = ""

    def __str__(self) -> str:
        ends = str(self.first) if self.second is None else f"{self.first}..{self.second}"
        return f"{self.prefix}:{ends}" if self.prefix else ends

    @property
    def relative(self) -> bool:
        return self.first.relative or (self.second is not None and self.second.relative)


@lru_cache(maxsize=4096)  # every pair of happenings compares days, mostly the same few
def parse_expression(text: str) -> Expression | None:
    """The expression in normal form; None where `text` is not one."""
    prefix, _, rest = text.partition(":")
    if prefix not in _PREFIXES:
        prefix, rest = "", text
    left, dots, right = rest.partition("..")
    first, second = _parse_atom(left), _parse_atom(right) if dots else None
    if first is None or (dots and second is None):
        return None
    return Expression(first, second, prefix)


def read_period(expression: Expression | str) -> Period:
    """A period from its expression: resolved where it holds as it stands, else anchored on publication."""
    parsed = parse_expression(expression) if isinstance(expression, str) else expression
    if parsed is None:
        return Period(expression=str(expression), anchor=PUBLICATION)
    if parsed.relative:
        return Period(expression=str(parsed), anchor=PUBLICATION)
    earliest, latest = _days(parsed, date.max) or (None, None)
    return Period(earliest, latest, str(parsed), CALENDAR)


def resolve_period(period: Period, published: date | None) -> Period:
    """The period with its days, counted from the day of publication; as it was where that is unknown.

    Expression and anchor stay, so that another day of publication gives other days.
    """
    if period.anchor != PUBLICATION or published is None:
        return period
    parsed = parse_expression(period.expression)
    days = None if parsed is None else _days(parsed, published)
    return period if days is None else replace(period, earliest=days[0], latest=days[1])


def describe_period(period: Period) -> str:
    """The period in words: days where it is resolved ("8 October 2021"), else "Friday before publication"."""
    if period.resolved:
        return _in_days(period.earliest, period.latest)
    parsed = parse_expression(period.expression)
    if parsed is None:
        return period.expression or "no date"
    words = _in_words(parsed.first)
    if parsed.second is not None:
        words = f"{words} to {_in_words(parsed.second)}"
    return f"{parsed.prefix} {words}".strip()


def _in_days(first: date | None, last: date | None) -> str:
    if first is None:
        return f"until {_day_words(last)}" if last else "no date"
    if last is None:
        return f"since {_day_words(first)}"
    if first == last:
        return _day_words(first)
    if (first, last) == _calendar((first.year,)):
        return str(first.year)
    if (first, last) == _month(first.year, first.month):
        return f"{_MONTHS[first.month]} {first.year}"
    return f"{_day_words(first)} to {_day_words(last)}"


def _day_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def _in_words(atom: Atom) -> str:
    number, part = atom.numbers[0], " ".join(flag for flag in atom.flags if flag in _PARTS)
    if atom.kind == "date":
        return f"{part} {_date_words(atom.numbers)}".strip()
    if atom.kind == "weekday":
        side = "after" if "next" in atom.flags or "this" in atom.flags else "before"
        return f"{_WEEKDAYS[number]} {side} publication"
    if atom.kind == "in":
        day = f"{atom.numbers[1]} " if len(atom.numbers) == 2 else ""
        words = f"{part} {day}{_MONTHS[number]}".strip()
        if "thisyear" in atom.flags or "lastyear" in atom.flags:
            return f"{words} of the {'' if 'thisyear' in atom.flags else 'year before the '}publication year"
        return f"{words} {'after' if 'next' in atom.flags else 'before'} publication"
    if atom.kind == "weekend" and number <= 0:
        number -= 1  # the weekend numbered 0 lies before publication, or around it
    if "past" in atom.flags or "rest" in atom.flags:
        limit = "until" if "past" in atom.flags else "from"
        return (
            f"the {atom.kind} of publication {limit} that day" if number == 0 else _counted(atom.kind, number)
        )
    return f"{part} {_counted(atom.kind, number)}".strip()


def _date_words(numbers: tuple[int, ...]) -> str:
    year, *rest = numbers
    return " ".join([*(str(day) for day in rest[1:]), *(_MONTHS[month] for month in rest[:1]), str(year)])


def _counted(kind: str, number: int) -> str:
    if number == 0:
        return f"the {kind} of publication"
    side = "before" if number < 0 else "after"
    return (
        f"the {kind} {side} publication" if abs(number) == 1 else f"{abs(number)} {kind}s {side} publication"
    )


def _parse_atom(text: str) -> Atom | None:
    head = _ATOM.match(text)
    if head is None:
        return None
    flags = tuple(text[head.end() :].split(":")[1:])
    if head["iso"]:
        kind, found = "date", (head["iso"], head["isomonth"], head["isoday"])
    elif head["unit"]:
        kind, found = head["unit"], (head["count"], None, None)
    elif head["weekday"]:
        kind, found = "weekday", (head["weekday"], None, None)
    else:
        kind, found = "in", (head["month"], head["monthday"], None)
    atom = Atom(kind, tuple(int(number) for number in found if number is not None), flags)
    rest = text[head.end() :]
    whole = rest == "".join(f":{flag}" for flag in flags) and all(flag in _FLAGS[kind] for flag in flags)
    return atom if whole and _is_date(atom) else None


def _is_date(atom: Atom) -> bool:
    """Whether month and day of the atom exist; 29 February counts where no year is given."""
    if atom.kind == "date":
        year, month, day = (*atom.numbers, 1, 1)[:3]
        return _day(year, month, day) is not None
    if atom.kind == "in":
        month, day = (*atom.numbers, 1)[:2]
        return _day(2000, month, day) is not None
    return True


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(expression: Expression, published: date) -> Days | None:
    """First and last day; None where the calendar does not reach that far."""
    try:
        days = _range(expression, published)
    except (OverflowError, ValueError):
        return None
    if days is None:
        return None
    first, last = days
    if expression.prefix == "since":
        return first, None
    if expression.prefix == "until":
        return None, last
    if expression.prefix == "before":
        return None, first - timedelta(days=1)
    if expression.prefix == "after":
        return last + timedelta(days=1), None
    return first, last


def _range(expression: Expression, published: date) -> tuple[date, date] | None:
    if expression.second is None:
        return _resolve(expression.first, published)
    end = _resolve(expression.second, published)
    # the first end of "Tuesday to Wednesday" is the nearest before the second, not before publication
    nearest = expression.first.kind in ("weekday", "in") and end is not None
    start = _resolve(expression.first, end[1] if nearest and end is not None else published)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), max(start[1], end[1])


def _resolve(atom: Atom, published: date) -> tuple[date, date] | None:
    if atom.kind == "date":
        return _part(*_calendar(atom.numbers), atom.flags)
    number = atom.numbers[0]
    if atom.kind == "day":
        day = published + timedelta(days=number)
        return day, day
    if atom.kind == "weekday":
        day = _weekday(number, atom.flags, published)
        return day, day
    if atom.kind == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7) + timedelta(weeks=number)
        sunday = saturday + timedelta(days=1)
        return saturday, sunday if number > 0 else min(sunday, published)
    if atom.kind == "in":
        return _month_day(atom, published)
    return _unit(atom, published)


def _calendar(numbers: tuple[int, ...]) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 2:
        return _month(numbers[0], numbers[1])
    day = date(numbers[0], numbers[1], numbers[2])
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    if (year, month) == (date.max.year, 12):
        return date(year, month, 1), date.max
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _part(first: date, last: date, flags: tuple[str, ...]) -> tuple[date, date]:
    """The early, middle or late third; of a month, ten days."""
    part = next((flag for flag in flags if flag in _PARTS), None)
    length = (last - first).days + 1
    if part is None or length < 7:
        return first, last
    if length > 31:
        cuts = (date(first.year, 4, 30), date(first.year, 8, 31))
    else:
        step = 10 if length > 7 else 2
        cuts = (first + timedelta(days=step - 1), first + timedelta(days=2 * step - 1))
    if part == "early":
        return first, cuts[0]
    if part == "mid":
        return cuts[0] + timedelta(days=1), cuts[1]
    return cuts[1] + timedelta(days=1), last


def _weekday(number: int, flags: tuple[str, ...], published: date) -> date:
    if "lastweek" in flags:
        return published + timedelta(days=number - published.weekday() - 7)
    back = (published.weekday() - number) % 7
    if "next" in flags:
        return published + timedelta(days=7 - back)
    if "this" in flags:
        return published + timedelta(days=(7 - back) % 7)
    if "last" in flags and back == 0:
        back = 7
    return published - timedelta(days=back)


def _month_day(atom: Atom, published: date) -> tuple[date, date] | None:
    """The nearest month, or day of a month, that began by publication, or after it with :next."""
    if "thisyear" in atom.flags or "lastyear" in atom.flags:
        year = published.year - ("lastyear" in atom.flags)
        return _part(*_calendar((year, *atom.numbers)), atom.flags)
    forward = "next" in atom.flags
    for step in range(_LEAP + 1):
        year = published.year + (step if forward else -step)
        if _day(year, atom.numbers[0], (*atom.numbers, 1)[1]) is None:
            continue
        first, last = _part(*_calendar((year, *atom.numbers)), atom.flags)
        if forward and first > published:
            return first, last
        if not forward and first <= published:
            return first, min(last, published)  # what is reported of a month still running has happened
    return None


def _unit(atom: Atom, published: date) -> tuple[date, date]:
    number = atom.numbers[0]
    if atom.kind == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=number)
        first, last = monday, monday + timedelta(days=6)
    elif atom.kind == "month":
        months = published.year * 12 + published.month - 1 + number
        first, last = _month(months // 12, months % 12 + 1)
    else:
        first, last = _calendar((published.year + number,))
    if "past" in atom.flags:
        return first, max(first, min(last, published))
    if "rest" in atom.flags:
        return min(last, max(first, published)), last
    return _part(first, last, atom.flags)
