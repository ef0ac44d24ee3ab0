"""Forms of hours: clocks, noon, and parts of a day. They are joined to the day that stands beside them, or
lie a step from one told before ("the following morning")."""

from counterclaim.annotation.date_patterns import COUNT, Atoms, Form, Found
from counterclaim.model.periods import Atom

_ZONE = r"(?:<open>?(?P<z><zones>)<close>?)?"


_OTHER = r"(?:<open><clock|digits><zones><close>)?"  # the same hour elsewhere


def _read_clock(found: Found) -> Atoms | None:
    hour, minute = _clock(found.word("h"))
    if hour > 24 or minute > 59:
        return None
    flags = [_twelve(found, hour, minute)]
    if found.has("z"):
        flags.append(f"z{found.value('z', 'zones')}")
    return Atom("told", (), tuple(flags)), None


def _clock(word: str) -> tuple[int, int]:
    """Hour and minute of "10:35", "0735" and "10"."""
    if ":" in word:
        hour, minute = word.split(":")[:2]
        return int(hour), int(minute)
    return (int(word[:2]), int(word[2:])) if len(word) == 4 else (int(word), -1)


def _twelve(found: Found, hour: int, minute: int) -> str:
    if found.has("mark"):
        late = int(str(found.value("mark", "clock_marks")))
        hour = hour % 12 + late
    return f"t{hour:02d}" + (f"{minute:02d}" if minute >= 0 else "")


def _read_part(found: Found) -> Atoms:
    return Atom("told", (), (str(found.value("w", "day_parts")),)), None


def _read_told_part(found: Found) -> Atoms:
    """ "The following morning", "the previous night"."""
    return _step(found, -1 if found.has("back") else 1), None


def _read_part_beside(found: Found) -> Atoms | None:
    """ "The night before", "the morning after", where nothing follows that it was before or after."""
    return (_step(found, -1 if found.has("back") else 1), None) if found.closes() else None


def _read_counted_parts(found: Found) -> Atoms | None:
    """ "Two nights ago", "two nights earlier", "three nights later"."""
    count = found.count()
    if count is None:
        return None
    if found.has("ago"):
        return Atom("day", (-min(int(count), 9999),), (_part(found),)), None
    return _step(found, min(int(count), 9999) * (-1 if found.has("back") else 1)), None


def _step(found: Found, days: int) -> Atom:
    return Atom("told", flags=(_part(found),), shifts=((days, "day"),))


def _part(found: Found) -> str:
    return str(found.value("w", "day_parts"))


_PART = r"(?P<w><day_parts>)"
_SIDE = r"(?:(?P<back><previous>)|(?P<on><following>))"
_FORMS = (
    Form(
        "clock",
        rf"(?P<h><clock|day_number>)(?P<mark><clock_marks>)<local>?{_ZONE}{_OTHER}",
        _read_clock,
        loose=True,
    ),
    Form("clock", r"(?P<h><clock>)<local>?(?P<z><zones>)?", _read_clock, loose=True),
    Form("clock", r"(?P<h><digits>)(?P<z><zones>)", _read_clock, loose=True),
    Form("told_part", rf"<lately>?<the>?{_SIDE}{_PART}", _read_told_part),
    Form("told_part", rf"<the>{_PART}(?:(?P<back><on_earlier>)|(?P<on><on_later|after>))", _read_part_beside),
    Form(
        "told_part",
        rf"{COUNT}{_PART}(?:(?P<ago><ago>)|(?P<back><on_earlier>)|(?P<on><on_later>))",
        _read_counted_parts,
    ),
    Form(
        "part",
        r"(?:<lately|parts><hyphen>?<within>?)?<the>?(?P<w><day_parts>)",
        _read_part,
        loose=True,
    ),
)


def list_hour_forms() -> tuple[Form, ...]:
    """The forms; each gives an atom of the time told before, with the hour."""
    return _FORMS
