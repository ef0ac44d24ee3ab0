"""What one report tells of one incident: several happenings, one telling, one vote."""

from dataclasses import replace

import pytest

from counterclaim.model import Claim, Place, Stance, Term
from tests.incidents.told import HALL, NIGHT, QANAT, SOME_SITE, link, partition, split
from tests.ledger_made import (
    ORU,
    ORU_PORT,
    TAMBEK,
    VELLAND,
    figure,
    make_claim,
    make_placed,
    make_site,
    on,
)

NEXT = on("2031-05-15")
IN_ONE_REPORT = [
    ("of another kind, with no day of its own", {"types": ["ridda"], "place": None}, True),
    ("of another kind, on the same day", {"types": ["ridda"], "when": NIGHT, "place": None}, True),
    ("of another kind, the next day", {"types": ["ridda"], "when": NEXT, "place": None}, False),
    ("of another kind, in another city", {"types": ["ridda"], "place": TAMBEK}, False),
    ("of another kind, of no nearer place than the country", {"types": ["ridda"], "place": VELLAND}, True),
    ("at another named site", {"types": ["ridda"], "site": HALL, "place": None}, False),
    ("at a site that is only described", {"types": ["ridda"], "site": SOME_SITE, "place": None}, True),
    ("a campaign", {"types": ["longwar"], "place": None}, False),
    ("of weeks, not of a night", {"types": ["ridda"], "when": on("2031-01-01", "2031-12-31")}, False),
]


@pytest.mark.parametrize(("why", "other", "same"), IN_ONE_REPORT, ids=[case[0] for case in IN_ONE_REPORT])
def test_what_a_report_does_not_set_apart_is_one(why: str, other: dict[str, object], same: bool) -> None:
    placed = [
        make_placed("a", ["drellin"], report="r", site=QANAT, when=NIGHT),
        make_placed("b", report="r", at=80, **other),  # type: ignore[arg-type]
    ]
    incidents = {frozenset(group) for group in partition(link(placed))}
    assert (frozenset("ab") in incidents) is same, why


def test_the_day_of_what_follows_is_not_that_of_what_is_told_first() -> None:
    """A report of a fire without a day ends with people flown out on Tuesday."""
    fire = make_placed("a", report="r", site=QANAT)
    flight = make_placed("b", ["ridda"], report="r", at=80, when=NEXT, place=None)
    assert partition(link([fire, flight])) == split("a | b")


def test_a_report_that_tells_of_more_is_no_farther() -> None:
    """Two reports of shots and fire at one site; a third tells of the fire alone, and gives no day."""
    words = ["meru", "sil", "ota"]
    placed = [
        make_placed("a1", ["drellin"], report="ra", site=QANAT, when=NIGHT, words=words),
        make_placed("a2", ["ridda"], report="ra", site=QANAT, at=80, words=words),
        make_placed("b1", ["drellin"], report="rb", site=QANAT, when=NIGHT, words=words),
        make_placed("b2", ["ridda"], report="rb", site=QANAT, at=80, words=words),
        make_placed("c", ["ridda"], report="rc", site=QANAT, words=words),
    ]
    assert partition(link(placed)) == split("a1 a2 b1 b2 c")
    assert partition(link(placed[::-1])) == split("a1 a2 b1 b2 c")


def test_to_have_little_in_common_is_no_sign_of_two() -> None:
    """A report of a site and a night, one of names and no day, and one that has all of these: the first two
    share nothing, and both are of what the third tells."""
    words = ["meru", "sil", "ota"]
    placed = [
        make_placed("a", report="ra", site=QANAT, when=NIGHT, words=["vash", "kel", "doru", "pim"]),
        make_placed("b", report="rb", words=words),
        make_placed("c", report="rc", site=QANAT, when=NIGHT, words=words),
    ]
    assert partition(link(placed)) == split("a b c")
    assert partition(link(placed[:2])) == split("a | b")


def test_what_one_report_tells_apart_no_other_brings_together() -> None:
    """A round-up tells of two boats, of two places and nights; each has a report of its own."""
    words = ["docks", "port"]
    port = {"place": ORU_PORT, "when": NIGHT, "words": [*words, "bela"]}
    depot = {"place": DEPOT, "when": NEXT, "words": [*words, "tavi"]}
    placed = [
        make_placed("a1", report="ra", **port),  # type: ignore[arg-type]
        make_placed("a2", report="ra", at=80, **depot),  # type: ignore[arg-type]
        make_placed("b", report="rb", **port),  # type: ignore[arg-type]
        make_placed("c", report="rc", **depot),  # type: ignore[arg-type]
    ]
    for order in (placed, placed[::-1]):
        assert partition(link(order)) == split("a1 b | a2 c")


def test_a_day_that_a_report_denies_is_of_the_same_incident() -> None:
    """ "On Friday, not on Monday as the prosecutor says": the prosecutor's Monday is of the same arrest."""
    words = ["meru", "sil", "ota"]
    denied = make_claim("x", "date", NIGHT, report="ra", happening="a", incident=None, stance=Stance.DENIES)
    friday = make_placed("a", report="ra", when=on("2031-05-11"), words=words, claims=[denied])
    monday = make_placed("b", when=NIGHT, words=words)
    assert partition(link([friday, monday])) == split("a b")
    assert partition(link([replace(friday, claims=()), monday])) == split("a | b")


def test_a_place_that_a_voice_of_a_report_tells_is_as_good_as_its_own() -> None:
    words = ["meru", "sil", "ota"]
    told = make_claim("x", "place", ORU, report="ra", happening="a", incident=None)
    far = make_placed("a", report="ra", when=NIGHT, place=TAMBEK, words=words, claims=[told])
    near = make_placed("b", when=NIGHT, place=ORU, words=words)
    assert partition(link([far, near])) == split("a b")
    assert partition(link([replace(far, claims=()), near])) == split("a | b")


def test_days_that_lie_apart_outweigh_what_has_no_day() -> None:
    """Two incidents a week apart, each told with what has no day: that does not glue them."""
    words = ["meru", "sil", "ota"]
    placed = [
        make_placed("a1", ["drellin"], report="ra", site=QANAT, when=on("2031-05-07"), words=words),
        make_placed("a2", ["ridda"], report="ra", site=QANAT, at=80, words=words),
        make_placed("b1", ["drellin"], report="rb", site=QANAT, when=NIGHT, words=words),
        make_placed("b2", ["ridda"], report="rb", site=QANAT, at=80, words=words),
    ]
    assert partition(link(placed)) == split("a1 a2 | b1 b2")


@pytest.mark.parametrize(("focal", "same"), [(True, True), (False, False)], ids=["news", "recalled"])
def test_what_is_recalled_is_not_the_news_of_weeks_later(focal: bool, same: bool) -> None:
    words = ["meru", "sil", "ota"]
    past = make_placed("a", when=on("2031-05-04"), words=words)
    past = replace(past, happening=replace(past.happening, focal=focal))
    assert partition(link([past, make_placed("b", words=words)])) == split("a b" if same else "a | b")


DEPOT = Place("Depot Ixen", None, precision="city")
ONE_NAME = [
    ("a name that no list of places holds", "hall of Ixen", "Ixen", DEPOT, None, True),
    ("a name spelt in two ways", "Ixen Qarmat", "Al-Ixen Qermat", ORU, ORU, True),
    ("two names", "Ixen", "Qarmat", DEPOT, None, False),
]


@pytest.mark.parametrize(("why", "one", "other", "here", "there", "same"), ONE_NAME)
def test_sites_are_compared_by_their_proper_part(
    why: str, one: str, other: str, here: Place | None, there: Place | None, same: bool
) -> None:
    first = make_site(one, here or ORU, described=True)
    second = make_site(other, there or ORU)
    placed = [
        make_placed("a", site=first, place=here, when=NIGHT),
        make_placed("b", site=second, place=there, when=NIGHT),
    ]
    assert partition(link(placed)) == (split("a b") if same else split("a | b")), why


def cause(at: int, stance: Stance = Stance.ASSERTS) -> Claim:
    told = make_claim("x", "cause", Term("raid", "raid"), report="r", happening="out", at=at, stance=stance)
    return told


CAUSES = [
    ("told as its cause", cause(30), "causes"),
    ("denied to be its cause", cause(30, Stance.DENIES), "precedes"),
    ("another cause", cause(200), "precedes"),
]


@pytest.mark.parametrize(("why", "claim", "kind"), CAUSES, ids=[case[0] for case in CAUSES])
def test_what_led_to_what(why: str, claim: Claim, kind: str) -> None:
    toll = make_claim("y", "killed", figure(2), report="r", happening="out", at=90)
    raid = make_placed("raid", ["ridda"], report="r", place=ORU_PORT, when=on("2031-05-07"), at=30)
    out = make_placed("out", report="r", site=QANAT, when=NIGHT, at=80, claims=[claim, toll])
    links = {item.happening_ids[0]: item.links[0].kind for item in link([raid, out])}
    back = {"causes": "caused by", "precedes": "follows"}[kind]
    assert links == {"raid": kind, "out": back}, why
