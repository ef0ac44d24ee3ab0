"""The example of docs/import.md, run as it stands there; and what happens when a row is wrong."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.api import read
from counterclaim.cli.app import NOT_FOUND, UNREADABLE
from counterclaim.cli.coding import import_claims_command
from counterclaim.ledger import Ledger, open_ledger

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "import.md").read_text("utf-8")
REPORT = ROOT / "examples" / "ghot-shaal-shooting.txt"


def find_block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one example in it."""
    path = tmp_path_factory.mktemp("held") / "coast.db"
    with open_ledger(path) as ledger:
        read(ledger, [REPORT], workers=1)
    return path


@pytest.fixture
def ledger(held: Path, tmp_path: Path) -> Path:
    path = tmp_path / "coast.db"
    path.write_bytes(held.read_bytes())
    (tmp_path / "old.csv").write_text(find_block("csv"), "utf-8")
    (tmp_path / "old.toml").write_text(find_block("toml"), "utf-8")
    return path


def run(ledger: Path, *more: str) -> Result:
    table, wanted = ledger.with_name("old.csv"), ledger.with_name("old.toml")
    words = [str(table), "--mapping", str(wanted), "--by", "Ana", "--ledger", str(ledger), *more]
    return CliRunner().invoke(import_claims_command, words, catch_exceptions=False)


def test_the_docs_tell_what_happens(ledger: Path) -> None:
    told = re.findall(r"^\$ counterclaim import-claims (.*)\n((?:(?!\$|```).*\n)+)", DOCS, re.MULTILINE)
    assert len(told) == 3
    for command, printed in told:
        more = [word for word in shlex.split(command) if word == "--dry-run"]
        done = run(ledger, *more)
        assert done.exit_code == 0
        assert done.stdout == printed


def find_added(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """What was added, by attribute: the words it rests on, and what it is about."""
    book = ledger.book()
    texts = {entry.report.id: entry.report.text for entry in book.reports()}
    return {
        claim.attribute: (claim.evidence.of(texts[claim.report_id]), claim.rule)
        for claim in book.claims()
        if claim.rule.startswith("added by")
    }


def test_each_row_is_a_claim_beside_those_that_were_read(ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        before = {claim.id for claim in opened.book().claims()}
    run(ledger)
    with open_ledger(ledger) as opened:
        claims = list(opened.book().claims())
        assert before < {claim.id for claim in claims}
        assert len(claims) == len(before) + 5
        assert find_added(opened) == {
            "killed": ("at least six migrants", "added by Mira"),
            "injured": ("At least 20 people were wounded", "added by Mira"),
            "held": ("About 3,000 people were held", "added by Mira"),
            "capacity": ("built for 1,000", "added by Mira"),
            "escaped": ("About 2,000 migrants escaped", "added by Jon"),
        }
        added = {claim.attribute: claim for claim in claims if claim.rule.startswith("added by")}
        assert added["killed"].incident_id is not None
        assert added["capacity"].site_id is not None
        assert added["escaped"].incident_id == added["killed"].incident_id
        assert [fault for fault in opened.check() if "rebuild" not in fault.hint] == []


def test_the_log_says_who_took_in_what(ledger: Path) -> None:
    run(ledger)
    run(ledger)
    with open_ledger(ledger) as opened:
        entries = list(opened.audit())
    assert [(entry.kind, entry.who) for entry in entries] == [("import", "Ana")] + [
        ("imported judgement", "Ana")
    ] * 5
    assert entries[0].subject == "old.csv"
    assert len(entries[0].particulars["judgements"]) == 5


def spoil(ledger: Path, old: str, new: str) -> None:
    table = ledger.with_name("old.csv")
    text = table.read_text("utf-8")
    assert old in text
    table.write_text(text.replace(old, new), "utf-8")


def test_one_fault_keeps_everything_out(ledger: Path) -> None:
    spoil(ledger, "At least 20 people were wounded", "twenty were wounded")
    before = ledger.read_bytes()
    done = run(ledger)
    assert done.exit_code == NOT_FOUND
    shown = "old.csv, row 3, column 'Quote': the words 'twenty were wounded' are not in the report: give them"
    assert shown in done.stderr
    assert shown in DOCS
    assert "5 rows: 4 new claims, 0 known already, 1 fault." in done.stdout
    assert "Nothing was written" in done.stdout
    assert ledger.read_bytes() == before


def test_unless_it_is_told_to_keep_going(ledger: Path) -> None:
    spoil(ledger, "Population", "Populaton")
    done = run(ledger, "--keep-going")
    assert done.exit_code == UNREADABLE
    assert "row 4, column 'Variable': the codebook has no attribute 'Populaton'" in done.stderr
    assert "4 claims taken in" in done.stdout
    spoil(ledger, "Populaton", "Population")
    assert "1 claim taken in" in run(ledger).stdout, "the mended row comes alone"


def test_json_for_programs(ledger: Path) -> None:
    spoil(ledger, "1800-2200", "very many")
    data = json.loads(run(ledger, "--json", "--dry-run").stdout)
    assert (data["rows"], data["new"], data["known"], data["taken_in"]) == (5, 4, 0, 0)
    assert [fault["where"] for fault in data["faults"]] == ["old.csv, row 6, column 'Code'"]
