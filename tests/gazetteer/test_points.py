"""Points that were put down by hand lie where the gazetteer has the towns of what they stand for."""

import os
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.codebook.places import load_place_words
from counterclaim.gazetteer import open_gazetteer
from counterclaim.model import Place
from counterclaim.model.names import fold_name
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import Toponym

Point = tuple[float, float]
SLACK_DEGREES = 1.5  # about 165 km: that far may a point lie outside the box of its towns
AREA_KM = 161.0
TOWN_KM = 60.0
CENTRE_KM = 1.0
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", Path(__file__).resolve().parents[3] / "shared"))
# Parts of the world that the gazetteer has too, as a region or a town.
AREAS = (
    "Gaza", "Gaza Strip", "West Bank", "Kashmir", "Sahel", "Chechnya", "Crimea", "Abkhazia", "Tibet",
    "Sinaloa", "Siwa", "Washington, D.C.",
)  # fmt: skip


def list_towns(where: str) -> Mapping[str, Sequence[Point]]:
    """The towns of the index by a column of its table."""
    towns: dict[str, list[Point]] = defaultdict(list)
    index = open_gazetteer()
    for key, latitude, longitude in index.run(
        f"SELECT {where}, latitude, longitude FROM places WHERE kind = 0"
    ):
        towns[str(key)].append((latitude, longitude))
    return towns


def is_amid(point: Sequence[float], towns: Sequence[Point]) -> bool:
    """Whether it lies in the box of its towns or not far outside it, across the date line too."""
    longitudes = [east for _, east in towns]
    turn = 360.0 if max(longitudes) - min(longitudes) > 180 else 0.0
    longitudes = [east + turn if east < 0 else east for east in longitudes]
    north, east = point[0], point[1] + turn if point[1] < 0 else point[1]
    latitudes = [north for north, _ in towns]
    inside = min(latitudes) - SLACK_DEGREES <= north <= max(latitudes) + SLACK_DEGREES
    return inside and min(longitudes) - SLACK_DEGREES <= east <= max(longitudes) + SLACK_DEGREES


def read_points() -> Mapping[str, Any]:
    text = files("counterclaim.gazetteer").joinpath("points.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_country_has_a_point_amid_its_towns() -> None:
    towns, points = list_towns("country"), read_points()["countries"]
    assert set(towns) <= set(points)
    assert [code for code, point in points.items() if code in towns and not is_amid(point, towns[code])] == []
    assert set(points) - set(towns) == {"AQ"}, "nobody lives there"


def test_a_point_elsewhere_would_be_told() -> None:
    towns = list_towns("country")
    assert not is_amid((-28.0, 17.0), towns["LY"]), "another sign"
    assert not is_amid((17.0, 28.0), towns["LY"]), "turned about"
    assert is_amid((-18.0, 179.0), towns["FJ"]), "on the date line"


def test_every_region_has_a_point_amid_its_towns() -> None:
    towns, index = list_towns("region"), open_gazetteer()
    for country, regions in read_points()["regions"].items():
        for name, point in regions.items():
            ids = [
                str(item.id) for item in _find(index.find(fold_name(name)), country) if item.kind == "region"
            ]
            assert any(is_amid(point, towns[known]) for known in ids if known in towns), (country, name)


def _find(found: Sequence[Toponym], country: str) -> list[Toponym]:
    return [item for item in found if item.country == country]


@pytest.mark.parametrize("name", AREAS)
def test_an_area_lies_where_the_gazetteer_has_it(name: str) -> None:
    latitude, longitude = load_place_words().areas[name]
    found = [item.as_place() for item in open_gazetteer().find(fold_name(name)) if item.latitude is not None]
    away = [measure_distance(Place("", None, latitude, longitude), place) for place in found]
    assert min(km for km in away if km is not None) <= AREA_KM


def test_the_domain_s_places_lie_near_a_town_of_their_country() -> None:
    towns = list_towns("country")
    far = []
    for known in load_codebook().places:
        place = known.place
        if place.latitude is None or place.precision not in ("city", "quarter"):
            continue
        near = (Place("", None, *town) for town in towns[place.country or ""])
        away = min(measure_distance(place, town) or 0.0 for town in near)
        if away > (TOWN_KM if place.precision == "quarter" else 4 * TOWN_KM):
            far.append((place.name, round(away)))
    assert far == []


def test_the_domain_s_places_lie_where_the_lists_have_them() -> None:
    """Where the lists lie beside the repository: by name and country, within a kilometre and a half."""
    path = SHARED / "domain" / "osm_places.jsonl"
    if not path.is_file():
        pytest.skip("the lists are not there")
    from quality.spellings import read_lists

    listed: dict[str, list[Place]] = defaultdict(list)
    for item in read_lists(SHARED / "domain"):
        listed[fold_name(item.written)].append(item.place)
    far = []
    for known in load_codebook().places:
        place = known.place
        if place.latitude is None or place.country != "LY" or "OpenStreetMap" not in known.source:
            continue
        away = [
            km
            for name in (place.name, *known.aliases)
            for other in listed.get(fold_name(name), ())
            if (km := measure_distance(place, other)) is not None
        ]
        if away and min(away) > 1.5 * CENTRE_KM:
            far.append((place.name, round(min(away), 1)))
    assert far == []
