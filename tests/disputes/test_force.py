"""Force that one voice tells of and another denies in other words: who did it, of what kind it was."""

from dataclasses import replace
from functools import cache

import pytest

from counterclaim.codebook.schema import Codebook
from counterclaim.disputes import find_disputes
from counterclaim.model import Actor, ActorKind, Claim, Happening, Incident, Modality, Party, Stance, Term
from counterclaim.pipeline import load_codebook
from tests.disputes.told import PUBLISHED
from tests.ledger_made import figure, make_claim

ACTORS = [
    Actor("men", "detained men", ActorKind.GROUP),
    Actor("wife", "his wife", ActorKind.UNNAMED),
    Actor("reports", "reports", ActorKind.UNNAMED),
    Actor("paper", "Oru Post", ActorKind.PUBLISHER),
    Actor("ministry", "Ministry of Oru", ActorKind.BODY),
    Actor("navy", "Navy of Oru", ActorKind.BODY),
    Actor("police", "police", ActorKind.BODY),
    Actor("soldiers", "the soldiers", ActorKind.GROUP),
    Actor("officers", "any officer", ActorKind.GROUP),
    Actor("traffickers", "traffickers", ActorKind.GROUP),
    Actor("cellmates", "two residents", ActorKind.GROUP),
]
ACCUSES, DENIES, ASSERTS = Stance.ACCUSES, Stance.DENIES, Stance.ASSERTS
_SHUT = {"batons": frozenset(("none",)), "none": frozenset(("batons",))}
SHOT, BEATEN = ("mass_arrest", "shooting"), ("mass_arrest", "ill_treatment")


@cache
def words() -> Codebook:
    return load_codebook()


def did(voice: str, actor: str, wording: str, stance: Stance = ACCUSES, statement: str = "") -> Claim:
    made = make_claim(
        voice, "perpetrator", Party(actor, "perpetrator", wording), stance=stance, at=len(voice)
    )
    return replace(made, statement_id=statement or f"said by {voice}")


def told(voice: str, attribute: str, code: str, stance: Stance = ASSERTS, at: int = 50) -> Claim:
    made = make_claim(voice, attribute, Term(code, code, _SHUT.get(code, frozenset())), stance=stance, at=at)
    rule = "occurred:ill_treatment" if attribute == "occurred" else made.rule
    return replace(made, statement_id=f"said by {voice}", rule=rule)


def find(types: tuple[str, ...], *claims: Claim) -> dict[str, set[tuple[tuple[str, ...], bool]]]:
    happening = Happening("h1", "r1", types, Modality.ACTUAL, (), incident_id="i1")
    incident = Incident("i1", types, None, None, None, (), (), ("h1",), ())
    found = find_disputes([incident], [], claims, [happening], PUBLISHED, words(), actors=ACTORS)
    return {item.attribute: {(one.voices, one.denies) for one in item.positions} for item in found}


HIT = told("wife", "cause", "beating")
NO_FORCE = told("ministry", "force_used", "none")
NOT_OURS = did("ministry", "officers", "any officer", DENIES)
CASES = [
    ("who fired, and no force", SHOT, did("men", "soldiers", "the soldiers"), NO_FORCE, "perpetrator"),
    ("beaten by nobody named, and no force", BEATEN, HIT, NO_FORCE, "cause"),
    ("beaten by nobody named, and not by any officer", BEATEN, HIT, NOT_OURS, "cause"),
    ("what he died of, and not by any officer", BEATEN, told("wife", "cause", "beating"), NOT_OURS, "cause"),
    ("with what, and not by any officer", BEATEN, told("wife", "means", "blunt"), NOT_OURS, "means"),
    (
        "who fired, and no firearms",
        SHOT,
        did("men", "soldiers", "the soldiers"),
        told("ministry", "means", "firearms", DENIES),
        "perpetrator",
    ),
    (
        "the police by no name, and not by any officer",
        BEATEN,
        did("men", "police", "Police"),
        NOT_OURS,
        "perpetrator",
    ),
]
NEITHER = [
    (
        "force of another kind",
        BEATEN,
        did("men", "soldiers", "the soldiers"),
        told("ministry", "means", "firearms", DENIES),
    ),
    ("traffickers, for whom no officer answers", SHOT, did("men", "traffickers", "traffickers"), NO_FORCE),
    ("those held, for whom no officer answers", BEATEN, did("men", "cellmates", "two residents"), NOT_OURS),
    (
        "the police, for whom a navy does not answer",
        BEATEN,
        did("men", "police", "Police"),
        did("navy", "officers", "any officer", DENIES),
    ),
    ("one who says both", SHOT, did("ministry", "soldiers", "the soldiers"), NO_FORCE),
    ("that it took place, by whomever", BEATEN, told("wife", "occurred", "yes", ACCUSES), NOT_OURS),
    ("an arrest", ("mass_arrest",), told("men", "cause", "illness"), NO_FORCE),
    ("force that was called fitting", BEATEN, HIT, told("ministry", "force_used", "proportionate")),
    (
        "what a paper tells of itself, with nobody who did it",
        BEATEN,
        replace(told("paper", "cause", "beating"), statement_id=None),
        NOT_OURS,
    ),
]


@pytest.mark.parametrize(
    ("why", "types", "held", "denied", "attribute"), CASES, ids=[row[0] for row in CASES]
)
def test_force_is_denied_in_other_words(
    why: str, types: tuple[str, ...], held: Claim, denied: Claim, attribute: str
) -> None:
    assert find(types, held, denied) == {attribute: {((held.voice,), False), ((denied.voice,), True)}}, why


@pytest.mark.parametrize(("why", "types", "held", "denied"), NEITHER, ids=[row[0] for row in NEITHER])
def test_what_is_no_denial_of_it(why: str, types: tuple[str, ...], held: Claim, denied: Claim) -> None:
    assert find(types, held, denied) == {}, why


def test_where_somebody_else_is_named_the_blow_may_be_theirs() -> None:
    named = did("men", "cellmates", "two residents")
    assert find(BEATEN, HIT, named, NOT_OURS) == {}


def test_who_parts_in_its_own_words_is_answered() -> None:
    hit = told("men", "force_used", "batons", ACCUSES)
    assert set(find(BEATEN, hit, HIT, NO_FORCE)) == {"force_used"}


def test_one_deed_denied_twice_is_one_dispute() -> None:
    named = did("men", "soldiers", "the soldiers")
    no_arms = told("ministry", "means", "firearms", DENIES, at=70)
    assert set(find(SHOT, named, NO_FORCE, no_arms)) == {"perpetrator"}
    assert set(find(BEATEN, HIT, told("men", "means", "blunt"), NOT_OURS, NO_FORCE)) == {"cause"}


def test_reports_are_those_of_whom_they_tell_of() -> None:
    """Who says how it went stands beside the "reports" of it that are denied."""
    heard = told("reports", "occurred", "yes")
    denied = told("ministry", "occurred", "yes", DENIES)
    found = find(BEATEN, did("men", "soldiers", "the soldiers"), heard, denied)
    assert found["occurred"] == {(("men", "reports"), False), (("ministry",), True)}


def test_who_denies_a_beating_does_not_deny_the_arrest() -> None:
    arrested = make_claim("paper", "arrested", figure(40))
    denied = told("ministry", "occurred", "yes", DENIES)
    assert find(("mass_arrest",), arrested, denied) == {}
    assert find(BEATEN, arrested, denied) == {}
