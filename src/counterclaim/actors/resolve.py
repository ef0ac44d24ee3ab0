"""From the cast members of all reports to the actors of the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.actors.bare import find_countries
from counterclaim.actors.days import find_days
from counterclaim.actors.describe import call_actor, describe_actor, describe_registered
from counterclaim.actors.identity import Identity, Seen, bodies_of, identify_actor, order_cast
from counterclaim.actors.judged import Split, correct_actor, find_splits
from counterclaim.actors.known import Register, open_register
from counterclaim.actors.open import find_open
from counterclaim.actors.owned import identify_owned, is_owned
from counterclaim.actors.spellings import join_spellings
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Actor, ActorKind, Entry, Judgement, OpenActor
from counterclaim.model.judging import Groups, Pairs, find_pairs, find_standing, join_judged

_EACH_ONCE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class ActorResolution:
    """The ledger's actors, in order of their ids; `of` leads from a cast member's id to its actor's;
    `former` leads from an id that an actor no longer has to the one it has; `open` are questions."""

    actors: tuple[Actor, ...]
    of: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)
    open: tuple[OpenActor, ...] = ()


def resolve_actors(
    entries: Iterable[Entry],
    codebook: Codebook,
    judgements: Sequence[Judgement] = (),
    counts: Mapping[str, int] = _EACH_ONCE,
) -> ActorResolution:
    """The actors behind the cast of `entries`, whatever their order.

    A registered name, or a post on the days on which it spoke, decides; a name or post that leaves
    several stays an actor of its own, with its candidates in `open`. Judgements (same, different,
    correct; on ids of actors or of cast members) outrank both. `counts` says for how many equal members
    one stands, where it is not one.

    Of a part of all entries it says what it says of them among all, where the part holds every entry
    that shares a key (`actor_keys`), the actor that its own report alone makes of a member, or a judgement
    with one of its own.
    """
    register = open_register(codebook)
    seen, identities = _identify_cast(entries, register)
    groups = Groups(identity.id for identity in identities.values())
    open_pairs = join_spellings(seen, identities, groups, register.small)
    of = {item.member.id: groups.find(identities[item.member.id].id) for item in seen}
    former: dict[str, set[str]] = defaultdict(set)
    for item in seen:
        former[of[item.member.id]].add(identities[item.member.id].id)
    pairs = find_pairs(judgements)
    _apply_judgements(seen, of, former, pairs, register)
    _prefer_registered(of, former, register)
    actors = _describe_all(seen, identities, of, former, register, counts)
    for judgement in find_standing(judgements):
        correct_actor(actors, judgement)
    return ActorResolution(
        actors=tuple(actors[actor_id] for actor_id in sorted(actors)),
        of=of,
        former={old: actor.id for actor in actors.values() for old in actor.former_ids},
        open=find_open(seen, identities, of, open_pairs, actors, pairs),
    )


def is_called(actor: Actor, entries: Iterable[Entry], codebook: Codebook, counts: Mapping[str, int]) -> bool:
    """Whether an actor has the name, kind and role that its members have the most often. `entries` hold
    these, each with its count; others of their cast count nothing."""
    register = open_register(codebook)
    seen, identities = _identify_cast(entries, register)
    known = register.actors.get(register.by_ledger_id.get(actor.id, ""))
    counted = [item for item in seen if counts.get(item.member.id)]
    called = call_actor(counted, identities, known, counts)
    return called == (actor.name, actor.kind, actor.role)


def _identify_cast(entries: Iterable[Entry], register: Register) -> tuple[list[Seen], dict[str, Identity]]:
    identities: dict[str, Identity] = {}
    seen: list[Seen] = []
    for entry in entries:
        for item, identity in _identify_entry(entry, register):
            seen.append(item)
            identities[item.member.id] = identity
    return sorted(seen, key=lambda item: item.member.id), identities


def _identify_entry(entry: Entry, register: Register) -> Iterator[tuple[Seen, Identity]]:
    """The cast of one report: bodies, then those that only others of them name, then persons."""
    days, countries = find_days(entry), find_countries(entry, register)
    cast = order_cast(
        [
            Seen(member, days[member.id], published=entry.published, countries=countries)
            for member in entry.reading.cast
        ]
    )
    identities: dict[str, Identity] = {}
    for item in sorted(cast, key=lambda item: (_is_person(item), is_owned(item, register))):
        known = replace(item, bodies=bodies_of(item.member, identities))
        owned = is_owned(item, register)
        found = identify_owned(item, identities.values(), cast, register) if owned else None
        if found is not None and register.is_abroad(found.registered or "", item.names, countries):
            found = None
        identities[item.member.id] = found or identify_actor(known, register)
        yield known, identities[item.member.id]


def _is_person(item: Seen) -> bool:
    return item.member.kind is ActorKind.PERSON


def _apply_judgements(
    seen: Sequence[Seen],
    of: dict[str, str],
    former: dict[str, set[str]],
    pairs: Pairs,
    register: Register,
) -> None:
    """Split what is judged different, then join what is judged the same; in place."""
    for split in find_splits(seen, of, pairs):
        _split_off(split, of)
    members: dict[str, list[str]] = defaultdict(list)
    for cast_id, actor_id in of.items():
        members[actor_id].append(cast_id)
    for actor_id in members:
        members[actor_id] += sorted({actor_id, *former[actor_id]})
    unseen = _find_unseen(pairs, members, register)
    for actor_id in unseen:
        members[actor_id].append(actor_id)
    groups = Groups(members)
    join_judged(groups, members, pairs)
    for actor_id in unseen:
        former[groups.find(actor_id)].add(actor_id)
    for cast_id, actor_id in list(of.items()):
        joined = groups.find(actor_id)
        former[joined] |= former[actor_id] | {actor_id}
        of[cast_id] = joined


def _find_unseen(pairs: Pairs, members: Mapping[str, Sequence[str]], register: Register) -> list[str]:
    """Registered actors that no report names, but that a person judged somebody to be."""
    named = {known for _, one, other in pairs.same for known in (one, other)}
    return sorted(named & register.by_ledger_id.keys() - set(members))


def _split_off(split: Split, of: dict[str, str]) -> None:
    for cast_id in split.cast_ids:
        of[cast_id] = split.actor_id


def _prefer_registered(of: dict[str, str], former: dict[str, set[str]], register: Register) -> None:
    """Give an actor that was joined with a registered one the registered id; in place."""
    registered = register.by_ledger_id.keys()
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
    counts: Mapping[str, int],
) -> dict[str, Actor]:
    by_actor: dict[str, list[Seen]] = defaultdict(list)
    for item in seen:
        by_actor[of[item.member.id]].append(item)
    registered = register.by_ledger_id
    actors = {
        actor_id: describe_actor(
            actor_id,
            members,
            identities,
            of,
            register.actors.get(registered.get(actor_id, "")),
            register,
            counts,
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
