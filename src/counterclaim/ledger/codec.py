"""Values of the model to JSON and back: one converter for all that the ledger stores as a body.

A claim's value is tagged with its class under "is"; days and moments are ISO 8601; a span is a pair.
Fields that a newer program added are passed over, and fields that an older one lacked take their default.
"""

import json
import zlib
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from counterclaim.errors import LedgerError
from counterclaim.model import Span, Value

T = TypeVar("T")

# Above this level zlib spends twice the time for a few percent.
COMPRESSION = 6


def encode(value: Any) -> str:
    """`value`, a dataclass of the model, as JSON: the same value gives the same characters."""
    return json.dumps(_converter().unstructure(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], body: str | bytes) -> T:
    """The value of class `kind` that :func:`encode` wrote; LedgerError when `body` is not one."""
    try:
        return _converter().structure(json.loads(body), kind)
    except (ValueError, KeyError, TypeError, BaseValidationError) as error:
        raise LedgerError(f"a stored {kind.__name__.lower()} cannot be read: {_reason(error)}") from error


def seal(*fields: str | None) -> str:
    """The SHA-256 of `fields`, by which a later change of any of them is found."""
    joined = "\x1f".join("\x00" if field is None else field for field in fields)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def compress(text: str | bytes) -> bytes:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return zlib.compress(data, COMPRESSION)


def decompress(body: bytes) -> bytes:
    """The bytes that :func:`compress` was given; LedgerError when `body` is damaged."""
    try:
        return zlib.decompress(body)
    except (zlib.error, TypeError) as error:
        raise LedgerError(f"stored bytes cannot be unpacked: {error}") from error


def _reason(error: Exception) -> str:
    return str(error.args[0]) if error.args else type(error).__name__


@cache
def _converter() -> JsonConverter:
    converter = make_converter(detailed_validation=False)
    converter.register_unstructure_hook(Span, lambda span: (span.start, span.end))
    converter.register_structure_hook(Span, lambda pair, _: Span(pair[0], pair[1]))
    converter.register_unstructure_hook_func(lambda kind: kind == frozenset[str], sorted)
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    configure_tagged_union(Value, converter, tag_name="is", tag_generator=lambda kind: kind.__name__.lower())
    return converter
