"""The words of a happening, sorted by what they are and weighed by how rare they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from counterclaim.codebook.schema import Rarity
from counterclaim.incidents.words import AGE, HEAD, SITE, WORD

_TELLING = 2.0  # rarity: what more than one report in eight holds tells nothing
_NAMING = 3.0  # what more than one report in twenty holds is a name of no use
_MOST = 120  # words of one happening that are kept, the rarest first
_LEAST = 3  # letters without vowels that tell names apart
_YEAR = re.compile(r"(?:19|20)\d\d")  # its day is compared by itself
_VOWELS = re.compile("[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Marks:
    """The marks `found` of a happening, as `find_words` gives them, sorted when they are asked for: most
    happenings are told apart by day and place alone. `place` are the words of its own place, which say
    nothing beside the place itself; `rarity` weighs words."""

    found: frozenset[str]
    place: frozenset[str]
    rarity: Rarity

    @cached_property
    def words(self) -> frozenset[str]:
        """All telling words, names too; the rarest."""
        words = {mark.removeprefix(WORD) for mark in self.found if mark.startswith(WORD)}
        rare = {word: self.rarity.of(word) for word in (words | self.names) - self.place}
        telling = [word for word, weight in rare.items() if weight >= _TELLING and not _YEAR.fullmatch(word)]
        return frozenset(sorted(telling, key=lambda word: (-rare[word], word))[:_MOST])

    @cached_property
    def names(self) -> frozenset[str]:
        """Those written as names."""
        single = (mark for mark in self._plain - self.place if " " not in mark)
        return frozenset(name for name in single if self.rarity.of(name) >= _NAMING)

    @cached_property
    def whole(self) -> frozenset[str]:
        """Rare whole names."""
        return frozenset(name for name in self._plain if " " in name and _is_rare(name, self.rarity))

    @cached_property
    def people(self) -> frozenset[str]:
        """The rare whole names that may be victims'."""
        return frozenset(name for name in self.whole if f"{SITE}{name}" not in self.found)

    @cached_property
    def known(self) -> frozenset[str]:
        """Whole names of sites, bodies and speakers, rare or not."""
        return frozenset(mark.removeprefix(SITE) for mark in self.found if mark.startswith(SITE))

    @cached_property
    def named(self) -> frozenset[str]:
        """All single names, whatever they name, with the words of title and publisher."""
        heads = {mark.removeprefix(HEAD) for mark in self.found if mark.startswith(HEAD)}
        return frozenset(heads.union(mark for mark in self._plain if " " not in mark))

    @cached_property
    def spelt(self) -> frozenset[str]:
        """The same without vowels, in which spellings of names from other scripts differ."""
        return frozenset(map(without_vowels, self.named))

    @cached_property
    def ages(self) -> frozenset[str]:
        return frozenset(age for age in self._aged if " " not in age)

    @cached_property
    def aged(self) -> frozenset[str]:
        """An age with the last name of whom it is told."""
        return frozenset(age for age in self._aged if " " in age)

    @cached_property
    def length(self) -> float:
        """Of the words, each as long as it is rare, as of a vector."""
        return sqrt(_square(self.words, self.rarity))

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(mark for mark in self.found if not mark.startswith((AGE, HEAD, SITE, WORD)))

    @cached_property
    def _aged(self) -> frozenset[str]:
        return frozenset(mark.removeprefix(AGE) for mark in self.found if mark.startswith(AGE))

    def weigh(self, words: Iterable[str]) -> float:
        return sum(self.rarity.of(word) for word in sorted(words))

    def liken(self, other: "Marks") -> float:
        """How far the words of both are the same, from 0 to 1: the cosine of the two as vectors."""
        common = self.words & other.words
        if not common:
            return 0.0
        return _square(common, self.rarity) / (self.length * other.length)


def without_vowels(word: str) -> str:
    """The word as it is where too few letters would be left, or a digit sets it apart."""
    bare = _VOWELS.sub("", word[1:])
    bare = word[:1] + _DOUBLED.sub(r"\1", bare)
    return bare if len(bare) >= _LEAST and word.isalpha() else word


def _square(words: Iterable[str], rarity: Rarity) -> float:
    """In the order of the words, so that the last digit never depends on that of a set."""
    return sum(rarity.of(word) ** 2 for word in sorted(words))


def _is_rare(name: str, rarity: Rarity) -> bool:
    """Whether one of its words is not listed, and the other no everyday word: "Ana Odam", not "Odam said"."""
    found = [rarity.of(word) for word in name.split()]
    return max(found) >= rarity.highest and min(found) >= _NAMING
