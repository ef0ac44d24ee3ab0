"""Tagged spans and quotations made one, in this order:

1. a cue inside a quotation whose source is the speaker himself ("I saw …") is no statement of its own;
2. a quotation inside or around a tagged content widens it to the marks, and over all its sentences;
3. a quotation beside a cue that takes one becomes its content, what stands after the cue first;
4. a second quotation after a comma behind cue and source is the rest of the first;
5. a quotation of whole sentences without a cue goes on with the last speaker before it;
6. a cue that has no content by now says nothing, and a quotation of a word or two neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, hull
from counterclaim.statements.attributions import (
    Attribution,
    CueRows,
    count_words,
    merge_spans,
    share_within,
)
from counterclaim.statements.quotes import Quotation

_SCARE_WORDS = 2
_BESIDE = re.compile(r"[\s,.:;!?…–—-]*\Z")
_BESIDE_BEFORE = re.compile(r"[\s,:–—-]*(?:in \w+|that|by saying|\w+ly|as follows)?[\s,:–—-]*\Z")
_TAKES_QUOTATION = "direct quotation"


class Joiner:
    """Joins what was tagged and quoted in one report."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        rows: CueRows,
        words: ReferenceWords,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quotations = quotations
        self._rows = rows
        self._words = words
        self._used: set[int] = set()

    def join(self) -> list[Attribution]:
        found = [self._untangle(item) for item in self._tagged()]
        found = [item for item in found if not self._is_self_report(item)]
        found = [self._widen(item) for item in found]
        found = self._attach(found)
        found = self._go_on(found)
        found = [item for item in found if item.content]
        found.extend(self._cueless(found))
        return sorted(found, key=lambda item: (item.start, item.cue or item.content[0]))

    def _tagged(self) -> list[Attribution]:
        found = []
        for number, sentence in enumerate(self._sentences):
            for tagged in sentence.tagged:
                found.append(
                    Attribution(
                        source=tagged.source,
                        cue=tagged.cue,
                        content=tagged.content,
                        sentence=number,
                        row=self._rows.find(tagged),
                        tagged=tagged,
                        relayed_by=(tagged.relayed_by,) if tagged.relayed_by else (),
                        rule=f"cue:{tagged.cue_lemma}",
                    )
                )
        return found

    def _untangle(self, item: Attribution) -> Attribution:
        """A source that the parser let run into a quotation, cut back to the words outside it."""
        source: list[Span] = []
        for span in item.source:
            for quotation in self._quotations:
                for part in quotation.parts:
                    if not part.overlaps(span) or part.contains(span) or span.contains(part):
                        continue
                    span = Span(part.end, span.end) if part.end < span.end else Span(span.start, part.start)
            while span.start < span.end and self._text[span.start].isspace():
                span = Span(span.start + 1, span.end)
            source.append(span)
        return replace(item, source=tuple(span for span in source if len(span)))

    def _is_self_report(self, item: Attribution) -> bool:
        if item.cue is None or not any(part.covers(item.cue) for part in self._quotations):
            return False
        words = " ".join(span.of(self._text) for span in item.source).lower().split()
        if not words:
            return item.row is None or item.row.pos != "noun"
        return words[0] in self._words.first_person or (
            len(words) == 1 and not words[0].istitle() and self._is_pronoun(words[0])
        )

    def _is_pronoun(self, word: str) -> bool:
        return word in (
            *self._words.person_pronouns,
            *self._words.group_pronouns,
            *self._words.thing_pronouns,
            *self._words.other_pronouns,
        )

    def _widen(self, item: Attribution) -> Attribution:
        """Content to the marks of the quotations that it touches, when the cue stands outside them."""
        content = item.content
        for number, quotation in enumerate(self._quotations):
            outside = item.cue is None or not quotation.touches(item.cue)
            if not outside or not any(quotation.touches(span) for span in content):
                continue
            if any(quotation.touches(span) for span in item.source):
                continue
            if share_within(self._text, content, quotation.parts) >= 0.8:
                content = tuple(span for span in content if self._adjoins(span, quotation) or len(span) > 30)
                content = merge_spans((*content, *quotation.parts))
            elif count_words(self._text, quotation.parts) > _SCARE_WORDS or share_within(
                self._text, quotation.parts, content
            ):
                content = merge_spans((*content, *quotation.parts))
            if not quotation.closed:
                content = self._clip(content, quotation)
            self._used.add(number)
            item = replace(item, quotation=item.quotation or quotation)
        return replace(item, content=content)

    def _clip(self, content: Sequence[Span], quotation: Quotation) -> tuple[Span, ...]:
        """The content up to where an open quotation was found to end."""
        kept = (
            Span(span.start, min(span.end, quotation.end)) for span in content if span.start < quotation.end
        )
        return tuple(span for span in kept if len(span))

    def _adjoins(self, span: Span, quotation: Quotation) -> bool:
        """Whether a stretch of the content touches the quotation: "that he “…”"."""
        return quotation.touches(span) or not self._text[span.end : quotation.start].strip()

    def _attach(self, found: list[Attribution]) -> list[Attribution]:
        """Quotations that nobody has yet, to the nearest cue beside them."""
        for number, quotation in enumerate(self._quotations):
            if number in self._used:
                continue
            best = self._nearest(found, quotation)
            if best is None:
                continue
            self._used.add(number)
            item = found[best]
            if item.quotation is not None and item.content:
                content: tuple[Span, ...] = merge_spans((*item.content, *quotation.parts))
            else:
                content = quotation.parts
            found[best] = replace(item, content=content, quotation=item.quotation or quotation)
        return found

    def _nearest(self, found: Sequence[Attribution], quotation: Quotation) -> int | None:
        after: list[tuple[int, int]] = []
        before: list[tuple[int, int]] = []
        for number, item in enumerate(found):
            if item.cue is None or item.row is None or _TAKES_QUOTATION not in item.row.content:
                continue
            if item.quotation is not None:
                continue
            around = hull((item.cue, *item.source))
            if quotation.touches(around):
                continue
            taken = item.content and not self._may_take(item, quotation)
            if (
                around.start >= quotation.end
                and not taken
                and _BESIDE.match(self._text[quotation.end : around.start])
            ):
                after.append((around.start - quotation.end, number))
            elif around.end <= quotation.start and (
                not item.content or hull(item.content).end <= around.start
            ):
                gap = self._text[self._told_to(item, around.end) : quotation.start]
                if len(gap) < 40 and "\n\n" not in gap and _BESIDE_BEFORE.match(gap):
                    before.append((quotation.start - around.end, number))
        choice = min(after or before, default=None)
        return choice[1] if choice is not None else None

    def _may_take(self, item: Attribution, quotation: Quotation) -> bool:
        """A cue whose content stands elsewhere takes no quotation from in front of it."""
        return share_within(self._text, item.content, quotation.parts) > 0

    def _told_to(self, item: Attribution, end: int) -> int:
        addressee = item.tagged.addressee if item.tagged is not None else None
        return max(end, addressee.end) if addressee is not None else end

    def _go_on(self, found: list[Attribution]) -> list[Attribution]:
        """``"A," he said, "B."``: the second quotation is the rest of the first."""
        for number, quotation in enumerate(self._quotations):
            if number in self._used:
                continue
            for place, item in enumerate(found):
                if item.quotation is None or item.cue is None or item.quotation.end > item.cue.start:
                    continue
                around = hull((item.cue, *item.source))
                gap = self._text[self._told_to(item, around.end) : quotation.start]
                if 0 <= quotation.start - around.end < 80 and self._holds_on(gap):
                    found[place] = replace(item, content=merge_spans((*item.content, *quotation.parts)))
                    self._used.add(number)
                    break
        return found

    def _holds_on(self, gap: str) -> bool:
        return bool(re.match(r"[^.!?\n\"“”]*[,:–—-]\s*\Z", gap)) and len(gap.split()) <= 8

    def _cueless(self, found: Sequence[Attribution]) -> list[Attribution]:
        made: list[Attribution] = []
        for number, quotation in enumerate(self._quotations):
            if number in self._used or count_words(self._text, quotation.parts) <= _SCARE_WORDS:
                continue
            place = self._sentence_opened_by(quotation)
            if place is None:
                continue
            source = self._last_source((*found, *made), quotation, place)
            if source:
                made.append(
                    Attribution(
                        source, None, quotation.parts, place, quotation=quotation, rule="quotation:goes-on"
                    )
                )
        return made

    def _sentence_opened_by(self, quotation: Quotation) -> int | None:
        """The sentence that the quotation opens and fills, or None where it stands inside one."""
        for number, sentence in enumerate(self._sentences):
            if sentence.span.start <= quotation.start < sentence.span.end:
                if self._text[sentence.span.start : quotation.start].strip():
                    return None
                rest = self._text[quotation.end : sentence.span.end].strip(" .,;:!?—–-")
                return number if not any(char.isalnum() for char in rest) or len(rest.split()) > 2 else None
        return None

    def _last_source(
        self, found: Sequence[Attribution], quotation: Quotation, place: int
    ) -> tuple[Span, ...]:
        paragraph = self._sentences[place].paragraph
        before = [
            item for item in found if item.source and item.start < quotation.start and item.sentence < place
        ]
        before = [
            item for item in before if not any(other.covers(item.source[0]) for other in self._quotations)
        ]
        near = [item for item in before if self._sentences[item.sentence].paragraph == paragraph]
        if near:
            return max(near, key=lambda item: (item.sentence, item.start)).source
        if place and self._sentences[place - 1].paragraph == paragraph:
            subject = self._first_person_of(place - 1)
            if subject:
                return subject
        if not before:
            return self._first_person_of(place - 1) if place else ()
        return max(before, key=lambda item: (item.sentence, item.start)).source

    def _first_person_of(self, place: int) -> tuple[Span, ...]:
        """Who a sentence is about: its first actor, else its first noun phrase."""
        sentence = self._sentences[place]
        actors = [mention.span for mention in sentence.mentions if mention.kind is MentionKind.ACTOR]
        phrases = [phrase.span for phrase in sentence.noun_phrases]
        for span in phrases[:2]:
            if any(span.contains(actor) for actor in actors[:1]):
                return (span,)
        chosen = min(actors, default=None) or (phrases[0] if phrases else None)
        return (chosen,) if chosen is not None else ()
