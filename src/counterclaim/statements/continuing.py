"""Words without a cue verb: a quotation that goes on with the last speaker, and "Name: …"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort_left
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, hull
from counterclaim.statements.attributions import Attribution, count_words
from counterclaim.statements.labels import LabelReader, Use
from counterclaim.statements.layout import find_layout
from counterclaim.statements.nearness import SpanIndex
from counterclaim.statements.quotes import Quotation, Quotations
from counterclaim.statements.rules import GOES_ON, LABEL, TURN

_LED = 16  # words and marks before a colon that can be a name
_NEAR = 30  # characters before that name
SCARE_WORDS = 2  # a quotation of so many words without a cue says nothing

_FINAL = frozenset(".?!…")
_MARKS = frozenset("\"'“”’»«")


def find_labelled(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Sequence[Quotation],
    used: set[int],
    words: ReferenceWords | None = None,
) -> list[Attribution]:
    """ "Name: words" at the start of a paragraph, as headlines and live pages have it; the name must be
    one that was recognised as somebody's, or the words stand in quotation marks."""
    made: list[Attribution] = []
    if any(item.rule == TURN for item in found):  # then the labels are those of a conversation
        return made
    words = words or ReferenceWords()
    findings = frozenset(words.findings)
    reader = LabelReader(text, sentences, words)
    told = SpanIndex((number, span) for number, item in enumerate(found) for span in item.content)
    opening = {quotation.start: place for place, quotation in enumerate(quotations)}
    for number, paragraph in enumerate(find_layout(text, sentences)):
        label = reader.read(number, paragraph)
        if label is None:
            continue
        start = label.colon.end
        while start < paragraph.span.end and text[start].isspace():
            start += 1
        content = Span(start, paragraph.span.end)
        if not len(content):
            continue
        inside = {opening[start]} if start in opening else set()
        named = label.use is Use.NAME or (label.use is Use.ROLE and label.name.of(text)[:1].isupper())
        beside = (found[near] for near in told.near(content))
        taken = (item for item in beside if not _is_finding_inside(text, item, content, findings))
        if not (named or (inside and label.use is Use.MAYBE)) or any(
            span.overlaps(content) for item in taken for span in item.content
        ):
            continue
        used.update(inside)
        made.append(Attribution((label.name,), label.colon, (content,), paragraph.first, rule=LABEL))
    return made


def _is_finding_inside(text: str, item: Attribution, content: Span, findings: frozenset[str]) -> bool:
    """Whether it is a finding that the label's words tell of: "Radak: *autopsies show* …"."""
    inside = bool(item.source) and all(content.contains(span) for span in (*item.source, *item.cues))
    return inside and item.source[0].of(text).lower().split()[-1] in findings


def go_on_without_cue(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    used: set[int],
) -> list[Attribution]:
    """Quotations of whole sentences that nobody has, given to the last speaker before them."""
    made: list[Attribution] = []
    entries = [paragraph.first for paragraph in find_layout(text, sentences) if paragraph.timed]
    speakers = _Speakers(sentences, quotations, found, entries)
    for number, quotation in enumerate(quotations):
        if number in used or count_words(text, quotation.parts) <= SCARE_WORDS:
            continue
        place = _sentence_opened_by(text, sentences, quotation)
        if place is None:
            led = _led_by_colon(text, sentences, quotation)
            if led is not None:
                made.append(led)
                speakers.add(led)
            continue
        source = speakers.last_before(quotation, place)
        if source:
            item = Attribution(source, None, quotation.parts, place, quotation=quotation, rule=GOES_ON)
            speakers.add(item)
            made.append(item)
    return made


def _led_by_colon(text: str, sentences: Sequence[Sentence], quotation: Quotation) -> Attribution | None:
    """ "He sent us two lines: “…”": who is told of before the colon says what stands behind it."""
    number = bisect_right(sentences, quotation.start, key=lambda sentence: sentence.span.start) - 1
    if number < 0:
        return None
    sentence = sentences[number]
    before = text[sentence.span.start : quotation.start].rstrip()
    verb = any(token.pos == "VERB" and token.span.end <= quotation.start for token in sentence.tokens)
    subject = next(iter(sentence.noun_phrases), None)
    if not before.endswith(":") or subject is None:
        return None
    if not verb:
        return _named_by_colon(sentence, quotation, number)
    if subject.span.start != sentence.span.start:
        return None
    return Attribution((subject.span,), None, quotation.parts, number, quotation=quotation, rule=GOES_ON)


def _named_by_colon(sentence: Sentence, quotation: Quotation, number: int) -> Attribution | None:
    """ "The director, Ivo Lenk, by phone: “…”": a name with no verb before the colon."""
    before = [m for m in sentence.mentions if m.kind is MentionKind.ACTOR and m.span.end < quotation.start]
    words = sum(token.span.end <= quotation.start for token in sentence.tokens)
    persons = any(mention.note.split()[:1] in (["person"], ["role"]) for mention in before)
    if not persons or words > _LED or before[0].span.start > sentence.span.start + _NEAR:
        return None
    marks = (token.span.start for token in sentence.tokens if token.text in (",", ":"))
    end = next((mark for mark in marks if mark >= before[0].span.end), before[0].span.end)
    source = Span(before[0].span.start, end)
    return Attribution((source,), None, quotation.parts, number, quotation=quotation, rule=GOES_ON)


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
        self,
        sentences: Sequence[Sentence],
        quotations: Quotations,
        found: Sequence[Attribution],
        entries: Sequence[int],
    ) -> None:
        self._sentences = sentences
        self._entries = entries
        outside = [item for item in found if item.source and not quotations.cover(item.source[0])]
        outside.reverse()  # so that of equal ones the first comes last
        self._items = sorted(outside, key=_order)

    def add(self, item: Attribution) -> None:
        insort_left(self._items, item, key=_order)

    def last_before(self, quotation: Quotation, place: int) -> tuple[Span, ...]:
        """The last speaker of the paragraph, else who the sentence before is about, else whom the report
        turned to since, else the last of all; on a live page of the same entry only."""
        paragraph = self._sentences[place].paragraph
        at = bisect_right(self._entries, place)
        entry = self._entries[at - 1] if at else 0
        end = bisect_left(self._items, place, key=lambda item: item.sentence)
        known = (item for item in reversed(self._items[:end]) if item.start < quotation.start)
        last = next(known, None)
        if last is not None and last.sentence < entry:
            last = None
        if last is not None and self._sentences[last.sentence].paragraph == paragraph:
            return last.source
        if place > entry and (self._sentences[place - 1].paragraph == paragraph or last is None):
            subject = _first_named(self._sentences[place - 1])
            if subject:
                return subject
        turned = self._turned_to(place, last.sentence if last is not None else entry)
        return turned or (last.source if last is not None else ())

    def _turned_to(self, place: int, since: int) -> tuple[Span, ...]:
        """The person with whom the paragraph before begins, where nobody speaks in it."""
        first = place - 1
        while first > 0 and self._sentences[first - 1].paragraph == self._sentences[place - 1].paragraph:
            first -= 1
        if first <= since or self._sentences[first].paragraph == self._sentences[place].paragraph:
            return ()
        sentence = self._sentences[first]
        named = _first_named(sentence)
        persons = (m.span for m in sentence.mentions if m.note.split()[:1] in (["person"], ["role"]))
        opens = bool(named) and named[0].start == sentence.span.start
        return named if opens and any(named[0].contains(span) for span in persons) else ()


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
