"""Reports that are copies of one text, whole or cut: near-verbatim by their runs of five words."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from zlib import crc32

from counterclaim.model.names import fold_name

ALIKE = 0.8  # share of word runs that two texts must have in common, of all that either has
CONTAINED = 0.9  # share of the shorter text's runs that stand in the longer, where it is a cut copy
_CUT = 0.5  # how long a cut copy must be, as a share of the longer text
_RUN = 5
_SKETCH = 24  # smallest hashes kept: two texts that are alike share one of them but for a chance of 0.2**24


def find_copies(texts: Mapping[str, tuple[str, date | None]]) -> dict[str, str]:
    """Which reports repeat another: report id → id of the original.

    `texts` gives text and day of publication by report id. The original is the
    earliest published (unknown days last), of one day the longest, then the one with the smallest
    id: the order of reading plays no part. An original is never itself a copy.
    """
    runs = {known: _find_runs(text) for known, (text, _) in texts.items()}
    rank = {known: (day or date.max, -len(runs[known]), known) for known, (_, day) in texts.items()}
    originals: dict[int, list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for report_id in sorted(texts, key=lambda known: rank[known]):
        mine = runs[report_id]
        sketch = sorted(mine)[:_SKETCH]
        candidates = {other for run in sketch for other in originals[run]}
        alike = [other for other in candidates if _are_alike(mine, runs[other])]
        if alike:
            copies[report_id] = min(alike, key=lambda known: rank[known])
            continue
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


def _are_alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether the texts have most runs of either in common, or the shorter is the longer, cut."""
    common = len(one & other)
    short, long = sorted((len(one), len(other)))
    if not common:
        return False
    return common >= ALIKE * (short + long - common) or (
        short >= _CUT * long and common >= CONTAINED * short and short > 1
    )
