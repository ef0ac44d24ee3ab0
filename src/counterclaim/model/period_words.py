"""Periods in English words, for people."""

from datetime import date

from counterclaim.model.period_days import find_calendar, find_month
from counterclaim.model.period_forms import DAY_PARTS, PARTS, YEAR_PARTS, Atom, Expression

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_REFERENCES = {"past": "in the past", "present": "at the time", "future": "in the future"}
_YEAR_PARTS = dict(
    zip(
        YEAR_PARTS,
        ("first quarter", "second quarter", "third quarter", "fourth quarter", "first half", "second half"),
        strict=False,
    )
)
_BOUNDS = {"about": "about ", "atleast": "at least ", "atmost": "at most "}
_YEARS = {
    "thisyear": "the publication year",
    "lastyear": "the year before the publication year",
    "nextyear": "the year after the publication year",
}


def say_days(first: date | None, last: date | None) -> str:
    """ "8 October 2021", "September 2021", "since 1 April 2021"; "no date" where both ends are open."""
    if first is None:
        return f"until {_say_day(last)}" if last else "no date"
    if last is None:
        return f"since {_say_day(first)}"
    if first == last:
        return _say_day(first)
    if (first, last) == find_calendar((first.year,)):
        return str(first.year)
    if (first, last) == find_month(first.year, first.month):
        return f"{_MONTHS[first.month]} {first.year}"
    return f"{_say_day(first)} to {_say_day(last)}"


def say_expression(expression: Expression) -> str:
    """What is known without the day of publication: "Friday before publication"."""
    words = _say_atom(expression.first)
    if expression.second is not None:
        words = f"{words} to {_say_atom(expression.second)}"
    return f"{expression.prefix} {words}".strip()


def _say_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def _say_atom(atom: Atom) -> str:
    words = _say_base(atom)
    for count, unit in atom.shifts:
        side = "before" if count < 0 else "after"
        words = f"{abs(count)} {unit}{'s' * (abs(count) != 1)} {side} {words}"
    return words


def _say_base(atom: Atom) -> str:
    part = " ".join(_YEAR_PARTS.get(flag, flag) for flag in atom.flags if flag in (*PARTS, *YEAR_PARTS))
    hour = "".join(f" {flag}" for flag in atom.flags if flag in DAY_PARTS)
    if atom.kind == "date":
        return f"{part} {_say_date(atom.numbers)}{hour}".strip()
    if atom.kind == "weekday":
        return _say_weekday(atom, hour)
    if atom.kind == "in":
        return _say_month(atom, part, hour)
    if atom.open:
        return _say_open(atom)
    number = atom.numbers[0]
    if atom.kind == "weekend" and number <= 0:
        number -= 1  # the weekend numbered 0 lies before publication, or around it
    limit = "until" if "past" in atom.flags else "from" if "rest" in atom.flags else ""
    if limit and number == 0:
        return f"the {atom.kind} of publication {limit} that day"
    return f"{'' if limit else part} {_count(atom.kind, number)}{hour}".strip()


def _say_date(numbers: tuple[int, ...]) -> str:
    year, *rest = numbers
    return " ".join([*(str(day) for day in rest[1:]), *(_MONTHS[month] for month in rest[:1]), str(year)])


def _say_weekday(atom: Atom, hour: str) -> str:
    name = f"{_WEEKDAYS[atom.numbers[0]]}{hour}"
    for flag, week in (("thisweek", "of"), ("lastweek", "before"), ("nextweek", "after")):
        if flag in atom.flags and flag != "lastweek":
            return f"{name} of the week {week} publication"
    side = "after" if "next" in atom.flags or "this" in atom.flags else "before"
    return f"{name} {side} publication"


def _say_month(atom: Atom, part: str, hour: str) -> str:
    day = f"{atom.numbers[1]} " if len(atom.numbers) == 2 else ""
    month = _MONTHS[atom.numbers[0]] if atom.numbers else ""
    words = f"{part} {day}{month}".strip() + hour
    for flag, year in _YEARS.items():
        if flag in atom.flags:
            return f"{words} of {year}"
    side = "after" if "next" in atom.flags else "beside" if "near" in atom.flags else "before"
    return f"{words} {side} publication"


def _say_open(atom: Atom) -> str:
    if atom.kind == "ref":
        return _REFERENCES[atom.word]
    if atom.kind == "fiscal":
        return f"fiscal {atom.numbers[0]}"
    if atom.kind == "named":
        return atom.word.replace("_", " ")
    if atom.kind == "told":
        return "what was told before"
    count, unit = atom.word.split(":")
    unit, _, weekday = unit.partition("/")
    name = _WEEKDAYS[int(weekday)] if weekday else unit
    if atom.kind == "every":
        return f"every {name}" if count == "1" else f"every {count} {name}s"
    bound = next((_BOUNDS[flag] for flag in atom.flags if flag in _BOUNDS), "")
    side = {"past": " before publication", "future": " after publication"}
    behind = next((words for flag, words in side.items() if flag in atom.flags), "")
    return f"{bound}{'some' if count == 'x' else count} {name}{'s' * (count != '1')}{behind}"


def _count(kind: str, number: int) -> str:
    if number == 0:
        return f"the {kind} of publication"
    side = "before" if number < 0 else "after"
    return (
        f"the {kind} {side} publication" if abs(number) == 1 else f"{abs(number)} {kind}s {side} publication"
    )
