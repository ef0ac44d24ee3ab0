"""The members of a report's cast, while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from counterclaim.model import ActorKind, CastMember
from counterclaim.statements.callings import is_adjective_of
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.nearness import Places
from counterclaim.statements.registers import plain


@dataclass(slots=True)
class Member:
    """One of the cast while the report is read."""

    name: str
    kind: ActorKind
    form: Form
    first: int
    spans: Places = field(default_factory=Places)
    aliases: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    registered: str | None = None
    office: str | None = None
    bodies: list[Member] = field(default_factory=list)
    gender: str = ""
    guessed: bool = False

    def answers_to(self, spelling: str) -> bool:
        return spelling == plain(self.name) or any(spelling == plain(alias) for alias in self.aliases)


def take_for_body(member: Member) -> None:
    """Once "the group" or "it" takes up a name that was only guessed to be a person's, it is a body's."""
    if member.guessed and not member.gender and member.kind is ActorKind.PERSON:
        member.kind, member.form, member.guessed = ActorKind.BODY, Form.BODY, False


def kind_of(naming: Naming) -> ActorKind:
    return {
        Form.PERSON: ActorKind.PERSON,
        Form.ROLE: ActorKind.PERSON,
        Form.GROUP: ActorKind.GROUP,
        Form.UNNAMED: ActorKind.UNNAMED,
    }.get(naming.form, ActorKind.BODY)


def may_be_called(member: Member, naming: Naming) -> bool:
    """Whether what modifies the two names does not part them."""
    one, other = naming.modifiers, member.modifiers
    if one <= other or other <= one or one & other:
        return True
    return is_adjectival(member, naming)


def is_adjectival(member: Member, naming: Naming) -> bool:
    """ "The Ardenian government" and "the government of Ardenia"."""
    one, other = naming.modifiers, member.modifiers
    return len(one) == 1 == len(other) and is_adjective_of(*one, *other)


def last_start(member: Member, before: int) -> int:
    return member.spans.last_before(before)


def join_same(one: CastMember, other: CastMember) -> CastMember:
    """One member of two that are told by the same words of the same place, and were taken for different kinds
    (the owner in "Ixen Vol's brother" for a body): of the later one's kind, with all that is told of both."""
    return replace(
        other,
        spans=tuple(sorted({*one.spans, *other.spans})),
        aliases=tuple(sorted({*one.aliases, *other.aliases})),
        role="; ".join(dict.fromkeys(filter(None, (one.role, other.role)))),
        registered=other.registered or one.registered,
        office=other.office or one.office,
        speaks_for=tuple(
            known for known in dict.fromkeys((*one.speaks_for, *other.speaks_for)) if known != one.id
        ),
    )
