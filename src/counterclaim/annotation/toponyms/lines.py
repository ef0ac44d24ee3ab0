"""A paragraph as places are looked for in it: words, parts of speech and the recogniser's names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from counterclaim.annotation.register import Word, split_words
from counterclaim.model import Span
from counterclaim.model.names import fold_name

Entity = tuple[Span, str]  # where a name stands, and what the recogniser calls it


@dataclass(frozen=True, slots=True)
class Line:
    """`tags`: parts of speech of the tokens that start at `starts`. Positions are those of `text`."""

    text: str
    span: Span
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]

    def tag_at(self, position: int) -> str:
        """Part of speech of the token that holds a character."""
        at = bisect_right(self.starts, position) - 1
        return self.tags[at] if at >= 0 else ""

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that start inside `span`."""
        low = bisect_left(self.words, span.start, key=_start)
        return self.words[low : bisect_left(self.words, span.end, low, key=_start)]

    def entities_in(self, span: Span) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.entities if span.contains(entity[0]))

    def between(self, one: int, other: int) -> str:
        """The characters between two words, by their numbers."""
        return self.text[self.words[one].span.end : self.words[other].span.start]


def _start(word: Word) -> int:
    return word.span.start


def make_line(text: str, span: Span, entities: Sequence[Entity], tokens: Sequence[tuple[int, str]]) -> Line:
    """`tokens`: start and part of speech of each, in order."""
    return Line(
        text,
        span,
        tuple(_split(span.of(text), span.start)),
        tuple(entities),
        tuple(start for start, _ in tokens),
        tuple(tag for _, tag in tokens),
    )


def is_capital(word: str) -> bool:
    """Whether a word begins like a name's: with a capital, or in a script that has none. (The capitals that
    Unicode has for Georgian are used for headings alone.)"""
    first = word[:1]
    return first.isupper() or (first.isalpha() and (not first.islower() or "\u10d0" <= first <= "\u10ff"))


def _split(text: str, offset: int) -> list[Word]:
    """The words of a text; signs of vowels, which some scripts set on letters, part no word."""
    words = split_words(text, offset)
    if text.isascii():
        return words
    joined: list[Word] = []
    for word in words:
        span = Span(word.span.start, _end_of_marks(text, word.span.end - offset) + offset)
        if joined and joined[-1].span.end == span.start:
            span = Span(joined.pop().span.start, span.end)
        if span == word.span:
            joined.append(word)
        else:
            written = text[span.start - offset : span.end - offset]
            joined.append(Word(written, fold_name(written), span))
    return joined


def _end_of_marks(text: str, at: int) -> int:
    while at < len(text) and category(text[at]) in ("Mn", "Mc"):
        at += 1
    return at
