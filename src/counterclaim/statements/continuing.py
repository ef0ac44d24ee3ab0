"""Words without a cue verb: a quotation that goes on with the last speaker, and "Name: …"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort_left
from collections.abc import Sequence

from counterclaim.model import MentionKind, Sentence, Span, hull
from counterclaim.statements.attributions import Attribution, count_words
from counterclaim.statements.nearness import SpanIndex
from counterclaim.statements.quotes import Quotation, Quotations

SCARE_WORDS = 2  # a quotation of so many words without a cue says nothing

_LABEL = re.compile(r"(?:\d{1,2}[:.]\d\d[\s–—-]+)?([^\W\d_][^:\n\"“”«»]{1,60}):\s+")
_FINAL = frozenset(".?!…")
_MARKS = frozenset("\"'“”’»«")


def find_labelled(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Sequence[Quotation],
    used: set[int],
) -> list[Attribution]:
    """ "Name: words" at the start of a paragraph, as interviews and headlines have it; the name must be
    one that was recognised, or the words stand in quotation marks."""
    made = []
    told = SpanIndex((number, span) for number, item in enumerate(found) for span in item.content)
    opening = {quotation.start: place for place, quotation in enumerate(quotations)}
    for number, sentence in enumerate(sentences):
        opens = not number or sentences[number - 1].paragraph != sentence.paragraph
        label = _LABEL.match(text, sentence.span.start, sentence.span.end) if opens else None
        if label is None:
            continue
        source = Span(label.start(1), label.end(1))
        last = _last_of_paragraph(sentences, number)
        content = Span(label.end(), sentences[last].span.end)
        inside = {opening[content.start]} if content.start in opening else set()
        named = any(
            mention.kind is MentionKind.ACTOR and mention.span.end == source.end
            for mention in sentence.mentions
        )
        if not (named or inside) or any(
            span.overlaps(content) for near in told.near(content) for span in found[near].content
        ):
            continue
        used.update(inside)
        cue = Span(label.end(1), label.end(1) + 1)
        made.append(Attribution((source,), cue, (content,), number, rule="label"))
    return made


def _last_of_paragraph(sentences: Sequence[Sentence], number: int) -> int:
    last = number
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[number].paragraph:
        last += 1
    return last


def go_on_without_cue(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    used: set[int],
) -> list[Attribution]:
    """Quotations of whole sentences that nobody has, given to the last speaker before them."""
    made: list[Attribution] = []
    speakers = _Speakers(sentences, quotations, found)
    for number, quotation in enumerate(quotations):
        if number in used or count_words(text, quotation.parts) <= SCARE_WORDS:
            continue
        place = _sentence_opened_by(text, sentences, quotation)
        if place is None:
            continue
        source = speakers.last_before(quotation, place)
        if source:
            item = Attribution(
                source, None, quotation.parts, place, quotation=quotation, rule="quotation:goes-on"
            )
            speakers.add(item)
            made.append(item)
    return made


def _sentence_opened_by(text: str, sentences: Sequence[Sentence], quotation: Quotation) -> int | None:
    """The sentence that the quotation opens, None where it stands inside one or ends in the middle."""
    number = bisect_right(sentences, quotation.start, key=lambda sentence: sentence.span.start) - 1
    if number < 0 or quotation.start >= sentences[number].span.end:
        return None
    sentence = sentences[number]
    if text[sentence.span.start : quotation.start].strip():
        return None
    last = quotation.end - 1
    while last > quotation.start and text[last] in _MARKS:
        last -= 1
    rest = text[quotation.end : sentence.span.end]
    ends = text[last] in _FINAL or not quotation.closed
    return number if ends or not any(char.isalnum() for char in rest) else None


class _Speakers:
    """Who has spoken, in the order of the text; those inside quotations do not count."""

    def __init__(
        self, sentences: Sequence[Sentence], quotations: Quotations, found: Sequence[Attribution]
    ) -> None:
        self._sentences = sentences
        outside = [item for item in found if item.source and not quotations.cover(item.source[0])]
        outside.reverse()  # so that of equal ones the first comes last
        self._items = sorted(outside, key=_order)

    def add(self, item: Attribution) -> None:
        insort_left(self._items, item, key=_order)

    def last_before(self, quotation: Quotation, place: int) -> tuple[Span, ...]:
        """The last speaker of the paragraph, else who the sentence before is about, else the last of all."""
        paragraph = self._sentences[place].paragraph
        end = bisect_left(self._items, place, key=lambda item: item.sentence)
        known = (item for item in reversed(self._items[:end]) if item.start < quotation.start)
        last = next(known, None)
        if last is not None and self._sentences[last.sentence].paragraph == paragraph:
            return last.source
        if place and (self._sentences[place - 1].paragraph == paragraph or last is None):
            subject = _first_named(self._sentences[place - 1])
            if subject:
                return subject
        return last.source if last is not None else ()


def _order(item: Attribution) -> tuple[int, int]:
    return item.sentence, hull(item.source).start


def _first_named(sentence: Sentence) -> tuple[Span, ...]:
    """Who a sentence is about: its first actor, else its first noun phrase."""
    actors = [mention.span for mention in sentence.mentions if mention.kind is MentionKind.ACTOR]
    phrases = [phrase.span for phrase in sentence.noun_phrases]
    for span in phrases[:2]:
        if any(span.contains(actor) for actor in actors[:1]):
            return (span,)
    chosen = min(actors, default=None) or (phrases[0] if phrases else None)
    return (chosen,) if chosen is not None else ()
