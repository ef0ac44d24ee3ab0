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


def cluster(ids: Sequence[str], edges: Iterable[tuple[str, str]], score: Score) -> list[_Part]:
    """The groups of `ids`, each sorted. `edges` are the pairs that score as one; `score` is asked for the
    other pairs of a component and gives RULED_OUT where a pair cannot be one."""
    components = Groups(ids)
    for one, other in edges:
        components.join(one, other)
    found: list[_Part] = []
    for members in components.groups().values():
        found += _agglomerate(sorted(members), score) if len(members) > 1 else [tuple(members)]
    return sorted(found)


def _agglomerate(members: Sequence[str], score: Score) -> list[_Part]:
    parts = {index: [index] for index in range(len(members))}
    sums: dict[int, dict[int, float]] = {index: {} for index in parts}
    heap: list[tuple[float, int, int, int, int]] = []
    for low, high in combinations(range(len(members)), 2):
        value = score(members[low], members[high])
        sums[low][high] = sums[high][low] = value
        if value >= SAME:
            heap.append((-value, low, high, low, high))
    if len(heap) == len(members) * (len(members) - 1) // 2:
        return [tuple(members)]
    heapify(heap)
    fresh = len(members)
    while heap:
        _, _, _, low, high = heappop(heap)
        if low not in parts or high not in parts:
            continue
        joined = sorted(parts.pop(low) + parts.pop(high))
        one, other = sums.pop(low), sums.pop(high)
        sums[fresh] = {}
        for index, part in parts.items():
            total = one[index] + other[index]
            sums[fresh][index] = sums[index][fresh] = total
            average = total / (len(joined) * len(part))
            if average >= SAME:
                first, second = sorted((part[0], joined[0]))  # of equal averages the smallest ids win
                heappush(heap, (-average, first, second, index, fresh))
        parts[fresh] = joined
        fresh += 1
    return [tuple(members[index] for index in part) for part in parts.values()]
