"""Rows by the hundred in PostgreSQL: values go over as one array, new rows as a copy.

So a question has the same words however many values it holds, and is parsed once; and a row costs the server
no statement of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    any_,
    literal,
)
from sqlalchemy import insert as insert_into
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError

from counterclaim.ledger.portability import escape

ASKED = 5_000
_FEW = 4  # rows up to which a copy's own messages cost more than they save

# The more special ones first: a BigInteger is an Integer too.
_TYPES = (
    (BigInteger, "int8"),
    (Integer, "int4"),
    (Boolean, "bool"),
    (Float, "float8"),
    (LargeBinary, "bytea"),
    (String, "text"),
)


def expect_growth(connection: Connection) -> None:
    # A plan that was made while a table was small must not serve when it is large.
    connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")


def is_among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    return column == any_(literal(values, ARRAY(column.type)))


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if len(rows) <= _FEW:
        connection.execute(insert_into(table), rows)
        return
    from psycopg import Error

    columns = [table.c[name] for name in rows[0]]
    names = ", ".join(f'"{column.name}"' for column in columns)
    told = f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT BINARY)'
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(told) as copy:
            copy.set_types([_find_type(column) for column in columns])
            for row in _make_cells(columns, rows):
                copy.write_row(row)
    except Error as error:
        raise DBAPIError(told, None, error) from error
    finally:
        cursor.close()


def _make_cells(columns: Sequence[Column[Any]], rows: Sequence[Mapping[str, Any]]) -> Iterator[list[Any]]:
    texts = {column.name for column in columns if isinstance(column.type, String)}
    for row in rows:
        yield [
            escape(cell) if cell is not None and name in texts else cell
            for name, cell in ((column.name, row[column.name]) for column in columns)
        ]


def _find_type(column: Column[Any]) -> str:
    return next(name for kind, name in _TYPES if isinstance(column.type, kind))
