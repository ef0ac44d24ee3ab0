"""Figures with whose they are behind them in brackets: "11 dead (Ministry of Health, 13 February)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from counterclaim.codebook.schema import CountWords, ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.layout import find_layout
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import BRACKETED

_EDGES = " \t\n\"'“”‘’«»,;:–—-/.*•·"
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]\Z")
_SHORT = 40  # characters between a figure and its bracket


def find_bracketed(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> Iterator[Attribution]:
    """An attribution for each figure that nobody is said to give yet, and that a body in brackets gives."""
    starts = {paragraph.first: paragraph.words for paragraph in find_layout(text, sentences)}
    told: dict[int, list[Span]] = {}
    for item in found:
        if item.source or item.own:
            told.setdefault(item.sentence, []).extend(item.content)
    for number, sentence in enumerate(sentences):
        figures = [mention.span for mention in sentence.mentions if mention.kind is MentionKind.FIGURE]
        start = max(sentence.span.start, starts.get(number, 0))
        for match in _compile(words.counts).finditer(text, start, sentence.span.end) if figures else ():
            said, source = _trim(text, Span(start, match.start())), Span(*match.span("source"))
            start = match.end()
            if any(part.overlaps(said) for part in told.get(number, ())) or quotations.cover(source):
                continue
            if _ends_with_figure(text, said, figures) and _is_giver(text, match, sentence, words.counts):
                yield Attribution((source,), None, (said,), number, rule=BRACKETED)


def _ends_with_figure(text: str, said: Span, figures: Sequence[Span]) -> bool:
    """Whether the words before a bracket end with a figure and what it counts."""
    last = max((figure for figure in figures if said.contains(figure)), default=None)
    return last is not None and len(text[last.end : said.end]) <= _SHORT


@lru_cache(maxsize=8)
def _compile(words: CountWords) -> re.Pattern[str]:
    """A bracket that holds who gives a figure and at most the day of it: "Ministry of Health", "health
    office, 13 May", "source: MoH"."""
    word = r"[\w’'&.-]+"
    noun = rf"(?i:{'|'.join(words.givers) or '(?!)'})"
    giver = rf"(?:{word}\s){{0,5}}{noun}\b(?:\s(?:of|for|in)\s(?:{word}\s){{0,5}}?{word})?"
    named = rf"[A-Z][A-Za-z]{{0,6}}[A-Z]|(?:[A-Z]{word}\s){{1,4}}[A-Z]{word}"
    led = rf"(?:(?i:{'|'.join(words.giving) or '(?!)'})[:\s]\s?)?(?:[Tt]he\s)?"
    day = r"(?:,[^()\[\]\n]{0,40}\d[^()\[\]\n]{0,20}|,?\s(?:as\sof|on|at)\s[^()\[\]\n]{1,30})?"
    return re.compile(rf"\s?[(\[]{led}(?P<source>{giver}|{named}){day}[)\]]")


def _is_giver(text: str, match: re.Match[str], sentence: Sentence, words: CountWords) -> bool:
    """Whether a name in brackets is that of a body, by its noun, by its letters or because it was recognised
    as one. Letters behind a name only stand for it: "the Red Crescent (LRC)"."""
    source = Span(*match.span("source"))
    name = source.of(text)
    if _ACRONYM.match(name) and text[: match.start()].rstrip().rpartition(" ")[2][:1].isupper():
        return False
    if _compile_nouns(words).search(name):
        return True
    over = [mention for mention in sentence.mentions if mention.span.overlaps(source)]
    bodies = (
        m.span == source and m.note.split()[:1] == ["body"] for m in over if m.kind is MentionKind.ACTOR
    )
    placed = any(mention.kind in (MentionKind.PLACE, MentionKind.SITE) for mention in over)
    return not placed and (_ACRONYM.match(name) is not None or any(bodies))


@lru_cache(maxsize=8)
def _compile_nouns(words: CountWords) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.givers) or '(?!)'})\b", re.IGNORECASE)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, max(span.start, span.end)
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
