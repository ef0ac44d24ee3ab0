"""Appending many at once leaves what appending one by one leaves."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger import Appended, Ledger, open_ledger
from counterclaim.model import Problem
from tests.ledger.reports import NOON, append, make_capture, make_reading, make_report, state


def make(number: int, *, text: str | None = None, problems: Sequence[Problem] = ()) -> Appended:
    report = make_report(number, text)
    facts = (state(report, "published", "2021-04-02"),)
    return Appended(make_capture(report), report, facts, make_reading(report), tuple(problems))


TOLD = Problem("reading", "notes/quay-2.txt:4", "a quotation does not close")


@pytest.mark.parametrize(
    "batch",
    [
        ([make(1), make(2), make(3)], "all new"),
        ([make(1), make(1)], "one twice"),
        ([make(1), make(2, problems=(TOLD,)), make(3)], "one with a problem"),
        ([make(1), make(2, text=make_report(1).text)], "two reports from one capture"),
        ([], "none"),
    ],
    ids=lambda case: case[1],
)
def test_many_at_once_are_as_one_by_one(tmp_path: Path, batch: tuple[list[Appended], str]) -> None:
    with open_ledger(tmp_path / "one.db") as one, open_ledger(tmp_path / "many.db") as many:
        for _ in range(2):  # the second time it changes nothing
            for item in batch[0]:
                one.append(item.capture, item.report, item.facts, item.reading, item.problems)
            many.append_many(batch[0])
        assert list(many.entries()) == list(one.entries())
        assert list(many.problems()) == list(one.problems())
        assert (many.position, many.report_ids()) == (one.position, one.report_ids())
        assert [item for item in many.check() if "place" not in item.message] == []


def test_a_newer_reading_is_appended_to_a_report_that_is_there(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db") as ledger:
        item = make(1)
        ledger.append_many([item])
        assert item.reading is not None
        newer = replace(item.reading, version="0.2.0+book")
        ledger.append_many([replace(item, reading=newer), make(2)])
        assert [entry.reading.version for entry in ledger.entries()] == ["0.2.0+book", "0.1.0+book"]


def test_what_was_forgotten_is_not_appended(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db") as ledger:
        forgotten(ledger)
        (problem,) = ledger.append_many([make(1), make(2)])
        assert "forgotten" in problem.message
        assert [entry.report.id for entry in ledger.entries()] == [make_report(2).id]


def forgotten(ledger: Ledger) -> None:
    report = make_report(1)
    append(ledger, report)
    ledger.forget(report.id, "Ada", NOON, "")
