"""Who a cast member is, read from its own report alone: registered, an office, a name, or unnamed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.actors.known import Register
from counterclaim.actors.names import split_name
from counterclaim.model import ActorKind, CastMember, make_id
from counterclaim.model.names import fold_name, is_proper


@dataclass(frozen=True, slots=True)
class Seen:
    """A cast member with its report's day; `bodies` are registered ids of bodies it speaks for."""

    member: CastMember
    day: date | None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """`id` is the ledger actor's, unless later spellings of the same person are found to be one.

    `named` when the name is all there is to go by, so that other spellings may join it.
    """

    id: str
    kind: ActorKind
    name: str
    registered: str | None = None
    named: bool = False


def identify_actor(seen: Seen, register: Register) -> Identity:
    """The identity of one cast member; refuses to guess where a name or post leaves several."""
    member = seen.member
    if member.kind is ActorKind.UNNAMED:
        return Identity(make_id("actor", member.id), member.kind, member.name)
    found = _find_registered(seen, register)
    if found is None and member.kind is ActorKind.PERSON and member.office:
        found = _find_holder(seen, member.office, register)
        if found is None and not _own_words(member, register):
            return _identify_office(seen, member.office, register)
    if found is not None and found in register.actors:
        known = register.actors[found]
        return Identity(registered_id(found), known.kind, known.name, registered=found)
    return _identify_name(member)


def registered_id(codebook_id: str) -> str:
    """The ledger's id of an actor of the codebook."""
    return make_id("actor", codebook_id)


def _find_registered(seen: Seen, register: Register) -> str | None:
    member = seen.member
    match, known = register.match_name(member.name, member.kind, seen.day)
    if match is not None:
        return match
    if member.registered is not None and not known:
        part = register.part_of(member.name, member.registered) if member.kind is ActorKind.BODY else None
        return member.registered if part is None else register.match_name(part, member.kind, seen.day)[0]
    others = (register.match_name(alias, member.kind, seen.day)[0] for alias in member.aliases)
    by_alias = {other for other in others if other is not None}
    if len(by_alias) == 1:
        return by_alias.pop()
    if known or member.kind is not ActorKind.PERSON:
        return None
    names = (member.name, *member.aliases)
    sounded = {register.match_sound(name) for name in names} - {None}
    if not sounded:
        sounded = {register.match_loosely(name, member.office, seen.bodies) for name in names} - {None}
    return sounded.pop() if len(sounded) == 1 else None


def _find_holder(seen: Seen, post: str, register: Register) -> str | None:
    """Who held the post on the report's day; where the report has a word of a name ("Minister Odam"), the
    one holder of any day whose last name it is."""
    own = _own_words(seen.member, register)
    fitting = {office.holder for office in register.offices_of(post, seen.day, seen.bodies)}
    if own:
        fitting = {holder for holder in register.holders_of(post) if register.has_last_name(holder, own)}
    return fitting.pop() if len(fitting) == 1 else None


def _own_words(member: CastMember, register: Register) -> tuple[str, ...]:
    """The capitalised words of a name that are not the words of its office: "Minister Odam" → "Odam"."""
    title = register.title_of(member.office) if member.office else ""
    words_of_office = set(fold_name(f"{title} {member.role} {member.office or ''}").split())
    words = [
        word for word in member.name.split() if word[:1].isupper() or word[:1].lower() == word[:1].upper()
    ]
    own = tuple(word for word in words if not set(fold_name(word).split()) <= words_of_office)
    return () if _is_title(member) else own


def _is_title(member: CastMember) -> bool:
    return fold_name(member.name) == fold_name(member.role)


def _identify_office(seen: Seen, post: str, register: Register) -> Identity:
    """An actor for an office whose holder stays open: one a report where the day is unknown, since two
    reports may mean two holders."""
    name = f"{register.title_of(post)} (holder not known)"
    scope = "" if seen.day else seen.member.report_id
    return Identity(make_id("actor", "office", post, scope), ActorKind.PERSON, name)


def _identify_name(member: CastMember) -> Identity:
    """By name where the name is a proper one; "survivors" or "the army" mean others in another report."""
    if member.kind is ActorKind.PERSON:
        named = len(split_name(member.name)) >= 2 and is_proper(member.name) and not member.private
    elif member.kind is ActorKind.GROUP:
        named = len(member.name.split()) >= 2 and is_proper(member.name)
    else:
        named = member.kind is ActorKind.PUBLISHER or is_proper(member.name)
    scope = () if named else (member.report_id,)
    return Identity(
        make_id("actor", member.kind, fold_name(member.name) or member.id, *scope),
        member.kind,
        member.name,
        named=named,
    )


def bodies_of(member: CastMember, identities: Mapping[str, Identity]) -> tuple[str, ...]:
    """Registered ids of the bodies that a cast member speaks for, the closest first."""
    found = (identities[other] for other in member.speaks_for if other in identities)
    return tuple(item.registered for item in found if item.registered is not None)


def order_cast(seen: Sequence[Seen]) -> list[Seen]:
    """Bodies before persons, since a body may decide which of two holders speaks; then by id."""
    return sorted(seen, key=lambda item: (item.member.kind is ActorKind.PERSON, item.member.id))
