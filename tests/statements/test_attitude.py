"""Rules and tagger, settled."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import pytest

from counterclaim.model import Attitude, Modality, Span, Stance, StatementKind
from counterclaim.statements.attitude import settle_kind, settle_outcome
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.patterns import Outcome

Answer = TypeVar("Answer", bound=StrEnum)


def sure_of(answers: type[Answer], answer: Answer, share: float) -> dict[Answer, float]:
    rest = (1 - share) / (len(answers) - 1)
    return {each: share if each is answer else rest for each in answers}


def attitude(stance: Stance, share: float, others: float = 0.9) -> Attitude:
    """`others`: how sure it is that speech tells of what is so."""
    return Attitude(
        sure_of(Stance, stance, share),
        sure_of(Modality, Modality.ACTUAL, others),
        sure_of(StatementKind, StatementKind.SPEECH, others),
    )


RULED = Outcome(Stance.ASSERTS, Modality.ACTUAL)
ITEM = Attribution((), None, (Span(0, 9),), 0)
SEEN = Outcome(Stance.DOUBTS, Modality.ACTUAL)
SETTLED = [
    ("who is sure overrules the rules", attitude(Stance.DENIES, 0.99), Stance.DENIES),
    ("who only guesses does not", attitude(Stance.DENIES, 0.2), Stance.ASSERTS),
    ("without a tagger the rules decide", None, Stance.ASSERTS),
]


@pytest.mark.parametrize(("why", "read", "stance"), SETTLED, ids=[case[0] for case in SETTLED])
def test_the_likelier_stance_is_taken(why: str, read: Attitude | None, stance: Stance) -> None:
    assert settle_outcome(RULED, read, ITEM).stance is stance, why


def test_what_the_rules_see_weighs_more_than_what_they_do_not() -> None:
    guess = attitude(Stance.DENIES, 0.8)
    assert settle_outcome(RULED, guess, ITEM).stance is Stance.DENIES
    assert settle_outcome(SEEN, guess, ITEM).stance is Stance.DOUBTS


def test_what_is_no_statement_by_rule_stays_none() -> None:
    none = Outcome(None, Modality.ACTUAL)
    assert settle_outcome(none, attitude(Stance.DENIES, 0.99), ITEM) == none


def test_kinds_are_settled_the_same_way() -> None:
    assert settle_kind(StatementKind.WRITING, None, ITEM) is StatementKind.WRITING
    assert settle_kind(StatementKind.WRITING, attitude(Stance.ASSERTS, 0.5), ITEM) is StatementKind.SPEECH


# nearly sure of speech that tells of what is so: enough against one kind or modality, not against another
FIRM = attitude(Stance.ASSERTS, 0.9, others=0.85)
HELD = [
    (StatementKind.WRITING, StatementKind.SPEECH, "what is written is also said"),
    (StatementKind.BELIEF, StatementKind.BELIEF, "what is thought has verbs of its own"),
    (StatementKind.KNOWLEDGE, StatementKind.KNOWLEDGE, "so has what is known"),
    (StatementKind.INTENTION, StatementKind.INTENTION, "and what is meant to be done"),
]
AHEAD = [
    (Modality.DEMANDED, Modality.ACTUAL, "a demand is its stance's"),
    (Modality.POSSIBLE, Modality.POSSIBLE, "a possibility has words of its own"),
    (Modality.CONSIDERED, Modality.CONSIDERED, "so has a plan that is weighed"),
]


@pytest.mark.parametrize(("ruled", "kind", "why"), HELD, ids=[case[2] for case in HELD])
def test_a_kind_that_is_not_public_is_held_against_a_firm_guess(
    ruled: StatementKind, kind: StatementKind, why: str
) -> None:
    assert settle_kind(ruled, FIRM, ITEM) is kind, why


@pytest.mark.parametrize(("ruled", "modality", "why"), AHEAD, ids=[case[2] for case in AHEAD])
def test_what_is_still_to_come_is_held_against_a_firm_guess(
    ruled: Modality, modality: Modality, why: str
) -> None:
    assert settle_outcome(Outcome(Stance.ASSERTS, ruled), FIRM, ITEM).modality is modality, why
