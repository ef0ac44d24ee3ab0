"""From scores of pairs to groups of happenings that are one: average linkage inside components.

A group grows by the two parts whose pairs score best on average; a single pair that is ruled out keeps
two parts asunder. So a chain of days does not glue its ends together, and no order of arrival matters.
"""

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from counterclaim.incidents.weights import SAME
from counterclaim.model.judging import Groups

RULED_OUT = float("-inf")

Score = Callable[[str, str], float]
_Part = tuple[str, ...]


def cluster(parts: Iterable[_Part], edges: Iterable[tuple[str, str]], score: Score) -> list[_Part]:
    """The groups that grow from `parts`, which stay together, each sorted. `edges` are the pairs of ids that
    score as one; `score` is asked for the other pairs of a component and gives RULED_OUT where a pair cannot
    be one."""
    start = [tuple(sorted(part)) for part in parts]
    components = Groups(part[0] for part in start)
    first = {known: part[0] for part in start for known in part}
    for one, other in edges:
        components.join(first[one], first[other])
    known = {part[0]: part for part in start}
    found: list[_Part] = []
    for names in components.groups().values():
        members = [known[name] for name in sorted(names)]
        found += _agglomerate(members, score) if len(members) > 1 else members
    return sorted(found)


def _agglomerate(members: Sequence[_Part], score: Score) -> list[_Part]:
    parts = {index: list(part) for index, part in enumerate(members)}
    sums: dict[int, dict[int, float]] = {index: {} for index in parts}
    heap: list[tuple[float, str, str, int, int]] = []
    for low, high in combinations(range(len(members)), 2):
        mine, theirs = members[low], members[high]
        total = sum(score(*sorted((one, other))) for one in mine for other in theirs)
        sums[low][high] = sums[high][low] = total
        average = total / (len(mine) * len(theirs))
        if average >= SAME:
            heap.append((-average, mine[0], theirs[0], low, high))
    if len(heap) == len(members) * (len(members) - 1) // 2:
        return [tuple(sorted(known for part in members for known in part))]
    heapify(heap)
    fresh = len(members)
    while heap:
        _, _, _, low, high = heappop(heap)
        if low not in parts or high not in parts:
            continue
        joined = sorted(parts.pop(low) + parts.pop(high))
        one, two = sums.pop(low), sums.pop(high)
        sums[fresh] = {}
        for index, part in parts.items():
            total = one[index] + two[index]
            sums[fresh][index] = sums[index][fresh] = total
            average = total / (len(joined) * len(part))
            if average >= SAME:
                first, second = sorted((part[0], joined[0]))  # of equal averages the smallest ids win
                heappush(heap, (-average, first, second, index, fresh))
        parts[fresh] = joined
        fresh += 1
    return [tuple(part) for part in parts.values()]
