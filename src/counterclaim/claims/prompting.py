"""What is named as having come before: the death at which people march is none of the march, and what guards
did a week before a breakout is none of the breakout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.claims.drafts import Draft
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.model import Span

_OPENING = 6  # words of a clause in which it says how long after it something came
_BREAKS = ("VERB", "SCONJ", "CCONJ", "PUNCT")


def are_in_a_row(told: Told, draft: Draft, page: Page, rules: Rules) -> bool:
    """Whether one of the two, of one sentence, is only named as what the other followed."""
    others = [other for other in draft.told if other.sentence == told.sentence]
    return _came_before(told, others, page, rules) or any(
        _came_before(other, [told], page, rules) for other in others
    )


def is_only_dated_from(draft: Draft, until: int, page: Page, rules: Rules) -> bool:
    """Whether all that the sentences up to `until` say of it is how long after it something else came: "a
    hall burned six days after *a fire* had destroyed another"."""
    told = [item for item in draft.told if item.sentence <= until]
    return all(_is_dated_from(item, page.told_at(item.sentence), page, rules) for item in told)


def _came_before(told: Told, others: Sequence[Told], page: Page, rules: Rules) -> bool:
    """Whether the frame is of something that is only named as what the others, of its sentence, followed."""
    return _has_prompted(told, others, page, rules) or _is_dated_from(told, others, page, rules)


def _has_prompted(told: Told, others: Sequence[Told], page: Page, rules: Rules) -> bool:
    """Whether harm is only named as that at which others protest ("a march over *the killing* of two", "a
    vigil for the twelve who *drowned*") of which `others` tell."""
    types = rules.incident_types(told.frame)
    if not _can_kill(types, rules) and "killed" not in rules.attributes_of(told.frame):
        return False
    return any(
        not _can_kill(kinds, rules) and _is_led_to(other.frame.trigger, told, page, rules)
        for other in others
        if (kinds := rules.incident_types(other.frame))
    )


def _is_dated_from(told: Told, others: Sequence[Told], page: Page, rules: Rules) -> bool:
    """Whether the frame's clause only says how long after it the rest of the sentence came, of which the
    others tell: "300 broke out a week after *guards shot two*". "The day after *he* was beaten" tells more
    of one who was told of."""
    clause = told.frame.clause
    if clause is None or all(clause.contains(other.frame.trigger) for other in others):
        return False
    tokens = page.sentences[told.sentence].tokens
    opening = [
        at for at, token in enumerate(tokens) if clause.start <= token.span.start < told.frame.trigger.start
    ]
    for at in opening[:_OPENING]:
        length = tokens[at - 1].text.lower() if at else ""
        if tokens[at].text.lower() in rules.prompting and length in rules.lengths:
            behind = tokens[at + 1]
            return behind.pos != "PRON" and behind.text.lower() not in rules.definite
    return False


def _can_kill(types: Iterable[str], rules: Rules) -> bool:
    return any(rules.types[name].harm for name in types)


def _is_led_to(protest: Span, told: Told, page: Page, rules: Rules) -> bool:
    """Whether a word of what prompts leads from the protest to the noun of the harm, or to those of whom a
    relative clause tells it, with no other verb in between."""
    trigger = told.frame.trigger
    inside = page.tokens(trigger)
    between = page.tokens(Span(protest.start, max(protest.end, trigger.start)))
    led = [at for at, token in enumerate(between) if token.text.lower() in rules.prompting]
    if not inside or not led or trigger.start < protest.end:
        return False
    before, behind = between[: led[-1]], between[led[-1] + 1 :]
    related = any(token.text.lower() in rules.relatives for token in behind)
    if inside[0].pos in ("VERB", "AUX") and not related:
        return False
    outside = (token for token in before if token.span.start >= protest.end)
    return not any(token.pos in _BREAKS for token in (*outside, *behind))
