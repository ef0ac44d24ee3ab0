"""Which place each name means: all that a text names bears witness for all else.

Names that are written alike mean one place within a text. What speaks for a place: how many live there,
that the text names what it lies in ("Ames, Iowa"), that it lies in a country or region that the text speaks
of, or near what else it speaks of. `resolution.toml` weighs the signs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from counterclaim.annotation.toponyms.candidates import Candidate
from counterclaim.model.toponyms import Toponym

_ROUNDS = 2  # how often what was found bears witness again
_WITNESSES = 3  # places of one name that bear witness, by their share
_LEAST_SHARE = 0.05
_FEW = 0.5  # shares of other names by which a text says nothing of where it is
_NEAR_KM = 120.0
_DIAMETER_KM = 12742.0
_WIDE = frozenset(("country", "region", "area", "district"))
Weights = Mapping[str, float]
Signs = dict[str, float]


@dataclass(slots=True)
class Name:
    """All mentions of one name in a text. `shares`: of the evidence, for each of its `entries`;
    `containers`: entries of what stands right behind one of them; `apart`: such behind other names."""

    entries: tuple[Toponym, ...]
    count: int = 0
    containers: list[tuple[Toponym, ...]] = field(default_factory=list)
    shares: tuple[float, ...] = ()
    signs: tuple[Signs, ...] = ()
    fixed: bool = False

    def witnesses(self) -> list[tuple[float, Toponym]]:
        ranked = sorted(zip(self.shares, self.entries, strict=True), key=lambda item: -item[0])
        return [item for item in ranked[:_WITNESSES] if item[0] >= _LEAST_SHARE]


def resolve(mentions: Sequence[Candidate], weights: Weights, home: str | None = None) -> list[Name]:
    """The name of each mention, with the shares of what it may be. `home`: the country where the text was
    published, by its ISO code, if that is known."""
    names = _gather(mentions)
    distinct = list({id(name): name for name in names}.values())
    for name in distinct:
        name.signs = tuple(_read_own(name, entry, home) for entry in name.entries)
        name.shares = _share(name, weights)
    for _ in range(_ROUNDS):
        _bear_witness(distinct)
        for name in distinct:
            name.shares = _share(name, weights)
    return names


def _gather(mentions: Sequence[Candidate]) -> list[Name]:
    """By key and what it may stand for; a name that what follows places is apart from one elsewhere."""
    known: dict[tuple[str, bool], Name] = {}
    found = []
    for number, mention in enumerate(mentions):
        behind = mentions[number + 1] if number + 1 < len(mentions) else None
        spot = (mention.key, mention.source == "demonym")
        name = known.setdefault(spot, Name(mention.entries))
        name.count += 1
        container = _container(mention, behind)
        if container:
            name.containers.append(container)
        found.append(name)
    return found


def _container(mention: Candidate, behind: Candidate | None) -> tuple[Toponym, ...]:
    """What stands right behind and may hold it: "Ames, Iowa", "Ames in Iowa", "Ames (Iowa)"."""
    if behind is None or behind.line is not mention.line or behind.source == "demonym":
        return ()
    between = mention.line.text[mention.span.end : behind.span.start]
    if len(between) > 3 or between.strip(" (") not in (",", ""):
        return ()
    return tuple(entry for entry in behind.entries if entry.kind in _WIDE)


def _read_own(name: Name, entry: Toponym, home: str | None) -> Signs:
    """What speaks for a place by itself."""
    signs = {
        f"kind {entry.kind}": 1.0,
        "people": log10(entry.population + 1) if entry.population else 1.0,
        "primary": float(entry.primary),
        f"kind {entry.kind} other": float(not entry.primary),
        "own": float(entry.id < 0),
        "home": float(bool(home) and entry.country == home),
    }
    held = sum(any(_holds(wide, entry) for wide in container) for container in name.containers)
    signs["held"] = float(held > 0)
    signs["not held"] = float(bool(name.containers) and not held)
    return signs


def _holds(wide: Toponym, entry: Toponym) -> bool:
    if wide.id in (entry.region, entry.district) or (wide.kind == "region" and _is_in(entry, wide)):
        return True
    if wide.kind == "country":
        return wide.country == entry.country and entry.kind != "country"
    if wide.name in entry.within and wide.country == entry.country:
        return True
    return wide.kind == "area" and not wide.country and _distance(wide, entry) < _NEAR_KM


def _is_in(entry: Toponym, region: Toponym) -> bool:
    return bool(entry.region) and entry.kind != "region" and entry.region == _region(region)


def _region(entry: Toponym) -> int:
    """The region that it lies in or is; the codebook's own regions have the gazetteer's number there."""
    return entry.region or (entry.id if entry.kind == "region" else 0)


def _share(name: Name, weights: Weights) -> tuple[float, ...]:
    totals = [sum(weights.get(sign, 0.0) * value for sign, value in found.items()) for found in name.signs]
    if not totals:
        return ()
    most = max(totals)
    parts = [exp(total - most) for total in totals]
    return tuple(part / sum(parts) for part in parts)


def _bear_witness(names: Sequence[Name]) -> None:
    """Signs of each place from the other names: in the same country, in the same region, near."""
    witnesses = [(name, name.witnesses()) for name in names]
    countries: dict[str, float] = defaultdict(float)
    regions: dict[int, float] = defaultdict(float)
    for _, found in witnesses:
        for share, entry in found:
            if entry.country:
                countries[entry.country] += share
            regions[_region(entry)] += share
    whole = sum(countries.values()) or 1.0
    for name, found in witnesses:
        own_countries, own_regions = _own_part(found)
        others = [item for other, parts in witnesses if other is not name for item in parts]
        for entry, signs in zip(name.entries, name.signs, strict=True):
            region = _region(entry)
            country = (
                countries[entry.country] - own_countries.get(entry.country, 0.0) if entry.country else 0.0
            )
            rest = max(whole - sum(own_countries.values()), 0.01)
            beside = regions[region] - own_regions.get(region, 0.0) if region else 0.0
            signs["alone"] = float(whole - sum(own_countries.values()) < _FEW)
            signs["country share"] = max(0.0, min(1.0, country / rest))
            signs["country named"] = float(country > 0.5)
            signs["region named"] = min(3.0, max(0.0, beside))
            signs["near"] = (
                min(3.0, _nearness(entry, others)) if entry.kind not in ("country", "area") else 0.0
            )


def _own_part(found: Iterable[tuple[float, Toponym]]) -> tuple[dict[str, float], dict[int, float]]:
    countries: dict[str, float] = defaultdict(float)
    regions: dict[int, float] = defaultdict(float)
    for share, entry in found:
        if entry.country:
            countries[entry.country] += share
        regions[_region(entry)] += share
    return countries, regions


def _nearness(entry: Toponym, others: Iterable[tuple[float, Toponym]]) -> float:
    total = 0.0
    for share, other in others:
        if other.kind in ("city", "district", "quarter") and other.id != entry.id:
            total += share * exp(-_distance(entry, other) / _NEAR_KM)
    return total


def _distance(one: Toponym, other: Toponym) -> float:
    """Kilometres; far where one has no point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return _DIAMETER_KM
    if abs(one.latitude - other.latitude) > 20:
        return _DIAMETER_KM
    lat_1, lat_2 = radians(one.latitude), radians(other.latitude)
    half = sin((lat_2 - lat_1) / 2) ** 2
    half += cos(lat_1) * cos(lat_2) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return _DIAMETER_KM * asin(sqrt(min(1.0, half)))
