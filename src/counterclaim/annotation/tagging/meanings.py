"""What single words mean to the codebook: which tell of a fire or of a refusal, and what a figure counts.

Beside what it says of statements, the network gives each word a score for every name of the codebook that it
was taught ("type:fire", "term:access:refused"), and for every attribute that a figure can be of. Words that
stand together and mean the same are one meaning. Names are learnt from passages, so that words are understood
which no list of the codebook holds.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from counterclaim.annotation.tagging.labels import Scores
from counterclaim.annotation.tagging.windows import Window
from counterclaim.model import Span

NOTHING = ""  # what a number counts that is of no attribute
_DENIED = -2  # the column that says whether what a word means is denied
WHOLE = ""  # a count of its own, beside parts, additions and those of other happenings


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a word's scores, in this order: what a figure of it counts, of which kind the count is,
    the names that it can mean, then whether that is denied, and whether it is of another time. `domain`:
    whose codebook has the names."""

    domain: str
    counts: tuple[str, ...]
    kinds: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.counts) + len(self.kinds) + len(self.names) + 2

    def write(self) -> str:
        return json.dumps(asdict(self))


def read_layout(text: str) -> Layout:
    """The inverse of :meth:`Layout.write`."""
    held = json.loads(text)
    return Layout(held["domain"], tuple(held["counts"]), tuple(held["kinds"]), tuple(held["names"]))


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words that mean a name of the codebook. `denied`: the speaker says that it is not so."""

    span: Span
    name: str
    denied: bool = False


class WordMeanings:
    """The scores of one text's words, in their order."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._starts = array("q")
        self._ends = array("q")
        self._added: list[NDArray[np.float16]] = [np.zeros((0, layout.width), np.float16)]

    def add(self, window: Window, scores: Scores) -> None:
        """The words of the next window. `scores` are its rows x the layout's width."""
        rows = [row for row, (start, end) in enumerate(window.spans) if end > start]
        self._starts.extend(window.spans[row][0] for row in rows)
        self._ends.extend(window.spans[row][1] for row in rows)
        self._added.append(scores[rows].astype(np.float16))

    def find(self, span: Span, least: float) -> Iterator[Meaning]:
        """What the words inside `span` mean, where that is at least as likely as `least`."""
        first, scores = self._take(span)
        begin = len(self._layout.counts) + len(self._layout.kinds)
        names = _likely(scores[:, begin : begin + len(self._layout.names)])
        denied = _likely(scores[:, _DENIED])
        for column in np.flatnonzero((names >= least).any(axis=0)):
            for low, high in _find_runs(np.flatnonzero(names[:, column] >= least)):
                yield Meaning(
                    Span(self._starts[first + low], self._ends[first + high - 1]),
                    self._layout.names[column],
                    bool(denied[low:high].mean() >= 0.5),
                )

    def _take(self, span: Span) -> tuple[int, Scores]:
        if len(self._added) > 1:
            self._added = [np.concatenate(self._added)]
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return first, self._added[0][first:last].astype(np.float32)


def _find_runs(rows: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The first row of each run of neighbours, and the one behind its last."""
    cuts = [
        0,
        *(place for place, (one, two) in enumerate(pairwise(rows), start=1) if two > one + 1),
        len(rows),
    ]
    return ((int(rows[low]), int(rows[high - 1]) + 1) for low, high in pairwise(cuts))


def _likely(scores: Scores) -> Scores:
    likely: Scores = np.float32(1) / (np.float32(1) + np.exp(-scores))
    return likely
