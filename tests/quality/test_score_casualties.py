"""Scoring tolls: which reports are read, and what counts as right."""

import json
from pathlib import Path

import pytest

from counterclaim.claims.toll import Toll
from quality.score_casualties import Score, Told, read_reports, score_reports

DOCS = [
    {"id": "b", "incident": "1", "title": "One dead", "text": "A man was killed.", "split": "train"},
    {"id": "a", "incident": "2", "title": "", "text": "Two were wounded.", "split": "train"},
    {"id": "c", "incident": "2", "title": "", "text": "Two were wounded.", "split": "dev"},
]
INCIDENTS = [{"id": "1", "killed": 1, "injured": 0}, {"id": "2", "killed": 0, "injured": 2}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("docs", DOCS), ("incidents", INCIDENTS)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_a_split_is_read_in_order_of_ids_with_titles(folder: Path) -> None:
    assert list(read_reports(folder, "train")) == [
        Told("a", "Two were wounded.", 0, 2),
        Told("b", "One dead\n\nA man was killed.", 1, 0),
    ]


def test_each_number_and_both_are_counted() -> None:
    score = Score()
    score.add(Told("a", "text", 1, 2), Toll(1, 2))
    score.add(Told("b", "text", 1, 2), Toll(1, 0))
    score.add(Told("c", "text", 1, 2), Toll(0, 2))
    score.add(Told("d", "text", 1, 2), Toll(0, 0))
    assert score.shares == {"killed": 0.5, "injured": 0.5, "both": 0.25}
    assert score.errors[0].split(" | ")[0] == "b: 1/2 killed/injured, found 1/0"


def test_reports_are_read_by_the_program(folder: Path) -> None:
    from quality.score_casualties import open_program

    score = score_reports(read_reports(folder, "train"), *open_program())
    assert score.shares == {"killed": 1.0, "injured": 1.0, "both": 1.0}
