"""Cells of a table for a spreadsheet, which must not run what strangers wrote."""

from collections.abc import Mapping
from datetime import date

Cell = str | int | float | bool | date | None
Row = dict[str, Cell]

# A spreadsheet runs a cell that begins so as a formula, and reports are written by strangers. The wide
# forms are taken for the plain ones by programs with East Asian settings.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Spreadsheets and readers of tables stop at these or refuse the file; line ends and tabs they know.
_UNPRINTABLE = {code: "\ufffd" for code in (*range(32), 127) if chr(code) not in "\t\n\r"}


def guard(row: Mapping[str, Cell]) -> Row:
    """The row with no cell that a spreadsheet would run; numbers stay numbers."""
    return {name: guard_cell(cell) for name, cell in row.items()}


def guard_cell(cell: Cell) -> Cell:
    """An apostrophe before what would run; the replacement mark for control characters."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    bare = cell.translate(_UNPRINTABLE)
    return f"'{bare}" if bare.startswith(FORMULA_STARTS) else bare
