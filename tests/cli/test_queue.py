"""The verb `queue` on a real ledger: every question has its command, and an answer takes it off the list."""

from pathlib import Path

import pytest

from counterclaim.cli.app import DONE
from counterclaim.ledger import open_ledger
from tests.cli.test_end_to_end import ask, examples, ledger, run

__all__ = ["examples", "ledger"]


def test_every_question_says_how_it_is_settled(examples: Path) -> None:
    items = ask(examples, "queue", "--limit", "1000")
    assert items
    for item in items:
        assert item["command"].startswith("counterclaim judge ")
        assert all(subject in item["command"] for subject in item["subjects"])
    printed = run(examples, "queue", "--limit", "2").stdout
    assert printed.count("counterclaim judge") == 2
    assert f"the first 2 of {len(items)} questions" in printed


@pytest.mark.parametrize(("kind", "verb"), [("claim", "accept"), ("sites", "different")])
def test_what_was_answered_is_off_the_list(ledger: Path, kind: str, verb: str) -> None:
    first = next(item for item in ask(ledger, "queue", "--limit", "1000") if item["kind"] == kind)
    done = run(ledger, "judge", verb, *first["subjects"], "--by", "Ana")
    assert done.exit_code == DONE, done.stderr
    left = ask(ledger, "queue", "--limit", "1000")
    assert first["subjects"] not in [item["subjects"] for item in left if item["kind"] == kind]


def test_a_ledger_of_nothing_asks_nothing(tmp_path: Path) -> None:
    open_ledger(tmp_path / "new.db").close()
    assert ask(tmp_path / "new.db", "queue") == []
    assert "nothing waits" in run(tmp_path / "new.db", "queue").stderr
