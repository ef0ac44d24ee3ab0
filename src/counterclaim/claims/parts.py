"""Figures that are only a part of those told of, and those that only look like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.page import Page
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Measure, Mention, Span

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


def find_group(figure: Mention, page: Page, rules: Rules) -> Span | None:
    """The harmed or fled of whom the figure is only a part: "three *of the wounded*". Not "of wounded",
    which are all of them."""
    named = _named_before(figure, page, rules)
    if named is not None:
        return named
    if figure.part_of is None and figure.head is not None and _is_included(figure, page, rules):
        return figure.head  # "the dead include *five women*", of how many is not said
    if figure.head is None or figure.part_of is not None or figure.head.start <= figure.span.end:
        return None
    between = page.tokens(Span(figure.span.end, figure.head.start))
    if not {"ADP", "DET"} <= {token.pos for token in between}:
        return None
    harmed = any(
        told.frame.trigger.overlaps(figure.head)
        and any(rules.measure(name) is Measure.FLOW for name in rules.attributes_of(told.frame))
        for told in page.told_at(page.at(figure.span))
    )
    return Span(between[0].span.start, figure.head.end) if harmed else None


def _is_included(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether the word before the figure makes it one of several parts."""
    before = [
        token for token in page.sentences[page.at(figure.span)].tokens if token.span.end <= figure.span.start
    ]
    return bool(before) and before[-1].text.lower() in rules.including


def _named_before(figure: Mention, page: Page, rules: Rules) -> Span | None:
    """The words that open a sentence and name those of whom the figure is a part: "*among the dead* are four
    women"."""
    tokens = page.sentences[page.at(figure.span)].tokens
    before = [token for token in tokens if token.span.end <= figure.span.start]
    if len(before) < 3 or before[0].pos != "ADP" or before[-1].pos != "AUX":
        return None
    clause = (token for token in before if token.pos in ("VERB", "PUNCT"))
    if any(token.lemma.lower() not in rules.victims for token in clause):
        return None
    opened = Span(before[0].span.start, before[-2].span.end)
    harmed = [told for told in page.told_at(page.at(figure.span)) if told.frame.trigger.overlaps(opened)]
    counted = any(name in HARM for told in harmed for name in rules.attributes_of(told.frame))
    return opened if counted else None
