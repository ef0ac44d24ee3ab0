"""The map, as RFC 7946 wants it (each check names its section)."""

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.exports import Imprint, Knowledge
from counterclaim.exports.form.figures import RULES
from counterclaim.model import Book
from tests.exports.reading_back import export

MEMBERS = {"type", "id", "geometry", "properties"}


def find_faults(document: Any) -> list[str]:
    """What RFC 7946 does not allow."""
    faults = []
    if document.get("type") != "FeatureCollection" or not isinstance(document.get("features"), list):
        return ["3.3: no FeatureCollection"]
    if {"coordinates", "geometries", "geometry", "properties"} & document.keys():
        faults.append("7.1: members of another type")
    for feature in document["features"]:
        if feature.get("type") != "Feature" or set(feature) != MEMBERS:
            faults.append("3.2: a feature without its members, or with others")
        if not isinstance(feature["properties"], dict):
            faults.append("3.2: properties are an object")
        if not isinstance(feature["id"], str | int):
            faults.append("3.2: an id is a string or number")
        faults += find_point_faults(feature["geometry"])
    return faults


def find_point_faults(geometry: Any) -> list[str]:
    if geometry is None:
        return []  # 3.2: an unlocated feature
    if geometry.get("type") != "Point" or set(geometry) != {"type", "coordinates"}:
        return ["3.1.2: no point"]
    longitude, latitude = geometry["coordinates"]
    if not -180 <= longitude <= 180:
        return ["4: a longitude from -180 to 180, which comes first"]
    if not -90 <= latitude <= 90:
        return ["4: a latitude from -90 to 90"]
    return []


@pytest.fixture(scope="module")
def document(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("map") / "map.geojson"
    export(book, "geojson", out, imprint=Imprint("quay.db", version="1+2"), knowledge=Knowledge())
    return json.loads(out.read_text("utf-8"))


def test_it_is_as_the_rfc_says(document: Any) -> None:
    assert find_faults(document) == []


WRONG = [
    ({"type": "Point", "coordinates": [32.9, 200.0]}, "4: a latitude", "degrees too many"),
    ({"type": "Point", "coordinates": [-190.0, 2.0]}, "4: a longitude", "beyond the line of dates"),
    ({"type": "Polygon", "coordinates": []}, "3.1.2", "no point"),
]


@pytest.mark.parametrize(("geometry", "fault", "why"), WRONG, ids=[case[2] for case in WRONG])
def test_a_fault_would_be_seen(geometry: Any, fault: str, why: str) -> None:
    assert find_point_faults(geometry)[0].startswith(fault)


def find(document: Any, identity: str) -> Any:
    return next(feature for feature in document["features"] if feature["id"] == identity)


def test_longitude_comes_first_and_precision_is_kept(document: Any) -> None:
    halder = find(document, "incident-halder")
    assert halder["geometry"]["coordinates"] == [10.25, -59.5]
    told = halder["properties"]
    assert (told["precision"], told["country"], told["within"]) == ("city", "NO", ["Norr"])


def test_what_has_no_place_is_there_all_the_same(document: Any) -> None:
    older = find(document, "incident-older")
    assert older["geometry"] is None
    assert older["properties"]["relative"] == "Saturday before publication"
    assert find(document, "site-quiet")["geometry"] is None


def test_the_figures_with_their_claims_and_rules(document: Any) -> None:
    figures = find(document, "incident-halder")["properties"]["figures"]
    assert figures == {
        "escaped": {
            "attribute": "escaped",
            "lowest": 24,
            "highest": 99,
            "acled": 24,
            "open": False,
            "claims": ["claim-dozens"],
        }
    }, "nine is told by a copy"
    assert document["rules"] == RULES
    assert (document["ledger"], document["as_of"], document["version"]) == ("quay.db", "2022-03-06", "1+2")


def test_the_record_of_a_site(document: Any) -> None:
    records = find(document, "site-halder")["properties"]["records"]
    assert [(record["attribute"], record["modality"]) for record in records] == [
        ("status", "considered"),
        ("escaped", "actual"),
        ("held", "actual"),
        ("capacity", "actual"),
    ]
    assert [(record["part"], record["step"], record["day"]) for record in records[:3]] == [
        ("status", "closing considered", "2022-03-01"),
        ("also claimed", None, "2022-03-06"),
        ("held", None, None),
    ]
    (ratio,) = find(document, "site-halder")["properties"]["ratios"]
    assert (ratio["low"], ratio["high"]) == (1.35, 1.65)
    assert ratio["held"] == {
        **{"claim_id": "claim-held", "day": None, "voice": "Norr Wire", "publisher": "Norr Wire"}
    }
    assert ratio["capacity"]["claim_id"] == "claim-room"


def test_one_feature_a_line(book: Book, tmp_path: Path) -> None:
    lines = export(book, "geojson", tmp_path / "map").read_text("utf-8").split("\n")
    assert [json.loads(line.rstrip(","))["type"] for line in lines[1:-2]] == ["Feature"] * 4
