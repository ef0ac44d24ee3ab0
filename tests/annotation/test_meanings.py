"""What words mean: from scores to names, and words that no list of the codebook holds."""

from __future__ import annotations

import numpy as np

from counterclaim.annotation.tagging.meanings import Layout, WordMeanings, read_layout
from counterclaim.annotation.tagging.windows import Window
from counterclaim.model import Span

LAYOUT = Layout("detention", ("", "killed", "held"), ("", "part"), ("type:fire", "doer"))
FIRE, DOER = 5, 6  # columns
YES, NO = 4.0, -4.0
WORDS = ((0, 3), (4, 9), (10, 14), (15, 20))


def read(rows: list[dict[int, float]]) -> WordMeanings:
    scores = np.full((len(rows), LAYOUT.width), NO, np.float32)
    scores[:, 0] = 0.0
    for number, row in enumerate(rows):
        for column, value in row.items():
            scores[number, column] = value
    meanings = WordMeanings(LAYOUT)
    meanings.add(Window(spans=[*WORDS[: len(rows)]]), scores)
    return meanings


def test_neighbours_that_mean_the_same_are_one_meaning() -> None:
    found = list(read([{FIRE: YES}, {FIRE: YES}, {}, {FIRE: YES}]).find(Span(0, 20), 0.5))
    assert [(item.span, item.name) for item in found] == [
        (Span(0, 9), "type:fire"),
        (Span(15, 20), "type:fire"),
    ]


def test_words_can_mean_two_things() -> None:
    found = list(read([{FIRE: YES, DOER: YES}]).find(Span(0, 20), 0.5))
    assert {item.name for item in found} == {"type:fire", "doer"}


def test_what_is_not_likely_enough_means_nothing() -> None:
    meanings = read([{FIRE: 0.5}])
    assert list(meanings.find(Span(0, 20), 0.7)) == []
    assert len(list(meanings.find(Span(0, 20), 0.6))) == 1


def test_only_words_inside_the_span_are_asked() -> None:
    meanings = read([{FIRE: YES}, {}, {}, {DOER: YES}])
    assert [item.name for item in meanings.find(Span(10, 20), 0.5)] == ["doer"]
    assert list(meanings.find(Span(30, 40), 0.5)) == []


def test_the_layout_is_read_as_it_was_written() -> None:
    assert read_layout(LAYOUT.write()) == LAYOUT
    assert LAYOUT.width == 9
