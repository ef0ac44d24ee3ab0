"""Scores attributed statements (content, source, cue) against gold.

    python -m quality.attribution_score GOLD.jsonl FOUND.json [--json SCORES.json]

GOLD has a text a line: id, text, attributions. FOUND has for each id a list of attributions. A span is
[start, end] in characters, or a list of such pairs where it is broken. The measures of each role:

    strict   the same parts to the character, white space at the edges aside
    exact    the same parts without quotation marks, punctuation and white space at the edges
    part     exact, but each part of a broken span counts by itself
    iou30, iou50, iou80   one to one, with this share of words in common (intersection over union)
    soft     the mean share of a span that spans of the other side cover
    token    words that are marked with the role

The same span of a text counts once, for one source may stand behind several contents.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality.attribution_text import (
    ROLES,
    TYPES,
    Attribution,
    ScoredText,
    Words,
    match,
    read_attribution,
)

MEASURES = ("strict", "exact", "part", "iou30", "iou50", "iou80", "soft", "token")
PAIRS = ("content iou50, source touching", "content and source exact", "triple exact")
SHARES = (
    "source exact",
    "source touching",
    "named source exact",
    "named source touching",
    "cue touching",
)


@dataclass(slots=True)
class Tally:
    """What was right of the found and of the gold; the soft measure counts parts of spans."""

    right_found: float = 0
    found: int = 0
    right_gold: float = 0
    gold: int = 0

    def add(self, right: float, found: int, gold: int, *, right_gold: float | None = None) -> None:
        self.right_found += right
        self.right_gold += right if right_gold is None else right_gold
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How often something holds of the contents that were matched."""

    right: int = 0
    of: int = 0

    def add(self, holds: bool) -> None:
        self.right += holds
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(slots=True)
class AttributionScore:
    """`tallies` by "content exact", "indirect content iou50", "triple exact" and so on; `shares` of the
    contents that were matched by half of their words."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))

    def f1(self, name: str) -> float:
        return self.tallies[name].f1


def score_attributions(
    texts: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]],
) -> AttributionScore:
    """The score over texts, each with its gold and what was found in it."""
    score = AttributionScore()
    for text, gold, found in texts:
        scored = ScoredText(text)
        gold = [item for item in gold if item.content]
        found = list(_keep_distinct(scored, found))
        for role in ROLES:
            _score_role(score, scored, role, gold, found)
        _score_types(score, scored, gold, found)
        _score_together(score, scored, gold, found)
    return score


def score_rows(rows: Iterable[Mapping[str, Any]], found: Mapping[str, Sequence[Any]]) -> AttributionScore:
    """The same over rows as files have them; a text of which nothing is told has nothing found."""
    return score_attributions(
        (
            row["text"],
            [read_attribution(item) for item in row["attributions"]],
            [read_attribution(item) for item in found.get(row["id"], ())],
        )
        for row in rows
    )


def _keep_distinct(text: ScoredText, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The first attribution of each content."""
    seen = set()
    for item in found:
        content = text.trim(item.content, to_letters=True)
        if content and content not in seen:
            seen.add(content)
            yield item


def _score_role(
    score: AttributionScore,
    text: ScoredText,
    role: str,
    gold: Sequence[Attribution],
    found: Sequence[Attribution],
) -> None:
    sides = [[getattr(item, role) for item in side if getattr(item, role)] for side in (gold, found)]
    for name, to_letters in (("strict", False), ("exact", True)):
        one, other = ({text.trim(spans, to_letters=to_letters) for spans in side} - {()} for side in sides)
        score.tallies[f"{role} {name}"].add(len(one & other), len(other), len(one))
    mine, theirs = ({part for spans in side for part in text.trim(spans, to_letters=True)} for side in sides)
    score.tallies[f"{role} part"].add(len(mine & theirs), len(theirs), len(mine))
    _score_words(score, role, *(_distinct_words(text, side) for side in sides))


def _distinct_words(text: ScoredText, side: Iterable[Any]) -> list[Words]:
    return sorted({text.words(spans) for spans in side} - {frozenset()}, key=sorted)


def _score_words(score: AttributionScore, role: str, gold: list[Words], found: list[Words]) -> None:
    for percent in (30, 50, 80):
        right = len(match(gold, found, percent / 100))
        score.tallies[f"{role} iou{percent}"].add(right, len(found), len(gold))
    score.tallies[f"{role} soft"].add(
        _cover(found, gold), len(found), len(gold), right_gold=_cover(gold, found)
    )
    mine, theirs = (frozenset().union(*side) for side in (gold, found))
    score.tallies[f"{role} token"].add(len(mine & theirs), len(theirs), len(mine))


def _cover(spans: Iterable[Words], others: Sequence[Words]) -> float:
    """The sum of the shares of `spans` that `others` cover."""
    return sum(min(1.0, sum(len(words & other) for other in others) / len(words)) for words in spans)


def _score_types(
    score: AttributionScore, text: ScoredText, gold: Sequence[Attribution], found: Sequence[Attribution]
) -> None:
    sides = [
        [(text.type_of(item.content), text.trim(item.content, to_letters=True)) for item in side]
        for side in (gold, found)
    ]
    known = [{content for _, content in side} for side in sides]
    words = [[text.words(item.content) for item in side] for side in (gold, found)]
    matched = match(words[0], words[1], 0.5)
    for kind in TYPES:
        one, other = ([content for name, content in side if name == kind] for side in sides)
        score.tallies[f"{kind} content exact"].add(
            sum(content in known[0] for content in other),
            len(other),
            len(one),
            right_gold=sum(content in known[1] for content in one),
        )
        score.tallies[f"{kind} content iou50"].add(
            sum(sides[1][place][0] == kind for _, place in matched),
            len(other),
            len(one),
            right_gold=sum(sides[0][place][0] == kind for place, _ in matched),
        )


def _score_together(
    score: AttributionScore, text: ScoredText, gold: Sequence[Attribution], found: Sequence[Attribution]
) -> None:
    """Whether content, source and cue belong together."""
    words = [[text.words(item.content) for item in side] for side in (gold, found)]
    touching = 0
    for one, other in match(words[0], words[1], 0.5):
        touching += _compare(score, text, gold[one], found[other])
    score.tallies[PAIRS[0]].add(touching, len(found), len(gold))
    for name, roles in ((PAIRS[1], ROLES[:2]), (PAIRS[2], ROLES)):
        one_side, other_side = (
            {tuple(text.trim(getattr(item, role), to_letters=True) for role in roles) for item in side}
            for side in (gold, found)
        )
        score.tallies[name].add(len(one_side & other_side), len(other_side), len(one_side))


def _compare(score: AttributionScore, text: ScoredText, gold: Attribution, found: Attribution) -> bool:
    """Notes of two matched contents whether source and cue are right; whether the sources touch."""
    one, other = (text.trim(item.source, to_letters=True) for item in (gold, found))
    touching = bool(text.words(one) & text.words(other)) or not (one or other)
    score.shares["source exact"].add(one == other)
    score.shares["source touching"].add(touching)
    if one:
        score.shares["named source exact"].add(one == other)
        score.shares["named source touching"].add(touching)
    one, other = (text.trim(item.cue, to_letters=True) for item in (gold, found))
    score.shares["cue touching"].add(bool(text.words(one) & text.words(other)) or not (one or other))
    return touching


def list_rows(score: AttributionScore) -> list[str]:
    """A table for people, in percent."""
    names = [f"{role} {measure}" for role in ROLES for measure in MEASURES]
    names += [f"{kind} content {measure}" for kind in TYPES for measure in ("exact", "iou50")]
    rows = [f"{'':<34}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'gold':>7}"]
    for name in (*names, *PAIRS):
        tally = score.tallies[name]
        figures = "".join(f"{100 * one:7.2f}" for one in (tally.precision, tally.recall, tally.f1))
        rows.append(f"{name:<34}{figures}{tally.found:8}{tally.gold:7}")
    rows.append(f"of the {score.shares['source exact'].of} contents matched by half of their words")
    rows += [f"  {name:<46}{100 * score.shares[name].value:7.2f}" for name in SHARES]
    return rows


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--json", type=Path, help="write precision, recall and F1 (of 100) by name")
    given = parser.parse_args()
    score = score_rows(read_rows(given.gold), json.loads(given.found.read_text(encoding="utf-8")))
    print("\n".join(list_rows(score)))
    if given.json:
        figures: dict[str, Any] = {
            name: {"P": 100 * tally.precision, "R": 100 * tally.recall, "F1": 100 * tally.f1}
            for name, tally in score.tallies.items()
        }
        figures["shares"] = {name: 100 * share.value for name, share in score.shares.items()}
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
