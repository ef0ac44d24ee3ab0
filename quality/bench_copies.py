"""Copies and shared parts among many reports: how many are found, how many are right, what it costs.

    python -m quality.bench_copies [--reports 100000] [--json]

The reports are made (`made_reports.py`), with reprints planted in them: one to four of every twentieth
report, edited, cut, under new headlines; and reports of their own that took over a third of another's
sentences. Precision and recall of copies are over pairs of reports that are one text. The right answer for
shared parts is only the planted pairs, since reports of one topic share stock phrases too: so recall alone.
"""

import argparse
import json
import resource
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from counterclaim.incidents.copies import find_copies, sketch
from counterclaim.incidents.copying.shared import find_shared
from quality.made_reports import Made, make_reports

ROUNDS = 500  # single sketches that are timed
FIGURES = {
    "reports": ("reports, with the reprints", "{:,.0f}"),
    "precision": ("copies: precision over pairs (to reach 0.99)", "{:.4f}"),
    "recall": ("copies: recall over pairs (to reach 0.97)", "{:.4f}"),
    "originals": ("  reprints whose group holds their original", "{:.4f}"),
    "seconds": ("  processor time, s", "{:.1f}"),
    "memory": ("  peak memory more than the texts', MB", "{:.0f}"),
    "sketch": ("keys of one report, ms", "{:.2f}"),
    "shared_recall": ("shared parts: planted pairs found", "{:.4f}"),
    "shared_pairs": ("  pairs shown", "{:,.0f}"),
    "shared_seconds": ("  processor time, s", "{:.1f}"),
}


def find_pairs(original_of: Mapping[str, str]) -> set[frozenset[str]]:
    """All pairs of reports that are one text, out of what each is a copy of."""
    groups: dict[str, set[str]] = defaultdict(set)
    for copy, original in original_of.items():
        groups[original] |= {copy, original}
    return {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


def score(found: Mapping[str, str], planted: Mapping[str, str]) -> dict[str, float]:
    """Precision and recall over pairs, and the share of reprints that stand with their original."""
    pairs, right = find_pairs(found), find_pairs(planted)
    common = len(pairs & right)
    held = sum(frozenset(pair) in pairs for pair in planted.items())
    return {
        "precision": common / len(pairs) if pairs else 0.0,
        "recall": common / len(right) if right else 0.0,
        "originals": held / len(planted) if planted else 0.0,
    }


def measure(made: Made) -> dict[str, float]:
    figures: dict[str, float] = {"reports": len(made.texts)}
    before = _peak_memory()
    start = time.process_time()
    copies = find_copies(made.texts)
    figures["seconds"] = time.process_time() - start
    figures["memory"] = _peak_memory() - before
    figures |= score(copies, made.original_of)
    figures["sketch"] = _time_sketches(text for text, _ in list(made.texts.values())[:ROUNDS])
    start = time.process_time()
    pairs = {frozenset((item.report_id, item.other_id)) for item in find_shared(made.texts, copies)}
    figures["shared_seconds"] = time.process_time() - start
    figures["shared_pairs"] = len(pairs)
    planted = [(copies.get(one, one), copies.get(other, other)) for one, other in made.took_from.items()]
    figures["shared_recall"] = sum(frozenset(pair) in pairs for pair in planted) / max(1, len(planted))
    return figures


def _time_sketches(texts: Iterable[str]) -> float:
    """Milliseconds for one text."""
    known = list(texts)
    start = time.process_time()
    for text in known:
        sketch(text)
    return 1_000 * (time.process_time() - start) / len(known)


def _peak_memory() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="Copies among many made reports.")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    count = options.reports
    made = make_reports(count, reprinted=count // 20, sharing=count // 100, topics=max(5, count // 100))
    figures = measure(made)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, (title, form) in FIGURES.items():
        print(f"{title:<52}{form.format(figures[name]):>12}")


if __name__ == "__main__":
    main()
