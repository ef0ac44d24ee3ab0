"""Looking a name, a post or a spelling up in the codebook's register of actors and offices."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterclaim.actors.likeness import Likeness, Verdict, compare_persons
from counterclaim.actors.names import person_keys, split_name
from counterclaim.actors.sounds import Nearness, compare_parts
from counterclaim.codebook.schema import Codebook, Office, RegisteredActor
from counterclaim.codebook.schema.once import once
from counterclaim.model import ActorKind, make_id
from counterclaim.model.names import fold_name

Days = tuple[date, date] | None  # first and last day; None where they are not known


@dataclass(frozen=True, slots=True)
class _Candidate:
    actor_id: str
    kind: ActorKind
    since: date | None
    until: date | None


@cache
def registered_id(codebook_id: str) -> str:
    """The ledger's id of an actor of the codebook."""
    return make_id("actor", codebook_id)


@once
def open_register(codebook: Codebook) -> "Register":
    """The register of a codebook, built once."""
    return Register(codebook)


class Register:
    """The actors and offices of a codebook, by every name they go by."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.language.references
        self.actors = {actor.id: actor for actor in codebook.actors}
        self.by_ledger_id = {registered_id(known): known for known in self.actors}
        self.offices = codebook.offices
        self.possessives = frozenset(words.possessives)
        self.nouns = frozenset(words.bodies)
        self.small = frozenset((*words.belonging, *words.articles, *words.joiners))
        self.retired = re.compile("|".join(words.stance.retired) or r"(?!)", re.IGNORECASE)
        self._belonging = frozenset(words.belonging)
        self._countries = {
            known.place.country: [
                frozenset(fold_name(name).split())
                for name in (known.place.name, *known.aliases, *known.demonyms)
            ]
            for known in codebook.places
            if known.place.country and known.place.precision == "country"
        }
        self._posts: dict[str, list[Office]] = defaultdict(list)
        self._held: dict[str, list[Office]] = defaultdict(list)
        self._names: dict[str, set[_Candidate]] = defaultdict(set)
        self._spelt: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._lasts: dict[str, set[str]] = defaultdict(set)
        for actor in codebook.actors:
            self._enter(actor, (actor.name, *actor.aliases, actor.acronym or ""), actor.since, actor.until)
        for office in codebook.offices:
            self._posts[office.post].append(office)
            self._held[office.holder].append(office)
            if office.holder in self.actors:
                self._enter(
                    self.actors[office.holder], office.aliases, office.since, office.until, title=True
                )

    def _enter(
        self,
        actor: RegisteredActor,
        names: Iterable[str],
        since: date | None,
        until: date | None,
        title: bool = False,
    ) -> None:
        for name in names:
            if folded := fold_name(name):
                self._names[folded].add(_Candidate(actor.id, actor.kind, since, until))
            if actor.kind is ActorKind.PERSON and not title:
                for key in person_keys(name):
                    self._spelt[key].add((actor.id, name))
                self._lasts[actor.id].update(split_name(name)[-1:])

    def countries_in(self, text: str) -> frozenset[str]:
        """ISO codes of the countries that a text names, or names the people of."""
        said = set(fold_name(text).split())
        return frozenset(known for known in self._countries if self._is_named(known, said))

    def _is_named(self, country: str, said: set[str]) -> bool:
        return any(words <= said for words in self._countries.get(country, ()))

    def is_abroad(self, actor_id: str, names: Collection[str], countries: Collection[str]) -> bool:
        """Whether a registered body is that of another state than those (ISO codes) of which a report tells:
        not where one of `names` says which ("Libyan"), or no country is told of. So is who holds a post of
        such a body, where the post alone is named."""
        actor = self.actors.get(actor_id)
        if actor is None or not countries:
            return False
        if actor.kind is ActorKind.PERSON:
            named = self.has_last_name(actor_id, (word for name in names for word in name.split()))
            bodies = {body for office in self._held.get(actor_id, ()) for body in office.speaks_for}
            return not named and self._are_abroad(bodies, names, countries)
        if actor.country is None or actor.country in countries:
            return False
        said = {word for name in names for word in fold_name(name).split()}
        return not self._is_named(actor.country, said)

    def is_post_abroad(self, post: str, names: Collection[str], countries: Collection[str]) -> bool:
        """Whether all bodies that its holders speak for are."""
        bodies = {body for office in self._posts.get(post, ()) for body in office.speaks_for}
        return self._are_abroad(bodies, names, countries)

    def _are_abroad(
        self, bodies: Collection[str], names: Collection[str], countries: Collection[str]
    ) -> bool:
        return bool(bodies) and all(self.is_abroad(body, names, countries) for body in bodies)

    def is_of_any_state(self, post: str, names: Collection[str]) -> bool:
        """Whether a post that other states have too is named without a word of whose it is, neither a country
        nor a body ("the Velland minister", "the League's minister")."""
        bodies = {body for office in self._posts.get(post, ()) for body in office.speaks_for}
        countries = {known.country for body in bodies if (known := self.actors.get(body)) and known.country}
        said = [fold_name(name) for name in names]
        words = {word for name in said for word in name.split()}
        if not countries or any(self._is_named(country, words) for country in countries):
            return False
        owners = {fold_name(name) for body in bodies for name in _names_of(self.actors.get(body))} - {""}
        return not any(f" {owner} " in f" {name} " for owner in owners for name in said)

    def match_name(self, name: str, kind: ActorKind, days: Days) -> tuple[str | None, tuple[str, ...]]:
        """The actor that goes by `name` in these days, and all that ever go by it.

        A name of several actors is decided by the days; where they are not known, or leave more than
        one or none, it stays open: None.
        """
        candidates = [item for item in self._names.get(fold_name(name), ()) if _fits(item.kind, kind)]
        found = {item.actor_id for item in candidates}
        known = tuple(sorted(found))
        if len(found) > 1:
            found = {item.actor_id for item in candidates if days and holds_in(item.since, item.until, days)}
        return (found.pop() if len(found) == 1 else None, known)

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

    def find_alike(self, names: Iterable[str]) -> dict[str, Likeness]:
        """Registered persons of whom a spelling is like one of `names`, each with the best likeness."""
        found: dict[str, Likeness] = {}
        for name in names:
            spelt = {item for key in person_keys(name) for item in self._spelt.get(key, ())}
            for actor_id, known in sorted(spelt):
                likeness = compare_persons(name, known)
                best = found.get(actor_id)
                if likeness.verdict is not Verdict.DIFFERENT and (
                    best is None or likeness.verdict > best.verdict
                ):
                    found[actor_id] = likeness
        return found

    def find_called(self, name: str) -> tuple[str, ...]:
        """Registered persons whose last name this is: of a name of a single part."""
        parts = split_name(name)
        if len(parts) != 1:
            return ()
        return tuple(
            known
            for known, lasts in sorted(self._lasts.items())
            if any(compare_parts(parts[0], last) >= Nearness.NEAR for last in lasts)
        )

    def is_tied(self, actor_id: str, post: str | None, bodies: Sequence[str]) -> tuple[bool, bool]:
        """Whether a registered person ever held `post`, and whether it ever spoke for one of `bodies`."""
        held = self._held.get(actor_id, ())
        spoken = {body for office in held for body in office.speaks_for}
        return any(office.post == post for office in held), bool(spoken & set(bodies))

    def offices_of(self, post: str, days: Days = None, bodies: Sequence[str] = ()) -> tuple[Office, ...]:
        """Who held `post` in all of these days, or ever; of several, those who speak for one of `bodies`."""
        held = [
            item for item in self._posts.get(post, ()) if not days or holds_in(item.since, item.until, days)
        ]
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
        return tuple(self._held.get(actor_id, ()))

    def has_last_name(self, actor_id: str, words: Iterable[str]) -> bool:
        """Whether one of `words` may be the last name of a registered person."""
        own = [part for word in words for part in split_name(word)]
        lasts = self._lasts.get(actor_id, set())
        return any(compare_parts(part, last) >= Nearness.NEAR for part in own for last in lasts)


def _names_of(actor: RegisteredActor | None) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, actor.acronym or "") if actor else ()


def holds_on(since: date | None, until: date | None, day: date) -> bool:
    """Whether `day` lies in the stretch; None is an open end."""
    return (since is None or since <= day) and (until is None or day <= until)


def holds_in(since: date | None, until: date | None, days: tuple[date, date]) -> bool:
    """Whether all of `days` lie in the stretch."""
    return all(holds_on(since, until, day) for day in days)


def _fits(known: ActorKind, seen: ActorKind) -> bool:
    if ActorKind.PERSON in (known, seen):
        return known is seen
    return seen is not ActorKind.UNNAMED
