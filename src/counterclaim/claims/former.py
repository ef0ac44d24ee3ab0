"""What only says of whom a figure is: "twelve people *arrested* on Sunday were freed" counts those freed."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.groups import find_end
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Measure, Mention


def without_former(figure: Mention, counting: list[Told], page: Page, rules: Rules) -> list[Told]:
    """Without what only says who is meant: of "twelve people *arrested* on Sunday were freed" the arrest, of
    "nobody *held* there was freed" where they are. The harmed are counted as such."""
    end = find_end(figure, page, rules)
    if end is None or len(counting) < 2:
        return counting
    behind = [token for token in page.sentences[page.at(figure.span)].tokens if token.span.start >= end]
    led = [told for told in counting if told.frame.trigger.end > end]
    first = min(led, key=lambda told: told.frame.trigger.end, default=None)
    if first is None or not behind or not _is_of_who(first, counting, rules):
        return counting
    inner = first.frame.trigger
    related = behind[0].text.lower() in rules.relatives
    if not related and not (inner.contains(behind[0].span) and behind[0].pos == "VERB"):
        return counting
    rest = [told for told in counting if told is not first and not _is_same_word(told, first)]
    if not rest:
        return counting
    last = max(told.frame.trigger.end for told in rest)
    between = [token.pos for token in behind if inner.end <= token.span.start < last]
    if last > inner.end and ("CCONJ" in between or "AUX" not in between):
        return counting
    return rest


def _is_flow(told: Told, rules: Rules) -> bool:
    """Whether it tells of people who are moved or taken, and not harmed."""
    names = rules.attributes_of(told.frame)
    return bool(names) and all(rules.measure(n) is Measure.FLOW and n not in HARM for n in names)


def _is_same_word(told: Told, first: Told) -> bool:
    """Whether the list has the word for who is meant twice ("who were held", "held in")."""
    return told.frame.trigger.overlaps(first.frame.trigger) and told.frame.names == first.frame.names


def _is_of_who(first: Told, counting: Sequence[Told], rules: Rules) -> bool:
    """Whether it is such an act, or people told of as held somewhere are said to be let go or moved."""
    held = all(rules.measure(name) is Measure.STOCK for name in rules.attributes_of(first.frame))
    return _is_flow(first, rules) or (held and any(_is_flow(told, rules) for told in counting))
