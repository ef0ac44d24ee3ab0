"""One meaning of text in every database that can hold a ledger, as SQLite has it: of any length, in the order
of its code points, with any sign in it."""

from typing import Any

from sqlalchemy import MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# PostgreSQL refuses the sign NUL, which odd files hold. It is kept as a noncharacter and a digit, and so is
# that noncharacter itself, so that what was put in comes out.
_ESCAPE = "\ufdd0"
_OUT = {"\x00": f"{_ESCAPE}0", _ESCAPE: f"{_ESCAPE}1"}
_ESCAPED = str.maketrans(_OUT)


class PlainText(TypeDecorator[str]):
    """Text in PostgreSQL, ordered by code points whatever the language of the database is."""

    impl = Text
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(collation="C")

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else escape(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return unescape(value) if isinstance(value, str) else value


def escape(value: str) -> str:
    """`value` without the sign NUL."""
    return value.translate(_ESCAPED) if "\x00" in value or _ESCAPE in value else value


def unescape(value: str) -> str:
    """What :func:`escape` was given."""
    if _ESCAPE not in value:
        return value
    return value.replace(_OUT["\x00"], "\x00").replace(_OUT[_ESCAPE], _ESCAPE)


def fit_postgresql(metadata: MetaData) -> None:
    """Give the tables the types and indexes that PostgreSQL needs; those of other databases stay."""
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, String):
                column.type = column.type.with_variant(PlainText(), "postgresql")
        for index in table.indexes:
            columns = list(index.columns)
            if len(columns) == 1 and isinstance(columns[0].type, Text):
                # A tree holds no value beyond 2,704 bytes; addresses of pages can be longer.
                index.dialect_options["postgresql"]["using"] = "hash"
