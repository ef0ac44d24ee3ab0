"""The labels of words: a role, and whether the word begins, goes on, ends or is alone (BIOES)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CUE, SOURCE, CONTENT = "cue", "source", "content"
ROLES = (CUE, SOURCE, CONTENT)
OUTSIDE = "O"
LABELS: tuple[str, ...] = (OUTSIDE, *(f"{place}-{role}" for role in ROLES for place in "BIES"))
INDEX = {label: number for number, label in enumerate(LABELS)}
NEVER = -1e4  # added to the score of what may not follow

Scores = NDArray[np.float32]


def may_follow(before: str, after: str) -> bool:
    """Whether a word labelled `after` may stand next to one labelled `before`."""
    if before[0] in "BI":
        return after[0] in "IE" and before[1:] == after[1:]
    return after[0] in "OBS"


def _penalise(allowed: list[bool]) -> Scores:
    return np.array([0.0 if each else NEVER for each in allowed], dtype=np.float32)


STEPS: Scores = np.stack([_penalise([may_follow(one, other) for other in LABELS]) for one in LABELS])
FIRST: Scores = _penalise([label[0] in "OBS" for label in LABELS])
LAST: Scores = _penalise([label[0] in "OES" for label in LABELS])


def find_path(emissions: Scores, lengths: NDArray[np.int64], steps: Scores) -> NDArray[np.int8]:
    """The best labels of each row, for several windows at once (Viterbi 1967).

    `emissions` is windows x rows x labels, `lengths` the rows of each window, `steps` what it costs to go
    from one label to the next. Rows past a window's length are label 0.
    """
    windows, rows, _ = emissions.shape
    best = np.zeros((rows, windows, len(LABELS)), dtype=np.float32)
    back = np.zeros((rows, windows, len(LABELS)), dtype=np.int8)
    best[0] = emissions[:, 0] + FIRST
    for row in range(1, rows):
        ways = best[row - 1][:, :, None] + steps
        back[row] = ways.argmax(axis=1)
        best[row] = ways.max(axis=1) + emissions[:, row]
    finals = best[np.maximum(lengths, 1) - 1, np.arange(windows)]
    return _trace(back, (finals + LAST).argmax(axis=1), lengths)


def _trace(back: NDArray[np.int8], final: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int8]:
    rows, windows, _ = back.shape
    path = np.zeros((windows, rows), dtype=np.int8)
    for window, (label, length) in enumerate(zip(final.tolist(), lengths.tolist(), strict=True)):
        labels = []
        for ways in back[:length, window][::-1].tolist():  # plain numbers: a step is one look-up
            labels.append(label)
            label = ways[label]
        path[window, :length] = labels[::-1]
    return path


def find_shares(emissions: Scores, lengths: NDArray[np.int64], steps: Scores) -> Scores:
    """How likely each label of each row is, over all ways to label the others (forward and backward; Rabiner
    1989). Shapes are those of `find_path`; rows past a window's length say nothing."""
    rows = emissions.shape[1]
    each = np.exp(emissions - emissions.max(axis=2, keepdims=True))
    ways = np.exp(steps)
    ahead, behind = np.ones_like(each), np.ones_like(each)
    ahead[:, 0] = each[:, 0] * np.exp(FIRST)
    for row in range(1, rows):
        ahead[:, row] = _scale(ahead[:, row - 1] @ ways * each[:, row])
    for row in range(rows - 1, -1, -1):
        later = (each[:, row + 1] * behind[:, row + 1]) @ ways.T if row + 1 < rows else behind[:, row]
        ends = (lengths == row + 1)[:, None]
        behind[:, row] = _scale(np.where(ends, np.exp(LAST), later))
    return _scale(ahead * behind)


def _scale(shares: Scores) -> Scores:
    """Adding up to one: only the share of each label counts, and small numbers would vanish."""
    scaled: Scores = shares / np.maximum(shares.sum(axis=-1, keepdims=True), np.finfo(np.float32).tiny)
    return scaled
