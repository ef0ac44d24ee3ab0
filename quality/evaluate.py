"""`make eval`: how right the readings are, beside the floors that they may not fall below.

    python -m quality.evaluate [--raise]
    python -m quality.evaluate --texts GOLD.jsonl

Golden passages ship with the project; PolNeAR and the corpora of dates, figures and places are measured where
the measuring material lies beside the repository. Ends with 1 when a figure is below its floor. `--raise`
writes today's figures as floors where they are higher. `--texts` measures attribution on any annotated texts
of PolNeAR's form.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from quality import score_claims, score_statements
from quality.attribution_score import AttributionScore, list_rows, read_rows, score_rows
from quality.bench_texts import ROOT, SHARED
from quality.corpora import Corpus, Figures
from quality.floors import Floors, read_floors, write_floors
from quality.passages import read_passages
from quality.predictions import open_program, open_stage, predict_attributions
from quality.value_corpora import gather_value_corpora

FLOORS = ROOT / "quality" / "floors.toml"
GOALS = ROOT / "quality" / "goals.toml"
DOMAINS = ROOT / "src" / "counterclaim" / "domains"
POLNEAR = SHARED / "corpora" / "polnear" / "dev.jsonl"
SECOND_LOT = 1000  # passages with a higher number: annotated twice, long ones and odd forms among them


def gather_corpora() -> list[Corpus]:
    """PolNeAR where it is there; the golden passages by part, the first and harder second lot apart, so that
    the floors of the first hold on; and the untouched ones of both together."""
    golden = sorted(DOMAINS.glob("*/golden*.jsonl"))
    untouched = tuple(read_passages(golden, "untouched"))
    rest = tuple(read_passages(golden, "tune", "middle"))
    found = [
        Corpus("golden-all-untouched", "golden passages, the untouched third", untouched, score_golden),
        Corpus("golden-untouched", "  of the first lot", _lot(untouched, 1), score_golden),
        Corpus("golden-second-untouched", "  of the second lot", _lot(untouched, 2), score_golden),
        Corpus("golden-rest", "the rest of the first lot (tuned on)", _lot(rest, 1), score_golden),
        Corpus("golden-second-rest", "the rest of the second lot (tuned on)", _lot(rest, 2), score_golden),
    ]
    if POLNEAR.is_file():
        found.insert(0, Corpus("polnear", "PolNeAR dev", tuple(read_rows(POLNEAR)), score_polnear))
    return [*found, *gather_value_corpora()]


def _lot(rows: Iterable[dict[str, Any]], lot: int) -> tuple[dict[str, Any], ...]:
    return tuple(row for row in rows if (int(row["id"][1:]) > SECOND_LOT) == (lot == 2))


def score_golden(passages: Iterable[dict[str, Any]]) -> Figures:
    """Statements, what is told of them, and the claims in them."""
    passages = list(passages)
    annotator, codebook = open_program()
    said = score_statements.score_passages(passages, annotator, codebook)
    counted = score_claims.score_passages(passages, annotator, codebook)
    aspects = said.aspects
    figures = {
        "statements": said.f1,
        "statements IoU≥.5": said.content_f1,
        "stance macro": aspects["stance"].macro(),
        "modality macro": aspects["modality"].macro(),
        "stance macro, all counted": aspects["stance"].macro(whole=True),
        "modality macro, all counted": aspects["modality"].macro(whole=True),
        "kind": aspects["kind"].accuracy,
        "manner": aspects["manner"].accuracy,
    }
    if aspects["denial"].seen:
        figures["denial"] = aspects["denial"].accuracy
    figures |= {f"{role} exact": said.spans.f1(f"{role} exact") for role in ("content", "source", "cue")}
    if any("figures" in passage for passage in passages):
        figures |= {name: counted[name].f1 for name in ("figures", "types")}
    return figures


def score_polnear(rows: Iterable[dict[str, Any]]) -> Figures:
    """The figures that other systems are compared by."""
    score, speed = measure_texts(list(rows))
    print(f"  ({speed:,.0f} words per cpu second, parser and threads as they come; `make bench` for ratios)")
    return {
        "content exact": score.f1("content exact"),
        "content IoU≥.5": score.f1("content iou50"),
        "indirect content exact": score.f1("indirect content exact"),
        "source exact": score.f1("source exact"),
        "cue exact": score.f1("cue exact"),
        "whole triple exact": score.f1("triple exact"),
    }


def measure_texts(rows: list[dict[str, Any]]) -> tuple[AttributionScore, float]:
    """The score of annotated texts, and the words for each second of processor time that finding took."""
    stage = open_stage()
    start = time.process_time()
    found = predict_attributions(rows, stage)
    spent = time.process_time() - start
    return score_rows(rows, found), sum(len(row["text"].split()) for row in rows) / spent


def print_figures(figures: Mapping[str, float], floors: Floors, goals: Mapping[str, list[float]]) -> None:
    print(f"  {'F1 or share, of 100':<30}{'now':>7}{'floor':>8}{'to reach':>10}{'aim':>7}")
    for name, value in figures.items():
        least = f"{100 * floors.least[name]:.1f}" if name in floors.least else "–"
        reach, aim = (f"{100 * goal:.0f}" for goal in goals[name]) if name in goals else ("", "")
        print(f"  {name:<30}{100 * value:7.1f}{least:>8}{reach:>10}{aim:>7}")


def evaluate(corpora: Iterable[Corpus], floors: dict[str, Floors], *, lift: bool) -> list[str]:
    """Prints every figure, lifts `floors` where that is asked for, and gives what is wrong."""
    goals = tomllib.loads(GOALS.read_text(encoding="utf-8"))
    faults = []
    for corpus in corpora:
        print(f"{corpus.title}: {len(corpus.rows)} texts")
        figures = corpus.measure(corpus.rows)
        known = floors.get(corpus.name, Floors())
        same = known.digest == corpus.digest
        print_figures(figures, known if same else Floors(), goals.get(corpus.name, {}))
        if lift:
            _note_sunk(corpus, known, figures, same)
            floors[corpus.name] = known = known.lift(figures, corpus.digest)
        elif not same:
            faults.append(f"{corpus.name}: other texts than the floors were taken on; --raise takes new ones")
            continue
        faults += [f"{corpus.name}: {name} is below its floor" for name in known.find_below(figures)]
    return faults


def _note_sunk(corpus: Corpus, known: Floors, figures: Mapping[str, float], same: bool) -> None:
    if not same:
        for name in known.find_below(figures):
            print(f"  other texts than before: the floor of {name} sinks from {100 * known.least[name]:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher figures as floors")
    parser.add_argument("--texts", type=Path, help="only measure attribution on this file; no floors")
    given = parser.parse_args()
    if given.texts:
        score, speed = measure_texts(read_rows(given.texts))
        print("\n".join(list_rows(score)))
        print(f"{speed:,.0f} words per cpu second")
        return
    floors = read_floors(FLOORS)
    faults = evaluate(gather_corpora(), floors, lift=given.lift)
    if not POLNEAR.is_file():
        print("PolNeAR dev: NOT MEASURED, for the measuring material is not there (COUNTERCLAIM_SHARED)")
    if given.lift:
        write_floors(FLOORS, floors)
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
