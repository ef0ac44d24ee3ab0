"""Reports given as JSON objects: one object a report."""

import json
from dataclasses import dataclass

from counterclaim.intake.decoding import clean
from counterclaim.intake.draft import Draft
from counterclaim.intake.metadata import TEXT_FIELDS, read_fields
from counterclaim.model import Problem


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why something is not JSON."""

    message: str


def read_json(wording: str) -> object | Unreadable:
    """The decoded value; control characters inside strings pass. Raises nothing: also nesting without
    end and endless numbers are Unreadable."""
    try:
        found: object = json.loads(wording, strict=False)
    except json.JSONDecodeError as error:
        return Unreadable(f"not JSON: {error.msg.lower()} at line {error.lineno} column {error.colno}")
    except (ValueError, RecursionError):
        return Unreadable("not JSON that can be read: too deeply nested, or a number without end")
    return found


def draft_report(found: object, uri: str) -> Draft | Problem:
    """The report that an object is; its text stands under one of `TEXT_FIELDS`."""
    if not isinstance(found, dict):
        kind = type(found).__name__
        return Problem("intake", uri, f"not an object but a {kind}", "give each report as one object")
    texts = (found.get(name) for name in TEXT_FIELDS)
    text = next((text for text in texts if isinstance(text, str) and text.strip()), None)
    if text is None:
        names = ", ".join(TEXT_FIELDS)
        hint = "if this is a sidecar, the report of the same name is not beside it"
        return Problem("intake", uri, f"no text: none of {names} is given", hint)
    stated, other = read_fields(found)
    return Draft(uri, clean(text), stated, other)
