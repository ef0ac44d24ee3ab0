"""What is made of a codebook is made once: it holds nothing of any report."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import TypeVar

_MOST = 4  # things kept of each kind: a run has one codebook, a test a few

K = TypeVar("K")
V = TypeVar("V")


def once(make: Callable[[K], V]) -> Callable[[K], V]:
    """`make`, which gives the same thing again for the same object. A codebook cannot be hashed: it is known
    by its id, and kept, so that the id is never that of another, later object."""
    kept: dict[int, tuple[K, V]] = {}
    lock = RLock()

    @wraps(make)
    def give(known: K) -> V:
        with lock:
            held = kept.get(id(known))
            if held is None:
                while len(kept) >= _MOST:
                    del kept[next(iter(kept))]
                held = kept[id(known)] = (known, make(known))
            return held[1]

    return give
