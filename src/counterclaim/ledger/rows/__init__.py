"""Rows by the hundred: asked for, put, changed and taken out in the way that each database does best.

One module beside this for each database, named like its dialect.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    union_all,
    update,
)

T = TypeVar("T")
Cells = Mapping[str, Any]
_RANGES = 40  # in one question


class Way(Protocol):
    """What a database must give for rows by the hundred."""

    ASKED: int
    """Values that one question may hold."""

    def expect_growth(self, connection: Connection) -> None:
        """Have the same question asked in another way when its tables have grown."""

    def is_among(self, column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
        """That `column` is one of `values`, which are at most `ASKED`."""

    def insert(self, connection: Connection, table: Table, rows: Sequence[Cells]) -> None:
        """Put `rows`, all with the same cells, into a table."""


def expect_growth(connection: Connection) -> None:
    """Say, at the beginning of a transaction, that tables may grow from nothing to much in it."""
    _find_way(connection).expect_growth(connection)


def ask_rows(
    connection: Connection, wanted: Select[Any], column: ColumnElement[Any], values: Collection[Any]
) -> Iterator[Row[Any]]:
    """The rows of `wanted` whose `column` is one of `values`, in no order."""
    way = _find_way(connection)
    for chunk in split(values, way.ASKED):
        yield from connection.execute(wanted.where(way.is_among(column, chunk))).all()


def insert_rows(connection: Connection, table: Table, rows: Sequence[Cells]) -> None:
    """Put `rows`, all with the same cells, into a table."""
    if rows:
        _find_way(connection).insert(connection, table, rows)


def change_rows(connection: Connection, table: Table, cells: Mapping[str, Cells]) -> None:
    """Change the rows of the given ids; all have the same cells changed."""
    if cells:
        names = list(next(iter(cells.values())))
        changed = update(table).where(table.c.id == bindparam("which"))
        given = changed.values({name: bindparam(f"new_{name}") for name in names})
        told = [
            {"which": known, **{f"new_{name}": row[name] for name in names}} for known, row in cells.items()
        ]
        connection.execute(given, told)


def drop_rows(connection: Connection, table: Table, column: Column[Any], values: Collection[Any]) -> int:
    """Take out the rows whose `column` is one of `values`; how many there were."""
    way = _find_way(connection)
    return sum(
        connection.execute(delete(table).where(way.is_among(column, chunk))).rowcount
        for chunk in split(values, way.ASKED)
    )


def ask_ranges(
    connection: Connection, wanted: Select[Any], column: ColumnElement[Any], ranges: Iterable[tuple[int, int]]
) -> Iterator[Row[Any]]:
    """The rows of `wanted` whose `column` is in one of `ranges`, ends included; some of them more than once
    where ranges meet."""
    for chunk in split(ranges, _RANGES):
        # Each range is a question of its own: asked for "this or that range", SQLite reads the whole table.
        questions = (wanted.where(column.between(*ends)) for ends in chunk)
        yield from connection.execute(union_all(*questions)).all()


def split(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Each of `values` once, in lists of that size."""
    ordered = list(dict.fromkeys(values))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def _find_way(connection: Connection) -> Way:
    return cast(Way, import_module(f"{__name__}.{connection.dialect.name}"))
