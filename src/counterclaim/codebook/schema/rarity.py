"""How rare words are, by a frozen table: what two reports have in common counts the more, the rarer it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

UNLISTED = 5  # reports of 10,000: what a word is taken to stand in that the table does not list
_ALL = 10_000


@dataclass(frozen=True, slots=True)
class Rarity:
    """`shares`: folded word → how many of 10,000 reports hold it, in the kind of report where most do."""

    shares: Mapping[str, int] = field(default_factory=dict)

    def of(self, word: str) -> float:
        """0 for what stands in every report, 7.6 for a word that the table does not list."""
        return log(_ALL / self.shares.get(word, UNLISTED))

    @property
    def highest(self) -> float:
        return log(_ALL / UNLISTED)


NOTHING_KNOWN = Rarity()
