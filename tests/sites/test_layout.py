"""The record of a site laid out: the chain of status, the people held beside the room, what is one row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Modality, Period, Quantity, Stance, Value, make_id
from counterclaim.model.site_record import CALLS, OTHER, Record, lay_out_record
from tests import ledger_made
from tests.ledger_made import figure, term

A, B, C = "voice-a", "voice-b", "voice-c"
PUBLISHED: Mapping[str, date | None] = {f"r{number}": date(2021, 5, number) for number in range(1, 5)} | {
    "r0": None
}


def on(number: int) -> Period:
    return ledger_made.on(f"2021-05-{number:02}")


def make_claim(attribute: str, value: Value, *, voice: str = A, **more: Any) -> Claim:
    """Each with an id of its own."""
    claim = ledger_made.make_claim(voice, attribute, value, happening=None, incident=None, **more)
    return replace(claim, id=make_id("claim", claim))


def tell(*claims: Claim, copies: Mapping[str, str] | None = None) -> Record:
    return lay_out_record(claims, PUBLISHED, copies or {})


def status(code: str, report: str, modality: Modality = Modality.ACTUAL, **more: Any) -> Claim:
    return make_claim("status", term(code), report=report, modality=modality, **more)


def words(laid: Record, part: str = "status") -> list[str]:
    return [row.word for row in laid.parts.get(part, ())]


CONSIDERED, ORDERED, DEMANDED = Modality.CONSIDERED, Modality.ORDERED, Modality.DEMANDED
CHAINS: list[tuple[str, list[Claim], list[str]]] = [
    (
        "from open to open again",
        [
            status("open", "r1"),
            status("closed", "r2", CONSIDERED, voice=B),
            status("closed", "r3", ORDERED, voice=B),
            status("closed", "r4", voice=C),
            status("open", "r0", voice=A, as_of=on(9)),
        ],
        ["open", "closing considered", "closing ordered", "closed", "reopened"],
    ),
    ("an order is no closure", [status("closed", "r1", ORDERED), status("open", "r2")],
        ["closing ordered", "open"]),
    (
        "a closure that is denied is none",
        [status("closed", "r1", stance=Stance.DENIES), status("open", "r2")],
        ["denied: closed", "open"],
    ),
    ("one that is doubted", [status("closed", "r1", stance=Stance.DOUBTS)], ["doubted: closed"]),
    ("suspended, then open", [status("suspended", "r1"), status("open", "r2")], ["suspended", "reopened"]),
    ("empty is not shut", [status("empty", "r1"), status("open", "r2")], ["empty", "open"]),
    ("still shut after a word that says nothing of it", [
        status("closed", "r1"), status("unknown", "r2", voice=B), status("open", "r3")],
        ["closed", "unknown", "reopened"]),
    ("a day that the claim holds for goes before that of its report", [
        status("open", "r1", as_of=on(8)), status("closed", "r4")], ["closed", "reopened"]),
    ("what has no day comes last", [status("closed", "r0"), status("open", "r4")], ["open", "closed"]),
    ("an opening that is only promised", [status("open", "r1", Modality.PROMISED)], ["opening promised"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "claims", "expected"), CHAINS, ids=[case[0] for case in CHAINS])
def test_the_chain_of_status(why: str, claims: list[Claim], expected: list[str]) -> None:
    assert words(tell(*claims)) == expected, why


def test_who_asks_for_a_closure_stands_apart() -> None:
    asked = [status("closed", "r1", DEMANDED), status("closed", "r2", stance=Stance.DEMANDS, voice=B)]
    laid = tell(*asked, status("open", "r3"))
    assert words(laid) == ["open"]
    assert [row.claim.id for row in laid.parts[CALLS]] == [claim.id for claim in asked]
    assert words(tell(status("open", "r1", DEMANDED))) == ["opening demanded"], "not a call for closure"


def held(low: int | None, high: int | None, report: str = "r2", **more: Any) -> Claim:
    return make_claim("held", Quantity(low, high, "so many"), report=report, **more)


def room(number: int, report: str = "r1", voice: str = B, **more: Any) -> Claim:
    return make_claim("capacity", figure(number), report=report, voice=voice, **more)


RATIOS: list[tuple[str, Claim, list[Claim], list[tuple[float | None, float | None, int]]]] = [
    ("both exact", held(200, 200), [room(100)], [(2.0, 2.0, 100)]),
    ("an interval", held(100, 300), [room(100)], [(1.0, 3.0, 100)]),
    ("a room that is an interval too", held(100, 300), [replace(room(0), value=figure(50, 100))],
        [(1.0, 6.0, 50)]),
    ("an open end stays open", held(200, None), [room(100)], [(2.0, None, 100)]),
    ("the last that a voice gave by that day", held(200, 200, "r3"), [room(50, "r1"), room(100, "r2")],
        [(2.0, 2.0, 100)]),
    ("not one given later", held(200, 200, "r2"), [room(50, "r1"), room(100, "r3")], [(4.0, 4.0, 50)]),
    ("one given later where there is no other", held(200, 200, "r1"), [room(100, "r3")],
        [(2.0, 2.0, 100)]),
    ("two voices, two figures; the own voice first", held(200, 200, "r3", voice=C),
        [room(100, "r2"), room(50, "r1", C)], [(4.0, 4.0, 50), (2.0, 2.0, 100)]),
    ("two voices, one figure", held(200, 200), [room(100), room(100, voice=C)], [(2.0, 2.0, 100)]),
    ("a room that is only planned is none", held(200, 200), [room(100, modality=ORDERED)], []),
    ("nor one that is denied", held(200, 200), [room(100, stance=Stance.DENIES)], []),
    ("a part of a total has none", held(200, 200, subset_of="claim-x"), [room(100)], []),
    ("nor a figure of all the country", held(200, 200, scope="all of it"), [room(100)], []),
    ("nor what is denied", held(200, 200, stance=Stance.DENIES), [room(100)], []),
    ("no room at all is nobody's ratio", held(200, 200), [room(0)], [(None, None, 0)]),
    ("no capacity", held(200, 200), [], []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "inside", "rooms", "expected"), RATIOS, ids=[case[0] for case in RATIOS])
def test_held_beside_the_room(
    why: str,
    inside: Claim,
    rooms: list[Claim],
    expected: list[tuple[float | None, float | None, int]],
) -> None:
    ratios = tell(inside, *rooms).ratios.get(inside.id, ())
    found = [(each.low, each.high, each.capacity.claim.value.low) for each in ratios]  # type: ignore[union-attr]
    assert found == expected, why
    assert all(each.held.claim.id == inside.id for each in ratios), "both claims are kept"


def test_stock_flow_and_capacity_are_never_set_side_by_side() -> None:
    flows = [
        make_claim(name, figure(500), report="r2")
        for name in ("released", "transferred", "escaped", "visits")
    ]
    laid = tell(*flows, room(100))
    assert laid.ratios == {}
    assert set(laid.parts) == {"capacity", "visits and access", "releases", "transfers", OTHER}


def test_one_voice_that_says_the_same_of_a_day_is_one_row() -> None:
    told = held(200, 200, "r1", as_of=on(1)), held(200, 200, "r2", as_of=on(1))
    first, again = sorted(told, key=lambda claim: claim.id)
    (row,) = tell(first, again).parts["held"]
    assert (row.claim.id, [claim.id for claim in row.also]) == (first.id, [again.id])
    for other in (
        held(200, 200, "r2", as_of=on(2)),
        held(201, 201, "r2", as_of=on(1)),
        held(200, 200, "r2", as_of=on(1), voice=B),
        held(200, 200, "r2", as_of=on(1), scope="the city"),
        held(200, 200, "r2", as_of=on(1), subset_of="claim-x"),
        held(200, 200, "r2", as_of=on(1), stance=Stance.DENIES),
    ):
        assert len(tell(first, other).parts["held"]) == 2


def test_the_publisher_of_a_copy_adds_no_voice() -> None:
    """What sources say in a copy folds by their own voices."""
    own = replace(held(200, 200, "r1", voice=A, as_of=on(1)), statement_id=None)
    copied = replace(held(200, 200, "r2", voice=B, as_of=on(1)), statement_id=None)
    assert len(tell(own, copied).parts["held"]) == 2
    (row,) = tell(own, copied, copies={"r2": "r1"}).parts["held"]
    assert row.claim.id == own.id
    (alone,) = tell(copied, copies={"r2": "r1"}).parts["held"]
    assert alone.claim.id == copied.id, "it stands by itself where the original says nothing"


SOME: Sequence[Claim] = (
    *CHAINS[0][1], held(200, 300, "r1"), held(210, None, "r3", voice=B), room(100), room(150, "r3", C),
    make_claim("released", figure(20), report="r4"), make_claim("conditions", term("hunger"), report="r2"),
)  # fmt: skip


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_claims_plays_no_part(chance: Random) -> None:
    shuffled = list(SOME)
    chance.shuffle(shuffled)
    assert tell(*shuffled) == tell(*SOME)


@given(st.lists(st.sampled_from(SOME), unique_by=lambda claim: claim.id))
def test_every_claim_stands_in_one_row_and_no_other(claims: list[Claim]) -> None:
    rows = [row for held in tell(*claims).parts.values() for row in held]
    told = [claim.id for row in rows for claim in (row.claim, *row.also)]
    assert sorted(told) == sorted(claim.id for claim in claims)
