"""Places of a text: what is one, and which of those that bear its name is meant."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from counterclaim.annotation.toponyms import ToponymReader
from counterclaim.annotation.toponyms.parsing import LineParser
from counterclaim.annotation.toponyms.reader import is_open
from counterclaim.codebook import load_codebook
from counterclaim.codebook.places import load_place_words
from counterclaim.codebook.schema import Codebook
from counterclaim.model.toponyms import ReadPlace, Toponym

WORLD: dict[str, tuple[Toponym, ...]] = {
    "texas": (Toponym(1, "Texas", "region", "US", 31.25, -99.25, 25_000_000),),
    "paris": (
        Toponym(2, "Paris", "city", "FR", 48.85, 2.35, 2_100_000),
        Toponym(3, "Paris", "city", "US", 33.66, -95.55, 25_000, region=1, within=("Texas",)),
    ),
    "dallas": (Toponym(4, "Dallas", "city", "US", 32.78, -96.8, 1_200_000, region=1, within=("Texas",)),),
    "lyon": (Toponym(5, "Lyon", "city", "FR", 45.75, 4.85, 500_000),),
    "kelso": (
        Toponym(6, "Kelso", "city", "US", 46.1, -122.9, 12_000),
        Toponym(7, "Kelso", "city", "GB", 55.6, -2.4, 11_000),
    ),
    "sabel river": (Toponym(8, "Sabel River", "city", "US", 10.0, 10.0, 900),),
}


class World:
    """A gazetteer of few places."""

    def find(self, key: str) -> Sequence[Toponym]:
        return WORLD.get(key, ())

    def locate_country(self, code: str) -> tuple[float, float] | None:
        return {"FR": (46.0, 2.0), "US": (39.75, -98.5), "LY": (28.0, 17.0)}.get(code)


Read = Callable[..., dict[str, ReadPlace]]


@pytest.fixture(scope="module")
def read(codebook: Codebook) -> Read:
    known = replace(codebook, places=(*codebook.places, *load_codebook().places))
    parser, reader = LineParser(), ToponymReader(known, load_place_words(), World())

    def read_text(text: str, home: str | None = None) -> dict[str, ReadPlace]:
        found = reader.read(parser.parse(text), home)
        assert all(item.span.of(text) == item.wording for item in found)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))
        return {item.wording: item for item in found}

    return read_text


MEANT = [
    ("He was arrested in Paris on Friday.", "Paris", "FR", "how many live there"),
    ("He was arrested in Paris, Texas, on Friday.", "Paris", "US", "what it lies in stands behind it"),
    ("He was arrested in Paris, Tex., on Friday.", "Paris", "US", "the same abbreviated"),
    ("She left Dallas, Texas. He was arrested in Paris, Texas. Paris is quiet.", "Paris", "US", "said once"),
    ("It happened in Lyon. Later, French police went to Paris.", "Paris", "FR", "near the others"),
]


@pytest.mark.parametrize(("text", "words", "country", "why"), MEANT, ids=[row[3] for row in MEANT])
def test_which_is_meant(read: Read, text: str, words: str, country: str, why: str) -> None:
    place = read(text)[words].place
    assert place is not None
    assert place.country == country, why


def test_what_nothing_decides_stays_open_with_all_that_it_may_be(read: Read) -> None:
    found = read("The mayor of Kelso, Jo Bell, was found dead near Kelso.")["Kelso"]
    assert {place.country for place in found.candidates} == {"US", "GB"}
    assert found.share < 0.8
    assert not is_open(read("A man was found dead in Lyon on Friday.")["Lyon"])


def test_the_publisher_s_country_decides_where_nothing_else_does(read: Read) -> None:
    place = read("The mayor of Kelso, Jo Bell, was found dead near Kelso.", "GB")["Kelso"].place
    assert place is not None
    assert place.country == "GB"


def test_words_for_a_people_are_apart_from_places(read: Read) -> None:
    found = read("Libyan officials met French police in Lyon.")
    assert (found["Libyan"].kind, found["French"].kind, found["Lyon"].kind) == ("demonym", "demonym", "place")
    assert found["Libyan"].place is not None
    assert found["Libyan"].place.country == "LY"


def test_a_dateline_is_known(read: Read) -> None:
    found = read("PARIS (AP) — A man was arrested in Lyon on Friday.")
    assert found["PARIS"].dateline
    assert not found["Lyon"].dateline


def test_a_part_of_a_place_stands_beside_it(read: Read) -> None:
    assert read("It burned in eastern Paris.")["Paris"].part == "eastern"


def test_the_codebook_s_places_and_sites(read: Read) -> None:
    found = read("Police left the Brine Yard in Orwela, Calmara.")
    assert found["Brine Yard"].kind == "site"
    place = found["Orwela"].place
    assert place is not None
    assert (place.name, place.country, place.latitude) == ("Orvela", "XA", 12.5)


@pytest.mark.parametrize(
    "text", ["Ana Paris spoke on Friday.", "He said no.", "", "…", "\ud800 (", "The reading was nice."]
)
def test_no_place(read: Read, text: str) -> None:
    assert read(text) == {}


def test_a_street_is_a_street(read: Read) -> None:
    assert read("He was shot on Calvary Street in Lyon.")["Calvary Street"].kind == "street"
