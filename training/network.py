"""The network: an encoder, one output a word, a field over labels and two pointers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.annotation.tagging.attitudes import ANSWERS, QUESTIONS
from counterclaim.annotation.tagging.labels import LABELS, ROLES
from counterclaim.annotation.tagging.spans import ATTITUDES, DISTANCES, OUTPUTS, WIDTH, measure_distances
from counterclaim.annotation.tagging.words import FEATURES, PADDING
from training.crf import allow, log_partition, score_labels
from training.examples import NO_TARGET, Example

STYLES = 2
_APART = torch.from_numpy(measure_distances(512))
_CUE_WEIGHT, _SOURCE_WEIGHT = 0.2, 0.5  # of the pointers in the loss
_ATTITUDE_WEIGHT = 2.0


class WordScorer(nn.Module):
    """An encoder with one output a word, read at its first piece."""

    def __init__(self, encoder: nn.Module, features: nn.Embedding, outputs: int) -> None:
        super().__init__()
        self.encoder, self.features = encoder, features
        self.before, self.after = nn.Dropout(0.1), nn.Dropout(0.15)
        self.out = nn.Linear(features.embedding_dim, outputs)

    def forward(self, pieces: Tensor, features: Tensor, present: Tensor, firsts: Tensor) -> Tensor:
        """Scores, windows x rows x outputs."""
        words = self.encoder.embeddings.word_embeddings(pieces)
        given = self.before(words + self.features(features))
        hidden = self.encoder(inputs_embeds=given, attention_mask=present).last_hidden_state
        rows = hidden.gather(1, firsts[..., None].expand(-1, -1, hidden.shape[-1]))
        scores: Tensor = self.out(self.after(rows))
        return scores


class Network(WordScorer):
    """`layers`: how many of the encoder's are used, from below; `dropout` is the encoder's own."""

    def __init__(self, encoder: Path, layers: int, dropout: float = 0.0) -> None:
        from transformers import AutoConfig, AutoModel

        config = AutoConfig.from_pretrained(encoder)
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = dropout, 0.0
        model = AutoModel.from_pretrained(encoder, config=config, add_pooling_layer=False)
        model.encoder.layer = model.encoder.layer[:layers]
        model.config.num_hidden_layers = layers
        features = nn.Embedding(STYLES * FEATURES, config.hidden_size)
        nn.init.normal_(features.weight, std=0.005)
        super().__init__(model, features, OUTPUTS)
        self.steps = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.distances = nn.Parameter(torch.zeros(2, DISTANCES))


class Batch:
    """Windows padded to one length, as tensors."""

    def __init__(self, examples: Sequence[Example]) -> None:
        count = len(examples)
        length = max(len(each.window.pieces) for each in examples)
        rows = max(len(each.window) for each in examples)
        self.pieces = np.zeros((count, length), np.int64)
        self.features = np.full((count, length), PADDING, np.int64)
        present = np.zeros((count, length), np.int64)
        self.firsts, self.labels = np.zeros((count, rows), np.int64), np.zeros((count, rows), np.int64)
        self.cues = np.full((count, rows), NO_TARGET, np.int64)
        self.sources = np.full((count, rows), NO_TARGET, np.int64)
        within = np.zeros((count, rows), bool)
        for number, each in enumerate(examples):
            wide, high = len(each.window.pieces), len(each.window)
            self.pieces[number, :wide] = each.window.pieces
            self.features[number, :wide] = each.window.features
            present[number, :wide] = 1
            self.firsts[number, :high] = each.window.firsts
            self.labels[number, :high] = each.labels
            self.cues[number, :high], self.sources[number, :high] = each.cues, each.sources
            within[number, :high] = True
        self.told = [(number, one) for number, each in enumerate(examples) for one in each.told]
        self.present, self.within = torch.from_numpy(present), torch.from_numpy(within)

    def inputs(self, hidden: int | None = None, share: float = 0.0) -> tuple[Tensor, ...]:
        """What the network takes; `share` of the pieces are replaced by the mark `hidden`."""
        pieces = torch.from_numpy(self.pieces)
        if hidden is not None and share:
            dropped = (torch.rand(pieces.shape) < share) & (pieces > hidden_below(hidden))
            pieces = pieces.masked_fill(dropped, hidden)
        return pieces, torch.from_numpy(self.features), self.present, torch.from_numpy(self.firsts)


def hidden_below(hidden: int) -> int:
    """Pieces up to this number are marks and stay: BERT's end with 103, MPNet's with 3."""
    return hidden - 1 if hidden < 1000 else 3


def label_loss(scores: Tensor, batch: Batch, network: Network, weights: Tensor) -> Tensor:
    """Negative log likelihood of the labels, summed over windows by weight."""
    emissions, steps = scores[..., : len(LABELS)], allow(network.steps)
    labels = torch.from_numpy(batch.labels)
    right = score_labels(emissions, labels, batch.within, steps)
    return (weights * (log_partition(emissions, batch.within, steps) - right)).sum()


def pointer_loss(scores: Tensor, batch: Batch, network: Network) -> Tensor:
    """Cross entropy of both pointers, weighted and summed."""
    total = scores.new_zeros(())
    for number, (weight, targets) in enumerate(((_CUE_WEIGHT, batch.cues), (_SOURCE_WEIGHT, batch.sources))):
        start = len(LABELS) + 2 * number * WIDTH
        queries, keys = scores[..., start : start + WIDTH], scores[..., start + WIDTH : start + 2 * WIDTH]
        rows = queries.shape[1]
        ways = queries @ keys.transpose(1, 2) / WIDTH**0.5 + network.distances[number][_APART[:rows, :rows]]
        ways = ways.masked_fill(~batch.within[:, None, :], -1e4)
        total = total + weight * nn.functional.cross_entropy(
            ways.flatten(0, 1), torch.from_numpy(targets).flatten(), ignore_index=NO_TARGET, reduction="sum"
        )
    return total


def attitude_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of stance, modality and kind, weighted and summed over statements."""
    if not batch.told:
        return scores.new_zeros(())
    windows = torch.tensor([number for number, _ in batch.told])
    within = np.zeros((len(batch.told), len(ROLES), scores.shape[1]), bool)
    for number, (_, told) in enumerate(batch.told):
        for role, rows in enumerate(told.roles):
            within[number, role, rows] = True
    there = torch.from_numpy(within)
    each = scores[windows, :, ATTITUDES:].unflatten(2, (len(ROLES), 1 + ANSWERS)).transpose(1, 2)
    weights = torch.softmax(each[..., 0].masked_fill(~there, -1e4), -1) * there.any(-1, keepdim=True)
    pooled = (weights[..., None] * each[..., 1:]).sum((1, 2))
    right = torch.tensor([told.attitude for _, told in batch.told])
    losses = [
        nn.functional.cross_entropy(pooled[:, one], right[:, one], reduction="sum") for one in QUESTIONS
    ]
    return _ATTITUDE_WEIGHT * torch.stack(losses).sum()
