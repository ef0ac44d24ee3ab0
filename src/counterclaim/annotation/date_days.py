"""Forms of days, months, years, seasons and feasts."""

from counterclaim.annotation.date_patterns import (
    DAY,
    NEAR,
    PART,
    TO,
    UNIT,
    Atoms,
    Form,
    Found,
    read_spelled_year,
)
from counterclaim.model.period_forms import make_day
from counterclaim.model.periods import Atom

_ON = r"(?:<weekdays><comma>?<the>?)?"
_DAY2 = rf"(?:{TO}{_ON}(?P<d2><day_number>)(?!<percent|small|plural|digits|units|counted>))?"
_WHICH = r"(?:(?P<ly><last>)|(?P<ty><this>)|(?P<ny><next>))"
_YEAR = rf"(?:<comma>?(?P<y><year>)|<comma>?(?:<of|within>)?{_WHICH}<units>)?"
_WEEKDAY = r"(?:<weekdays>(?:(?<=<short>)<dot>)?<comma>?<the>?)?"
_SHORT = r"(?:(?<=<short>)<dot>)?"
_MONTH = rf"(?P<m><months>){_SHORT}"
_CENTURY_TURN = 50  # "'49" is 1949, "'51" of one that has not come


def _read_day_month(found: Found) -> Atoms | None:
    month, days = _month(found), [_day(found, "d")]
    if found.has("d2"):
        days.append(_day(found, "d2"))
    if any(make_day(2000, month, day) is None for day in days) or (len(days) == 2 and days[0] >= days[1]):
        return None
    if found.match.start("m") < found.match.start("d") and not found.has("y") and found.before("month_only"):
        return None  # "in July 12 people fled"
    atoms = [_dated(found, (month, day)) for day in days]
    if any(atom.kind == "date" and make_day(*_three(atom)) is None for atom in atoms):
        return None
    return atoms[0], atoms[1] if len(atoms) == 2 else None


def _three(atom: Atom) -> tuple[int, int, int]:
    year, month, day = atom.numbers
    return year, month, day


def _month(found: Found) -> int:
    return int(str(found.value("m", "months")))


def _day(found: Found, group: str) -> int:
    word = found.word(group)
    return int(word if word.isdigit() else word[:-2])


def _dated(found: Found, numbers: tuple[int, ...], flags: tuple[str, ...] = ()) -> Atom:
    """A month or day with its year, where it is given in digits or as "last year"."""
    if found.has("y"):
        return Atom("date", (int(found.word("y")), *numbers), flags)
    for group, flag in (("ly", "lastyear"), ("ty", "thisyear"), ("ny", "nextyear")):
        if found.has(group):
            return Atom("in", numbers, (*flags, flag))
    return Atom("in", numbers, flags)


def _read_month(found: Found) -> Atoms:
    return _dated(found, (_month(found),), found.parts()), None


def _read_bare_month(found: Found) -> Atoms | None:
    """A month alone: one that is no other word, or behind a word that makes it a date ("in May")."""
    flags, word = found.parts(), found.word("m")
    if found.is_in("m", "short") and found.after("capital"):
        return None  # a name
    if found.before("day_number"):
        return None  # a day that the month has not
    near = any(found.has(name) for name in ("last", "this", "next"))
    if not flags and not near:
        if found.after("digits") and not found.before("month_only"):
            return None
        sure = found.before("month_after") or (
            found.is_in("m", "plain_months") and not found.after("capital")
        )
        if not sure or (len(word) > 3 and word.isupper()):
            return None
    if not flags and not near and found.after("capital") and not found.before("month_after"):
        return None
    names = {"last": "last", "this": "thisyear", "next": "next"}
    flag = tuple(flag for name, flag in names.items() if found.has(name))
    return Atom("in", (_month(found),), (*flags, *flag)), None


def _read_month_spelled(found: Found) -> Atoms | None:
    year = read_spelled_year(found.numbers("n"))
    return (Atom("date", (year, _month(found)), found.parts()), None) if year is not None else None


def _read_iso(found: Found) -> Atoms | None:
    return _calendar(*(int(part) for part in found.word("w").split("-")))


def _read_slashed(found: Found) -> Atoms | None:
    """Day and month in digits, only where one of them tells which is which."""
    day, month, year = (int(part) for part in found.word("w").replace(".", "/").split("/"))
    if day <= 12 and month <= 12 and day != month:
        return None
    return _calendar(year, day, month) if month > 12 else _calendar(year, month, day)


def _calendar(year: int, month: int, day: int) -> Atoms | None:
    return None if make_day(year, month, day) is None else (Atom("date", (year, month, day)), None)


def _read_year(found: Found) -> Atoms | None:
    """A year behind a word or mark that makes it one; "of 2000 people" is a number."""
    if not found.parts() and not found.before("year_after"):
        return None
    return _read_any_year(found)


def _read_any_year(found: Found) -> Atoms | None:
    year = int(found.word("y"))
    if found.before("money", "hyphen", "capital") and not found.parts():
        return None
    if found.after("percent", "hyphen", "counted", "units", "multipliers"):
        return None
    if found.before("of") and found.after("plural"):
        return None  # "of 2000 inmates"
    return (Atom("date", (year,), found.parts()), None) if year >= 1500 else None


def _read_short_year(found: Found) -> Atoms:
    number = int(found.word("y")[-2:])
    return Atom("date", (number + (1900 if number >= _CENTURY_TURN else 2000),), found.parts()), None


def _read_decade(found: Found) -> Atoms | None:
    word = found.word("w").lstrip("'’")
    if found.before("owners"):
        return None  # "a man in his forties"
    number = int(word[:-1] if word[0].isdigit() else str(found.value("w", "decades")))
    if number < 100:
        number += 1900
    return Atom("date", (number,)), Atom("date", (number + 9,))


def _read_century(found: Found) -> Atoms | None:
    number = found.ordinal("o")
    if not 1 < number < 30 or found.unit() != "century":
        return None
    return Atom("date", (number * 100 - 100,)), Atom("date", (number * 100 - 1,))


def _read_weekday(found: Found) -> Atoms:
    number = int(str(found.value("w", "weekdays")))
    flags = {
        "lw": "lastweek",
        "tw": "thisweek",
        "nw": "nextweek",
        "last": "last",
        "back": "last",
        "this": "this",
        "next": "next",
    }
    flag = next((flag for name, flag in flags.items() if found.has(name)), None)
    return Atom("weekday", (number,), (flag,) if flag else ()), None


def _read_day_word(found: Found) -> Atoms:
    number, _, hour = str(found.value("w", "day_words")).partition(" ")
    return Atom("day", (int(number),), (hour,) if hour else ()), None


def _read_season(found: Found) -> Atoms | None:
    season = str(found.value("s", "seasons"))
    flags = (*found.parts(), season)
    if found.has("y"):
        return Atom("date", (int(found.word("y")),), flags), None
    for group, flag in (("last", "last"), ("this", "thisyear"), ("next", "next")):
        if found.has(group):
            return Atom("in", (), (*flags, flag)), None
    bare = found.parts() or found.before("within", "season_after")
    return (Atom("in", (), flags), None) if bare else None


def _read_holiday(found: Found) -> Atoms:
    month, day = (int(part) for part in str(found.value("w", "holidays")).split("-"))
    return _dated(found, (month, day)), None


def _read_week_of(found: Found) -> Atoms:
    """ "The first week of June" is early June."""
    number = found.ordinal("o") if found.has("o") else 4
    part = "early" if number == 1 else "late" if number >= 4 else "mid"
    return _dated(found, (_month(found),), (part,)), None


def _read_anniversary(found: Found) -> Atoms:
    """Of what was so many years ago: open, unless its day stands behind it."""
    return Atom("named", (found.ordinal("o") if found.has("o") else 1,), word="anniversary"), None


def _read_named(found: Found) -> Atoms:
    return Atom("named", word=str(found.value("w", "named"))), None


_WEEK = r"(?:<comma>?<of|within>?(?:(?P<lw><last>)|(?P<tw><this>)|(?P<nw><next>))<units>)?"
_BEFORE_WEEKDAY = rf"(?:<lately><within>?)?(?:{NEAR}|<the>(?P<back><previous>))?"
_WEEK_OF = r"<the>(?:(?P<late><last|final>)|(?P<o><ordinals>))<numbers>?<units><of>"
_SEASON = rf"{PART}?(?:<the>|{NEAR}<last>?)?(?P<s><seasons>)(?:<of>?(?P<y><year>))?"
_SPELLED = r"(?P<n><numbers>(?:<hyphen>?<numbers>){1,3})"
_FORMS = (
    Form("date", rf"{_WEEKDAY}<the>?{DAY}{_DAY2}<of>?{_MONTH}{_YEAR}", _read_day_month),
    Form("date", rf"{_WEEKDAY}{_MONTH}<the>?{DAY}{_DAY2}{_YEAR}", _read_day_month),
    Form("date", r"(?P<w><iso>)", _read_iso),
    Form("date", r"(?P<w><slashed>)", _read_slashed),
    Form("date", rf"{PART}?{_MONTH}(?:<of>|<comma>)?(?P<y><year>)", _read_month),
    Form("in", rf"{PART}?{_MONTH}<comma>?<of>?{_WHICH}<units>", _read_month),
    Form("date", rf"{PART}?{_MONTH}<comma>?{_SPELLED}", _read_month_spelled),
    Form("in", rf"(?:{NEAR})?{PART}?{_MONTH}", _read_bare_month),
    Form("date", rf"{PART}?(?P<y><year>)", _read_year),
    Form("date", rf"{PART}?<the>?(?P<y><year>)", _read_any_year, loose=True),
    Form("date", rf"{PART}?(?P<y><short_year>)", _read_short_year, loose=True),
    Form("date", rf"<the>?{PART}?<the>?(?P<w><decade|decades>)", _read_decade),
    Form("date", rf"<the>?{PART}?<the>?(?P<o><ordinal|ordinals>)<hyphen>?{UNIT}", _read_century),
    Form("weekday", rf"{_BEFORE_WEEKDAY}(?P<w><weekdays>){_SHORT}{_WEEK}", _read_weekday),
    Form("day", r"(?P<w><day_words>)", _read_day_word),
    Form("season", _SEASON, _read_season),
    Form("date", r"(?P<w><holidays>)(?:<comma>?(?P<y><year>))?", _read_holiday),
    Form("in", rf"{_WEEK_OF}{_MONTH}{_YEAR}", _read_week_of),
    Form("anniversary", r"<the>?(?P<o><ordinal|ordinals>)?<anniversaries>", _read_anniversary, loose=True),
    Form("named", r"(?P<w><named>)", _read_named),
)


def list_day_forms() -> tuple[Form, ...]:
    """The forms, those that say more first."""
    return _FORMS
