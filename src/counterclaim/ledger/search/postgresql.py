"""The word index in PostgreSQL: beside each owner's row a tsvector, made here, for the words come folded.

The columns of words are told apart by the weights that PostgreSQL knows, A to D. What it does not do: words
in a row are found in the first 16,000 words of a report alone, and among the first 255 places of each word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select, text

from counterclaim.ledger.search.tables import search_names, search_reports, search_statements
from counterclaim.ledger.search.words import Term

# Only the ledger's own tables: where nothing may be written, a server makes no passing ones either.
SCHEMAS: dict[str, str | None] = {"main": None}
COLUMNS = {
    "reports": ("words", "also"),
    "statements": ("words", "also", "voices", "stance"),
    "names": ("words", "also", "bodies"),
}
TEXT = "AB"
_WEIGHTS = {"words": "A", "also": "B", "voices": "C", "bodies": "C", "stance": "D", TEXT: TEXT}
_OWNERS = {"reports": search_reports, "statements": search_statements, "names": search_names}
# As FTS5 cuts them: all signs beyond ASCII count as letters, for the words come folded.
_WORD = re.compile(r"[A-Za-z0-9\x80-\U0010ffff]+")
# Limits of a tsvector: of one word (2,046 bytes), of its places, of the number of a place, of all (1 MB).
_LONGEST, _MOST_PLACES, _LAST_PLACE, _MOST_BYTES = 500, 255, 16_383, 900_000
_PART = 100  # rows that are fetched at a time


def make_tables(connection: Connection, schema: str) -> None:
    for kind in COLUMNS:
        name = f"search_{kind}_words"
        _run(connection, f"CREATE TABLE {name} (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        _run(connection, f"CREATE INDEX {name}_in ON {name} USING gin (words)")
    # Whoever takes a report out of the ledger, none of its words may stay here.
    _make_trigger(connection, "search_forgets", "AFTER DELETE ON reports", _clearing())
    # Whoever works the book out anew, actors and sites may be called otherwise in it.
    renewing = "UPDATE search_place SET book = -1;"
    _make_trigger(connection, "search_renews", "AFTER UPDATE OF book ON ledger_place", renewing)


def _make_trigger(connection: Connection, name: str, when: str, does: str) -> None:
    body = f"$$ BEGIN {does} RETURN NULL; END $$"
    _run(connection, f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS {body}")
    _run(connection, f"CREATE TRIGGER {name} {when} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")


def make_indexes(connection: Connection) -> None:
    """What leads from sites and incidents to reports without a look at each claim. The book's tables are made
    anew at times, and these with them."""
    for column in ("site_id", "incident_id"):
        _run(
            connection,
            f"CREATE INDEX IF NOT EXISTS search_by_{column} ON book_claims ({column}, report_id)",
        )


def has_tables(connection: Connection, schema: str) -> bool:
    return bool(connection.scalar(text("SELECT to_regclass('search_place') IS NOT NULL")))


def drop_tables(connection: Connection, schema: str) -> None:
    """All of the index, the tables of owners too."""
    for function in ("search_forgets", "search_renews"):
        _run(connection, f"DROP FUNCTION IF EXISTS {function} CASCADE")
    words = [f"search_{kind}_words" for kind in COLUMNS]
    for table in (*words, *(f"search_{kind}" for kind in COLUMNS), "search_place"):
        _run(connection, f"DROP TABLE IF EXISTS {table}")


def _clearing() -> str:
    tables = (f"search_{kind}{end}" for kind in COLUMNS for end in ("", "_words"))
    return " ".join(f"DELETE FROM {table};" for table in (*tables, "search_place"))


def _run(connection: Connection, sql: str) -> None:
    connection.exec_driver_sql(sql)


def add_words(connection: Connection, schema: str, kind: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows as (number, words of each column)."""
    held = [(number, make_vector(dict(zip(COLUMNS[kind], cells, strict=True)))) for number, *cells in rows]
    if held:
        sql = f"INSERT INTO search_{kind}_words (number, words) VALUES (%s, CAST(%s AS tsvector))"
        connection.exec_driver_sql(sql, held)


def make_vector(cells: dict[str, str]) -> str:
    """The words of each column with their places, as PostgreSQL reads a tsvector."""
    places: dict[str, list[str]] = {}
    place = size = 0
    for column, words in cells.items():
        for word in _WORD.findall(words):
            lexeme = _quote(word)
            place = min(place + 1, _LAST_PLACE)
            size += 2 if lexeme in places else len(lexeme.encode()) + 6
            if size > _MOST_BYTES:
                return _join(places)
            held = places.setdefault(lexeme, [])
            if len(held) < _MOST_PLACES:
                held.append(f"{place}{_WEIGHTS[column]}")
        place = min(place + 2, _LAST_PLACE)  # no phrase runs from one column into the other
    return _join(places)


def _join(places: dict[str, list[str]]) -> str:
    return " ".join(f"{lexeme}:{','.join(held)}" for lexeme, held in places.items())


def find_rows(
    connection: Connection,
    schema: str,
    kind: str,
    asked: str,
    numbers: tuple[int, int],
    only: Sequence[int] | None = None,
) -> Iterator[Any]:
    """Rows of search_<kind> that `asked` fits ("": all), the newest first; in the range, and of `only`."""
    owner = _OWNERS[kind]
    wanted = select(owner).where(owner.c.number.between(*numbers)).order_by(owner.c.number.desc())
    if only is not None:
        wanted = wanted.where(owner.c.number.in_(only))
    if asked:
        fits = f"SELECT number FROM search_{kind}_words WHERE words @@ CAST(:asked AS tsquery)"
        wanted = wanted.where(text(f"number IN ({fits})").bindparams(asked=asked))
    with connection.execute(wanted, execution_options={"yield_per": _PART}) as found:
        yield from found


def say_all(terms: Sequence[Term], others: Sequence[str] = ()) -> str:
    """All of the terms and of the `others`, as a tsquery, and none that must not be there; "" where nothing
    is wanted."""
    wanted = [*(say_name(term) for term in terms if not term.without), *others]
    unwanted = [f"!({say_name(term)})" for term in terms if term.without]
    return " & ".join((*wanted, *unwanted)) if wanted else ""


def say_either(asked: Sequence[str]) -> str:
    return f"({' | '.join(asked)})"


def say_name(term: Term, column: str = TEXT) -> str:
    said = _say_phrase(term.words, column, term.begins)
    return f"({said} | {_say_phrase((term.joined,), column, term.begins)})" if term.joined else said


def say_any(phrases: Iterable[Sequence[str]], column: str) -> str:
    """Any of the phrases, in a column."""
    return say_either([_say_phrase(words, column) for words in phrases])


def _say_phrase(words: Sequence[str], column: str, begins: bool = False) -> str:
    weights = _WEIGHTS[column]
    said = [f"{_quote(word)}:{weights}" for word in words]
    return f"({' <-> '.join(said)}{'*' if begins else ''})"


def _quote(word: str) -> str:
    # The index knows words in small letters alone.
    plain = word[:_LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{plain}'"
