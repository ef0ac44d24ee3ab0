"""Our periods in the form of TIMEX3, the mark-up in which date readers are scored."""

from __future__ import annotations

from datetime import date

from counterclaim.model import Period
from counterclaim.model.period_days import resolve_atom
from counterclaim.model.period_forms import SEASONS, YEAR_PARTS, Atom, Expression
from counterclaim.model.periods import find_precision, parse_expression, read_period

_LETTERS = {
    **{"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekday": "D", "week": "W"},
    **{"weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"},
}
_SEASONS = dict(zip(SEASONS, ("SP", "SU", "FA", "WI"), strict=True))
_DAY_PARTS = {
    **{"morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI"},
    **{"midnight": "T24:00", "daytime": "TDT"},
}
_WINDOW = ("day", "week", "month", "quarter", "year", "decade", "century")


def write_timex(period: Period, published: date) -> tuple[str, str | None]:
    """Type and value of a period, counted from the day of publication; the value of a range is that of its
    first end, or its length where one end is publication. No value for what has none in TIMEX3."""
    parsed = parse_expression(period.expression)
    if parsed is None:
        return "DATE", None
    length = _find_length(parsed)
    if length is not None:
        return "DURATION", length
    atom = parsed.first
    if atom.kind == "for":
        return "DURATION", _write_length(*atom.word.split(":"))
    if atom.kind == "every":
        return "SET", _write_repeated(atom)
    if atom.kind == "ref":
        return "DATE", f"{atom.word.upper()}_REF"
    value = _write_decade(parsed) or _write_date(atom, published)
    return "TIME" if value and "T" in value else "DATE", value


def _find_length(parsed: Expression) -> str | None:
    """The length of "the past three months": a range from or to the day of publication."""
    if parsed.second is None:
        return None
    for end, other in ((parsed.first, parsed.second), (parsed.second, parsed.first)):
        if (other.kind, other.numbers) == ("day", (0,)) and end.kind in _WINDOW:
            count, unit = abs(end.numbers[0]), end.kind
            if unit == "day" and count % 7 == 0:
                count, unit = count // 7, "week"
            return _write_length(str(count), unit)
    return None


def _write_length(count: str, unit: str) -> str:
    letter, time = _LETTERS[unit], ""
    if len(letter) == 2 and letter[0] == "T":
        time, letter = "T", letter[1]
    if unit == "decade" and count not in ("x", "1"):
        count, letter = str(int(float(count) * 10)), "Y"
    whole, _, rest = count.partition(".")
    if rest:
        return _write_broken(int(whole), float(f"0.{rest}"), unit)
    return f"P{time}{count.upper()}{letter}"


def _write_broken(whole: int, rest: float, unit: str) -> str:
    """ "2.5 years" as two years and six months."""
    smaller = {
        "year": ("Y", "M", 12),
        "hour": ("H", "M", 60),
        "minute": ("M", "S", 60),
        "day": ("D", "TH", 24),
    }
    one, other, factor = smaller.get(unit, (_LETTERS[unit], "D", 7))
    time = "T" if unit in ("hour", "minute") else ""
    return f"P{time}{whole or ''}{one if whole else ''}{round(rest * factor)}{other}"


def _write_repeated(atom: Atom) -> str:
    count, unit = atom.word.split(":")
    unit, _, weekday = unit.partition("/")
    if weekday:
        hour = _DAY_PARTS.get(atom.part, "")
        return f"XXXX-WXX-{int(weekday) + 1}{hour}"
    return _write_length(count, unit)


def _write_decade(parsed: Expression) -> str | None:
    """Ten years are written by three digits, a hundred by two."""
    first, last = parsed.first, parsed.second
    if last is None or first.kind != "date" or last.kind != "date" or len(first.numbers) != 1:
        return None
    start, end = first.numbers[0], last.numbers[0]
    if (start % 10, end - start) == (0, 9):
        return str(start // 10)
    return str(start // 100) if (start % 100, end - start) == (0, 99) else None


def _write_date(atom: Atom, published: date) -> str | None:
    if atom.kind == "fiscal":
        return str(atom.numbers[0])
    days = resolve_atom(
        Atom(atom.kind, atom.numbers, _without_hours(atom), atom.word, atom.shifts), published
    )
    if days is None:
        return None
    first = days[0]
    precision = find_precision(read_period(Expression(atom)))
    if atom.shifts and atom.kind in ("date", "in") and atom.shifts[-1][1] == "year":
        length = (days[1] - first).days
        precision = "month" if 26 < length < 31 else "quarter" if 80 < length < 100 else "year"
    if precision in ("part of day", "hour", "minute"):
        return first.isoformat() + _write_hour(atom)
    return _write_day(first, precision, atom)


def _without_hours(atom: Atom) -> tuple[str, ...]:
    return tuple(flag for flag in atom.flags if flag in YEAR_PARTS or not flag.startswith(("past", "rest")))


def _write_hour(atom: Atom) -> str:
    for flag in atom.flags:
        if flag[0] == "t" and flag[1:].isdigit():
            return f"T{flag[1:3]}:{flag[3:] or '00'}"
    return _DAY_PARTS.get(atom.part, "")


def _write_day(first: date, precision: str, atom: Atom) -> str:
    year, week, _ = first.isocalendar()
    part = next((flag for flag in atom.flags if flag in YEAR_PARTS), "")
    forms = {
        "year": f"{first.year}",
        "half": f"{first.year}-{part.upper()}",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "season": f"{first.year}-{_SEASONS.get(part, '')}",
        "month": f"{first.year}-{first.month:02d}",
        "week": f"{year}-W{week:02d}",
        "weekend": f"{year}-W{week:02d}-WE",
        "decade": f"{first.year // 10}",
        "century": f"{first.year // 100}",
    }
    return forms.get(precision, first.isoformat())
