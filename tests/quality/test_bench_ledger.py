"""The measuring of ledgers: it goes on with those that lie there, whole or half made, and adds to all
in turn."""

from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger import open_ledger
from quality import bench_ledger
from quality.bench_backends import find_ratio
from quality.synthetic import make_synthetic

SIZE, ADDED = 30, 20


def make(folder: Path, *, as_is: bool = False) -> dict[str, float]:
    return bench_ledger.make(SIZE, folder, as_is)


def list_reports(folder: Path) -> list[str]:
    with open_ledger(folder / f"synthetic-{SIZE}.db", create=False) as ledger:
        assert ledger.is_current()
        return ledger.report_ids()


def test_a_ledger_that_is_half_made_is_made_up_and_then_taken(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("whole", "half")]
    for folder in folders:
        folder.mkdir()
    with open_ledger(folders[1] / f"synthetic-{SIZE}.db") as ledger:
        ledger.append_many([item.appended for item in islice(make_synthetic(SIZE), SIZE // 2)])
    figures = [make(folder) for folder in folders]
    assert list_reports(folders[0]) == list_reports(folders[1])
    assert all(found["whole"] > 0 for found in figures)
    again = make(folders[0])
    assert "whole" not in again, "it was worked out already"


def test_each_ledger_in_turn_is_added_to_and_stays_as_it_was(tmp_path: Path) -> None:
    make(tmp_path)
    [found] = bench_ledger.add_in_turn([SIZE], ADDED, tmp_path)
    assert found["added"] == ADDED
    assert 0 < found["median"] <= found["worst"]
    assert 0 < found["megabytes"] < found["memory"]
    assert len(list_reports(tmp_path)) == SIZE, "what is added for the measure is not kept"
    assert [path.suffix for path in tmp_path.iterdir() if ".used" in path.name] == []


def test_what_another_version_worked_out_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    monkeypatch.setattr(bench_ledger, "reading_version", lambda codebook: "9+9")
    monkeypatch.setattr("counterclaim.pipeline.assembly.reading_version", lambda codebook: "9+9")
    cleared: list[Any] = []
    monkeypatch.setattr("counterclaim.ledger.renewal.Desk.clear", lambda desk, made: cleared.append(made))
    make(tmp_path, as_is=True)
    assert cleared == []


ROUNDS = [
    ([{"sqlite": (10.0, 2.0), "postgresql": (12.0, 3.0)}], True, 1.5),
    ([{"sqlite": (10.0, 2.0), "postgresql": (12.0, 3.0)}], False, 1.2),
    ([{"sqlite": (1.0, 1.0), "postgresql": (1.0, top)} for top in (1.1, 9.0, 1.2)], True, 1.2),
]


@pytest.mark.parametrize(("rounds", "processor", "ratio"), ROUNDS)
def test_the_ratio_of_the_backends_is_that_of_the_middle_round(
    rounds: list[dict[str, tuple[float, float]]], processor: bool, ratio: float
) -> None:
    found = [
        {name: {"append": clock, "append, processor": spent} for name, (clock, spent) in row.items()}
        for row in rounds
    ]
    assert find_ratio(found, processor) == pytest.approx(ratio)
