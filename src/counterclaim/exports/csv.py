"""Tables for a spreadsheet: incidents, claims, statements, disputes and sites, a CSV file each.

A path that ends in .zip gets all of them packed, one that ends in .csv (or standard output) the claims
alone, any other is a folder. UTF-8 without a byte-order mark.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from counterclaim.exports.form.columns import COLUMNS
from counterclaim.exports.form.tables import TABLES, Cell, Row, View, open_view
from counterclaim.exports.form.target import STANDARD_OUTPUT, open_binary, open_folder, open_text
from counterclaim.model import Book

ALONE = "claims"

# A spreadsheet runs a cell that begins so as a formula, and reports are written by strangers.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

# The same book gives the same bytes, so the files in a zip bear no day of their own.
NO_DAY = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    acled: Mapping[str, int] | None = None,
) -> None:
    """Write `book` to `out`. `full_text` adds reports.csv with the texts; `acled` gives ACLED's numbers
    for the vague words of a language, which then stand beside our intervals."""
    view = open_view(book, names, acled or {})
    tables = [name for name in TABLES if full_text or name != "reports"]
    if not isinstance(out, Path) or out == STANDARD_OUTPUT or out.suffix.lower() == ".csv":
        with open_text(out) as file:
            write_table(file, ALONE, view)
    elif out.suffix.lower() == ".zip":
        with open_binary(out) as packed, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for name in tables:
                with _open_member(archive, f"{name}.csv") as file:
                    write_table(file, name, view)
    else:
        with open_folder(out) as folder:
            for name in tables:
                with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                    write_table(file, name, view)


def write_table(file: TextIO, name: str, view: View) -> None:
    writer = csv.DictWriter(file, COLUMNS[name], restval="")
    writer.writeheader()
    writer.writerows(map(guard, TABLES[name](view)))


def guard(row: Row) -> Row:
    """The row with no cell that a spreadsheet would run; numbers stay numbers."""
    return {name: _guard_cell(cell) for name, cell in row.items()}


def _guard_cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


@contextmanager
def _open_member(archive: ZipFile, name: str) -> Iterator[TextIO]:
    info = ZipInfo(name, NO_DAY)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = PERMISSIONS
    with archive.open(info, "w") as member, io.TextIOWrapper(member, encoding="utf-8", newline="") as file:
        yield file
