"""How far what is said has come: done, considered, demanded, promised, only possible."""

from __future__ import annotations

from counterclaim.model import Modality, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.patterns import Outcome, StancePatterns, Teller

_PLAIN = (Stance.ASSERTS, Stance.DENIES, Stance.ACCUSES, Stance.DOUBTS)
_MARKS = "\"'“”‘’«» "


def modality_of_content(said: str, patterns: StancePatterns, stance: Stance) -> Modality:
    """From the words of a content that is neither demanded nor promised."""
    said = patterns.without("relatives", said)
    if patterns.finds("considered", said):
        return Modality.CONSIDERED
    if stance is Stance.ASSERTS and patterns.finds("ordered", said):
        return Modality.ORDERED
    if patterns.finds("possible", said):
        return Modality.POSSIBLE
    if stance in (Stance.CONFIRMS, Stance.ASSERTS):
        coming = stance is Stance.CONFIRMS and patterns.finds("coming", said)
        if coming or patterns.finds("planned", said):
            return Modality.PROMISED
        if stance is Stance.ASSERTS and patterns.finds("forecast", said):
            return Modality.POSSIBLE
    return Modality.ACTUAL


def modality_of_stance(said: str, patterns: StancePatterns, stance: Stance) -> Modality:
    """What a stance brings with it."""
    if stance is Stance.DEMANDS:
        return Modality.DEMANDED
    if stance is Stance.PROMISES:
        return Modality.PROMISED
    bare = said.strip(_MARKS)
    asked = patterns.finds("indirect", bare) or patterns.finds("questions", bare)
    return Modality.POSSIBLE if stance is Stance.DOUBTS and asked else Modality.ACTUAL


def colour(outcome: Outcome, item: Attribution, patterns: StancePatterns, teller: Teller) -> Outcome:
    """The cue's own doubt ("hinted"), a source that is only talk, a writing that only suggests, and an inner
    plan ("is considering") colour the modality."""
    weak = teller.hearsay or (item.row is not None and item.row.lemma in patterns.inferring)
    if weak and outcome.modality is Modality.ACTUAL and outcome.stance in (Stance.ASSERTS, Stance.ACCUSES):
        return Outcome(outcome.stance, Modality.POSSIBLE)
    if outcome.stance is Stance.ASSERTS and item.inner_modality is not None:
        return Outcome(outcome.stance, item.inner_modality)
    row = item.row
    coloured = row is not None and row.modality is not None and outcome.modality is Modality.ACTUAL
    if row is not None and row.modality is not None and coloured and outcome.stance in _PLAIN:
        return Outcome(outcome.stance, row.modality)
    return outcome
