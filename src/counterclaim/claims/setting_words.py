"""Words of which all that is said is when or where something took place."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention, MentionKind, Span

_SETTINGS = (MentionKind.PERIOD, MentionKind.PLACE, MentionKind.SITE)
_LEADING = ("ADP", "DET", "ADJ", "NUM")


def find_set_at(told: Told, page: Page, rules: Rules) -> Iterator[Mention]:
    """The days and places at which a known deed is said to have been, by words of taking place alone: "the
    attack *took place near Oru*". Whoever denies that denies these, and not the deed."""
    if not is_known(told, page, rules):
        return
    for item in page.sentences[told.sentence].mentions:
        if item.kind in _SETTINGS and is_set_at(told, item.span, page, rules):
            yield item


def is_known(told: Told, page: Page, rules: Rules) -> bool:
    """Whether it is told of as known: "*the* attack", "*the* men were shot", "he was shot"."""
    frame = told.frame
    if frame.definite:
        return True
    if frame.number is not None and (frame.patient is None or frame.number.start <= frame.patient.start):
        return False
    phrase = page.phrase(frame.trigger)
    about = frame.patient or (phrase.span if phrase is not None else None)
    tokens = page.tokens(about) if about is not None else []
    return bool(tokens) and (tokens[0].pos == "PRON" or tokens[0].text.lower() in rules.definites)


def is_set_at(told: Told, words: Span, page: Page, rules: Rules) -> bool:
    """Whether the deed is only said to have taken place at the day or place of these words."""
    deeds = (told.frame.trigger, told.frame.patient)
    return any(deed is not None and is_set_behind(deed, words, page, rules) for deed in deeds)


def is_set_behind(deed: Span, words: Span, page: Page, rules: Rules) -> bool:
    """The same, of the words for a deed, or of a pronoun that stands for it."""
    if words.start < deed.end:
        return False
    tokens = page.tokens(Span(deed.end, words.start))
    others = [item.span for item in page.sentences[page.at(words)].mentions if item.kind in _SETTINGS]
    while tokens and (tokens[-1].pos in _LEADING or any(one.contains(tokens[-1].span) for one in others)):
        tokens.pop()
    if not tokens:
        return False
    between = page.words(Span(tokens[0].span.start, tokens[-1].span.end))
    return rules.taking_place.fullmatch(between) is not None
