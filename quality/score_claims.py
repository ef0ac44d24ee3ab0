"""Scores the coding of figures and of incident types on golden passages.

    python -m quality.score_claims PASSAGES.jsonl [--part tune|middle|untouched] [--errors]

A figure is right when its words overlap, both ends of its interval are equal and its attribute is; passages
mark figures of no attribute as "other", which are left out. A type is right when the passage speaks of it.
Passages that were annotated for statements only have no "figures" and are passed over.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.annotation import Annotator
from counterclaim.claims.counting import find_counts
from counterclaim.claims.page import Page
from counterclaim.claims.rules import open_rules
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Report, Sentence
from quality.passages import add_choices, read_chosen
from quality.predictions import open_program

Figure = tuple[int, int, int | None, int | None, str]


@dataclass(slots=True)
class Score:
    """Hits, misses and false alarms of one thing."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_passages(
    passages: Iterable[dict[str, Any]], annotator: Annotator, codebook: Codebook
) -> dict[str, Score]:
    """Scores by name: figures (interval and attribute), intervals (attribute aside), types."""
    rules = open_rules(codebook)
    scores = {name: Score() for name in ("figures", "attributes", "types")}
    for passage in passages:
        if "figures" not in passage:
            continue
        text = passage["text"]
        sentences = annotator.annotate(text).sentences
        page = Page(Report(passage["id"], "", text), sentences)
        found = [
            (c.figure.span.start, c.figure.span.end, c.quantity.low, c.quantity.high, c.attribute)
            for c in find_counts(page, rules)
        ]
        wanted = list(_wanted(passage))
        _compare(scores["figures"], wanted, found, text, _same_figure)
        _compare(scores["attributes"], wanted, found, text, _same_attribute)
        _compare_sets(scores["types"], set(passage["incident_types"]), _types(sentences, codebook), text)
    return scores


def _wanted(passage: dict[str, Any]) -> Iterator[Figure]:
    for figure in passage["figures"]:
        if figure["attribute"] != "other":
            start, end = figure["span"]
            yield start, end, figure["low"], figure["high"], figure["attribute"]


def _types(sentences: Sequence[Sentence], codebook: Codebook) -> set[str]:
    known = {name for domain in codebook.domains.values() for name in domain.types}
    names = {name for sentence in sentences for frame in sentence.frames for name in frame.names}
    return {name[5:] for name in names if name.startswith("type:")} & known


def _same_figure(one: Figure, two: Figure) -> bool:
    return _same_attribute(one, two) and one[2:4] == two[2:4]


def _same_attribute(one: Figure, two: Figure) -> bool:
    return one[0] < two[1] and two[0] < one[1] and one[4] == two[4]


def _compare(score: Score, wanted: list[Figure], found: list[Figure], text: str, same: Any) -> None:
    left = list(found)
    for figure in wanted:
        match = next((other for other in left if same(figure, other)), None)
        if match is None:
            score.missed.append(f"{figure[4]} «{text[figure[0] : figure[1]]}» {figure[2:4]} | {text}")
        else:
            left.remove(match)
            score.right += 1
    score.wrong.extend(f"{other[4]} «{text[other[0] : other[1]]}» {other[2:4]} | {text}" for other in left)


def _compare_sets(score: Score, wanted: set[str], found: set[str], text: str) -> None:
    score.right += len(wanted & found)
    score.missed.extend(f"{name} | {text}" for name in sorted(wanted - found))
    score.wrong.extend(f"{name} | {text}" for name in sorted(found - wanted))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_choices(parser)
    options = parser.parse_args()
    scores = score_passages(read_chosen(parser, options), *open_program())
    print(f"{'':12}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, score in scores.items():
        print(f"{name:12}{score.precision:10.3f}{score.recall:10.3f}{score.f1:10.3f}")
        if options.errors and name != "attributes":
            for line in score.missed:
                print(f"  - {line}")
            for line in score.wrong:
                print(f"  + {line}")


if __name__ == "__main__":
    main()
