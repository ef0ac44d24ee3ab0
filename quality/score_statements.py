"""Scores who says what on golden passages, or writes what was found in other texts for an outside scorer.

    python -m quality.score_statements PASSAGES.jsonl [--half odd|even] [--errors]
    python -m quality.score_statements TEXTS.jsonl --predictions FOUND.json

A statement is right when half or more of the words of both contents are shared (intersection over union)
and the sources share a word, or both have none. Stance, modality, kind, manner and relay are scored on
the statements that are right. Passages whose number is odd are for tuning; the even ones for the figures.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Report, Span, Stance, Statement
from counterclaim.statements import find_statements

ASPECTS = ("stance", "modality", "kind", "manner", "relay")
SHARED = 0.5  # least share of words that two contents have in common

_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")


@dataclass(slots=True)
class Score:
    """Counts over all passages; `errors` are lines to read."""

    gold: int = 0
    found: int = 0
    right: int = 0
    aspects: Counter[str] = field(default_factory=Counter)
    stances: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.gold + self.found, 1)

    @property
    def macro(self) -> float:
        """The mean F1 of the stances that the passages have."""
        names = sorted({gold for gold, _ in self.stances})
        each = [self.stance_f1(name) for name in names]
        return sum(each) / max(len(each), 1)

    def stance_f1(self, name: str) -> float:
        gold = sum(count for (one, _), count in self.stances.items() if one == name)
        found = sum(count for (_, other), count in self.stances.items() if other == name)
        return 2 * self.stances[name, name] / max(gold + found, 1)


def score_passages(passages: Iterable[dict[str, Any]], annotator: Annotator, codebook: Codebook) -> Score:
    """Statements of golden passages against those that are found."""
    score = Score()
    for passage in passages:
        text = passage["text"]
        left = list(read(text, annotator, codebook))
        score.found += len(left)
        for gold in passage["statements"]:
            score.gold += 1
            match = next((item for item in left if is_match(text, gold, item)), None)
            if match is None:
                score.errors.append(f"{passage['id']} missed: {words_at(text, gold['content'])}")
                continue
            left.remove(match)
            score.right += 1
            _compare(score, passage["id"], gold, match)
        score.errors.extend(f"{passage['id']} too much: {words_in(text, item.content)}" for item in left)
    return score


def _compare(score: Score, identity: str, gold: dict[str, Any], match: Statement) -> None:
    score.stances[gold["stance"], match.stance.value] += 1
    for aspect in ASPECTS:
        if aspect == "relay":
            same = bool(gold["relayed_by"]) == bool(match.relayed_by)
        else:
            same = gold[aspect] == getattr(match, aspect).value
        score.aspects[aspect] += same
        if not same and aspect in ("stance", "modality"):
            score.errors.append(f"{identity} {aspect}: {gold[aspect]}, found {getattr(match, aspect).value}")


def read(text: str, annotator: Annotator, codebook: Codebook) -> tuple[Statement, ...]:
    """The statements of a text."""
    sentences = annotator.annotate(text).sentences
    return find_statements(Report("report-scored", "", text), sentences, codebook).statements


def is_match(text: str, gold: dict[str, Any], found: Statement) -> bool:
    """Whether half of the content is shared and the sources touch."""
    mine, theirs = words_of(text, pairs(gold["content"])), words_of(text, corners(found.content))
    shared = len(mine & theirs) / max(len(mine | theirs), 1)
    one, other = words_of(text, pairs(gold["source"])), words_of(text, corners(found.source))
    return shared >= SHARED and (bool(one & other) or not (one or other))


def pairs(value: Any) -> list[tuple[int, int]]:
    """A span or a list of spans as the passages write them."""
    if not value:
        return []
    return [(value[0], value[1])] if isinstance(value[0], int) else [(start, end) for start, end in value]


def corners(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def words_of(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Where the words start that the spans hold."""
    starts = (found.start() for found in _WORD.finditer(text))
    return {place for place in starts if any(start <= place < end for start, end in spans)}


def words_at(text: str, value: Any) -> str:
    return " … ".join(text[start:end] for start, end in pairs(value))


def words_in(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)


def write_predictions(texts: Iterable[dict[str, Any]], out: Path) -> None:
    """What was found, by id of the text: content, source and cue as lists of [start, end]."""
    codebook = load_codebook()
    annotator = open_annotator(codebook)
    found = {
        row["id"]: [
            {
                "content": corners(item.content),
                "source": corners(item.source) or None,
                "cue": corners([item.cue]) if item.cue else None,
            }
            for item in read(row["text"], annotator, codebook)
        ]
        for row in texts
    }
    out.write_text(json.dumps(found), encoding="utf-8")


def print_score(score: Score) -> None:
    """A table for people."""
    print(f"{'statements':<22}{score.f1:>7.1%}   {score.gold} in the passages, {score.found} found")
    for aspect in ASPECTS:
        print(f"{aspect + ' of those':<22}{score.aspects[aspect] / max(score.right, 1):>7.1%}")
    print(f"{'stance, macro F1':<22}{score.macro:>7.1%}")
    for stance in Stance:
        print(f"  {stance.value:<20}{score.stance_f1(stance.value):>7.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("passages", type=Path)
    parser.add_argument("--half", choices=("odd", "even"), help="passages whose number is odd, or even")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--predictions", type=Path, help="write what was found instead of scoring it")
    parser.add_argument("--first", type=int, help="read only so many rows")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.passages.read_text(encoding="utf-8").splitlines() if line]
    rows = rows[: given.first]
    if given.predictions is not None:
        write_predictions(rows, given.predictions)
        return
    if given.half is not None:
        rows = [row for row in rows if int(row["id"][1:]) % 2 == (given.half == "odd")]
    codebook = load_codebook()
    score = score_passages(rows, open_annotator(codebook), codebook)
    print_score(score)
    if given.errors:
        print("\n".join(score.errors))


if __name__ == "__main__":
    main()
