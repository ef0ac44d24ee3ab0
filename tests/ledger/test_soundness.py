"""`check` finds what was changed behind the ledger's back, each kind of it, and nothing in a whole one."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import open_ledger
from counterclaim.ledger.codec import compress, encode, seal
from counterclaim.model import Claim, Happening, Judgement, Quantity, Reading, Span, Statement, Verb
from tests.exports import rich_book
from tests.exports.rich_book import FIRST, SECOND

REBUILD = "`counterclaim rebuild` works it out again"

Edit = Callable[[sqlite3.Connection], object]


def find_messages(path: Path) -> list[str]:
    with open_ledger(path) as ledger:
        return [f"{fault.where}: {fault.message} ({fault.hint})" for fault in ledger.check()]


def test_a_whole_ledger_has_no_fault(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "rich.db") as ledger:
        rich_book.fill(ledger)
        ledger.append_judgement(
            Judgement("judgement-3", Verb.SAME, ("incident-former", "incident-older"), "ada", rich_book.NOON)
        )
        ledger.append_judgement(Judgement("judgement-4", Verb.UNDO, ("judgement-3",), "ada", rich_book.NOON))
        ledger.write_book(rich_book.CONTENT)
    assert find_messages(tmp_path / "rich.db") == []


def run(sql: str, *values: object) -> Edit:
    return lambda connection: connection.execute(sql, values)


def store(change: Callable[[Reading], Reading]) -> Edit:
    """A reading of the first report that was changed by somebody who mends the hash as well."""
    body = encode(change(rich_book.make_reading(FIRST)))
    sql = "UPDATE readings SET body = ?, sha256 = ? WHERE report_id = ?"
    return run(sql, compress(body), seal(body), FIRST.id)


def store_derived(table: str, item: Statement | Happening | Claim) -> Edit:
    return run(f"UPDATE book_{table} SET body = ? WHERE id = ?", encode(item), item.id)


def statement(**changed: object) -> Statement:
    return replace(rich_book.STATEMENTS[0], **changed)  # type: ignore[arg-type]


def claim(**changed: object) -> Claim:
    return replace(rich_book.CLAIMS[0], **changed)  # type: ignore[arg-type]


def happening(**changed: object) -> Happening:
    return replace(rich_book.HAPPENINGS[0], **changed)  # type: ignore[arg-type]


FAR = Span(0, 9000)

EDITS: list[tuple[str, Edit, str]] = [
    # Facts
    (
        "a word of a text",
        run("UPDATE reports SET text = replace(text, 'fled', 'left')"),
        "its text is not the one",
    ),
    (
        "the id of a report",
        store(lambda reading: replace(reading, report_id="report-x")),
        "it is of 'report-x'",
    ),
    (
        "the address of a report",
        run("UPDATE reports SET url = 'https://elsewhere.example'"),
        "its id is not made",
    ),
    (
        "the bytes of a capture",
        run("UPDATE captures SET body = ?", compress(b"else")),
        "its bytes are not those",
    ),
    ("a torn capture", run("UPDATE captures SET body = substr(body, 1, 20)"), "cannot be unpacked"),
    (
        "a fact",
        run("UPDATE report_facts SET value = '2022-03-01'"),
        "said of its published is not what was kept",
    ),
    (
        "who said it",
        run("UPDATE report_facts SET \"by\" = 'bob'"),
        "said of its published is not what was kept",
    ),
    ("the hash of a reading", run("UPDATE readings SET sha256 = 'x'"), "it is not the reading that was kept"),
    ("a torn reading", run("UPDATE readings SET body = substr(body, 1, 30)"), "cannot be unpacked"),
    (
        "a body that is no reading",
        run("UPDATE readings SET body = ?, sha256 = ?", compress("[]"), seal("[]")),
        "a stored reading cannot be read",
    ),
    ("a problem", run("UPDATE problems SET message = 'all is well'"), "a problem is not told as it was kept"),
    (
        "a judgement",
        run("UPDATE judgements SET body = replace(body, 'ada', 'bob')"),
        "not the judgement that was",
    ),
    (
        "a reading of no report",
        run("UPDATE readings SET report_id = 'report-x' WHERE id = 1"),
        "points at a row of",
    ),
    ("a report of no capture", run("UPDATE reports SET capture = 'x'"), "points at a row of captures"),
    # Inside a reading
    (
        "a span behind the text",
        store(lambda reading: replace(reading, statements=(statement(content=(FAR,)),))),
        "statement-brenn points at 0–9000 in a text of",
    ),
    (
        "one id for two things",
        store(lambda reading: replace(reading, claims=(claim(), claim()))),
        "two things in it have the id claim-dozens",
    ),
    (
        "a statement of another report",
        store(lambda reading: replace(reading, statements=(statement(report_id=SECOND.id),))),
        "statement-brenn says that it is of",
    ),
    (
        "a voice that is not in the cast",
        store(lambda reading: replace(reading, claims=(claim(voice="cast-x"),))),
        "claim-dozens: it leads to the actor 'cast-x'",
    ),
    (
        "a claim of a statement that is not there",
        store(lambda reading: replace(reading, claims=(claim(statement_id="statement-x"),))),
        "leads to the statement 'statement-x'",
    ),
    (
        "a claim about a happening that is not there",
        store(lambda reading: replace(reading, claims=(claim(happening_id="happening-x"),))),
        "leads to the happening 'happening-x'",
    ),
    (
        "a part of a total that is not there",
        store(lambda reading: replace(reading, claims=(claim(subset_of="claim-x"),))),
        "leads to the claim 'claim-x'",
    ),
    (
        "a happening at a site that is not there",
        store(lambda reading: replace(reading, happenings=(happening(site_id="site-x"),))),
        "leads to the site 'site-x'",
    ),
    # What was worked out
    (
        "the id of a row",
        run("UPDATE book_claims SET id = 'claim-y' WHERE id = 'claim-nine'"),
        "claim-y: its row holds 'claim-nine'",
    ),
    ("the stamp", run("UPDATE ledger_place SET book = 1"), "hold up to place 1 of"),
    ("a row that is no claim", run("UPDATE book_claims SET body = '{}'"), "a stored claim cannot be read"),
    (
        "a lost report",
        run("DELETE FROM book_reports WHERE id = ?", SECOND.id),
        f"leads to the report '{SECOND.id}'",
    ),
    (
        "a lost statement",
        run("DELETE FROM book_statements WHERE id = 'statement-league'"),
        "to the statement",
    ),
    ("a lost happening", run("DELETE FROM book_happenings"), "leads to the happening 'happening-flight'"),
    (
        "a lost claim",
        run("DELETE FROM book_claims WHERE id = 'claim-closure'"),
        "leads to the claim 'claim-closure'",
    ),
    (
        "a lost actor",
        run("DELETE FROM book_actors WHERE id = 'actor-raske'"),
        "leads to the actor 'actor-raske'",
    ),
    (
        "a lost body",
        run("DELETE FROM book_actors WHERE id = 'actor-league'"),
        "actor-brenn: it leads to the actor",
    ),
    ("a lost incident", run("DELETE FROM book_incidents WHERE id = 'incident-halder'"), "to the incident"),
    (
        "a lost link",
        run("DELETE FROM book_incidents WHERE id = 'incident-older'"),
        "to the incident 'incident-older'",
    ),
    ("a lost site", run("DELETE FROM book_sites"), "leads to the site 'site-halder'"),
    (
        "a derived span behind the text",
        store_derived("claims", claim(evidence=FAR)),
        "claim-dozens points at 0–9000",
    ),
    (
        "a derived voice that is not there",
        store_derived("claims", claim(voice="actor-x", value=Quantity(1, 1, "one"))),
        "claim-dozens: it leads to the actor 'actor-x'",
    ),
]


@pytest.mark.parametrize(("why", "edit", "message"), EDITS, ids=[case[0] for case in EDITS])
def test_what_was_changed_is_found(tmp_path: Path, why: str, edit: Edit, message: str) -> None:
    path = tmp_path / "rich.db"
    with open_ledger(path) as ledger:
        rich_book.fill(ledger)
    with closing(sqlite3.connect(path)) as connection:
        edit(connection)
        connection.commit()
    found = find_messages(path)
    assert any(re.search(re.escape(message), line) for line in found), found


def test_a_judgement_about_nothing_is_found(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "rich.db") as ledger:
        rich_book.fill(ledger)
        ledger.append_judgement(Judgement("judgement-9", Verb.REJECT, ("claim-x",), "ada", rich_book.NOON))
        ledger.write_book(rich_book.CONTENT)
    (line,) = find_messages(tmp_path / "rich.db")
    assert line.startswith("judgement-9: it is about 'claim-x', which is not in the ledger")


def test_a_published_day_that_is_none_is_found(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "rich.db") as ledger:
        rich_book.fill(ledger)
        fact = replace(ledger.facts(FIRST.id)[0], value="last spring")
        ledger.append(rich_book.make_capture(FIRST), FIRST, [fact])
        ledger.write_book(rich_book.CONTENT)
    (line,) = find_messages(tmp_path / "rich.db")
    assert "published is 'last spring', which is no day" in line


def test_what_is_worked_out_again_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "rich.db"
    with open_ledger(path) as ledger:
        rich_book.fill(ledger)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM book_actors")
        connection.commit()
    with open_ledger(path) as ledger:
        assert {fault.hint for fault in ledger.check()} == {REBUILD}


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    path = tmp_path / "rich.db"
    with open_ledger(path) as ledger:
        rich_book.fill(ledger)
    data = bytearray(path.read_bytes())
    page = data.index(FIRST.text.encode()) // 4096
    data[page * 4096 : page * 4096 + 8] = b"\x00" * 8
    path.write_bytes(data)
    try:
        found = " ".join(find_messages(path))
    except LedgerError as error:
        found = str(error)
    assert "go back to a backup" in found
