"""Stance, modality and kind from two readers: the rules, who know the codebook's words and constructions, and
the tagger, who has seen many statements and reads those that no rule foresees."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import product
from math import log
from typing import TypeVar

from counterclaim.model import Attitude, Modality, Stance, StatementKind
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.patterns import Outcome
from counterclaim.statements.rules import ANSWERED_NO, ANSWERED_YES, REFUTED, WRITTEN

Answer = TypeVar("Answer", bound=StrEnum)

# What the rules' answer weighs, in nats, beside the tagger's log probability: most where the cue itself tells
# the stance ("denied", "did not deny"), least for plain assertion, which is what the rules say when they see
# nothing else. Set on passages that neither had seen.
_BY_CUE, _BY_CONTENT, _ASSERTION = 5.0, 3.5, 2.5
_MODALITY, _KIND = 3.0, 3.0
# A plan, a promise or a possibility, and what is thought, known, meant or seen rather than said, have words
# of their own: rules that see one know more than rules that see plain speech of what is so.
_OPEN, _SILENT = 4.0, 4.0
_AHEAD = (Modality.CONSIDERED, Modality.PROMISED, Modality.POSSIBLE)
# What a demand or a promise gains from a modality of its own.
_FIT = 2.0
_FITTING = {
    Stance.DEMANDS: (Modality.DEMANDED, Modality.ORDERED),
    Stance.PROMISES: (Modality.PROMISED,),
}
_SETTLED = frozenset((REFUTED, ANSWERED_NO, ANSWERED_YES))
_LEAST = 1e-6  # probability: no answer is out of the question


def settle_outcome(outcome: Outcome, attitude: Attitude | None, item: Attribution) -> Outcome:
    """The stance and modality that both readers together find most likely. `outcome` is what the rules make
    of `item`; what is no statement by them stays none."""
    if attitude is None or outcome.stance is None or item.rule in _SETTLED:
        return outcome
    by_cue = item.row is not None and (item.negated or item.row.stance is not Stance.ASSERTS)
    by_content = _ASSERTION if outcome.stance is Stance.ASSERTS else _BY_CONTENT
    stances = _weigh(attitude.stance, outcome.stance, _BY_CUE if by_cue else by_content)
    ahead = outcome.modality in _AHEAD
    modalities = _weigh(attitude.modality, outcome.modality, _OPEN if ahead else _MODALITY)

    def score(pair: tuple[Stance, Modality]) -> float:
        stance, modality = pair
        return (
            stances[stance] + modalities[modality] + (_FIT if modality in _FITTING.get(stance, ()) else 0.0)
        )

    return Outcome(*max(product(stances, modalities), key=score))


def settle_kind(kind: StatementKind, attitude: Attitude | None, item: Attribution) -> StatementKind:
    """The same of the kind; what is written by the form of the report stays so."""
    if attitude is None or item.rule in WRITTEN:
        return kind
    kinds = _weigh(attitude.kind, kind, _KIND if kind.public else _SILENT)
    return max(kinds, key=kinds.__getitem__)


def _weigh(likely: Mapping[Answer, float], ruled: Answer, weight: float) -> dict[Answer, float]:
    """Scores of all answers, in nats."""
    return {
        answer: log(max(share, _LEAST)) + (weight if answer == ruled else 0.0)
        for answer, share in likely.items()
    }
