"""How a report is laid out: paragraphs, the times that open a live page's entries, list marks, indents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import Sentence, Span

_CLOCK = re.compile(
    r"[\[(]?(?:\d{1,2}[:.]\d\d(?::\d\d)?|\d{1,2}(?=\s?[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:UTC|MSK|[A-Z]{2,4}T)\b)?[\])]?[\s:,–—-]*"
)
_BULLET = re.compile(r"(?:[-–—•*·‣◦▪]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_INDENT = re.compile(r"(?:[ ]{2,}|\t|\s*[>|])[ \t>|]*\Z")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`first` and `last` are its sentences; `words` is where its words start, behind the time or list
    mark that opens it."""

    first: int
    last: int
    span: Span
    words: int
    timed: bool = False
    bullet: bool = False
    indented: bool = False

    def of(self, text: str) -> str:
        return text[self.words : self.span.end]

    @property
    def body(self) -> Span:
        return Span(self.words, self.span.end)


def find_layout(text: str, sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The paragraphs of a report in order."""
    found = []
    first = 0
    for number in range(1, len(sentences) + 1):
        if number < len(sentences) and sentences[number].paragraph == sentences[first].paragraph:
            continue
        found.append(_read(text, sentences, first, number - 1))
        first = number
    return found


def _read(text: str, sentences: Sequence[Sentence], first: int, last: int) -> Paragraph:
    span = Span(sentences[first].span.start, sentences[last].span.end)
    line = text.rfind("\n", max(0, span.start - 80), span.start) + 1
    clock = _CLOCK.match(text, span.start, span.end)
    bullet = _BULLET.match(text, span.start, span.end)
    words = span.start
    if clock is not None:
        words = clock.end()
    elif bullet is not None and bullet.end() < span.end:
        words = bullet.end()
    return Paragraph(
        first,
        last,
        span,
        words,
        timed=clock is not None,
        bullet=clock is None and words > span.start,
        indented=bool(_INDENT.match(text, line, span.start)),
    )
