"""Looking a name, a post or a spelling up in the codebook's register of actors and offices."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.actors.names import loose_key, person_key, split_name
from counterclaim.actors.sounds import Nearness, compare_parts
from counterclaim.codebook.schema import Codebook, Office, RegisteredActor
from counterclaim.model import ActorKind
from counterclaim.model.names import fold_name


@dataclass(frozen=True, slots=True)
class _Candidate:
    actor_id: str
    kind: ActorKind
    since: date | None
    until: date | None


class Register:
    """The actors and offices of a codebook, by every name they go by."""

    def __init__(self, codebook: Codebook) -> None:
        self.actors = {actor.id: actor for actor in codebook.actors}
        self.offices = codebook.offices
        self.possessives = frozenset(codebook.language.references.possessives)
        self._belonging = frozenset(codebook.language.references.belonging)
        self._posts: dict[str, list[Office]] = defaultdict(list)
        self._names: dict[str, set[_Candidate]] = defaultdict(set)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        self._loose: dict[str, set[str]] = defaultdict(set)
        for actor in codebook.actors:
            self._enter(actor, (actor.name, *actor.aliases, actor.acronym or ""), actor.since, actor.until)
        for office in codebook.offices:
            self._posts[office.post].append(office)
            if office.holder in self.actors:
                self._enter(self.actors[office.holder], office.aliases, office.since, office.until)

    def _enter(
        self, actor: RegisteredActor, names: Iterable[str], since: date | None, until: date | None
    ) -> None:
        for name in names:
            if folded := fold_name(name):
                self._names[folded].add(_Candidate(actor.id, actor.kind, since, until))
            if actor.kind is ActorKind.PERSON and (key := person_key(name)):
                self._sounds[key].add(actor.id)
                self._loose[loose_key(name)].add(actor.id)

    def match_name(self, name: str, kind: ActorKind, day: date | None) -> tuple[str | None, bool]:
        """The actor that goes by `name` on `day`, and whether the name was known at all.

        A name of several actors is decided by the day; with no day, or when the day leaves more
        than one or none, it stays open: (None, True).
        """
        candidates = [item for item in self._names.get(fold_name(name), ()) if _fits(item.kind, kind)]
        found = {item.actor_id for item in candidates}
        if len(found) > 1:
            found = {item.actor_id for item in candidates if day and holds_on(item.since, item.until, day)}
        return (found.pop() if len(found) == 1 else None, bool(candidates))

    def part_of(self, name: str, actor_id: str) -> str | None:
        """The name of a body that is only said to belong to the registered actor: "Water Ministry of the Old
        Coalition" → "Water Ministry"; None where the name is that actor's own."""
        words = name.split()
        cut = next((at for at, word in enumerate(words) if at and word.casefold() in self._belonging), None)
        if cut is None:
            return None
        part, rest = (f" {fold_name(' '.join(side))} " for side in (words[:cut], words[cut:]))
        known = [f" {fold_name(name)} " for name in _names_of(self.actors.get(actor_id)) if fold_name(name)]
        belongs = any(name in rest for name in known) and not any(name in part for name in known)
        return " ".join(words[:cut]) if belongs else None

    def match_sound(self, name: str) -> str | None:
        """The registered person whose first and last name sound like those of `name`."""
        found = self._sounds.get(person_key(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def match_loosely(self, name: str, post: str | None, bodies: Sequence[str]) -> str | None:
        """The registered person spelt like `name` but for vowels, who holds the post or speaks for a body."""
        key = loose_key(name)
        found = {
            office.holder
            for office in self.offices
            if key
            and office.holder in self._loose.get(key, ())
            and (office.post == post or set(office.speaks_for) & set(bodies))
        }
        return found.pop() if len(found) == 1 else None

    def offices_of(self, post: str, day: date | None, bodies: Sequence[str] = ()) -> tuple[Office, ...]:
        """Who held `post` on `day`; of several, those who speak for one of `bodies`."""
        held = [item for item in self._posts.get(post, ()) if day and holds_on(item.since, item.until, day)]
        near = [item for item in held if set(item.speaks_for) & set(bodies)]
        return tuple(near if near and len(held) > 1 else held)

    def holders_of(self, post: str) -> tuple[str, ...]:
        """All who ever held `post`, each once."""
        return tuple(dict.fromkeys(office.holder for office in self._posts.get(post, ())))

    def title_of(self, post: str) -> str:
        """The title of a post in words, over all holders: the shortest, then the first of the alphabet."""
        titles = [item.title for item in self._posts.get(post, ()) if item.title]
        return min(titles, key=lambda title: (len(title), title), default=post)

    def held_by(self, actor_id: str) -> tuple[Office, ...]:
        return tuple(office for office in self.offices if office.holder == actor_id)

    def has_last_name(self, actor_id: str, words: Iterable[str]) -> bool:
        """Whether one of `words` sounds like the last name of a registered person."""
        actor = self.actors.get(actor_id)
        lasts = {split_name(name)[-1] for name in _names_of(actor) if split_name(name)}
        own = [part for word in words for part in split_name(word)]
        return any(compare_parts(part, last) >= Nearness.NEAR for part in own for last in lasts)


def _names_of(actor: RegisteredActor | None) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, actor.acronym or "") if actor else ()


def holds_on(since: date | None, until: date | None, day: date) -> bool:
    """Whether `day` lies in the stretch; None is an open end."""
    return (since is None or since <= day) and (until is None or day <= until)


def _fits(known: ActorKind, seen: ActorKind) -> bool:
    if ActorKind.PERSON in (known, seen):
        return known is seen
    return seen is not ActorKind.UNNAMED
