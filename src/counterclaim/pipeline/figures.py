"""Figures alone: what `counterclaim.read_figures` gives, without a ledger and without who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from counterclaim.claims.counting import find_counts
from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules, open_rules
from counterclaim.codebook import load_codebook
from counterclaim.model import Mention, MentionKind, Quantity, Report, Span

if TYPE_CHECKING:
    from counterclaim.annotation import Annotator

_KEPT = 4  # codebooks with their parsers, about 100 MB each


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, with what it counts and what happened to them.

    `span`: modifier and number, without the counted noun; of "a guard" the whole phrase. `low`, `high`:
    whole numbers, ends included, None where that end is open. `counted`: the span of the counted noun,
    None where it is left out. `attribute`: a word of the codebook ("killed", "held", "capacity"); "" where
    the figure counts nothing of the kind. `past`: the text itself sets a later value beside it ("from 44"
    in "from 44 to 53"). `part_of`: the span of the total that it is a part of. `added`: it comes on top of
    an earlier figure ("another 12"). `rate`: so many each, not in all.
    """

    span: Span
    text: str
    low: int | None
    high: int | None
    approximate: bool = False
    counted: Span | None = None
    attribute: str = ""
    past: bool = False
    part_of: Span | None = None
    added: bool = False
    rate: bool = False


def read_figures(
    text: str, *, domains: Sequence[str] = ("detention",), language: str = "en"
) -> tuple[Figure, ...]:
    """The figures of `text` in order; no ledger is needed.

    >>> for figure in read_figures("At least six men died and dozens fled the camp."):
    ...     print(figure.text, figure.low, figure.high, figure.attribute)
    At least six 6 None killed
    dozens 24 99 escaped

    `domains` and `language` say by which codebook attributes are named, as for `read`. Ages, dates, shares,
    money, labels and model names are no figures. The first call opens the parser, which takes about a
    second; it is kept for the calls after it. CodebookError for a domain or language that is not there.
    """
    annotator, rules = _open(tuple(domains), language)
    page = Page(Report("", "", text), annotator.annotate(text).sentences)
    counts = {count.figure.span: count for count in find_counts(page, rules)}
    figures = []
    for sentence in page.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.FIGURE and isinstance(mention.value, Quantity):
                count = counts.get(mention.span)
                attribute, past = (count.attribute, count.past) if count is not None else ("", False)
                figures.append(_figure(mention, mention.value, attribute, past))
    return tuple(figures)


def _figure(mention: Mention, value: Quantity, attribute: str, past: bool) -> Figure:
    notes = mention.note.split()
    return Figure(
        mention.span,
        value.wording,
        value.low,
        value.high,
        value.approximate,
        mention.head,
        attribute,
        past,
        mention.part_of,
        "another" in notes,
        "rate" in notes,
    )


@lru_cache(maxsize=_KEPT)
def _open(domains: tuple[str, ...], language: str) -> tuple[Annotator, Rules]:
    from counterclaim.annotation import open_annotator

    codebook = load_codebook(domains, language)
    return open_annotator(codebook, rules=False), open_rules(codebook)
