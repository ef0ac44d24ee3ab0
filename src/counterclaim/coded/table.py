"""A table of coded claims, read row by row."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from counterclaim.coded.columns import DELIMITERS, ColumnMap
from counterclaim.errors import IntakeError

LONGEST_CELL = 1 << 20


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row: its number as a spreadsheet shows it (the head is row 1), and what its cells tell, by field of
    the map, translated. What a cell does not tell is not there. `odd`: why it is no row of the table."""

    number: int
    told: Mapping[str, str]
    odd: str = ""


def read_table(path: Path, column_map: ColumnMap) -> Iterator[CodedRow]:
    """The rows that tell anything; IntakeError when the file cannot be read, or lacks a column of the map."""
    text = _decode(path, column_map.encoding)
    delimiter = column_map.delimiter or _find_delimiter(text, column_map)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        head = [cell.strip() for cell in next(rows, [])]
        places = {name: _find_column(head, column, path) for name, column in column_map.columns.items()}
        for number, cells in enumerate(rows, 2):
            if any(cell.strip() for cell in cells):
                yield _read_row(number, cells, len(head), places, column_map)
    except csv.Error as error:
        raise IntakeError(f"'{path}' is no table after line {rows.line_num}: {error}", str(path)) from error


def _decode(path: Path, encoding: str) -> str:
    try:
        return path.read_bytes().decode(encoding)
    except OSError as error:
        raise IntakeError(f"cannot read '{path}': {error.strerror or error}", str(path)) from error
    except (UnicodeDecodeError, LookupError) as error:
        hint = 'give its encoding in the map, such as encoding = "cp1252"'
        raise IntakeError(f"'{path}' is not written in {encoding}: {hint}", str(path)) from error


def _find_delimiter(text: str, column_map: ColumnMap) -> str:
    """The one by which the head has the most columns of the map."""
    head = text.partition("\n")[0]
    wanted = set(column_map.columns.values())

    def fits(delimiter: str) -> int:
        cells = next(csv.reader([head], delimiter=delimiter), [])
        return len(wanted & {cell.strip() for cell in cells})

    return max(DELIMITERS, key=fits)


def _find_column(head: list[str], column: str, path: Path) -> int:
    if head.count(column) == 1:
        return head.index(column)
    if column in head:
        raise IntakeError(f"'{path}' has {head.count(column)} columns {column!r}: name them apart", column)
    near = get_close_matches(column, head, 1, 0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(map(repr, head)) or 'no head'}"
    raise IntakeError(f"'{path}' has no column {column!r}: {hint}", column)


def _read_row(
    number: int, cells: list[str], width: int, places: Mapping[str, int], column_map: ColumnMap
) -> CodedRow:
    if len(cells) > width:
        return CodedRow(
            number, {}, f"it has {len(cells)} cells under a head of {width}: is a cell not in quotes?"
        )
    told = dict(column_map.always)
    for name, place in places.items():
        cell = " ".join(cells[place].split()) if place < len(cells) else ""
        if cell.casefold() not in column_map.empty:
            told[name] = cell
    return CodedRow(number, {name: column_map.translate(name, cell) for name, cell in told.items()})
