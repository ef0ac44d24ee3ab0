"""What the claims room makes of sentences that no parser has seen."""

from counterclaim.model import Denial, Modality, Party, Quantity, Stance, Term
from tests.claims.hand import Hand, names, pick, publisher


def _deadly() -> Hand:
    """Six dead in a breakout, told by an agency; the publisher tells of the breakout."""
    hand = Hand("Un fugo okazis che la kampo. La Agentaro dira ke ses mira mortis per pafado.")
    hand.frame("fugo", "type:breakout", clause="Un fugo okazis che la kampo", place="kampo")
    hand.site("kampo")
    hand.figure("ses", 6, 6, head="mira")
    hand.frame("mortis", "attribute:killed", number="ses", clause="ses mira mortis per pafado")
    hand.frame(
        "pafado", "type:shooting", "term:cause:gunfire", clause="ses mira mortis per pafado", as_cause=True
    )
    hand.actor("La Agentaro")
    hand.says(("La Agentaro",), "dira", "ke ses mira mortis per pafado", Stance.ASSERTS, "dira")
    return hand


def test_an_attributed_figure_is_its_source_s_and_not_the_publisher_s_too() -> None:
    coded = _deadly().code()
    (killed,) = pick(coded, "killed")
    assert names(coded)[killed.voice] == "La Agentaro"
    assert isinstance(killed.value, Quantity)
    assert (killed.value.low, killed.value.high) == (6, 6)
    assert killed.statement_id == "statement-0"
    assert not pick(coded, "killed", publisher(coded))


def test_breakout_and_shooting_of_one_place_are_one_happening_with_two_types() -> None:
    coded = _deadly().code()
    (happening,) = coded.happenings
    assert happening.types == ("breakout", "shooting")
    assert happening.site_id == coded.sites[0].id
    assert {claim.happening_id for claim in coded.claims} == {happening.id}


def test_a_term_knows_which_terms_it_shuts_out() -> None:
    (cause,) = pick(_deadly().code(), "cause")
    assert isinstance(cause.value, Term)
    assert not cause.value.meets(Term("stampede", "tumulto"))


def test_ids_are_the_same_on_a_second_pass() -> None:
    one, two = _deadly().code(), _deadly().code()
    assert [claim.id for claim in one.claims] == [claim.id for claim in two.claims]
    assert len({claim.id for claim in one.claims}) == len(one.claims)


def test_a_joint_statement_gives_one_claim_for_each_source_with_a_common_id() -> None:
    hand = Hand("La Ligo kaj la Fonduso dira ke kvar mira mortis en la fugo.")
    hand.actor("La Ligo")
    hand.actor("la Fonduso")
    hand.figure("kvar", 4, 4)
    hand.frame("mortis", "attribute:killed", number="kvar", clause="kvar mira mortis en la fugo")
    hand.frame("fugo", "type:breakout", clause="kvar mira mortis en la fugo", definite=True)
    hand.says(("La Ligo", "la Fonduso"), "dira", "ke kvar mira mortis en la fugo", Stance.ASSERTS, "dira")
    coded = hand.code()
    claims = pick(coded, "killed")
    assert sorted(names(coded)[claim.voice] for claim in claims) == ["La Ligo", "la Fonduso"]
    assert claims[0].joint_id == claims[1].joint_id is not None
    assert claims[0].id != claims[1].id


def test_where_nobody_is_cited_the_publisher_speaks() -> None:
    hand = Hand("Dek mira mortis en la fugo.")
    hand.figure("Dek", 10, 10)
    hand.frame("mortis", "attribute:killed", number="Dek")
    hand.frame("fugo", "type:breakout")
    coded = hand.code()
    (killed,) = pick(coded, "killed")
    assert killed.voice == publisher(coded)
    assert killed.statement_id is None
    assert names(coded)[killed.voice] == "La Gazeto"


def test_a_report_of_nothing_in_the_domain_gives_nothing() -> None:
    hand = Hand("La suno brilas. Tri mira dancis.")
    hand.figure("Tri", 3, 3)
    coded = hand.code()
    assert not coded.claims
    assert not coded.happenings
    assert coded.cast == ()


def test_a_figure_without_happening_or_site_is_no_claim() -> None:
    hand = Hand("Tri mira mortis.")
    hand.figure("Tri", 3, 3)
    hand.frame("mortis", "attribute:killed", number="Tri")
    assert hand.code().claims == ()


def test_killed_and_injured_in_one_figure_are_casualties() -> None:
    hand = Hand("Pafado mortigis kaj vundis dek mira.")
    hand.frame("Pafado", "type:shooting")
    hand.figure("dek", 10, 10)
    hand.frame("mortigis", "attribute:killed", number="dek")
    hand.frame("vundis", "attribute:injured", number="dek")
    coded = hand.code()
    assert [claim.attribute for claim in coded.claims] == ["casualties"]


def test_a_part_is_tied_to_its_total_by_the_same_voice() -> None:
    hand = Hand("En la fugo mortis dek mira, inter ili tri infano.")
    hand.frame("fugo", "type:breakout")
    hand.figure("dek", 10, 10)
    hand.figure("tri", 3, 3, part_of="dek")
    hand.frame("mortis", "attribute:killed", number="dek")
    total, part = pick(hand.code(), "killed")
    assert part.subset_of == total.id
    assert total.subset_of is None


def test_stock_and_capacity_stay_apart_and_hold_for_a_day() -> None:
    hand = Hand("Oru Kampo konstruita por cent enhavas tricent.")
    hand.site("Oru Kampo", code="site-oru")
    hand.figure("cent", 100, 100)
    hand.figure("tricent", 300, 300)
    hand.frame("konstruita", "attribute:capacity", number="cent", clause=hand.text[:-1])
    hand.frame("enhavas", "attribute:held", number="tricent", clause=hand.text[:-1])
    coded = hand.code()
    (capacity,), (held,) = pick(coded, "capacity"), pick(coded, "held")
    assert capacity.site_id == held.site_id == coded.sites[0].id
    assert held.happening_id is None
    assert held.as_of is not None
    assert held.as_of.anchor == "publication"
    assert coded.sites[0].registered == "site-oru"


def test_a_cause_that_only_names_the_happening_is_no_claim_of_a_cause() -> None:
    hand = Hand("La tumulto dauris. Ses mira mortis pro la tumulto.")
    hand.frame("tumulto", "type:crush", "term:cause:stampede", clause="La tumulto dauris")
    hand.figure("Ses", 6, 6)
    hand.frame(
        "mortis",
        "attribute:killed",
        number="Ses",
        cause="la tumulto",
        clause="Ses mira mortis pro la tumulto",
    )
    hand.frame(
        "tumulto", "type:crush", "term:cause:stampede", nth=2, definite=True,
        clause="Ses mira mortis pro la tumulto",
    )  # fmt: skip
    coded = hand.code()
    (cause,) = pick(coded, "cause")
    assert cause.evidence == hand.at("tumulto", 2)
    assert len(coded.happenings) == 1


def test_an_answer_that_gives_another_cause_concedes_and_explains() -> None:
    hand = Hand(
        "La Ligo dira ke ses mortis pro pafado. La Ministro dira ke unu mortis pro tumulto. "
        "Li nega ke gardo pafis."
    )
    hand.actor("La Ligo")
    hand.actor("La Ministro")
    first, second = "ses mortis pro pafado", "unu mortis pro tumulto"
    hand.figure("ses", 6, 6)
    hand.figure("unu", 1, 1)
    hand.frame("mortis", "attribute:killed", number="ses", clause=first)
    hand.frame("pafado", "type:shooting", "term:cause:gunfire", as_cause=True, clause=first)
    hand.frame("mortis", "attribute:killed", nth=2, number="unu", clause=second)
    hand.frame("tumulto", "type:crush", "term:cause:stampede", as_cause=True, clause=second)
    hand.says(("La Ligo",), "dira", f"ke {first}", Stance.ASSERTS, "dira")
    statement = hand.says(("La Ministro",), "", f"ke {second}", Stance.ASSERTS)
    hand.frame("pafis", "type:shooting", agent="gardo", clause="gardo pafis", definite=True)
    hand.says(("La Ministro",), "nega", "ke gardo pafis", Stance.DENIES, "nega")
    coded = hand.code()
    assert len(coded.happenings) == 1
    answers = [claim for claim in coded.claims if claim.statement_id == statement.id]
    assert {claim.attribute: claim.denial for claim in answers} == {
        "killed": Denial.OTHER_EXPLANATION,
        "cause": Denial.OTHER_EXPLANATION,
    }


def test_a_meeting_goes_to_the_record_and_not_among_the_incidents() -> None:
    hand = Hand("La Ministro renkontis la Ligo.")
    hand.frame("renkontis", "type:meeting")
    coded = hand.code()
    (happening,) = coded.happenings
    assert happening.types == ("meeting",)
    (claim,) = coded.claims
    assert claim.attribute == "occurred"
    assert claim.value.meets(Term("yes", ""))


def test_a_release_without_a_figure_keeps_its_words() -> None:
    hand = Hand("La Ministro dira ke la regno konsideras liberigi chiuj mira.")
    hand.actor("La Ministro")
    hand.frame("liberigi", "type:release", patient="chiuj mira", modality=Modality.CONSIDERED)
    hand.says(("La Ministro",), "dira", "ke la regno konsideras liberigi chiuj mira", Stance.ASSERTS, "dira")
    (released,) = pick(hand.code(), "released")
    assert released.value == Quantity(None, None, "chiuj mira")
    assert released.modality is Modality.CONSIDERED


def test_who_does_it_is_a_party_of_the_happening() -> None:
    hand = Hand("La gardo pafis al la mira en la fugo.")
    hand.frame("pafis", "type:shooting", agent="La gardo")
    hand.frame("fugo", "type:breakout", definite=True)
    coded = hand.code()
    (claim,) = pick(coded, "perpetrator")
    assert isinstance(claim.value, Party)
    assert names(coded)[claim.value.actor_id] == "gardo"
    assert [party.role for party in coded.happenings[0].parties] == ["doer"]


def test_a_figure_that_is_replaced_at_once_is_set_apart() -> None:
    hand = Hand("En la fugo la nombro de mortintoj kreskis de dek al dudek.")
    hand.frame("fugo", "type:breakout")
    for figure in (hand.figure("dek", 10, 10), hand.figure("dudek", 20, 20)):
        hand.frame("mortintoj", "attribute:killed", number=figure)
    old, new = pick(hand.code(), "killed")
    assert old.scope is not None
    assert new.scope is None


def test_men_and_a_boy_are_counted_each_for_themselves() -> None:
    hand = Hand("En la fugo mortis ses mira kaj unu gardo.")
    hand.frame("fugo", "type:breakout")
    for figure in (hand.figure("ses", 6, 6, head="mira"), hand.figure("unu", 1, 1, head="gardo")):
        hand.frame("mortis", "attribute:killed", number=figure)
    claims = pick(hand.code(), "killed")
    assert [claim.scope for claim in claims if claim.rule != "count:sum"] == ["mira", "gardo"]
    (whole,) = [claim for claim in claims if claim.rule == "count:sum"]
    assert isinstance(whole.value, Quantity)
    assert (whole.value.low, whole.value.high, whole.scope) == (7, 7, None), "both together are the toll"
