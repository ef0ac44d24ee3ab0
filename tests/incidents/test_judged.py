"""Judgements on incidents: they outrank every score, and undoing them restores what was."""

import pytest

from counterclaim.model import Judgement, PlacedHappening, Verb, make_id
from tests.incidents.told import NIGHT, QANAT, link, partition
from tests.ledger_made import judge, make_placed, on

A, B, C = (make_id("incident", name) for name in "abc")
SAME_NIGHT = [make_placed(name, site=QANAT, when=NIGHT, position=n) for n, name in enumerate("abc", 1)]
APART = [
    make_placed("a", site=QANAT, when=NIGHT, position=1),
    make_placed("b", site=QANAT, when=on("2031-05-18"), position=2),
    make_placed("c", site=QANAT, when=on("2031-05-18"), position=3),
]
JUDGED = [
    ("different splits one off", SAME_NIGHT, [judge(Verb.DIFFERENT, "a", "c")], {"a", "c"}, False),
    ("different by the incidents' ids", SAME_NIGHT, [judge(Verb.DIFFERENT, A, C)], {"a", "c"}, False),
    ("same joins whole incidents", APART, [judge(Verb.SAME, A, B)], {"a", "b", "c"}, True),
    ("same of happenings joins their incidents", APART, [judge(Verb.SAME, "a", "c")], {"a", "b", "c"}, True),
    ("a former id still leads to the incident", APART, [judge(Verb.SAME, A, C)], {"a", "b", "c"}, True),
    (
        "the later judgement stands",
        APART,
        [judge(Verb.SAME, A, B), judge(Verb.DIFFERENT, A, B, second=1)],
        {"a", "b"},
        False,
    ),
    (
        "a newer difference keeps two incidents apart that others join",
        APART,
        [judge(Verb.SAME, "a", "b"), judge(Verb.DIFFERENT, "a", "c", second=1)],
        {"a", "c"},
        False,
    ),
]


@pytest.mark.parametrize(("why", "placed", "judged", "who", "together"), JUDGED, ids=[c[0] for c in JUDGED])
def test_judgements_outrank_scores(
    why: str, placed: list[PlacedHappening], judged: list[Judgement], who: set[str], together: bool
) -> None:
    groups = partition(link(placed, *judged))
    assert any(who <= group for group in groups) is together, why


def test_a_rejected_happening_is_no_incident_and_undo_restores_it() -> None:
    before = link(SAME_NIGHT)
    rejected = judge(Verb.REJECT, A)
    assert link(SAME_NIGHT, rejected) == ()
    assert link(SAME_NIGHT, rejected, judge(Verb.UNDO, rejected.id, second=1)) == before
    different = judge(Verb.DIFFERENT, "a", "c")
    undone = judge(Verb.UNDO, different.id, second=1)
    assert link(SAME_NIGHT, different, undone) == before
    again = judge(Verb.UNDO, undone.id, second=2)
    assert link(SAME_NIGHT, different, undone, again) == link(SAME_NIGHT, different)
