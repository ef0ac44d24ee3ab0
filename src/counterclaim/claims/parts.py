"""Figures that only look like a part of those told of, or that count none beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention, Quantity, Span

_PART = "part"  # the note of a figure that words beside it call one of several parts


def untie_others(figures: Sequence[Mention], page: Page, rules: Rules) -> list[Mention]:
    """The figures, those untied that only look like parts: in "three men, two women and a child" the two
    others are none of the men."""

    def sexes(head: Span | None) -> frozenset[str]:
        nouns = {token.lemma.lower() for token in page.tokens(head)} if head is not None else set()
        return frozenset(name for name, known in (("f", rules.female), ("m", rules.male)) if nouns & known)

    totals = {figure.span: figure for figure in figures}
    others = {
        figure.part_of
        for figure in figures
        if figure.part_of in totals and _PART not in figure.note.split()
        if sexes(figure.head) and sexes(totals[figure.part_of].head) not in (frozenset(), sexes(figure.head))
    }
    return [replace(figure, part_of=None) if figure.part_of in others else figure for figure in figures]


def is_rest(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether "no other" only says that there were no more than those told of: it counts nobody."""
    if not isinstance(figure.value, Quantity) or figure.value.high != 0:
        return False
    end = figure.head.end if figure.head is not None else figure.span.end
    after = page.behind(figure.span)
    words = [*page.tokens(Span(figure.span.start, end)), *after[:1]]
    return any(token.text.lower() in rules.added for token in words)
