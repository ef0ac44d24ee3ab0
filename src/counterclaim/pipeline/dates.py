"""Dates of any text, read by themselves: no ledger, no statements, no parser."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from counterclaim.annotation.dates import DateReader
from counterclaim.codebook import load_codebook
from counterclaim.model import Mention


def read_dates(text: str, published: date | None = None, *, language: str = "en") -> tuple[Mention, ...]:
    """What `text` says of time, in order: mentions with their span and, as value, a `Period`.

    A period has its first and last day, how exact that is, and what it is counted from. With the day of
    publication relative ones ("last Friday") have their days; without it they stay relative, and
    `counterclaim.model.periods.resolve_period` gives them their days once it is known. CodebookError for a
    language that is not there.

    >>> from datetime import date
    >>> [found] = read_dates("It burned on Friday night.", date(2021, 10, 10))
    >>> found.span, found.value.expression, found.value.earliest
    (Span(start=13, end=25), 'weekday:4:night', datetime.date(2021, 10, 8))
    """
    return _open(language).read(text, published)


@lru_cache(maxsize=4)
def _open(language: str) -> DateReader:
    return DateReader(load_codebook(language=language).language.dates)
