"""Counts that nobody is said to give, in a paragraph in which somebody speaks: "Shots were heard, the clinic
said. *Two men died.*" Who spoke last goes on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.schema import GoingOnWords, ReferenceWords
from counterclaim.model import Frame, MentionKind, Modality, Sentence, Span, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.layout import Paragraph, find_layout
from counterclaim.statements.own_voice import find_release
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import TOLD_ON

_COUNTED = "attribute:"
_HELD = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.ADMITS))
_MARKS = " \t\n.!…"
_FAR = 3  # sentences over which a speaker goes on without a word of it


def find_told_on(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> list[Attribution]:
    """An attribution for each sentence that counts the harmed, with what stands between it and who spoke last
    in its paragraph, where he told of what took place and gave no such count. In a release, whoever issues it
    may count by himself."""
    layout = find_layout(text, sentences)
    released = find_release(text, sentences, layout, words) is not None
    if released or _speaks_for_itself(sentences, quotations, words):
        return []
    beside = _list_by_sentence(sentences, found)
    return [
        item
        for paragraph in layout
        if any(number in beside for number in range(paragraph.first, paragraph.last))
        for item in _read_paragraph(text, sentences, paragraph, beside, quotations, words.going_on)
    ]


def _read_paragraph(
    text: str,
    sentences: Sequence[Sentence],
    paragraph: Paragraph,
    beside: Mapping[int, Sequence[Attribution]],
    quotations: Quotations,
    words: GoingOnWords,
) -> Iterator[Attribution]:
    turning = _compile(words)
    last: _Speaker | None = None
    for number in range(paragraph.first, paragraph.last + 1):
        sentence, here = sentences[number], beside.get(number, ())
        if here:
            last = _read_speaker(sentence, number, here, quotations, words)
            continue
        if last is None or number - last.sentence > _FAR or _is_apart(sentence):
            last = None
            continue
        if turning.match(sentence.span.of(text)):
            last = None
            continue
        counts = set(_list_counts(sentence, words))
        if counts and not counts & last.counted and not _is_quoted(sentence.span, quotations):
            said = _trim(text, Span(sentences[last.sentence + 1].span.start, sentence.span.end))
            yield Attribution(last.source, None, (said,), number, rule=TOLD_ON)
            last = _Speaker(last.source, number, last.counted | counts)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who spoke last, in which sentence, and what he has given a count of."""

    source: tuple[Span, ...]
    sentence: int
    counted: frozenset[str]


def _read_speaker(
    sentence: Sentence,
    number: int,
    here: Sequence[Attribution],
    quotations: Quotations,
    words: GoingOnWords,
) -> _Speaker | None:
    """The one voice of a sentence, where it holds to something that took place."""
    items = [item for item in here if item.sentence == number and item.source and item.content]
    if not items or len(items) < len(here) or len({item.source for item in items}) > 1:
        return None
    item = items[-1]
    plain = item.row is None or (item.row.kind.public and item.row.stance in _HELD)
    told = [
        frame
        for frame in sentence.frames
        if frame.modality is Modality.ACTUAL and any(part.contains(frame.trigger) for part in item.content)
    ]
    if item.cue is None or item.negated or not plain or quotations.cover(item.source[0]) or not told:
        return None
    return _Speaker(item.source, number, frozenset(_list_counts(sentence, words)))


def _list_counts(sentence: Sentence, words: GoingOnWords) -> Iterator[str]:
    """What the sentence counts the people of."""
    figures = {mention.span for mention in sentence.mentions if mention.kind is MentionKind.FIGURE}
    for frame in sentence.frames:
        if frame.number in figures and _is_plain(frame):
            for name in frame.names:
                attribute = name.removeprefix(_COUNTED)
                if name != attribute and attribute in words.attributes:
                    yield attribute


def _is_plain(frame: Frame) -> bool:
    return frame.modality is Modality.ACTUAL and not frame.background


def _is_apart(sentence: Sentence) -> bool:
    """Whether it asks, or tells of another time or of what is usual."""
    asks = any(token.text == "?" for token in sentence.tokens[-2:])
    timed = any(mention.kind is MentionKind.PERIOD for mention in sentence.mentions)
    return asks or timed or any(frame.background for frame in sentence.frames)


def _speaks_for_itself(sentences: Sequence[Sentence], quotations: Quotations, words: ReferenceWords) -> bool:
    """Whether the report speaks of itself as "we": then it may count by itself. "Our reporter" counts
    nobody."""
    own = frozenset(words.forms.own) - frozenset(words.possessives)
    return any(
        token.text.lower() in own and not quotations.cover(token.span)
        for sentence in sentences
        for token in sentence.tokens
    )


def _list_by_sentence(
    sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> dict[int, list[Attribution]]:
    """What is said in each sentence, or told there as somebody's."""
    starts = [sentence.span.start for sentence in sentences]
    beside: dict[int, list[Attribution]] = {}
    for item in found:
        numbers = {item.sentence}
        for span in (*item.content, *item.cues):
            numbers.update(range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)))
        for number in numbers:
            beside.setdefault(number, []).append(item)
    return beside


def _is_quoted(span: Span, quotations: Quotations) -> bool:
    return any(quotations[number].touches(span) for number in quotations.near(span))


@lru_cache(maxsize=8)
def _compile(words: GoingOnWords) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(words.turning) or '(?!)'})\b", re.IGNORECASE)


def _trim(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in _MARKS:
        end -= 1
    return Span(span.start, end)
