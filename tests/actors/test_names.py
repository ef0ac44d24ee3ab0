"""Names by their sounds: how near two are, whatever their order, and the keys they are looked up by."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.actors.likeness import Verdict, compare_bodies, compare_persons
from counterclaim.actors.names import actor_keys, find_acronym, find_initials, split_name
from counterclaim.actors.sounds import Nearness, compare_parts, key_of
from counterclaim.model import ActorKind
from tests.actors.name_cases import judge_case, measure, read_cases
from tests.ledger_made import make_member

CASES = read_cases()


def test_there_are_enough_cases_of_each() -> None:
    assert len(CASES) >= 80
    for part in (True, False):
        assert {case.expected for case in CASES if case.tuned is part} == {"same", "open", "different"}


@pytest.mark.parametrize(
    ("tuned", "precision", "recall", "right"), [(True, 0.88, 0.96, 50), (False, 0.84, 0.99, 48)]
)
def test_merging_is_as_good_as_it_was(tuned: bool, precision: float, recall: float, right: int) -> None:
    found = measure(case for case in CASES if case.tuned is tuned)
    assert (found.precision, found.recall) >= (precision, recall)
    assert found.recall >= recall
    assert found.right >= right


def test_no_two_that_are_different_are_joined() -> None:
    joined = [case for case in CASES if case.expected == "different" and judge_case(case) == "same"]
    assert joined == []


@pytest.mark.parametrize("case", [case for case in CASES if case.number % 7 == 1], ids=lambda case: case.one)
def test_the_order_of_two_plays_no_part(case: object) -> None:
    turned = replace(case, one=case.other, other=case.one)  # type: ignore[type-var, attr-defined]
    assert judge_case(turned) == judge_case(case)  # type: ignore[arg-type]


PARTS = [
    ("lutfi", "lutfy", Nearness.EQUAL, "y and i"),
    ("mohamed", "muhammad", Nearness.EQUAL, "o and u, e and a, doubled letters"),
    ("karim", "kareem", Nearness.EQUAL, "i and ee"),
    ("chokri", "shukri", Nearness.EQUAL, "French ch"),
    ("rahmane", "rahman", Nearness.EQUAL, "a French e that is not heard"),
    ("salwah", "salwa", Nearness.EQUAL, "an h that is not heard"),
    ("elhouni", "houni", Nearness.EQUAL, "an article written in one with the name"),
    ("walid", "waled", Nearness.NEAR, "e and i"),
    ("qaid", "gaid", Nearness.NEAR, "q and g"),
    ("hafez", "hafedh", Nearness.NEAR, "z and dh"),
    ("kshlaf", "kashlaf", Nearness.NEAR, "a short vowel left out"),
    ("badr", "badir", Nearness.DOUBTFUL, "a vowel more in a short name"),
    ("qaled", "galid", Nearness.DOUBTFUL, "two signs at once"),
    ("hassan", "hussein", Nearness.FAR, "other vowels"),
    ("ali", "ala", Nearness.FAR, "other vowels in a short name"),
    ("amin", "amina", Nearness.OTHER, "a woman's name"),
    ("bashir", "basir", Nearness.OTHER, "sh and s"),
    ("nadir", "nasir", Nearness.OTHER, "another consonant"),
    ("alam", "am", Nearness.OTHER, "no article in so short a name"),
]


@pytest.mark.parametrize(("one", "other", "near", "why"), PARTS, ids=[f"{p[0]}-{p[1]}" for p in PARTS])
def test_parts(one: str, other: str, near: Nearness, why: str) -> None:
    assert compare_parts(one, other) is compare_parts(other, one) is near, why


LETTERS = st.text(alphabet="abdefghijklmnoqrstuwyzcsh", min_size=1, max_size=9)


@given(LETTERS, LETTERS)
def test_nearness_is_symmetric_and_shares_a_key(one: str, other: str) -> None:
    found = compare_parts(one, other)
    assert compare_parts(other, one) is found
    assert compare_parts(one, one) is Nearness.EQUAL
    if found is not Nearness.OTHER:
        assert key_of(one) == key_of(other)


NAMES = st.lists(LETTERS, min_size=2, max_size=4).map(" ".join)


@given(NAMES, NAMES)
def test_whoever_may_be_one_shares_a_key(one: str, other: str) -> None:
    pair = [make_member(name.title(), ActorKind.PERSON, id=name) for name in (one, other)]
    found = compare_persons(pair[0].name, pair[1].name)
    assert compare_persons(pair[1].name, pair[0].name).verdict is found.verdict
    if found.verdict is not Verdict.DIFFERENT:
        first, second = (set(actor_keys(member)) for member in pair)
        assert first & second


SPLIT = [
    ("Abd al-Rahman Salem", ("abdrahman", "salem")),
    ("Abdulrahmane Salem", ("abdrahmane", "salem")),
    ("Abdullah el-Tayeb", ("abdlah", "tayeb")),
    ("Nur al-Din Hamad", ("nurdin", "hamad")),
    ("Abu Bakr al-Nuri", ("abubakr", "nuri")),
    ("al-Nuri", ("nuri",)),
    ("Al", ("al",)),
    ("Abdul", ("abdul",)),
]


@pytest.mark.parametrize(("name", "parts"), SPLIT, ids=[case[0] for case in SPLIT])
def test_parts_of_names(name: str, parts: tuple[str, ...]) -> None:
    assert split_name(name) == parts


ACRONYMS = [
    ("PBD", "PBD"),
    ("U.N.S.C.", "UNSC"),
    ("U.N", "UN"),
    ("Port", None),
    ("P", None),
    ("OVERSEERSX", None),
]


@pytest.mark.parametrize(("name", "letters"), ACRONYMS)
def test_acronyms(name: str, letters: str | None) -> None:
    assert find_acronym(name) == letters


def test_initials_are_those_of_capitalised_words() -> None:
    assert find_initials("Union of Harbour Guards") == "UHG"


def test_words_without_a_capital_are_not_a_bodys_name() -> None:
    one, other = "paramilitary Harbour Guard", "Harbour Guard"
    assert compare_bodies(one, other, frozenset()).verdict is Verdict.STRONG
    keys = [set(actor_keys(make_member(name, ActorKind.BODY))) for name in (one, other)]
    assert keys[0] & keys[1]
    assert compare_bodies("harbour guard", "Harbour Guard", frozenset()).verdict is Verdict.STRONG
    assert compare_bodies("old harbour guard", "Harbour Guard", frozenset()).verdict is Verdict.DIFFERENT


def test_a_body_is_its_words_in_any_order() -> None:
    small = frozenset({"of", "the"})
    one, other = "Board of The Northern Port", "Northern Port Board"
    assert compare_bodies(one, other, small).verdict is Verdict.STRONG
    assert compare_bodies(one, other, frozenset()).verdict is Verdict.DIFFERENT
