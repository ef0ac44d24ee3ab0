"""What a source does with what it says: from the cue, what negation does to it, and the content."""

from __future__ import annotations

import re
from collections import Counter

from counterclaim.codebook.schema import Cue, ReferenceWords
from counterclaim.model import Modality, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.modality import colour, modality_of_content, modality_of_stance
from counterclaim.statements.patterns import (
    Outcome,
    StancePatterns,
    compile_stances,
    is_quoted,
    spoken_by,
    words_said,
)
from counterclaim.statements.strength import head_word

_SENTENCES = re.compile(r"(?<=[.?!])[\"'”’]*\s+(?=[A-Z\"“‘])")
_MARKS = "\"'“”‘’«» "
_ORDER = (Stance.ACCUSES, Stance.DENIES, Stance.ADMITS, Stance.DEMANDS, Stance.PROMISES, Stance.DOUBTS)


def read_stance(text: str, item: Attribution, words: ReferenceWords) -> Outcome:
    """The stance and modality of an attribution; None where the cue, negated, says nothing."""
    patterns = compile_stances(words.stance)
    said = words_said(text, item.content)
    told = bool(item.source) and not is_quoted(text, item)
    if item.row is None:
        return _by_content(said, patterns, told)
    if item.negated:
        return _negated(item.row, said, patterns)
    if item.row.neutral:
        outcome = _neutral(item.row, said, patterns, told)
        if outcome.stance is Stance.ASSERTS and _announces(text, item, said, patterns):
            outcome = Outcome(Stance.PROMISES, Modality.PROMISED)
    else:
        outcome = _of_cue(item.row, said, patterns, _blames_somebody(text, item, words))
        if item.row.stance is Stance.ASSERTS and outcome.stance is Stance.ASSERTS and not item.row.doer:
            outcome = _told_of(outcome, _by_content(said, patterns, told))
    return colour(outcome, item)


def _neutral(row: Cue, said: str, patterns: StancePatterns, told: bool) -> Outcome:
    outcome = _by_content(said, patterns, told)
    if row.modality is Modality.CONSIDERED and outcome.stance is Stance.DOUBTS:  # "debated whether to"
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if outcome.stance is Stance.ASSERTS and row.doer and patterns.finds("wrongs", said):
        return Outcome(Stance(row.doer), outcome.modality)
    told = "object" in row.other_party and patterns.finds("infinitives", said)
    if outcome.stance is Stance.DEMANDS and told:
        return Outcome(Stance.DEMANDS, Modality.ORDERED)
    return outcome


def _announces(text: str, item: Attribution, said: str, patterns: StancePatterns) -> bool:
    """Whether one who can carry it out says what will be done."""
    if not item.source or not (patterns.finds("planned", said) or patterns.finds("forecast", said)):
        return False
    return bool(set(spoken_by(text, item)) & patterns.powers) and not patterns.finds("possible", said)


def _told_of(outcome: Outcome, content: Outcome) -> Outcome:
    """What is seen, found or believed may be a wrong with its doer, or that nothing happened."""
    if content.stance not in (Stance.ACCUSES, Stance.DENIES):
        return outcome
    return Outcome(content.stance, outcome.modality)


def _negated(row: Cue, said: str, patterns: StancePatterns) -> Outcome:
    effect = row.negated
    if effect == "content":
        return Outcome(row.stance, row.modality or Modality.ACTUAL)
    if effect == "possible":
        return Outcome(Stance.ASSERTS, Modality.POSSIBLE)
    if effect == "none":
        asked = row.neutral and (patterns.finds("questions", said) or patterns.finds("open_questions", said))
        return Outcome(Stance.DOUBTS if asked else None, Modality.POSSIBLE if asked else Modality.ACTUAL)
    stance = Stance(effect)
    return Outcome(stance, modality_of_stance(said, patterns, stance))


def _of_cue(row: Cue, said: str, patterns: StancePatterns, blames: bool) -> Outcome:
    stance, modality = row.stance, row.modality
    named = patterns.finds("doers", said) or patterns.finds("agents", said)
    if row.doer and (blames or (named and patterns.finds("blamed", said))):
        stance = Stance(row.doer)
    bare = said.strip(_MARKS)
    if row.lemma in patterns.retracting and patterns.finds("denials", bare):
        return Outcome(Stance.ADMITS, Modality.ACTUAL)
    if stance is Stance.DOUBTS and patterns.finds("open_questions", bare) and row.kind.public:
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if stance is Stance.PROMISES and patterns.finds("indirect", bare):
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if stance in (Stance.CONFIRMS, Stance.ASSERTS) and modality is None:
        modality = modality_of_content(said, patterns, stance)
    return Outcome(stance, modality or modality_of_stance(said, patterns, stance))


def _blames_somebody(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """Whether what is condemned is a person or body, rather than a deed."""
    accused = item.tagged.accused if item.tagged is not None else None
    if accused is None:
        return False
    head = head_word(accused.of(text), keep_case=True)
    known = {*words.roles, *words.groups, *words.bodies}
    return head[:1].isupper() or head.lower() in known or head.lower().removesuffix("s") in known


def _by_content(said: str, patterns: StancePatterns, told: bool) -> Outcome:
    """The stance of several sentences is what at least half of them do, or plain assertion."""
    sentences = [part for part in _SENTENCES.split(said) if any(char.isalnum() for char in part)]
    outcomes = [_of_sentence(part, patterns, told) for part in sentences]
    if not outcomes:
        return Outcome(Stance.ASSERTS, Modality.ACTUAL)
    counts = Counter(outcome.stance for outcome in outcomes)
    for stance in _ORDER:
        if 2 * counts[stance] >= len(outcomes):
            return next(outcome for outcome in outcomes if outcome.stance is stance)
    return next((outcome for outcome in outcomes if outcome.stance is Stance.ASSERTS), outcomes[0])


def _of_sentence(said: str, patterns: StancePatterns, told: bool) -> Outcome:
    bare = said.strip(_MARKS)
    if patterns.finds("open_questions", bare) and bare.endswith("?"):
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("confirmations", bare):
        return Outcome(Stance.CONFIRMS, Modality.ACTUAL)
    if patterns.finds("questions", bare):
        return Outcome(Stance.DOUBTS, Modality.POSSIBLE)
    if patterns.finds("infinitives", bare) or (not told and patterns.finds("imperatives", said)):
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("doubtful", said):
        return Outcome(Stance.DOUBTS, Modality.ACTUAL)
    wanted = patterns.finds("demands", said)
    denies = patterns.finds("negated", said) and not patterns.finds("privations", said)
    if denies and not wanted:
        return Outcome(Stance.DENIES, Modality.ACTUAL)
    outcome = _of_own_side(said, patterns, told)
    if outcome is not None:
        return outcome
    if patterns.has_doer(said):
        return Outcome(Stance.ACCUSES, modality_of_content(said, patterns, Stance.ACCUSES))
    if wanted:
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("promises", said):
        return Outcome(Stance.PROMISES, Modality.PROMISED)
    return Outcome(Stance.ASSERTS, modality_of_content(said, patterns, Stance.ASSERTS))


def _of_own_side(said: str, patterns: StancePatterns, told: bool) -> Outcome | None:
    """A wrong or fault of the speaker's own is admitted; one that was suffered accuses."""
    first = patterns.finds("own", said)
    if not first and not (told and patterns.finds("own_told", said)):
        return None
    if patterns.finds("wrongs", said):
        if not patterns.finds("suffered", said):
            return Outcome(Stance.ADMITS, Modality.ACTUAL)
        return Outcome(Stance.ACCUSES, Modality.ACTUAL) if first else None
    return Outcome(Stance.ADMITS, Modality.ACTUAL) if patterns.finds("faults", said) else None
