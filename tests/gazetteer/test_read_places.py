"""`read_places` by itself: its example, and spellings of Libya's places and sites."""

import doctest

import pytest

from counterclaim.pipeline import places
from counterclaim.pipeline.places import read_places


def test_the_example_holds() -> None:
    assert doctest.testmod(places).failed == 0


SPELLINGS = [
    ("Ghot Shaal", "LY"),
    ("Ghout al-Shaal", "LY"),
    ("Gut al-Shaal Detention Center", "LY"),
    ("Misrāta", "LY"),
    ("Zoltan", "LY"),
    ("Al \u2018Az\u012bz\u012byah", "LY"),
    ("\u0637\u0628\u0631\u0642", "LY"),
]


@pytest.mark.parametrize(("words", "country"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_a_place_of_the_domain_in_another_spelling(words: str, country: str) -> None:
    found = read_places(f"Fighting was reported in {words} on Monday, a Libyan official said.")
    (place,) = [item.place for item in found if item.kind in ("place", "site")]
    assert place is not None
    assert place.country == country
