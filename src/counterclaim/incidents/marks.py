"""The words of a happening, sorted by what they are and weighed by how rare they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from counterclaim.codebook.schema import Rarity
from counterclaim.incidents.words import AGE, SITE, WORD

_TELLING = 2.0  # rarity: what more than one report in eight holds tells nothing
_NAMING = 3.0  # what more than one report in twenty holds is a name of no use
_MOST = 120  # words of one happening that are kept, the rarest first


@dataclass(frozen=True, slots=True)
class Marks:
    """`words`: all telling words, names too; `names`: those written as names; `whole`: rare whole names;
    `ages`; `aged`: an age with the last name of whom it is told. `length`: of the words, each as
    long as it is rare, as of a vector. `rarity` weighs them."""

    words: frozenset[str]
    names: frozenset[str]
    whole: frozenset[str]
    ages: frozenset[str]
    aged: frozenset[str]
    length: float
    rarity: Rarity
    people: frozenset[str] = frozenset()  # the whole names that are no site's

    def weigh(self, words: Iterable[str]) -> float:
        return sum(self.rarity.of(word) for word in sorted(words))

    def liken(self, other: "Marks") -> float:
        """How far the words of both are the same, from 0 to 1: the cosine of the two as vectors."""
        common = self.words & other.words
        if not common:
            return 0.0
        return _square(common, self.rarity) / (self.length * other.length)


def sort_marks(found: frozenset[str], place: frozenset[str], rarity: Rarity) -> Marks:
    """`found` as `find_words` gives it; `place` are the words of the happening's own place, which say nothing
    beside the place itself."""
    ages = {mark.removeprefix(AGE) for mark in found if mark.startswith(AGE)}
    words = {mark.removeprefix(WORD) for mark in found if mark.startswith(WORD)}
    plain = {mark for mark in found if not mark.startswith((AGE, SITE, WORD))}
    names = {name for name in plain - place if " " not in name and rarity.of(name) >= _NAMING}
    whole = {name for name in plain if " " in name and _is_rare(name, rarity)}
    telling = {word for word in (words | names) - place if rarity.of(word) >= _TELLING}
    kept = sorted(telling, key=lambda word: (-rarity.of(word), word))[:_MOST]
    return Marks(
        words=frozenset(kept),
        names=frozenset(names),
        whole=frozenset(whole),
        ages=frozenset(age for age in ages if " " not in age),
        aged=frozenset(age for age in ages if " " in age),
        length=sqrt(_square(kept, rarity)),
        rarity=rarity,
        people=frozenset(name for name in whole if f"{SITE}{name}" not in found),
    )


def _square(words: Iterable[str], rarity: Rarity) -> float:
    """In the order of the words, so that the last digit never depends on that of a set."""
    return sum(rarity.of(word) ** 2 for word in sorted(words))


def _is_rare(name: str, rarity: Rarity) -> bool:
    """Whether one of its words is not listed, and the other no everyday word: "Ana Odam", not "Odam said"."""
    found = [rarity.of(word) for word in name.split()]
    return max(found) >= rarity.highest and min(found) >= _NAMING
