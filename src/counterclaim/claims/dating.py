"""The day of a report's own happening where no word of it stands with a day.

A statement often gives the day once, with a noun that is no trigger ("the events of Sunday evening"), and
tells what took place in other sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.drafts import Draft
from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.claims.setting_words import is_right_behind, is_set_at
from counterclaim.model import Mention, MentionKind, Period, Sentence, Span, Token
from counterclaim.model.periods import Atom, find_precision, parse_expression

_OPENING = 4  # sentences, with the title, that say when it was
_DATELINE = 6  # words at the start of a paragraph that may only say where and when it was written
_FINE = ("minute", "hour", "part of day", "day")
_TODAY = Atom("day", (0,))


def date_by_opening(drafts: Sequence[Draft], page: Page, rules: Rules) -> None:
    """Give the happening of whom most is told the first day that the opening names, unless one of the
    report's own happenings has a day already."""
    own = [draft for draft in drafts if not draft.record and not draft.background]
    if not own or any(draft.period is not None for draft in own):
        return
    focal = max(own, key=lambda draft: len(draft.told))
    taken = {told.frame.time for draft in drafts if draft not in own for told in draft.told}
    for mention in _find_days(page, rules):
        if mention.span not in taken and isinstance(mention.value, Period):
            focal.period = mention.value
            return


def _find_days(page: Page, rules: Rules) -> Iterator[Mention]:
    """The days that the opening names, but those of the writing and of what somebody said."""
    for number, sentence in enumerate(page.sentences[:_OPENING]):
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.PERIOD or not _is_day(mention.value):
                continue
            if _is_denied(number, mention, page, rules):
                continue
            before = [token for token in sentence.tokens if token.span.end <= mention.span.start]
            opens = sentence.span.start == mention.span.start or len(before) <= _DATELINE
            if opens and not _has_verb(before):
                if _is_led_by(sentence, mention, before, rules):
                    yield mention
            elif _is_told(sentence, before, rules) and not _is_day_of_saying(sentence, mention, rules):
                yield mention


def _is_denied(number: int, mention: Mention, page: Page, rules: Rules) -> bool:
    """Whether it is the day on which something is said not to have been: "did not happen *on Sunday*"."""
    start = page.sentences[number].span.start
    if rules.setting_aside.search(page.words(Span(start, mention.span.start))) is not None:
        return True
    told = (told for told in page.told_at(number) if told.frame.negated)
    return any(
        is_set_at(item, mention.span, page, rules) or is_right_behind(item, mention.span, page, rules)
        for item in told
    )


def _is_day(value: object) -> bool:
    """Whether the period is of one day or a part of one: no time since or until, and not "today", which in
    a statement is the day of the statement."""
    if not isinstance(value, Period) or find_precision(value) not in _FINE:
        return False
    parsed = parse_expression(value.expression)
    return parsed is not None and not parsed.prefix and parsed.first != _TODAY


def _is_led_by(sentence: Sentence, mention: Mention, before: Sequence[Token], rules: Rules) -> bool:
    """Whether a sentence begins with the day of what it tells ("On Thursday, 18 August 2022, members of ...
    dispersed"): a preposition and the day, and then a verb that is none of saying."""
    if len(before) != 1 or before[0].pos != "ADP":
        return False
    after = [token for token in sentence.tokens if token.span.start >= mention.span.end]
    verb = next((token for token in after if token.pos == "VERB"), None)
    return (
        verb is not None
        and not rules.is_cue(verb.lemma.lower())
        and verb.lemma.lower() not in rules.inquiring
    )


def _is_day_of_saying(sentence: Sentence, mention: Mention, rules: Rules) -> bool:
    """Whether a verb of saying follows the day at once: "broke its silence on Friday, saying"."""
    after = [token for token in sentence.tokens if token.span.start >= mention.span.end]
    near = [token for token in after if token.pos != "PUNCT"][:1]
    return any(token.pos == "VERB" and rules.is_cue(token.lemma.lower()) for token in near)


def _is_later(verb: Token, before: Sequence[Token], sentence: Sentence, rules: Rules) -> bool:
    """Whether the verb is of saying, or tells what was made of a deed or came of it: "published on Friday",
    "the raid sparked protests on Sunday"."""
    lemma = verb.lemma.lower()
    if rules.is_cue(lemma):
        return True
    if before[-1].lemma.lower() in rules.of:
        return False  # "followed the events *of* Sunday"
    if lemma in rules.reacting or lemma in rules.inquiring:
        return True
    behind = before[before.index(verb) + 1 :]
    led = any(frame.trigger.end <= verb.span.start for frame in sentence.frames)
    return led and any(token.lemma.lower() in rules.reactions for token in behind)


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def _is_told(sentence: Sentence, before: Sequence[Token], rules: Rules) -> bool:
    """Whether the day stands with a noun or a passive verb ("the events of Sunday", "was hit on Friday") or
    words of taking place, and the nearest verb is not one of saying. What somebody does on a day may be a
    statement."""
    words = [token for token in before if token.pos not in ("ADP", "DET", "PUNCT")]
    verb = next((token for token in reversed(words) if token.pos == "VERB"), None)
    if not words or (verb is not None and _is_later(verb, before, sentence, rules)):
        return False
    passive = any(token.pos == "AUX" for token in words[-3:-1])
    if words[-1].pos != "VERB":
        return words[-1].pos in ("NOUN", "PROPN")
    return passive or any(frame.trigger.contains(words[-1].span) for frame in sentence.frames)
