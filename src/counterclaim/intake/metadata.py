"""What is said about a report beside its text: read from several hands, weighed in a stated order."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counterclaim.intake.dates import is_partial, read_date
from counterclaim.intake.decoding import clean
from counterclaim.intake.languages import read_language

# Who is believed first; each name is also the `by` of the facts it gives.
PRECEDENCE = ("flag", "sidecar", "page")

# The fields a report has, with the names under which objects and sidecars give them.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "publisher": ("publisher",),
    "title": ("title",),
    "byline": ("byline", "author"),
    "published": ("published", "date"),
    "url": ("url",),
    "language": ("language",),
}
TEXT_FIELDS = ("text", "body", "content")


@dataclass(frozen=True, slots=True)
class Known:
    """One field's value and the hand it came from."""

    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that was given and could not be used."""

    field: str
    wording: str
    by: str
    message: str
    hint: str


def read_fields(found: Mapping[str, object]) -> tuple[dict[str, str], dict[str, str]]:
    """(the fields a report has, everything else) of a decoded object; empty values are left out."""
    stated: dict[str, str] = {}
    taken = set(TEXT_FIELDS)
    for name, aliases in FIELDS.items():
        taken.update(aliases)
        wordings = (read_wording(found.get(alias)) for alias in aliases)
        if wording := next((wording for wording in wordings if wording), ""):
            stated[name] = wording
    other = {clean(name): read_wording(value) for name, value in found.items() if name not in taken}
    return stated, {name: wording for name, wording in other.items() if name.strip() and wording}


def read_wording(value: object) -> str:
    """A value of an object as one line of text; a list of names is joined, `{"name": ...}` is its name."""
    match value:
        case None:
            return ""
        case str():
            return " ".join(clean(value).split())
        case bool() | int() | float():
            return json.dumps(value)
        case {"name": str(name)}:
            return read_wording(name)
        case [*items] if items and all(isinstance(item, str) for item in items):
            return ", ".join(filter(None, map(read_wording, items)))
        case [*items] if items and all(isinstance(item, dict) and "name" in item for item in items):
            return ", ".join(filter(None, map(read_wording, items)))
        case dict() | list() if value:
            return _dump(value)
    return ""


def _dump(value: object) -> str:
    try:
        return clean(json.dumps(value, ensure_ascii=False, sort_keys=True))
    except (RecursionError, ValueError):
        return ""  # nested so deep that nobody meant it as metadata


def weigh(hands: Mapping[str, Mapping[str, str]]) -> tuple[dict[str, Known], list[Doubt]]:
    """The first usable value of each field, in the order of `PRECEDENCE`, and what was passed over.

    `hands` gives, for each name of `PRECEDENCE`, the fields as that hand words them.
    """
    known: dict[str, Known] = {}
    doubts: list[Doubt] = []
    for field in FIELDS:
        for by in PRECEDENCE:
            wording = read_wording(hands.get(by, {}).get(field))
            if not wording:
                continue
            value = _read_field(field, wording)
            if value is not None:
                known[field] = Known(value, by)
                break
            doubts.append(_describe_doubt(field, wording, by))
    return known, doubts


def _read_field(field: str, wording: str) -> str | None:
    if field == "published":
        day: date | None = read_date(wording)
        return day.isoformat() if day else None
    return read_language(wording) if field == "language" else wording


def _describe_doubt(field: str, wording: str, by: str) -> Doubt:
    if field == "language":
        hint = "give an ISO 639 code such as en or ar"
        return Doubt(field, wording, by, f"unknown language {wording!r} from the {by}", hint)
    hint = "give the day, as 2019-07-05; until then, relative dates stay relative"
    if is_partial(wording):
        return Doubt(field, wording, by, f"published {wording!r} from the {by} has no day", hint)
    return Doubt(
        field, wording, by, f"published {wording!r} from the {by} is not a date that can be read", hint
    )
