"""The verbs on a real ledger: the examples are read once, then looked at, judged and mended in copies."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import main
from counterclaim.cli.app import DONE, NOT_FOUND, UNREADABLE

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REPORTS = 25


def run(ledger: Path, *words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, [*words, "--ledger", str(ledger)], input=stdin, prog_name="counterclaim")


def ask(ledger: Path, *words: str) -> Any:
    result = run(ledger, *words, "--json")
    assert result.exit_code == DONE, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("examples") / "ledger.db"
    result = run(ledger, "read", str(EXAMPLES), "--workers", "1")
    assert result.exit_code == DONE, result.output
    assert f"{REPORTS} reports read" in result.stdout
    return ledger


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    for part in examples.parent.iterdir():
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / examples.name


def test_reading_again_changes_nothing(ledger: Path) -> None:
    before = ask(ledger, "incidents")
    again = ask(ledger, "read", str(EXAMPLES), "--workers", "1")
    assert (again["read"], again["already_there"]) == (0, REPORTS)
    assert ask(ledger, "incidents") == before


def test_the_ledger_is_whole(examples: Path) -> None:
    assert ask(examples, "check") == []


def test_every_incident_can_be_shown_and_every_word_is_verbatim(examples: Path) -> None:
    texts = read_texts()
    lines = ask(examples, "incidents")
    assert lines
    for line in lines:
        shown = ask(examples, "show", line["id"])
        for account in shown["accounts"]:
            for claim in [c for p in account["positions"] for c in p["claims"]] + account["not_compared"]:
                assert any(claim["words"] in text for text in texts), claim["words"]
        plain = run(examples, "show", line["id"][: len("incident-") + 8])
        assert plain.exit_code == DONE
        assert " · ".join(kind.replace("_", " ") for kind in line["types"]) in plain.stdout


def read_texts() -> list[str]:
    """The words of all examples, on one line each as intake may have folded them."""
    texts = [path.read_text("utf-8") for path in EXAMPLES.glob("*.txt")]
    texts += [
        json.loads(line)["text"] for line in (EXAMPLES / "briefs.jsonl").read_text("utf-8").splitlines()
    ]
    texts.append(json.loads((EXAMPLES / "voices-from-the-fence.json").read_text("utf-8"))["text"])
    page = (EXAMPLES / "tajoura-two-counts.html").read_text("utf-8")
    texts.append(page.replace("&ldquo;", "“").replace("&rdquo;", "”"))
    return texts


def test_reports_about_something_else_make_no_incident(examples: Path) -> None:
    for line in ask(examples, "incidents"):
        for report in ask(examples, "show", line["id"])["reports"]:
            assert "briefs.jsonl" not in report["file"] or "Amnesty" in report["title"], line


def test_a_file_that_cannot_be_read_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text("Police shot two men dead in Arlund on Monday, the mayor said.", "utf-8")
    result = run(tmp_path / "new.db", "read", str(folder), "--published", "2020-03-04", "--workers", "1")
    assert result.exit_code == UNREADABLE
    assert "1 report read" in result.stdout
    assert "empty.txt" in result.stderr
    assert [problem["where"] for problem in ask(tmp_path / "new.db", "problems")]


def test_thoughts_and_plans_can_be_left_out(examples: Path) -> None:
    everything, public = ask(examples, "statements"), ask(examples, "statements", "--public")
    assert {each["kind"] for each in public} == {"speech", "writing"}
    assert public == [each for each in everything if each["public"]] != everything


SHOTS = "Guards shot dead four inmates at the Hollow Lane detention centre on Friday, the prison union said."


def test_standard_input_and_a_date_that_comes_later(tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    result = run(ledger, "read", "-", "--title", "Hollow Lane", "--workers", "1", stdin=SHOTS)
    assert result.exit_code == DONE, result.output
    assert [line["when"] for line in ask(ledger, "incidents")] == ["Friday before publication"]
    report_id = ask(ledger, "statements")[0]["report_id"]
    assert run(ledger, "set", report_id, "published=2020-03-08").exit_code == DONE
    assert [line["when"] for line in ask(ledger, "incidents")] == ["6 March 2020"]


def test_a_judgement_outranks_the_program_and_can_be_undone(tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    run(ledger, "read", "-", "--published", "2020-03-08", "--workers", "1", stdin=SHOTS)
    (incident,) = ask(ledger, "incidents")
    shown = ask(ledger, "show", incident["id"])
    killed = next(account for account in shown["accounts"] if account["attribute"] == "killed")
    claim = killed["positions"][0]["claims"][0]["claim_id"]
    assert incident["figures"]["killed"] == "4"
    corrected = run(
        ledger, "judge", "correct", claim, "low=5", "high=5", "--by", "Ana", "--reason", "misread"
    )
    assert corrected.exit_code == DONE, corrected.output
    assert ask(ledger, "incidents")[0]["figures"]["killed"] == "5"
    judgement = corrected.stdout.partition(":")[0]
    (listed,) = ask(ledger, "judgements")
    assert (listed["id"], listed["subjects"], listed["undone"]) == (judgement, [claim], False)
    assert run(ledger, "judge", "undo", judgement, "--by", "Ana").exit_code == DONE
    assert [each["undone"] for each in ask(ledger, "judgements")] == [True, False]
    assert ask(ledger, "incidents")[0]["figures"]["killed"] == "4"


def test_a_missed_claim_is_added_by_file_and_words(tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    (tmp_path / "hollow.txt").write_text(SHOTS, "utf-8")
    run(ledger, "read", str(tmp_path / "hollow.txt"), "--published", "2020-03-08", "--workers", "1")
    (incident,) = ask(ledger, "incidents")
    added = ["report=hollow.txt", "text=four inmates", "attribute=injured", "low=4", "high=4"]
    about = [f"incident={incident['id']}", "voice=prison union", "stance=asserts"]
    result = run(ledger, "judge", "add", *added, *about, "--by", "Ana")
    assert result.exit_code == DONE, result.output
    assert ask(ledger, "incidents")[0]["figures"]["injured"] == "4"


def test_a_forgotten_report_is_gone_and_stays_gone(ledger: Path) -> None:
    gone = run(ledger, "forget", "gdf-access.txt", "--by", "Ana", "--reason", "names a source", "--yes")
    assert gone.exit_code == DONE, gone.output
    assert run(ledger, "statements", "--report", "gdf-access.txt").exit_code == NOT_FOUND
    assert b"Gathering and Departure Facility, where most" not in ledger.read_bytes()
    run(ledger, "read", str(EXAMPLES / "gdf-access.txt"), "--workers", "1")
    assert run(ledger, "statements", "--report", "gdf-access.txt").exit_code == NOT_FOUND


def test_exports(examples: Path, tmp_path: Path) -> None:
    for form, name in (("json", "all.json"), ("csv", "all.csv")):
        assert run(examples, "export", form, "-o", str(tmp_path / name)).exit_code == DONE
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["format"] == "counterclaim/1"
    assert len((tmp_path / "all.csv").read_text("utf-8").splitlines()) > REPORTS


def test_rebuilding_changes_nothing(ledger: Path) -> None:
    before = ask(ledger, "disputes")
    assert run(ledger, "rebuild").exit_code == DONE
    assert ask(ledger, "disputes") == before
