"""PostgreSQL: a ledger is one database of a server, so that a team can read and judge at once.

Readers see one state for as long as their transaction lasts; writers go one after the other.
"""

import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import ArgumentError

from counterclaim.errors import LedgerError
from counterclaim.ledger.tables import derived, facts

# Long enough for another program to finish a big write; a person at a terminal still waits it out.
WAIT_SECONDS = 30

# Every writer of a ledger asks for this lock of its database; any number does, as long as it is the same.
_WRITERS = 0x636F756E746572
_LOOK = 0.1  # seconds between two looks at who still reads


def open_engine(location: str, create: bool) -> Engine:
    url = _parse(location)
    shown = url.set(username=None, password=None, query={}).render_as_string().replace("+psycopg", "")
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"client_encoding": "utf8"})
    except ModuleNotFoundError as error:
        message = "a ledger in PostgreSQL needs a driver: pip install 'counterclaim[postgresql]'"
        raise LedgerError(message, shown) from error
    event.listen(engine, "connect", _set_up)
    try:
        may_write = _look_at(engine, shown, create)
    except BaseException:
        engine.dispose()
        raise
    if not may_write:
        event.listen(engine, "connect", _forbid_writing)
        engine.dispose()
        return engine.execution_options(read_only=True)
    return engine


def _parse(location: str) -> URL:
    """The address for the driver. Without a slash the location is a database of the server beside us."""
    host, _, _ = location.partition("?")
    if not host.rpartition("/")[2] or ("/" not in host and "@" in host):
        raise LedgerError("the address names no database: give one like postgresql://mia@host/coast", "")
    try:
        return make_url(f"postgresql+psycopg://{'' if '/' in host else '/'}{location}")
    except (ArgumentError, ValueError):
        # Not chained: what is wrong stands beside the password.
        message = "the address cannot be read: give one like postgresql://mia@host:5432/coast"
        raise LedgerError(message, "") from None


def _look_at(engine: Engine, shown: str, create: bool) -> bool:
    """Whether the ledger there may be written; LedgerError where there is none and can be none."""
    asked = text(
        "SELECT current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,"
        " to_regclass('ledger_place') IS NOT NULL AS there,"
        " (SELECT has_table_privilege(c.oid, 'UPDATE') FROM pg_class c"
        " WHERE c.oid = to_regclass('ledger_place')) AS may"
    )
    with engine.connect() as connection:
        found = connection.execute(asked).one()
    if found.encoding != "UTF8":
        message = f"the database has the encoding {found.encoding}: make one with `createdb --encoding=UTF8`"
        raise LedgerError(message)
    if not found.there and not create:
        raise LedgerError(f"no ledger at '{shown}': `counterclaim read … --ledger ADDRESS` makes one", shown)
    return not found.standby and found.may is not False


def _set_up(connection: Any, _record: Any) -> None:
    _run(
        connection,
        "SET default_transaction_isolation = 'repeatable read'",
        f"SET lock_timeout = {int(WAIT_SECONDS * 1000)}",
        "SET synchronous_commit = on",  # whatever the server thinks: what was acknowledged is kept
    )


def _forbid_writing(connection: Any, _record: Any) -> None:
    _run(connection, "SET default_transaction_read_only = on")


def _run(connection: Any, *statements: str) -> None:
    """Run before any transaction, or the settings would go with the first that is rolled back."""
    connection.autocommit = True
    for statement in statements:
        connection.execute(statement)
    connection.autocommit = False


def prepare(engine: Engine) -> None:
    """Nothing: readers and a writer go side by side by themselves."""


def begin_writing(connection: Connection) -> None:
    # What a writer sees must not be older than its turn, and a state is fixed by the first question.
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_WRITERS,))


def catch_up(connection: Connection) -> None:
    for table in facts.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            last = select(func.max(column)).scalar_subquery()
            numbers = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(numbers, last)).where(last.is_not(None)))


def wipe(engine: Engine) -> None:
    """The tables are written anew without what was deleted. What the server keeps beside them (its log of
    changes until it is used again, backups, copies on other servers) is in the hands of its keeper."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        tables = _list_tables(connection)
        _wait_for_readers(connection)
        for name in tables:
            connection.exec_driver_sql(f'VACUUM (FULL) "{name}"')


def _list_tables(connection: Connection) -> list[str]:
    """The ledger's tables that lie on the disk; LedgerError when they are not ours to write anew."""
    asked = text(
        "SELECT relname, pg_has_role(relowner, 'USAGE') AS ours FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND pg_relation_size(oid) > 0"
    )
    known = {*facts.tables, *derived.tables}
    rows = [row for row in connection.execute(asked) if row[0] in known or row[0].startswith("search_")]
    if any(not row.ours for row in rows):
        raise LedgerError(
            "what was forgotten is out of the ledger, but only the owner of its tables can have its bytes"
            " overwritten: let the owner forget the report again"
        )
    return sorted(row[0] for row in rows)


def _wait_for_readers(connection: Connection) -> None:
    """Who still sees the state before would keep its rows from being dropped."""
    asked = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL"
    )
    end = time.monotonic() + WAIT_SECONDS
    while connection.scalar(asked):
        if time.monotonic() > end:
            raise LedgerError(
                "what was forgotten is out of the ledger, but its bytes stay in the database while another"
                " program reads: close that, then forget the report again"
            )
        time.sleep(_LOOK)


def find_damage(connection: Connection) -> list[str]:
    found = [
        f"row {row[0]} of {table.name} points at a row of {target} that is not there"
        for table in facts.sorted_tables
        for target, row in _find_dangling(connection, table)
    ]
    broken = text("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
    found += [f"the index {name} is not whole" for name in connection.scalars(broken)]
    failed = text("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()")
    pages = connection.scalar(failed) or 0
    return [*found, *([f"{pages} pages failed their checksum"] if pages else [])]


def _find_dangling(connection: Connection, table: Table) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    (own,) = table.primary_key.columns or (next(iter(table.columns)),)
    for key in table.foreign_keys:
        there = select(key.column).where(key.column == key.parent)
        lost = select(own).where(key.parent.is_not(None), ~there.exists()).order_by(own)
        found += [(key.column.table.name, row) for row in connection.execute(lost)]
    return found
