"""Values in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.cli.ids import core, expand_id, shorten_ids
from counterclaim.cli.search_view import Pen
from counterclaim.cli.wording import (
    describe_day,
    describe_place,
    describe_quantity,
    describe_range,
    describe_stance,
    describe_term,
    describe_when,
    fold_space,
)
from counterclaim.errors import UnknownIdError
from counterclaim.model import Modality, Period, Place, Quantity, Span, Stance, Term
from counterclaim.review.telling.quoting import quote
from tests.cli.books import SHOOTING, make_book

QUANTITIES = [
    (Quantity(6, 6, "six"), "6", "one value"),
    (Quantity(6, None, "at least six"), "at least 6", "the open end stays open"),
    (Quantity(0, 12, "up to 12"), "at most 12", "from nothing up"),
    (Quantity(None, 12, "fewer than 13"), "at most 12", "no lower end"),
    (Quantity(24, 99, "dozens"), "24–99", "vague words are bounded"),
    (Quantity(36, 44, "about 40", approximate=True), "about 36–44", "approximate"),
    (Quantity(0, 0, "no one"), "0", "nobody is said to be dead: not the same as not stated"),
    (Quantity(None, None, "many"), "many", "no number at all: the words"),
    (Quantity(12000, 12000, "12,000"), "12,000", "thousands are parted"),
]  # fmt: skip


@pytest.mark.parametrize(("quantity", "words", "why"), QUANTITIES, ids=[case[2] for case in QUANTITIES])
def test_quantities(quantity: Quantity, words: str, why: str) -> None:
    assert describe_quantity(quantity) == words


RANGES = [
    ([], "", "nothing said"),
    ([Quantity(6, 6, "")], "6", "one value"),
    ([Quantity(6, None, "")], "≥6", "one open value"),
    ([Quantity(1, 1, ""), Quantity(6, None, "")], "1–≥6", "from one to at least six"),
    ([Quantity(33, 33, ""), Quantity(61, None, ""), Quantity(53, 53, "")], "33–≥61", "the highest open end"),
    ([Quantity(20, None, ""), Quantity(24, None, "")], "20–≥24", "two open ends differ"),
    ([Quantity(0, 5, ""), Quantity(9, 9, "")], "0–9", "at most five reaches down to none"),
    ([Quantity(80, 80, ""), Quantity(44, None, "")], "44–80 or more", "the open end is not hidden"),
]  # fmt: skip


@pytest.mark.parametrize(("quantities", "words", "why"), RANGES, ids=[case[2] for case in RANGES])
def test_ranges(quantities: list[Quantity], words: str, why: str) -> None:
    assert describe_range(quantities) == words


def test_days() -> None:
    friday = date(2021, 10, 8)
    assert describe_when(Period(friday, friday)) == describe_day(friday) == "8 October 2021"
    assert describe_when(None) == describe_when(Period()) == ""


def test_a_day_that_is_not_known_stays_relative() -> None:
    assert describe_when(Period(expression="weekday:4", anchor="publication")) == "Friday before publication"


def test_other_values() -> None:
    assert describe_term(Term("live_fire", "shots")) == "live fire"
    assert describe_term(Term("", "the gate was locked")) == "the gate was locked"
    assert describe_place(Place("Vik", within=("Vik", "Norway"))) == "Vik, Norway"
    assert describe_place(None) == ""
    assert describe_stance(Stance.ASSERTS, Modality.ACTUAL) == "asserts"
    assert describe_stance(Stance.ASSERTS, Modality.CONSIDERED) == "asserts (considered)"


@given(st.sets(st.text("0123456789abcdef", min_size=16, max_size=16), min_size=1, max_size=30))
def test_short_ids_name_one_thing_each(hashes: set[str]) -> None:
    short = shorten_ids(f"incident-{each}" for each in hashes)
    assert len(set(short.values())) == len(hashes)
    assert all(core(identity).startswith(name) for identity, name in short.items())


def test_ids_are_found_by_their_beginning() -> None:
    book = make_book()
    assert expand_id(book, "aa11") == SHOOTING
    assert expand_id(book, "incident-aa11") == SHOOTING
    assert expand_id(book, SHOOTING) == SHOOTING
    assert expand_id(book, "bb99") == "incident-bb99000000000009"
    assert expand_id(book, "nothing") == "nothing"
    with pytest.raises(UnknownIdError, match="begins 2 ids"):
        expand_id(book, "aa1")


def test_nothing_in_a_report_commands_the_terminal() -> None:
    assert fold_space("six\x1b[2J men\x07 \x9b31mfled\r\n at\x85dawn") == "six[2J men 31mfled at dawn"
    spoiled = "Guards\x1b[2J shot six."
    quoted = quote(spoiled, Span(0, 6))
    assert str(quoted) == "“Guards[2J shot six.”"
    assert str(Pen(bold=False).write(spoiled, Span(0, 19), [Span(0, 6)])) == "*Guards*[2J shot six"
