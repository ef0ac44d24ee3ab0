"""Disputes: tables of claims made by hand, and where their voices part."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codebook.schema import RegisteredActor
from counterclaim.disputes import find_disputes
from counterclaim.model import (
    Actor,
    ActorKind,
    Claim,
    Dispute,
    DisputeKind,
    Happening,
    Incident,
    Modality,
    Party,
    Period,
    Quantity,
    Site,
    SpeaksFor,
    Stance,
    make_id,
)
from tests.ledger_made import CODEBOOK, day, figure, make_claim, make_codebook, on, party, term

DENIES, ACCUSES = Stance.DENIES, Stance.ACCUSES
FIGURES, DENIAL, CAUSE = DisputeKind.FIGURES, DisputeKind.DENIAL, DisputeKind.CAUSE
COUNTER = DisputeKind.COUNTER_ACCUSATION

PUBLISHED = {
    "r1": day("2031-05-14"),
    "r2": day("2031-05-15"),
    "r3": day("2031-05-18"),
    "r4": day("2031-06-30"),
    "copy": day("2031-05-15"),
    "undated": None,
}
HAPPENINGS = [
    Happening("h1", "r1", ("drellin", "sorvash"), Modality.ACTUAL, (), incident_id="i1"),
    Happening("h2", "r1", ("ulmek",), Modality.ACTUAL, (), incident_id="i1"),
    Happening("old", "r1", ("drellin",), Modality.ACTUAL, (), focal=False, incident_id="i1"),
    Happening("war", "r1", ("longwar",), Modality.ACTUAL, (), incident_id="w1"),
]


def _incident(known: str, types: tuple[str, ...], happenings: tuple[str, ...]) -> Incident:
    return Incident(known, types, None, None, None, (), (), happenings, ())


INCIDENTS = [
    _incident("i1", ("drellin", "sorvash"), ("h1", "h2", "old")),
    _incident("w1", ("longwar",), ("war",)),
]
SITES = [Site("s1", "Qanat")]


def find(claims: Sequence[Claim], **more: object) -> tuple[Dispute, ...]:
    return find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, CODEBOOK, **more)  # type: ignore[arg-type]


def say(*claims: Claim) -> list[Claim]:
    return list(claims)


def read(dispute: Dispute, claims: Sequence[Claim]) -> tuple[str, set[str]]:
    """A dispute as its kind and its positions: "voices: value", "not" before what is denied."""
    positions = set()
    for position in dispute.positions:
        value = position.value
        words = value.wording if isinstance(value, Quantity) else getattr(value, "code", "") or value.actor_id  # type: ignore[union-attr]
        positions.add(f"{' '.join(position.voices)}: {'not ' if position.denies else ''}{words}")
    known = {claim.id for claim in claims}
    assert all(claim_id in known for position in dispute.positions for claim_id in position.claim_ids)
    return (dispute.kind, positions)


NONE: dict[str, tuple[str, set[str]]] = {}
CASES = [
    (
        "two figures that cannot both be true",
        say(make_claim("x", "killed", figure(6, None)), make_claim("y", "killed", figure(1))),
        {"killed": (FIGURES, {"x: 6-None", "y: 1"})},
    ),
    (
        "at least six meets forty",
        say(make_claim("x", "killed", figure(6, None)), make_claim("y", "killed", figure(40))),
        NONE,
    ),
    (
        "hundreds and about two thousand part",
        say(make_claim("x", "killed", figure(200, 999)), make_claim("y", "killed", figure(1800, 2200))),
        {"killed": (FIGURES, {"x: 200-999", "y: 1800-2200"})},
    ),
    (
        "rising tolls of one voice are a revision",
        say(
            make_claim("x", "killed", figure(2)),
            make_claim("x", "killed", figure(7), report="r2"),
            make_claim("x", "killed", figure(9), report="r3"),
        ),
        NONE,
    ),
    (
        "a revised figure meets what the older would not",
        say(
            make_claim("x", "killed", figure(2)),
            make_claim("x", "killed", figure(9), report="r3"),
            make_claim("y", "killed", figure(9), report="r2"),
        ),
        NONE,
    ),
    (
        "of two figures of one voice in one report the later in the text counts",
        say(
            make_claim("x", "killed", figure(2), at=10),
            make_claim("x", "killed", figure(9), at=90),
            make_claim("y", "killed", figure(9)),
        ),
        NONE,
    ),
    (
        "a later figure that says less leaves the exact one be",
        say(
            make_claim("x", "killed", figure(44)),
            make_claim("x", "killed", figure(41, None), report="r3"),
            make_claim("y", "killed", figure(53)),
        ),
        {"killed": (FIGURES, {"x: 44", "y: 53"})},
    ),
    (
        "two arms of one government are two voices",
        say(make_claim("interior", "killed", figure(33)), make_claim("justice", "killed", figure(61, None))),
        {"killed": (FIGURES, {"interior: 33", "justice: 61-None"})},
    ),
    (
        "a part is not compared with the whole",
        say(
            make_claim("x", "killed", figure(53)),
            make_claim("x", "killed", figure(6), at=20, subset_of="whole"),
            make_claim("y", "killed", figure(5), subset_of="whole"),
        ),
        NONE,
    ),
    (
        "other scopes are other matters",
        say(
            make_claim("x", "killed", figure(53), scope="Velland"),
            make_claim("y", "killed", figure(5), scope="Oru"),
            make_claim("z", "killed", figure(7)),
        ),
        NONE,
    ),
    (
        "the same scope is compared",
        say(
            make_claim("x", "killed", figure(53), scope="women"),
            make_claim("y", "killed", figure(5), scope="Women"),
        ),
        {"killed": (FIGURES, {"x: 53", "y: 5"})},
    ),
    (
        "background tolls of older incidents",
        say(
            make_claim("x", "killed", figure(53), happening="old"),
            make_claim("y", "killed", figure(5)),
        ),
        NONE,
    ),
    (
        "tolls of a campaign",
        say(
            make_claim("x", "killed", figure(530), happening="war", incident="w1"),
            make_claim("y", "killed", figure(5), happening="war", incident="w1"),
        ),
        NONE,
    ),
    (
        "only what is given as done is a figure",
        say(
            make_claim("x", "killed", figure(53), modality=Modality.POSSIBLE),
            make_claim("y", "killed", figure(5)),
        ),
        NONE,
    ),
    (
        "no one killed is a figure",
        say(make_claim("x", "killed", figure(0)), make_claim("y", "killed", figure(5, None))),
        {"killed": (FIGURES, {"x: 0", "y: 5-None"})},
    ),
    (
        "a figure that is denied, and held",
        say(make_claim("x", "killed", figure(90)), make_claim("y", "killed", figure(90), stance=DENIES)),
        {"killed": (DENIAL, {"x: 90", "y: not 90"})},
    ),
    (
        "a publisher that repeats a voice joins its position",
        say(
            make_claim("x", "killed", figure(6, None)),
            make_claim("paper", "killed", figure(6), publisher=True, at=40),
            make_claim("y", "killed", figure(1)),
        ),
        {"killed": (FIGURES, {"paper x: 6-None", "y: 1"})},
    ),
    (
        "a publisher vaguer than its voices parts from nobody",
        say(
            make_claim("x", "killed", figure(40)),
            make_claim("y", "killed", figure(53)),
            make_claim("paper", "killed", figure(24, 99, "dozens"), publisher=True),
        ),
        {"killed": (FIGURES, {"x: 40", "y: 53"})},
    ),
    (
        "a publisher's vague words beside one voice make no dispute",
        say(
            make_claim("x", "killed", figure(200, 999)),
            make_claim("paper", "killed", figure(24, 99, "dozens"), publisher=True),
        ),
        NONE,
    ),
    (
        "a publisher's own exact figure is a voice",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("paper", "killed", figure(11), publisher=True),
        ),
        {"killed": (FIGURES, {"x: 6", "paper: 11"})},
    ),
    (
        "dead and hurt together are compared with the sum of one voice",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("x", "injured", figure(20), at=20),
            make_claim("y", "casualties", figure(90)),
            make_claim("z", "killed", figure(6)),
        ),
        {"casualties": (FIGURES, {"x: 6 + 20", "y: 90"})},
    ),
    (
        "dead and hurt together meet the sum",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("x", "injured", figure(20), at=20),
            make_claim("y", "casualties", figure(24, 99)),
        ),
        NONE,
    ),
    (
        "shot or crushed: terms that shut each other out; what neither shuts out stands beside them",
        say(
            make_claim("x", "cause", term("gunfire")),
            make_claim("x", "cause", term("crowding"), at=20),
            make_claim("y", "cause", term("stampede")),
        ),
        {"cause": (CAUSE, {"x: gunfire", "x: crowding", "y: stampede"})},
    ),
    (
        "terms that both can be true",
        say(make_claim("x", "cause", term("gunfire")), make_claim("y", "cause", term("crowding"))),
        NONE,
    ),
    (
        "a voice that changes its mind about the cause",
        say(
            make_claim("x", "cause", term("stampede")),
            make_claim("x", "cause", term("gunfire"), report="r3"),
            make_claim("y", "cause", term("gunfire")),
        ),
        NONE,
    ),
    (
        "A accuses B, B denies and accuses A",
        say(
            make_claim("a", "perpetrator", party("b"), stance=ACCUSES),
            make_claim("b", "perpetrator", party("b"), stance=DENIES),
            make_claim("b", "perpetrator", party("a"), stance=ACCUSES, at=30),
        ),
        {"perpetrator": (COUNTER, {"a: b", "b: not b", "b: a"})},
    ),
    (
        "accused and denied only",
        say(
            make_claim("unnamed", "perpetrator", party("b"), stance=ACCUSES),
            make_claim("b", "perpetrator", party("b"), stance=DENIES),
        ),
        {"perpetrator": (DENIAL, {"unnamed: b", "b: not b"})},
    ),
    (
        "a denial of what nobody says is none",
        say(make_claim("b", "force_used", term("excessive"), stance=DENIES)),
        NONE,
    ),
    (
        "a denial meets the claim of an unnamed voice",
        say(
            make_claim("unnamed", "force_used", term("excessive"), stance=ACCUSES),
            make_claim("b", "force_used", term("excessive"), stance=DENIES),
        ),
        {"force_used": (DENIAL, {"unnamed: excessive", "b: not excessive"})},
    ),
    (
        "words of judgement against words of judgement",
        say(
            make_claim("x", "force_used", term("excessive")),
            make_claim("b", "force_used", term("humane")),
        ),
        {"force_used": (DisputeKind.CHARACTERISATION, {"x: excessive", "b: humane"})},
    ),
    (
        "who admits or confirms joins the position",
        say(
            make_claim("x", "perpetrator", party("b"), stance=ACCUSES),
            make_claim("b", "perpetrator", party("b"), stance=Stance.ADMITS),
            make_claim("y", "perpetrator", party("b"), stance=Stance.CONFIRMS),
            make_claim("z", "perpetrator", party("b"), stance=DENIES),
        ),
        {"perpetrator": (DENIAL, {"b x y: b", "z: not b"})},
    ),
    (
        "doubt alone makes no dispute",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("y", "killed", figure(9), stance=Stance.DOUBTS),
        ),
        NONE,
    ),
    (
        "a voice never disputes with itself: a denial that is withdrawn",
        say(
            make_claim("x", "cause", term("gunfire"), stance=DENIES),
            make_claim("x", "cause", term("gunfire"), report="r3"),
            make_claim("y", "cause", term("gunfire")),
        ),
        NONE,
    ),
    (
        "whoever tells how it went holds that it occurred",
        say(
            make_claim("b", "occurred", term("yes"), stance=DENIES),
            make_claim("x", "killed", figure(6)),
        ),
        {"occurred": (DisputeKind.OCCURRENCE, {"b: not yes", "x: yes"})},
    ),
    (
        "that another thing did not occur is no dispute",
        say(
            make_claim("b", "occurred", term("yes"), stance=DENIES, happening="h2"),
            make_claim("x", "killed", figure(6)),
        ),
        NONE,
    ),
    (
        "a suspicion is answered by a denial",
        say(
            make_claim("x", "perpetrator", party("b"), stance=ACCUSES, modality=Modality.POSSIBLE),
            make_claim("b", "perpetrator", party("b"), stance=DENIES),
        ),
        {"perpetrator": (DENIAL, {"x: b", "b: not b"})},
    ),
    (
        "held and room for: stock and capacity are never compared",
        say(
            make_claim("x", "held", figure(3000), site="s1", incident=None, happening=None),
            make_claim("y", "capacity", figure(1000), site="s1", incident=None, happening=None),
        ),
        NONE,
    ),
    (
        "held on near days",
        say(
            make_claim("x", "held", figure(3000), site="s1"),
            make_claim("y", "held", figure(3400, None), site="s1", report="r2"),
        ),
        {"held": (FIGURES, {"x: 3000", "y: 3400-None"})},
    ),
    (
        "held on days far apart",
        say(
            make_claim("x", "held", figure(3000), site="s1"),
            make_claim("y", "held", figure(3400), site="s1", report="r3"),
            make_claim("y", "held", figure(200), site="s1", report="r4"),
        ),
        NONE,
    ),
    (
        "held for a day of its own, not that of the report",
        say(
            make_claim("x", "held", figure(3000), site="s1", as_of=on("2031-06-29")),
            make_claim("y", "held", figure(3400), site="s1", report="r4"),
        ),
        {"held": (FIGURES, {"x: 3000", "y: 3400"})},
    ),
    (
        "conditions stand side by side",
        say(
            make_claim("x", "conditions", term("excessive"), site="s1"),
            make_claim("y", "conditions", term("humane"), site="s1"),
        ),
        NONE,
    ),
    (
        "open and closed on one day",
        say(
            make_claim("x", "status", term("open"), site="s1"),
            make_claim("y", "status", term("closed"), site="s1"),
        ),
        {"status": (DisputeKind.CHARACTERISATION, {"x: open", "y: closed"})},
    ),
    (
        "considered closed and still open",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim("y", "status", term("open"), site="s1"),
            make_claim("z", "status", term("closed"), site="s1", stance=Stance.DEMANDS),
        ),
        NONE,
    ),
    (
        "a plan and its denial",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim(
                "y",
                "status",
                term("closed"),
                site="s1",
                modality=Modality.PROMISED,
                stance=DENIES,
                report="r3",
            ),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "figures of no incident and no site",
        say(
            make_claim("x", "killed", figure(6), incident=None),
            make_claim("y", "killed", figure(1), incident=None),
        ),
        NONE,
    ),
]


@pytest.mark.parametrize(("why", "claims", "expected"), CASES, ids=[case[0] for case in CASES])
def test_disputes(why: str, claims: list[Claim], expected: dict[str, tuple[str, set[str]]]) -> None:
    found = find(claims)
    assert {item.attribute: read(item, claims) for item in found} == expected, why
    assert find(claims[::-1]) == found, "whatever the order"


def test_ids_and_order_of_positions() -> None:
    claims = say(
        make_claim("x", "killed", figure(6), report="r3"),
        make_claim("y", "killed", figure(1), report="r1"),
        make_claim("z", "killed", figure(9), report="undated"),
    )
    (dispute,) = find(claims)
    assert dispute.id == make_id("dispute", "i1", "killed")
    assert (dispute.incident_id, dispute.site_id) == ("i1", None)
    assert [position.voices for position in dispute.positions] == [("y",), ("x",), ("z",)]


COPY = [
    make_claim("agency", "killed", figure(6), publisher=True),
    make_claim("someone-1", "injured", figure(20), at=30),
]
COPIED = [
    make_claim("paper", "killed", figure(6), publisher=True, report="copy"),
    make_claim("someone-2", "injured", figure(20), at=30, report="copy"),
]


def test_copies_are_one_voice() -> None:
    other = [
        make_claim("y", "killed", figure(1), report="r2"),
        make_claim("y", "injured", figure(2), report="r2"),
    ]
    found = {item.attribute: item for item in find([*COPY, *COPIED, *other], copies={"copy": "r1"})}
    assert {position.voices for position in found["killed"].positions} == {("agency",), ("y",)}
    assert {position.voices for position in found["injured"].positions} == {("someone-1",), ("y",)}
    (agency,) = (position for position in found["killed"].positions if position.voices == ("agency",))
    assert len(agency.claim_ids) == 2


def test_a_copy_with_an_edited_figure_is_a_revision() -> None:
    edited = make_claim("paper", "killed", figure(8), publisher=True, report="copy")
    assert find([COPY[0], edited], copies={"copy": "r1"}) == ()
    assert len(find([COPY[0], edited])) == 1


ACTORS = [
    Actor("spokesman", "Odam Sil", ActorKind.PERSON, speaks_for=(SpeaksFor("ministry"), SpeaksFor("state"))),
    Actor("minister", "Ixen Vol", ActorKind.PERSON, speaks_for=(SpeaksFor("ministry"), SpeaksFor("state"))),
    Actor("judge", "Pol Urra", ActorKind.PERSON, speaks_for=(SpeaksFor("court"), SpeaksFor("state"))),
    Actor("gunmen", "gunmen", ActorKind.GROUP),
]


def test_a_body_revises_what_its_spokesman_said() -> None:
    claims = say(
        make_claim("spokesman", "killed", figure(20)),
        make_claim("ministry", "killed", figure(24), report="r2"),
    )
    assert find(claims, actors=ACTORS) == ()
    assert len(find(claims)) == 1


def test_two_of_one_body_on_one_day_are_both_shown() -> None:
    claims = say(make_claim("spokesman", "killed", figure(20)), make_claim("minister", "killed", figure(24)))
    assert len(find(claims, actors=ACTORS)) == 1


def test_two_bodies_of_one_state_part() -> None:
    claims = say(
        make_claim("spokesman", "killed", figure(20)),
        make_claim("judge", "killed", figure(24), report="r2"),
    )
    assert len(find(claims, actors=ACTORS)) == 1


def test_counter_accusation_through_those_who_speak_for_the_parties() -> None:
    claims = say(
        make_claim("minister", "perpetrator", party("army"), stance=ACCUSES),
        make_claim("army", "perpetrator", party("state"), stance=ACCUSES),
    )
    (dispute,) = find(claims, actors=ACTORS)
    assert dispute.kind is COUNTER


def test_a_body_and_its_part_are_no_two_parties_and_groups_that_nobody_names_may_be_one() -> None:
    codebook = make_codebook(
        [
            RegisteredActor("army", "Army", ActorKind.BODY),
            RegisteredActor("wing", "Wing", ActorKind.BODY, parent="army"),
        ]
    )
    army, wing = make_id("actor", "army"), make_id("actor", "wing")
    claims = say(
        make_claim("x", "perpetrator", party(army)),
        make_claim("y", "perpetrator", party(wing)),
        make_claim("z", "perpetrator", party("gunmen")),
    )
    arguments = (INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED)
    assert find_disputes(*arguments, codebook, actors=ACTORS) == ()
    assert len(find_disputes(*arguments, CODEBOOK, actors=ACTORS)) == 1


def test_one_wording_of_two_reports_is_one_party_of_an_incident() -> None:
    held = Party("guards-of-r1", "perpetrator", "Oru guards")
    denied = Party("guards-of-r2", "perpetrator", "Oru guards")
    other = Party("guards-of-r2", "perpetrator", "port guards")
    claim = make_claim("x", "perpetrator", held, stance=ACCUSES)
    assert len(find([claim, make_claim("y", "perpetrator", denied, report="r2", stance=DENIES)])) == 1
    assert find([claim, make_claim("y", "perpetrator", other, report="r2", stance=DENIES)]) == ()


VALUES = st.one_of(
    st.tuples(st.just("killed"), st.builds(figure, st.integers(0, 9))),
    st.tuples(st.just("killed"), st.builds(figure, st.integers(0, 9), st.none())),
    st.tuples(st.just("casualties"), st.builds(figure, st.integers(0, 20))),
    st.tuples(st.just("injured"), st.builds(figure, st.integers(0, 9))),
    st.tuples(st.just("cause"), st.sampled_from(["gunfire", "stampede", "crowding"]).map(term)),
    st.tuples(st.just("perpetrator"), st.sampled_from("abc").map(party)),
    st.tuples(st.just("occurred"), st.just(term("yes"))),
    st.tuples(st.just("held"), st.builds(figure, st.integers(0, 9))),
)
CLAIMS = st.builds(
    lambda voice, value, report, at, stance, publisher, site: make_claim(
        voice, *value, report=report, at=at, stance=stance, publisher=publisher, site=site
    ),
    st.sampled_from("abcd"),
    VALUES,
    st.sampled_from(["r1", "r2", "r3", "copy", "undated"]),
    st.integers(0, 3),
    st.sampled_from([Stance.ASSERTS, Stance.ACCUSES, Stance.DENIES, Stance.DOUBTS]),
    st.booleans(),
    st.sampled_from([None, "s1"]),
)


@given(st.lists(CLAIMS, max_size=12, unique_by=lambda claim: claim.id), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_disputes(claims: list[Claim], chance: Random) -> None:
    found = find(claims, copies={"copy": "r1"}, actors=ACTORS)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert find(shuffled, copies={"copy": "r1"}, actors=ACTORS) == found
    for dispute in found:
        assert len(dispute.positions) >= 2
        assert len({voice for position in dispute.positions for voice in position.voices}) >= 2
        assert all(position.claim_ids for position in dispute.positions)


def test_a_period_that_is_not_known_is_compared_inside_its_report_only() -> None:
    relative = Period(None, None, "weekday:4", "publication")
    far = say(
        make_claim("x", "held", figure(30), site="s1", report="undated", as_of=relative),
        make_claim("y", "held", figure(40), site="s1"),
    )
    near = say(
        make_claim("x", "held", figure(30), site="s1", report="undated", as_of=relative),
        make_claim("y", "held", figure(40), site="s1", report="undated"),
    )
    assert find(far) == ()
    assert len(find(near)) == 1
