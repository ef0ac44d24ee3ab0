"""Which words stand for which site, and which frames tell of one happening."""

import pytest

from counterclaim.model import Modality
from tests.claims.hand import Hand, pick


def test_a_site_named_later_is_the_one_spoken_of_before() -> None:
    hand = Hand("La kampo estas plena. La kampo brulis. Oru Kampo brulis lunde.")
    hand.site("La kampo")
    hand.site("La kampo", nth=2)
    hand.site("Oru Kampo", code="site-oru")
    hand.frame("brulis", "type:crush")
    (site,) = hand.code().sites
    assert site.name == "Oru Kampo"
    assert len(site.spans) == 3
    assert not site.described


def test_a_site_in_another_town_is_another() -> None:
    hand = Hand("Oru Kampo estas en Belda. Un kampo en Zora brulis.")
    hand.site("Oru Kampo", code="site-oru")
    hand.site("Un kampo", within="Zora")
    hand.place("Zora")
    hand.frame("brulis", "type:crush")
    assert len(hand.code().sites) == 2


def test_several_sites_together_are_a_group_and_no_place_of_an_incident() -> None:
    hand = Hand("La Estro konsideras fermi chiujn kampojn en Landa.")
    hand.site("chiujn kampojn", plural=True, within="Landa")
    hand.place("Landa", precision="country")
    hand.frame("fermi", "type:closure", patient="chiujn kampojn", modality=Modality.CONSIDERED)
    coded = hand.code()
    (site,) = coded.sites
    assert site.group
    assert site.place is not None
    (status,) = pick(coded, "status")
    assert (status.site_id, status.modality) == (site.id, Modality.CONSIDERED)


def test_a_body_that_is_closed_is_no_site() -> None:
    hand = Hand("La Plend Oficejo laboras. La oficejo fermighis.")
    hand.actor("La Plend Oficejo", "La Plend Oficejo", "La oficejo")
    hand.frame("fermighis", "type:closure", patient="La oficejo")
    (status,) = pick(hand.code(), "status")
    assert status.site_id is None
    assert status.actor_id == "cast-La Plend Oficejo"


TWO = [
    ("lunde", "weekday:0", "marde", "weekday:1", 2, "two days"),
    ("lunde", "weekday:0", "hierau", "day:-1", 2, "told in another way: linking joins what is one"),
    ("lunde", "weekday:0", "marte", "in:3", 2, "what took place in some month is recalled"),
    ("lunde", "weekday:0", "ekde hierau", "since:day:-1", 1, "what lasts is no other time"),
    ("lunde", "weekday:0", "denove", "weekday:0", 1, "one day"),
]


@pytest.mark.parametrize(("one", "first", "two", "second", "count", "why"), TWO)
def test_time_keeps_apart(one: str, first: str, two: str, second: str, count: int, why: str) -> None:
    hand = Hand(f"Raziis {one}. Denove raziis {two}.")
    hand.period(one, first)
    hand.period(two, second)
    hand.frame("Raziis", "type:raid", time=one)
    hand.frame("raziis", "type:raid", time=two)
    assert len(hand.code().happenings) == count, why


def test_place_keeps_apart() -> None:
    hand = Hand("Razio en Belda. Razio en Zora.")
    hand.place("Belda")
    hand.place("Zora")
    hand.frame("Razio", "type:raid", place="Belda")
    hand.frame("Razio", "type:raid", nth=2, place="Zora")
    coded = hand.code()
    assert sorted(happening.place.name for happening in coded.happenings if happening.place) == [
        "Belda",
        "Zora",
    ]


def test_the_attack_points_back_to_what_was_told() -> None:
    hand = Hand("Razio en Belda. La pafado dauris.")
    hand.place("Belda")
    hand.frame("Razio", "type:raid", place="Belda")
    hand.frame("pafado", "type:shooting", definite=True)
    (happening,) = hand.code().happenings
    assert happening.types == ("raid",)


def test_a_campaign_is_apart_and_in_the_background() -> None:
    hand = Hand("La milito mortigis cent. Lunde pafado mortigis du.")
    hand.period("Lunde", "weekday:0")
    hand.figure("cent", 100, 100)
    hand.figure("du", 2, 2)
    hand.frame("milito", "type:campaign")
    hand.frame("mortigis", "attribute:killed", number="cent")
    hand.frame("pafado", "type:shooting", time="Lunde")
    hand.frame("mortigis", "attribute:killed", nth=2, number="du", time="Lunde")
    coded = hand.code()
    focal = {happening.id: happening.focal for happening in coded.happenings}
    assert [focal[claim.happening_id or ""] for claim in pick(coded, "killed")] == [False, True]


def test_what_is_only_told_in_general_makes_no_happening() -> None:
    hand = Hand("Razio en Belda. Mira kiuj fughis venas tien.")
    hand.place("Belda")
    hand.frame("Razio", "type:raid", place="Belda")
    hand.frame("fughis", "type:breakout", background=True, agent="Mira")
    assert [happening.types for happening in hand.code().happenings] == [("raid",)]


def test_what_a_site_is_like_does_not_date_what_happened_there() -> None:
    hand = Hand("Oru Kampo estis malfermita lunde. Gardoj pafis tie.")
    hand.site("Oru Kampo", code="site-oru")
    hand.period("lunde", "weekday:0")
    hand.frame("malfermita", "term:status:open", time="lunde", patient="Oru Kampo")
    hand.frame("pafis", "type:shooting", agent="Gardoj")
    (happening,) = hand.code().happenings
    assert happening.period is None
