"""The gazetteer: built once from the packages with the data, quick to open, never half."""

import time
from pathlib import Path

import pytest

from counterclaim.gazetteer import building, open_gazetteer
from counterclaim.gazetteer.index import Index
from tests.gazetteer.packages import lay_packages


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    lay_packages(tmp_path)
    monkeypatch.setattr(building, "find_package", lambda name: tmp_path / name)
    building.build_index(tmp_path / "index.sqlite")
    return Index(tmp_path / "index.sqlite")


def test_a_name_gives_all_that_bear_it_the_most_populous_first(index: Index) -> None:
    one, other = index.find("orvela")
    assert (one.country, one.population, one.primary) == ("XA", 90_000, True)
    assert one.within == ("Orvela County", "North Calmara")
    assert (other.country, other.within) == ("XB", ("Sabel",))


@pytest.mark.parametrize(
    ("key", "found"), [("orwela", 1), ("orv", 0), ("orvla", 0), ("pellin", 1), ("nowhere", 0), ("", 0)]
)
def test_other_names_count_but_codes_and_small_letters_do_not(index: Index, key: str, found: int) -> None:
    assert len(index.find(key)) == found
    assert not any(item.primary for item in index.find(key) if key == "orwela")


def test_a_region_lies_amid_its_places(index: Index) -> None:
    (region,) = index.find("north calmara")
    assert (region.kind, region.latitude, region.longitude) == ("region", 13.5, 41.0)
    assert region.population == 94_000
    (district,) = index.find("orvela county")
    assert (district.kind, district.latitude, district.region) == ("district", 12.5, 101)


def test_countries_have_points(index: Index) -> None:
    assert index.locate_country("LY") == (28.0, 17.0)
    assert index.locate_country("??") is None


def test_no_half_index_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(name: str) -> Path:
        raise ImportError(name)

    monkeypatch.setattr(building, "find_package", break_off)
    with pytest.raises(ImportError):
        building.build_index(tmp_path / "new" / "index.sqlite")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_missing_package_is_named() -> None:
    with pytest.raises(ImportError, match="no_such_package"):
        building.find_package("no_such_package")


def test_the_index_is_built_where_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_packages(tmp_path)
    monkeypatch.setattr(building, "find_package", lambda name: tmp_path / name)
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path / "kept"))
    assert len(open_gazetteer().find("pellin")) == 1
    monkeypatch.setattr(building, "find_package", lambda name: tmp_path / "gone")
    assert len(open_gazetteer().find("pellin")) == 1, "not built a second time"


def test_the_world_opens_at_once() -> None:
    open_gazetteer().close()
    start = time.process_time()
    index = open_gazetteer()
    found = index.find("tripoli")
    assert time.process_time() - start < 0.3
    assert {"LY", "LB", "GR"} <= {item.country for item in found}
