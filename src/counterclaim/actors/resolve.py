"""From the cast members of all reports to the actors of the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.actors.describe import describe_actor, describe_registered
from counterclaim.actors.identity import Identity, Seen, bodies_of, identify_actor, order_cast, registered_id
from counterclaim.actors.judged import Split, correct_actor, find_splits
from counterclaim.actors.known import Register
from counterclaim.actors.owned import identify_owned, is_owned
from counterclaim.actors.spellings import join_spellings
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Actor, ActorKind, Entry, Judgement
from counterclaim.model.judging import Groups, find_pairs, find_standing, join_judged


@dataclass(frozen=True, slots=True)
class ActorResolution:
    """The ledger's actors, in order of their ids; `of` leads from a cast member's id to its actor's;
    `former` leads from an id that an actor no longer has to the one it has."""

    actors: tuple[Actor, ...]
    of: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)


def resolve_actors(
    entries: Iterable[Entry], codebook: Codebook, judgements: Sequence[Judgement] = ()
) -> ActorResolution:
    """The actors behind the cast of `entries`, whatever their order.

    A registered name, or a post on the report's day, decides; a name or post that leaves several
    stays an actor of its own. Judgements (same, different, correct; on ids of actors or of cast
    members) outrank both.
    """
    register = Register(codebook)
    seen, identities = _identify_cast(entries, register)
    groups = Groups(identity.id for identity in identities.values())
    join_spellings(seen, identities, groups)
    of = {item.member.id: groups.find(identities[item.member.id].id) for item in seen}
    former: dict[str, set[str]] = defaultdict(set)
    for item in seen:
        former[of[item.member.id]].add(identities[item.member.id].id)
    _apply_judgements(seen, of, former, judgements)
    _prefer_registered(of, former, register)
    actors = _describe_all(seen, identities, of, former, register)
    for judgement in find_standing(judgements):
        correct_actor(actors, judgement)
    return ActorResolution(
        actors=tuple(actors[actor_id] for actor_id in sorted(actors)),
        of=of,
        former={old: actor.id for actor in actors.values() for old in actor.former_ids},
    )


def _identify_cast(entries: Iterable[Entry], register: Register) -> tuple[list[Seen], dict[str, Identity]]:
    cast = [Seen(member, entry.published) for entry in entries for member in entry.reading.cast]
    identities: dict[str, Identity] = {}
    seen: list[Seen] = []
    beside: dict[str, list[Identity]] = defaultdict(list)
    ordered = order_cast(cast)
    for item in sorted(ordered, key=lambda item: (_is_person(item), is_owned(item, register))):
        known = Seen(item.member, item.day, bodies_of(item.member, identities))
        report_id = item.member.report_id
        owned = identify_owned(item, beside[report_id], register) if is_owned(item, register) else None
        identities[item.member.id] = owned or identify_actor(known, register)
        beside[report_id].append(identities[item.member.id])
        seen.append(known)
    return seen, identities


def _is_person(item: Seen) -> bool:
    return item.member.kind is ActorKind.PERSON


def _apply_judgements(
    seen: Sequence[Seen],
    of: dict[str, str],
    former: dict[str, set[str]],
    judgements: Sequence[Judgement],
) -> None:
    """Split what is judged different, then join what is judged the same; in place."""
    pairs = find_pairs(judgements)
    for split in find_splits(seen, of, pairs):
        _split_off(split, of)
    members: dict[str, list[str]] = defaultdict(list)
    for cast_id, actor_id in of.items():
        members[actor_id].append(cast_id)
    for actor_id in members:
        members[actor_id] += sorted({actor_id, *former[actor_id]})
    groups = Groups(members)
    join_judged(groups, members, pairs)
    for cast_id, actor_id in list(of.items()):
        joined = groups.find(actor_id)
        former[joined] |= former[actor_id] | {actor_id}
        of[cast_id] = joined


def _split_off(split: Split, of: dict[str, str]) -> None:
    for cast_id in split.cast_ids:
        of[cast_id] = split.actor_id


def _prefer_registered(of: dict[str, str], former: dict[str, set[str]], register: Register) -> None:
    """Give an actor that was joined with a registered one the registered id; in place."""
    registered = {registered_id(known) for known in register.actors}
    better = {
        actor_id: min(former[actor_id] & registered)
        for actor_id in set(of.values())
        if actor_id not in registered and former[actor_id] & registered
    }
    for cast_id, actor_id in list(of.items()):
        if actor_id in better:
            of[cast_id] = better[actor_id]
    for old, new in better.items():
        former[new] |= former[old] | {old}


def _describe_all(
    seen: Sequence[Seen],
    identities: Mapping[str, Identity],
    of: Mapping[str, str],
    former: Mapping[str, set[str]],
    register: Register,
) -> dict[str, Actor]:
    by_actor: dict[str, list[Seen]] = defaultdict(list)
    for item in seen:
        by_actor[of[item.member.id]].append(item)
    registered = {registered_id(known): known for known in register.actors}
    actors = {
        actor_id: describe_actor(
            actor_id, members, identities, of, register.actors.get(registered.get(actor_id, "")), register
        )
        for actor_id, members in by_actor.items()
    }
    living = set(actors)
    for actor in list(actors.values()):
        for tie in actor.speaks_for:
            if tie.actor_id not in actors and tie.actor_id in registered:
                known = register.actors[registered[tie.actor_id]]
                actors[tie.actor_id] = describe_registered(tie.actor_id, known)
    return {
        actor_id: _with_former(actor, former.get(actor_id, set()) - living - {actor_id})
        for actor_id, actor in actors.items()
    }


def _with_former(actor: Actor, former: set[str]) -> Actor:
    return replace(actor, former_ids=tuple(sorted(former)))
