"""The day of a report's own happening where no word of it stands with a day.

A statement often gives the day once, with a noun that is no trigger ("the events of Sunday evening"), and
tells what took place in other sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.drafts import Draft
from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention, MentionKind, Period, Span, Token
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
    for sentence in page.sentences[:_OPENING]:
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.PERIOD or not _is_day(mention.value):
                continue
            before = [token for token in sentence.tokens if token.span.end <= mention.span.start]
            opens = sentence.span.start == mention.span.start or len(before) <= _DATELINE
            if (opens and not _has_verb(before)) or _is_said(before, mention.span, rules):
                continue
            yield mention


def _is_day(value: object) -> bool:
    """Whether the period is of one day or a part of one: no time since or until, and not "today", which in
    a statement is the day of the statement."""
    if not isinstance(value, Period) or find_precision(value) not in _FINE:
        return False
    parsed = parse_expression(value.expression)
    return parsed is not None and not parsed.prefix and parsed.first != _TODAY


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def _is_said(before: Sequence[Token], day: Span, rules: Rules) -> bool:
    """Whether the nearest verb before the day is one of saying ("said on Monday"), or the day is today's."""
    verb = next((token for token in reversed(before) if token.pos == "VERB"), None)
    if verb is None:
        return False
    between = [token for token in before if token.span.start > verb.span.start]
    noun = any(token.pos in ("NOUN", "PROPN") for token in between)
    return not noun and rules.is_cue(verb.lemma.lower())
