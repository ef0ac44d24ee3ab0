"""What answers look like: the records of the exchange form, in a frame that says of which ledger and day.

The records' schemas are those of docs/counterclaim-1.schema.json, of which the package carries a copy.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.exports.form.exchange import FORMAT
from counterclaim.model import Verb

Schema = dict[str, Any]

SOURCE = "counterclaim-1.schema.json"
DEFINED = "#/components/schemas/"
MOST_SUBJECTS, LONGEST_REASON, LONGEST_CHANGE = 50, 2_000, 2_000


def ref(name: str) -> Schema:
    return {"$ref": DEFINED + name}


def or_null(schema: Mapping[str, Any], meaning: str = "") -> Schema:
    return {"anyOf": [schema, {"type": "null"}], **({"description": meaning} if meaning else {})}


def many(items: Mapping[str, Any], meaning: str = "") -> Schema:
    return {"type": "array", "items": items, **({"description": meaning} if meaning else {})}


def record(properties: Mapping[str, Any], meaning: str = "") -> Schema:
    """An object with these properties, all of them and no others."""
    said: Schema = {"description": meaning} if meaning else {}
    closed = {"type": "object", "additionalProperties": False, "required": list(properties)}
    return {**said, **closed, "properties": dict(properties)}


HEAD: Schema = {
    "format": {"const": FORMAT},
    "ledger": {"type": ["string", "null"], "description": "The ledger's name."},
    "as_of": or_null(
        ref("day"), "The day as known on: the one asked for, else the last on which a report was published."
    ),
    "version": {"type": "string", "description": "The program's version, and behind a plus the codebook's."},
    "undated": {
        "type": "integer",
        "minimum": 0,
        "description": "With `as_of`: how many reports are left out because nobody knows their day.",
    },
}
NEXT: Schema = {
    "next": or_null({"type": "string"}, "The `cursor` of the page that follows; null at the end."),
    "total": or_null(
        {"type": "integer", "minimum": 0}, "How many there are in all; null where counting takes long."
    ),
}
JUDGED = or_null(
    ref("id"),
    "The last judgement on whether it was read rightly, an undoing too; null for none. Send it as"
    " `if_version`.",
)


def listing(name: str, item: Mapping[str, Any], **beside: Schema) -> Schema:
    """A page of a list."""
    return record({**HEAD, name: many(item), **beside, **NEXT})


def single(name: str, item: Mapping[str, Any], **beside: Schema) -> Schema:
    """One record."""
    return record({**HEAD, name: item, **beside})


ERROR = record(
    {
        "error": record(
            {
                "code": {"type": "string", "pattern": "^[a-z_]+$", "description": "For programs."},
                "message": {"type": "string", "description": "What is wrong, and what to do."},
                "where": {
                    "type": ["string", "null"],
                    "description": "The parameter, field or id that it is about.",
                },
            }
        )
    }
)
CHANGED = record(
    {**ERROR["properties"], "changed": many(ref("judgement"), "What was judged meanwhile, the oldest first.")}
)
EXCERPT = record(
    {
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
        "text": {"type": "string", "description": "The words from `start` to `end`, verbatim."},
        "hits": many(ref("span"), "Where the words looked for stand, in the same text."),
    },
    "Some of a report's words; all offsets count from its beginning.",
)
REASON: Schema = {"type": "string", "maxLength": LONGEST_REASON, "pattern": "^[^\\u0000]*$"}
_WORD: Schema = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[^\\u0000]+$"}
_SEEN: Schema = {
    **or_null({"type": "string", "maxLength": 200}),
    "description": (
        "The `judged` that was seen, null for none. When another person judged the same since, the answer is"
        " 409 and nothing is appended. Without it the latest stands, whoever came first."
    ),
}


@cache
def judgement_wanted() -> Schema:
    """What is sent to make a judgement."""
    change: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["name", "value"],
        "properties": {"name": _WORD, "value": {**REASON, "maxLength": LONGEST_CHANGE}},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["verb"],
        "properties": {
            "verb": {"enum": [verb.value for verb in Verb]},
            "subjects": {
                **many(_WORD, "Ids of what is judged; none for `add`."),
                "maxItems": MOST_SUBJECTS,
            },
            "change": {
                **many(change, "What is corrected or added, each name once."),
                "maxItems": MOST_SUBJECTS,
            },
            "reason": REASON,
            "if_version": _SEEN,
        },
    }


def undo_wanted() -> Schema:
    """What is sent to take a judgement back."""
    return {"type": "object", "additionalProperties": False, "properties": {"reason": REASON}}


@cache
def define_records() -> Mapping[str, Schema]:
    """The records by name, with references as an OpenAPI document has them."""
    source = json.loads((files(__package__) / SOURCE).read_text("utf-8"))
    defined: dict[str, Schema] = _point(source["$defs"], DEFINED)
    line = deepcopy(defined["site"])
    line["description"] = "A site without what is said of it."
    line["required"].remove("records")
    del line["properties"]["records"]
    return {**defined, "site_line": line, "excerpt": EXCERPT, "error": ERROR, "changed": CHANGED}


def _point(part: Any, to: str) -> Any:
    """`part` with its references led to another place."""
    if isinstance(part, dict):
        return {
            name: value.replace("#/$defs/", to) if name == "$ref" else _point(value, to)
            for name, value in part.items()
        }
    return [_point(each, to) for each in part] if isinstance(part, list) else part
