"""Pairs of incidents of which it is nearly even whether they are one: questions for a person."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from counterclaim.incidents.signals import Signal
from counterclaim.incidents.weights import SAME, WEIGHTS
from counterclaim.model import Border, Incident

NEARLY = 2.0  # log odds below SAME: of pairs so near to it one in eight is one incident after all
_SHOWN = 4  # reasons on either side

Pair = tuple[str, str]


def find_borders(
    incidents: Sequence[Incident],
    scored: Iterable[tuple[Pair, float]],
    explain: Callable[[str, str], Sequence[Signal]],
    are_apart: Callable[[str, str], bool],
) -> tuple[Border, ...]:
    """One for each two incidents of which a pair of happenings scores nearly SAME, or more while their others
    keep them asunder; the nearest to SAME first.

    `scored` are pairs of happenings that were compared. What a person has judged is no question.
    """
    owner = {known: item.id for item in incidents for known in item.happening_ids}
    members = {item.id: item.happening_ids for item in incidents}
    likest: dict[Pair, tuple[float, Pair]] = {}
    for pair, score in scored:
        first, second = owner.get(pair[0]), owner.get(pair[1])
        if first is None or second is None or first == second:
            continue
        both = (first, second) if first < second else (second, first)
        known = pair if first < second else (pair[1], pair[0])
        if both not in likest or (score, known) > likest[both]:
            likest[both] = (score, known)
    found = [
        _make_border(both, known, score, explain(*known))
        for both, (score, known) in likest.items()
        if score >= SAME - NEARLY and not _is_judged(both, members, are_apart)
    ]
    return tuple(sorted(found, key=lambda border: (abs(border.score - SAME), border.incident_ids)))


def _is_judged(
    both: Pair, members: Mapping[str, Sequence[str]], are_apart: Callable[[str, str], bool]
) -> bool:
    return any(are_apart(one, other) for one in members[both[0]] for other in members[both[1]])


def _make_border(both: Pair, known: Pair, score: float, signals: Sequence[Signal]) -> Border:
    weighed = [(WEIGHTS[signal.level] * signal.size, signal) for signal in signals if signal.pattern]
    weighed.sort(key=lambda item: (-abs(item[0]), item[1].level))
    return Border(
        incident_ids=both,
        happening_ids=known,
        score=round(score, 3),
        speaks_for=tuple(signal.reason for weight, signal in weighed if weight > 0)[:_SHOWN],
        speaks_against=tuple(signal.reason for weight, signal in weighed if weight < 0)[:_SHOWN],
    )
