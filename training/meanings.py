"""The loop that teaches a network what words mean, and how good it is at passages it has not seen."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from counterclaim.annotation.tagging import STYLES
from counterclaim.annotation.tagging.meanings import Layout
from counterclaim.annotation.tagging.windows import Packing, Window, pack, split_text
from training.encoders import Vocabulary
from training.fitting import begin
from training.marked import Passage
from training.meaner import Meaner, Shelf, Shown, mark, meaning_loss

Taught = Mapping[str, Mapping[int, np.ndarray]]  # by text and first letter of a word
_WARM = 0.06
_SHORT_AVERAGE = 10


@dataclass(frozen=True, slots=True)
class MeaningRecipe:
    """How a run goes. `start`: the run, or the encoder, whose network it begins as; `shared` of its layers
    stay; `pieces` are learnt at once; `hidden` is the share of pieces that are not shown."""

    name: str
    start: str
    shared: int
    epochs: int
    rate: float
    heads_rate: float
    pieces: int = 400
    hidden: float = 0.1
    average: float = 0.995
    seed: int = 1


class MeaningRun:
    """One run over marked passages and, where there is a teacher, over texts that nobody has marked."""

    def __init__(self, recipe: MeaningRecipe, layout: Layout, build: Path) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.layout, self.build = recipe, layout, build
        self.chance = random.Random(recipe.seed)
        network, self.vocabulary = begin(recipe.start, build)
        self.meaner = Meaner(network, layout, recipe.shared)
        self.average = {key: value.clone() for key, value in self.meaner.state_dict().items()}
        self.step = 0

    def fit(
        self, passages: Sequence[Passage], unmarked: Sequence[Passage] = (), taught: Taught | None = None
    ) -> None:
        """Trains to the end and keeps the averaged weights. `unmarked` are texts that only the teacher has
        read."""
        learnt = [one for one in passages if not one.is_watched]
        shown = [
            *show(learnt, self.layout, self.vocabulary),
            *show(unmarked, self.layout, self.vocabulary, False),
        ]
        for each in shown:
            if taught is not None and each.text in taught:
                each.taught = _lay_out(each.window, taught[each.text], self.layout.width)
        watched = [one for one in passages if one.is_watched]
        optimiser = self._optimise()
        started = time.time()
        for epoch in range(self.recipe.epochs):
            batches = self._batch(shown)
            for number, group in enumerate(batches):
                self._learn(group, optimiser, (epoch + number / len(batches)) / self.recipe.epochs)
            self._keep()
            spent = f"{time.time() - started:.0f} s"
            print(f"{self.recipe.name} after {epoch + 1}, {spent}: {self.measure(watched)}", flush=True)

    def _optimise(self) -> torch.optim.AdamW:
        heads = list(self.meaner.out.parameters())
        own = {id(each) for each in heads}
        body = [each for each in self.meaner.parameters() if each.requires_grad and id(each) not in own]
        groups = [{"params": body, "lr": self.recipe.rate}, {"params": heads, "lr": self.recipe.heads_rate}]
        return torch.optim.AdamW(groups, weight_decay=0.01)

    def _batch(self, shown: Sequence[Shown]) -> list[list[Shown]]:
        order = sorted(shown, key=lambda one: len(one.window.pieces) + 12 * self.chance.random())
        batches = list(_group(order, self.recipe.pieces))
        self.chance.shuffle(batches)
        return batches

    def _learn(self, group: Sequence[Shown], optimiser: torch.optim.AdamW, progress: float) -> None:
        rates = (self.recipe.rate, self.recipe.heads_rate)
        for part, rate in zip(optimiser.param_groups, rates, strict=True):
            part["lr"] = rate * min(1.0, progress / _WARM) * min(1.0, (1 - progress) / (1 - _WARM)) + 1e-7
        shelf = Shelf(group, self.layout.width)
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.meaner(*shelf.inputs(self.vocabulary.hidden, self.recipe.hidden))
        loss = meaning_loss(scores.float(), shelf, self.layout)
        optimiser.zero_grad()
        loss.backward()
        if not torch.isfinite(torch.nn.utils.clip_grad_norm_(self.meaner.parameters(), 1.0)):
            return  # one step that overflows would spoil all weights
        optimiser.step()
        self.step += 1
        keep = min(self.recipe.average, self.step / (self.step + _SHORT_AVERAGE))
        with torch.no_grad():
            for key, value in self.meaner.state_dict().items():
                if value.is_floating_point():
                    self.average[key].lerp_(value, 1 - keep)

    def _keep(self) -> None:
        folder = self.build / self.recipe.name
        folder.mkdir(parents=True, exist_ok=True)
        torch.save({"weights": self.average}, folder / "meaner.pt")

    def measure(self, passages: Sequence[Passage]) -> str:
        """Precision and recall of marks, by what they name, of the averaged network: a mark is found where
        one word of it is."""
        held = {key: value.clone() for key, value in self.meaner.state_dict().items()}
        self.meaner.load_state_dict(self.average)
        found = _score(self.meaner, self.layout, show(passages, self.layout, self.vocabulary))
        self.meaner.load_state_dict(held)
        return "; ".join(
            f"{name} {right / max(right + needless, 1):.2f}/{right / max(right + missed, 1):.2f}"
            for name, (right, needless, missed) in sorted(found.items())
            if right + missed
        )


def load_meaner(recipe: MeaningRecipe, layout: Layout, build: Path) -> tuple[Meaner, Vocabulary]:
    """The averaged network of a finished run."""
    network, vocabulary = begin(recipe.start, build)
    meaner = Meaner(network, layout, recipe.shared)
    held = torch.load(build / recipe.name / "meaner.pt", weights_only=False)
    meaner.load_state_dict(held["weights"])
    return meaner, vocabulary


def teach_meanings(
    meaner: Meaner, vocabulary: Vocabulary, texts: Sequence[Passage], layout: Layout
) -> Taught:
    """What a finished network makes of each word of `texts`."""
    taught: dict[str, dict[int, np.ndarray]] = {}
    shown = sorted(show(texts, layout, vocabulary, False), key=lambda one: len(one.window.pieces))
    for each, scores in _run(meaner, shown, layout):
        words = taught.setdefault(each.text, {})
        for (start, end), row in zip(each.window.spans, scores, strict=True):
            if end > start:
                words[start] = row.astype(np.float16)
    return taught


def show(
    passages: Iterable[Passage], layout: Layout, vocabulary: Vocabulary, marked: bool = True
) -> list[Shown]:
    """The windows of all passages; with the right answers where they are marked."""
    pieces = vocabulary.pieces()
    packing = Packing(vocabulary.opening, vocabulary.ending, STYLES["codebook"])
    return [
        Shown(window, one.id, mark(window, one, layout) if marked else None)
        for one in passages
        for window in pack(split_text(one.text, pieces), one.text, packing)
    ]


def _lay_out(window: Window, words: Mapping[int, np.ndarray], width: int) -> np.ndarray:
    rows = np.zeros((len(window), width), np.float32)
    for row, (start, end) in enumerate(window.spans):
        if end > start:
            rows[row] = words[start]
    return rows


def _group(shown: Sequence[Shown], pieces: int) -> Iterable[list[Shown]]:
    group: list[Shown] = []
    for each in shown:
        if group and len(each.window.pieces) * (len(group) + 1) > pieces:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _run(meaner: Meaner, shown: Sequence[Shown], layout: Layout) -> Iterable[tuple[Shown, np.ndarray]]:
    meaner.eval()
    for group in _group(shown, 3000):
        shelf = Shelf(group, layout.width)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            scores = meaner(*shelf.inputs()).float().numpy()
        for each, rows in zip(group, scores, strict=True):
            yield each, rows[: len(each.window)]
    meaner.train()


def _score(meaner: Meaner, layout: Layout, shown: Sequence[Shown]) -> dict[str, list[int]]:
    """By what is marked: how many marks were found, needless and missed."""
    first, begin = len(layout.counts), len(layout.counts) + len(layout.kinds)
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for each, scores in _run(meaner, shown, layout):
        assert each.marked is not None
        counted = np.eye(first)[scores[:, :first].argmax(1)]
        found = np.concatenate([counted[:, 1:], scores[:, begin:-2] > 0], 1) > 0
        right = np.concatenate([each.marked[:, 1:first], each.marked[:, begin:-2]], 1) > 0
        for column, name in enumerate((*("figure" for _ in layout.counts[1:]), *layout.names)):
            one, other = _list_runs(found[:, column]), _list_runs(right[:, column])
            missed = sum(not any(rows & each for each in one) for rows in other)
            total = totals[name.rpartition(":")[0] or name]
            total[0] += len(other) - missed
            total[1] += sum(not any(rows & each for each in other) for rows in one)
            total[2] += missed
        asked = each.marked[:, -2] >= 0
        denied, true = scores[asked, -2] > 0, each.marked[asked, -2] > 0
        flag = totals["denied"]
        flag[0] += int((denied & true).sum())
        flag[1] += int((denied & ~true).sum())
        flag[2] += int((~denied & true).sum())
    return totals


def _list_runs(flags: np.ndarray) -> list[set[int]]:
    """The rows of each stretch of neighbours that are set."""
    rows = np.flatnonzero(flags)
    parts = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if len(rows) else []
    return [set(part.tolist()) for part in parts]
