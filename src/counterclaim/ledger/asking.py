"""Asking one open book, through its own transaction: all that is read so is one state of the ledger."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, select

from counterclaim.ledger.book import LedgerBook
from counterclaim.ledger.codec import decode
from counterclaim.ledger.faults import translated

T = TypeVar("T")

# Databases bound how many values one query may name.
MOST_IDS = 400


class Asker:
    """Rows and values of the derived tables of `book`."""

    def __init__(self, book: LedgerBook, ledger: str = "the ledger") -> None:
        self.book = book
        self._connection = book._connection
        self._ledger = ledger

    def _by_ids(self, kind: type[T], table: Table, ids: Iterable[str]) -> Iterator[T]:
        yield from self._where(kind, table, table.c.id, ids)

    def _where(
        self, kind: type[T], table: Table, column: ColumnElement[Any], ids: Iterable[str]
    ) -> Iterator[T]:
        for some in in_parts(ids):
            order = [table.c[name] for name in ("report_id", "start", "id") if name in table.c]
            wanted = select(table.c.body).where(column.in_(some)).order_by(*order)
            for (body,) in self._rows(wanted):
                yield decode(kind, body)

    def _rows(self, wanted: Any) -> list[Any]:
        with translated("read", self._ledger):
            return list(self._connection.execute(wanted).all())

    def _scalar(self, wanted: Any) -> Any:
        with translated("read", self._ledger):
            return self._connection.execute(wanted).scalar_one()


def in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    every = list(dict.fromkeys(ids))
    for start in range(0, len(every), MOST_IDS):
        yield every[start : start + MOST_IDS]
