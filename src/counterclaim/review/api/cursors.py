"""Where a list goes on: the last key that was given, bound to the question that it belongs to.

A page begins after a key, not after a number of rows, so that what is added meanwhile moves nothing.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

from counterclaim.review.api.refusing import Refusal

Key = str | int | list[str]
K = TypeVar("K")

_SEAL = 9  # bytes; it finds slips, and guards nothing: a key says no more than the list itself


def write_cursor(question: str, key: Key) -> str:
    """`question` is the operation with its filters; the same question has to be asked with the cursor."""
    return urlsafe_b64encode(_seal(question, key) + json.dumps(key).encode()).decode().rstrip("=")


def read_cursor(question: str, cursor: str, read: Callable[[object], K]) -> K:
    """The key as `read` takes it, which says ValueError for what is none; Refusal for what
    :func:`write_cursor` did not make for this question."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        held = urlsafe_b64decode(padded)
        key = json.loads(held[_SEAL:])
        if held[:_SEAL] == _seal(question, key) and write_cursor(question, key) == cursor:
            return read(key)
    except (ValueError, Error, RecursionError):
        pass
    raise Refusal(
        400,
        "bad_cursor",
        "this cursor is not one of ours, or belongs to a list with other filters: begin again without it",
        "cursor",
    )


def read_id(key: object) -> str:
    if not isinstance(key, str) or "\0" in key:
        raise ValueError("no id")
    return key


def read_dated(key: object) -> tuple[str, str]:
    """A day and an id."""
    if not isinstance(key, list) or len(key) != 2:
        raise ValueError("no day with an id")
    return read_id(key[0]), read_id(key[1])


def read_number(key: object) -> int:
    """A place in the ledger."""
    if not isinstance(key, int) or not 0 <= key < 1 << 62:
        raise ValueError("no place")
    return key


def _seal(question: str, key: Key) -> bytes:
    return blake2b(json.dumps([question, key]).encode(), digest_size=_SEAL).digest()
