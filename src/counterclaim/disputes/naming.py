"""Which actors of one incident are one voice under several names.

Reports of one incident call a body by its full name, by its acronym, by its noun alone ("the brigade"), and
a body's own releases come from a publisher with its name ("IOM Libya"). Inside one incident these are one;
across incidents only the actors room may say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import Actor, ActorKind, make_id
from counterclaim.model.judging import Groups
from counterclaim.model.names import fold_name

_APOSTROPHES = "'’"
_TELLING = 3  # letters of a short name that few others have by chance
_RANKS = {ActorKind.BODY: 0, ActorKind.PERSON: 1, ActorKind.GROUP: 2, ActorKind.PUBLISHER: 3}


@dataclass(frozen=True, slots=True)
class NameWords:
    """What names are compared with: words that carry no name, nouns of bodies, ids of registered actors.
    `issuers` are nouns of bodies that no newspaper is called by, `media` those of newspapers; `own` are words
    for a body's own people, `heads` for somebody of a body ("official"), `claiming` for what nobody is named
    as saying ("reports"), `plurals` the endings of such.
    """

    empty: frozenset[str]
    nouns: frozenset[str]
    registered: frozenset[str]
    issuers: frozenset[str]
    media: frozenset[str]
    own: frozenset[str]
    heads: frozenset[str]
    claiming: frozenset[str]
    plurals: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, codebook: Codebook) -> "NameWords":
        words = codebook.language.references
        return cls(
            empty=frozenset((*words.articles, *words.belonging, *words.joiners)),
            nouns=frozenset(words.bodies),
            registered=frozenset(make_id("actor", known.id) for known in codebook.actors),
            issuers=frozenset(words.bodies).difference(words.media, words.generic),
            media=frozenset(words.media),
            own=frozenset((*words.belongers, *words.possessives)),
            heads=frozenset((*words.heads_of, *words.groups)),
            claiming=frozenset(words.claiming),
            plurals=words.plurals,
        )

    def is_claiming(self, noun: str) -> bool:
        return not self.claiming.isdisjoint(singulars(noun, self.plurals))

    def is_issuer(self, actor: Actor) -> bool:
        """Whether a publisher is a body that puts out releases of its own: a ministry, a police press office;
        what ends in a newspaper's noun is none."""
        parts = fold_name(actor.name).split()
        if not self.media.isdisjoint(parts):
            return parts[-1] in self.issuers
        return not self.issuers.isdisjoint(parts)

    def split(self, name: str) -> tuple[str, ...]:
        return tuple(word for word in fold_name(name).split() if word not in self.empty)


def find_same(actors: Iterable[Actor], words: NameWords) -> dict[str, str]:
    """From the id of each actor that goes by another's name to that one's id; the others are left out."""
    named = {item.id: item for item in sorted(actors, key=lambda item: item.id) if _has_name(item, words)}
    spelt = {known: words.split(item.name) for known, item in named.items()}
    groups = Groups(named)
    _join_alike(named, spelt, groups, words)
    _join_lettered(named, groups, words)
    _join_shorter(named, spelt, groups, words)
    same: dict[str, str] = {}
    for members in groups.groups().values():
        if sum(member in words.registered for member in members) > 1:
            continue  # two that the codebook tells apart share a name that stands for either
        first = min(members, key=lambda member: _order(named[member], words))
        same.update({member: first for member in members if member != first})
    return same


def find_bodies(actors: Iterable[Actor], words: NameWords) -> dict[str, str]:
    """From the id of each unnamed voice that is called by a body ("a navy source", "an INM official") to that
    body's, where one alone of `actors` can be meant."""
    known = sorted(actors, key=lambda item: item.id)
    bodies = [item for item in known if item.kind in (ActorKind.BODY, ActorKind.PUBLISHER)]
    spelt = {item.id: words.split(item.name) for item in bodies}
    holding: dict[str, list[Actor]] = defaultdict(list)  # by each word of a name, and by its initials
    for item in bodies:
        others = {word for other in (item.acronym or "", *item.aliases) for word in words.split(other)}
        for word in {*spelt[item.id], *others, *_initials_of(item.name, words)}:
            holding[word].append(item)
    found: dict[str, str] = {}
    for actor in known:
        called = _called_by(actor, words) if actor.kind is ActorKind.UNNAMED else ""
        mine = words.split(called)
        if not mine:
            continue
        short = replace(actor, kind=ActorKind.BODY, name=called)
        meant = [
            item
            for item in holding[min(mine, key=lambda word: (len(holding[word]), word))]
            if mine in (words.split(other) for other in (item.name, item.acronym or "", *item.aliases))
            or _goes_by(short, item, {item.id: spelt[item.id], actor.id: mine}, words)
        ]
        if meant and _are_nested(meant, spelt):
            found[actor.id] = min(meant, key=lambda item: _order(item, words)).id
    return found


def _called_by(actor: Actor, words: NameWords) -> str:
    """The words before the noun of somebody of a body: "an INM official" → "INM"."""
    parts = actor.name.partition(",")[0].split()
    if len(parts) < 2 or not _is_head(parts[-1], words):
        return ""
    return " ".join(word for word in parts[:-1] if fold_name(word) not in words.empty)


def _is_head(word: str, words: NameWords) -> bool:
    """Whether it is a word for somebody of a body, in the plural of a group too."""
    folded = fold_name(word)
    return any(folded in (head, head[:-1]) for head in words.heads)


def _join_alike(
    named: Mapping[str, Actor], spelt: Mapping[str, tuple[str, ...]], groups: Groups, words: NameWords
) -> None:
    """Join those of one name; in place."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for known in named:
        alike[spelt[known]].append(known)
    for members in alike.values():
        if sum(member in words.registered for member in members) < 2:
            for member in members[1:]:
                groups.join(members[0], member)


def _join_lettered(named: Mapping[str, Actor], groups: Groups, words: NameWords) -> None:
    """Join a body to the one name of which its short name is the first letters, as where one of the two is in
    another language: "National Fishing Institute (INP)" and "Instituto Nacional de Pesca"; in place."""
    bodies = [item for item in named.values() if item.kind in (ActorKind.BODY, ActorKind.PUBLISHER)]
    lettered: dict[str, list[Actor]] = defaultdict(list)
    for item in bodies:
        for initials in _initials_of(item.name, words):
            lettered[initials].append(item)
    for item in bodies:
        for short in (item.acronym or "", *item.aliases):
            if not _is_acronym(short) or len(short) < _TELLING:
                continue
            meant = [other for other in lettered[fold_name(short)] if not _are_registered(item, other, words)]
            if len({fold_name(other.name) for other in meant}) == 1:
                groups.join(item.id, meant[0].id)


def _join_shorter(
    named: Mapping[str, Actor], spelt: Mapping[str, tuple[str, ...]], groups: Groups, words: NameWords
) -> None:
    """Join to each body those whose longer name it can be, where these can all be one; in place."""
    unlike = {  # those of one name are joined already: one of them stands for all
        (
            spelt[item.id],
            item.kind is ActorKind.PUBLISHER,
            item.kind is ActorKind.PERSON,
            item.id in words.registered,
            item.name.isupper(),
        ): item
        for item in named.values()
    }
    bodies = sorted(unlike.values(), key=lambda item: item.id)  # and persons' names that may be bodies'
    holding: dict[str, list[Actor]] = defaultdict(list)  # by each word of the name, and by its initials
    for item in bodies:
        for word in {*spelt[item.id], *_initials_of(item.name, words)}:
            holding[word].append(item)
    for short in bodies:
        mine = spelt[short.id]
        if not mine:
            continue
        rarest = min(mine, key=lambda word: (len(holding[word]), word))
        longer = [item for item in holding[rarest] if _goes_by(short, item, spelt, words)]
        if _are_nested(longer, spelt):
            for item in longer:
                groups.join(short.id, item.id)


def _has_name(actor: Actor, words: NameWords) -> bool:
    """Whether it has a name of its own; of groups those that are called by a body's noun ("police"), with or
    without words for which one it is ("cantonal police")."""
    if actor.kind is ActorKind.GROUP:
        return fold_name(actor.name).rpartition(" ")[2] in words.nouns
    if actor.kind is ActorKind.PERSON:
        return len(words.split(actor.name)) > 1
    return actor.kind in (ActorKind.BODY, ActorKind.PUBLISHER)


def _are_registered(one: Actor, other: Actor, words: NameWords) -> bool:
    return one.id in words.registered and other.id in words.registered


def _goes_by(short: Actor, longer: Actor, spelt: Mapping[str, tuple[str, ...]], words: NameWords) -> bool:
    """Whether `short` can be the name of `longer`, said in fewer words."""
    mine, theirs = spelt[short.id], spelt[longer.id]
    if ActorKind.PERSON in (short.kind, longer.kind):  # a name read as somebody's may be a publisher's
        named = short.kind is ActorKind.PERSON and longer.kind is ActorKind.PUBLISHER
        return named and len(mine) > 1 and set(mine) < set(theirs)
    if short.id == longer.id or _are_registered(short, longer, words) or short.kind is ActorKind.PUBLISHER:
        return False
    if _is_acronym(short.name):
        return mine[0] in theirs or fold_name(short.name) in _initials_of(longer.name, words)
    if not mine or not set(mine) < set(theirs):
        return False
    if len(mine) > 1:
        return len(mine) > 2 or _names_matter(mine, longer.name, words)
    if mine[0] not in words.nouns:
        return False
    if longer.kind is ActorKind.PUBLISHER:
        return words.is_issuer(longer)
    return mine[0] in (theirs[0], theirs[-1])


def _names_matter(mine: tuple[str, ...], longer: str, words: NameWords) -> bool:
    """Whether a noun of bodies and one more word name what the longer one is for: the "Interior Ministry" the
    Ministry of the Interior of Qarmat, but the "Public Ministry" no Ministry of Public Security."""
    own = [word for word in mine if word not in words.nouns]
    if len(own) != 1:
        return True
    heads, part = set(), [""]
    for word in (*longer.replace(",", " of ").split(), "of"):
        folded = fold_name(word)
        if folded in words.empty:
            heads.add(part[-1])
            part = [""]
        elif folded not in words.nouns:
            part += folded.split()
    return own[0] in heads


def _is_acronym(name: str) -> bool:
    return 2 <= len(name) <= 8 and name.isupper() and name.isalpha()


def _initials_of(name: str, words: NameWords) -> tuple[str, ...]:
    """The first letters of its capitalised words: "RSF" of "paramilitary Rapid Support Forces"; without whose
    it is too: "OSP" of "Qarmat's Office of the Salt Prefect"."""
    capitals = [word for word in name.split() if word[:1].isupper() and fold_name(word) not in words.empty]
    owned = any(mark in word[-2:] for word in capitals[:1] for mark in _APOSTROPHES)
    spelt = [capitals, capitals[1:]] if owned else [capitals]
    return tuple("".join(word[0].lower() for word in told) for told in spelt)


def _are_nested(longer: list[Actor], spelt: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether all of them can be one: of two ministries "the ministry" is neither."""
    sets = sorted({frozenset(spelt[item.id]) for item in longer}, key=len)
    return all(one <= other for one, other in pairwise(sets))


def _order(actor: Actor, words: NameWords) -> tuple[bool, int, int, str]:
    return (actor.id not in words.registered, _RANKS[actor.kind], -len(actor.name), actor.id)
