"""What a statement's words make of it: stance, modality and kind, pooled over its source, cue and content.

The network gives every word, for each role that it may have, a weight and a score for every answer. The words
of a role are averaged by weight (attention pooling; Yang et al. 2016), and the roles' averages are added: so
any statement can be asked for, whoever found its spans, and nothing is read twice.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.annotation.tagging.labels import ROLES, Scores
from counterclaim.annotation.tagging.windows import Window
from counterclaim.model import Attitude, Modality, Span, Stance, StatementKind

STANCES, MODALITIES, KINDS = tuple(Stance), tuple(Modality), tuple(StatementKind)
ANSWERS = len(STANCES) + len(MODALITIES) + len(KINDS)
QUESTIONS = (  # what is asked: each has its own answers, as a part of all
    slice(0, len(STANCES)),
    slice(len(STANCES), len(STANCES) + len(MODALITIES)),
    slice(len(STANCES) + len(MODALITIES), ANSWERS),
)
SCORES = len(ROLES) * (1 + ANSWERS)  # a word: for each role a weight, then the answers


class WordAttitudes:
    """The scores of one text's words, in their order."""

    def __init__(self) -> None:
        self._starts = array("q")
        self._added: list[NDArray[np.float16]] = [np.zeros((0, SCORES), np.float16)]

    def add(self, window: Window, scores: Scores) -> None:
        """The words of the next window. `scores` are its rows x SCORES."""
        rows = [row for row, (start, end) in enumerate(window.spans) if end > start]
        self._starts.extend(window.spans[row][0] for row in rows)
        self._added.append(scores[rows].astype(np.float16))

    def read(self, source: Sequence[Span], cues: Sequence[Span], content: Sequence[Span]) -> Attitude | None:
        """Source, cue or content may be empty, but not all of them."""
        roles = [self._rows(spans) for spans in (cues, source, content)]  # in the order of ROLES
        if not any(map(len, roles)):
            return None
        if len(self._added) > 1:
            self._added = [np.concatenate(self._added)]
        stance, modality, kind = map(_share, _split(pool(self._added[0], roles)))
        return Attitude(
            dict(zip(STANCES, stance, strict=True)),
            dict(zip(MODALITIES, modality, strict=True)),
            dict(zip(KINDS, kind, strict=True)),
        )

    def _rows(self, spans: Sequence[Span]) -> NDArray[np.int64]:
        corners = [
            (bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)) for span in spans
        ]
        return np.array([row for one, other in corners for row in range(one, other)], np.int64)


def pool(scores: NDArray[np.floating], roles: Sequence[NDArray[np.int64]]) -> Scores:
    """The score of each answer, given the rows of each of ROLES. `scores` are rows x SCORES."""
    total = np.zeros(ANSWERS, np.float32)
    for number, rows in enumerate(roles):
        if len(rows):
            first = number * (1 + ANSWERS)
            each = scores[rows, first : first + 1 + ANSWERS].astype(np.float32)
            weights = np.exp(each[:, 0] - each[:, 0].max())
            total += weights @ each[:, 1:] / weights.sum()
    return total


def _split(scores: Scores) -> list[Scores]:
    return [scores[question] for question in QUESTIONS]


def _share(scores: Scores) -> list[float]:
    likely = np.exp(scores - scores.max())
    return [float(each) for each in likely / likely.sum()]
