"""Texts that no report looks like: every word of them stands in a sentence, where it stood in the text."""

from itertools import pairwise

import pytest

from counterclaim.annotation import Annotator
from quality.odd_texts import ODD_TEXTS, OddText

CHARACTERS = 1500


def make_odd(odd: OddText, characters: int) -> str:
    """About so many characters of the text."""
    return odd.make(max(2, characters * 1000 // len(odd.make(1000))))


@pytest.mark.parametrize("odd", ODD_TEXTS, ids=[odd.name for odd in ODD_TEXTS])
def test_tokens_are_verbatim_and_in_order(annotator: Annotator, odd: OddText) -> None:
    text = make_odd(odd, CHARACTERS)
    sentences = annotator.annotate(text).sentences
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert all(token.span.of(text) == token.text for token in tokens)
    assert all(one.span.end <= other.span.start for one, other in pairwise(tokens))
    assert all(one.span.end <= other.span.start for one, other in pairwise(sentences))


@pytest.mark.parametrize("odd", ODD_TEXTS, ids=[odd.name for odd in ODD_TEXTS])
def test_only_white_space_stands_outside_the_sentences(annotator: Annotator, odd: OddText) -> None:
    text = make_odd(odd, CHARACTERS)
    end = 0
    for sentence in annotator.annotate(text).sentences:
        assert not text[end : sentence.span.start].strip()
        end = sentence.span.end
    assert not text[end:].strip()


@pytest.mark.parametrize("odd", ODD_TEXTS, ids=[odd.name for odd in ODD_TEXTS])
def test_tagged_spans_and_mentions_lie_in_their_sentence(annotator: Annotator, odd: OddText) -> None:
    for sentence in annotator.annotate(make_odd(odd, CHARACTERS)).sentences:
        spans = [mention.span for mention in sentence.mentions]
        for tag in sentence.tagged:
            spans += [*tag.content, *tag.source, *([tag.cue] if tag.cue else [])]
        assert all(sentence.span.contains(span) for span in spans)


def test_a_long_paragraph_is_cut_and_that_is_said(annotator: Annotator) -> None:
    annotated = annotator.annotate("we left the harbour before dawn and " * 300)
    assert [problem.stage for problem in annotated.problems] == ["annotation"]
    assert len(annotated.sentences) > 1
