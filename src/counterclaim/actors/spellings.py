"""Bringing the spellings of one unregistered actor together, over all reports."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from counterclaim.actors.identity import Identity, Seen
from counterclaim.actors.likeness import Likeness, Verdict, compare_bodies, compare_persons
from counterclaim.actors.names import body_keys, find_acronym, person_keys
from counterclaim.model import ActorKind
from counterclaim.model.judging import Groups
from counterclaim.model.names import fold_name


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two identities that may be one, with what speaks for it and against it."""

    one: str
    other: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(slots=True)
class _Named:
    """All that reports say of one name: how it is spelt, and the posts and bodies of those who bear it."""

    id: str
    name: str
    spelt: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


_Pair = tuple[str, str]
_TELLING = 3  # letters of an acronym that few others have by chance


def join_spellings(
    seen: Sequence[Seen],
    identities: Mapping[str, Identity],
    groups: Groups,
    small: frozenset[str],
) -> tuple[OpenPair, ...]:
    """Join in `groups` the ids of identities that are spellings of one name, in place; what stays open is
    given back. `small` are the words of a body's name that do not count."""
    persons, bodies = _gather(seen, identities)
    alike = _compare_all(persons, bodies, small)
    for pair, likeness in alike.items():
        if likeness.verdict is Verdict.STRONG:
            groups.join(*pair)
    refused = _join_weak(alike, {**persons, **bodies}, groups)
    doubtful = [pair for pair, likeness in alike.items() if likeness.verdict is Verdict.OPEN]
    return tuple(
        OpenPair(*pair, alike[pair].reasons, alike[pair].against)
        for pair in sorted({*refused, *doubtful})
        if groups.find(pair[0]) != groups.find(pair[1])
    )


def _gather(
    seen: Sequence[Seen], identities: Mapping[str, Identity]
) -> tuple[dict[str, _Named], dict[str, _Named]]:
    """Persons and bodies that have nothing but a name, by the id of that name."""
    persons: dict[str, _Named] = {}
    bodies: dict[str, _Named] = {}
    for item in seen:
        identity = identities[item.member.id]
        if not identity.named or identity.kind not in (ActorKind.PERSON, ActorKind.BODY):
            continue
        table = persons if identity.kind is ActorKind.PERSON else bodies
        name = min(table[identity.id].name, identity.name) if identity.id in table else identity.name
        known = table.setdefault(identity.id, _Named(identity.id, name))
        known.name = name
        known.spelt.update((item.member.name, *item.member.aliases))
        known.posts.update(filter(None, (item.member.office,)))
        known.bodies.update(identities[body].id for body in item.member.speaks_for if body in identities)
    return persons, bodies


def _compare_all(
    persons: Mapping[str, _Named], bodies: Mapping[str, _Named], small: frozenset[str]
) -> dict[_Pair, Likeness]:
    found: dict[_Pair, Likeness] = {}
    for one, other in _pair_up(persons, lambda item: person_keys(item.name)):
        likeness = _with_ties(compare_persons(one.name, other.name), one, other)
        if likeness.verdict is not Verdict.DIFFERENT:
            found[one.id, other.id] = likeness
    for one, other in _pair_up(bodies, lambda item: (key for name in item.spelt for key in body_keys(name))):
        likeness = max(
            (_compare_acronyms(one, other), compare_bodies(one.name, other.name, small)),
            key=lambda item: item.verdict,
        )
        if likeness.verdict is not Verdict.DIFFERENT:
            found[one.id, other.id] = likeness
    return found


def _pair_up(
    named: Mapping[str, _Named], keys: Callable[[_Named], Iterable[str]]
) -> Iterator[tuple[_Named, _Named]]:
    """All pairs that share a key, each once, the smaller id first."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for item in named.values():
        for key in keys(item):
            blocks[key].add(item.id)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    return ((named[one], named[other]) for one, other in sorted(pairs))


def _with_ties(likeness: Likeness, one: _Named, other: _Named) -> Likeness:
    """What a common post or body makes of two names that alone would leave it open."""
    if likeness.verdict not in (Verdict.TIED, Verdict.OPEN):
        return likeness
    if one.posts & other.posts:
        return Likeness(Verdict.WEAK, (*likeness.reasons, "both hold the same post"), likeness.against)
    if one.bodies & other.bodies:
        verdict = Verdict.WEAK if likeness.verdict is Verdict.OPEN else Verdict.OPEN
        return Likeness(verdict, (*likeness.reasons, "both speak for the same body"), likeness.against)
    return likeness if likeness.verdict is Verdict.OPEN else Likeness(Verdict.DIFFERENT)


def _compare_acronyms(one: _Named, other: _Named) -> Likeness:
    """One report gives a name with its acronym, the other the acronym: one, unless other names bear it too.
    Two names of one acronym are a question, and so is a name whose first letters are the acronym."""
    acronyms = [{acronym for name in item.spelt if (acronym := find_acronym(name))} for item in (one, other)]
    if common := acronyms[0] & acronyms[1]:
        told = f"both are called {', '.join(sorted(common))}"
        if not (_full_names(one) and _full_names(other)) or _full_names(one) & _full_names(other):
            return Likeness(Verdict.WEAK, (told,))
        verdict = Verdict.OPEN if max(map(len, common)) >= _TELLING else Verdict.DIFFERENT
        return Likeness(verdict, (told,), (f"'{one.name}' and '{other.name}' are other words",))
    for mine, item in ((acronyms[0], other), (acronyms[1], one)):
        keys = {key.removeprefix("acronym:") for name in item.spelt for key in body_keys(name)}
        if letters := sorted(known for known in mine & keys if len(known) >= _TELLING):
            return Likeness(
                Verdict.OPEN,
                (f"{letters[0]} are the first letters of '{item.name}'",),
                ("no report gives name and letters together",),
            )
    return Likeness(Verdict.DIFFERENT)


def _join_weak(alike: Mapping[_Pair, Likeness], named: Mapping[str, _Named], groups: Groups) -> list[_Pair]:
    """Join what is likely one, but where that would bring two together that are not: those stay apart, and
    their pairs are given back."""
    weak = [pair for pair, likeness in alike.items() if likeness.verdict is Verdict.WEAK]
    together = Groups()
    for one, other in weak:
        together.join(groups.find(one), groups.find(other))
    members: dict[str, set[str]] = defaultdict(set)
    for item in named:
        members[together.find(groups.find(item))].add(item)
    apart = {root for root, found in members.items() if len(found) > 1 and _has_conflict(found, alike, named)}
    roots = {pair: together.find(groups.find(pair[0])) for pair in weak}
    for pair in weak:
        if roots[pair] not in apart:
            groups.join(*pair)
    return [pair for pair in weak if roots[pair] in apart]


def _has_conflict(found: Iterable[str], alike: Mapping[_Pair, Likeness], named: Mapping[str, _Named]) -> bool:
    """Whether two of them have names that cannot be one: two middle names, or two names of one acronym."""
    for pair in combinations(sorted(found), 2):
        if pair in alike and alike[pair].verdict is not Verdict.OPEN:
            continue
        one, other = (_full_names(named[item]) for item in pair)
        if one and other and not one & other:
            return True
    return False


def _full_names(item: _Named) -> set[str]:
    return {fold_name(name) for name in item.spelt if not find_acronym(name) and len(name.split()) > 1}
