"""What a report only refers to: "the strike of last summer", with no day of its own.

Pairs decide what they can; a mention that is left without a day joins the one incident that it can mean.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from counterclaim.incidents.spells import measure_width
from counterclaim.incidents.views import View

REFERRED_WITHIN = 400  # days after an incident in which a mention without a day is taken to mean it
_DAYS = 7  # what is dated less closely is no incident that a mention could be told to mean

Part = tuple[str, ...]
Number = tuple[int | None, int | None]  # low and high of a figure


def attach_references(
    parts: Sequence[Part], views: Mapping[str, View], are_apart: Callable[[str, str], bool]
) -> list[Part]:
    """`parts` where each that is undated has joined the only dated one that it can mean: at its site or in
    its quarter, of a type in common, before its report, with all figures that it gives. Of several it
    joins none."""
    dated: dict[str, dict[Part, None]] = defaultdict(dict)  # by area
    for part in parts:
        told = [views[known] for known in part]
        for area in _areas_of(told) if _is_dated(told) else ():
            dated[area][part] = None
    joined: dict[Part, list[str]] = {part: list(part) for part in parts}
    for part in parts:
        if not _is_reference([views[known] for known in part]):
            continue
        near = {other: None for area in sorted(views[part[0]].areas) for other in dated[area]}
        meant = [other for other in near if _can_mean(part, other, views, are_apart)]
        if len(meant) == 1:
            joined[meant[0]].extend(joined.pop(part))
    return sorted(tuple(sorted(members)) for members in joined.values())


def is_passing(members: Iterable[View]) -> bool:
    """Whether nothing is told of it: no day, no place of its own, nothing but that it took place."""
    return all(
        view.period is None and not view.later and view.bare and not view.areas and view.place is None
        for view in members
    )


def _areas_of(members: Iterable[View]) -> frozenset[str]:
    return frozenset[str]().union(*(view.areas for view in members))


def _is_dated(members: Iterable[View]) -> bool:
    return any(view.dated and not view.background for view in members)


def _is_reference(members: Sequence[View]) -> bool:
    return all(view.period is None and not view.background for view in members)


def _can_mean(
    part: Part, other: Part, views: Mapping[str, View], are_apart: Callable[[str, str], bool]
) -> bool:
    if any(are_apart(one, two) for one in part for two in other):
        return False
    mentions, told = [views[known] for known in part], [views[known] for known in other]
    areas = _areas_of(told)
    types = {name for view in told for name in view.types}
    known = _numbers(told)
    if not all(any(_is_one_number(one, other) for other in known) for one in _numbers(mentions)):
        return False
    return all(
        view.areas & areas and types.intersection(view.types) and _is_later(view, told) for view in mentions
    )


def _numbers(members: Iterable[View]) -> set[Number]:
    """All figures, whatever they count: "shot six" may be six dead."""
    return {
        (value.low, value.high) for view in members for values in view.figures.values() for value in values
    }


def _is_one_number(one: Number, other: Number) -> bool:
    """Whether both begin or end alike: the "at least 53" of the first days is "the 53 dead" a year later."""
    return one[0] == other[0] if None not in (one[0], other[0]) else one[1] == other[1]


def _is_later(mention: View, told: Iterable[View]) -> bool:
    if mention.published is None:
        return False
    days = [
        view.period.latest
        for view in told
        if view.period is not None and view.period.latest is not None and measure_width(view.period) <= _DAYS
    ]
    return bool(days) and 0 <= (mention.published - max(days)).days <= REFERRED_WITHIN
