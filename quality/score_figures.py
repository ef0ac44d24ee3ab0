"""Scores the reading of figures: bounds in short phrases, and intervals with attributes in passages.

    python -m quality.score_figures [--part tune|middle|untouched] [--errors]

Phrases (where the measuring material lies beside the repository): how many figures have the right interval,
and how many sentences without a figure are given one. Passages come in two lots: `golden.jsonl`, and
`figures.jsonl` beside it, which was written for figures alone. "value and attribute": words overlap, both
ends of the interval and the attribute are right; figures of no attribute ("other") are left out, as in
`quality.score_claims`. "value": every figure of the passage, whatever it counts; an "a guard" that the
passage does not mark is passed over, for passages mark few of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Mention, MentionKind, Quantity
from quality.bench_texts import ROOT, SHARED
from quality.passages import PARTS, part_of, read_passages
from quality.score_claims import Score, score_passages

PHRASES = SHARED / "corpora" / "figures" / "phrases.jsonl"
FOLDER = ROOT / "src" / "counterclaim" / "domains" / "detention"
LOTS = {"first lot": FOLDER / "golden.jsonl", "figures' own lot": FOLDER / "figures.jsonl"}
Interval = tuple[int | None, int | None]


@dataclass(slots=True)
class PhraseScore:
    """Of short sentences: figures with the right interval, and sentences without one that are given one."""

    right: int = 0
    total: int = 0
    traps: int = 0
    faults: list[str] = field(default_factory=list)
    sprung: int = 0


def part_of_passage(identity: str) -> str:
    """As :func:`quality.passages.part_of`; of the figures' own lot every third is untouched, and every
    third, beginning with the second, is the middle part."""
    if not identity.startswith("f"):
        return part_of(identity)
    return ("untouched", "tune", "middle")[int(identity[1:]) % 3]


def read_lot(path: Path, part: str | None = None) -> list[dict[str, Any]]:
    """The passages of a lot that were marked for figures, all or those of a part."""
    rows = (row for row in read_passages([path]) if "figures" in row)
    return [row for row in rows if part is None or part_of_passage(row["id"]) == part]


def score_phrases(rows: Iterable[dict[str, Any]], annotator: Annotator) -> PhraseScore:
    """Each row has a text and figures with `lo` and `hi`, None where that end is open."""
    score = PhraseScore()
    for row in rows:
        wanted = [(figure["lo"], figure["hi"]) for figure in row["figures"]]
        found = [_interval(mention) for mention in _find_figures(row["text"], annotator)]
        score.total += len(wanted)
        for interval in wanted:
            if interval in found:
                found.remove(interval)
                score.right += 1
            else:
                score.faults.append(f"- {interval} | {row['text']}")
        if not wanted:
            score.traps += 1
            score.sprung += bool(found)
            score.faults.extend(f"+ {interval} | {row['text']}" for interval in found)
    return score


def score_attributes(passages: Iterable[dict[str, Any]], annotator: Annotator, codebook: Codebook) -> Score:
    """Figures with interval and attribute right."""
    whole = ({"incident_types": (), **passage} for passage in passages)
    return score_passages(whole, annotator, codebook)["figures"]


def score_values(passages: Iterable[dict[str, Any]], annotator: Annotator) -> Score:
    """Figures with the interval right, whatever they count."""
    score = Score()
    for passage in passages:
        text, left = passage["text"], _find_figures(passage["text"], annotator)
        for figure in passage["figures"]:
            (start, end), ends = figure["span"], (figure["low"], figure["high"])
            same = [m for m in left if m.span.start < end and start < m.span.end and _interval(m) == ends]
            if same:
                left.remove(same[0])
                score.right += 1
            else:
                score.missed.append(f"«{text[start:end]}» {ends} | {text}")
        surplus = (mention for mention in left if "article" not in mention.note)
        score.wrong.extend(f"«{m.span.of(text)}» {_interval(m)} | {text}" for m in surplus)
    return score


def _find_figures(text: str, annotator: Annotator) -> list[Mention]:
    mentions = (mention for sentence in annotator.annotate(text).sentences for mention in sentence.mentions)
    return [mention for mention in mentions if mention.kind is MentionKind.FIGURE]


def _interval(mention: Mention) -> Interval:
    assert isinstance(mention.value, Quantity)
    return mention.value.low, mention.value.high


def _print_phrases(annotator: Annotator, errors: bool) -> None:
    if not PHRASES.is_file():
        print("phrases: NOT MEASURED, for the measuring material is not there (COUNTERCLAIM_SHARED)")
        return
    rows = [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines() if line]
    score = score_phrases(rows, annotator)
    print(f"phrases: {score.right} of {score.total} intervals right; ", end="")
    print(f"{score.sprung} of {score.traps} sentences without a figure are given one")
    for fault in score.faults if errors else ():
        print(f"  {fault}")


def _join(one: Score, two: Score) -> Score:
    return Score(one.right + two.right, [*one.missed, *two.missed], [*one.wrong, *two.wrong])


def _print_score(title: str, score: Score, errors: bool) -> None:
    print(f"{title:50}{score.precision:10.3f}{score.recall:10.3f}{score.f1:10.3f}")
    if errors:
        for sign, faults in (("-", score.missed), ("+", score.wrong)):
            for fault in faults:
                print(f"  {sign} {fault}")


def open_program() -> tuple[Annotator, Codebook]:
    """The annotator with its codebook; who says what is of no account here, so without a tagger."""
    codebook = load_codebook()
    return open_annotator(codebook, rules=False), codebook


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, help="only the passages of this part")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    given = parser.parse_args()
    if given.errors and given.part not in ("tune", "middle"):
        parser.error("--errors needs --part tune or --part middle: the rest is to stay unseen")
    annotator, codebook = open_program()
    _print_phrases(annotator, given.errors)
    print(f"{'':50}{'precision':>10}{'recall':>10}{'F1':>10}")
    for part in [given.part] if given.part else PARTS:
        both = Score()
        for lot, path in LOTS.items():
            passages = read_lot(path, part)
            title = f"{lot}, {part}: "
            attributes = score_attributes(passages, annotator, codebook)
            _print_score(f"{title}value and attribute", attributes, given.errors)
            _print_score(f"{title}value", score_values(passages, annotator), given.errors)
            both = _join(both, attributes)
        _print_score(f"both lots, {part}: value and attribute", both, False)


if __name__ == "__main__":
    main()
