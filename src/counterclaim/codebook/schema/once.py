"""What is made of a codebook is made once: it holds nothing of any report."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_MOST = 4  # things kept of each kind: a run has one codebook, a test a few

K = TypeVar("K")
V = TypeVar("V")


def once(make: Callable[[K], V]) -> Callable[[K], V]:
    """`make`, which gives the same thing again for the same object. A codebook cannot be hashed: it is known
    by its id, and kept, so that the id is never that of another, later object."""
    kept: dict[int, tuple[K, V]] = {}

    @wraps(make)
    def give(known: K) -> V:
        held = kept.get(id(known))
        if held is None:
            for oldest in list(kept)[: 1 - _MOST]:
                kept.pop(oldest, None)  # another thread may have been here
            held = kept[id(known)] = (known, make(known))
        return held[1]

    return give
