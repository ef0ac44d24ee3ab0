"""The scorer of attributions: figures worked out by hand, and what holds of every text."""

import importlib.util
from dataclasses import asdict
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings

from quality.attribution_score import MEASURES, PAIRS, SHARES, AttributionScore, score_attributions
from quality.attribution_text import ROLES, TYPES, Attribution, ScoredText, match
from tests.quality.texts import Case, cases, place
from tests.shared import SHARED

SCORER = SHARED / "scorers" / "score_attribution.py"
NAMES = [
    *(f"{role} {measure}" for role in ROLES for measure in MEASURES),
    *(f"{kind} content {measure}" for kind in TYPES for measure in ("exact", "iou50")),
    *PAIRS,
]

TEXT = '"The gate was open," said Ilse Brand, "and nobody stood there." The council says nine men left.'
BROKEN = Attribution(
    place(TEXT, '"The gate was open,"', '"and nobody stood there."'),
    place(TEXT, "Ilse Brand"),
    place(TEXT, "said"),
)
PLAIN = Attribution(place(TEXT, "nine men left"), place(TEXT, "The council"), place(TEXT, "says"))


def score(found: list[Attribution]) -> AttributionScore:
    return score_attributions([(TEXT, [BROKEN, PLAIN], found)])


def test_marks_at_the_edges_count_only_for_the_strict_measure() -> None:
    bare = Attribution(place(TEXT, "The gate was open", "and nobody stood there"), BROKEN.source, BROKEN.cue)
    result = score([bare, PLAIN])
    assert result.f1("content strict") == 0.5
    assert result.f1("content exact") == 1
    assert result.f1("triple exact") == 1


def test_half_of_a_broken_span_is_right_by_part_only() -> None:
    half = Attribution(place(TEXT, "The gate was open"), BROKEN.source, BROKEN.cue)
    result = score([half, PLAIN])
    assert result.f1("content exact") == 0.5
    assert (result.tallies["content part"].found, result.tallies["content part"].gold) == (2, 3)
    assert result.f1("content part") == pytest.approx(0.8)
    assert result.f1("content iou50") == 1  # four words of eight
    assert result.f1("content iou80") == 0.5
    assert result.tallies["content soft"].recall == pytest.approx((0.5 + 1) / 2)
    assert result.tallies["content token"].recall == pytest.approx(7 / 11)


def test_types_are_told_by_the_marks() -> None:
    result = score([BROKEN])
    assert (result.f1("direct content exact"), result.f1("indirect content exact")) == (1, 0)


def test_another_source_makes_a_pair_wrong_but_no_content() -> None:
    result = score([BROKEN, Attribution(PLAIN.content, BROKEN.source, PLAIN.cue)])
    assert result.f1("content exact") == 1
    assert result.f1("content and source exact") == 0.5
    assert result.shares["source exact"].value == 0.5
    assert result.shares["cue touching"].value == 1


def test_the_same_source_of_two_contents_counts_once() -> None:
    result = score([BROKEN, Attribution(PLAIN.content, BROKEN.source, BROKEN.cue)])
    assert (result.tallies["source exact"].found, result.tallies["source exact"].gold) == (1, 2)


def test_a_text_of_which_nothing_is_told_is_missed() -> None:
    result = score([])
    assert [result.tallies["content exact"].gold, result.tallies["content exact"].found] == [2, 0]
    assert result.f1("content exact") == 0


def test_the_best_pair_is_matched_first() -> None:
    gold = [frozenset({1, 2, 3, 4}), frozenset({1, 2, 3})]
    assert match(gold, [frozenset({1, 2, 3})], 0.5) == [(1, 0)]


def test_a_blank_line_ends_an_open_quotation() -> None:
    text = ScoredText('He said "we left.\n\nNobody came.')
    assert text.type_of(((9, 16),)) == "direct"
    assert text.type_of(((19, 31),)) == "indirect"


@given(cases())
def test_gold_against_itself_is_right(case: Case) -> None:
    text, gold, _ = case
    result = score_attributions([(text, gold, gold)])
    for name in NAMES:
        assert result.f1(name) == (1.0 if result.tallies[name].gold else 0.0), name
    assert all(share.value == 1 for share in result.shares.values())


@given(cases())
def test_precision_one_way_is_recall_the_other(case: Case) -> None:
    text, gold, found = case
    one, other = score_attributions([(text, gold, found)]), score_attributions([(text, found, gold)])
    for name in NAMES:
        assert 0 <= one.f1(name) <= 1
        if name.endswith(("strict", "exact", "part", "soft", "token")):
            assert one.tallies[name].precision == pytest.approx(other.tallies[name].recall), name


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip(f"{SCORER} is not there: nothing to compare with")
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@settings(derandomize=True)  # where two pairs share equally much, the other scorer takes either
@given(case=cases())
def test_the_figures_are_those_of_the_scorer_that_others_were_measured_with(
    scorer: ModuleType, case: Case
) -> None:
    text, gold, found = case
    theirs: dict[str, Any] = scorer.score(
        [{"id": "one", "text": text, "attributions": list(map(asdict, gold))}],
        {"one": list(map(asdict, found))},
    )
    ours = score_attributions([(text, gold, found)])
    expected = {f"{role} {measure}": theirs[role][measure] for role in ROLES for measure in MEASURES}
    for kind, row in theirs["content_by_type"].items():
        expected |= {f"{kind} content {measure}": row[measure] for measure in ("exact", "iou50")}
    expected |= dict(zip(PAIRS, list(theirs["pair"].values())[-3:], strict=True))
    for name, row in expected.items():
        tally = ours.tallies[name]
        figures = [100 * tally.precision, 100 * tally.recall, 100 * tally.f1]
        assert figures == pytest.approx([row["P"], row["R"], row["F1"]], abs=0.01), name
    shares = list(theirs["pair"].values())[1:6]
    assert [100 * ours.shares[name].value for name in SHARES] == pytest.approx(shares, abs=0.01)
