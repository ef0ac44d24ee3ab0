"""Floors: what is below them, how they rise, and that they hold for their own texts only."""

from pathlib import Path
from typing import Any

import pytest

from quality import evaluate
from quality.corpora import Corpus
from quality.floors import Floors, read_floors, write_floors

HELD = Floors("abc", {"content": 0.5, "cue": 0.7})


def test_a_figure_may_not_sink_nor_vanish() -> None:
    assert HELD.find_below({"content": 0.5, "cue": 0.7}) == []
    assert HELD.find_below({"content": 0.498, "cue": 0.9}) == ["content"]
    assert HELD.find_below({"content": 0.6}) == ["cue"]


def test_floors_only_rise_on_the_same_texts() -> None:
    assert HELD.lift({"content": 0.6, "cue": 0.6}, "abc").least == {"content": 0.6, "cue": 0.7}
    assert HELD.lift({"content": 0.4, "cue": 0.6}, "other") == Floors("other", {"content": 0.4, "cue": 0.6})


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors = {"one": HELD, "two-more": Floors("d", {"content IoU≥.5": 0.123})}
    write_floors(path, floors)
    assert read_floors(path) == floors
    assert read_floors(tmp_path / "none.toml") == {}


def make_corpus(value: float, *rows: dict[str, Any]) -> Corpus:
    return Corpus("made", "made texts", rows, lambda _: {"content": value})


def test_a_figure_below_its_floor_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": "a", "text": "He left."}
    floors: dict[str, Floors] = {}
    assert evaluate.evaluate([make_corpus(0.6, row)], floors, lift=True) == []
    assert evaluate.evaluate([make_corpus(0.7, row)], floors, lift=False) == []
    assert floors["made"].least == {"content": 0.6}
    assert evaluate.evaluate([make_corpus(0.5, row)], floors, lift=False) == [
        "made: content is below its floor"
    ]
    assert evaluate.evaluate([make_corpus(0.9, {"id": "b"})], floors, lift=False)[0].startswith("made: other")
    assert "60.0" in capsys.readouterr().out


def test_the_shipped_floors_are_of_the_shipped_passages() -> None:
    floors = read_floors(evaluate.FLOORS)
    corpora = [corpus for corpus in evaluate.gather_corpora() if corpus.name.startswith("golden")]
    assert {corpus.name: corpus.digest for corpus in corpora} == {
        name: floor.digest for name, floor in floors.items() if name.startswith("golden")
    }
