"""Whose harm a figure counts, where several fates stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.page import Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Measure, Mention, Quantity


def without_led(quantities: list[tuple[str, Told]], figure: Mention) -> list[tuple[str, Told]]:
    """Without the harm told before a figure that has its own: "A girl killed, *four wounded*"."""
    harmed = [(name, told) for name, told in quantities if name in HARM]
    head = figure.head
    if head is None or not any(told.frame.trigger.overlaps(head) for _, told in harmed):
        return quantities
    led = [(name, told) for name, told in harmed if told.frame.trigger.end <= figure.span.start]
    return [item for item in quantities if item not in led]


def without_others(
    quantities: list[tuple[str, Told]], figure: Mention, figures: Sequence[Mention]
) -> list[tuple[str, Told]]:
    """Without the words that hold another figure, where the harm of this one is told with it: "received six
    bodies and *20 wounded* people"."""
    others = [other.span for other in figures if other is not figure]
    own = [(name, told) for name, told in quantities if name in HARM and stands_with(told, figure)]
    rest = [item for item in quantities if not any(item[1].frame.trigger.contains(other) for other in others)]
    return rest if own and rest else quantities


def of_dead(quantities: list[tuple[str, Told]], figure: Mention, rules: Rules) -> list[tuple[str, Told]]:
    """What can be told of those whom the noun itself calls dead or hurt: "pulled *four bodies* from the sea"
    rescues nobody, "there were *no casualties* in the camp" does not say who is held there."""
    head = figure.head or figure.span
    named = {name for name, told in quantities if told.frame.trigger.overlaps(head)}
    if "killed" in named or any(name == "killed" and _leads(told, figure) for name, told in quantities):
        return [item for item in quantities if item[0] in HARM]
    nobody = isinstance(figure.value, Quantity) and figure.value.high == 0
    if nobody and named & HARM:
        return [item for item in quantities if item[0] in HARM or rules.measure(item[0]) is not Measure.STOCK]
    return quantities


def stands_with(told: Told, figure: Mention) -> bool:
    """Whether the trigger only says which of them are counted: "two *wounded* men died"."""
    return figure.head is not None and figure.span.start <= told.frame.trigger.start < figure.head.start


def _leads(told: Told, figure: Mention) -> bool:
    """Whether the trigger stands right before the figure: "*the bodies of* six men"."""
    return told.frame.trigger.end + 1 == figure.span.start
