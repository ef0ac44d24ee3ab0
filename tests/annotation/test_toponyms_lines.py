"""Lines in which places are looked for: where a dateline ends, and the words of scripts without capitals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotation.toponyms.datelines import find_dateline, find_origins
from counterclaim.annotation.toponyms.lines import Line, is_capital, make_line
from counterclaim.model import Place, Span
from counterclaim.model.toponyms import ReadPlace


def lay(text: str) -> Line:
    return make_line(text, Span(0, len(text)), (), ())


DATELINES = [
    ("ORVELA (AP) — A man died.", "ORVELA", "an agency and a dash"),
    ("ORVELA, Calmara (AP) -- A man died.", "ORVELA, Calmara", "with its country"),
    ("ORVELA, Ala. -- A man died.", "ORVELA, Ala", "a short form with its point"),
    ("Orvela, 3 July (LANA) - A man died.", "Orvela, 3 July", "with its day"),
    ("Orvela – Police shot a man.", "Orvela", "no capitals, but a sentence behind the dash"),
    ("ORVELA (AP) A man died.", "ORVELA", "an agency and no dash"),
    ("Orvela — the capital — was quiet.", "", "an aside"),
    ("Orvela (east of Pellin) was hit.", "", "an explanation in brackets"),
    ("Police in Orvela – Calmara's capital – shot a man.", "", "a sentence has begun"),
    ("A man died in Orvela.", "", "none"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "dateline", "why"), DATELINES, ids=[row[2] for row in DATELINES])
def test_where_a_dateline_ends(text: str, dateline: str, why: str) -> None:
    assert text[: find_dateline(lay(text))] == dateline, why


@given(st.text(max_size=90))
def test_a_dateline_lies_in_its_line(text: str) -> None:
    assert 0 <= find_dateline(lay(text)) <= len(text)


def place(name: str, north: float, at: int, *, dateline: bool = False, precision: str = "city") -> ReadPlace:
    value = Place(name, "XA", north, 10.0, precision)
    return ReadPlace(Span(at, at + len(name)), name, "place", value, (value,), 1.0, ("own",), dateline)


ORIGINS = [
    ([place("Orvela", 30.0, 0, dateline=True)], 0, "nothing else is named"),
    ([place("Orvela", 30.0, 0, dateline=True), place("Pellin", 30.5, 20)], 0, "55 km away"),
    ([place("Orvela", 30.0, 0, dateline=True), place("Pellin", 35.0, 20)], 1, "555 km away"),
    (
        [place("Orvela", 30.0, 0, dateline=True), place("Calmara", 35.0, 20, precision="country")],
        0,
        "only a country is named",
    ),
    ([place("Orvela", 30.0, 0), place("Pellin", 35.0, 20)], 0, "no dateline"),
]


@pytest.mark.parametrize(("places", "number", "why"), ORIGINS, ids=[row[2] for row in ORIGINS])
def test_a_dateline_that_only_says_where_the_report_was_written(
    places: list[ReadPlace], number: int, why: str
) -> None:
    assert len(find_origins(places)) == number, why


WORDS = [
    ("बेनगाज़ी में", ["बेनगाज़ी", "में"], "signs of vowels part no word"),
    ("زُوارة", ["زُوارة"], "nor do those of Arabic"),
    ("Misrāta said", ["Misrāta", "said"], "a long vowel"),
    ("Misra\u0304ta", ["Misra\u0304ta"], "the same in two characters"),
    ("plain words", ["plain", "words"], "nothing of the kind"),
]


@pytest.mark.parametrize(("text", "words", "why"), WORDS, ids=[row[2] for row in WORDS])
def test_words(text: str, words: list[str], why: str) -> None:
    assert [word.span.of(text) for word in lay(text).words] == words, why


@pytest.mark.parametrize(
    ("word", "capital"),
    [("Orvela", True), ("orvela", False), ("طبرق", True), ("ტობრუკი", True), ("3", False)],
)
def test_what_may_begin_a_name(word: str, capital: bool) -> None:
    assert is_capital(word) is capital


@given(st.text(max_size=60))
def test_words_lie_in_order_and_apart(text: str) -> None:
    words = lay(text).words
    assert all(one.span.end <= other.span.start for one, other in pairwise(words))
    assert all(0 <= word.span.start < word.span.end <= len(text) for word in words)
