"""Which word index serves a connection: one module beside this for each database, named like its dialect."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Protocol, cast

from sqlalchemy import Connection

from counterclaim.ledger.search.words import Term

# The ledger's own tables, or, where those may not be written, tables that go with the connection.
LASTING, PASSING = "main", "temp"
# A number of a row holds its day, so that what is newest is found first and a period is a range of numbers.
# So many rows of one day; what is more spills over into the next, and ten years still fit into small numbers.
DAY = 1 << 20
ANY = (0, 1 << 62)


class WordIndex(Protocol):
    """What a database must give for a search. `schema` is LASTING or PASSING; a question is put together by
    the `say_` functions, in the database's own words, and is given to `find_rows`."""

    SCHEMAS: dict[str, str | None]
    TEXT: str

    def make_tables(self, connection: Connection, schema: str) -> None: ...
    def make_indexes(self, connection: Connection) -> None: ...
    def has_tables(self, connection: Connection, schema: str) -> bool: ...
    def drop_tables(self, connection: Connection, schema: str) -> None: ...

    def add_words(
        self, connection: Connection, schema: str, kind: str, rows: Iterable[Sequence[Any]]
    ) -> None: ...

    def find_rows(
        self,
        connection: Connection,
        schema: str,
        kind: str,
        asked: str,
        numbers: tuple[int, int],
        only: Sequence[int] | None = None,
    ) -> Iterator[Any]: ...

    def say_all(self, terms: Sequence[Term], others: Sequence[str] = ()) -> str: ...
    def say_either(self, asked: Sequence[str]) -> str: ...
    def say_name(self, term: Term, column: str = ...) -> str: ...
    def say_any(self, phrases: Iterable[Sequence[str]], column: str) -> str: ...


def find_word_index(connection: Connection) -> WordIndex:
    module = import_module(f"counterclaim.ledger.search.{connection.dialect.name}")
    return cast(WordIndex, module)
