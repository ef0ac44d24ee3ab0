"""A whole ledger as a ledger elsewhere, in every backend: equal exports, and on it goes from there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect, select

from counterclaim.cli.copying import copy_command
from counterclaim.errors import LedgerError
from counterclaim.exports import Imprint, find_export, take_knowledge
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.people_tables import access
from counterclaim.ledger.tables import derived, facts
from counterclaim.model import AuditKind, Judgement, Problem, Verb
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic import append_synthetic
from tests.ledger.reports import NOON, append, make_reading, make_report
from tests.ledger.server import Server

SECRET = "hunter2"


def write_json(ledger: Ledger, path: Path) -> bytes:
    codebook = load_codebook()
    book = ledger.book()
    find_export("json").write(book, path, imprint=Imprint("coast"), knowledge=take_knowledge(codebook))
    book.close()
    return path.read_bytes()


def fill_oddly(ledger: Ledger) -> None:
    """Forty reports that are linked, one that was forgotten, a problem, a judgement, a NUL."""
    append_synthetic(ledger, 40)
    append(ledger, make_report(1, "Two\x00 men."))
    gone = make_report(2)
    append(ledger, gone)
    ledger.forget(gone.id, "mia", NOON, "endangers a witness")
    ledger.append_problems([Problem("intake", "b.txt", "empty")])
    claim = next(ledger.entries()).reading.claims[0].id
    ledger.append_judgement(Judgement("judgement-1", Verb.REJECT, (claim,), "mia", NOON))
    secret = make_report(3)
    append(ledger, secret)
    about = make_reading(secret).claims[0].id
    ledger.append_judgement(Judgement("judgement-2", Verb.ACCEPT, (about,), "mia", NOON, "seen \x00 there"))
    ledger.record(AuditKind.EXPORT, "coast.json", by="mia", at=NOON, form="json")
    ledger.forget(secret.id, "ana", NOON, "endangers a witness")


def read_rows(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of what was stated and judged, by table; how far the book holds left out."""
    with ledger._reading() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in facts.sorted_tables
        }
    rows["ledger_place"] = [(*row[:2], *row[3:]) for row in rows["ledger_place"]]
    return {name: sorted(held, key=repr) for name, held in rows.items()}


def test_no_table_is_forgotten(address: str) -> None:
    """A table that this test does not know has to be copied, or to be left behind with a reason."""
    with open_ledger(address) as ledger, ledger._reading() as connection:
        there = set(inspect(connection).get_table_names())
    worked_out = set(derived.tables)
    of_their_place = set(access.tables)  # passwords and sign-ins: whoever copies a ledger is not let in
    assert there - {"sqlite_sequence"} == set(facts.tables) | worked_out | of_their_place


def test_every_row_of_every_table_goes_over(tmp_path: Path, address: str) -> None:
    with open_ledger(tmp_path / "a.db") as old, open_ledger(address) as new:
        fill_oddly(old)
        old.copy_all_to(new)
        there = read_rows(new)
        assert there == read_rows(old)
        assert [name for name, rows in there.items() if not rows] == [], "each table has a row to lose"


def test_there_and_back_gives_an_equal_export(tmp_path: Path, server: Server) -> None:
    addresses = (str(tmp_path / "a.db"), server.address(server.make_database()), str(tmp_path / "b.db"))
    codebook = load_codebook()
    exports: list[bytes] = []
    for number, address in enumerate(addresses):
        with open_ledger(address) as ledger:
            if number:
                with open_ledger(addresses[number - 1]) as former:
                    former.copy_all_to(ledger)
                    assert ledger.position == former.position
                    assert ledger.tombstones() == former.tombstones()
                    assert list(ledger.audit()) == list(former.audit())
                    assert [ledger.capture(each) for each in ledger.report_ids()] == [
                        former.capture(each) for each in former.report_ids()
                    ]
            else:
                fill_oddly(ledger)
            assemble(ledger, codebook)
            assert list(ledger.check()) == []
            exports.append(write_json(ledger, tmp_path / f"{number}.json"))
    assert len(exports[0]) > 100_000
    assert exports[0] == exports[1] == exports[2]


def test_a_copy_goes_on_where_the_first_stopped(tmp_path: Path, address: str) -> None:
    with open_ledger(tmp_path / "a.db") as old, open_ledger(address) as new:
        for number in (1, 2, 3):
            append(old, make_report(number))
        old.append_problems([Problem("intake", "b.txt", "empty")])
        old.copy_all_to(new)
        for ledger in (old, new):
            append(ledger, make_report(4))
            ledger.append_problems([Problem("intake", "c.txt", "empty")])
        assert list(new.entries()) == list(old.entries())
        assert list(new.problems()) == list(old.problems())
        assert new.position == old.position


FULL: list[tuple[str, Callable[[Ledger], object]]] = [
    ("a report", lambda ledger: append(ledger, make_report(5))),
    ("a problem", lambda ledger: ledger.append_problems([Problem("intake", "b.txt", "empty")])),
    (
        "a judgement",
        lambda ledger: ledger.append_judgement(Judgement("judgement-1", Verb.REJECT, ("x",), "mia", NOON)),
    ),
]


@pytest.mark.parametrize(("why", "fill"), FULL, ids=[case[0] for case in FULL])
def test_nothing_is_copied_into_what_holds_something(
    tmp_path: Path, address: str, why: str, fill: Callable[[Ledger], object]
) -> None:
    with open_ledger(tmp_path / "a.db") as old, open_ledger(address) as new:
        append(old, make_report(1))
        fill(new)
        before = new.position, new.report_ids()
        with pytest.raises(LedgerError, match="it holds something already"):
            old.copy_all_to(new)
        assert (new.position, new.report_ids()) == before


def test_the_verb_copies_and_shows_no_password(tmp_path: Path, database: str) -> None:
    """A socket asks for no password, and so takes any."""
    with open_ledger(tmp_path / "a.db") as ledger:
        append_synthetic(ledger, 3)
    target = database.replace("postgres@", f"postgres:{SECRET}@")
    done = CliRunner().invoke(copy_command, [str(tmp_path / "a.db"), target])
    assert done.exit_code == 0, done.output
    assert "holds 3 reports and 0 judgements of" in done.output
    assert SECRET not in done.output
    with open_ledger(database) as ledger:
        assert ledger.is_current(), "what follows from it is worked out"
        assert list(ledger.check()) == []
