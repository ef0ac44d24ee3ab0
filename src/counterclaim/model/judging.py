"""What judgements hold: which were undone, which count, and which two things a person calls the same or
different."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from counterclaim.model.answers import weigh
from counterclaim.model.record import Judgement
from counterclaim.model.words import Verb


def find_standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count, each outranking those before it: the oldest first, reviewers' after those
    of others. Left out are those that were undone, that a reviewer decided otherwise, or that were given
    blind and wait for a second reader; undoing is none of them."""
    return weigh(find_kept(judgements))


def find_kept(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody has undone, whether or not they count, the oldest first."""
    ordered = in_order(judgements)
    undone = find_undone(ordered)
    return tuple(item for item in ordered if item.id not in undone and item.verb is not Verb.UNDO)


def find_undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids that are taken back. An undo can itself be undone."""
    undone: set[str] = set()
    for judgement in reversed(in_order(judgements)):
        if judgement.verb is Verb.UNDO and judgement.id not in undone:
            undone.update(judgement.subjects)
    return frozenset(undone)


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The oldest first."""
    return tuple(sorted(judgements, key=lambda judgement: (judgement.at, judgement.id)))


@dataclass(frozen=True, slots=True)
class Pairs:
    """What stands about pairs of ids: the later judgement of a pair outranks the earlier.

    `same` has the newest first; `different` gives the rank of its judgement, higher being newer.
    """

    same: tuple[tuple[int, str, str], ...] = ()
    different: Mapping[frozenset[str], int] = field(default_factory=dict)


def find_pairs(judgements: Sequence[Judgement]) -> Pairs:
    """The pairs that standing judgements call the same or different; every two subjects make a pair."""
    latest: dict[frozenset[str], tuple[int, Verb]] = {}
    for rank, judgement in enumerate(find_standing(judgements)):
        if judgement.verb in (Verb.SAME, Verb.DIFFERENT):
            for one, other in combinations(dict.fromkeys(judgement.subjects), 2):
                latest[frozenset((one, other))] = (rank, judgement.verb)
    same: list[tuple[int, str, str]] = []
    for pair, (rank, verb) in latest.items():
        if verb is Verb.SAME:
            one, other = sorted(pair)
            same.append((-rank, one, other))
    return Pairs(
        same=tuple((-rank, one, other) for rank, one, other in sorted(same)),
        different={pair: rank for pair, (rank, verb) in latest.items() if verb is Verb.DIFFERENT},
    )


class Groups:
    """Ids brought together pair by pair; the smallest of a group stands for it (union-find)."""

    def __init__(self, items: Iterable[str] = ()) -> None:
        self._parent: dict[str, str] = {item: item for item in items}

    def find(self, item: str) -> str:
        """What stands for the group of `item`, which is its own group when it is new."""
        root = self._parent.setdefault(item, item)
        while root != self._parent[root]:
            root = self._parent[root]
        while item != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: str, other: str) -> None:
        first, second = self.find(one), self.find(other)
        if first != second:
            low, high = sorted((first, second))
            self._parent[high] = low

    def groups(self) -> dict[str, list[str]]:
        """Members by what stands for them, in the order in which they were given."""
        found: dict[str, list[str]] = {}
        for item in self._parent:
            found.setdefault(self.find(item), []).append(item)
        return found


def join_judged(groups: Groups, members: Mapping[str, Sequence[str]], pairs: Pairs) -> None:
    """Join what is judged the same, the newest judgement first, in place.

    `members` gives for each thing the ids that a judgement may call it by. A join that would bring
    together two ids judged different by a newer judgement is left out.
    """
    owner = {known: thing for thing, ids in members.items() for known in ids}
    for rank, one, other in pairs.same:
        if one not in owner or other not in owner:
            continue
        first, second = groups.find(owner[one]), groups.find(owner[other])
        if not _kept_apart(groups, owner, first, second, pairs, rank):
            groups.join(first, second)


def _kept_apart(
    groups: Groups, owner: Mapping[str, str], first: str, second: str, pairs: Pairs, rank: int
) -> bool:
    for pair, newer in pairs.different.items():
        ends = {groups.find(owner[known]) for known in pair if known in owner}
        if newer > rank and ends == {first, second} and first != second:
            return True
    return False
