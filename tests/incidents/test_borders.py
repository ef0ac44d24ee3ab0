"""Border pairs: questions for a person, with what speaks for and against."""

from counterclaim.incidents import find_linking
from counterclaim.incidents.borders import NEARLY
from counterclaim.incidents.weights import SAME
from counterclaim.model import Border, Judgement, PlacedHappening, Verb, make_id
from tests.incidents.told import NIGHT, QANAT
from tests.ledger_made import CODEBOOK, figure, judge, make_claim, make_placed, on


def ask(placed: list[PlacedHappening], *judgements: Judgement) -> tuple[Border, ...]:
    return find_linking(placed, CODEBOOK.domains, judgements).borders


def killed(name: str, number: int) -> dict[str, object]:
    return {
        "claims": [make_claim(f"v{name}", "killed", figure(number), report=f"report-{name}", happening=name)]
    }


CITY_ONE_NIGHT = [
    make_placed("a", when=NIGHT, words=["ota", "meru", "sil"], **killed("a", 2)),  # type: ignore[arg-type]
    make_placed("b", when=NIGHT, words=["brann", "keth", "vol"], **killed("b", 3)),  # type: ignore[arg-type]
]


def test_a_pair_near_the_edge_is_asked_about_with_reasons_of_both_sides() -> None:
    (border,) = ask(CITY_ONE_NIGHT)
    assert set(border.incident_ids) == {make_id("incident", "a"), make_id("incident", "b")}
    assert set(border.happening_ids) == {"a", "b"}
    assert SAME - NEARLY <= border.score < SAME
    assert "same day" in border.speaks_for
    assert "both in Oru" in border.speaks_for
    assert "figures 2 and 3 (killed) differ" in border.speaks_against
    assert ask(CITY_ONE_NIGHT[::-1]) == (border,)


def test_what_is_sure_either_way_is_no_question() -> None:
    sure = [make_placed(name, site=QANAT, when=NIGHT) for name in "ab"]
    far = make_placed("c", site=QANAT, when=on("2031-05-24"))
    assert ask([*sure, far]) == ()


def test_what_a_person_judged_is_no_question() -> None:
    assert ask(CITY_ONE_NIGHT, judge(Verb.DIFFERENT, "a", "b")) == ()
    assert ask(CITY_ONE_NIGHT, judge(Verb.SAME, "a", "b")) == ()
    different = judge(Verb.DIFFERENT, "a", "b")
    assert len(ask(CITY_ONE_NIGHT, different, judge(Verb.UNDO, different.id, second=1))) == 1


def test_two_that_their_others_keep_asunder_are_asked_about() -> None:
    days = [make_placed(f"h{n}", site=QANAT, when=on(f"2031-05-{11 + n}")) for n in range(6)]
    linking = find_linking(days, CODEBOOK.domains)
    assert len(linking.incidents) > 1
    assert any(border.score >= SAME for border in linking.borders)
