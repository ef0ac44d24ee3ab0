"""What the ledger says of an actor: its name, its other spellings, and whom it speaks for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from counterclaim.actors.identity import Identity, Seen, registered_id
from counterclaim.actors.known import Register, holds_on
from counterclaim.codebook.schema import RegisteredActor
from counterclaim.model import Actor, SpeaksFor

_Word = TypeVar("_Word", bound=str)


def describe_actor(
    actor_id: str,
    members: Sequence[Seen],
    identities: Mapping[str, Identity],
    of: Mapping[str, str],
    known: RegisteredActor | None,
    register: Register,
) -> Actor:
    """The actor behind `members`; `known` is its entry in the register, if it has one."""
    spellings = [name for item in members for name in (item.member.name, *item.member.aliases) if name]
    names = [identities[item.member.id].name for item in members]
    kinds = [known.kind] if known else [identities[item.member.id].kind for item in members]
    name = known.name if known else choose_most_frequent(names)
    return Actor(
        id=actor_id,
        name=name,
        kind=choose_most_frequent(kinds),
        aliases=tuple(sorted(set(spellings) - {name})),
        acronym=known.acronym if known else None,
        role=choose_most_frequent([item.member.role for item in members if item.member.role] or [""]),
        speaks_for=_find_ties(actor_id, members, of, known, register),
        private=all(item.member.private for item in members),
    )


def describe_registered(actor_id: str, known: RegisteredActor) -> Actor:
    """A body that no report names, but that somebody who is named speaks for."""
    return Actor(actor_id, known.name, known.kind, acronym=known.acronym)


def choose_most_frequent(items: Iterable[_Word]) -> _Word:
    """The most frequent; of several the longest, then the first of the alphabet."""
    counted = Counter(items)
    return min(counted, key=lambda item: (-counted[item], -len(item), item))


def _find_ties(
    actor_id: str,
    members: Sequence[Seen],
    of: Mapping[str, str],
    known: RegisteredActor | None,
    register: Register,
) -> tuple[SpeaksFor, ...]:
    """Bodies by office, for the days of the reports, the closest body first; then those that reports name."""
    ties: dict[str, list[SpeaksFor]] = {}
    for office in register.held_by(known.id) if known else ():
        if any(_concerns(item, office.post, office.since, office.until) for item in members):
            for body in office.speaks_for:
                tie = SpeaksFor(registered_id(body), office.since, office.until)
                ties.setdefault(tie.actor_id, []).append(tie)
    for item in members:
        for other in item.member.speaks_for:
            if other in of and of[other] != actor_id and of[other] not in ties:
                ties[of[other]] = [SpeaksFor(of[other])]
    return tuple(dict.fromkeys(tie for found in ties.values() for tie in found))


def _concerns(item: Seen, post: str, since: date | None, until: date | None) -> bool:
    """Whether a report shows the office: it was held on the report's day, or the report names the post."""
    if item.day is None:
        return item.member.office == post
    return holds_on(since, until, item.day)
