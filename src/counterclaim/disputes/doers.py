"""Whether the words for a doer mean the speaker's own people."""

from collections.abc import Collection, Iterable

from counterclaim.codebook.schema import Codebook
from counterclaim.disputes.accounts import is_form
from counterclaim.disputes.naming import NameWords
from counterclaim.model import Actor, Party
from counterclaim.model.names import fold_name

_OPENING = 3  # words: "that *its* men"
_COUNTRYMEN = 2  # words: "Ardenian soldiers"
_FORCES = ("staff", "forces")  # groups of nouns of a domain
_HELD = ("held", "migrants")
_KINDS = (_FORCES, _HELD, ("smugglers",), ("locals",))  # of people who are never taken for one another


class Doers:
    """The words for people in charge, by the nouns that the domains count by, and the names of bodies."""

    def __init__(self, codebook: Codebook, actors: Iterable[Actor] = ()) -> None:
        words = NameWords.of(codebook)
        counted = [codebook.domains[name].words.counted for name in sorted(codebook.domains)]
        kinds = [
            frozenset(
                fold_name(noun).split()[-1]
                for own in counted
                for group in groups
                for noun in own.get(group, ())
            )
            for groups in _KINDS
        ]
        self._own = words.own
        self._articles = frozenset(codebook.language.references.articles)
        self._bodies = words.nouns
        self._forces, self._held = kinds[:2]
        self._kinds = kinds
        self._countries = {
            demonym: (place.place.name, *place.aliases)
            for place in codebook.places
            for demonym in place.demonyms
        }
        self._demonyms = frozenset(map(fold_name, self._countries))
        self._names = {actor.id: frozenset(fold_name(actor.name).split()) for actor in actors}

    def are_own(self, party: Party) -> bool:
        """Whether it is called by a word for the speaker's own people: "its staff", "members"; or by what
        they are and by no name: who denies that "officers" fired denies it of its own."""
        words = fold_name(party.wording).split()
        if not self._own.isdisjoint((*words[:_OPENING], *words[-1:])):
            return True
        return any(is_form(word, self._forces) for word in words) and not any(
            map(self._is_name, party.wording.split())
        )

    def are_compatriots(self, party: Party, deniers: Iterable[str]) -> bool:
        """Whether it is called by what it is and by the country of one of `deniers`: the Ardenian border
        guard says that "no *Ardenian officer*" fired."""
        words = {*map(fold_name, self._words_of(party))} - self._bodies
        country = words & self._demonyms
        bare = all(is_form(word, self._forces) for word in words - country)
        return len(country) == 1 and bare and any(country & self._names.get(one, set()) for one in deniers)

    def are_of_other(self, party: Party, other: Party) -> bool:
        """Whether it bears the name of a country's people that the other does not."""
        mine, theirs = ({*map(fold_name, self._words_of(one))} & self._demonyms for one in (party, other))
        return bool(mine - theirs)

    def are_bare(self, party: Party, deniers: Iterable[str]) -> bool:
        """Whether it is a force without a name ("police"), where none of `deniers` bears the noun of
        another force: the police do not answer for "the army"."""
        words = fold_name(party.wording).split()
        named = {word for known in deniers for word in self._names.get(known, ()) if word in self._forces}
        return self.are_own(party) and (not named or not named.isdisjoint(words))

    def are_force(self, party: Party) -> bool:
        """Whether it is called by a word for those in charge, whatever their name ("Ardenian border police"),
        or for the speaker's own people."""
        words = {*fold_name(party.wording).split(), *self._names.get(party.actor_id, ())}
        return self.are_own(party) or any(is_form(word, self._forces) for word in words)

    def are_held(self, actor_id: str) -> bool:
        """Whether it is several of those held or on their way: "residents of the camp", "20 migrants"."""
        words = self._names.get(actor_id, frozenset()) - self._held
        return any(is_form(word, self._held) for word in words)

    def are_two_kinds(self, one: Party, other: Party) -> bool:
        """Whether they are called by words for people of two kinds: "soldiers" are no "traffickers"."""
        mine, theirs = self._kinds_of(one), self._kinds_of(other)
        return len(mine) == len(theirs) == 1 and mine != theirs

    def are_outsiders(self, party: Party) -> bool:
        """Whether they are of those held, smugglers or people of the place: no officer answers for them."""
        kinds = self._kinds_of(party)
        return bool(kinds) and _KINDS.index(_FORCES) not in kinds

    def _kinds_of(self, party: Party) -> set[int]:
        words = {*fold_name(party.wording).split(), *self._names.get(party.actor_id, ())}
        plain = {word for word in words if word not in self._demonyms}  # "the *Ardenian* army" is no migrant
        return self._kinds_named(plain) or self._kinds_named(words)

    def _kinds_named(self, words: Collection[str]) -> set[int]:
        return {
            number for number, nouns in enumerate(self._kinds) if any(is_form(word, nouns) for word in words)
        }

    def _is_name(self, word: str) -> bool:
        folded = fold_name(word)
        return word[:1].isupper() and folded not in self._articles and not is_form(folded, self._forces)

    def are_countrymen(self, one: Party, other: Party) -> bool:
        """Whether both are called by one country's name and by what such people are, and by no body's:
        "Ardenian soldiers", "Ardenian servicemen"; or the second by the country alone."""
        mine, theirs = (self._words_of(party) for party in (one, other))
        if len(mine) == _COUNTRYMEN and " ".join(theirs) in self._countries.get(mine[0], ()):
            return is_form(fold_name(mine[1]), self._forces)
        if len(mine) != _COUNTRYMEN or len(theirs) != _COUNTRYMEN or mine[0] != theirs[0]:
            return False
        bare = self._forces - self._bodies
        return mine[0][:1].isupper() and all(is_form(fold_name(words[1]), bare) for words in (mine, theirs))

    def _words_of(self, party: Party) -> list[str]:
        return [word for word in party.wording.split() if fold_name(word) not in self._articles]

    def are_namesakes(self, one: str, others: Iterable[str]) -> bool:
        """Whether an actor bears a noun of bodies that one of `others` bears: "Iranian police", and the
        police of a province that speaks."""
        own = self._names.get(one, frozenset()) & self._bodies
        return any(own & self._names.get(other, frozenset()) for other in others)
