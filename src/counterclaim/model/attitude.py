"""What the words alone make of a statement: how likely each stance, modality and kind is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model.values import Span
from counterclaim.model.words import Modality, Stance, StatementKind


@dataclass(frozen=True, slots=True)
class Attitude:
    """Probabilities; those of each field add up to one."""

    stance: Mapping[Stance, float]
    modality: Mapping[Modality, float]
    kind: Mapping[StatementKind, float]


class Attitudes(Protocol):
    """Reads the attitude of any statement of one text."""

    def read(self, source: Sequence[Span], cues: Sequence[Span], content: Sequence[Span]) -> Attitude | None:
        """None where the text holds no words at these places."""
