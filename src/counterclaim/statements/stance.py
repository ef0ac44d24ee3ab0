"""What a source does with what it says: from the cue, what negation does to it, and the content."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.schema import Cue, ReferenceWords, StanceWords
from counterclaim.model import Denial, Modality, Stance
from counterclaim.statements.attributions import Attribution

_SENTENCES = re.compile(r"(?<=[.?!])[\"'”’]*\s+(?=[A-Z\"“‘])")
_MARKS = "\"'“”‘’«» "
_ORDER = (Stance.ACCUSES, Stance.DENIES, Stance.ADMITS, Stance.DEMANDS, Stance.PROMISES, Stance.DOUBTS)


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance with the modality that goes with it; `stance` None is no statement at all."""

    stance: Stance | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class StancePatterns:
    """The language's stance words, ready to match."""

    words: dict[str, re.Pattern[str] | None]

    def finds(self, name: str, text: str) -> bool:
        pattern = self.words[name]
        return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=8)
def compile_stances(words: StanceWords) -> StancePatterns:
    compiled: dict[str, re.Pattern[str] | None] = {}
    for name in StanceWords.__dataclass_fields__:
        patterns: tuple[str, ...] = getattr(words, name)
        joined = "|".join(f"(?:{pattern})" for pattern in patterns)
        compiled[name] = re.compile(joined, re.IGNORECASE | re.DOTALL) if patterns else None
    return StancePatterns(compiled)


def read_stance(text: str, item: Attribution, words: ReferenceWords) -> Reading:
    """The stance and modality of an attribution; None where the cue, negated, says nothing."""
    patterns = compile_stances(words.stance)
    said = _unquoted(" ".join(span.of(text) for span in item.content))
    if item.row is None:
        return _by_content(said, patterns)
    if item.negated:
        return _read_negated(item.row, said, patterns)
    if item.row.neutral:
        reading = _by_content(said, patterns)
        if reading.stance is Stance.ASSERTS and item.row.doer and patterns.finds("wrongs", said):
            reading = Reading(Stance(item.row.doer), reading.modality)
        if (
            reading.stance is Stance.DEMANDS
            and patterns.finds("infinitives", said)
            and "object" in item.row.other_party
        ):
            reading = Reading(Stance.DEMANDS, Modality.ORDERED)
    else:
        reading = _read_cue(item.row, said, patterns)
    return _with_inner(reading, item)


def _unquoted(said: str) -> str:
    """The words without quotation marks, which would hide how a clause begins."""
    return re.sub(r"[\"“”«»]", "", said)


def _has_doer(said: str, patterns: StancePatterns) -> bool:
    """Whether a wrong that is told of has somebody who does it: before it, or after "by"."""
    wrongs, doers = patterns.words["wrongs"], patterns.words["doers"]
    agents = patterns.words["agents"]
    if wrongs is None or doers is None:
        return False
    for wrong in wrongs.finditer(said):
        if doers.search(said, max(0, wrong.start() - 70), wrong.start()):
            return True
        if agents is not None and agents.search(said, wrong.start(), min(len(said), wrong.end() + 60)):
            return True
    return False


def _read_negated(row: Cue, said: str, patterns: StancePatterns) -> Reading:
    effect = row.negated
    if effect == "content":
        return Reading(row.stance, row.modality or Modality.ACTUAL)
    if effect == "possible":
        return Reading(Stance.ASSERTS, Modality.POSSIBLE)
    if effect == "none":
        if row.neutral and patterns.finds("questions", said):
            return Reading(Stance.DOUBTS, Modality.POSSIBLE)
        return Reading(None, Modality.ACTUAL)
    stance = Stance(effect)
    return Reading(stance, _natural_modality(stance, said, patterns))


def _read_cue(row: Cue, said: str, patterns: StancePatterns) -> Reading:
    stance = row.stance
    modality = row.modality
    if row.doer and _names_a_doer(said, patterns):
        stance = Stance(row.doer)
    bare = said.strip(_MARKS)
    if stance is Stance.DOUBTS and patterns.finds("open_questions", bare) and row.kind.public:
        return Reading(Stance.DEMANDS, Modality.DEMANDED)
    if stance is Stance.PROMISES and patterns.finds("indirect", bare):
        return Reading(Stance.ASSERTS, Modality.CONSIDERED)
    if stance in (Stance.CONFIRMS, Stance.ASSERTS) and modality is None:
        modality = _content_modality(said, patterns, stance)
    return Reading(stance, modality or _natural_modality(stance, said, patterns))


def _names_a_doer(said: str, patterns: StancePatterns) -> bool:
    return patterns.finds("blamed", said) and (
        patterns.finds("doers", said) or patterns.finds("agents", said)
    )


def _by_content(said: str, patterns: StancePatterns) -> Reading:
    """The stance of several sentences is what at least half of them do, or plain assertion."""
    sentences = [part for part in _SENTENCES.split(said) if any(char.isalnum() for char in part)]
    readings = [_read_sentence(part, patterns) for part in sentences] or [
        Reading(Stance.ASSERTS, Modality.ACTUAL)
    ]
    counts = Counter(reading.stance for reading in readings)
    for stance in _ORDER:
        if 2 * counts[stance] >= len(readings):
            return next(reading for reading in readings if reading.stance is stance)
    return next((reading for reading in readings if reading.stance is Stance.ASSERTS), readings[0])


def _read_sentence(said: str, patterns: StancePatterns) -> Reading:
    bare = said.strip(_MARKS)
    if patterns.finds("open_questions", bare) and bare.endswith("?"):
        return Reading(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("confirmations", bare):
        return Reading(Stance.CONFIRMS, Modality.ACTUAL)
    if patterns.finds("questions", bare):
        return Reading(Stance.DOUBTS, Modality.POSSIBLE)
    if patterns.finds("infinitives", bare) or patterns.finds("imperatives", said):
        return Reading(Stance.DEMANDS, Modality.DEMANDED)
    negated = patterns.finds("negated", said)
    if negated and not patterns.finds("demands", said):
        return Reading(Stance.DENIES, Modality.ACTUAL)
    if patterns.finds("own", said) and _is_confession(said, patterns):
        return Reading(Stance.ADMITS, Modality.ACTUAL)
    if _has_doer(said, patterns):
        return Reading(Stance.ACCUSES, _content_modality(said, patterns, Stance.ACCUSES))
    if patterns.finds("demands", said):
        return Reading(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("promises", said):
        return Reading(Stance.PROMISES, Modality.PROMISED)
    return Reading(Stance.ASSERTS, _content_modality(said, patterns, Stance.ASSERTS))


def _is_confession(said: str, patterns: StancePatterns) -> bool:
    """A fault of the speaker's own, or a wrong that he did and did not suffer ("we were beaten")."""
    if patterns.finds("wrongs", said):
        return not patterns.finds("suffered", said)
    return patterns.finds("faults", said)


def _content_modality(said: str, patterns: StancePatterns, stance: Stance) -> Modality:
    if patterns.finds("considered", said):
        return Modality.CONSIDERED
    if patterns.finds("possible", said):
        return Modality.POSSIBLE
    if stance in (Stance.CONFIRMS, Stance.ASSERTS) and patterns.finds("planned", said):
        return Modality.PROMISED
    return Modality.ACTUAL


def _natural_modality(stance: Stance, said: str, patterns: StancePatterns) -> Modality:
    if stance is Stance.DEMANDS:
        return Modality.DEMANDED
    if stance is Stance.PROMISES:
        return Modality.PROMISED
    bare = said.strip(_MARKS)
    if stance is Stance.DOUBTS and (patterns.finds("indirect", bare) or patterns.finds("questions", bare)):
        return Modality.POSSIBLE
    return Modality.ACTUAL


def _with_inner(reading: Reading, item: Attribution) -> Reading:
    """The cue's own doubt ("hinted") and an inner plan ("is considering") colour the modality."""
    if reading.stance is Stance.ASSERTS and item.inner_modality is not None:
        return Reading(reading.stance, item.inner_modality)
    row = item.row
    plain = reading.stance in (Stance.ASSERTS, Stance.DENIES, Stance.ACCUSES, Stance.DOUBTS)
    if plain and row is not None and row.modality is not None and reading.modality is Modality.ACTUAL:
        return Reading(reading.stance, row.modality)
    return reading


def read_denial(text: str, item: Attribution, stance: Stance, words: ReferenceWords) -> Denial | None:
    """Which kind of denial a denying or admitting statement is (HURIDOCS list 28)."""
    patterns = compile_stances(words.stance)
    said = " ".join(span.of(text) for span in item.content)
    lemma = item.row.lemma if item.row is not None else ""
    if stance is Stance.DENIES:
        if patterns.finds("explanation", said) and patterns.finds("conceding", said):
            return Denial.OTHER_EXPLANATION
        if patterns.finds("responsibility", said):
            return Denial.DENIES_RESPONSIBILITY
        return Denial.DENIES_ACT
    if stance is Stance.ADMITS and not item.negated:
        if lemma in words.stance.explaining:
            return Denial.OTHER_EXPLANATION
        return Denial.ACCEPTS_RESPONSIBILITY
    return None
