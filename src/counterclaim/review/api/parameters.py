"""What may stand behind the question mark of an address: each name with its kind, checked before anything is
read. A name that an operation does not know is refused, so that a misspelt filter never widens a list."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from counterclaim.review.api.refusing import Refusal

Schema = Mapping[str, Any]
Values = dict[str, Any]

LONGEST = 200
LEAST, USUAL, MOST = 1, 50, 200
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SPAN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`read` gives the value that the text stands for; ValueError says what it must be. `many`: it may be
    given several times."""

    name: str
    meaning: str
    schema: Schema
    read: Callable[[str], Any]
    many: bool = False
    required: bool = False


def text(name: str, meaning: str, *, many: bool = False, required: bool = False) -> Parameter:
    """Some words, or an id."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"\S"}
    return Parameter(name, meaning, schema, _read_text, many, required)


def day(name: str, meaning: str) -> Parameter:
    return Parameter(name, meaning, {"type": "string", "format": "date", "pattern": DAY}, _read_day)


def span_end(name: str, meaning: str) -> Parameter:
    """A day, a month or a year."""
    return Parameter(name, meaning, {"type": "string", "pattern": SPAN}, _read_span_end)


def choice(name: str, meaning: str, values: Iterable[str], *, many: bool = False) -> Parameter:
    known = list(values)

    def read(given: str) -> str:
        if given not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return given

    return Parameter(name, meaning, {"type": "string", "enum": known}, read, many)


def _read_text(given: str) -> str:
    if not given.strip() or len(given) > LONGEST or "\0" in given:
        raise ValueError(f"1 to {LONGEST} characters that are not all blank")
    return given


def _read_day(given: str) -> date:
    if not re.match(DAY, given):
        raise ValueError("a day like 2019-07-05")
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ValueError("a day of the calendar, like 2019-07-05") from None


def _read_span_end(given: str) -> str:
    if not re.fullmatch(SPAN.strip("^$"), given):
        raise ValueError("a year, a month or a day, like 2019, 2019-07 or 2019-07-05")
    return given


def _read_limit(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) < 5 and LEAST <= int(given) <= MOST):
        raise ValueError(f"a whole number from {LEAST} to {MOST}")
    return int(given)


AS_OF = day("as_of", "As known on this day: worked out from what was published up to it.")
LIMIT = Parameter(
    "limit",
    "At most so many at once. A page may hold fewer, even none, and still not be the last.",
    {"type": "integer", "minimum": LEAST, "maximum": MOST, "default": USUAL},
    _read_limit,
)
CURSOR = text("cursor", "The `next` of the page before; the other parameters stay as they were.")
PAGED = (LIMIT, CURSOR)


def read_query(given: Sequence[tuple[str, str]], known: Sequence[Parameter]) -> Values:
    """The values of an address; Refusal for a name that is not known, given twice or not well formed."""
    by_name = {parameter.name: parameter for parameter in known}
    values: Values = {name: () for name, parameter in by_name.items() if parameter.many}
    for name, said in given:
        parameter = by_name.get(name)
        if parameter is None:
            raise Refusal(400, "unknown_parameter", _say_unknown(name, by_name), _shorten(name))
        if name in values and not parameter.many:
            raise Refusal(400, "given_twice", f"{name!r} is given twice: give it once", name)
        try:
            value = parameter.read(said)
        except ValueError as error:
            message = f"{name!r} must be {error}, not {_shorten(said)!r}"
            raise Refusal(400, "bad_parameter", message, name) from error
        values[name] = (*values[name], value) if parameter.many else value
    for parameter in known:
        if parameter.required and not values.get(parameter.name):
            raise Refusal(400, "missing_parameter", f"{parameter.name!r} must be given", parameter.name)
    return values


def _say_unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name[:LONGEST], list(known), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"known here are {', '.join(known) or 'none'}"
    return f"unknown parameter {_shorten(name)!r}: {hint}"


def _shorten(given: str) -> str:
    return given if len(given) <= 60 else f"{given[:60]}…"
