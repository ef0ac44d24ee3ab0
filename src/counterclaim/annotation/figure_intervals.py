"""What the words around a number make of it: bounds, approximations and ranges as intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from counterclaim.annotation.figure_numbers import Core
from counterclaim.codebook.schema.figures import Approximation, Bound, FigureWords


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words before or after a number. `note`: what a mention is to say of it ("only", "another")."""

    bound: Bound | None = None
    approximation: Approximation | None = None
    note: str = ""


def list_modifiers(words: FigureWords, *, after: bool) -> list[tuple[str, Modifier]]:
    """The phrases that stand before or after a number, with what each does."""
    found: list[tuple[str, Modifier]] = []
    for bound in words.bounds:
        if bound.after is after:
            found.extend((phrase, Modifier(bound=bound)) for phrase in bound.words)
    for approximation in words.approximations:
        if approximation.after is after:
            found.extend((phrase, Modifier(approximation=approximation)) for phrase in approximation.words)
    if not after:
        found.extend((phrase, Modifier(note="only")) for phrase in words.exact)
        found.extend((phrase, Modifier(note="another")) for phrase in words.added)
    return found


def span_range(first: Core, second: Core | None, start: int) -> Core | None:
    """ "20 to 30" as one number; "two to three hundred" means hundreds on both sides."""
    if second is None or second.high is None or first.high is None:
        return None
    low, high = first.low, second.high
    if second.scale > 1 and first.scale == 1 and first.low * second.scale < high:
        low *= second.scale
    if low >= high:
        return None
    vague = first.vague or second.vague
    return Core(start, second.end, low, high, vague, first.digits, second.scale)


def code_interval(core: Core, modifiers: Sequence[Modifier]) -> tuple[int, int | None, str]:
    """Lowest, highest and the rule; approximations are put on first, then bounds."""
    low, high = core.low, core.high
    rule = "figure:vague" if core.vague else "figure:exact" if low == high else "figure:range"
    for modifier in modifiers:
        if modifier.approximation is not None:
            low, high = _widen(low, high, modifier.approximation)
            rule = "figure:approximate"
    for modifier in modifiers:
        if modifier.bound is not None:
            low, high = _open(low, high, modifier.bound)
            rule = "figure:bound"
    return low, high, rule


def _open(low: int, high: int | None, bound: Bound) -> tuple[int, int | None]:
    if bound.side == "low":
        return low + (not bound.closed), None
    return 0, None if high is None else max(0, high - (not bound.closed))


def _widen(low: int, high: int | None, by: Approximation) -> tuple[int, int | None]:
    """The interval widened by shares, rounded to the nearest whole number."""
    least = low + 1 if by.above else floor(low * by.low + 0.5)
    if high is None:
        return least, None
    most = high - 1 if by.below else ceil(high * by.high - 0.5)
    return least, max(least, most + by.add)
