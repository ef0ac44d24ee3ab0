"""The scorer of places: spans strictly and loosely, and a hundred miles."""

from counterclaim.model import Span
from quality.score_places import Located, PlaceScore, match, score_texts

PARIS = Located(Span(10, 15), 48.85, 2.35)
NEARBY = Located(Span(8, 15), 48.9, 2.4)
TEXAS = Located(Span(10, 15), 33.66, -95.55)


def test_a_place_counts_once_and_its_own_span_first() -> None:
    assert match([PARIS], [NEARBY, TEXAS]) == [(0, 1)]
    assert match([PARIS], [Located(Span(15, 20))]) == []


def test_the_figures() -> None:
    score = PlaceScore()
    score.add([PARIS, Located(Span(20, 25), 1.0, 1.0)], [NEARBY])
    figures = score.list_figures()
    assert figures["strict F1"] == 0
    assert figures["loose F1"] == 2 / 3
    assert figures["within 161 km, end to end"] == 0.5
    assert figures["within 161 km, of those found"] == 1.0
    assert set(PlaceScore().list_figures().values()) == {0.0}


def test_what_is_no_name_counts_on_neither_side() -> None:
    row = {"text": "the city", "places": [{"start": 4, "end": 8, "common": True}]}
    score = score_texts([row], lambda text: [Located(Span(4, 8))])
    assert (score.gold, score.read) == (0, 0)
