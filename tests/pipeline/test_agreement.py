"""Coders' answers as units: what is compared with what, and which answers are left out."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model import Anchor, Judgement, Verb
from counterclaim.pipeline.agreement import (
    ALL,
    FIGURE,
    PLACE,
    READ,
    SAME,
    collect_units,
    measure_agreement,
)
from tests.exports import rich_book

CLAIMS = {claim.id: claim for claim in rich_book.CLAIMS}
NINE = CLAIMS["claim-nine"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "quay.db") as opened:
        rich_book.fill(opened)
        yield opened


def say(ledger: Ledger, by: str, verb: str, *subjects: str, sees: bool = False, **change: str) -> str:
    number = len(ledger.judgements())
    anchors = [CLAIMS[subject] for subject in subjects if subject in CLAIMS]
    judgement = Judgement(
        f"judgement-said-{number}",
        Verb(verb),
        subjects,
        by,
        rich_book.NOON + timedelta(hours=number),
        change=tuple(sorted(change.items())),
        anchors=tuple(Anchor(c.id, c.report_id, "claim", c.evidence, c.attribute) for c in anchors),
        role="coder",
        blind=not sees and verb != "undo",
    )
    ledger.append_judgement(judgement)
    return judgement.id


def find(ledger: Ledger, asked: str, topic: str, *, seeing: bool = False) -> list[dict[str, object]]:
    units = collect_units(ledger, seeing=seeing)
    return [dict(unit.answers) for unit in units if (unit.asked, unit.topic) == (asked, topic)]


def test_answers_to_one_claim_are_one_unit_by_attribute_and_of_all(ledger: Ledger) -> None:
    say(ledger, "Ana", "accept", NINE.id)
    say(ledger, "Ben", "correct", NINE.id, low="7", high="7")
    say(ledger, "Cy", "reject", NINE.id)
    expected = [{"Ana": "accept", "Ben": "correct", "Cy": "reject"}]
    assert find(ledger, READ, NINE.attribute) == expected
    assert find(ledger, READ, ALL) == expected
    assert find(ledger, FIGURE, NINE.attribute) == [{"Ana": 9.0, "Ben": 7.0}], "as read, and as corrected"


def test_only_blind_answers_are_counted_unless_told(ledger: Ledger) -> None:
    say(ledger, "Ana", "accept", NINE.id)
    say(ledger, "Ben", "reject", NINE.id, sees=True)
    assert find(ledger, READ, ALL) == [{"Ana": "accept"}]
    seeing = find(ledger, READ, NINE.attribute, seeing=True)
    assert {"Ana": "accept", "Ben": "reject", "ada": "accept"} in seeing


def test_what_was_taken_back_is_not_counted_and_of_each_the_last(ledger: Ledger) -> None:
    say(ledger, "Ana", "reject", NINE.id)
    say(ledger, "Ana", "accept", NINE.id)
    undone = say(ledger, "Ben", "reject", NINE.id)
    say(ledger, "Ben", "undo", undone)
    assert find(ledger, READ, ALL) == [{"Ana": "accept"}]


def test_pairs_and_places_are_units_of_their_kind(ledger: Ledger) -> None:
    say(ledger, "Ana", "same", "site-halder", "site-quiet")
    say(ledger, "Ben", "different", "site-quiet", "site-halder")
    happening = rich_book.HAPPENINGS[0].id
    say(ledger, "Ana", "correct", happening, place="Holm")
    say(ledger, "Ben", "correct", happening, place="Holm")
    assert find(ledger, SAME, "site") == [{"Ana": "same", "Ben": "different"}]
    assert find(ledger, PLACE, "happening") == [{"Ana": "correct place=Holm", "Ben": "correct place=Holm"}]


def test_a_forgotten_report_leaves_the_verdicts_without_figures(ledger: Ledger) -> None:
    say(ledger, "Ana", "accept", NINE.id)
    assert find(ledger, FIGURE, NINE.attribute)
    ledger.forget(NINE.report_id, "Ana", rich_book.NOON, "")
    assert collect_units(ledger) == [], "what was judged of it went with it"


def test_the_measure_says_that_it_is_too_few(ledger: Ledger) -> None:
    assert measure_agreement(ledger) == []
    say(ledger, "Ana", "accept", NINE.id)
    say(ledger, "Ben", "accept", NINE.id)
    row = next(each for each in measure_agreement(ledger) if each.topic == ALL)
    assert (row.asked, row.units, row.same, row.alpha) == (READ, 1, 1, None)
    assert row.verdict.startswith("too few")
