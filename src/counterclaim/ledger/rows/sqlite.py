"""Rows by the hundred in SQLite."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy import insert as insert_into

ASKED = 400


def expect_growth(connection: Connection) -> None:
    """SQLite plans by what it was last told of its tables, whatever they hold now."""


def is_among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    return column.in_(values)


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    connection.execute(insert_into(table), rows)
