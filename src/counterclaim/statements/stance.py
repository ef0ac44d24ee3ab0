"""What a source does with what it says: from the cue, what negation does to it, and the content."""

from __future__ import annotations

import re
from collections import Counter

from counterclaim.codebook.schema import Cue, ReferenceWords
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import Modality, Stance, StatementKind
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
from counterclaim.statements.rules import ANSWERED_NO, ANSWERED_YES, REFUTED
from counterclaim.statements.strength import head_word

_SENTENCES = re.compile(r"(?<=[.?!])[\"'”’]*\s+(?=[A-Z\"“‘])")
_LED = 40  # characters before a noun that may hold the verb whose object it is
_MARKS = "\"'“”‘’«» "
_ENOUGH = {Stance.ACCUSES: 3, Stance.ADMITS: 3}  # of so many sentences one is enough; else of two
_ORDER = (
    Stance.DENIES,
    Stance.ADMITS,
    Stance.ACCUSES,
    Stance.DEMANDS,
    Stance.PROMISES,
    Stance.DOUBTS,
    Stance.CONFIRMS,
)


def read_stance(text: str, item: Attribution, words: ReferenceWords) -> Outcome:
    """The stance and modality of an attribution; None where the cue, negated, says nothing."""
    patterns = compile_stances(words.stance)
    said = patterns.without("certain", words_said(text, item.content))
    if item.rule in (REFUTED, ANSWERED_NO):
        return Outcome(Stance.DENIES, Modality.ACTUAL)
    if item.rule == ANSWERED_YES:
        return Outcome(Stance.ASSERTS, Modality.ACTUAL)
    teller = read_teller(text, item, patterns)
    if item.row is None:
        return _laid_down(_by_content(said, patterns, teller), said, patterns, teller)
    if _is_taken_back(text, item, patterns):
        denied = item.row.stance is Stance.DENIES
        return Outcome(Stance.ADMITS if denied else Stance.DENIES, Modality.ACTUAL)
    if item.negated:
        seen = item.row.kind is StatementKind.PERCEPTION and _is_first_person(text, item, words)
        if seen:
            return Outcome(Stance.DENIES, Modality.ACTUAL)
        if item.row.neutral and item.cue is not None and patterns.finds("withheld", item.cue.of(text)):
            return Outcome(None, Modality.ACTUAL)  # "does not say who": no answer
        return _negated(item.row, said, patterns)
    if item.row.neutral:
        outcome = _neutral(item.row, said, patterns, teller)
        if outcome.stance is Stance.ASSERTS and _announces(item, said, patterns, teller):
            outcome = Outcome(Stance.PROMISES, Modality.PROMISED)
    else:
        outcome = _of_cue(item.row, said, patterns, _blames_somebody(text, item, words))
        if item.row.stance is Stance.ASSERTS and outcome.stance is Stance.ASSERTS and not item.row.doer:
            outcome = _told_of(item.row, outcome, _by_content(said, patterns, teller))
    return colour(_laid_down(outcome, said, patterns, teller), item, patterns, teller)


def _is_first_person(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """ "*We* did not see a riot": who was there says that there was none."""
    return bool(item.source) and item.source[0].of(text).lower() in words.first_person


def is_certain(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """Whether the content opens by making the rest surer with a "no" that denies nothing: "no doubt that"."""
    return compile_stances(words.stance).finds("certain", words_said(text, item.content))


def _is_taken_back(text: str, item: Attribution, patterns: StancePatterns) -> bool:
    """ "Withdrew his *denial*", where the noun is the cue."""
    if item.cue is None or item.row is None or item.row.pos != "noun":
        return False
    return patterns.finds("withdrawn", text[max(0, item.cue.start - _LED) : item.cue.start])


def _laid_down(outcome: Outcome, said: str, patterns: StancePatterns, teller: Teller) -> Outcome:
    """What a writing that binds asks for is ordered: "the decree requires"."""
    if not teller.decree:
        return outcome
    asked = outcome.stance is Stance.DEMANDS
    bidden = outcome.stance in (Stance.ASSERTS, Stance.PROMISES) and patterns.finds("bidden", said)
    return Outcome(Stance.DEMANDS, Modality.ORDERED) if asked or bidden else outcome


def _neutral(row: Cue, said: str, patterns: StancePatterns, teller: Teller) -> Outcome:
    outcome = _by_content(said, patterns, teller)
    if row.modality is Modality.CONSIDERED and outcome.stance is Stance.DOUBTS:  # "debated whether to"
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if outcome.stance is Stance.ASSERTS and row.doer and patterns.finds("wrongs", said):
        return Outcome(Stance(row.doer), outcome.modality)
    insinuates = row.lemma in patterns.inferring and patterns.finds("agents", said)
    if outcome.stance is Stance.ASSERTS and insinuates and patterns.finds("possible", said):
        return Outcome(Stance.ACCUSES, Modality.POSSIBLE)
    if row.to_act is not None and teller.to_act:
        weak = teller.bystander or teller.unnamed
        return Outcome(Stance.DEMANDS, Modality.DEMANDED if weak else row.to_act)
    return outcome


def _announces(item: Attribution, said: str, patterns: StancePatterns, teller: Teller) -> bool:
    """Whether one who can carry it out says what will be done."""
    if not (item.source and teller.binding):
        return False
    parts = _parts(said, patterns)
    coming = [part for part in parts if patterns.finds("planned", part) or patterns.finds("forecast", part)]
    return 2 * len(coming) >= max(len(parts), 1) and not patterns.finds("possible", said)


def _told_of(row: Cue, outcome: Outcome, content: Outcome) -> Outcome:
    """What is seen, found or believed may be a wrong with its doer, or that nothing happened; who only
    guesses or foretells that it will not happen denies nothing."""
    if content.stance not in (Stance.ACCUSES, Stance.DENIES):
        return outcome
    if content.stance is Stance.DENIES and row.modality is Modality.POSSIBLE:
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
    owned = patterns.finds("possessors", said)
    if row.doer and (blames or owned or (named and patterns.finds("blamed", said))):
        stance = Stance(row.doer)
    bare = said.strip(_MARKS)
    if patterns.finds("deliberated", bare) and stance is not Stance.PROMISES:
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if row.lemma in patterns.retracting and patterns.finds("denials", bare):
        return Outcome(Stance.ADMITS, Modality.ACTUAL)
    if stance is Stance.DENIES and patterns.finds("unresolved", bare):  # "dispute whose fault it was"
        return Outcome(Stance.DOUBTS, Modality.POSSIBLE)
    if stance is Stance.ACCUSES and modality is Modality.POSSIBLE and _is_harmless(said, patterns):
        return Outcome(Stance.ASSERTS, Modality.POSSIBLE)
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


def _is_harmless(said: str, patterns: StancePatterns) -> bool:
    """Whether what is suspected is only to come, and no wrong."""
    return patterns.finds("forecast", said) and not patterns.finds("wrongs", said)


def _blames_somebody(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """Whether what is condemned is a person or body, rather than a deed."""
    accused = item.tagged.accused if item.tagged is not None else None
    if accused is None:
        return False
    head = head_word(accused.of(text), keep_case=True)
    known = {*words.roles, *words.groups, *words.bodies}
    return head[:1].isupper() or not known.isdisjoint(singulars(head.lower(), words.plurals))


def _by_content(said: str, patterns: StancePatterns, teller: Teller) -> Outcome:
    """The stance of several sentences is what enough of them do, or plain assertion."""
    if patterns.finds("echoes", said.strip(_MARKS)) and not (teller.bystander or teller.told):
        return Outcome(Stance.DENIES, Modality.ACTUAL)
    sentences = _parts(said, patterns)
    read = [(part.strip(_MARKS), _of_sentence(part, patterns, teller)) for part in sentences]
    told = [outcome for part, outcome in read if not (part.endswith("?") and outcome.stance is Stance.DOUBTS)]
    outcomes = told or [outcome for _, outcome in read]  # a question beside what is told asks no more
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
    """Each reading in turn, the surest first."""
    bare = said.strip(_MARKS)
    for read in (_asked, _of_will, _of_knowing, _of_no, _of_own_side, _of_wrong):
        outcome = read(bare, said, patterns, teller)
        if outcome is not None:
            return outcome
    if patterns.finds("demands", said):
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("promises", said):
        return Outcome(Stance.PROMISES, Modality.PROMISED)
    return Outcome(Stance.ASSERTS, modality_of_content(said, patterns, Stance.ASSERTS))


def _of_will(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    """What one binds oneself to do, not to do, or to do to others; a fault owned comes first."""
    if patterns.finds("owning", bare) or (
        not (teller.bystander or teller.unnamed) and patterns.finds("lapses", said)
    ):
        return Outcome(Stance.ADMITS, Modality.ACTUAL)
    bound = patterns.finds("binding", bare) or patterns.finds("threats", bare)
    if bound or patterns.finds("refusals", bare) or (teller.kin and patterns.finds("unwilling", bare)):
        return Outcome(Stance.PROMISES, Modality.PROMISED)
    return None


def _of_knowing(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    """A doubt, which leaves open what it asks for; what would have been is no denial either."""
    if patterns.finds("doubtful", said):
        open_ = patterns.finds("unsettled", said)
        return Outcome(Stance.DOUBTS, Modality.POSSIBLE if open_ else Modality.ACTUAL)
    if patterns.finds("undecided", said):
        return Outcome(Stance.ASSERTS, Modality.CONSIDERED)
    if patterns.finds("unreal", said) and not patterns.has_doer(said):
        return Outcome(Stance.ASSERTS, Modality.POSSIBLE)
    return None


def _of_no(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    if patterns.finds("demands", said) or not _says_no(said, patterns, teller):
        return None
    return Outcome(Stance.DENIES, Modality.ACTUAL)


def _of_wrong(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    """A wrong with its doer, or one that must have had one."""
    harmed = patterns.finds("wrongs", said) or patterns.finds("faults", said)
    if harmed and not teller.bystander and patterns.finds("own_agents", said):
        return Outcome(Stance.ADMITS, modality_of_content(said, patterns, Stance.ADMITS))
    own = teller.told and patterns.finds("own_told", said) and not patterns.finds("perceiving", said)
    named = patterns.finds("clefts", bare) or patterns.finds("indictments", bare)
    named = named or (not own and patterns.has_doer(said))
    if not named and not (patterns.finds("implied", said) and not teller.binding):
        return None
    stance = Stance.ADMITS if _is_own_side(said, teller) else Stance.ACCUSES
    return Outcome(stance, modality_of_content(said, patterns, stance))


def _asked(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    """What is a question, a plain yes, an order or a request by its form."""
    if patterns.finds("open_questions", bare) and bare.endswith("?"):
        return Outcome(Stance.DEMANDS, Modality.DEMANDED)
    if patterns.finds("confirmations", bare) and not patterns.finds("untrue", said):
        owned = patterns.finds("wrongs", said) or patterns.finds("owning", bare)
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
    main = patterns.without("asides", said)
    return answers or patterns.finds("harms", main) or patterns.finds("wrongs", main)


def _is_own_side(said: str, teller: Teller) -> bool:
    """ "A guard said the guards …": who tells of his own."""
    words = set(re.findall(r"[\w-]+", said.lower()))
    return any({noun, f"{noun}s", noun.removesuffix("s")} & words for noun in teller.own)


def _of_own_side(bare: str, said: str, patterns: StancePatterns, teller: Teller) -> Outcome | None:
    """A wrong or fault of the speaker's own is admitted; one that was suffered accuses."""
    first = patterns.finds("own", said)
    if not first and not (teller.told and patterns.finds("own_told", said)):
        return None
    if patterns.finds("perceiving", said):
        return None
    if first and teller.own and patterns.finds("handling", said):
        return Outcome(Stance.ADMITS, Modality.ACTUAL)
    if patterns.finds("lawful", said) and not patterns.finds("faults", said):
        return None
    if patterns.finds("wrongs", said):
        if not patterns.finds("suffered", said):
            return Outcome(Stance.ADMITS, Modality.ACTUAL)
        return Outcome(Stance.ACCUSES, Modality.ACTUAL) if first else None
    return Outcome(Stance.ADMITS, Modality.ACTUAL) if patterns.finds("faults", said) else None
