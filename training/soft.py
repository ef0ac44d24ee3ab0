"""What teachers think of each word: a score a label, kept by the word's place in its text."""

from __future__ import annotations

import numpy as np
import torch

from counterclaim.annotation.tagging.labels import LABELS
from counterclaim.annotation.tagging.windows import Window
from training.examples import Example, Prepared


class Soft:
    """Scores of many texts. `steps` are the teacher's between labels, without those that BIOES bars."""

    def __init__(self, steps: torch.Tensor) -> None:
        self.steps = steps
        self._scores: list[np.ndarray] = []
        self._places: dict[tuple[str, int, int], tuple[int, int]] = {}
        self._texts: set[str] = set()

    def add(self, identity: str, example: Example, scores: np.ndarray) -> None:
        """`scores` of the rows of one window."""
        at = len(self._scores)
        self._texts.add(identity)
        self._scores.append(scores[:, : len(LABELS)].astype(np.float16))
        for row, (start, end) in enumerate(example.window.spans):
            self._places[identity, start, end] = (at, row)

    def knows(self, identity: str) -> bool:
        """Whether the teacher has read a text."""
        return identity in self._texts

    def fill(self, given: np.ndarray, window: Window, prepared: Prepared) -> None:
        """Writes the scores of a window's rows into `given`, rows x labels; unknown rows stay."""
        for row, (start, end) in enumerate(window.spans):
            place = self._places.get((prepared.text.id, start, end))
            if place is not None:
                given[row] = self._scores[place[0]][place[1]]
