"""Reports that are copies of one text: near-verbatim by their runs of five words."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from zlib import crc32

from counterclaim.model.names import fold_name

ALIKE = 0.8  # share of word runs that two texts must have in common, of all that either has
_RUN = 5
_SKETCH = 24  # smallest hashes kept: two texts that are alike share one of them but for a chance of 0.2**24


def find_copies(texts: Mapping[str, tuple[str, date | None]]) -> dict[str, str]:
    """Which reports repeat another: report id → id of the original.

    `texts` gives text and day of publication by report id. The original is the
    earliest published (unknown days last), of one day the one with the smallest id: the order of
    reading plays no part. An original is never itself a copy.
    """
    rank = {known: (day or date.max, known) for known, (_, day) in texts.items()}
    originals: dict[int, list[str]] = defaultdict(list)
    runs: dict[str, frozenset[int]] = {}
    copies: dict[str, str] = {}
    for report_id in sorted(texts, key=lambda known: rank[known]):
        mine = _find_runs(texts[report_id][0])
        sketch = sorted(mine)[:_SKETCH]
        candidates = {other for run in sketch for other in originals[run]}
        alike = [other for other in candidates if _measure_likeness(mine, runs[other]) >= ALIKE]
        if alike:
            copies[report_id] = min(alike, key=lambda known: rank[known])
            continue
        runs[report_id] = mine
        for run in sketch:
            originals[run].append(report_id)
    return copies


def _find_runs(text: str) -> frozenset[int]:
    """Hashes of all runs of five words; of a shorter text, one of the whole."""
    words = fold_name(text).split()
    if len(words) <= _RUN:
        return frozenset({crc32(" ".join(words).encode())} if words else ())
    return frozenset(
        crc32(" ".join(words[start : start + _RUN]).encode()) for start in range(len(words) - _RUN + 1)
    )


def _measure_likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Runs in common over runs of either (Jaccard)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0
