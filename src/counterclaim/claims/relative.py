"""Clauses that only tell which thing is spoken of: "the boat *that sank on Sunday with nine aboard*"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Span, Token

_NOUNS = ("NOUN", "PROPN")


def only_tells_which(words: Span, page: Page, rules: Rules) -> bool:
    """Whether the words stand in a clause of a noun: "the sinking *in which* nine died", "the boat *that*
    sank with nine dead"."""
    before = page.before(words)
    done = False
    for place in range(len(before) - 1, 0, -1):
        word, former = before[place], before[place - 1]
        if word.pos == "PUNCT":
            return False
        if word.text.lower() in rules.relatives:
            if former.pos == "ADP":
                return not done
            return word.pos == "PRON" and _is_definite(before[:place], rules)
        done = done or word.pos == "VERB"
    return False


def _is_definite(phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether the noun phrase that these words end with is of something known: "*the* grey boat"."""
    if not phrase or phrase[-1].pos not in _NOUNS:
        return False
    first = next((word for word in reversed(phrase) if word.pos not in (*_NOUNS, "ADJ", "NUM")), None)
    return first is not None and first.text.lower() in rules.definite
