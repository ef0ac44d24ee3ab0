"""Bodies named by whom they belong to: "the Water Ministry of the Old Coalition", "his ministry"."""

from collections.abc import Iterable

from counterclaim.actors.identity import Identity, Seen, registered_id
from counterclaim.actors.known import Register
from counterclaim.model import ActorKind
from counterclaim.model.names import fold_name


def is_owned(item: Seen, register: Register) -> bool:
    """Whether it is a body with a possessive pronoun for a name: "its records office"."""
    first, _, rest = item.member.name.partition(" ")
    return item.member.kind is ActorKind.BODY and bool(rest) and first.casefold() in register.possessives


def identify_owned(item: Seen, beside: Iterable[Identity], register: Register) -> Identity | None:
    """The registered body that "his ministry" stands for: one that a body of its report (`beside`) gives
    the name to, else the only one of the report that bears all these words. None where several fit."""
    rest = item.member.name.partition(" ")[2]
    known = [register.actors[body.registered] for body in beside if body.registered in register.actors]
    found = {
        match
        for body in known
        for name in (body.name, body.acronym or body.name)
        if (match := register.match_name(f"{name} {rest}", ActorKind.BODY, item.day)[0])
    }
    words = set(fold_name(rest).split())
    if not found:
        found = {body.id for body in known if words <= set(fold_name(body.name).split())}
    if len(found) != 1:
        return None
    body = register.actors[found.pop()]
    return Identity(registered_id(body.id), body.kind, body.name, registered=body.id)
