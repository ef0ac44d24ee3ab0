"""The word index in SQLite: FTS5 tables that hold words alone, beside tables that say whose they are.

The text itself is in the ledger once; what is in the index cannot be read back from it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from counterclaim.ledger.search.databases import LASTING, PASSING
from counterclaim.ledger.search.words import Term

# What SQLite calls the ledger's own file, and what goes with the connection.
SCHEMAS: dict[str, str | None] = {LASTING: "main", PASSING: "temp"}

# Of each kind the columns of words. `also` holds joined words once more ("almabani").
COLUMNS = {
    "reports": ("words", "also"),
    "statements": ("words", "also", "voices", "stance"),
    "names": ("words", "also", "bodies"),
}
TEXT = "{words also}"
# All signs beyond ASCII count as letters: the words come folded and parted by blanks.
_TOKENS = "tokenize='ascii', columnsize=0, content=''"


def make_tables(connection: Connection, schema: str) -> None:
    """The tables of words, in `schema` (main, or temp where the ledger may not be written)."""
    for kind, columns in COLUMNS.items():
        names = ", ".join(columns)
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {schema}.search_{kind}_words USING fts5({names}, {_TOKENS})"
        )
    if schema == LASTING:
        # Whoever takes a report out of the ledger, none of its words may stay here.
        connection.exec_driver_sql(
            f"CREATE TRIGGER search_forgets AFTER DELETE ON reports BEGIN {_clearing()} END"
        )
        # Whoever works the book out anew, actors and sites may be called otherwise in it.
        connection.exec_driver_sql(
            "CREATE TRIGGER search_renews AFTER UPDATE OF book ON ledger_place"
            " BEGIN UPDATE search_place SET book = -1; END"
        )


def make_indexes(connection: Connection) -> None:
    """What leads from sites and incidents to reports without a look at each claim. The book's tables are made
    anew at times, and these with them."""
    for column in ("site_id", "incident_id"):
        connection.exec_driver_sql(
            f"CREATE INDEX IF NOT EXISTS search_by_{column} ON book_claims ({column}, report_id)"
        )


def has_tables(connection: Connection, schema: str) -> bool:
    found = f"SELECT 1 FROM {schema}.sqlite_master WHERE name = 'search_place'"
    return connection.exec_driver_sql(found).first() is not None


def drop_tables(connection: Connection, schema: str) -> None:
    """All of the index, the tables of owners too."""
    for trigger in ("search_forgets", "search_renews"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {schema}.{trigger}")
    words = [f"search_{kind}_words" for kind in COLUMNS]
    for table in (*words, *(f"search_{kind}" for kind in COLUMNS), "search_place"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {schema}.{table}")


def _clearing() -> str:
    words = "INSERT INTO search_{0}_words(search_{0}_words) VALUES('delete-all'); DELETE FROM search_{0}; "
    return "".join(map(words.format, COLUMNS)) + "DELETE FROM search_place;"


def add_words(connection: Connection, schema: str, kind: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows as (number, words of each column). In order of their numbers, or FTS5 writes each by itself."""
    columns = COLUMNS[kind]
    marks = ", ".join("?" * (len(columns) + 1))
    held = [tuple(row) for row in sorted(rows, key=lambda row: row[0])]
    if held:
        connection.exec_driver_sql(
            f"INSERT INTO {schema}.search_{kind}_words(rowid, {', '.join(columns)}) VALUES({marks})", held
        )


def find_rows(
    connection: Connection,
    schema: str,
    kind: str,
    asked: str,
    numbers: tuple[int, int],
    only: Sequence[int] | None = None,
) -> Iterator[Any]:
    """Rows of search_<kind> that `asked` fits ("": all), the newest first; in the range, and of `only`."""
    words, owner = f"{schema}.search_{kind}_words", f"{schema}.search_{kind}"
    within = "" if only is None else f" AND {{0}} IN ({', '.join(map(str, map(int, only)))})"
    if asked:
        # CROSS JOIN: the words lead, in their order, and each row is looked up by its number. The plus keeps
        # FTS5 from beginning anew for each number of `only`, which takes ten times as long as going through.
        wanted = (
            f"SELECT o.* FROM {words} w CROSS JOIN {owner} o ON o.number = w.rowid"
            f" WHERE w.search_{kind}_words MATCH ? AND w.rowid BETWEEN ? AND ?{within.format('+w.rowid')}"
            " ORDER BY w.rowid DESC"
        )
        parameters: tuple[Any, ...] = (asked, *numbers)
    else:
        wanted = (
            f"SELECT o.* FROM {owner} o WHERE o.number BETWEEN ? AND ?{within.format('o.number')}"
            " ORDER BY o.number DESC"
        )
        parameters = numbers
    with connection.exec_driver_sql(wanted, parameters) as found:
        yield from found


def say_all(terms: Sequence[Term], others: Sequence[str] = ()) -> str:
    """All of the terms and of the `others`, in FTS5's own words, and none that must not be there; "" where
    nothing is wanted."""
    wanted = [*(_say_term(term, TEXT) for term in terms if not term.without), *others]
    unwanted = [_say_term(term, TEXT) for term in terms if term.without]
    said = f"({' AND '.join(wanted)})" if wanted else ""
    return f"({said} NOT ({' OR '.join(unwanted)}))" if said and unwanted else said


def say_either(asked: Sequence[str]) -> str:
    return f"({' OR '.join(asked)})"


def say_name(term: Term, column: str = TEXT) -> str:
    return _say_term(term, column)


def _say_term(term: Term, column: str) -> str:
    # Every word is in quotation marks and holds none, so that nothing of it is taken for an operator.
    star = "*" if term.begins else ""
    said = f'{column} : ("{" ".join(term.words)}" {star})'
    return f'({said} OR {column} : ("{term.joined}" {star}))' if term.joined else said


def say_any(phrases: Iterable[Sequence[str]], column: str) -> str:
    """Any of the phrases, in a column."""
    quoted = (f'"{" ".join(words)}"' for words in phrases)
    return f"{column} : ({' OR '.join(quoted)})"
