"""What words make of a statement: pooling by hand-made scores, then the tagger's on sentences of our own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from counterclaim.annotation.tagging import Tagger, open_tagger
from counterclaim.annotation.tagging.attitudes import (
    ANSWERS,
    MODALITIES,
    SCORES,
    STANCES,
    WordAttitudes,
    pool,
)
from counterclaim.annotation.tagging.windows import Packing, Window
from counterclaim.annotation.tagging.words import Pieces
from counterclaim.model import Modality, Span, Stance
from counterclaim.resources import find_weights
from training.corpora import Quotation, Text
from training.examples import make_examples, prepare

CUE, SOURCE, CONTENT = range(3)
DENIES = STANCES.index(Stance.DENIES)
POSSIBLE = len(STANCES) + MODALITIES.index(Modality.POSSIBLE)


def say(scores: np.ndarray, row: int, role: int, answer: int, strength: float, weight: float = 0.0) -> None:
    first = role * (1 + ANSWERS)
    scores[row, first] = weight
    scores[row, first + 1 + answer] = strength


def no_rows() -> np.ndarray:
    return np.zeros(0, np.int64)


def test_words_of_one_role_are_averaged_by_weight() -> None:
    scores = np.zeros((3, SCORES), np.float32)
    say(scores, 0, CONTENT, DENIES, 4.0, weight=50.0)
    say(scores, 1, CONTENT, DENIES, -4.0)
    assert pool(scores, (no_rows(), no_rows(), np.array([0, 1])))[DENIES] == pytest.approx(4.0)


def test_roles_are_added_and_do_not_mix() -> None:
    scores = np.zeros((2, SCORES), np.float32)
    say(scores, 0, CUE, DENIES, 3.0)
    say(scores, 0, CONTENT, DENIES, 100.0)  # as a content it would say so, but it is the cue
    say(scores, 1, CONTENT, POSSIBLE, 2.0)
    pooled = pool(scores, (np.array([0]), no_rows(), np.array([1])))
    assert (pooled[DENIES], pooled[POSSIBLE]) == (pytest.approx(3.0), pytest.approx(2.0))


def test_a_statement_may_lie_in_two_windows() -> None:
    first, second = Window(), Window()
    for window, spans in (
        (first, [(-1, -1), (0, 3), (4, 8), (8, 8)]),
        (second, [(-1, -1), (9, 12), (12, 12)]),
    ):
        window.spans.extend(spans)
    scores = np.zeros((4, SCORES), np.float32)
    say(scores, 2, CONTENT, DENIES, 9.0)
    attitudes = WordAttitudes()
    attitudes.add(first, scores)
    other = np.zeros((3, SCORES), np.float32)
    say(other, 1, CUE, POSSIBLE, 9.0)
    attitudes.add(second, other)
    read = attitudes.read((), (Span(9, 12),), (Span(4, 8),))
    assert read is not None
    assert max(read.stance, key=read.stance.__getitem__) is Stance.DENIES
    assert max(read.modality, key=read.modality.__getitem__) is Modality.POSSIBLE
    assert sum(read.kind.values()) == pytest.approx(1.0)


def test_places_without_words_have_no_attitude() -> None:
    assert WordAttitudes().read((Span(0, 4),), (), (Span(5, 9),)) is None


def test_training_sees_the_rows_of_each_role() -> None:
    vocabulary = {word: number for number, word in enumerate(["[UNK]", "[CLS]", "[SEP]"])}
    text = "The mayor said the well was dry."
    attitude = tuple(float(number == 0) for number in range(ANSWERS))
    quotation = Quotation(((0, 9),), ((10, 14),), ((15, 31),), attitude)
    packing = Packing(vocabulary["[CLS]"], vocabulary["[SEP]"])
    (example,) = make_examples([prepare(Text("t1", text, (quotation,)), Pieces(vocabulary))], packing)
    (told,) = example.told
    assert [rows.tolist() for rows in told.roles] == [[3], [1, 2], [4, 5, 6, 7]]
    assert told.attitude == attitude


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return open_tagger(find_weights("attribution"))


@dataclass(frozen=True)
class Said:
    source: str
    cue: str
    content: str
    stance: Stance
    modality: Modality


SAID = [
    Said("The harbour master", "denied", "that a boat had been turned back", Stance.DENIES, Modality.ACTUAL),
    Said("A baker", "accused", "the wardens of beating her son", Stance.ACCUSES, Modality.ACTUAL),
    Said("The council", "promised", "to open the gates by Friday", Stance.PROMISES, Modality.PROMISED),
    Said("Villagers", "demanded", "that the soldiers leave the school", Stance.DEMANDS, Modality.DEMANDED),
    Said("The colonel", "conceded", "that his men had fired first", Stance.ADMITS, Modality.ACTUAL),
    Said("The embassy", "could not verify", "the number of the drowned", Stance.DOUBTS, Modality.ACTUAL),
]


@pytest.mark.parametrize("case", SAID, ids=lambda case: case.cue)
def test_the_tagger_knows_plain_stances(case: Said, tagger: Tagger) -> None:
    text = f"{case.source} {case.cue} {case.content}."
    spans = [
        (Span(text.index(part), text.index(part) + len(part)),)
        for part in (case.source, case.cue, case.content)
    ]
    read = tagger.read(text).attitudes.read(*spans)
    assert read is not None
    assert max(read.stance, key=read.stance.__getitem__) is case.stance
    assert max(read.modality, key=read.modality.__getitem__) is case.modality
