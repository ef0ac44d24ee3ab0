"""What nobody can date is tied to one dated happening, and is no bridge between those of other years."""

from collections.abc import Sequence

import pytest

from counterclaim.incidents.link import match_happenings
from counterclaim.incidents.moorings import is_adrift, moor
from counterclaim.incidents.views import Rules, view_happening
from counterclaim.incidents.weights import LIMIT, SAME
from counterclaim.model import Judgement, Period, PlacedHappening, Verb
from counterclaim.model.periods import PUBLICATION
from tests.incidents.told import QANAT, link, partition, split
from tests.ledger_made import CODEBOOK, judge, make_placed, on

RULES = Rules(CODEBOOK.domains)
WEDNESDAY = Period(expression="weekday:2", anchor=PUBLICATION)
WORDS = ["ota", "meru", "sil", "sora meru"]
NOBODYS = make_placed("n", published=None, when=WEDNESDAY, site=QANAT, words=WORDS)
EARLY = make_placed("a", published="2029-05-17", when=on("2029-05-16"), site=QANAT, words=[*WORDS, "tarn"])
LATE = make_placed("b", when=on("2031-05-14"), site=QANAT, words=["ota", "keth"])
EQUAL = make_placed("c", when=on("2031-05-21"), published="2031-05-22", site=QANAT, words=[*WORDS, "tarn"])

MOORED: list[tuple[str, Sequence[PlacedHappening], Sequence[Judgement], str]] = [
    ("the likelier of two Wednesdays of two years", [EARLY, LATE], [], "a n | b"),
    ("the only one, though they share little", [LATE], [], "b n"),
    ("two that are as like: that of the smaller id", [EARLY, EQUAL], [], "a n | c"),
    ("the likelier is not it: the next", [EARLY, LATE], [judge(Verb.DIFFERENT, "a", "n")], "a | b n"),
    ("the likelier is no happening: the next", [EARLY, LATE], [judge(Verb.REJECT, "a")], "b n"),
]


@pytest.mark.parametrize(("why", "dated", "judged", "expected"), MOORED, ids=[case[0] for case in MOORED])
def test_it_joins_one(
    why: str, dated: Sequence[PlacedHappening], judged: Sequence[Judgement], expected: str
) -> None:
    for placed in ([NOBODYS, *dated], [*reversed(dated), NOBODYS]):
        assert partition(link(placed, *judged)) == split(expected), why


def test_of_its_ties_one_is_left_and_others_stay() -> None:
    views = {item.happening.id: view_happening(item, RULES) for item in (NOBODYS, EARLY, LATE, EQUAL)}
    known = {name: view for name, view in views.items() if view is not None}
    scored = {
        (one, other): match_happenings(known[one], known[other]).score
        for one, other in (("a", "b"), ("a", "n"), ("b", "n"), ("c", "n"))
    }
    assert is_adrift(known["n"])
    assert not is_adrift(known["a"])
    assert min(scored["a", "n"], scored["b", "n"]) >= SAME, "both are ties"
    assert scored["a", "n"] > LIMIT, "the likest can be told where several are sure"
    assert moor(scored, known).keys() == {("a", "b"), ("a", "n")}
