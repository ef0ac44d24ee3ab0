"""The search of one ledger, brought up to date when it is opened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from counterclaim.errors import LedgerError
from counterclaim.ledger.faults import translated
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.search.databases import LASTING, PASSING, find_word_index
from counterclaim.ledger.search.finding import Found, Wanted, find, find_report_ids
from counterclaim.ledger.search.indexing import is_current, place_at, update_index


class Search:
    """Finds words in one state of a ledger; a context manager."""

    def __init__(self, connection: Connection, schema: str, ledger: str) -> None:
        self._connection = connection
        self._schema = schema
        self._ledger = ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def find(self, wanted: Wanted) -> Found:
        """What fits all that is `wanted`; SearchError where nothing is asked for, or too much."""
        with translated("search", self._ledger):
            return find(self._connection, self._schema, wanted)

    def find_report_ids(self, wanted: Wanted) -> list[str]:
        """Ids of the reports that the words fit, the newest first; the same errors as `find`."""
        with translated("search", self._ledger):
            return find_report_ids(self._connection, self._schema, wanted)


def open_search(ledger: Ledger, progress: Callable[[int, int], None] = lambda done, all: None) -> Search:
    """The search over all that is in the ledger now; only what is new of it is put into the index.

    `progress` is told how many reports are indexed of how many.
    """
    with translated("search", ledger.name):
        connection = ledger._engine.connect()
        try:
            schema = _bring_up_to_date(ledger, connection, progress)
        except BaseException:
            connection.close()
            raise
        return Search(place_at(connection, schema), schema, ledger.name)


def drop_search(ledger: Ledger) -> None:
    """Drop the index, whatever is in it: the next search makes it anew."""
    with ledger._writing("drop the search index of") as connection:
        find_word_index(connection).drop_tables(connection, LASTING)


def _bring_up_to_date(ledger: Ledger, connection: Connection, progress: Callable[[int, int], None]) -> str:
    if is_current(connection, LASTING):
        return LASTING
    connection.rollback()
    if not ledger._engine.get_execution_options().get("read_only"):
        update_index(lambda: ledger._writing("index"), LASTING, progress)
        return LASTING
    if PASSING not in find_word_index(connection).SCHEMAS:
        raise LedgerError(
            "what was added is not in the search index yet, and it may only be read: let somebody search it"
            " who may write"
        )

    @contextmanager
    def stay() -> Iterator[Connection]:
        yield connection

    update_index(stay, PASSING, progress)
    return PASSING
