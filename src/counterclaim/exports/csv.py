"""Tables for a spreadsheet: incidents, claims, statements, disputes and sites, a CSV file each.

A path that ends in .zip gets all of them packed, one that ends in .csv (or standard output) the claims
alone, any other is a folder. UTF-8 without a byte-order mark.
"""

import csv
from pathlib import Path
from typing import TextIO

from counterclaim.exports.form.cells import guard
from counterclaim.exports.form.columns import COLUMNS
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.packing import goes_alone, open_pack
from counterclaim.exports.form.tables import TABLES, View, open_view
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book

ALONE = "claims"


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`. `full_text` adds reports.csv with the texts; `knowledge` gives ACLED's
    numbers for the vague words of a language, which then stand beside our intervals."""
    view = open_view(book, names, imprint, knowledge)
    if goes_alone(out, (".csv",)):
        with open_text(out) as file:
            write_table(file, ALONE, view)
    elif isinstance(out, Path):
        with open_pack(out) as pack:
            for name in TABLES:
                if full_text or name != "reports":
                    with pack.open_text(f"{name}.csv") as file:
                        write_table(file, name, view)


def write_table(file: TextIO, name: str, view: View) -> None:
    """Every row ends with the imprint, so that it still says where it is from when it is pasted elsewhere."""
    writer = csv.DictWriter(file, COLUMNS[name], restval="")
    writer.writeheader()
    writer.writerows(guard({**row, **view.imprint}) for row in TABLES[name](view))
