"""Parquet for data frames and databases: one table a type, columns typed, days as days.

A path that ends in .parquet (or standard output) gets the claims alone, one that ends in .zip all tables
packed, any other is a folder of them. Each file bears the imprint in its metadata. Needs pyarrow, which
``pip install counterclaim[parquet]`` brings.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from counterclaim.errors import ExportError
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.packing import goes_alone, open_pack
from counterclaim.exports.form.parquet_tables import COLUMNS, ROWS, Row
from counterclaim.exports.form.tables import View, open_view
from counterclaim.exports.form.target import STANDARD_OUTPUT, open_binary, translated
from counterclaim.model import Book

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

ALONE = "claims"

# Rows that are in memory at once; each such batch is a row group of the file.
BATCH = 5_000


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`. `full_text` fills the column of the texts. ExportError without pyarrow."""
    _check_installed()
    view = open_view(book, names, imprint, knowledge)
    if not isinstance(out, Path) or out == STANDARD_OUTPUT:
        raw = getattr(sys.stdout if isinstance(out, Path) else out, "buffer", None)
        if raw is None:
            raise ExportError("Parquet is not text: give a file or a folder to write it to", "the stream")
        with translated("standard output"):
            _write_table(raw, ALONE, view, full_text)
            raw.flush()
    elif goes_alone(out, (".parquet",)):
        with open_binary(out) as file:
            _write_table(file, ALONE, view, full_text)
    else:
        with open_pack(out) as pack:
            for name in COLUMNS:
                with pack.open(f"{name}.parquet") as file:
                    _write_table(file, name, view, full_text)


def _check_installed() -> None:
    try:
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: F401
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'counterclaim[parquet]'", "pyarrow") from error


def _write_table(file: BinaryIO, name: str, view: View, full_text: bool) -> None:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    told = {key: word for key, word in view.imprint.items() if word}
    schema = pyarrow.schema(
        [(column, _make_type(kind)) for column, kind in COLUMNS[name].items()],
        metadata={"table": name, **told},
    )
    rows = _complete(ROWS[name](view, full_text), list(COLUMNS[name]))
    with ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))


def _complete(rows: Iterator[Row], columns: list[str]) -> Iterator[Row]:
    for row in rows:
        if unknown := row.keys() - columns:
            raise ValueError(f"columns that no table has: {', '.join(sorted(unknown))}")
        yield {name: row.get(name) for name in columns}


def _make_type(kind: str) -> "pyarrow.DataType":
    import pyarrow

    types: dict[str, Callable[[], Any]] = {
        "text": pyarrow.string,
        "whole": pyarrow.int64,
        "real": pyarrow.float64,
        "yes_no": pyarrow.bool_,
        "day": pyarrow.date32,
        "time": lambda: pyarrow.timestamp("us", tz="UTC"),
        "texts": lambda: pyarrow.list_(pyarrow.string()),
        "parties": lambda: pyarrow.list_(
            pyarrow.struct([("actor_id", pyarrow.string()), ("role", pyarrow.string())])
        ),
    }
    return types[kind]()
