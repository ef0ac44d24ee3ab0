"""Phrases without the marks, articles and clock times at their edges."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.model import Span

EDGES = "\"'“”‘’«»,.;:()[]–—- \t\n"
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?[\s:,–—-]+")  # as live pages open their entries


def clean(phrase: str, articles: frozenset[str]) -> str:
    words = phrase.strip(EDGES).split()
    while len(words) > 1 and words[0].lower() in articles:
        words = words[1:]
    cleaned = " ".join(words).strip(EDGES)
    return re.sub(r"['’]s?$", "", cleaned)


def before_words(phrase: str, words: Iterable[str]) -> str:
    """The phrase up to the first of some words inside of it: "the finding" of "the finding of two bodies"."""
    for word in words:
        phrase = phrase.split(f" {word} ", 1)[0]
    return phrase


def trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    clock = _CLOCK.match(text, start, end)
    if clock is not None and clock.end() < end:
        start = clock.end()
    while start < end and text[start] in ',.;: \t\n"“”–—-':
        start += 1
    while end > start and text[end - 1] in ',;: \t\n"“”–—-':
        end -= 1
    return Span(start, end)
