"""A figure with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.page import Told
from counterclaim.model import Mention, Quantity, Span


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the attribute that it is of and the frame that says so."""

    figure: Mention
    attribute: str
    told: Told
    past: bool = False  # "from 44" in "rose from 44 to 53"
    group: Span | None = None  # "of the wounded" in "three of the wounded died": what it is a part of
    set_aside: Span | None = None  # the "not" of "112, not 60": whoever says so does not claim the 60

    @property
    def is_share(self) -> bool:
        """Whether it can be one of several figures that only together make up what is told."""
        return self.figure.head is not None and self.figure.part_of is None

    @property
    def quantity(self) -> Quantity:
        assert isinstance(self.figure.value, Quantity)
        return self.figure.value
