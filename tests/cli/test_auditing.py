"""The audit log on the screen, and the head that a person keeps elsewhere."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli.app import NOT_FOUND, USAGE, main
from counterclaim.ledger import Ledger, open_ledger
from tests.exports import rich_book

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2022, 3, 8, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "coast.db"
    with open_ledger(path) as opened:
        rich_book.fill(opened)
    return path


def run(ledger: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--ledger", str(ledger)], catch_exceptions=False)


def list_entries(ledger: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(ledger, "audit", "--json").stdout)
    return found


def test_an_export_is_told_with_the_hash_of_its_file(ledger: Path) -> None:
    out = ledger.with_name("all.json")
    done = run(ledger, "export", "json", "-o", str(out), "--by", "Ana", "--names", "--as-of", "2022-03-09")
    assert done.exit_code == 0
    entry = list_entries(ledger)[-1]
    assert (entry["kind"], entry["who"], entry["subject"]) == ("export", "Ana", "all.json")
    assert entry["particulars"] == {
        "as_of": "2022-03-09",
        "form": "json",
        "names": True,
        "sha256": sha256(out.read_bytes()).hexdigest(),
    }


def test_an_export_to_a_folder_or_to_standard_output_has_no_hash(ledger: Path) -> None:
    run(ledger, "export", "csv", "-o", str(ledger.with_name("tables")))
    run(ledger, "export", "json", "-o", "-")
    told = [(entry["subject"], entry["who"]) for entry in list_entries(ledger)[-2:]]
    assert told == [("tables", "command line"), ("standard output", "command line")]


def test_an_export_that_fails_is_not_told(ledger: Path) -> None:
    before = list_entries(ledger)
    assert run(ledger, "export", "json", "-o", str(ledger.parent)).exit_code != 0
    assert list_entries(ledger) == before


def test_a_ledger_that_may_only_be_read_cannot_be_told(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list_entries(ledger)
    monkeypatch.setattr(Ledger, "read_only", property(lambda opened: True))
    done = run(ledger, "export", "json", "-o", str(ledger.with_name("a.json")))
    monkeypatch.undo()
    assert done.exit_code == 0
    assert "may only be read: its audit log does not tell of this export" in done.stderr
    assert list_entries(ledger) == before


def test_the_list(ledger: Path) -> None:
    run(ledger, "export", "json", "-o", str(ledger.with_name("a.json")), "--by", "Ana")
    shown = run(ledger, "audit").stdout
    entries = list_entries(ledger)
    moment = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.search(rf"^ +\d+ +{moment} +Ana +export +a\.json \(json\)$", shown, re.MULTILINE)
    assert f"{len(entries)} entries   newest: {len(entries)}:{entries[-1]['hash']}" in shown
    only = run(ledger, "audit", "--kind", "export").stdout
    assert "judgement-" not in only
    assert f"1 of {len(entries)} entries" in only
    assert f"1 of {len(entries)} entries" in run(ledger, "audit", "--limit", "1").stdout


def test_a_ledger_without_entries(tmp_path: Path) -> None:
    open_ledger(tmp_path / "new.db").close()
    done = run(tmp_path / "new.db", "audit")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nothing is in the audit log yet" in done.stderr


def test_a_head_that_was_noted_down(ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        opened.record("export", "a.json", by="ana", at=NOON)
    last = list_entries(ledger)[-1]
    noted = f"{last['number']}:{str(last['hash'])[:16]}"
    assert run(ledger, "check", "--head", noted).exit_code == 0
    with closing(sqlite3.connect(ledger)) as file:
        file.execute("DELETE FROM audit_log WHERE number = ?", (last["number"],))
        file.execute("UPDATE audit_head SET number = number - 1")
        before = "SELECT hash FROM audit_log WHERE number = ?"
        (former,) = file.execute(before, (int(str(last["number"])) - 1,)).fetchone()
        file.execute("UPDATE audit_head SET hash = ?", (former,))
        file.commit()
    assert run(ledger, "check").exit_code == 0, "the ledger alone cannot know"
    done = run(ledger, "check", "--head", noted)
    assert done.exit_code == NOT_FOUND
    assert "its tail was" in done.stdout


@pytest.mark.parametrize("head", ["", "3", "3:abc", "x:0123456789abcdef", "3:" + "g" * 16, "3:" + "a" * 65])
def test_a_head_that_is_none(ledger: Path, head: str) -> None:
    done = run(ledger, "check", "--head", head)
    assert done.exit_code == USAGE
    assert "is not NUMBER:HASH" in done.stderr


def test_check_says_which_judgement_was_changed(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as file:
        (name,) = file.execute("SELECT id FROM judgements LIMIT 1").fetchone()
        file.execute("UPDATE judgements SET at = '2001-01-01T00:00:00+00:00' WHERE id = ?", (name,))
        file.commit()
    done = run(ledger, "check", "--json")
    assert done.exit_code == NOT_FOUND
    told = {fault["where"]: fault["message"] for fault in json.loads(done.stdout)}
    assert "was changed since entry" in told[name]


def test_the_program_of_the_docs_checks_a_log(ledger: Path) -> None:
    docs = (ROOT / "docs" / "audit.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", docs, re.DOTALL)
    run(ledger, "export", "json", "-o", str(ledger.with_name("a.json")), "--by", "Zoë «A»\t")
    printed = run(ledger, "audit", "--json").stdout
    assert check_elsewhere(program, printed) == "the log holds\n"
    assert "entry 1 does not hold" in check_elsewhere(program, printed.replace('"who": "', '"who": "x', 1))
    assert "the particulars of entry" in check_elsewhere(
        program, printed.replace(r"\"form\"", r"\"from\"", 1)
    )


def check_elsewhere(program: str, printed: str) -> str:
    command = [sys.executable, "-I", "-c", program]
    done = subprocess.run(command, input=printed, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr
