"""Who a cast member is, read from its own report alone: registered, an office, a name, or unnamed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.actors.known import Days, Register, registered_id
from counterclaim.actors.likeness import Likeness, Verdict
from counterclaim.actors.names import is_frequent, split_name
from counterclaim.actors.posts import find_holder
from counterclaim.model import ActorKind, Candidate, CastMember, make_id
from counterclaim.model.names import fold_name, is_proper


@dataclass(frozen=True, slots=True)
class Seen:
    """A cast member with the days it speaks on; `bodies` are registered ids of bodies it speaks for,
    `countries` (ISO codes) those in which its report tells that something took place."""

    member: CastMember
    days: Days
    bodies: tuple[str, ...] = ()
    published: date | None = None
    countries: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called by."""
        return (self.member.name, self.member.role, *self.member.aliases)


@dataclass(frozen=True, slots=True)
class Identity:
    """`id` is the ledger actor's, unless later spellings of the same person are found to be one.

    `named` when the name is all there is to go by, so that other spellings may join it. `candidates`
    are registered actors that it may be.
    """

    id: str
    kind: ActorKind
    name: str
    registered: str | None = None
    named: bool = False
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """A registered id, or those it may be; `known` when the register knows the name, but not whose it is."""

    found: str | None = None
    candidates: tuple[Candidate, ...] = ()
    known: bool = False


def identify_actor(seen: Seen, register: Register) -> Identity:
    """The identity of one cast member; refuses to guess where a name or post leaves several."""
    member = seen.member
    if member.kind is ActorKind.UNNAMED:
        return Identity(make_id("actor", member.id), member.kind, member.name)
    match = _match_registered(seen, register)
    if _is_of_any_state(seen, match, register):
        asked = () if match.found is None else (_candidate(match.found, register, (_OF_A_STATE,)),)
        return _identify_name(member, _Match(None, asked, known=True))
    if match.found is not None and register.is_abroad(match.found, seen.names, seen.countries):
        return (
            _identify_abroad(seen)
            if member.kind is not ActorKind.PERSON
            else _identify_name(member, _Match())
        )
    if match.found is None and member.kind is ActorKind.PERSON and member.office:
        if register.is_post_abroad(member.office, seen.names, seen.countries):
            return _identify_name(member, match)
        own = _own_words(member, register)
        if own:
            fitting = [
                item for item in register.holders_of(member.office) if register.has_last_name(item, own)
            ]
            match = _Match(fitting[0]) if len(fitting) == 1 else match
        else:
            former = _is_former(member, register)
            held = find_holder(member.office, seen.days, seen.bodies, former, register)
            if held.holder is None:
                return _identify_office(member, member.office, held.month, held.candidates, register)
            match = _Match(held.holder)
    if match.found is not None and match.found in register.actors:
        known = register.actors[match.found]
        return Identity(registered_id(match.found), known.kind, known.name, registered=match.found)
    return _identify_name(member, match)


_OF_A_STATE = "held such a post in a country that the report does not name"


def _is_of_any_state(seen: Seen, match: _Match, register: Register) -> bool:
    """Whether a report that names no country speaks of a holder of a post of which every state has one."""
    member = seen.member
    if member.kind is not ActorKind.PERSON or not member.office or seen.countries:
        return False
    if match.found is not None and register.has_last_name(match.found, member.name.split()):
        return False
    return not _own_words(member, register) and register.is_of_any_state(member.office, seen.names)


def _identify_abroad(seen: Seen) -> Identity:
    """A body of the name of a registered one, but of another state: that of its country, where its report
    tells of one alone; or who holds a post of such a body."""
    member = seen.member
    if member.kind is ActorKind.PERSON:
        return _identify_name(member, _Match())
    scope = tuple(seen.countries) if len(seen.countries) == 1 else (member.report_id,)
    return Identity(make_id("actor", member.kind, fold_name(member.name), *scope), member.kind, member.name)


def _match_registered(seen: Seen, register: Register) -> _Match:
    member = seen.member
    match, known = register.match_name(member.name, member.kind, seen.days)
    if match is not None:
        return _Match(match)
    if member.registered is not None and not known:
        part = register.part_of(member.name, member.registered) if member.kind is ActorKind.BODY else None
        found = member.registered if part is None else register.match_name(part, member.kind, seen.days)[0]
        return _Match(found)
    others = (register.match_name(alias, member.kind, seen.days)[0] for alias in member.aliases)
    by_alias = {other for other in others if other is not None}
    if len(by_alias) == 1:
        return _Match(by_alias.pop())
    if known:
        why = f"goes by the name '{member.name}'"
        return _Match(None, tuple(_candidate(item, register, (why,)) for item in known), known=True)
    return _match_person(seen, register) if member.kind is ActorKind.PERSON else _Match()


def _match_person(seen: Seen, register: Register) -> _Match:
    """By the spelling of the name; where that leaves it open, by a post held or a body spoken for. Who a
    detainee or victim may be is no question."""
    member = seen.member
    alike = register.find_alike((member.name, *member.aliases))
    called = {} if alike else dict.fromkeys(register.find_called(member.name), _CALLED)
    common = bool(called) and is_frequent(*split_name(member.name))
    sure, tied, candidates = [], [], []
    for known, likeness in sorted({**alike, **called}.items()):
        post, body = register.is_tied(known, member.office, seen.bodies)
        if likeness.verdict >= Verdict.WEAK:
            sure.append(known)
        if post or (body and likeness.verdict >= Verdict.OPEN):
            tied.append(known)
        elif (likeness.verdict >= Verdict.OPEN and not common) or body:
            candidates.append(_candidate(known, register, likeness.reasons, likeness.against))
    best = [known for known in sure if known in tied] or sure or tied
    if len(best) == 1:
        return _Match(best[0])
    both = [_candidate(known, register, {**alike, **called}[known].reasons) for known in best]
    return _Match(None, () if member.private else tuple(both if sure else candidates + both))


_CALLED = Likeness(Verdict.OPEN, ("the last name is the same",), ("no first name is given",))


def _candidate(
    known: str, register: Register, reasons: Sequence[str], against: Sequence[str] = ()
) -> Candidate:
    return Candidate(registered_id(known), register.actors[known].name, tuple(reasons), tuple(against))


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


def _is_former(member: CastMember, register: Register) -> bool:
    return register.retired.search(f"{member.name} {member.role}") is not None


def _identify_office(
    member: CastMember, post: str, month: str | None, candidates: tuple[Candidate, ...], register: Register
) -> Identity:
    """An actor for an office whose holder stays open: one a report, since two reports may mean two holders,
    but for a time in which nobody is known to hold it."""
    name = f"{register.title_of(post)} (holder not known)"
    scope = month or member.report_id
    return Identity(make_id("actor", "office", post, scope), ActorKind.PERSON, name, candidates=candidates)


def _identify_name(member: CastMember, match: _Match) -> Identity:
    """By name where the name is a proper one; "survivors" or "the army" mean others in another report, and
    so do a name without a first name, a title alone, and a name that the register leaves open."""
    if member.kind is ActorKind.PERSON:
        named = len(split_name(member.name)) >= 2 and is_proper(member.name)
        named = named and not member.private and not _is_title(member)
    elif member.kind is ActorKind.GROUP:
        named = len(member.name.split()) >= 2 and is_proper(member.name)
    else:
        same = (name for name in member.aliases if fold_name(name) == fold_name(member.name))
        named = member.kind is ActorKind.PUBLISHER or any(map(is_proper, (member.name, *same)))
    scope = () if named and not match.known else (member.report_id,)
    return Identity(
        make_id("actor", member.kind, fold_name(member.name) or member.id, *scope),
        member.kind,
        member.name,
        named=named and not match.known,
        candidates=match.candidates,
    )


def bodies_of(member: CastMember, identities: Mapping[str, Identity]) -> tuple[str, ...]:
    """Registered ids of the bodies that a cast member speaks for, the closest first."""
    found = (identities[other] for other in member.speaks_for if other in identities)
    return tuple(item.registered for item in found if item.registered is not None)


def order_cast(seen: Sequence[Seen]) -> list[Seen]:
    """Bodies before persons, since a body may decide which of two holders speaks; then by id."""
    return sorted(seen, key=lambda item: (item.member.kind is ActorKind.PERSON, item.member.id))
