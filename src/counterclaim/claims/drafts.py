"""A happening while its frames are gathered, and when two of them cannot be one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from counterclaim.claims.page import Told
from counterclaim.model import Modality, Party, Period, Place, Span
from counterclaim.model.periods import parse_expression, resolve_period

_ANY_DAY = date(2001, 6, 15)  # two days counted from publication are compared as if it were this one


@dataclass(slots=True)
class Draft:
    """A happening while its frames are gathered."""

    record: bool
    background: bool
    types: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    period: Period | None = None
    place: Place | None = None
    site_id: str | None = None
    modality: Modality = Modality.ACTUAL
    parties: list[Party] = field(default_factory=list)

    @property
    def first(self) -> Span:
        return min(told.frame.trigger for told in self.told)

    @property
    def last_sentence(self) -> int:
        return self.told[-1].sentence  # frames are taken in the order of the text


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where a frame says that it took place."""

    period: Period | None
    place: Place | None
    site_id: str | None


def are_apart(one: Place | None, other: Place | None) -> bool:
    """Whether two places cannot be one. A name that no gazetteer holds may lie in a place that one holds."""
    if one is None or other is None or is_located(one) != is_located(other):
        return False
    return not one.meets(other)


def is_located(place: Place) -> bool:
    """Whether it is known where the place is, at least in which country."""
    return place.country is not None or place.latitude is not None


def are_parted(one: Period | None, other: Period | None) -> bool:
    """Whether two periods cannot be of one time. Days counted in different ways from an unknown day of
    publication ("Friday", "yesterday") may be the same."""
    if one is None or other is None:
        return False
    if one.resolved and other.resolved:
        return not one.meets(other)
    if one.resolved or other.resolved or one.anchor != other.anchor:
        return False
    left, right = parse_expression(one.expression), parse_expression(other.expression)
    if left is None or right is None or left.first.kind != right.first.kind:
        return False
    return not resolve_period(one, _ANY_DAY).meets(resolve_period(other, _ANY_DAY))
