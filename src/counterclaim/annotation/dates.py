"""Dates: what a sentence says of days, as periods in the normal form of :mod:`counterclaim.model.periods`.

Works on words alone. First the single dates are found, then two that a word joins become a range, and a word
like "since" before one opens an end.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.annotation.date_patterns import Dated, DatePatterns
from counterclaim.codebook.schema.dates import DateWords
from counterclaim.model import Mention, MentionKind, Span, Token
from counterclaim.model.periods import Atom, Expression, read_period

_OWNS = re.compile(r"['’]s?\b")  # "after Tuesday's strike" is after the strike, which was on Tuesday
_REACH = 60  # characters in which a word of the future reaches a date


def find_dates(tokens: Sequence[Token], text: str, words: DateWords) -> list[Mention]:
    """The dates of one sentence, in order."""
    return DateFinder(words).find(tokens, text)


class DateFinder:
    """A language's date words, made ready once for many sentences."""

    def __init__(self, words: DateWords) -> None:
        self._patterns = DatePatterns(words)

    def find(self, tokens: Sequence[Token], text: str) -> list[Mention]:
        if not tokens:
            return []
        start, end = tokens[0].span.start, tokens[-1].span.end
        sentence = text[start:end]
        if not self._patterns.may_hold(sentence):
            return []
        dated = self._patterns.find(sentence)
        dated = [self._ahead(sentence, item) for item in self._join(sentence, dated)]
        return [_mention(self._open(sentence, item), start) for item in dated]

    def _join(self, sentence: str, dated: list[Dated]) -> list[Dated]:
        """Two dates with "to" between them, or "between … and", made one."""
        joined: list[Dated] = []
        for item in dated:
            last = joined[-1] if joined else None
            single = last is not None and last.second is None and item.second is None
            if last is not None and single and _matches(last.first, item.first):
                between = sentence[last.end : item.start]
                opener = self._patterns.opener.search(sentence, max(0, last.start - _REACH), last.start)
                opened = opener or self._patterns.opened.search(sentence, last.start, last.end)
                if self._patterns.join.fullmatch(between) or (
                    opened and self._patterns.pair.fullmatch(between)
                ):
                    start = opener.start() if opener else last.start
                    first = _with_year(last.first, item.first)
                    joined[-1] = replace(last, start=start, end=item.end, first=first, second=item.first)
                    continue
            joined.append(item)
        return joined

    def _ahead(self, sentence: str, item: Dated) -> Dated:
        """A bare weekday or month behind "will" lies after publication."""
        bare = item.first.kind in ("weekday", "in") and item.second is None and not item.first.flags
        if not bare or not self._patterns.future.search(sentence, max(0, item.start - _REACH), item.start):
            return item
        return replace(item, first=replace(item.first, flags=("next",)))

    def _open(self, sentence: str, item: Dated) -> Dated:
        found = self._patterns.prefix.search(sentence, max(0, item.start - _REACH), item.start)
        if found is None or found.lastgroup is None or _OWNS.match(sentence, item.end):
            return item
        return replace(item, start=found.start(found.lastgroup), prefix=found.lastgroup)


def _mention(item: Dated, offset: int) -> Mention:
    period = read_period(Expression(item.first, item.second, item.prefix))
    rule = f"date:{item.first.kind}"
    return Mention(MentionKind.PERIOD, Span(offset + item.start, offset + item.end), period, rule)


def _with_year(first: Atom, second: Atom) -> Atom:
    """The first end of a range takes the year of the second: "30 June to 2 July 2019"."""
    if first.kind != "in" or second.kind != "date" or len(second.numbers) != len(first.numbers) + 1:
        return first
    year = second.numbers[0] - (first.numbers > second.numbers[1:])
    return Atom("date", (year, *first.numbers), first.flags)


def _matches(first: Atom, second: Atom) -> bool:
    """Whether two dates can be the ends of one range: not "Friday to December"."""
    months = ("date", "in")
    return first.kind == second.kind or (first.kind in months and second.kind in months)
