"""How the words are given: in quotation marks, without, or some of each."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model import Manner, Span
from counterclaim.statements.quotes import Quotations


def read_manner(text: str, content: Sequence[Span], quotations: Quotations) -> Manner:
    """direct: all letters of the content stand in quotations; indirect: none; mixed: some."""
    inside = whole = 0
    for span in content:
        near = [part for number in quotations.near(span) for part in quotations[number].parts]
        whole += _count_letters(text, span.start, span.end)
        for part in near:
            inside += _count_letters(text, max(part.start, span.start), min(part.end, span.end))
    if not inside:
        return Manner.INDIRECT
    return Manner.DIRECT if inside == whole else Manner.MIXED


def _count_letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0
