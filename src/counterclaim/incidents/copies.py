"""Reports that are copies of one text, found among any number: keys propose pairs, their words decide.

Of one report at a time: `sketch` gives the keys to keep in an index, `find_touched` the reports whose group
may change, and `find_copies` of these what is a copy of what.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

import numpy as np

from counterclaim.incidents.copying.alike import are_akin, are_alike, are_copies
from counterclaim.incidents.copying.groups import Ranked, find_touched, form_groups
from counterclaim.incidents.copying.runs import read_runs
from counterclaim.incidents.copying.sketch import FORM, Keys, sketch, sketch_many

__all__ = ["FORM", "are_copies", "find_copies", "find_touched", "sketch"]

Texts = Mapping[str, tuple[str, date | None]]

_BATCH = 1_000  # texts whose words are held at once while keys are made


def find_copies(texts: Texts) -> dict[str, str]:
    """Which reports repeat another: report id → id of the original.

    `texts` gives text and day of publication by report id, in any order: it plays no part. The original is
    the earliest published (unknown days last), of one day the longest, then the one with the smallest id.
    An original is never itself a copy. Of a union of whole groups it says what it says of them among all:
    so only what `find_touched` names has to be looked at anew.
    """
    ids, keys = _sketch_all(texts)
    copies: dict[str, str] = {}
    for rows in _bind_rows(keys):
        copies.update(_find_in({ids[row]: keys[row].tolist() for row in rows}, texts))
    return copies


def _sketch_all(texts: Texts) -> tuple[list[str], Keys]:
    """Ids and keys, a row each, of all texts that have words."""
    ids: list[str] = []
    parts: list[Keys] = [sketch_many([])]
    waiting = iter(sorted(texts))
    while batch := list(islice(waiting, _BATCH)):
        runs = {report_id: read_runs(texts[report_id][0]) for report_id in batch}
        filled = {report_id: found for report_id, found in runs.items() if len(found)}
        ids += filled
        parts.append(sketch_many(list(filled.values())))
    return ids, np.concatenate(parts)


def _bind_rows(keys: Keys) -> Iterator[list[int]]:
    """Sets of two rows or more that are bound together by common keys, over others too."""
    parents = list(range(len(keys)))
    for band in keys.T:
        order = np.argsort(band, kind="stable")
        same = np.flatnonzero(band[order[1:]] == band[order[:-1]])
        for one, other in zip(order[same].tolist(), order[same + 1].tolist(), strict=True):
            low, high = sorted((_find_root(parents, one), _find_root(parents, other)))
            parents[high] = low
    sets: dict[int, list[int]] = defaultdict(list)
    for row in range(len(parents)):
        sets[_find_root(parents, row)].append(row)
    return (rows for rows in sets.values() if len(rows) > 1)


def _find_root(parents: list[int], row: int) -> int:
    while parents[row] != row:
        parents[row] = parents[parents[row]]
        row = parents[row]
    return row


def _find_in(keys: Mapping[str, Sequence[int]], texts: Texts) -> dict[str, str]:
    """The copies among reports given by their keys."""
    runs = {report_id: read_runs(texts[report_id][0]) for report_id in keys}
    ranked = [Ranked(report_id, len(found), texts[report_id][1]) for report_id, found in runs.items()]
    return form_groups(
        ranked,
        keys,
        alike=lambda one, other: are_alike(runs[one], runs[other]),
        akin=lambda one, other: are_akin(runs[one], runs[other]),
    )
