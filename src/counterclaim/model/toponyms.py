"""Entries of a gazetteer: what a name may stand for, anywhere in the world."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model.places import PRECISIONS
from counterclaim.model.values import Place, Span


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place of a gazetteer.

    `kind`: "country", "region" (of the first level: a state, a province), "district" (of a lower level: a
    county), "city" (any inhabited place), "area" (a continent, a sea, a part of the world) or "quarter".
    `country`: ISO 3166-1 alpha-2, "" for an area. `region`, `district`: ids of those it lies in, 0 for
    none. `population`: 0 where it is not known. `primary`: it was found by its first name, not by another.
    """

    id: int
    name: str
    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int = 0
    region: int = 0
    district: int = 0
    primary: bool = True
    within: tuple[str, ...] = ()

    def as_place(self) -> Place:
        """The same as a value: a district is as precise as a region, an area as a country."""
        coarse = {"district": "region", "area": "country"}.get(self.kind, self.kind)
        precision = coarse if coarse in PRECISIONS else None
        return Place(self.name, self.country or None, self.latitude, self.longitude, precision, self.within)


class Gazetteer(Protocol):
    """Where names are looked up."""

    def find(self, key: str) -> Sequence[Toponym]:
        """All that bear the name, the most populous first. `key`: see `model.names.fold_name`."""
        ...

    def locate_country(self, code: str) -> tuple[float, float] | None:
        """Latitude and longitude of a point about the middle of a country, by its ISO 3166-1 code."""
        ...


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A place that a text names.

    `kind`: "place", "demonym" (a word for a country's people or ways: "Libyan"), "street" or "site" (of the
    codebook). `place`: what it most likely is, None when nothing is known of that name. `candidates`: all
    that it may be, the likeliest first, and `share` the part of the evidence that speaks for `place`, 0 to
    1; where it is below a half the question is open. `reasons` name the evidence. `dateline`: it says where
    the report was written, not where something took place. `part`: of the place, by a direction ("eastern").
    `sites`: ids of the codebook's sites that bear the name, of kind "site". `lent`: nobody knows the whole
    name, and `place` is that of a name inside it ("Orvela" for "Orvela Civic Hall"). `quarter`: it is
    called a part of a town.
    """

    span: Span
    wording: str
    kind: str
    place: Place | None
    candidates: tuple[Place, ...] = ()
    share: float = 0.0
    reasons: tuple[str, ...] = ()
    dateline: bool = False
    part: str = ""
    sites: tuple[str, ...] = ()
    lent: bool = False
    quarter: bool = False
