"""Whose claim it is and what the voice does with it: denials, accusations, relays, plans."""

from typing import Any

import pytest

from counterclaim.model import Denial, Modality, Party, Quantity, Stance
from tests.claims.hand import Hand, names, pick, publisher


def _denial(content: str, stance: Stance, lemma: str, **frame: Any) -> Hand:
    hand = Hand(f"La Estro {lemma} ke {content}.")
    hand.actor("La Estro")
    spans = {"number", "agent"}
    more: dict[str, Any] = {k: (hand.at(v) if k in spans and type(v) is str else v) for k, v in frame.items()}
    if "negation" in frame:
        more["negation"] = hand.at(frame["negation"])
    hand.frame("pafis", "type:shooting", clause=content, **more)
    hand.says(("La Estro",), lemma, f"ke {content}", stance, lemma)
    return hand


_NOT = {"agent": "la gardo", "negated": True, "negation": "ne pafis"}
STANCES: list[tuple[str, Stance, str, dict[str, Any], Stance, str]] = [
    ("la gardo pafis", Stance.DENIES, "nega", {"agent": "la gardo"}, Stance.DENIES, "the cue denies"),
    (
        "la gardo ne pafis", Stance.DENIES, "dira", _NOT,
        Stance.DENIES, "the content denies: the claim is affirmative, the stance is not",
    ),
    (
        "la gardo ne pafis", Stance.DENIES, "nega", _NOT,
        Stance.ASSERTS, "a denial of a denial",
    ),
    ("la gardo pafis", Stance.ASSERTS, "dira", {"agent": "la gardo"}, Stance.ASSERTS, "plain"),
    ("la gardo pafis", Stance.CONFIRMS, "dira", {"agent": "la gardo"}, Stance.CONFIRMS, "takes it over"),
    ("la gardo pafis", Stance.ACCUSES, "kulpa", {"agent": "la gardo"}, Stance.ACCUSES, "a wrong and a doer"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "stance", "lemma", "frame", "wanted", "why"), STANCES)
def test_the_claim_has_its_own_stance(
    content: str, stance: Stance, lemma: str, frame: dict[str, Any], wanted: Stance, why: str
) -> None:
    coded = _denial(content, stance, lemma, **frame).code()
    (claim,) = pick(coded, "perpetrator")
    assert claim.stance is wanted, why
    assert (claim.denial is Denial.DENIES_RESPONSIBILITY) is (wanted is Stance.DENIES), why


def test_in_one_denial_each_clause_is_negated_by_itself() -> None:
    hand = Hand("La Estro dira ke pafado ne okazis kaj kvar mira liberighis el la kampo.")
    hand.actor("La Estro")
    hand.site("la kampo")
    hand.frame(
        "pafado", "type:shooting", negated=True, negation="ne", definite=True, clause="pafado ne okazis"
    )
    hand.figure("kvar", 4, 4)
    hand.frame(
        "liberighis", "type:release", "attribute:released", number="kvar", clause="kvar mira liberighis"
    )
    hand.says(
        ("La Estro",),
        "dira",
        "ke pafado ne okazis kaj kvar mira liberighis el la kampo",
        Stance.DENIES,
        "dira",
    )
    coded = hand.code()
    (released,) = pick(coded, "released")
    assert released.stance is Stance.ASSERTS
    (occurred,) = pick(coded, "occurred")
    assert occurred.stance is Stance.DENIES
    assert occurred.denial is Denial.DENIES_ACT


def test_no_one_killed_is_a_figure_that_is_asserted() -> None:
    hand = Hand("La Estro dira ke neniu mortis en la fugo.")
    hand.actor("La Estro")
    hand.figure("neniu", 0, 0)
    hand.frame("mortis", "attribute:killed", number="neniu", clause="neniu mortis en la fugo")
    hand.frame("fugo", "type:breakout", definite=True, clause="neniu mortis en la fugo")
    hand.says(("La Estro",), "dira", "ke neniu mortis en la fugo", Stance.DENIES, "dira")
    coded = hand.code()
    (killed,) = pick(coded, "killed")
    assert killed.stance is Stance.ASSERTS
    assert isinstance(killed.value, Quantity)
    assert killed.value.high == 0
    assert not pick(coded, "occurred")


def _quarrel() -> Hand:
    """The council accuses the band; the band denies and accuses the council of it."""
    hand = Hand(
        "La Konsilo kulpigis la Bandon pri la pafado. La Bando negis tion. Ghi kulpa Konsilo pri tio."
    )
    hand.actor("La Konsilo", "La Konsilo", "Konsilo pri")
    hand.actor("Bando", "la Bandon", "La Bando")
    hand.frame("pafado", "type:shooting", definite=True)
    hand.says(
        ("La Konsilo",), "kulpigis", "la Bandon pri la pafado", Stance.ACCUSES, "kulpa", accused="la Bandon"
    )
    denial = hand.says(("Bando",), "negis", "tion", Stance.DENIES, "nega")
    assert denial.actor_ids
    return hand


def test_a_bare_denial_of_the_accused_denies_what_it_was_accused_of() -> None:
    coded = _quarrel().code()
    accuses, denies = pick(coded, "perpetrator")
    assert (names(coded)[accuses.voice], accuses.stance) == ("La Konsilo", Stance.ACCUSES)
    assert (names(coded)[denies.voice], denies.stance) == ("Bando", Stance.DENIES)
    assert accuses.value.meets(denies.value)
    assert {party.role for party in coded.happenings[0].parties} == {"accuses", "accused"}


def test_a_counter_accusation_of_it_is_of_the_happening_before() -> None:
    hand = Hand("La Konsilo kulpa la Bandon pri la pafado. La Bando kulpas la Konsilon pri tio.")
    hand.actor("La Konsilo", "La Konsilo", "la Konsilon")
    hand.actor("Bando", "La Bando", "la Bandon")
    hand.frame("pafado", "type:shooting", definite=True)
    hand.says(
        ("La Konsilo",), "kulpa", "la Bandon pri la pafado", Stance.ACCUSES, "kulpa", accused="la Bandon"
    )
    hand.says(("Bando",), "kulpas", "tio", Stance.ACCUSES, "kulpa", accused="la Konsilon")
    coded = hand.code()
    first, second = pick(coded, "perpetrator")
    assert isinstance(first.value, Party)
    assert isinstance(second.value, Party)
    assert [names(coded)[claim.value.actor_id] for claim in (first, second)] == ["Bando", "La Konsilo"]  # type: ignore[union-attr]
    assert first.happening_id == second.happening_id


def test_a_denied_report_is_denied_by_one_voice_and_held_by_another() -> None:
    hand = Hand("La Estro nega onidirojn kulpajn la gardon pri troa forto en la razio.")
    hand.actor("La Estro")
    hand.actor("onidirojn")
    hand.actor("la gardon")
    clause = "troa forto en la razio"
    hand.frame("troa forto", "term:force_used:excessive", clause=clause)
    hand.frame("razio", "type:raid", definite=True, clause=clause)
    hand.says(
        ("La Estro",), "nega", "onidirojn kulpajn la gardon pri troa forto en la razio", Stance.DENIES, "nega"
    )
    hand.says(
        ("onidirojn",), "kulpajn", "pri troa forto en la razio", Stance.ACCUSES, "kulpa", accused="la gardon"
    )
    coded = hand.code()
    stances = {names(coded)[claim.voice]: claim.stance for claim in pick(coded, "force_used")}
    assert stances == {"La Estro": Stance.DENIES, "onidirojn": Stance.ACCUSES}
    assert not pick(coded, "perpetrator"), "force is not an act of its own"


def test_what_is_passed_on_is_the_innermost_voice_s_alone() -> None:
    hand = Hand("La Ligo dira ke la Estro dira ke ses mira mortis en la fugo.")
    hand.actor("La Ligo")
    hand.actor("la Estro")
    inner = "ses mira mortis en la fugo"
    hand.figure("ses", 6, 6)
    hand.frame("mortis", "attribute:killed", number="ses", clause=inner)
    hand.frame("fugo", "type:breakout", clause=inner)
    hand.says(("La Ligo",), "dira", f"ke la Estro dira ke {inner}", Stance.ASSERTS, "dira")
    hand.says(("la Estro",), "dira ke ses", inner, Stance.ASSERTS, "dira")
    (killed,) = pick(hand.code(), "killed")
    assert killed.voice == "cast-la Estro"


def test_a_demand_is_of_the_act_and_not_of_what_is_told_beside_it() -> None:
    hand = Hand("La Ligo dira ke cent mira vivas en la kampo kaj la kampo devas fermighi.")
    hand.actor("La Ligo")
    hand.site("la kampo")
    hand.site("la kampo", nth=2)
    hand.figure("cent", 100, 100)
    hand.frame(
        "vivas", "attribute:held", number="cent", place="la kampo", clause="cent mira vivas en la kampo"
    )
    hand.frame(
        "fermighi", "type:closure", patient=hand.at("la kampo", 2), modality=Modality.DEMANDED,
        clause="la kampo devas fermighi",
    )  # fmt: skip
    hand.says(
        ("La Ligo",),
        "dira",
        "ke cent mira vivas en la kampo kaj la kampo devas fermighi",
        Stance.DEMANDS,
        "dira",
    )
    coded = hand.code()
    assert [claim.stance for claim in pick(coded, "held")] == [Stance.ASSERTS]
    (status,) = pick(coded, "status")
    assert (status.stance, status.modality) == (Stance.DEMANDS, Modality.DEMANDED)


def test_the_publisher_does_not_repeat_what_a_source_says() -> None:
    coded = _quarrel().code()
    assert publisher(coded) not in {claim.voice for claim in coded.claims}
