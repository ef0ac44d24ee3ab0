"""Positions laid out: words, days, kinds of denial, stages, and who is a party."""

from dataclasses import replace

from counterclaim.disputes.positions import lay_out
from counterclaim.model import Actor, ActorKind, Claim, Denial, Modality, Party, SpeaksFor, Stance
from tests.disputes.told import INCIDENTS, PUBLISHED, find
from tests.ledger_made import day, figure, make_claim, party, term

DENIED = replace(
    make_claim("b", "perpetrator", party("b"), stance=Stance.DENIES, report="r2", at=7),
    denial=Denial.DENIES_RESPONSIBILITY,
)
CLAIMS: list[Claim] = [
    make_claim("a", "perpetrator", party("b"), stance=Stance.ACCUSES),
    make_claim("a", "perpetrator", party("b"), stance=Stance.ACCUSES, report="r3", at=30),
    DENIED,
]


def test_words_days_and_denials() -> None:
    (dispute,) = find(CLAIMS)
    held, denied = lay_out(dispute, CLAIMS, PUBLISHED)
    assert [(words.report_id, words.evidence.start) for words in held.words] == [("r1", 0), ("r3", 30)]
    assert (held.since, held.until) == (day("2031-05-14"), day("2031-05-18"))
    assert (held.denials, denied.denials) == ((), (Denial.DENIES_RESPONSIBILITY,))
    assert held.position is dispute.positions[0]
    assert held.parties == {}


def test_the_day_of_saying_comes_before_that_of_the_report() -> None:
    (dispute,) = find(CLAIMS)
    _, denied = lay_out(dispute, CLAIMS, PUBLISHED, {DENIED.statement_id or "": day("2031-05-12")})
    assert (denied.since, denied.until) == (day("2031-05-12"), day("2031-05-12"))


def test_who_is_a_party_to_the_incident_is_marked_also_through_its_body() -> None:
    incident = replace(INCIDENTS[0], parties=(Party("b", "accused", "b"), Party("home", "accuses", "")))
    actors = {"a": Actor("a", "a", ActorKind.PERSON, speaks_for=(SpeaksFor("home"),))}
    (dispute,) = find(CLAIMS)
    held, denied = lay_out(dispute, CLAIMS, PUBLISHED, incident=incident, actors=actors)
    assert (held.parties, denied.parties) == ({"a": ("accuses",)}, {"b": ("accused",)})


def test_stages_are_kept_and_a_day_that_is_not_known_stays_unknown() -> None:
    claims = [
        make_claim("x", "status", term("closed"), site="s1", modality=Modality.ORDERED, report="undated"),
        make_claim(
            "y",
            "status",
            term("closed"),
            site="s1",
            modality=Modality.ORDERED,
            stance=Stance.DENIES,
            report="undated",
        ),
    ]
    (dispute,) = find(claims)
    laid = lay_out(dispute, claims, PUBLISHED)
    assert [item.stages for item in laid] == [(Modality.ORDERED,)] * 2
    assert [(item.since, item.until) for item in laid] == [(None, None)] * 2


def test_claims_that_are_not_given_are_left_out() -> None:
    claims = [make_claim("x", "killed", figure(6)), make_claim("y", "killed", figure(1))]
    (dispute,) = find(claims)
    assert sorted(len(item.words) for item in lay_out(dispute, claims[:1], PUBLISHED)) == [0, 1]
