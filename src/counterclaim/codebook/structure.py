"""From what a TOML file holds to the types of the schema; keys that no type knows are errors."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from counterclaim.codebook.files import Folder, unknown
from counterclaim.errors import CodebookError
from counterclaim.model import Measure, Modality, Stance, StatementKind, Strength

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
WHAT = {"StatementKind": "kind of statement"}  # how messages name a closed list, where its name will not do


class _UnknownWordError(Exception):
    """A word that its closed list does not have."""

    def __init__(self, word: str, kind: type[Enum]) -> None:
        super().__init__(word)
        self.word = word
        self.kind = kind


def structure(raw: Mapping[str, Any], kind: type[T], folder: Folder, name: str, about: str = "") -> T:
    """`raw` as a `kind`. `about` names the part of the file that it came from, for the message.

    CodebookError for an unknown key or word, a missing key, or a value of another shape.
    """
    from cattrs.errors import ForbiddenExtraKeysError

    try:
        return _open_converter().structure(raw, kind)
    except ForbiddenExtraKeysError as error:
        key = sorted(error.extra_fields)[0]
        known = getattr(error.cl, "__dataclass_fields__", {})
        raise CodebookError(unknown("key", key, folder.where(name, key), known), key) from error
    except _UnknownWordError as error:
        what = WHAT.get(error.kind.__name__, error.kind.__name__.lower())
        known = [str(member.value) for member in error.kind]
        where = folder.where(name, error.word)
        raise CodebookError(unknown(what, error.word, where, known), error.word) from error
    except KeyError as error:
        key = str(error.args[0])
        raise CodebookError(f"no '{key}' in {_place(folder, name, about)}: add it", key) from error
    except (TypeError, ValueError, AttributeError) as error:
        where = _place(folder, name, about)
        raise CodebookError(f"cannot read '{about or name}' in {where}: {error}", about or name) from error


def _place(folder: Folder, name: str, about: str) -> str:
    return folder.where(name, about) if about else f"{folder.label}/{name}"


@cache
def _open_converter() -> Converter:
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    # By identity: a hook on the class would also take the closed lists, which are kinds of str.
    converter.register_structure_hook_func(lambda kind: kind is str, _read_text)
    converter.register_structure_hook_func(lambda kind: kind is bool, _read_truth)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _read_texts)
    for closed in (Measure, Modality, Stance, StatementKind, Strength):
        converter.register_structure_hook(closed, _read_word)
    return converter


def _read_text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} stands where words should: put it in quotes")
    return value


def _read_truth(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} stands where true or false should")
    return value


def _read_texts(value: object, _: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} stands where a list should: put it in square brackets")
    return tuple(_read_text(part, str) for part in value)


def _read_word(value: object, kind: type[Enum]) -> Enum:
    if isinstance(value, kind):
        return value
    try:
        return kind(value)
    except ValueError as error:
        raise _UnknownWordError(str(value), kind) from error
