"""From what a TOML file holds to the types of the schema; keys that no type knows are errors."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from counterclaim.codebook.files import Folder, unknown
from counterclaim.errors import CodebookError

T = TypeVar("T")


def structure(raw: Mapping[str, Any], kind: type[T], folder: Folder, name: str, about: str = "") -> T:
    """`raw` as a `kind`. `about` names the part of the file that it came from, for the message.

    CodebookError for an unknown key, a missing one, or a value of another shape.
    """
    try:
        return _converter().structure(raw, kind)
    except ForbiddenExtraKeysError as error:
        key = sorted(error.extra_fields)[0]
        known = getattr(error.cl, "__dataclass_fields__", {})
        raise CodebookError(unknown("key", key, folder.where(name, key), known), key) from error
    except KeyError as error:
        key = str(error.args[0])
        where = folder.where(name, about) if about else f"{folder.label}/{name}"
        raise CodebookError(f"no '{key}' in {where}: add it", key) from error
    except (TypeError, ValueError, AttributeError) as error:
        where = folder.where(name, about) if about else f"{folder.label}/{name}"
        raise CodebookError(f"cannot read '{about or name}' in {where}: {error}", about or name) from error


def find_constant(word: str, kind: type[Enum], what: str, folder: Folder, name: str) -> Any:
    """The member of a closed list that `word` names; CodebookError with the nearest one otherwise."""
    try:
        return kind(word)
    except ValueError as error:
        known = [str(member.value) for member in kind]
        raise CodebookError(unknown(what, word, folder.where(name, word), known), word) from error


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    # By identity: a hook on the class would also take the closed lists, which are kinds of str.
    converter.register_structure_hook_func(lambda kind: kind is str, _text)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _texts)
    return converter


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} stands where words should: put it in quotes")
    return value


def _truth(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} stands where true or false should")
    return value


def _texts(value: object, _: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} stands where a list should: put it in square brackets")
    return tuple(_text(part, str) for part in value)
