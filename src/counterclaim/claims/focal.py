"""A report is as a rule about one thing: what it tells besides with no day or place of its own is part of it.

A protest, the shots fired at it, the arrests made there and the dead are told in one breath; readers take
them as one unless the report says that they were on another day or in another place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.claims.drafts import Draft, Setting, are_parted, can_compare

_OPENING = 4  # sentences, with the title, in which a report says what it is about


def unite_focal(
    drafts: list[Draft],
    is_parted: Callable[[Draft, Setting], bool],
    are_other: Callable[[Draft, Draft], bool],
    is_passed: Callable[[Draft], bool],
) -> dict[int, Draft]:
    """Bring a report's own happenings together with the one of which most is told. Whoever was taken in, by
    the id of the object, with the one it is part of now; `drafts` loses them. What is told in passing as
    having come before (`is_passed`) is not what a report is about."""
    own = [draft for draft in drafts if not draft.record and not draft.background]
    if len(own) < 2:
        return {}
    focal = _choose([draft for draft in own if not is_passed(draft)] or own)
    taken: dict[int, Draft] = {}
    for other in sorted(own, key=lambda draft: draft.told[0].number):
        if other is focal or other.modality is not focal.modality or _has_own_day(other, focal, own):
            continue
        if is_parted(focal, Setting(other.period, other.place, other.site_id)) or are_other(focal, other):
            continue
        _take_in(focal, other)
        taken[id(other)] = focal
        drafts.remove(other)
    return taken


def _choose(own: Sequence[Draft]) -> Draft:
    """The happening of which most is told, of equal ones the first."""
    return max(own, key=lambda draft: (len(draft.told), -draft.told[0].number))


def _has_own_day(other: Draft, focal: Draft, own: Sequence[Draft]) -> bool:
    """Whether nothing says that they were at one time: the other one has a day told in another way ("Friday",
    "1 October"), or it alone is dated, unless it is the only date there is, and the opening tells it."""
    if other.period is None:
        return False
    if focal.period is not None:
        return not can_compare(focal.period, other.period)
    dated = [
        draft for draft in own if draft.period is not None and not are_parted(draft.period, other.period)
    ]
    alone = len(dated) == sum(draft.period is not None for draft in own)
    return not alone or other.told[0].sentence >= _OPENING


def _take_in(focal: Draft, other: Draft) -> None:
    focal.types.extend(name for name in other.types if name not in focal.types)
    focal.told = sorted((*focal.told, *other.told), key=lambda told: told.number)
    focal.period = focal.period or other.period
    focal.site_id = focal.site_id or other.site_id
    focal.place = focal.place or other.place
