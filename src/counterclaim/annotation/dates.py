"""Dates: what a text says of time, as periods in the normal form of :mod:`counterclaim.model.periods`.

Works on words alone, without a parser. First the single dates are found; then an hour joins the day beside
it, a word of the future puts a bare weekday behind publication, what is counted from a time told before finds
it, two dates that a word joins become a range, and a word like "since" before one opens an end.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from counterclaim.annotation.date_anchors import anchor_dates
from counterclaim.annotation.date_lexicon import Row
from counterclaim.annotation.date_reading import Dated, DateForms
from counterclaim.codebook.schema.dates import DateWords
from counterclaim.model import Mention, MentionKind, Span, Token
from counterclaim.model.periods import Expression, read_period, resolve_period


def find_dates(tokens: Sequence[Token], text: str, words: DateWords) -> list[Mention]:
    """The dates of one sentence, in order."""
    return DateFinder(words).find(tokens, text)


class DateReader:
    """A language's date words, made ready once for many texts."""

    def __init__(self, words: DateWords) -> None:
        self._forms = DateForms(words)

    def read(self, text: str, published: date | None = None, joined: bool = True) -> tuple[Mention, ...]:
        """All times of a text, in order, none overlapping. With `joined` false the ends of a range stay
        mentions of their own, and words like "since" are left out."""
        row, dated = self.find(text, joined)
        return tuple(_mention(row, item, published) for item in dated)

    def find(self, text: str, joined: bool = True) -> tuple[Row, list[Dated]]:
        """The text as a row, and the times found in it by their tokens."""
        row, forms = self._forms.lexicon.scan(text), self._forms
        dated = forms.join_hours(row, forms.find(row))
        dated = [forms.mark_text(row, forms.place_bare(row, item)) for item in dated]
        dated = [forms.mark_dateline(row, item) for item in dated]
        dated = anchor_dates(dated)
        if joined:
            dated = [forms.open_end(row, item) for item in forms.join_ranges(row, dated)]
        return row, dated


class DateFinder:
    """Reads the dates of sentences: those that can tell when something happened. A text is read as a whole,
    since "three days later" is counted from what another sentence told; the last text is remembered."""

    def __init__(self, words: DateWords) -> None:
        self._reader = DateReader(words)
        self._read = lru_cache(maxsize=1)(self._read_whole)  # its sentences are asked for one by one

    def find(self, tokens: Sequence[Token], text: str) -> list[Mention]:
        """The dates between the first and the last token, in order. Durations, repetitions, times that are
        named without being told ("recently"), datelines and years that are part of a name are left out."""
        if not tokens:
            return []
        start, end = tokens[0].span.start, tokens[-1].span.end
        starts, mentions = self._read(text)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [mention for mention in mentions[first:last] if mention.span.end <= end]

    def _read_whole(self, text: str) -> tuple[list[int], list[Mention]]:
        """The mentions of a text and where they start."""
        row, dated = self._reader.find(text)
        kept = (item for item in dated if not item.loose and not item.first.open)
        mentions = [_mention(row, item, None) for item in kept]
        return [mention.span.start for mention in mentions], mentions


def _mention(row: Row, item: Dated, published: date | None) -> Mention:
    period = resolve_period(read_period(Expression(item.first, item.second, item.prefix)), published)
    span = Span(row.starts[item.start], row.ends[item.end - 1])
    return Mention(MentionKind.PERIOD, span, period, f"date:{item.rule}")
