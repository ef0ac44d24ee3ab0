"""The days that an expression of time comes to, once the day of publication is known."""

from datetime import date, timedelta

from counterclaim.model.period_forms import PARTS, SEASONS, YEAR_PARTS, Atom, Expression, make_day

Days = tuple[date | None, date | None]

_LEAP = 8  # years within which every day of the calendar comes round
_NEAR = 100  # days ahead within which a month or day without a year and without tense is one to come


def find_days(expression: Expression, published: date) -> Days | None:
    """First and last day, None at an open end; None where the calendar does not reach that far, and for
    what has no place in it."""
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
        return resolve_atom(expression.first, published)
    end = resolve_atom(expression.second, published)
    # the first end of "Tuesday to Wednesday" is the nearest before the second, not before publication
    nearest = expression.first.kind in ("weekday", "in") and end is not None
    start = resolve_atom(expression.first, end[1] if nearest and end is not None else published)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), max(start[1], end[1])


def resolve_atom(atom: Atom, published: date) -> tuple[date, date] | None:
    """First and last day of an atom; ValueError or OverflowError beyond the calendar."""
    days = _resolve_base(atom, published)
    if days is not None:
        for count, unit in atom.shifts:
            days = _shift(days, count, unit)
    return days


def _resolve_base(atom: Atom, published: date) -> tuple[date, date] | None:
    if atom.open:
        return None
    if atom.kind == "date":
        return _part(*find_calendar(atom.numbers), atom.flags)
    if atom.kind == "in":
        return _month_day(atom, published)
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
    return _unit(atom, published)


def find_calendar(numbers: tuple[int, ...]) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 2:
        return find_month(numbers[0], numbers[1])
    day = date(numbers[0], numbers[1], numbers[2])
    return day, day


def find_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    if (year, month) == (date.max.year, 12):
        return date(year, month, 1), date.max
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _part(first: date, last: date, flags: tuple[str, ...]) -> tuple[date, date]:
    """A part of a year, or of another period the early, middle or late third; of a month, ten days."""
    within = next((flag for flag in flags if flag in YEAR_PARTS), None)
    if within is not None:
        first, last = _year_part(first.year, within)
    part = next((flag for flag in flags if flag in PARTS), None)
    length = (last - first).days + 1
    if part is None or length < 7:
        return first, last
    if 360 < length < 370:
        cuts = (date(first.year, 4, 30), date(first.year, 8, 31))
    else:
        step = 2 if length == 7 else 10 if length <= 31 else length // 3
        cuts = (first + timedelta(days=step - 1), first + timedelta(days=2 * step - 1))
    if part == "early":
        return first, cuts[0]
    if part == "mid":
        return cuts[0] + timedelta(days=1), cuts[1]
    return cuts[1] + timedelta(days=1), last


def _year_part(year: int, part: str) -> tuple[date, date]:
    """A quarter or half, or a season of the north: three whole months, winter from December on."""
    if part in SEASONS:
        month, length = 3 * SEASONS.index(part) + 3, 3
    else:
        length = 3 if part[0] == "q" else 6
        month = length * (int(part[1]) - 1) + 1
    end = year * 12 + month - 1 + length - 1
    return date(year, month, 1), find_month(end // 12, end % 12 + 1)[1]


def _weekday(number: int, flags: tuple[str, ...], published: date) -> date:
    for flag, weeks in (("lastweek", -1), ("thisweek", 0), ("nextweek", 1)):
        if flag in flags:
            return published + timedelta(days=number - published.weekday() + 7 * weeks)
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
    for flag, years in (("lastyear", -1), ("thisyear", 0), ("nextyear", 1)):
        if flag in atom.flags:
            return _part(*find_calendar((published.year + years, *atom.numbers)), atom.flags)
    forward = "next" in atom.flags
    if "near" in atom.flags:
        ahead = _month_day(Atom("in", atom.numbers, ("next", *_without(atom.flags, "near"))), published)
        if ahead is not None and (ahead[0] - published).days <= _NEAR:
            return ahead
    for step in range(_LEAP + 1):
        year = published.year + (step if forward else -step)
        if make_day(year, *(*atom.numbers, 1, 1)[:2]) is None:
            continue
        first, last = _part(*find_calendar((year, *atom.numbers)), atom.flags)
        if forward and first > published:
            return first, last
        if not forward and (last if "last" in atom.flags else first) <= published:
            return first, min(last, published)  # what is reported of a month still running has happened
    return None


def _without(flags: tuple[str, ...], flag: str) -> tuple[str, ...]:
    return tuple(one for one in flags if one != flag)


def _unit(atom: Atom, published: date) -> tuple[date, date]:
    first, last = _span(atom.kind, atom.numbers[0], published)
    if "past" in atom.flags:
        return first, max(first, min(last, published))
    if "rest" in atom.flags:
        return min(last, max(first, published)), last
    return _part(first, last, atom.flags)


def _span(unit: str, count: int, day: date) -> tuple[date, date]:
    """The calendar week, month, quarter, year, decade or century that lies `count` from the day's own."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return find_month(months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + count
        return _year_part(quarters // 4, f"q{quarters % 4 + 1}")
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    start = (day.year // years + count) * years
    return date(max(start, 1), 1, 1), date(start + years - 1, 12, 31)


def _shift(days: tuple[date, date], count: int, unit: str) -> tuple[date, date]:
    """The days moved by a number of units. A step of a unit longer than what is moved lands on the whole
    unit ("two months after 8 May" is July), but a step of years keeps month and quarter. The day of a step
    shorter than a day is that day."""
    first, last = days
    if unit in ("second", "minute", "hour"):
        return first, last
    if unit == "day":
        return first + timedelta(days=count), last + timedelta(days=count)
    if unit == "weekend":
        saturday = first - timedelta(days=(first.weekday() - 5) % 7) + timedelta(weeks=count)
        return saturday, saturday + timedelta(days=1)
    length = (last - first).days + 1
    if unit == "year" and count and 27 < length < 93:
        months = (last.year - first.year) * 12 + last.month - first.month
        ends = [find_month(day.year + count, day.month) for day in (first, last)]
        return (ends[0][0], ends[1][1]) if months in (0, 2) else _span(unit, count, first)
    return _span(unit, count, first)
