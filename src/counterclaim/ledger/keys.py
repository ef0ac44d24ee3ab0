"""Keys by which things are found: a name, with the days for which it holds, as one number of an index."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

STRETCHES = (32, 512)  # days
_WIDE = 2000  # days: what is wider is looked for among all of its name
_SLOT_BITS = 24


@dataclass(frozen=True, slots=True)
class Key:
    """What a thing is found by; `first` and `last` are days, as ordinals, for which it holds. Of the keys of
    one name all have days, or none."""

    name: str
    first: int | None = None
    last: int | None = None

    @property
    def stored(self) -> int:
        """The number that it is kept under: its name's, and the stretch of days in which it begins. There are
        wider and narrower stretches, so that a key begins in one that is no narrower than itself."""
        if self.first is None or self.last is None:
            return self.base
        width = self.last - self.first
        rank = next((rank for rank, size in enumerate(STRETCHES) if width <= size), len(STRETCHES))
        return self.base + _slot(rank, self.first // STRETCHES[rank] if rank < len(STRETCHES) else 0)

    def asked(self) -> list[tuple[int, int]]:
        """The ranges of numbers, ends included, under which those lie that it may meet."""
        if self.first is None or self.last is None:
            return [(self.base, self.base)]
        if self.last - self.first > _WIDE:
            return [(self.base, self.base + (1 << _SLOT_BITS) - 1)]
        ranges = [(self.base + _slot(len(STRETCHES), 0),) * 2]
        for rank, size in enumerate(STRETCHES):
            low, high = (self.first - size) // size, self.last // size
            ranges.append((self.base + _slot(rank, max(0, low)), self.base + _slot(rank, high)))
        return ranges

    def meets(self, first: int, last: int) -> bool:
        return self.first is None or self.last is None or (first <= self.last and self.first <= last)

    @property
    def base(self) -> int:
        """The first of the numbers of its name."""
        return _find_base(self.name)


@lru_cache(maxsize=65_536)  # the same words and places come again and again
def _find_base(name: str) -> int:
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return (int.from_bytes(digest, "big") - (1 << 39)) << _SLOT_BITS


def _slot(rank: int, number: int) -> int:
    return (rank << 22) + number
