"""Disputes: tables of claims made by hand, and where their voices part."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import RegisteredActor
from counterclaim.disputes import find_disputes
from counterclaim.model import (
    Actor,
    ActorKind,
    Claim,
    Dispute,
    DisputeKind,
    Party,
    Period,
    SpeaksFor,
    Stance,
    make_id,
)
from tests.disputes.figure_cases import FIGURE_CASES
from tests.disputes.told import HAPPENINGS, INCIDENTS, PUBLISHED, SITES, find, read, say
from tests.disputes.word_cases import WORD_CASES
from tests.ledger_made import CODEBOOK, day, figure, make_claim, make_codebook, party, term

DENIES, ACCUSES = Stance.DENIES, Stance.ACCUSES
COUNTER = DisputeKind.COUNTER_ACCUSATION

CASES = [*FIGURE_CASES, *WORD_CASES]


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
    edited = make_claim("paper", "killed", figure(18), publisher=True, report="copy")
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
        make_claim("ministry", "killed", figure(44), report="r2"),
    )
    assert find(claims, actors=ACTORS) == ()
    assert len(find(claims)) == 1


def test_a_body_takes_back_what_its_spokesman_calls_untrue() -> None:
    claims = say(
        make_claim("ministry", "killed", figure(3)),
        make_claim("x", "killed", figure(2)),
        make_claim("spokesman", "killed", figure(2), report="r2"),
        make_claim("spokesman", "killed", figure(3), stance=Stance.DENIES, report="r2"),
    )
    assert find(claims, actors=ACTORS) == ()
    assert len(find(claims)) == 1


def test_a_body_whose_speakers_go_up_and_down_has_not_revised() -> None:
    claims = say(
        make_claim("spokesman", "killed", figure(20)),
        make_claim("ministry", "killed", figure(3), report="r2"),
        make_claim("minister", "killed", figure(20), report="r3"),
    )
    (dispute,) = find(claims, actors=ACTORS)
    assert [position.voices for position in dispute.positions] == [("minister", "spokesman"), ("ministry",)]


def test_the_day_of_saying_decides_which_figure_is_the_later() -> None:
    older = make_claim("spokesman", "killed", figure(20), report="r3")
    claims = say(older, make_claim("ministry", "killed", figure(44), report="r3", at=40))
    assert len(find(claims, actors=ACTORS)) == 1
    assert find(claims, actors=ACTORS, said={older.statement_id: day("2031-05-14")}) == ()


def test_a_lower_figure_beside_the_total_in_one_report_is_a_part_of_it() -> None:
    """ "Elders spoke on Friday of 38; fifteen were buried", in a report of today."""
    total = make_claim("x", "killed", figure(38), report="r3")
    claims = say(total, make_claim("x", "killed", figure(15), report="r3", at=40))
    other = make_claim("y", "killed", figure(23), report="r3", at=80)
    (found,) = find([*claims, other], said={total.statement_id: day("2031-05-14")})
    assert {position.value for position in found.positions} == {figure(38), figure(23)}
    lower = make_claim("x", "killed", figure(15), report="r4")
    (found,) = find([total, lower, other])
    assert {position.value for position in found.positions} == {figure(15), figure(23)}


def test_an_office_counts_for_its_body_and_a_member_of_the_family_does_not() -> None:
    codebook = make_codebook(
        [
            RegisteredActor("league", "League", ActorKind.BODY),
            RegisteredActor("office", "Office", ActorKind.BODY, parent="league", counts_for_parent=True),
            RegisteredActor("mission", "Mission", ActorKind.BODY, parent="league", counts_for_parent=True),
            RegisteredActor("sister", "Sister", ActorKind.BODY, parent="league"),
        ]
    )

    def told(second: str) -> int:
        claims = say(
            make_claim(make_id("actor", "mission"), "killed", figure(44)),
            make_claim(make_id("actor", second), "killed", figure(93), report="r2"),
        )
        return len(find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, codebook))

    assert (told("office"), told("league"), told("sister")) == (0, 0, 1)


def test_bodies_that_reports_call_by_their_noun_are_one() -> None:
    words = replace(CODEBOOK.language.references, bodies=("police",))
    codebook = replace(CODEBOOK, language=replace(CODEBOOK.language, references=words))
    claims = say(
        make_claim("police-1", "killed", figure(2)), make_claim("police-2", "killed", figure(3), report="r2")
    )
    arguments = (INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, codebook)
    for name, disputes in (("police", 0), ("witnesses", 1)):
        actors = [Actor(f"police-{number}", name, ActorKind.GROUP) for number in (1, 2)]
        assert len(find_disputes(*arguments, actors=actors)) == disputes


def test_who_denies_having_done_it_does_not_deny_that_it_was_done() -> None:
    held = make_claim("x", "occurred", term("yes"), happening="h1")
    denied = make_claim("army", "occurred", term("yes"), happening="h1", report="r2", stance=DENIES)
    own = make_claim("army", "perpetrator", party("army"), at=9, stance=DENIES)
    assert [item.attribute for item in find([held, denied])] == ["occurred"]
    assert find([held, denied, own]) == ()


def test_who_denies_what_others_did_still_denies_that_it_was_done() -> None:
    held = make_claim("x", "occurred", term("yes"), happening="h1")
    denied = make_claim("army", "occurred", term("yes"), happening="h1", report="r2", stance=DENIES)
    others = make_claim("army", "perpetrator", party("guards"), at=9, stance=DENIES)
    assert [item.attribute for item in find([held, denied, others])] == ["occurred"]


def test_causes_of_two_kinds_of_deed_in_one_incident_are_not_compared() -> None:
    shots = make_claim("x", "cause", term("gunfire"), happening="h1")
    assert len(find([shots, make_claim("y", "cause", term("stampede"), happening="h1")])) == 1
    assert find([shots, make_claim("y", "cause", term("stampede"), happening="h2")]) == ()


def test_two_of_one_body_on_one_day_are_both_shown() -> None:
    claims = say(make_claim("spokesman", "killed", figure(20)), make_claim("minister", "killed", figure(44)))
    assert len(find(claims, actors=ACTORS)) == 1


def test_two_bodies_of_one_state_part() -> None:
    claims = say(
        make_claim("spokesman", "killed", figure(20)),
        make_claim("judge", "killed", figure(44), report="r2"),
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


COUNTRYMEN = [
    ("Ardenian servicemen", "Ardenian soldiers", True, "soldiers of one country"),
    ("Ardenian soldiers", "Ostian soldiers", False, "of two countries"),
    ("Ardenian soldiers", "Ardenian police", False, "a body of that country"),
    ("Ardenian soldiers", "Ardenian smugglers", False, "who are no such people"),
    ("Turkish forces", "Turkey", True, "and who accuses the country"),
    ("Turkish forces", "Greece", False, "but not another country"),
]


@pytest.mark.parametrize(("denied", "held", "parts", "why"), COUNTRYMEN)
def test_who_clears_the_soldiers_of_a_country_answers_who_accuses_them(
    denied: str, held: str, parts: bool, why: str
) -> None:
    claims = [
        make_claim("x", "perpetrator", Party("held", "perpetrator", held), stance=ACCUSES),
        make_claim("y", "perpetrator", Party("denied", "perpetrator", denied), report="r2", stance=DENIES),
    ]
    found = find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, load_codebook(), actors=ACTORS)
    assert bool(found) is parts, why


COMPATRIOTS = [
    ("Turkish officer", "soldiers", True, "its own, by the country's name"),
    ("Turkish officer", "Iranian soldiers", False, "who accuses those of another country"),
    ("Turkish officer", "smugglers", False, "no officer answers for smugglers"),
    ("Iranian officer", "soldiers", False, "another country's own"),
]


@pytest.mark.parametrize(("denied", "held", "parts", "why"), COMPATRIOTS)
def test_a_body_that_clears_officers_of_its_country_answers_for_its_own(
    denied: str, held: str, parts: bool, why: str
) -> None:
    actors = [
        Actor("guard", "Turkish border guard", ActorKind.BODY),
        Actor("held", held, ActorKind.GROUP),
        Actor("denied", denied, ActorKind.GROUP),
    ]
    claims = [
        make_claim("x", "perpetrator", Party("held", "perpetrator", held), stance=ACCUSES),
        make_claim(
            "guard", "perpetrator", Party("denied", "perpetrator", denied), report="r2", stance=DENIES
        ),
    ]
    found = find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, load_codebook(), actors=actors)
    assert bool(found) is parts, why


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


OWNED = st.builds(
    lambda claim, incident, happening: replace(claim, incident_id=incident, happening_id=happening),
    CLAIMS,
    st.sampled_from(["i1", "w1", None]),
    st.sampled_from(["h1", "h2", "war", None]),
)


@given(st.lists(OWNED, max_size=14, unique_by=lambda claim: claim.id))
def test_what_is_found_for_one_hangs_on_its_own_claims_alone(claims: list[Claim]) -> None:
    owners = [*(item.id for item in INCIDENTS), *(item.id for item in SITES)]
    apart: list[Dispute] = []
    for owner in owners:
        own = [claim for claim in claims if owner in (claim.incident_id, claim.site_id)]
        named = {claim.happening_id for claim in own}
        apart += find_disputes(
            [item for item in INCIDENTS if item.id == owner],
            [item for item in SITES if item.id == owner],
            own,
            [item for item in HAPPENINGS if item.id in named],
            {claim.report_id: PUBLISHED.get(claim.report_id) for claim in own},
            CODEBOOK,
            {"copy": "r1"},
            ACTORS,
        )
    found = find(claims, copies={"copy": "r1"}, actors=ACTORS)
    assert tuple(sorted(apart, key=lambda dispute: dispute.id)) == found


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
