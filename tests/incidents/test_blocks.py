"""Which pairs are compared: each happening's keys are its own, whatever others there are."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codebook.schema import Rarity
from counterclaim.incidents.blocks import ENOUGH, keys_of, propose_pairs
from counterclaim.incidents.views import Rules, View, view_happening
from counterclaim.model import Place, PlacedHappening
from tests.incidents.told import NIGHT, QANAT
from tests.ledger_made import CODEBOOK, ORU, ORU_PORT, TAMBEK, VELLAND, make_placed, on

RULES = Rules(CODEBOOK.domains)


def look(placed: PlacedHappening) -> View:
    view = view_happening(placed, RULES)
    assert view is not None
    return view


def pairs_of(views: Sequence[View]) -> set[tuple[str, str]]:
    return {(one.id, other.id) for one, other in propose_pairs(views)}


NAME = {"words": ["meru", "sora meru"], "place": None}
MEET = [
    ("one city, one night", {"when": NIGHT}, {"when": NIGHT}, True),
    ("one city, two days apart: still scored", {"when": NIGHT}, {"when": on("2031-05-16")}, True),
    ("one city, a week apart", {"when": NIGHT}, {"when": on("2031-05-21")}, False),
    ("a quarter and its city", {"when": NIGHT, "place": ORU_PORT}, {"when": NIGHT}, True),
    ("two cities", {"when": NIGHT}, {"when": NIGHT, "place": TAMBEK}, False),
    ("a country and a city", {"when": NIGHT}, {"when": NIGHT, "place": VELLAND}, False),
    ("a country twice", {"when": NIGHT, "place": VELLAND}, {"when": NIGHT, "place": VELLAND}, True),
    ("one city, one of them without a day, told within a fortnight", {"when": NIGHT}, {}, True),
    (
        "one city, one of them without a day, told months later",
        {"when": NIGHT},
        {"published": "2031-09-20"},
        False,
    ),
    ("one country, one of them without a day", {"when": NIGHT, "place": VELLAND}, {"place": VELLAND}, False),
    ("one site, no day", {"site": QANAT}, {"site": QANAT}, True),
    ("a rare word, told in one month", {"words": ["meru"], "place": None}, NAME, True),
    (
        "a rare word, told half a year apart",
        {"words": ["meru"], "place": None, "published": "2031-11-20"},
        NAME,
        False,
    ),
    (
        "a rare name, in a report of which no date is known",
        {"words": ["meru"], "place": None, "published": None},
        {"words": ["meru"], "place": None, "published": "2031-11-20"},
        True,
    ),
    ("a whole name, told half a year apart", {**NAME, "published": "2031-11-20"}, NAME, True),
    ("a place that the other names", {"when": NIGHT}, {"when": NIGHT, "words": ["oru"], "place": None}, True),
    (
        "a place that the other names, weeks later",
        {"when": NIGHT},
        {"when": on("2031-06-20"), "words": ["oru"], "place": None, "published": "2031-06-21"},
        False,
    ),
    (
        "a country that the other names",
        {"when": NIGHT, "place": VELLAND},
        {"when": NIGHT, "words": ["velland"], "place": None},
        False,
    ),
    ("one city, in a report of which no date is known", {"when": NIGHT}, {"published": None}, True),
    (
        "a place that a report names of which no date is known",
        {"when": NIGHT},
        {"published": None, "words": ["oru"], "place": None},
        True,
    ),
    ("one report", {"place": None, "report": "r"}, {"place": TAMBEK, "report": "r"}, True),
]


@pytest.mark.parametrize(("why", "one", "other", "meet"), MEET, ids=[case[0] for case in MEET])
def test_who_meets(why: str, one: dict[str, object], other: dict[str, object], meet: bool) -> None:
    views = [look(make_placed("a", **one)), look(make_placed("b", **other))]  # type: ignore[arg-type]
    assert pairs_of(views) == ({("a", "b")} if meet else set()), why
    assert pairs_of(views[::-1]) == pairs_of(views), why


WEIGHED = Rules(
    {
        name: replace(domain, rarity=Rarity({"lorry": 60, "dressings": 40, "the": 9000}))
        for name, domain in CODEBOOK.domains.items()
    }
)
LORRY = {"when": NIGHT, "place": None, "words": ["word:lorry"]}
OTHER_TYPE = {"types": ["ulmek"]}
BY_WORDS = [
    ("one rare word and the same type on one night", LORRY, LORRY, True),
    ("one rare word, and another type", LORRY, {**LORRY, **OTHER_TYPE}, False),
    ("one rare word and the same type, weeks apart", LORRY, {**LORRY, "when": on("2031-05-04")}, False),
    (
        "two rare words, and another type",
        {**LORRY, "words": ["word:lorry", "word:dressings"]},
        {**LORRY, **OTHER_TYPE, "words": ["word:lorry", "word:dressings"]},
        True,
    ),
    (
        "one word that no report is known to hold, and another type",
        {**LORRY, "words": ["word:tarrask"]},
        {**LORRY, **OTHER_TYPE, "words": ["word:tarrask"]},
        True,
    ),
    (
        "a year that no report is known to hold tells nothing",
        {**LORRY, "words": ["word:2031"]},
        {**LORRY, "words": ["word:2031"]},
        False,
    ),
    ("the same type on one night alone", {**LORRY, "words": ()}, {**LORRY, "words": ()}, False),
]


@pytest.mark.parametrize(("why", "one", "other", "meet"), BY_WORDS, ids=[case[0] for case in BY_WORDS])
def test_who_meets_by_words(why: str, one: dict[str, object], other: dict[str, object], meet: bool) -> None:
    made = [make_placed("a", **one), make_placed("b", **other)]  # type: ignore[arg-type]
    views = [view for placed in made if (view := view_happening(placed, WEIGHED)) is not None]
    assert pairs_of(views) == ({("a", "b")} if meet else set()), why


VIEWS = st.lists(
    st.tuples(
        st.sampled_from([None, QANAT]),
        st.sampled_from([None, NIGHT, on("2031-05-16"), on("2031-05-01", "2031-06-20")]),
        st.sampled_from([ORU, ORU_PORT, TAMBEK, VELLAND, Place("Nowhere"), None]),
        st.lists(st.sampled_from(["ota", "meru", "sora meru", "age:24 meru"]), max_size=3),
        st.sampled_from([None, "2031-05-20", "2031-06-30", "2032-01-05"]),
    ),
    max_size=8,
).map(
    lambda made: [
        look(make_placed(f"h{n}", site=site, when=when, place=place, words=words, published=published))
        for n, (site, when, place, words, published) in enumerate(made)
    ]
)


@given(VIEWS)
def test_a_pair_meets_or_not_whoever_else_is_there(views: list[View]) -> None:
    alone = {pair for one, other in combinations(views, 2) for pair in pairs_of([one, other])}
    assert pairs_of(views) == alone
    for one, other in combinations(views, 2):
        theirs = {key.name: key for key in keys_of(other)}
        shared = [(key, theirs[key.name]) for key in keys_of(one) if key.name in theirs]
        met = [mine for mine, key in shared if mine.first <= key.last and key.first <= mine.last]
        enough = sum(key.weight for key in met) >= ENOUGH
        assert enough == ((one.id, other.id) in alone), "the keys alone say who meets"
