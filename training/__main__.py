"""Makes the tagger's weights: `make weights`, or stage by stage

    python -m training teacher|taught|student|refined|weights [--build FOLDER] [--golden FILE] [--threads N]

A stage that is finished is not run again, and one that was stopped goes on where it was. The weights are
written to `src/counterclaim/resources/attribution.onnx`.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from quality.bench_texts import SHARED
from training.corpora import Text, read_golden, read_polnear
from training.export import describe, quantise, write_graph
from training.fitting import Fitting, Material, Recipe, blend, load
from training.soft import Soft
from training.teaching import choose_unlabelled, teach

CORPORA = SHARED / "corpora"
ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "src" / "counterclaim" / "domains" / "detention" / "golden.jsonl"
WEIGHTS = ROOT / "src" / "counterclaim" / "resources" / "attribution.onnx"

TEACHER = Recipe(
    "teacher",
    "mpnet",
    layers=12,
    epochs=2,
    rate=1e-4,
    below=0.9,
    frozen=3,
    dropout=0.05,
    heads_rate=1e-3,
    repeats=3,
)
STUDENT = Recipe("student", "minilm", layers=6, epochs=3, rate=3e-4)
REFINED = Recipe("refined", "minilm", layers=6, epochs=3, rate=2e-4, start="student", seed=2)
REFINED_SHARE = 0.6  # in what ships: weights half way are better than those of either run


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run keeps what it makes, and the passages it learns from."""

    build: Path
    golden: Path

    def material(self) -> Material:
        """PolNeAR's parts, and of the golden passages those with an odd number; those whose number leaves 4
        when divided by 6 are watched, the rest is not looked at."""
        polnear = CORPORA / "polnear"
        golden = read_golden(self.golden)
        return Material(
            train=read_polnear(polnear / "train.jsonl"),
            dev=read_polnear(polnear / "dev.jsonl"),
            passages=[text for text in golden if _number(text) % 2],
            passages_dev=[text for text in golden if _number(text) % 6 == 4],
        )


def _number(text: Text) -> int:
    return int(text.id[1:])


def fit_teacher(run: Run) -> None:
    Fitting(TEACHER, run.material(), run.build / TEACHER.name, run.build).fit()


def read_with_teacher(run: Run) -> None:
    """Keeps what the teacher thinks of all texts that the student will see."""
    path = run.build / "taught.pickle"
    if path.is_file():
        return
    network, vocabulary = load(run.build / TEACHER.name, run.build)
    soft = Soft(network.steps.detach())
    material = run.material()
    unlabelled = teach(network, vocabulary, choose_unlabelled(CORPORA, STUDENT.seed), soft)
    teach(network, vocabulary, [*material.train, *material.passages], soft)
    path.write_bytes(pickle.dumps((soft, unlabelled), protocol=5))


def fit_student(run: Run, recipe: Recipe = STUDENT) -> None:
    soft, unlabelled = pickle.loads((run.build / "taught.pickle").read_bytes())
    held = run.material()
    material = Material(held.train, held.dev, held.passages, held.passages_dev, unlabelled, soft)
    Fitting(recipe, material, run.build / recipe.name, run.build).fit()


def refine_student(run: Run) -> None:
    """The same once more from where it ended: three epochs are not all that it can learn."""
    fit_student(run, REFINED)


def write_weights(run: Run) -> None:
    runs = {run.build / STUDENT.name: 1 - REFINED_SHARE, run.build / REFINED.name: REFINED_SHARE}
    network, vocabulary = blend(runs, run.build)
    graph = run.build / "student.onnx"
    write_graph(network, graph)
    quantise(graph, WEIGHTS)
    describe(network, vocabulary, WEIGHTS)
    print(f"{WEIGHTS.stat().st_size / 1e6:.1f} MB in {WEIGHTS}")


STAGES: dict[str, Callable[[Run], None]] = {
    "teacher": fit_teacher,
    "taught": read_with_teacher,
    "student": fit_student,
    "refined": refine_student,
    "weights": write_weights,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stages", choices=STAGES, nargs="*", default=list(STAGES))
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--golden", type=Path, default=GOLDEN)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    for stage in given.stages:
        STAGES[stage](Run(given.build, given.golden))


if __name__ == "__main__":
    main()
