"""The training loop, for teacher and student alike."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from counterclaim.annotation.tagging.labels import LABELS
from training.corpora import Text
from training.crf import allow, marginals, nearness_loss
from training.encoders import ENCODERS, Vocabulary, find_encoder, read_vocabulary
from training.examples import Example, Prepared, batch, make_examples, prepare
from training.network import Batch, Network, attitude_loss, label_loss, pointer_loss
from training.predicting import measure, measure_attitudes
from training.soft import Soft


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides how one network is trained."""

    name: str
    encoder: str
    layers: int
    epochs: int
    rate: float
    heads_rate: float = 2e-3
    below: float = 1.0  # the rate of each layer, as a share of that of the layer above
    frozen: int = 0  # layers from below that stay as they are, with the embeddings; 0: none
    dropout: float = 0.0
    pieces: int = 1920  # a batch, padding counted
    hidden: float = 0.04  # share of pieces that are hidden
    average: float = 0.998  # of weights, a step
    share: float = 1.0  # of the articles and the unlabelled texts, drawn anew each epoch
    repeats: int = 6  # how often an epoch shows the passages of the codebook's style
    start: str = ""  # the run whose averaged weights are the first ones; "": the encoder's
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from: annotated texts, texts that only a teacher has read, and what to measure on."""

    train: Sequence[Text]
    dev: Sequence[Text]
    passages: Sequence[Text] = ()  # of the codebook's style
    passages_dev: Sequence[Text] = ()
    unlabelled: Sequence[Text] = ()  # with the teacher's attributions
    soft: Soft | None = None


class Fitting:
    """One run. Writes a checkpoint an epoch into `folder`, and goes on from the last one."""

    def __init__(self, recipe: Recipe, material: Material, folder: Path, build: Path) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.material, self.folder = recipe, material, folder
        self.chance = random.Random(recipe.seed)
        encoder = find_encoder(recipe.encoder, build)
        self.vocabulary: Vocabulary = read_vocabulary(encoder)
        self.network = Network(encoder, recipe.layers, recipe.dropout)
        if recipe.start:
            _grow(self.network, _read_average(build / recipe.start)["weights"])
        self._freeze()
        self.optimiser = torch.optim.AdamW(self._groups(), weight_decay=0.01, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.average = {key: value.clone() for key, value in self.network.state_dict().items()}
        self.step = 0
        pieces = self.vocabulary.pieces()
        shown = [*material.train, *list(material.passages) * recipe.repeats]
        self.sure = [prepare(text, pieces) for text in shown]
        self.unsure = [prepare(text, pieces) for text in material.unlabelled]

    def _freeze(self) -> None:
        if self.recipe.frozen:
            self.network.encoder.embeddings.requires_grad_(False)
            for layer in self.network.encoder.encoder.layer[: self.recipe.frozen]:
                layer.requires_grad_(False)

    def _groups(self) -> list[dict[str, object]]:
        recipe, encoder = self.recipe, self.network.encoder
        layers = list(encoder.encoder.layer)
        groups: list[dict[str, object]] = []
        claimed: set[int] = set()
        for number, part in enumerate([encoder.embeddings, *layers]):
            weights = [each for each in part.parameters() if each.requires_grad]
            claimed.update(id(each) for each in part.parameters())
            if weights:
                groups.append({"params": weights, "lr": recipe.rate * recipe.below ** (len(layers) - number)})
        rest = [each for each in encoder.parameters() if id(each) not in claimed and each.requires_grad]
        if rest:
            groups.append({"params": rest, "lr": recipe.rate})
        network = self.network
        heads = [*network.out.parameters(), network.features.weight]
        groups.append({"params": heads, "lr": recipe.heads_rate})
        groups.append({"params": [network.steps, network.distances], "lr": 1e-2, "weight_decay": 0.0})
        return groups

    def fit(self) -> Path:
        """Trains to the end; the path of the averaged weights."""
        self.folder.mkdir(parents=True, exist_ok=True)
        first = self._resume()
        started = time.time()
        for epoch in range(first, self.recipe.epochs):
            batches = self._make_batches()
            total = len(batches) * self.recipe.epochs
            for number, examples in enumerate(batches):
                progress = min(1.0, (epoch * len(batches) + number) / total)
                loss = self._learn(examples, progress)
                if self.step % 20 == 0:
                    print(
                        f"{self.recipe.name} epoch {epoch} step {number}/{len(batches)} loss {loss:.4f} "
                        f"{time.time() - started:.0f} s",
                        flush=True,
                    )
            self._keep(epoch + 1)
            self._report(epoch + 1)
        return self.folder / "average.pt"

    def _make_batches(self) -> list[list[Example]]:
        packing = self.vocabulary.packing()
        examples = list(make_examples(self.sure, packing, self.chance))
        for example in make_examples(self.unsure, packing, self.chance):
            example.text += len(self.sure)
            examples.append(example)
        articles = len(self.material.train)
        drawn = [self.chance.random() < self.recipe.share for _ in (*self.sure, *self.unsure)]
        drawn[articles : len(self.sure)] = [True] * (len(self.sure) - articles)
        examples = [example for example in examples if drawn[example.text]]
        return batch(examples, self.recipe.pieces, self.chance)

    def _learn(self, examples: list[Example], progress: float) -> float:
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * min(1.0, progress / 0.06) * min(1.0, (1 - progress) / 0.94) + 1e-7
        made = Batch(examples)
        inputs = made.inputs(self.vocabulary.hidden, self.recipe.hidden)
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(*inputs)
        loss = self._loss(scores.float(), made, examples) / made.within.sum()
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._average_weights()
        return float(loss.detach())

    def _loss(self, scores: torch.Tensor, made: Batch, examples: list[Example]) -> torch.Tensor:
        """Of annotated texts half is what the annotators say and half what the teacher says, where there is
        one; of other texts the teacher alone."""
        trusted = torch.tensor([self._trust(example) for example in examples])
        told = label_loss(scores, made, self.network, trusted)
        near = scores.new_zeros(())
        soft = self.material.soft
        if soft is not None:
            given = np.zeros((*made.labels.shape, len(LABELS)), np.float32)
            for number, example in enumerate(examples):
                soft.fill(given[number], example.window, self._text_of(example))
            steps, weights = allow(soft.steps), 1 - trusted
            target = marginals(torch.from_numpy(given), made.within, steps, weights)
            emissions = scores[..., : len(LABELS)]
            near = nearness_loss(emissions, made.within, allow(self.network.steps), weights, target)
        return told + near + pointer_loss(scores, made, self.network) + attitude_loss(scores, made)

    def _trust(self, example: Example) -> float:
        """The share of the annotators in what an example teaches."""
        soft = self.material.soft
        if soft is None or not soft.knows(self._text_of(example).text.id):
            return 1.0
        return 0.5 if example.text < len(self.sure) else 0.0

    def _text_of(self, example: Example) -> Prepared:
        at = example.text
        return self.sure[at] if at < len(self.sure) else self.unsure[at - len(self.sure)]

    def _average_weights(self) -> None:
        """An average over steps, short at first."""
        keep = min(self.recipe.average, self.step / (self.step + 10))
        with torch.no_grad():
            for key, value in self.network.state_dict().items():
                if value.is_floating_point():
                    self.average[key].lerp_(value, 1 - keep)

    def _report(self, epoch: int) -> None:
        held = {key: value.clone() for key, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.average)
        for name, texts in (("dev", self.material.dev), ("passages", self.material.passages_dev)):
            if texts:
                print(
                    f"{self.recipe.name} after {epoch}: {name} "
                    f"{measure(self.network, self.vocabulary, texts)}",
                    flush=True,
                )
        if self.material.passages_dev:
            told = measure_attitudes(self.network, self.vocabulary, self.material.passages_dev)
            print(f"{self.recipe.name} after {epoch}: attitudes {told}", flush=True)
        self.network.load_state_dict(held)

    def _keep(self, epoch: int) -> None:
        torch.save(
            {
                "network": self.network.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "average": self.average,
                "step": self.step,
                "epoch": epoch,
                "chance": self.chance.getstate(),
                "torch": torch.get_rng_state(),
            },
            self.folder / "checkpoint.new",
        )
        (self.folder / "checkpoint.new").replace(self.folder / "checkpoint.pt")
        torch.save({"weights": self.average, "recipe": asdict(self.recipe)}, self.folder / "average.pt")

    def _resume(self) -> int:
        path = self.folder / "checkpoint.pt"
        if not path.is_file():
            return 0
        held = torch.load(path, weights_only=False)
        self.network.load_state_dict(held["network"])
        self.optimiser.load_state_dict(held["optimiser"])
        self.average, self.step = held["average"], held["step"]
        self.chance.setstate(held["chance"])
        torch.set_rng_state(held["torch"])
        return int(held["epoch"])


def load(folder: Path, build: Path) -> tuple[Network, Vocabulary]:
    """The averaged network of a finished run."""
    held = _read_average(folder)
    recipe = Recipe(**held["recipe"])
    encoder = find_encoder(recipe.encoder, build)
    network = Network(encoder, recipe.layers)
    _grow(network, held["weights"])
    return network, read_vocabulary(encoder)


def begin(name: str, build: Path) -> tuple[Network, Vocabulary]:
    """The averaged network of the run `name`, or an encoder as it comes, which has learnt nothing of ours."""
    if name not in ENCODERS:
        return load(build / name, build)
    encoder = find_encoder(name, build)
    return Network(encoder, ENCODERS[name]), read_vocabulary(encoder)


def _grow(network: Network, weights: Mapping[str, torch.Tensor]) -> None:
    """Takes the weights of a network that may have had fewer outputs; the rest stay as they were made."""
    held = network.state_dict()
    for key, value in weights.items():
        held[key] = torch.cat([value, held[key][len(value) :]]) if key.startswith("out.") else value
    network.load_state_dict(held)


def blend(runs: Mapping[Path, float], folder: Path, build: Path) -> None:
    """Keeps in `folder` a network whose weights are those of several runs from the same start, each by its
    share (a "soup"; Wortsman et al. 2022)."""
    recipe = _read_average(next(iter(runs)))["recipe"]
    held = [(share, load(run, build)[0].state_dict()) for run, share in runs.items()]
    mixed = dict(held[0][1])
    for key, value in mixed.items():
        if value.is_floating_point():
            mixed[key] = torch.stack([share * weights[key] for share, weights in held]).sum(0)
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": mixed, "recipe": {**recipe, "name": folder.name}}, folder / "average.pt")


def _read_average(folder: Path) -> dict[str, Any]:
    held: dict[str, Any] = torch.load(folder / "average.pt", weights_only=False)
    return held
