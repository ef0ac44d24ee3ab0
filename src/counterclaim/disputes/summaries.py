"""Summaries of accounts: views, each with the rule it was made by. None of them says who is right.

A summary is of one attribute of one incident or site, made from what each voice says in the end. Figures have
all of them; of other values there are the latest, the majority and those by source type.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.disputes.accounts import Account
from counterclaim.disputes.voices import key_of
from counterclaim.model import Actor, ActorKind, Quantity, Value

Point = Callable[[Quantity], int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a summary with the voices that hold it; `label` tells the lines of one summary apart."""

    label: str
    value: Value
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`rule` says in words how the lines were made, and is shown beside them."""

    name: str
    rule: str
    lines: tuple[Line, ...]


def summarise(
    accounts: Iterable[Account], actors: Mapping[str, Actor], point: Point | None = None
) -> tuple[Summary, ...]:
    """All summaries that `accounts` give; of denials, plans and mere possibilities none is made.

    `point` gives the one number that ACLED would note for a figure, None where it has no rule; without
    it exact figures and "at least" count alone.
    """
    held = [item for item in accounts if not (item.denies or item.plan or item.weak)]
    figures = [item for item in held if isinstance(item.value, Quantity)]
    made = (
        sum_up_range(figures),
        sum_up_latest(held),
        sum_up_majority(held),
        sum_up_by_source(held, actors),
        sum_up_lowest(figures, point or take_low),
    )
    return tuple(item for item in made if item is not None)


def sum_up_range(figures: Sequence[Account]) -> Summary | None:
    """From the lowest to the highest figure; open where a voice leaves its own open above all others."""
    if not figures:
        return None
    span = span_figures([item.value for item in figures if isinstance(item.value, Quantity)])
    rule = "from the lowest to the highest of the latest figures of all voices"
    return Summary("range", rule, (Line("", span, _voices_of(figures)),))


def span_figures(values: Sequence[Quantity]) -> Quantity:
    """The interval around all of `values`; "at least six" beside "nine" ends at nine. ValueError for none."""
    lows = [value.low if value.low is not None else 0 for value in values]
    ends = [value.high if value.high is not None else value.low for value in values]
    closed = [end for end in ends if end is not None]
    low, high = min(lows), max(closed) if closed else None
    open_above = any(value.high is None and value.low == high for value in values)
    wording = f"{low}" if low == high else f"{low}–{high}" if high is not None else f"{low} or more"
    if open_above and high is not None:
        wording = f"{low}–{high} or more" if low != high else f"{low} or more"
    return Quantity(low, None if open_above else high, wording, any(value.approximate for value in values))


def sum_up_latest(held: Sequence[Account]) -> Summary | None:
    """What was said last; of one day all that was said on it."""
    dated = [item for item in held if _last_of(item) is not None]
    if not dated:
        return None
    last = max(day for item in dated if (day := _last_of(item)) is not None)
    lines = _lines_of([item for item in dated if _last_of(item) == last])
    return Summary("latest", f"what was said last, on {last.isoformat()}", lines)


def sum_up_majority(held: Sequence[Account]) -> Summary | None:
    """The value that most voices hold, a body and all who speak for it counted once; None where two tie."""
    houses: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for item in held:
        houses[key_of(item.value)].add(item.house)
    ranked = sorted((-len(found), key) for key, found in houses.items())
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    most, key = -ranked[0][0], ranked[0][1]
    every = len(set().union(*houses.values()))
    rule = f"held by most: {most} of {every} voices, a body and those who speak for it counted once"
    return Summary("majority", rule, _lines_of([item for item in held if key_of(item.value) == key]))


_SOURCES = (
    ("bodies and who speaks for them", (ActorKind.BODY,)),
    ("persons", (ActorKind.PERSON,)),
    ("groups", (ActorKind.GROUP,)),
    ("publishers", (ActorKind.PUBLISHER,)),
    ("unnamed", (ActorKind.UNNAMED,)),
)


def sum_up_by_source(held: Sequence[Account], actors: Mapping[str, Actor]) -> Summary | None:
    """What each kind of source says; figures of one kind as their range."""
    lines: list[Line] = []
    for label, kinds in _SOURCES:
        of_kind = [item for item in held if _kind_of(item, actors) in kinds]
        figures = [item.value for item in of_kind if isinstance(item.value, Quantity)]
        if figures:
            lines.append(Line(label, span_figures(figures), _voices_of(of_kind)))
        else:
            lines += (Line(label, line.value, line.voices) for line in _lines_of(of_kind))
    rule = "by the kind of source; figures of one kind from the lowest to the highest"
    return Summary("by source type", rule, tuple(lines)) if lines else None


def sum_up_lowest(figures: Sequence[Account], point: Point) -> Summary | None:
    """The lowest of the numbers that ACLED's codebook notes: where reports differ it takes the lowest."""
    noted = [
        (number, item)
        for item in figures
        if isinstance(item.value, Quantity) and (number := point(item.value)) is not None
    ]
    if not noted:
        return None
    lowest = min(number for number, _ in noted)
    holders = [item for number, item in noted if number == lowest]
    value = Quantity(lowest, lowest, str(lowest))
    rule = "as ACLED notes differing reports: the lowest figure, and the low end of an open one"
    return Summary("ACLED's lowest", rule, (Line("", value, _voices_of(holders)),))


def take_low(value: Quantity) -> int | None:
    """The number of an exact figure or of "at least"; None for what is vague, or has no low end."""
    exact = value.low is not None and value.low == value.high
    return value.low if exact or value.high is None else None


def _kind_of(item: Account, actors: Mapping[str, Actor]) -> ActorKind:
    """That of the body it speaks for, else its own; a voice that is not known has no name."""
    actor = actors.get(item.house) or actors.get(item.voice)
    return actor.kind if actor is not None else ActorKind.UNNAMED


def _lines_of(accounts: Sequence[Account]) -> tuple[Line, ...]:
    """One line a value, in order of first saying."""
    said: dict[tuple[str, ...], list[Account]] = defaultdict(list)
    for item in sorted(accounts, key=lambda item: (item.day or date.max, item.claims[0].id)):
        said[key_of(item.value)].append(item)
    return tuple(Line("", found[0].value, _voices_of(found)) for found in said.values())


def _voices_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(sorted({item.voice for item in accounts}))


def _last_of(item: Account) -> date | None:
    return item.last or item.day
