"""How the words are given: in quotation marks, without, or some of each."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model import Manner, Span
from counterclaim.statements.quotes import Quotation


def read_manner(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Manner:
    """direct: all letters of the content stand in quotations; indirect: none; mixed: some."""
    inside = whole = 0
    for span in content:
        near = [part for quotation in quotations for part in quotation.parts if part.overlaps(span)]
        for place in range(span.start, span.end):
            if text[place].isalnum():
                whole += 1
                inside += any(part.start <= place < part.end for part in near)
    if not inside:
        return Manner.INDIRECT
    return Manner.DIRECT if inside == whole else Manner.MIXED
