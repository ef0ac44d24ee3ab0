"""What the pages tell: marks never change a word, figures keep their ends, sides hold only what can be true
together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import JudgementError
from counterclaim.model import Quantity, Span, Term
from counterclaim.review.charts.interval import Scale, draw_interval
from counterclaim.review.telling.entering import find_words, read_value, write_value
from counterclaim.review.telling.marking import Mark, cut
from counterclaim.review.telling.wording import say_quantity, show_quantity, show_spread

TEXT = "Six people were shot, the league said. The minister denied it; nobody was hurt, he said."
spans = st.builds(
    lambda one, other: Span(min(one, other), max(one, other)),
    st.integers(0, len(TEXT)),
    st.integers(0, len(TEXT)),
)
marks = st.lists(st.builds(Mark, spans, st.sampled_from(["src", "cue", "con", "fig", "ev"])), max_size=12)


@given(spans, marks, st.dictionaries(st.integers(0, len(TEXT)), st.integers(1, 9), max_size=4))
def test_marks_never_change_a_word(within: Span, given_marks: list[Mark], starts: dict[int, int]) -> None:
    segments = cut(TEXT, within, given_marks, starts)
    assert "".join(segment.text for segment in segments) == within.of(TEXT)


@given(spans, marks)
def test_every_mark_covers_its_words_and_no_others(within: Span, given_marks: list[Mark]) -> None:
    place = within.start
    for segment in cut(TEXT, within, given_marks):
        here = Span(place, place + len(segment.text))
        expected = {mark.name for mark in given_marks if len(mark.span) and mark.span.contains(here)}
        assert set(segment.names) == expected
        place = here.end


def test_withheld_words_are_not_shown() -> None:
    segments = cut(TEXT, Span(0, len(TEXT)), [Mark(Span(0, 10), "withheld"), Mark(Span(4, 20), "con")])
    shown = "".join(segment.text for segment in segments)
    assert "Six people" not in shown
    assert "were shot" in shown


QUANTITIES = [
    (Quantity(6, 6, "six"), "6", "6", "exact"),
    (Quantity(6, None, "at least six"), "≥ 6", "at least 6", "open above"),
    (Quantity(None, 6, "up to six"), "≤ 6", "at most 6", "open below"),
    (Quantity(0, 6, "up to six"), "≤ 6", "at most 6", "from nought"),
    (Quantity(0, 0, "no one"), "0", "0", "none, as stated"),
    (Quantity(24, 99, "dozens", True), "≈ 24–99", "about 24 to 99", "a vague word"),
    (Quantity(1800, 2200, "about 2,000", True), "≈ 2,000", "about 2,000", "a tenth less or more"),
    (Quantity(None, None, "many"), "many", "many", "no number: the report's own word"),
]


@pytest.mark.parametrize(("value", "shown", "said", "why"), QUANTITIES, ids=[case[3] for case in QUANTITIES])
def test_figures_in_signs_and_in_words(value: Quantity, shown: str, said: str, why: str) -> None:
    assert (show_quantity(value), say_quantity(value)) == (shown, said)


SPREADS = [
    ([(1, 1), (6, None)], "1 to ≥ 6", "an open end is never closed"),
    ([(6, None)], "≥ 6", "one open end"),
    ([(20, None), (40, 40)], "20 to 40 or more", "open below the highest"),
    ([(6, 6), (6, 6)], "6", "one value"),
    ([(24, 99)], "24 to 99", "a range"),
    ([], "", "nothing is not nought"),
]


@pytest.mark.parametrize(("ends", "shown", "why"), SPREADS, ids=[case[2] for case in SPREADS])
def test_the_spread_of_figures(ends: list[tuple[int, int | None]], shown: str, why: str) -> None:
    assert show_spread(Quantity(low, high, "x") for low, high in ends) == shown


ENTERED = [
    ("6", {"low": "6", "high": "6"}, "a number"),
    ("≥ 6", {"low": "6", "high": "open"}, "an open end by its sign"),
    ("At Least 1,200", {"low": "1200", "high": "open"}, "an open end in words"),
    ("up to 9", {"low": "0", "high": "9"}, "an upper end"),
    ("24–99", {"low": "24", "high": "99"}, "a range"),
    ("24 to 99", {"low": "24", "high": "99"}, "a range in words"),
    ("air strike", {"term": "air_strike"}, "a word of the codebook"),
]


@pytest.mark.parametrize(("typed", "taken", "why"), ENTERED, ids=[case[2] for case in ENTERED])
def test_what_a_person_types_as_a_value(typed: str, taken: dict[str, str], why: str) -> None:
    assert read_value(typed) == taken


@given(st.integers(0, 99999), st.one_of(st.none(), st.integers(0, 99999)))
def test_a_value_that_is_shown_to_be_corrected_reads_back_the_same(low: int, high: int | None) -> None:
    if high is not None and high < low:
        low, high = high, low
    taken = read_value(write_value(Quantity(low, high, "x")))
    assert int(taken["low"]) == low
    assert (None if taken["high"] == "open" else int(taken["high"])) == high


def test_a_term_reads_back_the_same() -> None:
    assert read_value(write_value(Term("air_strike", "the strike"))) == {"term": "air_strike"}


PLACES = [
    ("the league said", "the  league\nsaid", "white space may differ"),
    ("hurt, he", "hurt, he", "with a comma"),
]


@pytest.mark.parametrize(("words", "typed", "why"), PLACES, ids=[case[2] for case in PLACES])
def test_words_are_found_where_they_stand(words: str, typed: str, why: str) -> None:
    start, end = find_words(TEXT, typed)
    assert TEXT[start:end] == words


@pytest.mark.parametrize("typed", ["", "   ", "not there", "said"])
def test_words_that_are_in_no_one_place(typed: str) -> None:
    with pytest.raises(JudgementError):
        find_words(TEXT, typed)


quantities = st.builds(
    lambda low, more, about: Quantity(low, None if more is None else low + more, "x", about),
    st.integers(0, 9999),
    st.one_of(st.none(), st.integers(0, 500)),
    st.booleans(),
)


@given(st.lists(quantities, min_size=1, max_size=8))
def test_an_interval_says_all_its_figures_and_closes_no_open_end(values: list[Quantity]) -> None:
    drawn = str(draw_interval(values, Scale(10000), "killed"))
    for value in values:
        assert say_quantity(value) in drawn
    arrows = drawn.count("l3.5 3.5-3.5 3.5")
    shown = sorted(set(values), key=lambda each: (each.low or 0, each.high is None, each.high or 0))[-6:]
    assert arrows == sum(value.high is None for value in shown)
