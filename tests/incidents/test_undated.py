"""Reports of which no day of publication is known, and those that tell no day of their own."""

from dataclasses import replace

import pytest

from counterclaim.incidents import link_happenings
from counterclaim.model import Period
from counterclaim.model.periods import PUBLICATION
from tests.incidents.told import NIGHT, QANAT, link, partition, split
from tests.ledger_made import CODEBOOK, make_placed, on

WORDS = ["ota", "meru", "sil", "sora meru"]


def waiting(expression: str) -> Period:
    return Period(expression=expression, anchor=PUBLICATION)


UNPUBLISHED = [
    ("the day of the month, and a whole name in common", {"when": waiting("in:05-14")}, {}, True),
    ("the day of the month, six days after", {"when": waiting("in:05-20")}, {}, False),
    ("a weekday that it may be", {"when": waiting("weekday:2")}, {}, True),
    ("no day at all", {}, {}, True),
    ("nothing in common but the city", {"words": ["brann"]}, {"words": ["keth"]}, False),
    (
        "a site and a weekday, and no word in common",
        {"when": waiting("weekday:2"), "words": [], "site": QANAT},
        {"site": QANAT},
        False,
    ),
    (
        "the site alone is known, and the day is the same",
        {"when": waiting("in:05-14"), "words": ["brann"], "site": QANAT},
        {"words": ["brann"], "site": QANAT},
        True,
    ),
]


@pytest.mark.parametrize(
    ("why", "open_", "dated", "same"), UNPUBLISHED, ids=[case[0] for case in UNPUBLISHED]
)
def test_a_report_that_nobody_dates(
    why: str, open_: dict[str, object], dated: dict[str, object], same: bool
) -> None:
    """It is told of a Wednesday, 14 May, and came out soon after, if it is told of that at all."""
    one = make_placed("a", **{"published": None, "words": WORDS, **open_})  # type: ignore[arg-type]
    other = make_placed("b", **{"when": NIGHT, "words": WORDS, **dated})  # type: ignore[arg-type]
    for order in ([one, other], [other, one]):
        assert partition(link(order)) == split("a b" if same else "a | b"), why


def test_two_reports_that_nobody_dates_are_two() -> None:
    both = [
        make_placed(name, published=None, when=waiting("weekday:2"), words=WORDS, place=None) for name in "ab"
    ]
    assert partition(link(both)) == split("a | b")


def test_another_kind_without_a_day_told_soon_after_in_the_same_words() -> None:
    news = make_placed("b", site=QANAT, when=on("2031-05-18"), words=WORDS)
    assert partition(link([make_placed("a", site=QANAT, types=["ridda"], words=WORDS), news])) == split("a b")


def test_a_name_in_common_bridges_days_only_where_it_is_a_persons() -> None:
    """Two nights of one quarter share its name; only an age tells that somebody is called so."""
    early, late = on("2031-05-08"), NIGHT
    quarter = [make_placed(name, when=day, words=WORDS) for name, day in (("a", early), ("b", late))]
    assert partition(link(quarter)) == split("a | b")
    person = [*WORDS, "age:24", "age:24 meru"]
    named = [make_placed("a", when=early, words=person), make_placed("b", when=late, words=WORDS)]
    assert partition(link(named)) == split("a b")


def test_a_telling_of_weeks_joins_the_night_that_it_is_likest_to() -> None:
    """An inquest tells of a stretch that ends with last week; three reports of the night are less like it."""
    nights = [make_placed(name, when=NIGHT, words=["ota", "meru", "sil"]) for name in "bc"]
    weeks = Period(None, on("2031-06-10").latest, "until:week:-1")
    inquest = make_placed("a", when=weeks, words=[*WORDS, "brann"], published="2031-06-12")
    likest = make_placed("d", when=NIGHT, words=[*WORDS, "brann"])
    assert partition(link([inquest, *nights, likest])) == split("a b c d")


def test_a_day_just_after_publication_may_be_that_of_what_came_next() -> None:
    """Engineers on the ruin, a man held on Tuesday: told in one breath with Sunday's fire."""
    fire = make_placed("a", when=NIGHT, published="2031-05-15", words=WORDS)
    after = make_placed("b", when=on("2031-05-16"), published="2031-05-17", words=[*WORDS, "brann"])
    assert partition(link([fire, after])) == split("a b")
    months = make_placed("b", when=on("2031-05-16", "2031-07-16"), published="2031-07-17", words=WORDS)
    assert partition(link([fire, months])) == split("a | b")


def test_what_goes_on_went_on_until_it_was_told_of() -> None:
    """A strike since the eighth, and the blows of its sixth day, in one report: one incident, as is another
    report of the blows."""
    domain = CODEBOOK.domains["velsk"]
    going_on = {"drellin": replace(domain.types["drellin"], lasting=True)}
    domains = {"velsk": replace(domain, types={**domain.types, **going_on})}
    strike = make_placed("a", when=on("2031-05-08"), report="r", published="2031-05-15", words=WORDS)
    blows = make_placed("b", ["sorvash"], when=NIGHT, report="r", published="2031-05-15", at=90, words=WORDS)
    told = make_placed("c", ["sorvash"], when=NIGHT, published="2031-05-16", words=WORDS)
    assert partition(link_happenings([strike, blows, told], domains)) == split("a b c")
    assert partition(link([strike, blows, told])) == split("a | b c"), "what is over in a day"


def test_a_second_telling_without_a_day_in_one_report_goes_with_the_first() -> None:
    """Its lead tells of a death of Wednesday, its end of "the death" again, in words that no other uses."""
    lead = make_placed("a", when=NIGHT, report="r", words=WORDS)
    again = make_placed("b", report="r", at=900, place=None, words=["brann", "keth"])
    others = [make_placed(name, when=NIGHT, words=WORDS) for name in "cd"]
    assert partition(link([lead, again, *others])) == split("a b c d")
