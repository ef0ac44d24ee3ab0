"""From pairs that are copies to groups: which report stands for which."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ranked:
    """What decides who leads a group and who is its original: the length of the text, and its day."""

    report_id: str
    length: int
    published: date | None

    @property
    def by_length(self) -> tuple[int, date, str]:
        """The longest first, since all that were cut from it are its copies, but not one another's."""
        return (-self.length, self.published or date.max, self.report_id)

    @property
    def by_day(self) -> tuple[date, int, str]:
        """The earliest first, unknown days last; of one day the longest, then the smallest id."""
        return (self.published or date.max, -self.length, self.report_id)


def form_groups(
    reports: Iterable[Ranked],
    keys: Mapping[str, Sequence[Hashable]],
    alike: Callable[[str, str], bool],
    akin: Callable[[str, str], bool],
) -> dict[str, str]:
    """Copies: report id → id of the original of its group. The order of `reports` plays no part.

    `keys` gives those of each report; `alike` says of two that share one whether they are copies, `akin`
    whether two have most of the shorter in common. The longest report leads. Another joins the longest
    leader it is akin to and of whose group one is its copy, else it leads itself: so copies of a copy stay
    with it, and a series of edits does not end in another text. The original of a group is its earliest;
    no original is a copy.
    """
    ordered = sorted(reports, key=lambda item: item.by_length)
    leader_of: list[int] = []
    holding: dict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(ordered):
        own = set(keys[item.report_id])
        near = sorted({(leader_of[other], other) for key in own for other in holding.get(key, ())})
        leader_of.append(_find_leader(place, near, ordered, alike, akin))
        for key in own:
            holding[key].append(place)
    members: dict[int, list[Ranked]] = defaultdict(list)
    for place, leader in enumerate(leader_of):
        members[leader].append(ordered[place])
    return dict(pair for group in members.values() for pair in _name_original(group))


def _find_leader(
    place: int,
    near: Iterable[tuple[int, int]],
    ordered: Sequence[Ranked],
    alike: Callable[[str, str], bool],
    akin: Callable[[str, str], bool],
) -> int:
    """The leader, by its place, whom the report at `place` joins, or `place`; `near` are leaders with
    their members that share a key with it, in order."""
    report_id = ordered[place].report_id
    refused: set[int] = set()
    for leader, member in near:
        if leader not in refused and alike(report_id, ordered[member].report_id):
            if akin(report_id, ordered[leader].report_id):
                return leader
            refused.add(leader)
    return place


def _name_original(group: Sequence[Ranked]) -> Iterator[tuple[str, str]]:
    original = min(group, key=lambda item: item.by_day)
    return ((item.report_id, original.report_id) for item in group if item is not original)


def find_touched(
    report_ids: Iterable[str],
    near: Callable[[str], Iterable[str]],
    alike: Callable[[str, str], bool],
) -> frozenset[str]:
    """All reports whose group may change when `report_ids` come, go or get another day: those that are
    reached from them over pairs of copies, themselves included. For one that goes, ask before it is gone.

    `find_copies` of these alone says of them what it says of them among all others.
    """
    found = set(report_ids)
    waiting = list(found)
    while waiting:
        one = waiting.pop()
        fresh = [other for other in near(one) if other not in found and alike(one, other)]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)
