"""What each part of attribution is worth: the figures without it.

    python -m quality.contributions PASSAGES [--part tune|middle|untouched]

The tagger, what it makes of stance, the rules over the parser's tree, and each step of the joining are left
out one at a time, and the passages are read again.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable
from typing import Any

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.resources import find_weights
from counterclaim.statements.joining import STEPS
from quality.passages import add_choices, read_chosen
from quality.score_statements import ATTITUDES, Score, score_passages

NEVER = {"no cues without a content"}  # what follows relies on it


def leave_out(passages: Iterable[dict[str, Any]]) -> Iterable[tuple[str, Score]]:
    """The score of all of it, then without each part."""
    rows = list(passages)
    codebook, weights = load_codebook(), find_weights("attribution")

    def score(annotator: Annotator, without: Collection[str] = ()) -> Score:
        return score_passages(rows, annotator, codebook, without)

    whole = open_annotator(codebook, weights)
    yield "all of it", score(whole)
    yield "without the tagger", score(open_annotator(codebook))
    yield "without the rules over the tree", score(open_annotator(codebook, weights, rules=False))
    for step in (ATTITUDES, *STEPS):
        if step not in NEVER:
            yield f"without: {step}", score(whole, (step,))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_choices(parser)
    print(f"{'':<66}{'F1':>7}{'exact':>7}{'source':>7}{'cue':>7}{'stance':>8}{'modality':>10}")
    for name, score in leave_out(read_chosen(parser, parser.parse_args())):
        figures = [score.f1, *(score.spans.f1(f"{role} exact") for role in ("content", "source", "cue"))]
        print(f"{name:<66}" + "".join(f"{figure:7.3f}" for figure in figures), end="")
        stance, modality = (score.aspects[name].macro() for name in ("stance", "modality"))
        print(f"{stance:8.3f}{modality:10.3f}", flush=True)


if __name__ == "__main__":
    main()
