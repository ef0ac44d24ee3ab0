"""Kinds of denial, after HURIDOCS list 28."""

from __future__ import annotations

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Denial, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.patterns import compile_stances, words_said


def read_denial(text: str, item: Attribution, stance: Stance, words: ReferenceWords) -> Denial | None:
    """Which kind of denial a denying or admitting statement is; None for every other stance."""
    patterns = compile_stances(words.stance)
    said = words_said(text, item.content)
    if stance is Stance.DENIES:
        if patterns.finds("explanation", said) and patterns.finds("conceding", said):
            return Denial.OTHER_EXPLANATION
        return Denial.DENIES_RESPONSIBILITY if patterns.finds("responsibility", said) else Denial.DENIES_ACT
    if stance is not Stance.ADMITS or item.negated:
        return None
    explains = item.row is not None and item.row.lemma in words.stance.explaining
    return Denial.OTHER_EXPLANATION if explains else Denial.ACCEPTS_RESPONSIBILITY
