"""Makes the tagger's weights: `make weights`, or stage by stage

    python -m training STAGE ... [--build FOLDER] [--threads N]

A stage that is finished is not run again, and one that was stopped goes on where it was. The weights are
written to `src/counterclaim/resources/attribution.onnx` and `meanings.onnx`.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from quality.bench_texts import SHARED
from training.corpora import Text, read_golden, read_polnear
from training.export import describe, describe_tower, quantise, write_graph, write_tower
from training.fitting import Fitting, Material, Recipe, blend, load
from training.marked import Passage, make_layout, read_marked
from training.meanings import MeaningRecipe, MeaningRun, load_meaner, teach_meanings
from training.soft import Soft
from training.teaching import choose_unlabelled, teach

CORPORA = SHARED / "corpora"
ROOT = Path(__file__).resolve().parents[1]
DOMAIN = ROOT / "src" / "counterclaim" / "domains" / "detention"
CODEBOOK, GOLDEN = DOMAIN / "codebook.toml", DOMAIN / "golden.jsonl"
PASSAGES = ROOT / "training" / "passages.jsonl"
MARKED = ROOT / "training" / "marked.txt"
WEIGHTS = ROOT / "src" / "counterclaim" / "resources" / "attribution.onnx"
MEANINGS = WEIGHTS.with_name("meanings.onnx")

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
BLENDED = {"student": 0.4, "refined": 0.6}  # weights half way are better than those of either run
TUTOR = Recipe(
    "tutor",
    "mpnet",
    layers=12,
    epochs=4,
    rate=5e-5,
    below=0.9,
    frozen=3,
    dropout=0.05,
    heads_rate=1e-3,
    start="teacher",
    pieces=480,
    share=0.08,
    repeats=1,
    seed=3,
)
FINISHED = Recipe(
    "finished",
    "minilm",
    layers=6,
    epochs=3,
    rate=2e-4,
    start="blended",
    share=0.5,
    repeats=2,
    seed=4,
)
POLISHED = replace(FINISHED, name="polished", epochs=2, rate=1.5e-4, start="finished", seed=5)
INTERPRETER = MeaningRecipe(
    "interpreter", "mpnet", shared=5, epochs=4, rate=1e-4, heads_rate=3e-3, pieces=600
)
MEANER = MeaningRecipe("meaner", "polished", shared=3, epochs=7, rate=5e-4, heads_rate=3e-3, pieces=900)


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run keeps what it makes."""

    build: Path

    def material(self) -> Material:
        """PolNeAR's parts, passages written to learn from, and golden passages with an odd number.
        Watched are golden passages whose number leaves 4 when divided by 6 and an eighth of the others;
        the rest of the golden ones is not looked at."""
        polnear = CORPORA / "polnear"
        golden, own = read_golden(GOLDEN), read_golden(PASSAGES)
        return Material(
            train=read_polnear(polnear / "train.jsonl"),
            dev=read_polnear(polnear / "dev.jsonl"),
            passages=[
                *(text for text in golden if _number(text) % 2),
                *(text for text in own if _number(text) % 8),
            ],
            passages_dev=[
                *(text for text in golden if _number(text) % 6 == 4),
                *(text for text in own if not _number(text) % 8),
            ],
        )


def _number(text: Text) -> int:
    return int(text.id[1:])


def fit_teacher(run: Run) -> None:
    Fitting(TEACHER, run.material(), run.build / TEACHER.name, run.build).fit()


def read_with_teacher(run: Run) -> None:
    """Keeps what the teacher thinks of all texts that the student will see."""
    _read_with(run, TEACHER, run.build / "taught.pickle")


def fit_student(run: Run) -> None:
    _fit_taught(run, STUDENT, "taught.pickle")


def refine_student(run: Run) -> None:
    """The same once more from where it ended: three epochs are not all that it can learn."""
    _fit_taught(run, REFINED, "taught.pickle")


def blend_student(run: Run) -> None:
    blend({run.build / name: share for name, share in BLENDED.items()}, run.build / "blended", run.build)


def fit_tutor(run: Run) -> None:
    """The teacher goes on with what the codebook asks beyond spans: stance, modality and kind."""
    Fitting(TUTOR, run.material(), run.build / TUTOR.name, run.build).fit()


def read_with_tutor(run: Run) -> None:
    _read_with(run, TUTOR, run.build / "tutored.pickle")


def finish_student(run: Run) -> None:
    _fit_taught(run, FINISHED, "tutored.pickle")


def polish_student(run: Run) -> None:
    _fit_taught(run, POLISHED, "tutored.pickle")


def _read_with(run: Run, recipe: Recipe, path: Path) -> None:
    if path.is_file():
        return
    network, vocabulary = load(run.build / recipe.name, run.build)
    soft = Soft(network.steps.detach())
    material = run.material()
    unlabelled = teach(network, vocabulary, choose_unlabelled(CORPORA, STUDENT.seed), soft)
    train = teach(network, vocabulary, material.train, soft)
    passages = teach(network, vocabulary, material.passages, soft)
    path.write_bytes(pickle.dumps((soft, unlabelled, train, passages), protocol=5))


def _fit_taught(run: Run, recipe: Recipe, taught: str) -> None:
    soft, unlabelled, train, passages = pickle.loads((run.build / taught).read_bytes())
    material = replace(run.material(), train=train, passages=passages, unlabelled=unlabelled, soft=soft)
    Fitting(recipe, material, run.build / recipe.name, run.build).fit()


def fit_interpreter(run: Run) -> None:
    """A large encoder learns from marked passages what words mean to the codebook."""
    layout = make_layout(CODEBOOK)
    MeaningRun(INTERPRETER, layout, run.build).fit(read_marked(MARKED, layout))


def fit_meaner(run: Run) -> None:
    """The upper layers of a second network on the student's lower ones: it learns from marked passages, and
    from what the interpreter makes of texts that nobody has marked."""
    layout = make_layout(CODEBOOK)
    passages = read_marked(MARKED, layout)
    unmarked = [Passage(text.id, text.text) for text in read_golden(PASSAGES)]
    interpreter, vocabulary = load_meaner(INTERPRETER, layout, run.build)
    taught = teach_meanings(interpreter, vocabulary, [*passages, *unmarked], layout)
    MeaningRun(MEANER, layout, run.build).fit(passages, unmarked, taught)


def write_weights(run: Run) -> None:
    network, vocabulary = load(run.build / POLISHED.name, run.build)
    graph = run.build / "student.onnx"
    write_graph(network, MEANER.shared, graph)
    quantise(graph, WEIGHTS)
    describe(network, vocabulary, WEIGHTS)
    layout = make_layout(CODEBOOK)
    meaner, _ = load_meaner(MEANER, layout, run.build)
    tower = run.build / "meaner.onnx"
    write_tower(meaner, tower)
    quantise(tower, MEANINGS)
    describe_tower(layout, MEANINGS)
    for path in (WEIGHTS, MEANINGS):
        print(f"{path.stat().st_size / 1e6:.1f} MB in {path}")


STAGES: dict[str, Callable[[Run], None]] = {
    "teacher": fit_teacher,
    "taught": read_with_teacher,
    "student": fit_student,
    "refined": refine_student,
    "blended": blend_student,
    "tutor": fit_tutor,
    "tutored": read_with_tutor,
    "finished": finish_student,
    "polished": polish_student,
    "interpreter": fit_interpreter,
    "meaner": fit_meaner,
    "weights": write_weights,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stages", choices=STAGES, nargs="*", default=list(STAGES))
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    for stage in given.stages:
        STAGES[stage](Run(given.build))


if __name__ == "__main__":
    main()
