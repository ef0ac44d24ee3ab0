"""Of whom a figure is only a part: "three *of the wounded*", "*among those arrested* were 30 children"."""

from __future__ import annotations

from itertools import takewhile

from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.model import Measure, Mention, Span

_NOMINAL = ("DET", "PRON", "NUM", "ADJ", "NOUN", "PROPN")
_NAMED = 5  # words between "of those" and what befell them


def find_group(figure: Mention, page: Page, rules: Rules) -> Span | None:
    """The harmed or fled of whom the figure is only a part: "three *of the wounded*". Not "of wounded",
    which are all of them."""
    named = _named_before(figure, page, rules) or _named_behind(figure, page, rules)
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


def find_end(figure: Mention, page: Page, rules: Rules) -> int | None:
    """Where the words for those whom a figure counts end: behind "none *of the refugees*" too."""
    if figure.head is not None:
        return figure.head.end
    after = page.behind(figure.span)
    if not after or after[0].text.lower() not in rules.of:
        return None
    whom = list(takewhile(lambda token: token.pos in _NOMINAL, after[1:]))
    return whom[-1].span.end if whom else None


def _is_included(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether the word before the figure makes it one of several parts."""
    before = page.before(figure.span)
    return bool(before) and before[-1].text.lower() in rules.including


def _named_before(figure: Mention, page: Page, rules: Rules) -> Span | None:
    """The words that open a sentence and name those of whom the figure is a part: "*among the dead* are four
    women", "*among those arrested* were 30 children"."""
    here = page.at(figure.span)
    before = [token for token in page.sentences[here].tokens if token.span.end <= figure.span.start]
    if len(before) < 3 or before[0].pos != "ADP" or before[-1].pos != "AUX":
        return None
    opened = Span(before[0].span.start, before[-2].span.end)
    counting = [told for told in _flows_at(here, page, rules) if told.frame.trigger.overlaps(opened)]
    clause = [token for token in before if token.pos in ("VERB", "PUNCT")]
    own = [token for token in clause if any(told.frame.trigger.contains(token.span) for told in counting)]
    if any(token not in own and token.lemma.lower() not in rules.victims for token in clause):
        return None
    return opened if counting else None


def _named_behind(figure: Mention, page: Page, rules: Rules) -> Span | None:
    """The words right behind a figure that name those of whom it is a part by what befell them: "eleven *of
    those arrested*", "two women were *among the men who fled*"."""
    if figure.part_of is not None:
        return None
    here = page.at(figure.span)
    end = figure.span.end
    after = [token for token in page.sentences[here].tokens if token.span.start >= end]
    if after and after[0].text.lower() not in rules.of:
        end = max(end, figure.head.end if figure.head is not None else end)
        after = [token for token in after if token.span.start >= end]
        after = after[1:] if after and after[0].pos == "AUX" else []
    if len(after) < 3 or after[0].pos != "ADP" or after[1].pos not in ("DET", "PRON"):
        return None
    triggers = sorted((told.frame.trigger for told in _flows_at(here, page, rules)), reverse=True)
    ends = {trigger.start: trigger.end for trigger in triggers}  # the shortest: "escapees" who "were caught"
    related = False
    for token in after[2 : 2 + _NAMED]:
        if token.pos == "AUX" and not related:
            return None  # "seven of my friends *are* dead" are all who are told of
        if token.span.start in ends:
            return Span(after[0].span.start, ends[token.span.start])
        related = related or token.text.lower() in rules.relatives
        if token.pos in ("VERB", "PUNCT", "ADP"):
            return None
    return None


def _flows_at(sentence: int, page: Page, rules: Rules) -> list[Told]:
    """The frames of a sentence that tell what befell people who can be counted."""
    return [
        told
        for told in page.told_at(sentence)
        if any(rules.measure(name) is Measure.FLOW for name in rules.attributes_of(told.frame))
    ]
