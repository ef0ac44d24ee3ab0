"""SQLite: a ledger is one file (with its -wal and -shm beside it while it is open)."""

import os
import stat
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection as Driver
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from counterclaim.errors import LedgerError

# Long enough for another process to finish a big write; a person at a terminal still waits it out.
WAIT_SECONDS = 30
_CACHE = 16_000  # KiB of pages in memory
_CHECKPOINT = 8_000  # pages of the -wal file that are copied at once: a page changed often is copied once

_HEADER = b"SQLite format 3\x00"


def open_engine(location: str, create: bool) -> Engine:
    path = Path(location)
    if location in ("", ":memory:"):
        raise LedgerError("a ledger needs a file: give a path like libya.db", location)
    if path.exists():
        _check_file(path)
    elif not create:
        raise LedgerError(
            f"no ledger at '{path}': `counterclaim read … --ledger {path}` makes one", str(path)
        )
    else:
        _create_file(path)
    engine = _open_file(path) if _may_write(path) and _may_write(path.parent) else _open_to_read(path)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _open_file(path: Path) -> Engine:
    return create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT_SECONDS})


def _open_to_read(path: Path) -> Engine:
    query = {"mode": "ro", "uri": "true"}
    wal = path.with_name(f"{path.name}-wal")
    if not (wal.exists() and wal.stat().st_size):
        # Without this SQLite wants to make files beside it. Not where others have written to the -wal
        # file: what stands only there would be passed over in silence.
        query["immutable"] = "1"
    return create_engine(
        URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=query),
        connect_args={"timeout": WAIT_SECONDS},
        execution_options={"read_only": True},
    )


def _check_file(path: Path) -> None:
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "not a file"
        raise LedgerError(f"'{path}' is {kind}: give the path of a file, like libya.db", str(path))
    with path.open("rb") as file:
        head = file.read(len(_HEADER))
    if head and head != _HEADER:
        raise LedgerError(
            f"'{path}' is not a ledger: give the path of one, or of a file that is not there yet",
            str(path),
        )


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _create_file(path: Path) -> None:
    """Made by hand, for it holds what can endanger people: nobody else may read it. SQLite gives the
    files beside it the same permissions."""
    if not path.parent.is_dir():
        raise LedgerError(f"no folder '{path.parent}' for the ledger '{path}': make it first", str(path))
    if not _may_write(path.parent):
        raise LedgerError(
            f"the folder '{path.parent}' may not be written: make it writable or give another",
            str(path),
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))
    except FileExistsError:
        _check_file(path)


def _set_up(connection: Driver, _record: Any) -> None:
    # Transactions are begun below, by ourselves: the driver would begin them late, and not for DDL.
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        for pragma in (
            f"busy_timeout = {WAIT_SECONDS * 1000}",
            "synchronous = FULL",  # in WAL mode NORMAL may lose acknowledged transactions
            "foreign_keys = ON",
            "secure_delete = ON",
            f"cache_size = -{_CACHE}",
            f"wal_autocheckpoint = {_CHECKPOINT}",
        ):
            cursor.execute(f"PRAGMA {pragma}")


def prepare(engine: Engine) -> None:
    """Readers and a writer side by side. Not done on connecting: it is written into the file, which
    may turn out to be no ledger of ours."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def begin_writing(connection: Connection) -> None:
    """BEGIN IMMEDIATE has already made the others wait."""


def catch_up(connection: Connection) -> None:
    """SQLite goes on from the highest number by itself."""


def wipe(engine: Engine) -> None:
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM")
        busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise LedgerError(
            "what was forgotten is out of the ledger, but its bytes stay in the -wal file while another"
            " program reads: close that, then forget the report again",
            str(engine.url.database),
        )


def find_damage(connection: Connection) -> list[str]:
    damage = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
    found = [line for line in damage if line != "ok"]
    for table, row, target, _ in connection.execute(text("PRAGMA foreign_key_check")):
        found.append(f"row {row} of {table} points at a row of {target} that is not there")
    return found
