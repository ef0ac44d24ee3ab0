"""A PostgreSQL server for the tests: its own folder, a socket in it, no port; gone when they are done."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg

USER = "postgres"
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",  # the tests kill programs, not the machine
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
}
_LANGUAGE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")


def find_programs() -> Path | None:
    """The folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[-3])
    return found[-1].parent if found else None


def why_none() -> str | None:
    """Why no server can be started here; None when one can."""
    if find_programs() is None:
        return "PostgreSQL is not installed (on Debian: apt install postgresql)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "the server does not run as root, and there is no runuser"
    return None


class Server:
    """Databases of one server, each with a name of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def address(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def connect(self, database: str = USER) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(host=str(self.folder), dbname=database, user=USER, autocommit=True)

    def make_database(self, template: str = "template0") -> str:
        """A new database, and its name; a copy of `template`, which nobody may be using."""
        name = f"quay{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop_database(self, name: str) -> None:
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, sql: str, database: str = USER) -> None:
        with self.connect(database) as connection:
            connection.execute(sql.encode())

    def read_files(self, database: str) -> bytes:
        """All that the tables of a database have on the disk."""
        with self.connect(database) as connection:
            connection.execute("CHECKPOINT")
            (number,) = connection.execute(
                "SELECT oid FROM pg_database WHERE datname = current_database()"
            ).fetchone() or (0,)
        files = sorted((self.folder / "data" / "base" / str(number)).iterdir())
        return b"".join(path.read_bytes() for path in files)


@contextmanager
def running_server() -> Iterator[Server]:
    programs = find_programs()
    assert programs is not None
    folder = Path(mkdtemp(prefix="quay-", dir="/tmp"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        _run(programs / "initdb", "--no-sync", "--auth=trust", f"--username={USER}", *_LANGUAGE, f"-D{data}")
        settings = {**_SETTINGS, "unix_socket_directories": f"'{folder}'"}
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        _run(programs / "pg_ctl", f"-D{data}", f"-l{folder / 'log'}", "-w", "start")
        try:
            yield Server(folder)
        finally:
            _run(programs / "pg_ctl", f"-D{data}", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *arguments: str) -> None:
    """As the user of Debian's package where we are root, for the server refuses to run as that."""
    before = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    # The server inherits what it is started with, and would keep a pipe open.
    subprocess.run(
        [*before, str(program), *arguments], check=True, stdout=subprocess.DEVNULL, timeout=60, cwd="/"
    )
