"""A corpus as `make eval` sees it: annotated texts, and what is measured on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts that have floors of their own."""

    name: str
    title: str
    rows: tuple[dict[str, Any], ...]
    measure: Callable[[Iterable[dict[str, Any]]], Figures]

    @property
    def digest(self) -> str:
        """Of the annotated texts in their order, so that passages added to another part change nothing."""
        lines = (json.dumps(row, ensure_ascii=True, sort_keys=True) for row in self.rows)
        return sha256("\n".join(lines).encode()).hexdigest()
