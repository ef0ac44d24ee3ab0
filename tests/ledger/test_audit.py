"""The audit log: what is decided is in it, and whoever changes it or what it records by hand is found out."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from sqlite3 import connect

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.codec import encode, seal
from counterclaim.model import AuditKind, Judgement, Verb
from counterclaim.model.audit import Expected, find_break, hash_entry
from tests.ledger.reports import NOON, append, make_reading, make_report

ROOT = Path(__file__).resolve().parents[2]
ONE, SECRET = make_report(1), make_report(2)
CLAIM = make_reading(ONE).claims[0].id
ABOUT_SECRET = make_reading(SECRET).claims[0].id


def make_judgement(number: int, subject: str = CLAIM, reason: str = "seen on the list") -> Judgement:
    at = NOON + timedelta(minutes=number)
    return Judgement(f"judgement-{number}", Verb.ACCEPT, (subject,), "mia", at, reason)


def fill(ledger: Ledger) -> None:
    """Six entries: three judgements, an export, an erasure that empties the third, a judgement."""
    append(ledger, ONE)
    append(ledger, SECRET)
    for number, subject in enumerate((CLAIM, CLAIM, ABOUT_SECRET), 1):
        ledger.append_judgement(make_judgement(number, subject))
    ledger.record(AuditKind.EXPORT, "coast.json", by="mia", at=NOON, form="json", names=False)
    ledger.forget(SECRET.id, "ana", NOON, "endangers a witness")
    ledger.append_judgement(make_judgement(4))


def find_faults(ledger: Ledger, witness: tuple[int, str] | None = None) -> list[str]:
    """What is wrong, apart from what was not worked out in these ledgers."""
    return [
        f"{fault.where}: {fault.message}" for fault in ledger.check(witness) if "rebuild" not in fault.hint
    ]


def test_each_thing_is_told_once_in_order(ledger: Ledger) -> None:
    fill(ledger)
    ledger.append_judgement(make_judgement(4))
    told = [(entry.number, entry.kind, entry.who, entry.subject) for entry in ledger.audit()]
    assert told == [
        (1, "judgement", "mia", "judgement-1"),
        (2, "judgement", "mia", "judgement-2"),
        (3, "judgement", "mia", "judgement-3"),
        (4, "export", "mia", "coast.json"),
        (5, "erasure", "ana", SECRET.id),
        (6, "judgement", "mia", "judgement-4"),
    ]
    assert find_faults(ledger) == []


def test_no_word_of_what_was_forgotten_stays_in_the_log(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "quay.db") as ledger:
        fill(ledger)
        words = json.dumps([entry.payload for entry in ledger.audit()])
    assert "clerk" not in words
    assert "seen on the list" not in words


def test_the_form_is_that_of_the_docs(ledger: Ledger) -> None:
    """Checked here with nothing of the program, as another program would."""
    fill(ledger)
    previous = "0" * 64
    for entry in ledger.audit():
        words = [entry.number, entry.at, entry.who, entry.kind, entry.subject, entry.digest, previous]
        written = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
        assert sha256(written.encode()).hexdigest() == entry.hash
        if entry.payload is not None:
            assert sha256(entry.payload.encode()).hexdigest() == entry.digest
        previous = entry.hash


def edit(address: str, *statements: str) -> None:
    """By hand, past the program."""
    if address.startswith("postgresql"):
        with psycopg.connect(address, autocommit=True) as server:
            for statement in statements:
                server.execute(statement.encode())
        return
    with closing(connect(address)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()


def change_body(address: str, ledger: Ledger) -> None:
    """Somebody else's name on a judgement, with the row's own hash made to fit."""
    body = next(iter(ledger.judgements()))
    forged = encode(body).replace('"mia"', '"eve"')
    assert forged != encode(body)
    edit(
        address, f"UPDATE judgements SET body = '{forged}', sha256 = '{seal(forged)}' WHERE id = '{body.id}'"
    )


def forge_entry(address: str, ledger: Ledger) -> None:
    """Another name in an entry, with its own hash made to fit."""
    forged = replace(list(ledger.audit())[1], who="eve")
    edit(address, f"UPDATE audit_log SET who = 'eve', hash = '{hash_entry(forged)}' WHERE number = 2")


def run(*statements: str) -> Callable[[str, Ledger], None]:
    return lambda address, ledger: edit(address, *statements)


INSERTED = (
    "INSERT INTO judgements SELECT 'judgement-x', at, body, sha256, emptied, position + 100"
    " FROM judgements WHERE id = 'judgement-1'"
)
BACK_TO_5 = "UPDATE audit_head SET number = 5, hash = (SELECT hash FROM audit_log WHERE number = 5)"
CUT = "DELETE FROM audit_log WHERE number = 6"

EDITS: list[tuple[str, Callable[[str, Ledger], None], str]] = [
    ("a judgement's words", change_body, "judgement-1: the judgement was changed since entry 1"),
    (
        "when it was made",
        run("UPDATE judgements SET at = '2001-01-01T00:00:00+00:00' WHERE id = 'judgement-2'"),
        "judgement-2: the judgement was changed since entry 2",
    ),
    (
        "that it is emptied",
        run("UPDATE judgements SET emptied = NOT emptied WHERE id = 'judgement-3'"),
        "judgement-3: the judgement was changed since entry 5",
    ),
    (
        "its place",
        run("UPDATE judgements SET position = position + 50 WHERE id = 'judgement-1'"),
        "judgement-1: the judgement was changed since entry 1",
    ),
    (
        "a judgement taken out",
        run("DELETE FROM judgements WHERE id = 'judgement-2'"),
        "judgement-2: entry 2 of the audit log recorded the judgement, and it was taken out",
    ),
    ("one put in", run(INSERTED), "judgement-x: the audit log does not know the judgement: put in by hand"),
    (
        "who an entry tells of",
        run("UPDATE audit_log SET who = 'eve' WHERE number = 2"),
        "the audit log, entry 2: entry 2 was changed",
    ),
    ("the same, with its hash", forge_entry, "the audit log, entry 3: entry 3 does not follow on"),
    (
        "an entry taken out",
        run("DELETE FROM audit_log WHERE number = 3"),
        "the audit log, entry 3: entry 3 is missing: after 2 comes 4",
    ),
    (
        "the first taken out",
        run("DELETE FROM audit_log WHERE number = 1"),
        "the audit log, entry 1: entry 1 is missing: after 0 comes 2",
    ),
    (
        "what was exported",
        run("UPDATE audit_log SET payload = replace(payload, 'false', 'true') WHERE number = 4"),
        "the audit log, entry 4: the particulars of entry 4 were changed",
    ),
    (
        "the particulars taken out",
        run("UPDATE audit_log SET payload = NULL WHERE number = 4"),
        "the audit log, entry 4: the particulars of entry 4 were taken out",
    ),
    (
        "the last entry cut off",
        run(CUT),
        "the audit log, entry 5: its tail was cut off: 6 entries were written",
    ),
    (
        "the last entry cut off, and the head set back",
        run(CUT, BACK_TO_5),
        "judgement-4: the audit log does not know the judgement",
    ),
    (
        "the whole log",
        run("DELETE FROM audit_log"),
        "the audit log, entry 0: its tail was cut off: 6 entries were written",
    ),
    (
        "the head",
        run("UPDATE audit_head SET hash = 'x'"),
        "the audit log, entry 6: its end is not the one that was written",
    ),
    (
        "the head taken out",
        run("DELETE FROM audit_head"),
        "the audit log, entry 6: its end is not the one that was written",
    ),
    (
        "why a report was forgotten",
        run("UPDATE tombstones SET reason = 'a slip'"),
        f"{SECRET.id}: the audit log does not know its tombstone",
    ),
    (
        "that it was forgotten",
        run("DELETE FROM tombstones"),
        f"{SECRET.id}: entry 5 of the audit log recorded a tombstone of it that is not there",
    ),
]


@pytest.mark.parametrize(("why", "change", "told"), EDITS, ids=[case[0] for case in EDITS])
def test_an_edit_by_hand_is_found(
    address: str, why: str, change: Callable[[str, Ledger], None], told: str
) -> None:
    with open_ledger(address) as ledger:
        fill(ledger)
        assert find_faults(ledger) == []
        change(address, ledger)
        faults = find_faults(ledger)
        assert any(fault.startswith(told) for fault in faults), faults
        assert sum("the audit log, entry" in fault for fault in faults) <= 1, "the first broken link alone"


def test_only_what_is_kept_elsewhere_tells_of_a_cut_that_takes_everything(address: str) -> None:
    with open_ledger(address) as ledger:
        fill(ledger)
        last = list(ledger.audit())[-1]
        kept = (last.number, last.hash)
        assert find_faults(ledger, kept) == []
        assert find_faults(ledger, (3, list(ledger.audit())[2].hash)) == []
        edit(address, CUT, BACK_TO_5, "DELETE FROM judgements WHERE id = 'judgement-4'")
        assert find_faults(ledger) == [], "the ledger alone cannot know"
        assert "the log is shorter than it was" in find_faults(ledger, kept)[0]
        ledger.append_judgement(make_judgement(9))
        assert "it is not the entry that you noted" in find_faults(ledger, kept)[0]


COLUMNS = {
    "audit_log": ("number", "at", "who", "kind", "subject", "payload", "digest", "previous", "hash"),
    "judgements": ("id", "at", "body", "sha256", "emptied", "position"),
    "tombstones": ("report_id", "text_sha256", "capture", "by", "at", "reason"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("audit") / "quay.db") as ledger:
        fill(ledger)
        yield ledger


@settings(max_examples=80, deadline=None)
@given(table=st.sampled_from(sorted(COLUMNS)), seed=st.integers(0, 10**6))
def test_any_cell_that_is_changed_is_found(whole: Ledger, table: str, seed: int) -> None:
    chance = random.Random(seed)
    column = chance.choice(COLUMNS[table])
    put = f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?'
    with closing(connect(whole.name, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        cells = file.execute(f'SELECT rowid, "{column}" FROM {table}').fetchall()
        row, cell = chance.choice([each for each in cells if each[1] is not None])
        changed = change_cell(cell, chance)
        file.execute(put, (changed, row))
        try:
            assert find_faults(whole), f"{table}.{column}: {cell!r}"
        finally:
            # The number of an entry is what SQLite calls its row by.
            file.execute(put, (cell, changed if column == "number" else row))
    assert find_faults(whole) == []


def change_cell(cell: object, chance: random.Random) -> object:
    if isinstance(cell, int):
        return 1 - cell if cell in (0, 1) else cell + chance.randrange(1000, 2000)
    text = str(cell)
    place = chance.randrange(len(text) + 1)
    return text[:place] + "#" + text[place + chance.randrange(2) :]


def start(address: str, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.ledger.judge_forever", address, name, str(count)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def test_several_write_at_once_and_one_is_killed(address: str) -> None:
    """Every acknowledged judgement is there with its entry, and the chain has no fork."""
    with open_ledger(address) as ledger:
        append(ledger, ONE)
    writers = [start(address, name, 15) for name in ("ana", "ben")]
    doomed = start(address, "eve", 100_000)
    assert doomed.stdout is not None
    said = [doomed.stdout.readline().strip() for _ in range(10)]
    doomed.kill()
    said += doomed.stdout.read().split()
    doomed.wait()
    for writer in writers:
        said += writer.communicate(timeout=120)[0].split()
        assert writer.returncode == 0
    with open_ledger(address) as ledger:
        entries = list(ledger.audit())
        assert len(entries) == len(ledger.judgements()) >= 40
        assert set(said) <= {entry.subject for entry in entries}
        assert find_break(entries, Expected()) is None
        assert [fault for fault in find_faults(ledger) if "audit" in fault] == []
