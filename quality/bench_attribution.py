"""Who says what: our speed, memory and accuracy beside textacy's extractor and plain rules on spaCy.

    python -m quality.bench_attribution [--words 30000] [--json]

All read the same texts in the same process on one core, in turns, so that the ratios hold although speeds
drift. Memory is the peak of a process that runs only the one. The texts are PolNeAR's dev articles; without
the measuring material those of examples/, which have no gold and so no accuracy.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from quality.attribution_score import read_rows, score_rows
from quality.predictions import Found, Stage, open_stage

ROUNDS = 4  # turns that each takes
WARM = "A spokesman said on Monday that nobody was hurt."
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def _open_textacy() -> Stage:
    from quality.peers import open_textacy

    return open_textacy()


def _open_rules() -> Stage:
    from quality.peers import open_rules

    return open_rules()


CONTESTANTS: dict[str, Callable[[], Stage]] = {
    "textacy": _open_textacy,
    "spaCy rules": _open_rules,
    "ours": open_stage,
}


def gather_rows(words: int) -> list[dict[str, Any]]:
    """PolNeAR's dev articles, or the examples, up to about so many words."""
    from quality.bench_texts import SHARED, load_examples

    polnear = SHARED / "corpora" / "polnear" / "dev.jsonl"
    if polnear.is_file():
        rows = read_rows(polnear)
    else:
        rows = [{"id": report.id, "text": report.text} for report in load_examples()]
    taken: list[dict[str, Any]] = []
    while rows and words > 0:
        taken.append(rows.pop(0))
        words -= _count_words(taken[-1:])
    return taken


def _count_words(rows: Sequence[dict[str, Any]]) -> int:
    return sum(len(row["text"].split()) for row in rows)


def race(names: Sequence[str], rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Words for each second of processor time, and accuracy, of each. They take turns over parts."""
    stages = {name: CONTESTANTS[name]() for name in names}
    for stage in stages.values():
        stage([WARM])
    spent = dict.fromkeys(names, 0.0)
    found: dict[str, dict[str, list[Found]]] = {name: {} for name in names}
    for turn in range(ROUNDS):
        part = rows[turn::ROUNDS]
        for name, stage in stages.items():
            start = time.process_time()
            answers = stage([row["text"] for row in part])
            spent[name] += time.process_time() - start
            found[name].update(zip((row["id"] for row in part), answers, strict=True))
    words = _count_words(rows)
    return {name: {"speed": words / spent[name], **_score(rows, found[name])} for name in names}


def _score(rows: Sequence[dict[str, Any]], found: dict[str, list[Found]]) -> dict[str, float]:
    if not all("attributions" in row for row in rows):
        return {}
    score = score_rows(rows, found)
    return {"exact": score.f1("content exact"), "iou50": score.f1("content iou50")}


def run_apart(names: Sequence[str], rows: Path) -> dict[str, Any]:
    """The race of `names` in a process of its own, on one core and with one thread; with its peak in MB."""
    command = [sys.executable, "-m", "quality.bench_attribution", "--run", str(rows), *names]
    out = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | dict.fromkeys(THREADS, "1"),
    )
    result: dict[str, Any] = json.loads(out.stdout)
    return result


def run_here(names: Sequence[str], path: Path) -> None:
    import resource

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    figures: dict[str, Any] = dict(race(names, read_rows(path)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures["memory"] = peak / (1024 if sys.platform != "darwin" else 1024**2)
    print(json.dumps(figures))


def measure(words: int) -> dict[str, dict[str, float]]:
    names = [name for name in CONTESTANTS if name != "textacy" or find_spec("textacy")]
    rows = gather_rows(words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        figures = run_apart(names, path)
        peaks = {name: run_apart([name], path)["memory"] for name in names}
    return {name: {**figures[name], "memory": peaks[name]} for name in names}


def print_table(figures: dict[str, dict[str, float]]) -> None:
    heads = ("words per cpu second", "to ours", "content exact", "IoU≥.5", "peak MB")
    print(f"{'who says what, one core':<26}" + "".join(f"{head:>22}" for head in heads))
    ours = figures["ours"]["speed"]
    for name, figure in figures.items():
        accuracy = [f"{100 * figure[key]:.1f}" if key in figure else "no gold" for key in ("exact", "iou50")]
        cells = [f"{figure['speed']:,.0f}", f"{figure['speed'] / ours:.2f}", *accuracy]
        print(f"{name:<26}" + "".join(f"{cell:>22}" for cell in (*cells, f"{figure['memory']:,.0f}")))
    if "textacy" not in figures:
        print("textacy: NOT MEASURED, for it is not installed (`make bench` installs it)")
    print("to reach: ours at 8,000 words per cpu second (aim 15,000) and under 300 MB")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m quality.bench_attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--words", type=int, default=30_000, help="read by each (default 30000)")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.run:
        run_here(given.run[1:], Path(given.run[0]))
        return
    figures = measure(given.words)
    if given.json:
        print(json.dumps(figures, indent=1))
    else:
        print_table(figures)


if __name__ == "__main__":
    main()
