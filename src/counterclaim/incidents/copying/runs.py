"""Runs of words: what two texts are compared by, without case, marks and accents."""

from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.names import fold_name

RUN = 5  # words: two writers seldom hit upon the same five, and an edited word breaks no more than five runs

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(33)


def split_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return fold_name(text).split()


def hash_words(words: list[str]) -> Hashes:
    """A number for each word: the same on any machine and in any run, so that it can be kept."""
    return np.fromiter((_code(word) for word in words), np.uint64, len(words))


def hash_runs(codes: Hashes) -> Hashes:
    """A number for each run of words, in order; of a shorter text one of the whole, of none none."""
    if not len(codes):
        return np.zeros(0, np.uint64)
    length = min(RUN, len(codes))
    last = len(codes) - length + 1
    runs = np.full(last, np.uint64(length))
    for place in range(length):
        runs = runs * _FACTOR + codes[place : place + last]
    return _mixed(runs)


def read_runs(text: str) -> Hashes:
    """The numbers of the runs of a text, in order."""
    return hash_runs(hash_words(split_words(text)))


def count_words(runs: Hashes) -> int:
    """How many words the runs are of; of a text shorter than a run, that it has some."""
    return len(runs) + RUN - 1 if len(runs) else 0


def find_common(runs: Hashes, other: Hashes) -> Flags:
    """Which words of a text stand in a run that the other text has too; both given by their runs."""
    covered = np.zeros(count_words(runs), np.bool_)
    if not len(runs) or not len(other):
        return covered
    known = np.sort(other)
    places = np.minimum(np.searchsorted(known, runs), len(known) - 1)
    hits = known[places] == runs
    for place in range(RUN):
        covered[place : place + len(hits)] |= hits
    return covered


@lru_cache(maxsize=200_000)  # a language's words come again and again
def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _mixed(values: Hashes) -> Hashes:
    """Values whose every bit depends on all bits of the former: a run's number says nothing of its words."""
    result: Any = values ^ (values >> _HALF)
    result = result * _MIX
    mixed: Hashes = result ^ (result >> _HALF)
    return mixed
