"""Questions that stay open: which actors of the ledger may be another, and what speaks for and against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.actors.identity import Identity, Seen
from counterclaim.actors.spellings import OpenPair
from counterclaim.model import Actor, Candidate, OpenActor
from counterclaim.model.judging import Pairs


def find_open(
    seen: Sequence[Seen],
    identities: Mapping[str, Identity],
    of: Mapping[str, str],
    open_pairs: Iterable[OpenPair],
    actors: Mapping[str, Actor],
    pairs: Pairs,
) -> tuple[OpenActor, ...]:
    """The questions, in order of their actors' ids. What a person judged the same or different is none."""
    now = {old: actor.id for actor in actors.values() for old in (actor.id, *actor.former_ids)}
    held: dict[str, set[str]] = defaultdict(set)
    for item in seen:
        held[identities[item.member.id].id].add(of[item.member.id])
    asked: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for item in seen:
        actor_id, candidates = of[item.member.id], identities[item.member.id].candidates
        if any(now.get(candidate.actor_id) == actor_id for candidate in candidates):
            continue  # it is one of them, as a person judged
        for candidate in candidates:
            _ask(asked, actor_id, candidate, now)
    for pair in open_pairs:
        for one in held[pair.one]:
            for other in held[pair.other]:
                low, high = sorted((one, other))
                candidate = Candidate(low, actors[low].name, pair.reasons, pair.against)
                _ask(asked, high, candidate, now)
    answered = {frozenset(_owner(known, of, now) for known in pair) for pair in pairs.different}
    return tuple(
        OpenActor(actor_id, actors[actor_id].name, left)
        for actor_id in sorted(asked)
        if (left := _leave_out(actor_id, asked[actor_id], answered))
    )


def _ask(
    asked: dict[str, dict[str, Candidate]], actor_id: str, candidate: Candidate, now: Mapping[str, str]
) -> None:
    """Of several questions about the same two, that with the words first in the alphabet."""
    target = now.get(candidate.actor_id, candidate.actor_id)
    if target == actor_id:
        return
    found = Candidate(target, candidate.name, candidate.reasons, candidate.against)
    held = asked[actor_id].get(target)
    asked[actor_id][target] = min(found, held, key=_words_of) if held else found


def _words_of(candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    return candidate.reasons, candidate.against, candidate.name


def _leave_out(
    actor_id: str, candidates: Mapping[str, Candidate], answered: set[frozenset[str]]
) -> tuple[Candidate, ...]:
    return tuple(
        candidates[known] for known in sorted(candidates) if frozenset((actor_id, known)) not in answered
    )


def _owner(known: str, of: Mapping[str, str], now: Mapping[str, str]) -> str:
    actor_id = of.get(known, known)
    return now.get(actor_id, actor_id)
