"""Which candidates are places: their signs are weighed, and of those that overlap the likeliest stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from counterclaim.annotation.toponyms.candidates import Candidate

_LEAST = 0.5  # probability from which a candidate is taken for a place


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that is a place, and how likely it is one (0 to 1)."""

    candidate: Candidate
    chance: float


def choose(
    candidates: Sequence[Candidate],
    signs: Iterable[Sequence[str]],
    weights: Mapping[str, float],
    least: float = _LEAST,
) -> list[Chosen]:
    """The places among the candidates of one line, in the order of the text; none overlap."""
    scored = [
        Chosen(candidate, _squash(sum(weights.get(sign, 0.0) for sign in found)))
        for candidate, found in zip(candidates, signs, strict=True)
    ]
    likely = [item for item in scored if item.chance >= least]
    kept: list[Chosen] = []
    for item in sorted(likely, key=lambda item: (-item.chance, -item.candidate.size)):
        if _is_part(item, likely):
            continue
        if not any(item.candidate.span.overlaps(other.candidate.span) for other in kept):
            kept.append(item)
    return [_lend(item, candidates) for item in sorted(kept, key=lambda item: item.candidate.span)]


def _is_part(item: Chosen, others: Iterable[Chosen]) -> bool:
    """Whether it is only a word of a longer name that is known: "Zawiya" in "Zawiya al-Sharqiya"."""
    mine = item.candidate
    return any(
        other.candidate.source == mine.source == "name"
        and other.candidate.size > mine.size
        and other.candidate.span.contains(mine.span)
        for other in others
    )


def _lend(item: Chosen, candidates: Sequence[Candidate]) -> Chosen:
    """A name that nobody knows lies where the known name in it does: "Orvela Civic Hall"."""
    if item.candidate.entries or item.candidate.source == "street":
        return item
    inside = [
        other
        for other in candidates
        if other.entries and other.source == "name" and item.candidate.span.contains(other.span)
    ]
    if not inside:
        return item
    best = max(inside, key=lambda other: other.size)
    return Chosen(replace(item.candidate, entries=best.entries, lent=True), item.chance)


def _squash(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
