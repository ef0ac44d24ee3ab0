"""Sentences of a text, cut by marks and lines alone: what shared parts are counted in."""

import re
from collections.abc import Iterator

from counterclaim.incidents.copying.runs import split_words
from counterclaim.model import Span

# Ends of sentences in Latin, Arabic, Indic and East Asian writing, with the marks that close behind them.
_END = re.compile(r"[.!?…؟۔।。！？]+[\"'”’»)\]]*(?=\s|$)|[。！？]|\n+")
_LEAST = 4  # words: less than that is an abbreviation's end ("Dr.") or a heading, and stays with the next


def cut_sentences(text: str) -> Iterator[tuple[Span, list[str]]]:
    """Sentences of a text with their words; the spans hold no white space at their edges."""
    start = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        words = split_words(text[start:end])
        whole = end == len(text) or text[end - 1] == "\n"
        if len(words) >= _LEAST or (whole and words):
            yield _trimmed(text, start, end), words
            start = end
        elif whole:
            start = end


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
