"""What the words of a charge or a denial say of whom they are about: a thing, somebody else, another act."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.doer_words import is_force, is_negative
from counterclaim.claims.doers import ROLE
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import Span, Statement, hull


def find_held(trigger: Span, maker: Maker) -> Span | None:
    """Who stands within the words that lay the blame: "held *the militia* responsible"."""
    tokens = maker.page.tokens(trigger)
    if not tokens or tokens[0].pos != "VERB":
        return None
    opened = [
        phrase.core
        for phrase in maker.page.sentences[maker.page.at(trigger)].noun_phrases
        if trigger.contains(phrase.core) and phrase.core.start == tokens[0].span.end + 1
    ]
    held = max(opened, key=len, default=None)
    if held is None:
        return None
    behind = [token for token in tokens if token.span.start >= held.end and token.pos != "ADV"]
    return held if behind and behind[0].pos == "ADJ" else None


def is_thing(words: Span, maker: Maker) -> bool:
    """Whether what is blamed is a thing, a deed or a harm: "blamed stored shells", "the *death* on him"."""
    head = maker.page.phrase(words)
    core = head.head if head is not None else words
    if any(token.lemma.lower() in maker.rules.acts for token in maker.page.tokens(core)):
        return True
    return any(
        told.frame.trigger.overlaps(core) and _names_deed(told, maker)
        for told in maker.page.told_at(maker.page.at(core))
    )


def _names_deed(told: Told, maker: Maker) -> bool:
    named = maker.rules.types_of(told.frame) or maker.rules.terms_of(told.frame)
    return bool(named) or "killed" in maker.rules.attributes_of(told.frame)


def is_of_other_act(statement: Statement, inside: Sequence[Told], maker: Maker) -> bool:
    """Whether the charge is not of the deed itself: "accused them of *lying*"."""
    if statement.accused is None or not inside:
        return False
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    start, end = statement.accused.end, inside[0].frame.trigger.end
    behind = (token for token in tokens if start <= token.span.start < end)
    verb = next((token for token in behind if token.pos == "VERB"), None)
    if verb is None or verb.lemma.lower() in maker.rules.having_part:
        return False
    return not any(told.frame.trigger.contains(verb.span) for told in inside)


def is_of_others(statement: Statement, maker: Maker) -> bool:
    """Whether the part that is denied is another's: "ruled out the involvement *of third parties*"."""
    tokens = maker.page.tokens(hull(statement.content))
    noun = next((place for place, token in enumerate(tokens) if token.pos not in ("DET", "ADJ")), len(tokens))
    return len(tokens) > noun + 1 and tokens[noun + 1].lemma.lower() in maker.rules.of


def is_refusal(statement: Statement, maker: Maker) -> bool:
    """Whether it tells of something left undone: "refused to open the doors"."""
    return statement.cue is not None and any(
        statement.cue.start == told.frame.trigger.start
        for told in maker.page.told_in(statement.cue)
        if ROLE in maker.rules.attributes_of(told.frame)
    )


def is_within(span: Span, statement: Statement) -> bool:
    return any(part.start <= span.start < part.end for part in statement.content)


def find_absent(told: Told, maker: Maker) -> Span | None:
    """Those in charge who are said not to have been there at all: "*no soldier* was present", "*our officers*
    were not there"."""
    frame = told.frame
    if frame.agent is not None or not frame.negated or not is_negative(told, maker):
        return None
    phrases = [phrase.core for phrase in maker.page.sentences[told.sentence].noun_phrases]
    before = [core for core in phrases if core.overlaps(frame.trigger) or core.end <= frame.trigger.start]
    forces = [core for core in before if is_force(core, maker)]
    return max(forces, default=None)


def find_own_words(words: Span, told: Told, maker: Maker) -> Statement | None:
    """The statement that the words make by which somebody lays blame or refuses something: "*the charity*
    holds them responsible", "*the guards* refused to open the doors"."""
    return next(
        (
            item
            for item in maker.voices.statements
            if item.cue is not None
            and item.cue.overlaps(told.frame.trigger)
            and any(source.overlaps(words) for source in item.source)
        ),
        None,
    )
