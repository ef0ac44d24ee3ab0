"""The shape of the fact tables through time: a numbered list of steps, each taken once and for good.

A step is never edited after a release: it says what the shape *was*. Derived tables have no steps;
whatever they held is worked out again.
"""

from collections.abc import Callable

from sqlalchemy import Connection, MetaData, Table, insert, inspect, select, update

from counterclaim.errors import LedgerError
from counterclaim.ledger import audit
from counterclaim.ledger.people_tables import access
from counterclaim.ledger.tables import (
    audit_head,
    audit_log,
    derived,
    facts,
    judgements,
    place,
    readings,
    report_facts,
    reports,
    schema_version,
)

Migration = Callable[[Connection], None]


def _make_first_tables(connection: Connection) -> None:
    """Version 1. The tables are those of `tables.facts` as long as no later step alters them."""
    facts.create_all(connection)
    if connection.execute(select(place.c.id)).first() is None:
        connection.execute(insert(place).values(id=1, position=0, book=0, domains=""))


def _index_places(connection: Connection) -> None:
    """Version 2. What was appended since the book was worked out is found without reading all of it."""
    for table in (reports, report_facts, readings, judgements):
        for index in table.indexes:
            if index.name == f"{table.name}_in_place":
                index.create(connection, checkfirst=True)


def _keep_audit(connection: Connection) -> None:
    """Version 3. The audit log; what was judged and erased before gets entries that say so."""
    for table in (audit_log, audit_head):
        table.create(connection, checkfirst=True)
    audit.adopt(connection)


def _admit_people(connection: Connection) -> None:
    """Version 4. Who may sign in to the workbench, in tables of their own."""
    access.create_all(connection)


# Step n, counted from 1, brings a ledger of version n-1 to version n.
MIGRATIONS: list[Migration] = [_make_first_tables, _index_places, _keep_audit, _admit_people]


def find_version(connection: Connection) -> int | None:
    """The version of the ledger's tables; None for an empty database; LedgerError for a strange one."""
    names = set(inspect(connection).get_table_names())
    if not names - {"sqlite_sequence"}:
        return None
    if schema_version.name not in names:
        raise LedgerError("it is a database but not a ledger: give the path of a ledger")
    rows = connection.execute(select(schema_version.c.version)).all()
    if len(rows) != 1 or not isinstance(rows[0][0], int) or rows[0][0] < 0:
        raise LedgerError("its version cannot be read: go back to a backup")
    return int(rows[0][0])


def is_newest(connection: Connection) -> bool:
    """Whether nothing has to be migrated; LedgerError when the ledger is newer than the program."""
    version = find_version(connection)
    if version is not None and version > len(MIGRATIONS):
        raise LedgerError(
            f"it has version {version} and this program knows up to {len(MIGRATIONS)}:"
            " use a newer counterclaim"
        )
    return version == len(MIGRATIONS) and _derived_fit(connection)


def migrate(connection: Connection) -> None:
    """Bring the ledger to the newest shape, inside the transaction of `connection`."""
    if is_newest(connection):
        return
    version = find_version(connection)
    if version is None:
        schema_version.create(connection)
        connection.execute(insert(schema_version).values(version=0))
    for step in MIGRATIONS[version or 0 :]:
        step(connection)
    for name in _list_derived(connection):
        Table(name, MetaData()).drop(connection)
    derived.create_all(connection)
    connection.execute(update(place).values(book=0))
    connection.execute(update(schema_version).values(version=len(MIGRATIONS)))


def _list_derived(connection: Connection) -> set[str]:
    return {name for name in inspect(connection).get_table_names() if name.startswith("book_")}


def _derived_fit(connection: Connection) -> bool:
    """Whether the derived tables are those that this program writes, column by column."""
    if _list_derived(connection) != set(derived.tables):
        return False
    found = inspect(connection).get_multi_columns(filter_names=list(derived.tables))
    shapes = {name: [column["name"] for column in columns] for (_, name), columns in found.items()}
    return shapes == {name: table.columns.keys() for name, table in derived.tables.items()}
