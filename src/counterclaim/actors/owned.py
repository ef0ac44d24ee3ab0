"""Bodies named by whom they belong to ("his ministry", "Ixen Vol's ministry") or by a noun ("ministry")."""

from collections.abc import Iterable, Sequence

from counterclaim.actors.identity import Identity, Seen
from counterclaim.actors.known import Register, holds_in, registered_id
from counterclaim.model import ActorKind
from counterclaim.model.names import fold_name

_OF = ("'s ", "’s ", "s' ", "s’ ")


def is_owned(item: Seen, register: Register) -> bool:
    """Whether it is a body that only its owner, or its report, names: "its records office"."""
    return item.member.kind is ActorKind.BODY and (
        _is_possessed(item, register) or _find_owner(item) is not None or _is_noun(item, register)
    )


def identify_owned(
    item: Seen, beside: Iterable[Identity], cast: Sequence[Seen], register: Register
) -> Identity | None:
    """The registered body that "his ministry" stands for: one that a body of its report (`beside`) gives
    the name to, else the only one of the report that bears all these words. "Ixen Vol's ministry" is that
    of the post he held; "the ministry" that of the only post holder of the report (`cast`) who has one.
    None where several fit."""
    if _is_possessed(item, register):
        rest = item.member.name.partition(" ")[2]
        found = _find_beside(rest, item, beside, register)
    elif (owner := _find_owner(item)) is not None:
        found = _find_of_person(owner, item, register)
    else:
        found = {body for other in cast for body in _find_of_post(other, item.member.name, register)}
    if len(found) != 1:
        return None
    body = register.actors[found.pop()]
    return Identity(registered_id(body.id), body.kind, body.name, registered=body.id)


def _is_possessed(item: Seen, register: Register) -> bool:
    first, _, rest = item.member.name.partition(" ")
    return bool(rest) and first.casefold() in register.possessives


def _is_noun(item: Seen, register: Register) -> bool:
    member = item.member
    return member.registered is None and fold_name(member.name) in register.nouns and member.name.islower()


def _find_owner(item: Seen) -> tuple[str, str] | None:
    """Who owns and what, of a name in the genitive with a plain noun."""
    for mark in _OF:
        owner, found, noun = item.member.name.rpartition(mark)
        if found and owner and noun.islower():
            return owner + ("s" if mark.startswith("s") else ""), noun
    return None


def _find_beside(rest: str, item: Seen, beside: Iterable[Identity], register: Register) -> set[str]:
    known = [register.actors[body.registered] for body in beside if body.registered in register.actors]
    found = {
        match
        for body in known
        for name in (body.name, body.acronym or body.name)
        if (match := register.match_name(f"{name} {rest}", ActorKind.BODY, item.days)[0])
    }
    words = set(fold_name(rest).split())
    return found or {body.id for body in known if words <= set(fold_name(body.name).split())}


def _find_of_person(owned: tuple[str, str], item: Seen, register: Register) -> set[str]:
    owner, noun = owned
    match = register.match_name(owner, ActorKind.PERSON, item.days)[0]
    persons = {match} if match else set(register.find_alike([owner]))
    if len(persons) != 1:
        return set()
    held = [
        office
        for office in register.held_by(persons.pop())
        if not item.days or holds_in(office.since, office.until, item.days)
    ]
    return {body for office in held for body in office.speaks_for if _bears(body, noun, register)}


def _find_of_post(other: Seen, noun: str, register: Register) -> set[str]:
    post = other.member.office
    if not post or (not other.countries and register.is_of_any_state(post, other.names)):
        return set()
    offices = register.offices_of(post, other.days, other.bodies)
    return {body for office in offices for body in office.speaks_for if _bears(body, noun, register)}


def _bears(body: str, noun: str, register: Register) -> bool:
    known = register.actors.get(body)
    return known is not None and set(fold_name(noun).split()) <= set(fold_name(known.name).split())
