"""Bringing the spellings of one unregistered actor together, over all reports."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from counterclaim.actors.identity import Identity, Seen
from counterclaim.actors.names import loose_key, person_key, split_name
from counterclaim.model import ActorKind
from counterclaim.model.judging import Groups
from counterclaim.model.names import fold_name


def join_spellings(seen: Sequence[Seen], identities: Mapping[str, Identity], groups: Groups) -> None:
    """Join in `groups` the ids of identities that are spellings of one name; in place."""
    named = [item for item in seen if identities[item.member.id].named]
    _join_persons([item for item in named if item.member.kind is ActorKind.PERSON], identities, groups)
    _join_acronyms([item for item in named if item.member.kind is ActorKind.BODY], identities, groups)


def _join_persons(persons: Sequence[Seen], identities: Mapping[str, Identity], groups: Groups) -> None:
    """Same first and last name by sound; or the same but for vowels, with a common office or body."""
    by_sound: dict[str, list[Seen]] = defaultdict(list)
    by_tie: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for person in persons:
        name = person.member.name
        by_sound[person_key(name)].append(person)
        ties = (person.member.office, *person.bodies)
        for tie in filter(None, ties):
            by_tie[loose_key(name), tie].append(person)
    for alike in (*by_sound.values(), *by_tie.values()):
        if _agree_in_middle(alike):
            _join_all(alike, identities, groups)


def _agree_in_middle(persons: Sequence[Seen]) -> bool:
    """Whether no two of them have different names between first and last."""
    middles = {middle_of(person.member.name) for person in persons} - {()}
    longest = max(middles, key=len, default=())
    return all(set(middle) <= set(longest) for middle in middles)


def middle_of(name: str) -> tuple[str, ...]:
    return split_name(name)[1:-1]


def _join_acronyms(bodies: Sequence[Seen], identities: Mapping[str, Identity], groups: Groups) -> None:
    """A body that one report calls by its name and acronym, and another by the acronym alone."""
    full: dict[str, set[str]] = defaultdict(set)
    known: dict[str, list[Seen]] = defaultdict(list)
    for body in bodies:
        names = (body.member.name, *body.member.aliases)
        for acronym in filter(_is_acronym, names):
            known[acronym].append(body)
            full[acronym].update(fold_name(name) for name in names if len(name.split()) > 1)
    for acronym, alike in known.items():
        if len(full[acronym]) <= 1:
            _join_all(alike, identities, groups)


def _is_acronym(name: str) -> bool:
    return 2 <= len(name) <= 8 and name.isupper() and name.isalpha()


def _join_all(alike: Sequence[Seen], identities: Mapping[str, Identity], groups: Groups) -> None:
    for other in alike[1:]:
        groups.join(identities[alike[0].member.id].id, identities[other.member.id].id)
