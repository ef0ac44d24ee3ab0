"""Bare figures that count none of those counted before: of others, or of some of them."""

from __future__ import annotations

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention


def counts_others(figure: Mention, page: Page, rules: Rules) -> bool:
    """ "*We were* 68", "put *the number of people who lost their homes* at 120", "one *of them*"."""
    return (
        _counts_speakers(figure, page, rules)
        or _names_others(figure, page, rules)
        or _points_back(figure, page, rules)
        or _tells_who(figure, page)
    )


def _counts_speakers(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether those who speak say how many they were."""
    before = page.before(figure.span)[-2:]
    return len(before) > 1 and before[0].text.lower() in rules.speakers and before[1].pos == "AUX"


def _names_others(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether the sentence names what it gives the number of, and that is nothing that is counted."""
    before = page.before(figure.span)
    told = [item.frame.trigger for item in page.told_at(page.at(figure.span))]
    for token, of, noun in zip(before, before[1:], before[2:], strict=False):
        named = token.lemma.lower() in rules.totals and of.text.lower() in rules.of
        if named and noun.pos in ("NOUN", "ADJ", "VERB", "DET"):
            return not any(trigger.start >= noun.span.start for trigger in told)
    return False


def _tells_who(figure: Mention, page: Page) -> bool:
    """Whether it is only told who one of those counted is: "*one is* a boy of 16"."""
    after = page.behind(figure.span)
    return len(after) > 1 and after[0].pos == "AUX" and after[1].pos in ("DET", "NOUN", "PROPN")


def _points_back(figure: Mention, page: Page, rules: Rules) -> bool:
    after = page.behind(figure.span)
    return len(after) > 1 and after[0].text.lower() in rules.of and after[1].pos == "PRON"
