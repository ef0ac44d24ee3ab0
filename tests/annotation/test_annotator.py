"""The whole room: spans are verbatim, order and batches do not matter, and no text makes it fail."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.annotation import Annotated, Annotator
from counterclaim.annotation.paragraphs import LONGEST
from counterclaim.model import Quantity, Span, Term

STORY = (
    "Guards at the Brine Yard camp in eastern Orvela shot at least six detainees on Friday, the Coast Watch "
    "Union said.\nThe interior minister denied it. “Nobody was hurt,” Omar al-Ta'l told reporters. “It was a "
    "lie.”\n\nAnother 12 people, including two children, were moved last week, according to a prison doctor."
)


def check(annotated: Annotated, text: str) -> None:
    """Every span lies inside its sentence, every wording is verbatim, and everything is in order."""
    end = 0
    for sentence in annotated.sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end
        assert [token.span for token in sentence.tokens] == sorted({token.span for token in sentence.tokens})
        spans: list[Span] = [token.span for token in sentence.tokens]
        for token in sentence.tokens:
            assert token.text == token.span.of(text)
        for phrase in sentence.noun_phrases:
            assert phrase.span.contains(phrase.core)
            assert phrase.core.contains(phrase.head)
            spans.append(phrase.span)
        starts = [mention.span.start for mention in sentence.mentions]
        assert starts == sorted(starts)
        for mention in sentence.mentions:
            spans.extend(span for span in (mention.span, mention.head, mention.part_of) if span is not None)
            if isinstance(mention.value, Quantity | Term):
                assert mention.value.wording == mention.span.of(text)
        for tagged in sentence.tagged:
            spans.extend((*tagged.source, *tagged.content))
        spans.extend(frame.trigger for frame in sentence.frames)
        assert all(span.start < span.end and sentence.span.contains(span) for span in spans)


def test_a_story(annotator: Annotator) -> None:
    annotated = annotator.annotate(STORY)
    check(annotated, STORY)
    assert [sentence.paragraph for sentence in annotated.sentences] == [0, 1, 1, 1, 2]
    kinds = {mention.kind.value for sentence in annotated.sentences for mention in sentence.mentions}
    assert kinds >= {"figure", "period", "place", "site", "actor"}


def test_many_texts_give_what_each_gives_alone(annotator: Annotator) -> None:
    texts = ["", STORY, "\n\n", "Six men fled.", STORY * 30, "”", "On Friday it burned."]
    together = list(annotator.annotate_many(texts))
    assert together == [annotator.annotate(text) for text in texts]


def test_texts_are_read_as_they_come(annotator: Annotator) -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield STORY

    results = annotator.annotate_many(endless())  # type: ignore[arg-type]
    next(results)
    assert taken < 200


ODD = [
    ("lone surrogates", "Six \ud800men\udfff fled on Friday."),
    ("control characters", "Six\x00 men\x1b[31m fled\x08."),
    ("right to left", "قال الوزير إن ستة مهاجرين قتلوا"),
    ("no white space", "x" * (3 * LONGEST)),
    ("one endless sentence", "and the guards said that " * 600),
    ("only marks", "”“\"'" * 50),
    ("numbers", "9" * 5000),
    ("brackets", "(" * 3000),
    ("combining marks", "e\u0301" * 3000),
    ("odd line ends", "One.\x0bTwo.\x0cThree.\u2028Four.\x85Five."),
]


@pytest.mark.parametrize(("why", "text"), ODD, ids=[row[0] for row in ODD])
def test_ill_formed_text_is_read(annotator: Annotator, why: str, text: str) -> None:
    check(annotator.annotate(text), text)


def test_a_cut_paragraph_is_a_problem(annotator: Annotator) -> None:
    text = "Six men fled.\n" + "The gate was shut. " * 500
    annotated = annotator.annotate(text)
    assert [problem.where for problem in annotated.problems] == [":14"]
    assert annotated.problems[0].hint


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_read(annotator: Annotator, text: str) -> None:
    check(annotator.annotate(text), text)


_WORDS = sorted(
    set(STORY.replace("\n", " ").split()) | {"\n", '"', "”", "A", "of", "16-year-old", "2019", "-", "3,300"}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_any_order_of_words_is_read(annotator: Annotator, text: str) -> None:
    check(annotator.annotate(text), text)


def test_time_grows_with_length_alone(annotator: Annotator) -> None:
    def measure(times: int) -> float:
        start = time.process_time()
        annotator.annotate(
            "Guards shot six of the 53 detainees at the camp on Friday, a doctor said, and " * times
        )
        return time.process_time() - start

    measure(5)
    assert measure(400) < 30 * measure(40)  # a quadratic walk would need a hundred times as long
