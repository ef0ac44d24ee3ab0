"""Paragraphs, sentences and noun phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotation import Annotator
from counterclaim.annotation.paragraphs import LONGEST, split_paragraphs

PARAGRAPHS: list[tuple[str, list[str], str]] = [
    ("One.\nTwo.", ["One.", "Two."], "a newline ends a paragraph"),
    ("One.\n\n  Two.  \n", ["One.", "Two."], "white space at the edges is left out"),
    ("One.\r\nTwo.", ["One.", "Two."], "Windows newlines"),
    ("", [], "nothing"),
    (" \n\t\n", [], "nothing but white space"),
    (
        "The wardens of the northern hall left their posts\nbefore the fire had reached the upper floor,\n"
        "and nobody came.",
        [
            "The wardens of the northern hall left their posts before the fire had reached the upper floor, "
            "and nobody came."
        ],
        "lines wrapped at a margin are one paragraph",
    ),
    (
        "The wardens of the northern hall left their posts.\nThe fire had reached the upper floor by six.\n"
        "Nobody came.",
        [
            "The wardens of the northern hall left their posts.",
            "The fire had reached the upper floor by six.",
            "Nobody came.",
        ],
        "lines that end as sentences are paragraphs",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), PARAGRAPHS, ids=[row[2] for row in PARAGRAPHS])
def test_paragraphs(text: str, expected: list[str], why: str) -> None:
    paragraphs = list(split_paragraphs(text))
    assert [paragraph.words for paragraph in paragraphs] == expected, why
    assert [paragraph.number for paragraph in paragraphs] == list(range(len(expected)))


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    text = "The gate was shut. " * 500
    pieces = list(split_paragraphs(text))
    assert len(pieces) > 1
    assert {piece.number for piece in pieces} == {0}
    assert all(piece.words.endswith("shut.") and len(piece.words) <= LONGEST for piece in pieces)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_paragraphs_stand_where_they_say(text: str) -> None:
    end = 0
    for paragraph in split_paragraphs(text):
        assert paragraph.start >= end
        end = paragraph.start + len(paragraph.words)
        assert end <= len(text)
        assert paragraph.words.strip()
        paragraph.words.encode("utf-8")


SENTENCES = [
    (
        '"We saw it. It burned," the guard said.',
        ['"We saw it.', 'It burned," the guard said.'],
        "cue in the last",
    ),
    ('"Who did it?" asked the guard.', ['"Who did it?" asked the guard.'], "a small letter goes on"),
    (
        "He said it was “a lie.” Nobody believed him.",
        ["He said it was “a lie.”", "Nobody believed him."],
        "closed",
    ),
    ("The gate fell. Two men ran.", ["The gate fell.", "Two men ran."], "plain"),
    (
        "The fire began on Thursday at 3 a.m. This is false.",
        ["The fire began on Thursday at 3 a.m.", "This is false."],
        "the stop of an hour ends a sentence",
    ),
    (
        "It began at 3 a.m. Thursday, he said.",
        ["It began at 3 a.m. Thursday, he said."],
        "a day behind an hour",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_sentences(annotator: Annotator, text: str, expected: list[str], why: str) -> None:
    assert [sentence.span.of(text) for sentence in annotator.annotate(text).sentences] == expected, why


@given(
    st.lists(
        st.sampled_from(['"', "“", "”", "'", "He", "said", "it", "burned", ".", ",", "?", "Nobody"]),
        max_size=25,
    )
)
def test_no_sentence_is_only_a_mark(annotator: Annotator, words: list[str]) -> None:
    text = " ".join(words)
    spans = [sentence.span for sentence in annotator.annotate(text).sentences]
    assert all(any(char.isalnum() for char in span.of(text)) for span in spans[1:])


PHRASES = [
    (
        "The head of the union, Mira Solt, spoke.",
        "head",
        "The head of the union, Mira Solt",
        "The head",
        False,
        "of-phrase and apposition",
    ),
    (
        "The guards who fled were caught.",
        "guards",
        "The guards who fled",
        "The guards",
        True,
        "relative clause",
    ),
    ("The union's boat sank.", "union", "The union", "The union", False, "a possessive without its 's"),
    ("The wounded were moved.", "wounded", "The wounded", "The wounded", False, "an adjective as a noun"),
    ("The union (UDW) spoke.", "union", "The union (UDW)", "The union", False, "a bracket is closed"),
    (
        "Men were beaten at the Oru removal centre west of Odam on Monday.",
        "centre",
        "the Oru removal centre west of Odam",
        "the Oru removal centre",
        False,
        "a direction is not the noun",
    ),
]


@pytest.mark.parametrize(
    ("text", "head", "whole", "core", "plural", "why"), PHRASES, ids=[r[0] for r in PHRASES]
)
def test_noun_phrases(
    annotator: Annotator, text: str, head: str, whole: str, core: str, plural: bool, why: str
) -> None:
    phrases = annotator.annotate(text).sentences[0].noun_phrases
    phrase = next(phrase for phrase in phrases if phrase.head.of(text) == head)
    assert (phrase.span.of(text), phrase.core.of(text), phrase.plural) == (whole, core, plural), why
