"""What the database says, in words that tell a person what to do; chained, and raised in one place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.faults import translated
from tests.ledger.reports import append, make_capture, make_report

MEANINGS = [
    ("database is locked", "another program is using it .*: wait until that has finished"),
    ("attempt to write a readonly database", "it may only be read .*: make the file and its folder writable"),
    ("database disk image is malformed", "the file is damaged .*: keep a copy of it and go back to a backup"),
    ("database or disk is full", "the disk is full .*: make room"),
    ("disk I/O error", "the disk cannot be read or written .*: look to the disk"),
    ("unable to open database file", "the file cannot be opened .*: look to the path"),
    ("no such table: reports", "a table is missing: it is no whole ledger .*: go back to a backup"),
    ("something new", "something new: run `counterclaim check`"),
]


@pytest.mark.parametrize(("said", "told"), MEANINGS, ids=[case[0] for case in MEANINGS])
def test_what_the_database_says_is_explained(said: str, told: str) -> None:
    driver = sqlite3.OperationalError(said)
    for error in (driver, OperationalError("SELECT 1", {}, driver)):
        message = f"cannot read the ledger 'x.db': {told}"
        with pytest.raises(LedgerError, match=message) as caught, translated("read", "x.db"):
            raise error
        assert caught.value.__cause__ is error
        assert caught.value.subject == "x.db"


@pytest.mark.parametrize(
    "error", [UnknownIdError("x"), LedgerError("x", "y"), KeyboardInterrupt(), ValueError("x")]
)
def test_what_is_none_of_the_database_passes(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, translated("read", "x.db"):
        raise error
    assert caught.value is error


def lose_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE readings")


USES: list[tuple[str, Callable[[Ledger], object]]] = [
    ("append", lambda ledger: append(ledger, make_report(2))),
    ("entries", lambda ledger: list(ledger.entries())),
    ("has_reading", lambda ledger: ledger.has_reading("report-x", "1")),
    ("problems", lambda ledger: list(ledger.problems())),
    ("book().problems", lambda ledger: list(ledger.book().problems())),
    ("check", lambda ledger: list(ledger.check())),
]


@pytest.mark.parametrize(("name", "use"), USES, ids=[case[0] for case in USES])
def test_every_way_in_is_guarded(tmp_path: Path, name: str, use: Callable[[Ledger], object]) -> None:
    with open_ledger(tmp_path / "quay.db") as ledger:
        append(ledger, make_report(1))
        lose_table(tmp_path / "quay.db")
        with pytest.raises(LedgerError, match="a table is missing: it is no whole ledger"):
            use(ledger)


def test_half_a_character_is_refused_and_nothing_of_it_kept(ledger: Ledger) -> None:
    whole = make_report(1)
    halved = replace(whole, text="half \ud83d a face")
    with pytest.raises(LedgerError, match="a text holds half a character"):
        ledger.append(make_capture(whole), halved)
    assert ledger.position == 0


def test_a_busy_ledger_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.ledger.backends.sqlite.WAIT_SECONDS", 0.1)
    path = tmp_path / "quay.db"
    with open_ledger(path) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is using it"):
            append(ledger, make_report(1))
        other.execute("ROLLBACK")
        append(ledger, make_report(1))
        assert len(ledger.report_ids()) == 1
