"""One report as the claims room holds it: sentences, frames in order, and look-ups by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.model import (
    Frame,
    Mention,
    MentionKind,
    NounPhrase,
    Quantity,
    Report,
    Sentence,
    Span,
    Token,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A frame with the place of its sentence and its own place in the report."""

    frame: Frame
    sentence: int
    number: int


class Page:
    """Sentences must come in the order of the text."""

    def __init__(self, report: Report, sentences: Sequence[Sentence]) -> None:
        self.report = report
        self.sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        frames = [(frame, index) for index, sentence in enumerate(sentences) for frame in sentence.frames]
        self.told = [Told(frame, index, number) for number, (frame, index) in enumerate(frames)]
        self._by_sentence: dict[int, list[Told]] = {}
        for told in self.told:
            self._by_sentence.setdefault(told.sentence, []).append(told)
        self._by_span: dict[tuple[MentionKind, Span], Mention] = {
            (mention.kind, mention.span): mention for sentence in sentences for mention in sentence.mentions
        }

        self.zeros = [
            mention.span
            for sentence in sentences
            for mention in sentence.mentions
            if isinstance(mention.value, Quantity) and mention.value.high == 0
        ]

    def told_in(self, span: Span) -> list[Told]:
        """The frames of the sentences that `span` touches whose trigger starts inside it."""
        sentences = range(self.at(span), self.at(Span(span.end, span.end)) + 1)
        told = (told for number in sentences for told in self._by_sentence.get(number, ()))
        return [item for item in told if span.start <= item.frame.trigger.start < span.end]

    def told_at(self, sentence: int) -> list[Told]:
        """The frames of one sentence."""
        return self._by_sentence.get(sentence, [])

    def sentences_near(self, span: Span) -> Sequence[Sentence]:
        """The sentences that `span` touches."""
        return self.sentences[self.at(span) : self.at(Span(span.end, span.end)) + 1]

    def cues_at(self, cue: Span | None) -> Iterator[tuple[str, bool]]:
        """The lemmas of the cues that were tagged at a statement's cue, and whether each is negated."""
        for sentence in self.sentences_near(cue) if cue is not None else ():
            for tagged in sentence.tagged:
                if tagged.cue is not None and cue is not None and tagged.cue.overlaps(cue):
                    yield tagged.cue_lemma, tagged.negated

    def words(self, span: Span) -> str:
        return span.of(self.report.text)

    def words_before(self, span: Span) -> str:
        """Those of its sentence that stand before it."""
        whole = self.sentences[self.at(span)].span
        return self.words(Span(whole.start, span.start))

    def is_question(self, span: Span) -> bool:
        """Whether the sentence in which `span` starts asks something."""
        tokens = self.sentences[self.at(span)].tokens if self.sentences else ()
        return any(token.text == "?" for token in tokens[-2:])

    def at(self, span: Span) -> int:
        """The place of the sentence in which `span` starts."""
        return max(bisect_right(self._starts, span.start) - 1, 0)

    def mention(self, kind: MentionKind, span: Span | None) -> Mention | None:
        """The mention that stands exactly at `span`, else the first that overlaps it."""
        if span is None or not self.sentences:
            return None
        exact = self._by_span.get((kind, span))
        if exact is not None:
            return exact
        return next(self.mentions(kind, span), None)

    def mentions(self, kind: MentionKind, span: Span) -> Iterator[Mention]:
        """Mentions of a kind that overlap `span`, which lies in one sentence."""
        if not self.sentences:
            return
        for mention in self.sentences[self.at(span)].mentions:
            if mention.kind is kind and mention.span.overlaps(span):
                yield mention

    def tokens(self, span: Span) -> list[Token]:
        if not self.sentences:
            return []
        tokens = self.sentences[self.at(span)].tokens
        first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
        return [token for token in tokens[first : first + len(span)] if token.span.end <= span.end]

    def before(self, span: Span) -> list[Token]:
        """The tokens of its sentence that stand before `span`."""
        return [token for token in self.sentences[self.at(span)].tokens if token.span.end <= span.start]

    def behind(self, span: Span) -> list[Token]:
        """The tokens of its sentence that stand behind `span`."""
        return [token for token in self.sentences[self.at(span)].tokens if token.span.start >= span.end]

    def phrase(self, span: Span) -> NounPhrase | None:
        """The noun phrase that starts where `span` does and fits it best."""
        if not self.sentences:
            return None
        phrases = [
            phrase
            for phrase in self.sentences[self.at(span)].noun_phrases
            if phrase.core.overlaps(span) and span.start <= phrase.head.start < span.end
        ]

        def nearness(item: NounPhrase) -> tuple[bool, int, int]:
            return item.core != span, abs(item.core.start - span.start), item.head.start

        return min(phrases, key=nearness, default=None)

    def named(self, span: Span) -> str:
        """The words of a noun phrase without the article before it."""
        tokens = self.tokens(span)
        while len(tokens) > 1 and tokens[0].pos == "DET":
            tokens = tokens[1:]
        if tokens and tokens[-1].pos == "PART" and len(tokens) > 1:
            tokens = tokens[:-1]
        return self.words(Span(tokens[0].span.start, tokens[-1].span.end)) if tokens else self.words(span)
