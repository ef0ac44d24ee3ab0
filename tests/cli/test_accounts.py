"""The accounts of an incident: what is laid side by side, what is not, and in which order."""

from dataclasses import replace

import pytest

from counterclaim.cli.accounts import ALONE, COMPATIBLE, PARTED, Account, find_accounts, iter_voices
from counterclaim.cli.names import Names
from counterclaim.model import Quantity, Stance
from tests.cli.books import LEAGUE, MINISTER, RELATIVES, SHOOTING, HandMadeBook, make_book


def accounts_of(book: HandMadeBook) -> dict[str, Account]:
    found = find_accounts(book, book.incident(SHOOTING), Names(book))
    return {account.attribute: account for account in found}


def test_what_parts_comes_first() -> None:
    assert list(accounts_of(make_book())) == ["killed", "perpetrator", "cause", "conditions"]


def test_positions_are_lettered_by_the_day_they_became_public() -> None:
    killed = accounts_of(make_book())["killed"]
    assert killed.mark == PARTED
    assert [(side.letter, side.heading) for side in killed.sides] == [("A", "1"), ("B", "7")]


def test_what_is_not_compared_stands_apart_with_its_reason() -> None:
    killed = accounts_of(make_book())["killed"]
    assert [(saying.value, saying.note) for saying in killed.beside] == [
        ("at least 4", "earlier"),
        ("2", "part of 7"),
    ]


def test_a_denial_is_a_position_of_its_own() -> None:
    perpetrator = accounts_of(make_book())["perpetrator"]
    assert [side.heading for side in perpetrator.sides] == ["camp guards", "denied: camp guards"]
    assert perpetrator.kinds == ("denial",)


def test_copies_are_not_voices() -> None:
    files = {saying.file for account in accounts_of(make_book()).values() for saying in account.sayings}
    assert files == {"first.txt", "later.txt"}


def test_a_person_speaks_for_a_body_on_the_day_only() -> None:
    names = Names(make_book())
    day = make_book().entries[0].published
    assert day is not None
    assert names.voice(MINISTER, day) == "Oda Brandvik, for Ministry of Justice"
    assert names.voice(MINISTER, day.replace(year=2020)) == "Oda Brandvik"


def test_the_chain_is_kept() -> None:
    gate = accounts_of(make_book())["conditions"]
    (saying,) = gate.sayings
    assert (saying.claim.voice, saying.via) == (RELATIVES, ("Prisoners' Aid League",))


def test_the_same_thing_said_again_is_one_saying() -> None:
    book = make_book()
    first = book.all_claims[0]
    twin = replace(first, id="claim-twin", report_id="report-later", statement_id=None)
    book.all_claims.append(twin)
    killed = accounts_of(book)["killed"]
    assert [saying.also for saying in killed.beside if saying.value == "at least 4"] == [("later.txt",)]


def test_what_a_position_says_already_is_taken_in() -> None:
    book = make_book()
    seven = next(claim for claim in book.all_claims if claim.value == Quantity(7, 7, "seven"))
    book.all_claims.append(replace(seven, id="claim-twin", report_id="report-first", statement_id=None))
    killed = accounts_of(book)["killed"]
    assert [saying.also for side in killed.sides for saying in side.sayings] == [(), ("first.txt",)]
    assert [saying.value for saying in killed.beside] == ["at least 4", "2"]


MARKS = [
    ((LEAGUE,), ALONE, "one voice"),
    ((LEAGUE, MINISTER), COMPATIBLE, "two voices and no dispute"),
]


@pytest.mark.parametrize(("voices", "mark", "why"), MARKS, ids=[case[2] for case in MARKS])
def test_marks_without_a_dispute(voices: tuple[str, ...], mark: str, why: str) -> None:
    book = make_book()
    book.all_disputes.clear()
    model = book.all_claims[0]
    book.all_claims = [
        replace(model, id=f"claim-{voice}", voice=voice, attribute="injured", value=Quantity(3, 3, "three"))
        for voice in voices
    ]
    injured = accounts_of(book)["injured"]
    assert (injured.mark, [side.letter for side in injured.sides]) == (mark, [""])


def test_denied_and_asserted_are_not_one_group() -> None:
    book = make_book()
    book.all_disputes.clear()
    headings = {side.heading for side in accounts_of(book)["perpetrator"].sides}
    assert headings == {"camp guards", "denied: camp guards"}


def test_doubt_is_no_denial() -> None:
    book = make_book()
    book.all_disputes.clear()
    book.all_claims = [replace(book.all_claims[0], stance=Stance.DOUBTS)]
    assert [side.heading for side in accounts_of(book)["killed"].sides] == ["at least 4"]


def test_voices_come_by_the_day_they_first_spoke() -> None:
    found = find_accounts(make_book(), make_book().incident(SHOOTING), Names(make_book()))
    assert [voice for voice, _ in iter_voices(found)] == [MINISTER, LEAGUE, RELATIVES]


def test_every_saying_quotes_its_report() -> None:
    for account in accounts_of(make_book()).values():
        for saying in account.sayings:
            data = saying.as_data()
            assert data["words"]
            assert data["words"] in saying.quoted.text
