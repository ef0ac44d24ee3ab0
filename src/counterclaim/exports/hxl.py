"""Tables with HXL tags, for the tools of humanitarian data: incidents, claims, site records, and a profile of
each column.

A path that ends in .zip gets all of them packed, one that ends in .csv (or standard output) the claims alone,
any other is a folder. The first row names the columns, the second tags them.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from counterclaim.exports.form.cells import Row, guard
from counterclaim.exports.form.figures import summarise
from counterclaim.exports.form.hxl_columns import PROFILE_TAGS, PROFILES, TABLES, find_columns
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.packing import goes_alone, open_pack
from counterclaim.exports.form.profiles import Profile
from counterclaim.exports.form.tables import TABLES as ROWS
from counterclaim.exports.form.tables import View, open_view
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, Quantity

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
    """Write `book` to `out`. There is no table of texts: `full_text` changes nothing here."""
    view = open_view(book, names, imprint, knowledge)
    if goes_alone(out, (".csv",)):
        with open_text(out) as file:
            write_table(file, ALONE, view, ())
    elif isinstance(out, Path):
        with open_pack(out) as pack:
            attributes = _find_attributes(book)
            profiles: list[Row] = []
            for name in TABLES:
                with pack.open_text(f"{name}.csv") as file:
                    profiles += write_table(file, name, view, attributes)
            with pack.open_text(f"{PROFILES}.csv") as file:
                _write_rows(file, {name: tag for name, (tag, _) in PROFILE_TAGS.items()}, profiles)


def write_table(file: TextIO, name: str, view: View, attributes: tuple[str, ...]) -> list[Row]:
    """Write one table, and give the profiles of its columns."""
    columns = find_columns(name, attributes)
    profiles = {column: Profile() for column in columns}

    def watch(rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            for column, profile in profiles.items():
                profile.add(row.get(column))
            yield row

    _write_rows(file, {column: tag for column, (tag, _, _) in columns.items()}, watch(_list_rows(name, view)))
    return [
        {
            "table": name,
            "column": column,
            # Two rows of tags would leave open which is the right one.
            "tag": tag.removeprefix("#"),
            "meaning": meaning,
            "rule": rule,
            **profiles[column].cells(),
            **view.imprint,
        }
        for column, (tag, meaning, rule) in columns.items()
    ]


def _list_rows(name: str, view: View) -> Iterator[Row]:
    for row in ROWS[name](view):
        figures = _summary_cells(str(row["incident_id"]), view) if name == "incidents" else {}
        yield {**row, **figures, **view.imprint}


def _summary_cells(incident_id: str, view: View) -> Row:
    cells: Row = {}
    claims = view.book.claims(incident_id=incident_id)
    for name, summary in summarise(claims, view.sources, view.vague).items():
        cells[f"{name}_lowest"] = summary.lowest
        cells[f"{name}_highest"] = summary.highest
        cells[f"{name}_acled"] = summary.acled
    return cells


def _find_attributes(book: Book) -> tuple[str, ...]:
    """The attributes of which figures are told in incidents."""
    return tuple(
        sorted({c.attribute for c in book.claims() if c.incident_id and isinstance(c.value, Quantity)})
    )


def _write_rows(file: TextIO, tags: Mapping[str, str], rows: Iterator[Row] | list[Row]) -> None:
    writer = csv.DictWriter(file, list(tags), restval="")
    writer.writeheader()
    writer.writerow(tags)
    writer.writerows(map(guard, rows))
