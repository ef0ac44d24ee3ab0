"""Golden passages: their parts, and the scoring of statements in them."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Denial, Modality, Span, Stance, Statement
from quality import score_claims
from quality.passages import PARTS, add_choices, part_of, read_chosen, read_passages
from quality.predictions import open_program
from quality.score_statements import Score, _score_passage

TEXT = "The council said nine men left. Ilse Brand denied that the gate was open."
GOLD = {
    "id": "g0001",
    "text": TEXT,
    "statements": [
        {
            "source": [0, 11], "cue": [12, 16], "content": [[17, 30]], "stance": "asserts",
            "modality": "actual", "kind": "speech", "manner": "indirect", "relayed_by": [],
        },
        {
            "source": [32, 42], "cue": [43, 49], "content": [[50, 72]], "stance": "denies",
            "modality": "actual", "kind": "speech", "manner": "indirect", "relayed_by": [],
            "denial": "denies_act",
        },
    ],
}  # fmt: skip


def statement(source: Span, content: Span, stance: Stance, **more: Any) -> Statement:
    return Statement("statement-1", "report-1", (source,), None, (content,), (), stance=stance, **more)


FIRST = statement(Span(4, 11), Span(17, 30), Stance.ASSERTS)
SECOND = statement(Span(32, 42), Span(55, 72), Stance.ACCUSES, denial=Denial.OTHER_EXPLANATION)


def score(*found: Statement) -> Score:
    result = Score()
    _score_passage(result, GOLD, found)
    return result


def test_the_parts_are_half_a_third_and_the_rest() -> None:
    found = [part_of(f"x{number:04}") for number in range(1200)]
    assert [found.count(part) for part in PARTS] == [600, 200, 400]
    assert [part_of(name) for name in ("g0001", "k04", "h0006", "h0008")] == [
        "tune", "middle", "untouched", "untouched",
    ]  # fmt: skip


def test_an_id_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        part_of("first")


def test_errors_of_the_untouched_part_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"g{number}"}) for number in range(12)))
    parser = argparse.ArgumentParser()
    add_choices(parser)
    for choice in ([], ["--part", "untouched"]):
        with pytest.raises(SystemExit):
            read_chosen(parser, parser.parse_args([str(path), "--errors", *choice]))
    rows = read_chosen(parser, parser.parse_args([str(path), "--errors", "--part", "middle"]))
    assert [row["id"] for row in rows] == ["g4", "g10"]
    assert len(read_passages([path])) == 12


def test_a_statement_is_right_by_content_and_source() -> None:
    result = score(FIRST, SECOND)
    assert (result.f1, result.content_f1) == (1, 1)
    assert result.aspects["stance"].accuracy == 0.5
    assert result.aspects["stance"].macro() == pytest.approx(0.5)
    assert result.aspects["modality"].macro() == 1


def test_another_source_leaves_the_content_right() -> None:
    result = score(FIRST, statement(Span(0, 11), Span(50, 72), Stance.DENIES))
    assert (result.f1, result.content_f1) == (0.5, 1)


def test_missed_and_needless_statements_count_in_the_whole_macro() -> None:
    result = score(FIRST, statement(Span(32, 42), Span(12, 16), Stance.ASSERTS, modality=Modality.POSSIBLE))
    stance = result.aspects["stance"]
    assert stance.macro() == 1
    assert stance.macro(whole=True) == pytest.approx((2 / 3 + 0) / 2)


def test_denials_are_scored_where_the_passage_tells_them() -> None:
    denial = score(FIRST, SECOND).aspects["denial"]
    assert dict(denial.pairs) == {("denies_act", "other_explanation"): 1}


def test_passages_without_figures_are_passed_over_by_the_score_of_claims() -> None:
    scores = score_claims.score_passages([GOLD], *open_program())
    assert all(item.right == 0 and not item.missed and not item.wrong for item in scores.values())
