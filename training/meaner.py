"""The network that says what words mean: an encoder that shares its lowest layers, and one output a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.annotation.tagging.meanings import NOTHING, Layout
from counterclaim.annotation.tagging.windows import Window
from counterclaim.annotation.tagging.words import PADDING
from training.marked import OLD, Passage
from training.network import Network, WordScorer, hidden_below

_UNASKED = -1.0  # of a flag, or a kind, that a word without marks does not have
_RARE = -4.0  # most words mean nothing: so every name begins
_SPREAD = 0.02
_TRUSTED = 0.5  # share of the marks in what a marked passage teaches, where there is a teacher


class Meaner(WordScorer):
    """Begins as a copy of `network`; its embeddings and `shared` lowest layers stay as they are."""

    def __init__(self, network: Network, layout: Layout, shared: int) -> None:
        super().__init__(network.encoder, network.features, layout.width)
        self.shared = shared
        nn.init.normal_(self.out.weight, std=_SPREAD)
        nn.init.zeros_(self.out.bias)
        first = len(layout.counts) + len(layout.kinds)
        with torch.no_grad():
            self.out.bias[first : first + len(layout.names)] = _RARE
        self.encoder.embeddings.requires_grad_(False)
        self.features.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:shared]:
            layer.requires_grad_(False)


@dataclass(slots=True)
class Shown:
    """A window with what it teaches: `marked` is None for a text without marks, `taught` what the teacher
    makes of each row, where one is asked."""

    window: Window
    text: str
    marked: np.ndarray | None
    taught: np.ndarray | None = None


def mark(window: Window, passage: Passage, layout: Layout) -> np.ndarray:
    """The right answers of each row in the layout's columns: 1 for what holds, `_UNASKED` for kind and flags
    of words that are not marked."""
    right = np.zeros((len(window), layout.width), np.float32)
    first = len(layout.counts)
    right[:, 0] = 1.0  # NOTHING is counted
    right[:, first : first + len(layout.kinds)] = right[:, -2:] = _UNASKED
    for row, (start, end) in enumerate(window.spans):
        for one in passage.marks:
            if end > start and one.start <= start < one.end:
                for label in one.labels:
                    _fill(right[row], label.name, label.kind, label.denied, layout)
    return right


def _fill(row: np.ndarray, name: str, kind: str, denied: bool, layout: Layout) -> None:
    first = len(layout.counts)
    row[-2] = max(row[-2], float(denied))
    if name in layout.names:
        row[first + len(layout.kinds) + layout.names.index(name)] = 1.0
        if name.startswith("type:"):
            row[-1] = max(row[-1], float(kind == OLD))
        return
    row[layout.counts.index(NOTHING)] = 0.0
    row[layout.counts.index(name)] = 1.0
    row[first : first + len(layout.kinds)] = [float(each == kind) for each in layout.kinds]


class Shelf:
    """Windows padded to one length, as tensors."""

    def __init__(self, shown: Sequence[Shown], width: int) -> None:
        count, rows = len(shown), max(len(each.window) for each in shown)
        length = max(len(each.window.pieces) for each in shown)
        pieces = np.zeros((count, length), np.int64)
        features = np.full((count, length), PADDING, np.int64)
        present = np.zeros((count, length), np.int64)
        firsts = np.zeros((count, rows), np.int64)
        right, taught = (np.zeros((count, rows, width), np.float32) for _ in range(2))
        by_marks, by_teacher = (np.zeros((count, rows), np.float32) for _ in range(2))
        for number, each in enumerate(shown):
            wide, high = len(each.window.pieces), len(each.window)
            pieces[number, :wide], features[number, :wide] = each.window.pieces, each.window.features
            present[number, :wide], firsts[number, :high] = 1, each.window.firsts
            words = np.array([end > start for start, end in each.window.spans], np.float32)
            trusted = 0.0 if each.marked is None else 1.0 if each.taught is None else _TRUSTED
            by_marks[number, :high] = words * trusted
            if each.marked is not None:
                right[number, :high] = each.marked
            if each.taught is not None:
                taught[number, :high], by_teacher[number, :high] = each.taught, words * (1 - trusted)
        self.pieces, self.features, self.present, self.firsts = map(
            torch.from_numpy, (pieces, features, present, firsts)
        )
        self.right, self.taught = torch.from_numpy(right), torch.from_numpy(taught)
        self.by_marks, self.by_teacher = torch.from_numpy(by_marks), torch.from_numpy(by_teacher)

    def inputs(self, hidden: int | None = None, share: float = 0.0) -> tuple[Tensor, ...]:
        """What the network takes; `share` of the pieces are replaced by the mark `hidden`."""
        pieces = self.pieces
        if hidden is not None and share:
            dropped = (torch.rand(pieces.shape) < share) & (pieces > hidden_below(hidden))
            pieces = pieces.masked_fill(dropped, hidden)
        return pieces, self.features, self.present, self.firsts


def meaning_loss(scores: Tensor, shelf: Shelf, layout: Layout) -> Tensor:
    """Cross entropy of counts, kinds, names and flags against the marks and against the teacher, by word."""
    first, begin = len(layout.counts), len(layout.counts) + len(layout.kinds)
    taught = torch.cat(
        [
            torch.softmax(shelf.taught[..., :first], -1),
            torch.softmax(shelf.taught[..., first:begin], -1),
            torch.sigmoid(shelf.taught[..., begin:]),
        ],
        -1,
    )
    counted, named = 1 - taught[..., 0], taught[..., begin:-2].max(-1).values
    asked = torch.maximum(counted, named)
    total = scores.new_zeros(())
    for target, weight, counting, telling in (
        (shelf.right, shelf.by_marks, shelf.right[..., first] >= 0, None),
        (taught, shelf.by_teacher, counted, asked),
    ):
        total = (
            total
            - (weight * (target[..., :first] * torch.log_softmax(scores[..., :first], -1)).sum(-1)).sum()
        )
        kinds = target[..., first:begin].clamp(min=0) * torch.log_softmax(scores[..., first:begin], -1)
        total = total - (weight * counting * kinds.sum(-1)).sum()
        names = nn.functional.binary_cross_entropy_with_logits(
            scores[..., begin:-2], target[..., begin:-2], reduction="none"
        )
        total = total + (weight * names.sum(-1)).sum()
        flags = nn.functional.binary_cross_entropy_with_logits(
            scores[..., -2:], target[..., -2:].clamp(min=0), reduction="none"
        )
        held = target[..., -2:] >= 0 if telling is None else telling[..., None]
        total = total + (weight[..., None] * held * flags).sum()
    return total / (shelf.by_marks + shelf.by_teacher).sum()
