"""Scores who says what on golden passages, or writes what was found in other texts for an outside scorer.

    python -m quality.score_statements PASSAGES.jsonl [--part tune|middle|untouched] [--errors]
    python -m quality.score_statements TEXTS.jsonl --predictions FOUND.json

A statement is right when half or more of the words of both contents are shared (intersection over union)
and the sources share a word, or both have none; the figure without sources leaves the second out. Stance,
modality, kind, manner, denial and relay are scored on the statements that are right; the macro figures are
the mean F1 of the values that the gold has, once on those and once with missed and needless statements
counted as wrong. Source and cue exact are as in PolNeAR's figures: distinct spans of all statements.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.annotation import Annotator
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Report, Span, Statement
from counterclaim.statements import find_statements
from quality.attribution_score import AttributionScore, score_attributions
from quality.attribution_text import Attribution, ScoredText, match, read_attribution, share_of_both
from quality.passages import add_choices, read_chosen
from quality.predictions import open_program, predict_attributions

ASPECTS = ("stance", "modality", "kind", "manner", "denial", "relay")
SHARED = 0.5  # least share of words that two contents have in common
NONE = "none"


@dataclass(slots=True)
class Aspect:
    """One property of statements: how often each gold value came out as each value found."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)

    @property
    def seen(self) -> int:
        return self.pairs.total()

    @property
    def accuracy(self) -> float:
        return sum(count for (one, other), count in self.pairs.items() if one == other) / max(self.seen, 1)

    def values(self) -> list[str]:
        """What the gold has, on statements that are right."""
        return sorted({gold for gold, _ in self.pairs})

    def f1(self, value: str, *, whole: bool = False) -> float:
        gold = sum(count for (one, _), count in self.pairs.items() if one == value)
        found = sum(count for (_, other), count in self.pairs.items() if other == value)
        if whole:
            gold += self.missed[value]
            found += self.needless[value]
        return 2 * self.pairs[value, value] / max(gold + found, 1)

    def macro(self, *, whole: bool = False) -> float:
        values = sorted({*self.values(), *self.missed}) if whole else self.values()
        return sum(self.f1(value, whole=whole) for value in values) / max(len(values), 1)


ATTITUDES = "the tagger's reading of stance, modality and kind"  # a part that can be left out


@dataclass(slots=True)
class Score:
    """Counts over all passages; `errors` are lines to read."""

    gold: int = 0
    found: int = 0
    right: int = 0
    right_content: int = 0
    aspects: dict[str, Aspect] = field(default_factory=lambda: {name: Aspect() for name in ASPECTS})
    spans: AttributionScore = field(default_factory=AttributionScore)
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.gold + self.found, 1)

    @property
    def content_f1(self) -> float:
        """Without a look at the sources."""
        return 2 * self.right_content / max(self.gold + self.found, 1)


def score_passages(
    passages: Iterable[dict[str, Any]],
    annotator: Annotator,
    codebook: Codebook,
    without: Collection[str] = (),
) -> Score:
    """Statements of golden passages against those that are found, with steps of the joining left out."""
    read_all = [(passage, read(passage["text"], annotator, codebook, without)) for passage in passages]
    score = Score()
    for passage, found in read_all:
        _score_passage(score, passage, found)
    score.spans = score_attributions(
        (
            passage["text"],
            [read_attribution(row) for row in passage["statements"]],
            [attribution_of(item) for item in found],
        )
        for passage, found in read_all
    )
    return score


def read(
    text: str, annotator: Annotator, codebook: Codebook, without: Collection[str] = ()
) -> tuple[Statement, ...]:
    """The statements of a text."""
    annotated = annotator.annotate(text)
    report = Report("report-scored", "", text)
    attitudes = None if ATTITUDES in without else annotated.attitudes
    return find_statements(report, annotated.sentences, codebook, attitudes, without).statements


def attribution_of(statement: Statement) -> Attribution:
    cue = [statement.cue] if statement.cue else []
    return Attribution(*(_corners(spans) for spans in (statement.content, statement.source, cue)))


def _corners(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _score_passage(score: Score, passage: dict[str, Any], found: Sequence[Statement]) -> None:
    text, gold = passage["text"], passage["statements"]
    pairs, by_content = match_statements(text, gold, found)
    score.gold += len(gold)
    score.found += len(found)
    score.right += len(pairs)
    score.right_content += by_content
    for one, other in pairs:
        _compare(score, passage["id"], gold[one], found[other])
    for number in sorted({*range(len(gold))} - {one for one, _ in pairs}):
        for aspect, value in _gold_values(gold[number]):
            score.aspects[aspect].missed[value] += 1
        score.errors.append(f"{passage['id']} missed: {_words_at(text, read_attribution(gold[number]))}")
    for number in sorted({*range(len(found))} - {other for _, other in pairs}):
        for aspect in ASPECTS:
            score.aspects[aspect].needless[_found_value(found[number], aspect)] += 1
        score.errors.append(f"{passage['id']} too much: {_words_at(text, attribution_of(found[number]))}")


def match_statements(
    text: str, gold: Sequence[dict[str, Any]], found: Sequence[Statement]
) -> tuple[list[tuple[int, int]], int]:
    """Pairs of gold and found whose contents share enough and whose sources touch, the best first; and
    how many pairs there are when sources are not looked at."""
    scored = ScoredText(text)
    sides = [[read_attribution(row) for row in gold], [attribution_of(item) for item in found]]
    contents = [[scored.words(item.content) for item in side] for side in sides]
    sources = [[scored.words(item.source) for item in side] for side in sides]
    near = sorted(
        (-share_of_both(mine, theirs), one, other)
        for one, mine in enumerate(contents[0])
        for other, theirs in enumerate(contents[1])
        if share_of_both(mine, theirs) >= SHARED
        and (sources[0][one] & sources[1][other] or not (sources[0][one] or sources[1][other]))
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, one, other in near:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            pairs.append((one, other))
    return pairs, len(match(contents[0], contents[1], SHARED))


def _compare(score: Score, identity: str, gold: dict[str, Any], found: Statement) -> None:
    for aspect, value in _gold_values(gold):
        other = _found_value(found, aspect)
        score.aspects[aspect].pairs[value, other] += 1
        if value != other and aspect in ("stance", "modality", "denial"):
            score.errors.append(f"{identity} {aspect}: {value}, found {other}")


def _gold_values(gold: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """What the annotation says; some passages say nothing of denials."""
    for aspect in ASPECTS:
        if aspect == "relay":
            yield aspect, str(bool(gold["relayed_by"]))
        elif aspect in gold:
            yield aspect, gold[aspect] or NONE


def _found_value(found: Statement, aspect: str) -> str:
    if aspect == "relay":
        return str(bool(found.relayed_by))
    value = getattr(found, aspect)
    return value.value if value is not None else NONE


def _words_at(text: str, item: Attribution) -> str:
    return " … ".join(text[start:end] for start, end in item.content)


def write_predictions(texts: Iterable[dict[str, Any]], out: Path) -> None:
    """What was found, by id of the text: content, source and cue as lists of [start, end]."""
    out.write_text(json.dumps(predict_attributions(texts)), encoding="utf-8")


def list_rows(score: Score) -> list[str]:
    """A table for people."""
    rows = [
        f"{'statements':<30}{score.f1:>7.1%}   {score.gold} in the passages, {score.found} found",
        f"{'  sources not looked at':<30}{score.content_f1:>7.1%}",
    ]
    for role in ("content", "source", "cue"):
        rows.append(f"{role + ' exact, F1':<30}{score.spans.f1(f'{role} exact'):>7.1%}")
    for name, aspect in score.aspects.items():
        if aspect.seen:
            rows.append(f"{name + ' of those right':<30}{aspect.accuracy:>7.1%}")
    for name in ("stance", "modality", "denial"):
        aspect = score.aspects[name]
        if aspect.seen:
            rows.append(f"{name + ', macro F1':<30}{aspect.macro():>7.1%}")
            rows.append(f"{'  missed and needless counted':<30}{aspect.macro(whole=True):>7.1%}")
            rows += [f"    {value:<26}{aspect.f1(value):>7.1%}" for value in aspect.values()]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_choices(parser)
    parser.add_argument("--predictions", type=Path, help="write what was found instead of scoring it")
    parser.add_argument("--first", type=int, help="read only so many rows")
    given = parser.parse_args()
    rows = read_chosen(parser, given)[: given.first]
    if given.predictions is not None:
        write_predictions(rows, given.predictions)
        return
    score = score_passages(rows, *open_program())
    print("\n".join(list_rows(score)))
    if given.errors:
        print("\n".join(score.errors))


if __name__ == "__main__":
    main()
