"""Figures that need not be of all: those whom a hospital took in, and bodies found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules

if TYPE_CHECKING:
    from counterclaim.claims.counted import Count


def is_least(count: Count, page: Page, rules: Rules) -> bool:
    """Whether those are counted whom a hospital took in, who need not be all who were hurt, or bodies "so
    far"."""
    if count.attribute == "injured":
        trigger = page.words(count.told.frame.trigger)
        tended = rules.tending.search(trigger) is not None
        sentence = page.words(page.sentences[count.told.sentence].span)
        return rules.admitted.search(sentence if tended else trigger) is not None
    clause = count.told.frame.clause
    if count.attribute != "killed" or clause is None or not counts_bodies(count, page, rules):
        return False
    return rules.until_now.search(page.words(clause)) is not None


def counts_bodies(count: Count, page: Page, rules: Rules) -> bool:
    head = count.figure.head
    return head is not None and any(token.lemma.lower() in rules.the_dead for token in page.tokens(head))
