"""Forms of durations, repetitions and vague times: "for three years", "every Friday", "recently"."""

from counterclaim.annotation.date_patterns import (
    COUNT,
    HALF,
    NO_DATE,
    NUMBER,
    UNIT,
    Atoms,
    Form,
    Found,
    write_count,
)
from counterclaim.model.periods import Atom

_TODAY = Atom("day", (0,))
_BOUND = r"(?:(?P<atleast><at_least>)|(?P<atmost><at_most>)|(?P<about><about>))?"
_MORE = r"<more>?"


def _read_window(found: Found) -> Atoms | None:
    """ "The past three months", "the next two weeks"; the last ones without a number are recent."""
    unit, sign = found.unit(), -1 if found.has("last") else 1
    counted = found.has("n") or found.has("x")
    if not counted and not found.is_in("u", "plurals"):
        return None
    count = found.count() if counted else None
    if unit in ("second", "minute", "hour", "weekend"):
        return Atom("for", word=f"{write_count(count)}:{unit}"), None
    if count is None:
        return Atom("for", (), ("past" if sign < 0 else "future",), f"x:{unit}"), None
    if count != int(count):
        return None
    number = sign * min(int(count), 9999)
    first = (
        Atom("day", (number * 7 if unit == "week" else number,))
        if unit in ("day", "week")
        else Atom(unit, (number,))
    )
    return (first, _TODAY) if sign < 0 else (_TODAY, first)


def _read_length(found: Found) -> Atoms | None:
    count = found.count()
    if count is not None and (count > 99999 or (count >= 1900 and count < 2100 and found.unit() != "day")):
        return None
    if found.unit() in ("second", "quarter") and (count is None or found.has("a") or found.holds("hyphen")):
        return None  # "a second try", "three-quarters"
    flags = tuple(name for name in ("about", "atleast", "atmost") if found.has(name))
    return Atom("for", (), flags, f"{write_count(count)}:{found.unit()}"), None


def _read_article_length(found: Found) -> Atoms | None:
    """ "A year" behind "for", "in" and the like."""
    if not found.before("lasting", "about", "at_least", "at_most") and not found.holds("halves"):
        return None
    return _read_length(found)


def _read_half(found: Found) -> Atoms:
    return Atom("for", word=f"0.5:{found.unit()}"), None


def _read_some(found: Found) -> Atoms | None:
    """ "For years", "months of talks": a plural without a number."""
    if not found.before("lasting", "about", "of", "until", "after", "within"):
        return None
    return Atom("for", word=f"x:{found.unit()}"), None


def _read_spanned(found: Found) -> Atoms | None:
    """ "The year ended 31 March" is a year long, and no calendar year."""
    if found.unit() != "year" or found.is_in("u", "plurals"):
        return None
    return Atom("for", word=f"1:{found.unit()}"), None


def _read_recent(found: Found) -> Atoms:
    side = "past" if found.holds("recent") else "future"
    return Atom("for", (), (side,), f"x:{found.unit()}"), None


def _read_reference(found: Found) -> Atoms:
    return Atom("ref", word=str(found.value("w", "references"))), None


def _read_reference_noun(found: Found) -> Atoms:
    return Atom("ref", word=str(found.value("w", "reference_nouns"))), None


def _read_repeated(found: Found) -> Atoms:
    return Atom("every", word=str(found.value("w", "repeated"))), None


def _read_each(found: Found) -> Atoms | None:
    count = found.count() if found.has("n") else 1
    if count is None:
        return None
    return Atom("every", word=f"{write_count(count)}:{found.unit()}"), None


def _read_each_weekday(found: Found) -> Atoms:
    name = "weekdays_all" if found.has("all") else "weekdays"
    number = found.value("all" if found.has("all") else "w", name)
    return Atom("every", word=f"1:weekday/{number}"), None


def _read_none(found: Found) -> Atoms:
    return Atom("told"), None


_COUNTED = rf"(?:(?P<n>{NUMBER})|(?P<x><some>))?"
_WINDOW = rf"<the>?(?:(?P<last><last>)|<next>){_BOUND}{_COUNTED}{_MORE}{UNIT}"
_LENGTH = rf"{_BOUND}{COUNT}<hyphen>?{_MORE}{UNIT}{HALF}(?:<hyphen>?<long>)?"
_EACH_WEEKDAY = r"(?:<each>(?P<w><weekdays>)|(?P<all><weekdays_all>))"
_FORMS = (
    Form("for", rf"<the>?{UNIT}(?=<spanning>)", _read_spanned, loose=True),
    Form("window", _WINDOW, _read_window),
    Form("for", _LENGTH, _read_length, loose=True),
    Form(NO_DATE, rf"{COUNT}<hyphen>?<units><hyphen>?<old|olds>", _read_none),
    Form(NO_DATE, r"<articles|numbers><hyphen>?<units><of><the>", _read_none),
    Form(NO_DATE, r"<so_soon>", _read_none),
    Form("for", rf"(?P<a><articles>){_MORE}{UNIT}{HALF}", _read_article_length, loose=True),
    Form("for", rf"<halves><articles>{UNIT}", _read_half, loose=True),
    Form("for", r"(?P<u><plurals>)", _read_some, loose=True),
    Form("for", r"<the>?<recent|coming>(?P<u><plurals>)", _read_recent, loose=True),
    Form("ref", r"(?P<w><references>)", _read_reference, loose=True),
    Form("ref", r"<the>(?P<w><reference_nouns>)", _read_reference_noun, loose=True),
    Form("every", r"(?P<w><repeated>)", _read_repeated, loose=True),
    Form("every", rf"<times><articles|rates>{UNIT}", _read_each, loose=True),
    Form("every", rf"<each>(?P<n><numbers|digits>)?{UNIT}", _read_each, loose=True),
    Form("every", _EACH_WEEKDAY, _read_each_weekday, loose=True),
)


def list_length_forms() -> tuple[Form, ...]:
    """The forms, those that say more first."""
    return _FORMS
