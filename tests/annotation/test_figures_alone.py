"""Figures read by themselves, and the passages that they are measured on."""

import doctest
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from counterclaim.annotation import Annotator
from counterclaim.codebook import load_codebook
from counterclaim.errors import CodebookError
from counterclaim.pipeline import figures
from counterclaim.pipeline.figures import Figure, read_figures
from quality.score_figures import part_of_passage, read_lot, score_phrases

PASSAGES = files("counterclaim").joinpath("domains/detention/figures.jsonl")


def test_the_example_holds() -> None:
    assert doctest.testmod(figures).failed == 0
    assert doctest.testmod(figures).attempted > 0


def test_what_they_count_and_what_happened_to_them() -> None:
    text = "The toll rose from 44 to 53, six of them children. Another 12 sailors were wounded."
    old, new, part, more = read_figures(text)
    assert (old.low, old.attribute, old.past) == (44, "killed", True)
    assert (new.low, new.attribute, new.past) == (53, "killed", False)
    assert part.part_of == new.span
    assert (more.text, more.added, more.attribute) == ("Another 12", True, "injured")
    assert more.counted is not None
    assert more.counted.of(text) == "sailors"


def test_a_figure_of_no_attribute_has_none() -> None:
    assert read_figures("Six lamps went out.") == (
        Figure(read_figures("Six lamps")[0].span, "Six", 6, 6, counted=read_figures("Six lamps")[0].counted),
    )


@pytest.mark.parametrize("text", ["", " \n\n ", "It was the third raid since 2011.", "No figure here."])
def test_nothing_to_read(text: str) -> None:
    assert read_figures(text) == ()


def test_an_unknown_domain_is_named() -> None:
    with pytest.raises(CodebookError, match="nowhere"):
        read_figures("Six died.", domains=("nowhere",))


def test_the_passages_are_sound() -> None:
    rows = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    known = {name for domain in load_codebook().domains.values() for name in domain.attributes} | {"other"}
    assert [row["id"] for row in rows] == [f"f{number:04}" for number in range(1, len(rows) + 1)]
    assert len({row["text"] for row in rows}) == len(rows) == 150
    for row in rows:
        for figure in row["figures"]:
            start, end = figure["span"]
            assert row["text"][start:end].strip() == row["text"][start:end] != ""
            assert figure["attribute"] in known
            assert figure["high"] is None or figure["low"] <= figure["high"]
            assert figure["subset_of"] is None or 0 <= figure["subset_of"] < len(row["figures"])


def test_every_third_passage_is_untouched() -> None:
    assert [part_of_passage(f"f{number:04}") for number in (1, 2, 3, 4)] == [
        "tune",
        "middle",
        "untouched",
        "tune",
    ]
    assert part_of_passage("g0006") == "untouched"


def test_a_phrase_score_counts_traps(annotator: Annotator) -> None:
    rows: list[dict[str, Any]] = [
        {"text": "Six men left.", "figures": [{"lo": 6, "hi": 6}]},
        {"text": "It opened in 2011.", "figures": []},
    ]
    score = score_phrases(rows, annotator)
    assert (score.right, score.total, score.sprung, score.traps, score.faults) == (1, 1, 0, 1, [])


def test_a_lot_is_read_by_part(tmp_path: Path) -> None:
    path = tmp_path / "figures.jsonl"
    path.write_text('{"id": "f0001", "figures": []}\n{"id": "f0003", "figures": []}\n', encoding="utf-8")
    assert [row["id"] for row in read_lot(path, "untouched")] == ["f0003"]
    assert len(read_lot(path)) == 2
