"""Sentences that two reports share near verbatim, where neither is the other's copy."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import numpy as np

from counterclaim.incidents.copying.alike import are_alike
from counterclaim.incidents.copying.runs import Hashes, find_common, hash_runs, hash_words
from counterclaim.incidents.copying.sentences import cut_sentences
from counterclaim.model import Shared, Span, make_id

PART = 1 / 3  # share of the sentences of either report that makes the pair worth showing
COMMON = 100  # reports: a sentence that stands in more of those given is a stock phrase, and proposes no pair
_REPEATED = 0.75  # share of a sentence's words that must stand in the other report, in runs of five
_LEAST_SENTENCES = 2  # one sentence that two reports share is often a quotation that both were given
_LEAST_WORDS = 30
_KEYED = 8  # words: shorter sentences stand in many texts by chance, and give no key


@dataclass(frozen=True, slots=True)
class _Parted:
    """A text with its sentences: its runs, and where each sentence stands in text and words."""

    runs: Hashes
    spans: tuple[Span, ...]
    places: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]


def sketch_parts(text: str) -> tuple[str, ...]:
    """Keys of a text's sentences, to keep in an index: two texts that share a sentence share its key."""
    return _part(text).keys


def share_parts(report_id: str, text: str, other_id: str, other: str) -> Shared | None:
    """The sentences that a report shares with another: None where they are less than a third of either
    one's, or where one report is the other's copy."""
    one, two = _part(text), _part(other)
    if not one.spans or not two.spans or are_alike(one.runs, two.runs):
        return None
    mine, theirs = _find_repeated(one, two), _find_repeated(two, one)
    share, other_share = len(mine) / len(one.spans), len(theirs) / len(two.spans)
    words = sum(one.places[place][1] - one.places[place][0] for place in mine)
    if min(len(mine), len(theirs)) < _LEAST_SENTENCES or words < _LEAST_WORDS:
        return None
    if max(share, other_share) < PART:
        return None
    return Shared(
        report_id,
        other_id,
        share,
        tuple(one.spans[place] for place in mine),
        other_share,
        tuple(two.spans[place] for place in theirs),
    )


def find_shared(
    texts: Mapping[str, tuple[str, date | None]], copies: Iterable[str] = ()
) -> tuple[Shared, ...]:
    """All pairs of `texts` (text and day by report id) that share a third of the sentences of one of them.

    The later of two is `report_id`, the earlier `other_id`; unknown days count as late. `copies` are left
    out: what their originals share they share too. The order of `texts` plays no part.
    """
    left_out = set(copies)
    known = {report_id: text for report_id, (text, _) in texts.items() if report_id not in left_out}
    found = []
    for pair in _find_pairs(known):
        early, late = sorted(pair, key=lambda report_id: (texts[report_id][1] or date.max, report_id))
        shared = share_parts(late, known[late], early, known[early])
        if shared is not None:
            found.append(shared)
    return tuple(sorted(found, key=lambda item: (item.report_id, item.other_id)))


def _find_pairs(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    holding: dict[str, list[str]] = defaultdict(list)
    for report_id in sorted(texts):
        for key in sketch_parts(texts[report_id]):
            holding[key].append(report_id)
    pairs = (combinations(ids, 2) for ids in holding.values() if 1 < len(ids) <= COMMON)
    return iter(sorted({pair for found in pairs for pair in found}))


def _find_repeated(one: _Parted, other: _Parted) -> list[int]:
    """The sentences of `one`, by number, that stand in `other`."""
    totals = np.concatenate([[0], np.cumsum(find_common(one.runs, other.runs))])
    return [
        number
        for number, (start, end) in enumerate(one.places)
        if totals[end] - totals[start] >= _REPEATED * (end - start)
    ]


@lru_cache(maxsize=64)  # a report is held against several others in a row
def _part(text: str) -> _Parted:
    words: list[str] = []
    spans, places, keys = [], [], []
    for span, found in cut_sentences(text):
        spans.append(span)
        places.append((len(words), len(words) + len(found)))
        words += found
        if len(found) >= _KEYED:
            keys.append(make_id("s", *found).removeprefix("s-")[:12])
    return _Parted(hash_runs(hash_words(words)), tuple(spans), tuple(places), tuple(dict.fromkeys(keys)))
