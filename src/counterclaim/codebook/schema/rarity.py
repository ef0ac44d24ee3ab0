"""How rare words are, by a frozen table: what two reports have in common counts the more, the rarer it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from counterclaim.model.names import fold_name

UNLISTED = 5  # reports of 10,000: what a word is taken to stand in that the table does not list
_EXPECTED = 160  # the same, of those whom the field's reports are full of
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

    def expecting(self, names: Iterable[str]) -> "Rarity":
        """The same, but that `names` are no rare ones; each a single word. Nothing changes where the table
        lists nothing, for then all words are alike."""
        words = {
            word: max(_EXPECTED, self.shares.get(word, 0))
            for name in names
            for word in fold_name(name).split()
        }
        return Rarity({**self.shares, **words}) if self.shares else self


NOTHING_KNOWN = Rarity()
