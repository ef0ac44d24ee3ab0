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
    Teller,
    compile_stances,
    read_teller,
    words_said,
)
from counterclaim.statements.strength import head_word

_SENTENCES = re.compile(r"(?<=[.?!])[\"'”’]*\s+(?=[A-Z\"“‘])")
_MARKS = "\"'“”‘’«» "
_ENOUGH = {Stance.ACCUSES: 3, Stance.ADMITS: 3}  # of so many sentences one is enough; else of two
_ORDER = (Stance.DENIES, Stance.ADMITS, Stance.ACCUSES, Stance.DEMANDS, Stance.PROMISES, Stance.DOUBTS)


def read_stance(text: str, item: Attribution, words: ReferenceWords) -> Outcome:
    """The stance and modality of an attribution; None where the cue, negated, says nothing."""
    patterns = compile_stances(words.stance)
    said = words_said(text, item.content)
    teller = read_teller(text, item, patterns)
    if item.row is None:
        return _by_content(said, patterns, teller)
    if item.negated:
        return _negated(item.row, said, patterns)
    if item.row.neutral:
        outcome = _neutral(item.row, said, patterns, teller)
        if outcome.stance is Stance.ASSERTS and _announces(item, said, patterns, teller):
            outcome = Outcome(Stance.PROMISES, Modality.PROMISED)
    else:
        outcome = _of_cue(item.row, said, patterns, _blames_somebody(text, item, words))
        if item.row.stance is Stance.ASSERTS and outcome.stance is Stance.ASSERTS and not item.row.doer:
            outcome = _told_of(outcome, _by_content(said, patterns, teller))
    return colour(outcome, item)


def _neutral(row: Cue, said: str, patterns: StancePatterns, teller: Teller) -> Outcome:
    outcome = _by_content(said, patterns, teller)
    if row.modality is Modality.CONSIDERED and outcome.stance is Stance.DOUBTS:  # "debated whether to"
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if outcome.stance is Stance.ASSERTS and row.doer and patterns.finds("wrongs", said):
        return Outcome(Stance(row.doer), outcome.modality)
    if outcome.stance is Stance.DEMANDS and row.to_act is not None and patterns.finds("infinitives", said):
        return Outcome(Stance.DEMANDS, Modality.DEMANDED if teller.bystander else row.to_act)
    return outcome


def _announces(item: Attribution, said: str, patterns: StancePatterns, teller: Teller) -> bool:
    """Whether one who can carry it out says what will be done."""
    if not (item.source and teller.binding):
        return False
    parts = _parts(said, patterns)
    coming = [part for part in parts if patterns.finds("planned", part) or patterns.finds("forecast", part)]
    return 2 * len(coming) >= max(len(parts), 1) and not patterns.finds("possible", said)


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
    modality = modality_of_stance(said, patterns, stance)
    if stance is Stance.DOUBTS and patterns.finds("open_questions", said.strip(_MARKS)):
        modality = Modality.POSSIBLE
    doubted = stance is Stance.DOUBTS and row.modality is not None and modality is Modality.ACTUAL
    return Outcome(stance, row.modality if doubted and row.modality is not None else modality)


def _of_cue(row: Cue, said: str, patterns: StancePatterns, blames: bool) -> Outcome:
    stance, modality = row.stance, row.modality
    named = patterns.finds("doers", said) or patterns.finds("agents", said)
    if row.doer and (blames or (named and patterns.finds("blamed", said))):
        stance = Stance(row.doer)
    bare = said.strip(_MARKS)
    if row.lemma in patterns.retracting and patterns.finds("denials", bare):
        return Outcome(Stance.ADMITS, Modality.ACTUAL)
    asked = stance is Stance.DOUBTS and row.kind.public and patterns.finds("open_questions", bare)
    if asked and row.pos == "verb":
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if asked:
        return Outcome(Stance.DOUBTS, Modality.POSSIBLE)
    if stance is Stance.PROMISES and patterns.finds("indirect", bare):
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if stance is Stance.ASSERTS and modality is Modality.POSSIBLE and patterns.finds("considered", said):
        modality = Modality.CONSIDERED
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


def _by_content(said: str, patterns: StancePatterns, teller: Teller) -> Outcome:
    """The stance of several sentences is what enough of them do, or plain assertion."""
    sentences = _parts(said, patterns)
    outcomes = [_of_sentence(part, patterns, teller) for part in sentences]
    if not outcomes:
        return Outcome(Stance.ASSERTS, Modality.ACTUAL)
    counts = Counter(outcome.stance for outcome in outcomes)
    for stance in _ORDER:
        if _ENOUGH.get(stance, 2) * counts[stance] >= len(outcomes):
            alike = [outcome for outcome in outcomes if outcome.stance is stance]
            open_ = stance is Stance.DOUBTS and any(each.modality is Modality.POSSIBLE for each in outcomes)
            return Outcome(stance, Modality.POSSIBLE) if open_ else alike[0]
    return next((outcome for outcome in outcomes if outcome.stance is Stance.ASSERTS), outcomes[0])


def _parts(said: str, patterns: StancePatterns) -> list[str]:
    """The sentences of what is said, and its clauses where they stand side by side."""
    parts = (part for sentence in _SENTENCES.split(said) for part in patterns.split("joints", sentence))
    return [part for part in parts if any(char.isalnum() for char in part)]


def _of_sentence(said: str, patterns: StancePatterns, teller: Teller) -> Outcome:
    bare = said.strip(_MARKS)
    outcome = _asked(bare, said, patterns, teller)
    if outcome is not None:
        return outcome
    if patterns.finds("binding", bare):
        return Outcome(Stance.PROMISES, Modality.PROMISED)
    if patterns.finds("owning", bare):
        return Outcome(Stance.ADMITS, Modality.ACTUAL)
    if patterns.finds("doubtful", said):
        return Outcome(Stance.DOUBTS, Modality.ACTUAL)
    wanted = patterns.finds("demands", said)
    if not wanted and _says_no(said, patterns, teller):
        return Outcome(Stance.DENIES, Modality.ACTUAL)
    outcome = _of_own_side(said, patterns, teller.told)
    if outcome is not None:
        return outcome
    if patterns.has_doer(said) or (patterns.finds("implied", said) and not teller.binding):
        stance = Stance.ADMITS if _is_own_side(said, teller) else Stance.ACCUSES
        return Outcome(stance, modality_of_content(said, patterns, stance))
    if wanted:
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("promises", said):
        return Outcome(Stance.PROMISES, Modality.PROMISED)
    return Outcome(Stance.ASSERTS, modality_of_content(said, patterns, Stance.ASSERTS))


def _asked(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    """What is a question, a plain yes, an order or a request by its form."""
    if patterns.finds("open_questions", bare) and bare.endswith("?"):
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("confirmations", bare):
        owned = patterns.finds("wrongs", said)
        return Outcome(Stance.ADMITS if owned else Stance.CONFIRMS, Modality.ACTUAL)
    if patterns.finds("questions", bare):
        return Outcome(Stance.DOUBTS, Modality.POSSIBLE)
    if patterns.finds("infinitives", bare) or (not teller.told and patterns.finds("imperatives", said)):
        return Outcome(Stance.DEMANDS, Modality.ORDERED if teller.binding else Modality.DEMANDED)
    return None


def _says_no(said: str, patterns: StancePatterns, teller: Teller) -> bool:
    """Whether a no denies: who answers for nothing and speaks of no harm tells of what there was not."""
    if not patterns.finds("negated", said):
        return False
    if patterns.finds("untrue", said):
        return True
    if patterns.finds("privations", said):
        return False
    answers = not (teller.bystander or teller.unnamed)
    return answers or patterns.finds("harms", said) or patterns.finds("wrongs", said)


def _is_own_side(said: str, teller: Teller) -> bool:
    """ "A guard said the guards …": who tells of his own."""
    words = set(re.findall(r"[\w-]+", said.lower()))
    return any({noun, f"{noun}s", noun.removesuffix("s")} & words for noun in teller.own)


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
