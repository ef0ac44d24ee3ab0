"""What is sent: JSON of a bounded length, with the fields that are known and words that can be kept."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from counterclaim.exports.form.exchange import Data
from counterclaim.review.api.refusing import Refusal
from counterclaim.review.safety import LARGEST_FORM


async def read_body(request: Request) -> Data:
    """The object that is sent; Refusal for anything else.

    Another media type is refused also for safety: a page of another address can make a browser send forms,
    but not JSON without asking first.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, "not_json", "send application/json", "content-type")
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > LARGEST_FORM:
            raise Refusal(413, "too_long", f"at most {LARGEST_FORM:,} bytes are taken here", "body")
    try:
        sent = json.loads(bytes(held).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "not_json", "the body is not JSON in UTF-8", "body") from error
    if not isinstance(sent, dict):
        raise Refusal(400, "bad_body", "the body must be an object", "body")
    return sent


def check_fields(sent: Mapping[str, Any], known: Mapping[str, Any], where: str = "") -> None:
    """That all fields are known and all that are required are there, by a schema of an object."""
    for name in sent:
        if name not in known["properties"]:
            fields = ", ".join(known["properties"])
            raise _wrong(f"unknown field {name[:60]!r}: known are {fields}", f"{where}{name[:60]}")
    for name in known.get("required", ()):
        if name not in sent:
            raise _wrong(f"{name!r} is missing", f"{where}{name}")


def read_words(value: Any, where: str, most: int, least: int = 0) -> str:
    """A text that every ledger can keep."""
    if not isinstance(value, str) or not least <= len(value) <= most:
        raise _wrong(f"{where!r} must be a text of {least} to {most:,} characters", where)
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _wrong(f"{where!r} holds characters that no text has", where)
    return value


def read_list(value: Any, where: str, most: int) -> Sequence[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise _wrong(f"{where!r} must be a list of at most {most}", where)
    return value


def _wrong(message: str, where: str) -> Refusal:
    return Refusal(400, "bad_body", message, where.encode("utf-8", "replace").decode())
