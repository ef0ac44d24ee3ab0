"""What opens, what does not, and what the person is told to do about it."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Connection, text

from counterclaim.errors import LedgerError
from counterclaim.ledger import migrations, open_ledger
from tests.exports import rich_book
from tests.ledger.reports import append, make_report

NOBODY = 65534
KNOWN = len(migrations.MIGRATIONS)  # the newest version


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def read_shape(path: Path) -> set[tuple[str, str]]:
    """Every table and index of a file with the words that make it, blanks aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(name, "".join(sql.split())) for name, sql in rows}


ADDRESSES = [
    ("libya.db", "a bare path"),
    ("sqlite:///libya.db", "a URL beside us"),
    ("SQLite:///libya.db", "a URL in other letters"),
    ("sub/libya.db", "a path into a folder"),
    ("with space & ?.db", "a path with marks that mean something in a URL"),
]


@pytest.mark.parametrize(("address", "why"), ADDRESSES, ids=[case[1] for case in ADDRESSES])
def test_an_address_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, why: str) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    with open_ledger(address) as ledger:
        append(ledger, make_report(1))
    path = tmp_path / address.lower().removeprefix("sqlite:///")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with open_ledger(path, create=False) as ledger:
        assert len(ledger.report_ids()) == 1


def test_an_absolute_url_opens(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path / 'far.db'}") as ledger:
        assert ledger.is_current()
    assert (tmp_path / "far.db").exists()


def test_the_files_beside_it_are_as_private(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "libya.db") as ledger:
        append(ledger, make_report(1))
        beside = [path for path in tmp_path.iterdir() if path.name != "libya.db"]
        assert {path.suffix for path in beside} == {".db-wal", ".db-shm"}
        assert {stat.S_IMODE(path.stat().st_mode) for path in beside} == {0o600}


def make_text(path: Path) -> None:
    path.write_text("these are my notes, not a ledger at all", "utf-8")


def make_foreign(path: Path) -> None:
    run_sql(path, "CREATE TABLE recipes (name TEXT)")


def make_versionless(path: Path) -> None:
    run_sql(path, "CREATE TABLE schema_version (version INTEGER)", "CREATE TABLE reports (id TEXT)")


def make_newer(path: Path) -> None:
    open_ledger(path).close()
    run_sql(path, "UPDATE schema_version SET version = 99")


def make_torn(path: Path) -> None:
    with open_ledger(path) as ledger:
        for number in range(50):
            append(ledger, make_report(number))
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])


def make_folder(path: Path) -> None:
    path.mkdir()


REFUSED = [
    (make_text, "is not a ledger: give the path of one", "a text file"),
    (make_foreign, "it is a database but not a ledger", "somebody else's database"),
    (make_versionless, "its version cannot be read", "no version in it"),
    (
        make_newer,
        f"it has version 99 and this program knows up to {KNOWN}: use a newer counterclaim",
        "a newer one",
    ),
    (make_torn, "go back to a backup", "a torn file"),
    (make_folder, "is a folder: give the path of a file", "a folder"),
]


@pytest.mark.parametrize(("make", "message", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_is_no_ledger_is_refused(tmp_path: Path, make: object, message: str, why: str) -> None:
    path = tmp_path / "odd.db"
    assert callable(make)
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(LedgerError, match=message) as caught:
        open_ledger(path)
    assert str(path) in str(caught.value)
    assert caught.value.subject == str(path)
    assert before is None or path.read_bytes() == before, "and left as it was"


MISTAKEN = [
    (
        "oracle://mia:hunter2@db.example/x",
        "unknown kind of ledger 'oracle'.*known are postgresql, sqlite",
        "no such kind",
    ),
    ("sqllite:///libya.db", "did you mean 'sqlite:///…'", "a slip of the finger"),
    ("sqlite://", "a ledger needs a file", "a scheme alone"),
    ("sqlite:///:memory:", "a ledger needs a file", "in memory"),
    ("", "the ledger has no name", "nothing"),
    ("nowhere/libya.db", "no folder 'nowhere' for the ledger 'nowhere/libya.db': make it first", "no folder"),
]


@pytest.mark.parametrize(("address", "message", "why"), MISTAKEN, ids=[case[2] for case in MISTAKEN])
def test_a_mistaken_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, message: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match=message) as caught:
        open_ledger(address)
    assert "hunter2" not in str(caught.value) + caught.value.subject
    assert list(tmp_path.iterdir()) == []


def test_looking_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger at .*`counterclaim read"):
        open_ledger(tmp_path / "libya.db", create=False)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def ordinary_user() -> Iterator[None]:
    """The superuser may write everywhere: step down from that for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


READ_ONLY = [(0o444, 0o555, "both"), (0o444, 0o777, "the file"), (0o666, 0o555, "the folder")]


@pytest.mark.parametrize(("file", "folder", "why"), READ_ONLY, ids=[case[2] for case in READ_ONLY])
def test_a_ledger_that_may_only_be_read_is_read(open_folder: Path, file: int, folder: int, why: str) -> None:
    path = open_folder / "a ?&%20 libya.db"
    with open_ledger(path) as ledger:
        rich_book.fill(ledger)
    path.chmod(file)
    open_folder.chmod(folder)
    with ordinary_user(), open_ledger(path, create=False) as ledger:
        assert len(list(ledger.entries())) == 2
        assert len(list(ledger.book().incidents())) == 2
        assert list(ledger.check()) == []
        with pytest.raises(LedgerError, match=r"may only be read .*: make the file and its folder writable"):
            append(ledger, make_report(9))
    assert [each.name for each in open_folder.iterdir()] == [path.name], "and nothing is left beside it"


def test_what_another_program_just_wrote_is_read_too(open_folder: Path) -> None:
    path = open_folder / "libya.db"
    with open_ledger(path) as writing:
        append(writing, make_report(1))
        for each in open_folder.iterdir():
            each.chmod(0o444)
        open_folder.chmod(0o555)
        with ordinary_user(), open_ledger(path) as ledger:
            assert len(ledger.report_ids()) == 1


def test_an_older_ledger_that_may_only_be_read(open_folder: Path) -> None:
    path = open_folder / "older.db"
    make_version_0(path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with ordinary_user(), pytest.raises(LedgerError, match=r"an older program made it.*make the file"):
        open_ledger(path)


def test_a_ledger_of_somebody_else(open_folder: Path) -> None:
    path = open_folder / "libya.db"
    open_ledger(path).close()
    path.chmod(0)
    with ordinary_user(), pytest.raises(LedgerError, match=r"you may not read it .*: look to who may"):
        open_ledger(path)


def test_a_folder_that_nothing_may_be_made_in(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with ordinary_user(), pytest.raises(LedgerError, match=r"the folder '.*' may not be written: make it"):
        open_ledger(open_folder / "libya.db")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "libya.db").touch()
    with open_ledger(tmp_path / "libya.db") as ledger:
        append(ledger, make_report(1))


# Migrations


def make_version_0(path: Path) -> None:
    """Made but not filled: a program that was killed between the two."""
    run_sql(
        path,
        "CREATE TABLE schema_version (version INTEGER NOT NULL)",
        "INSERT INTO schema_version VALUES (0)",
    )


def make_version_1(path: Path) -> None:
    """As version 1 left it, to the letter: a later shape must still read it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "version1.sql").read_text("utf-8"))


@pytest.mark.parametrize("make", [make_version_0, make_version_1])
def test_an_older_ledger_gets_the_newest_shape(tmp_path: Path, make: object) -> None:
    fresh, older = tmp_path / "fresh.db", tmp_path / "older.db"
    open_ledger(fresh).close()
    assert callable(make)
    make(older)
    with open_ledger(older) as ledger:
        append(ledger, make_report(1))
        assert list(ledger.entries())
    assert read_shape(older) == read_shape(fresh)


def test_what_an_older_ledger_held_is_there(tmp_path: Path) -> None:
    make_version_1(tmp_path / "older.db")
    with open_ledger(tmp_path / "older.db") as ledger:
        (entry,) = ledger.entries()
        assert entry.report.text == "The mill at Torv burned for two days."
        assert entry.report.publisher == "Torv Herald"
        assert entry.published == date(2018, 5, 6)
        assert ledger.capture(entry.report.id).body == entry.report.text.encode()
        assert [judgement.by for judgement in ledger.judgements()] == ["mia"]
        assert [problem.message for problem in ledger.problems()] == ["no text in it"]
        assert [(entry.kind, entry.who) for entry in ledger.audit()] == [("older judgement", "mia")]
        assert {fault.hint for fault in ledger.check()} == {"`counterclaim rebuild` works it out again"}


def add_colour(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE captures ADD COLUMN colour TEXT"))


def fail(connection: Connection) -> None:
    add_colour(connection)
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


def test_a_step_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version_1(tmp_path / "older.db")
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, add_colour])
    for _ in range(2):
        open_ledger(tmp_path / "older.db").close()
    with closing(sqlite3.connect(tmp_path / "older.db")) as connection:
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(KNOWN + 1,)]
        assert connection.execute("SELECT colour FROM captures").fetchall() == [(None,)]


def test_a_step_that_fails_leaves_the_ledger_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.db"
    make_version_1(path)
    before = read_shape(path)
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, fail])
    with pytest.raises(LedgerError, match="cannot migrate the ledger"):
        open_ledger(path)
    assert read_shape(path) == before
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert len(ledger.report_ids()) == 1


SHAPES = [
    ("DROP TABLE book_claims", "a table is missing"),
    ("ALTER TABLE book_claims ADD COLUMN weight INTEGER", "a column of another program"),
    ("CREATE TABLE book_moods (id TEXT)", "a table of another program"),
]


@pytest.mark.parametrize(("change", "why"), SHAPES, ids=[case[1] for case in SHAPES])
def test_derived_tables_of_another_shape_are_made_anew(tmp_path: Path, change: str, why: str) -> None:
    fresh, other = tmp_path / "fresh.db", tmp_path / "other.db"
    for path in (fresh, other):
        with open_ledger(path) as ledger:
            rich_book.fill(ledger)
    run_sql(other, change)
    with open_ledger(other) as ledger:
        assert not ledger.is_current()
        assert list(ledger.book().incidents()) == []
        assert len(list(ledger.entries())) == 2, "facts stay"
        ledger.write_book(rich_book.CONTENT)
        assert len(list(ledger.book().incidents())) == 2
    assert read_shape(other) == read_shape(fresh)


def test_a_ledger_remembers_the_domains_it_is_read_with(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db") as ledger:
        assert ledger.domains == ()
        assert ledger.add_domains(["detention"]) == ("detention",)
    with open_ledger(tmp_path / "l.db") as ledger:
        assert ledger.add_domains(["gun_violence", "detention"]) == ("detention", "gun_violence")
        assert ledger.domains == ("detention", "gun_violence")
