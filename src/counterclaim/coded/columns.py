"""The map of a table: which of its columns holds what, and what its words mean here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from counterclaim.errors import IntakeError

# What a row can tell of a claim.
FIELDS = (
    "report",  # id, address or file name
    "words",  # as the report has them; or start and end, in characters
    "start",
    "end",
    "attribute",
    "value",  # or low and high
    "low",
    "high",
    "voice",
    "stance",
    "modality",
    "incident",
    "site",
    "day",  # that the claim holds for
    "coder",
    "coded_on",  # the day of the coding
    "reason",
)
TRANSLATED = ("report", "attribute", "value", "voice", "stance", "modality", "incident", "site", "coder")
SETTINGS = ("delimiter", "encoding", "dates", "empty")
SECTIONS = ("columns", "always", "words")
NEEDED = (("report",), ("words", "start"), ("attribute",), ("value", "low", "high"), ("voice",))
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """`columns`: what a row can tell, and the column that tells it. `always`: what holds for every row.
    `words`: for each of these, what the table says and what it means here, case ignored. `dates`: the form of
    its days, as for `strptime`. `empty`: cells that tell nothing."""

    columns: Mapping[str, str]
    always: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    delimiter: str | None = None
    encoding: str = "utf-8-sig"
    dates: str = "%Y-%m-%d"
    empty: frozenset[str] = frozenset(("",))

    def translate(self, name: str, cell: str) -> str:
        """What the cell means here."""
        return self.words.get(name, {}).get(cell.casefold(), cell)


def load_map(path: Path) -> ColumnMap:
    """The map in a file; IntakeError says what in it does not hold."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IntakeError(f"cannot read the map '{path}': {error}", str(path)) from error
    _check_names(data, (*SETTINGS, *SECTIONS), f"'{path}'")
    sections = {name: _take_table(data, name, path) for name in SECTIONS}
    for name in ("columns", "always"):
        _check_names(sections[name], FIELDS, f"[{name}] of '{path}'")
    _check_names(sections["words"], TRANSLATED, f"[words] of '{path}'")
    told = {*sections["columns"], *sections["always"]}
    for choice in NEEDED:
        if not told & set(choice):
            wanted = " or ".join(repr(name) for name in choice)
            raise IntakeError(f"'{path}' does not say which column holds {wanted}: put it under [columns]")
    words = {
        name: {
            str(said).casefold(): str(means)
            for said, means in _take_table(sections["words"], name, path).items()
        }
        for name in sections["words"]
    }
    return ColumnMap(
        columns={name: str(column) for name, column in sections["columns"].items()},
        always={name: str(value) for name, value in sections["always"].items()},
        words=words,
        delimiter=_take_delimiter(data, path),
        encoding=str(data.get("encoding", "utf-8-sig")),
        dates=str(data.get("dates", "%Y-%m-%d")),
        empty=frozenset(("", *(str(word).casefold() for word in data.get("empty", ())))),
    )


def _take_table(data: Mapping[str, Any], name: str, path: Path) -> dict[str, Any]:
    found = data.get(name, {})
    if not isinstance(found, dict):
        raise IntakeError(
            f"'{name}' in '{path}' is no table: write it as [{name}] with NAME = \"...\" under it"
        )
    return found


def _take_delimiter(data: Mapping[str, Any], path: Path) -> str | None:
    found = data.get("delimiter")
    if found is not None and found not in DELIMITERS:
        known = ", ".join(map(repr, DELIMITERS))
        raise IntakeError(f"delimiter {found!r} in '{path}' is none: it can be {known}", str(path))
    return found


def _check_names(data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in data:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it can be {', '.join(known)}"
            raise IntakeError(f"unknown name {name!r} in {where}: {hint}", name)
