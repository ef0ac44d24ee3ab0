"""A paragraph as places are looked for in it: words, parts of speech and the recogniser's names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.annotation.register import Word, split_words
from counterclaim.model import Span

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

    def between(self, one: int, other: int) -> str:
        """The characters between two words, by their numbers."""
        return self.text[self.words[one].span.end : self.words[other].span.start]


def make_line(text: str, span: Span, entities: Sequence[Entity], tokens: Sequence[tuple[int, str]]) -> Line:
    """`tokens`: start and part of speech of each, in order."""
    return Line(
        text,
        span,
        tuple(split_words(span.of(text), span.start)),
        tuple(entities),
        tuple(start for start, _ in tokens),
        tuple(tag for _, tag in tokens),
    )


def is_capital(word: str) -> bool:
    """Whether a word begins like a name's: with a capital, or in a script that has none."""
    return word[:1].isupper() or (word[:1].isalpha() and not word[:1].islower())
