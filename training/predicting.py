"""What a network in training finds in texts, and how good that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from counterclaim.annotation.tagging.attitudes import QUESTIONS, pool
from counterclaim.annotation.tagging.labels import STEPS
from counterclaim.annotation.tagging.spans import ATTITUDES, Attribution, Heads, read_windows
from quality.attribution_score import score_rows
from training.corpora import Text
from training.encoders import Vocabulary
from training.examples import Example, make_examples, prepare
from training.network import Batch, Network

_AT_ONCE = 3840  # pieces, padding counted
_ASKED = ("stance", "modality", "kind")
_SHOWN = (
    "content exact",
    "content part",
    "content iou50",
    "indirect content exact",
    "source exact",
    "cue exact",
    "triple exact",
)


def run(network: Network, examples: Sequence[Example]) -> list[np.ndarray]:
    """The scores of each window, rows x outputs."""
    network.eval()
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].window.pieces))
    found: list[np.ndarray] = [np.empty(0)] * len(examples)
    group: list[int] = []
    for at in [*order, -1]:
        if group and (at < 0 or len(examples[at].window.pieces) * (len(group) + 1) > _AT_ONCE):
            inputs = Batch([examples[one] for one in group]).inputs()
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
                scores = network(*inputs).float().numpy()
            for one, each in zip(group, scores, strict=True):
                found[one] = each[: len(examples[one].window)].copy()
            group = []
        group.append(at)
    network.train()
    return found


def heads_of(network: Network) -> Heads:
    return Heads(steps=network.steps.detach().numpy() + STEPS, distances=network.distances.detach().numpy())


def predict(network: Network, vocabulary: Vocabulary, texts: Sequence[Text]) -> list[list[Attribution]]:
    """The attributions of each text."""
    pieces = vocabulary.pieces()
    examples = list(make_examples([prepare(text, pieces) for text in texts], vocabulary.packing()))
    scores = run(network, examples)
    read = read_windows([each.window for each in examples], scores, heads_of(network))
    found: list[list[Attribution]] = [[] for _ in texts]
    for example, attributions in zip(examples, read, strict=True):
        found[example.text].extend(attributions)
    return found


def measure(network: Network, vocabulary: Vocabulary, texts: Sequence[Text]) -> str:
    """One line of F1 figures."""
    found = predict(network, vocabulary, texts)
    rows = {
        text.id: [{"content": one.content, "cue": one.cue, "source": one.source} for one in each]
        for text, each in zip(texts, found, strict=True)
    }
    score = score_rows(map(_as_row, texts), rows)
    return "  ".join(f"{name} {100 * score.f1(name):.1f}" for name in _SHOWN)


def measure_attitudes(network: Network, vocabulary: Vocabulary, texts: Sequence[Text]) -> str:
    """One line of macro F1 of stance, modality and kind, over statements whose spans are given."""
    pieces = vocabulary.pieces()
    examples = list(make_examples([prepare(text, pieces) for text in texts], vocabulary.packing()))
    pairs: list[tuple[np.ndarray, np.ndarray]] = []
    for example, scores in zip(examples, run(network, examples), strict=True):
        for told in example.told:
            pairs.append((np.array(told.attitude), pool(scores[:, ATTITUDES:], told.roles)))
    figures = [_macro([(int(a[one].argmax()), int(b[one].argmax())) for a, b in pairs]) for one in QUESTIONS]
    return "  ".join(f"{name} {100 * each:.1f}" for name, each in zip(_ASKED, figures, strict=True))


def _macro(pairs: Sequence[tuple[int, int]]) -> float:
    right, given, found = (
        Counter(one for one, other in pairs if one == other),
        Counter(one for one, _ in pairs),
        Counter(other for _, other in pairs),
    )
    return sum(2 * right[each] / (given[each] + found[each]) for each in given) / len(given)


def _as_row(text: Text) -> dict[str, Any]:
    attributions = [
        {"source": each.source, "cue": each.cue, "content": each.content} for each in text.quotations
    ]
    return {"id": text.id, "text": text.text, "attributions": attributions}
