"""Bare figures that count none of those counted before: of others, or of some of them."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention


def counts_again(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether somebody only gives another number of those just counted: "says there were 260 *of them*", "it
    was 260 *people*, the union says"."""
    before = page.before(figure.span)
    if len(before) < 2 or before[-1].text.lower() not in rules.copulas or before[-2].pos != "PRON":
        return False
    if _points_back(figure, page, rules):
        behind = page.behind(figure.span)[2:]
    elif figure.head is not None and any(t.lemma.lower() in rules.crowd for t in page.tokens(figure.head)):
        behind = page.behind(figure.head)
    else:
        return False
    said = [token for token in before[-4:-2] if token.pos not in ("SCONJ", "PUNCT")]
    led = bool(said) and rules.is_cue(said[-1].lemma.lower())
    return led and all(token.pos == "PUNCT" for token in behind)


def counts_others(figure: Mention, page: Page, rules: Rules) -> bool:
    """ "*We were* 68", "put *the number of people who lost their homes* at 120", "one *of them*"."""
    return (
        _counts_speakers(figure, page, rules)
        or _names_others(figure, page, rules)
        or _points_back(figure, page, rules)
        or _tells_who(figure, page)
        or _is_asked_of_others(figure, page, rules)
    )


def _counts_speakers(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether those who speak say how many they were, or how many others: "we were 68", "*they were* 52"."""
    before, after = page.before(figure.span)[-2:], page.behind(figure.span)[:1]
    if len(before) < 2 or before[1].pos != "AUX":
        return False
    others = before[0].text.lower() in rules.group_pronouns and all(one.pos == "PUNCT" for one in after)
    return before[0].text.lower() in rules.speakers or others


def _names_others(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether the sentence names what it gives the number of, and that is nothing that is counted."""
    before = page.before(figure.span)
    told = [item.frame.trigger for item in page.told_at(page.at(figure.span))]
    for token, of, noun in zip(before, before[1:], before[2:], strict=False):
        named = token.lemma.lower() in rules.totals and of.text.lower() in rules.of
        if named and noun.pos in ("NOUN", "ADJ", "VERB", "DET"):
            return not any(trigger.start >= noun.span.start for trigger in told)
    return False


def _is_asked_of_others(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether it answers how many there were of nothing that is counted: "gave other accounts of *how many
    had been aboard*: some said 180"."""
    before = page.before(figure.span)
    for one, other in pairwise(before):
        if (one.text.lower(), other.text.lower()) in rules.asking_number:
            told = (item.frame for item in page.told_at(page.at(figure.span)))
            return not any(frame.trigger.start >= other.span.end for frame in told)
    return False


def _tells_who(figure: Mention, page: Page) -> bool:
    """Whether it is only told who one of those counted is: "*one is* a boy of 16"."""
    after = page.behind(figure.span)
    return len(after) > 1 and after[0].pos == "AUX" and after[1].pos in ("DET", "NOUN", "PROPN")


def _points_back(figure: Mention, page: Page, rules: Rules) -> bool:
    after = page.behind(figure.span)
    return len(after) > 1 and after[0].text.lower() in rules.of and after[1].pos == "PRON"
