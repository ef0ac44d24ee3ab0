"""Forms that place units: "last month", "three days ago", "two weeks later", "the third quarter"."""

from counterclaim.annotation.date_patterns import (
    COUNT,
    HALF,
    NEAR,
    PART,
    UNIT,
    Atoms,
    Form,
    Found,
    read_spelled_year,
)
from counterclaim.model.periods import Atom

_LONG = ("week", "month", "quarter", "year", "decade", "century")
_TODAY = Atom("day", (0,))


def _read_near(found: Found) -> Atoms | None:
    """ "Last month", "early next year", "later this week"."""
    unit, step = found.unit(), found.step()
    if found.is_in("u", "plurals") or found.word("u").istitle():
        return None  # "This Week" is a name
    if unit in ("second", "minute", "hour"):
        return (Atom("ref", word="present"), None) if unit != "hour" else None
    if unit == "day":
        return (Atom("day", (0,)), None) if step == 0 else None
    if unit == "weekend":
        return Atom(unit, (step + (step < 0),)), None
    flags = found.parts()
    if step == 0 and not flags:
        flags = ("past",) if found.has("so") else ("rest",) if found.has("later") else ()
    return Atom(unit, (step,), flags), None


def _read_told(found: Found) -> Atoms | None:
    """ "The previous day", "the following week", "that day"."""
    unit = found.unit()
    if found.is_in("u", "plurals"):
        return None
    step = -1 if found.has("back") else 1 if found.has("on") else 0
    return Atom("told", shifts=((step, unit),)), None


def _read_ago(found: Found) -> Atoms:
    unit, count = found.unit(), found.count()
    if unit in ("second", "minute", "hour"):
        return _TODAY, None
    if count is None:
        return Atom("ref", word="past"), None
    if count != int(count):
        return _broken(unit, -count), None
    return Atom(unit, (-min(int(count), 9999),)), None


def _broken(unit: str, count: float) -> Atom:
    """Part of a unit in the next smaller: half a year is six months."""
    smaller = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "month": ("week", 4),
        "week": ("day", 7),
        "century": ("year", 100),
    }
    name, factor = smaller.get(unit, ("day", 1))
    return Atom(name, (round(count * factor),))


def _read_moments(found: Found) -> Atoms:
    return _TODAY, None


def _read_units_ago(found: Found) -> Atoms | None:
    return Atom("ref", word="past"), None


def _read_shift(found: Found) -> Atoms | None:
    """ "Three days later", "a year earlier": away from the time told before."""
    count = found.count()
    word = "back" if found.has("back") else "on"
    joining = found.is_in(word, "before") or found.is_in(word, "within")
    if count is None or (joining and not found.closes()):
        return None  # "two days before the raid"
    sign = -1 if found.has("back") else 1
    return Atom("told", shifts=((sign * min(int(count), 9999), found.unit()),)), None


def _read_beside(found: Found) -> Atoms | None:
    """ "The day before", "the week after", where nothing follows that it was before or after."""
    if found.is_in("u", "plurals") or not found.closes():
        return None
    return Atom("told", shifts=((-1 if found.has("back") else 1, found.unit()),)), None


def _read_bare(found: Found) -> Atoms | None:
    """ "The quarter", "the weekend": that which was told before, or the one of publication."""
    unit = found.unit()
    if found.is_in("u", "plurals") or (
        found.after("owns", "of", "hyphen") and unit not in ("quarter", "weekend")
    ):
        return None
    if unit == "quarter":
        return Atom("told", shifts=((0, unit),)), None
    if unit == "weekend":
        return Atom(unit, (0,)), None
    if unit in ("year", "month", "week") and (
        found.parts() or found.before("within", "lasting", "month_after")
    ):
        return Atom(unit, (0,), found.parts()), None
    return None


def _read_spelled(found: Found) -> Atoms | None:
    """ "Nineteen ninety-six", "the year two thousand"."""
    words = found.numbers("n")
    year = read_spelled_year(words)
    if year is not None:
        return Atom("date", (year,)), None
    if words == [2, 1000] and found.holds("the"):
        return Atom("date", (2000,)), None
    return None


def _read_year_ago(found: Found) -> Atoms:
    return Atom("told", shifts=((-1, "year"),)), None


def _read_quarter(found: Found) -> Atoms | None:
    """ "The third quarter", "the first half of 1990", "the fourth quarter of last year"."""
    unit, number = found.unit(), found.ordinal("o") if found.has("o") else 0
    if unit != "quarter" or not 1 <= number <= 4:
        return None
    return _in_year(found, f"q{number}"), None


def _read_half_year(found: Found) -> Atoms | None:
    number = found.ordinal("o") if found.has("o") else 2
    if number not in (1, 2):
        return None
    return _in_year(found, f"h{number}"), None


def _in_year(found: Found, part: str) -> Atom:
    flags = (*found.parts(), part)
    if found.has("y"):
        kind = "fiscal" if found.holds("fiscal") else "date"
        return Atom(kind, (int(found.word("y")),), flags)
    if found.has("y1"):
        return Atom("date", (int(found.word("y1")),), flags)
    if found.has("near"):
        return Atom("year", (found.step(),), flags)
    if found.has("yearago"):
        return Atom("year", (-1,), flags)
    if found.has("year1"):
        return Atom("year", (found.step_of("year1"),), flags)
    return Atom("in", (), flags)


def _read_latest(found: Found) -> Atoms | None:
    unit = found.unit() if found.has("u") else "quarter"
    if unit not in ("quarter", "week", "month"):
        return None
    return Atom("told", shifts=((0, unit),)), None


def _read_fiscal(found: Found) -> Atoms:
    return Atom("fiscal", (int(found.word("y")),), found.parts()), None


def _read_year_end(found: Found) -> Atoms | None:
    unit = found.unit()
    return (Atom(unit, (0,), found.parts()), None) if unit in _LONG else None


def _read_half_ago(found: Found) -> Atoms:
    return _broken(found.unit(), -0.5), None


_LIMIT = r"(?:(?P<so><so_far>)|(?P<later><to_come>))?"
_ORDINAL = r"(?P<o><ordinals|ordinal>)"
_TOLD = rf"{PART}?(?:<the>(?:(?P<back><previous>)|(?P<on><following>)|<same>)|<same>){UNIT}"
_BOUND = r"<at_least|at_most|about>?"
_SHIFT = rf"{COUNT}{UNIT}{HALF}(?:(?P<back><on_earlier>)|(?P<on><on_later>))"
_YEAR_BEFORE = (
    r"(?:(?P<y1><year>)<owns>?|(?P<year1><last|this|next>)<units><owns>"
    r"|(?P<yearago><units><hyphen><ago|on_earlier>)|<fiscal>)?"
)
_YEAR_BEHIND = (
    r"(?:<of|within>?(?:<the>?<fiscal><units>?)?(?P<y><year>)"
    rf"|<of|within>?(?P<near>{NEAR}<units>))?"
)
_QUARTER = rf"<the>?{PART}?<the>?{_YEAR_BEFORE}{_ORDINAL}<hyphen>?{UNIT}{_YEAR_BEHIND}"
_HALF_YEAR = rf"<the>?(?:{_ORDINAL}|<last|final>)<hyphen>?<halves>{_YEAR_BEHIND}"
_SPELLED = r"(?P<n><numbers><hyphen>?<numbers>(?:<hyphen>?<numbers>)?|<numbers><multipliers>)"
_FORMS = (
    Form("near", rf"{_LIMIT}{PART}?{NEAR}{UNIT}", _read_near),
    Form("told", _TOLD, _read_told),
    Form("ago", rf"{_BOUND}{COUNT}{UNIT}{HALF}<ago>", _read_ago),
    Form("ago", rf"(?P<n><halves>)<articles>{UNIT}<ago>", _read_half_ago),
    Form("ago", r"<moments><ago>", _read_moments),
    Form("ago", rf"{UNIT}<ago>", _read_units_ago, loose=True),
    Form("told", _SHIFT, _read_shift),
    Form("told", rf"<the>{UNIT}(?:(?P<back><on_earlier>)|(?P<on><on_later|after>))", _read_beside),
    Form("near", rf"{PART}?<the><more>?{UNIT}", _read_bare, loose=True),
    Form("year", rf"(?:<the><units>)?{_SPELLED}", _read_spelled, loose=True),
    Form("yearago", r"<the>?<units><hyphen><ago|on_earlier><units|periods>?", _read_year_ago, loose=True),
    Form("quarter", _QUARTER, _read_quarter, loose=True),
    Form("half", _HALF_YEAR, _read_half_year, loose=True),
    Form("told", rf"<the>?<latest>(?:{UNIT}|<periods>)", _read_latest, loose=True),
    Form("fiscal", rf"{PART}?<the>?<fiscal><units>?(?P<y><year>)", _read_fiscal),
    Form("near", rf"<the>?{UNIT}<hyphen>?<ends>", _read_year_end, loose=True),
)


def list_unit_forms() -> tuple[Form, ...]:
    """The forms, those that say more first."""
    return _FORMS
