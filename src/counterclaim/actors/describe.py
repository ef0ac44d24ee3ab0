"""What the ledger says of an actor: its name, its other spellings, and whom it speaks for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from counterclaim.actors.identity import Identity, Seen
from counterclaim.actors.known import Register, holds_in, registered_id
from counterclaim.codebook.schema import Office, RegisteredActor
from counterclaim.model import Actor, ActorKind, SpeaksFor

_Word = TypeVar("_Word", bound=str)


def describe_actor(
    actor_id: str,
    members: Sequence[Seen],
    identities: Mapping[str, Identity],
    of: Mapping[str, str],
    known: RegisteredActor | None,
    register: Register,
    counts: Mapping[str, int],
) -> Actor:
    """The actor behind `members`; `known` is its entry in the register, if it has one. `counts` as in
    `resolve_actors`; but for them, it matters only which members there are, not how many or in what order."""
    spellings = {name for item in members for name in (item.member.name, *item.member.aliases) if name}
    name, kind, role = call_actor(members, identities, known, counts)
    return Actor(
        id=actor_id,
        name=name,
        kind=kind,
        aliases=tuple(sorted(spellings - {name})),
        acronym=known.acronym if known else None,
        role=role,
        speaks_for=_find_ties(actor_id, members, of, known, register),
        private=all(item.member.private for item in members),
    )


def call_actor(
    members: Sequence[Seen],
    identities: Mapping[str, Identity],
    known: RegisteredActor | None,
    counts: Mapping[str, int],
) -> tuple[str, ActorKind, str]:
    """The name, kind and role of the actor behind `members`: all of it that their counts decide."""
    weighed = [(item.member, counts.get(item.member.id, 1)) for item in members]
    role = choose_most_frequent([(member.role, count) for member, count in weighed if member.role])
    if known is not None:
        return known.name, known.kind, role
    names = ((identities[member.id].name, count) for member, count in weighed)
    kinds = ((identities[member.id].kind, count) for member, count in weighed)
    return choose_most_frequent(names), choose_most_frequent(kinds), role


def describe_registered(actor_id: str, known: RegisteredActor) -> Actor:
    """A body that no report names, but that somebody who is named speaks for."""
    return Actor(actor_id, known.name, known.kind, acronym=known.acronym)


def choose_most_frequent(items: Iterable[tuple[_Word, int]]) -> _Word:
    """The most frequent; of several the longest, then the first of the alphabet; "" of none."""
    counted: Counter[_Word] = Counter()
    for item, count in items:
        counted[item] += count
    return min(counted, key=lambda item: (-counted[item], -len(item), item), default="")  # type: ignore[return-value]


def _find_ties(
    actor_id: str,
    members: Sequence[Seen],
    of: Mapping[str, str],
    known: RegisteredActor | None,
    register: Register,
) -> tuple[SpeaksFor, ...]:
    """Bodies by office, from the day to the day it was held, the closest body first; of one whom the
    register does not know, those of his post; then those that reports name."""
    ties: dict[str, list[SpeaksFor]] = {}
    for office in register.held_by(known.id) if known else ():
        if any(_concerns(item, office) for item in members):
            for body in office.speaks_for:
                tie = SpeaksFor(registered_id(body), office.since, office.until)
                ties.setdefault(tie.actor_id, []).append(tie)
    posts = {item.member.office for item in members if item.member.office and known is None}
    for body in (body for post in sorted(posts) for body in _find_common_bodies(post, register)):
        ties.setdefault(registered_id(body), [SpeaksFor(registered_id(body))])
    named: dict[str, int] = {}
    for item in members:
        for rank, other in enumerate(item.member.speaks_for):
            if other in of and of[other] != actor_id:
                named[of[other]] = min(rank, named.get(of[other], rank))
    for body in sorted(named, key=lambda body: (named[body], body)):
        ties.setdefault(body, [SpeaksFor(body)])
    return tuple(dict.fromkeys(tie for found in ties.values() for tie in found))


def _find_common_bodies(post: str, register: Register) -> list[str]:
    """The bodies that every known holder of a post speaks for, the closest first: so does one who is not
    known."""
    spoken = [office.speaks_for for office in register.offices_of(post)]
    common = set.intersection(*map(set, spoken)) if spoken else set()
    return sorted(common, key=lambda body: (min(bodies.index(body) for bodies in spoken), body))


def _concerns(item: Seen, office: Office) -> bool:
    """Whether a report shows the office: it was held on the report's days, or the report names the post."""
    if item.days is None:
        return item.member.office == office.post
    return holds_in(office.since, office.until, item.days)
