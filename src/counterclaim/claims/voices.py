"""Whose word a stretch of text is, and what its voice does with what is said there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.claims.negations import Negations, holds
from counterclaim.claims.page import Page
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Denial, Frame, Modality, Span, Stance, Statement, hull, make_id

_REFUTED = "refuted"  # the rule of a statement whose cue calls untrue what it holds
_LABELS = frozenset(("ADJ", "DET", "ADV", "PRON", "PUNCT"))
_TOLD = 2  # sentences back to who told of a finding
_TAKING_BACK = (Stance.DENIES, Stance.DOUBTS)
_ABOUT_ACTS = frozenset((Modality.DEMANDED, Modality.ORDERED))


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice for one stretch of text; `statement` is None where the publisher speaks."""

    actor_id: str
    statement: Statement | None
    joint_id: str | None = None

    @property
    def denies(self) -> bool:
        return self.statement is not None and self.statement.stance is Stance.DENIES


class Voices:
    """The statements of a report by the words they hold."""

    def __init__(self, page: Page, statements: Sequence[Statement], rules: Rules, publisher: str) -> None:
        self._page = page
        self._rules = rules
        self._publisher = publisher
        self._negations = Negations(page, rules)
        self._statements = [item for item in statements if item.content]
        self._by_sentence: dict[int, list[Statement]] = {}
        for item in self._statements:
            whole = hull(item.content)
            for sentence in range(page.at(whole), page.at(Span(whole.end, whole.end)) + 1):
                self._by_sentence.setdefault(sentence, []).append(item)
        self._left_open: dict[int, list[Span]] = {}  # by sentence, of those that were asked for
        self._negated = {item.id: self._inner_negations(item) for item in self._statements}
        self._denying = {item.id: self._cue_denies(item) for item in self._statements}

    @property
    def statements(self) -> Sequence[Statement]:
        return self._statements

    def find(self, evidence: Span) -> list[Voice]:
        """Who vouches for the words: the innermost source, and an outer one that takes them back or takes
        them over in its own way; the publisher where no statement holds them; nobody what is left open."""
        here = self._by_sentence.get(self._page.at(evidence), ())
        opened = self._find_left_open(evidence)
        holding = [item for item in here if holds(item, evidence)]
        if opened is not None:
            holding = [item for item in holding if not holds(item, opened)]
        if not holding:
            return [] if opened is not None else [Voice(self._publisher, None)]
        chosen = [item for item in holding if self._speaks(item, holding, evidence)]
        voices = [voice for item in chosen for voice in self.split(item)]
        if self._is_refused(holding, evidence):
            voices.append(Voice(self._publisher, None))
        return voices

    def _find_left_open(self, evidence: Span) -> Span | None:
        """The words behind which `evidence` is left open: "the army *neither confirmed nor denied* that six
        had died", "did not allege that"."""
        if not self._page.sentences:
            return None
        number = self._page.at(evidence)
        if number not in self._left_open:
            sentence = self._page.sentences[number].span
            found = self._rules.left_open.finditer(self._page.words(sentence))
            start = sentence.start
            self._left_open[number] = [Span(start + one.start(), start + one.end()) for one in found]
        return next((opened for opened in self._left_open[number] if opened.contains(evidence)), None)

    def _is_refused(self, holding: Sequence[Statement], evidence: Span) -> bool:
        """Whether the publisher's own words call what a noun of claiming holds untrue: "the claim that they
        were beaten is rejected"."""
        if any(item.source and item.actor_ids == (self._publisher,) for item in holding):
            return False
        if any(item.rule == _REFUTED for item in holding):
            return False
        return any(
            negation is not None
            and not any(holds(item, negation) for item in self._by_sentence.get(self._page.at(evidence), ()))
            and any(_stands_outside(negation, item) for item in holding)
            for told in self._page.told_at(self._page.at(evidence))
            if evidence in (told.frame.trigger, told.frame.number)
            for negation in (told.frame.negation,)
        )

    def split(self, statement: Statement) -> list[Voice]:
        """A statement's voices: joint sources are several, tied by one id."""
        actors = statement.actor_ids or (self._publisher,)
        if self._is_finding(statement):
            return self._tellers(statement)
        if len(actors) == 1:
            return [Voice(actors[0], statement)]
        joint = make_id("joint", statement.report_id, statement.id)
        return [Voice(actor, statement, joint) for actor in actors]

    def _is_finding(self, item: Statement) -> bool:
        """Whether the source is what was found, and nobody is named who found it: "autopsies show"."""
        if len(item.source) != 1:
            return False
        tokens = self._page.tokens(item.source[0])
        behind = next((at for at, t in enumerate(tokens) if at and t.pos in ("VERB", "SCONJ")), len(tokens))
        tokens = tokens[:behind]  # "the recordings | handed to the prosecutor"
        if not tokens or any(token.pos == "PROPN" for token in tokens):
            return False
        phrase = self._page.phrase(item.source[0])
        nouns = [token for token in tokens if token.pos == "NOUN"]
        heads = self._page.tokens(phrase.head) if phrase is not None else nouns[-1:]
        return any(token.lemma.lower() in self._rules.findings for token in heads if token.pos == "NOUN")

    def _tellers(self, item: Statement) -> list[Voice]:
        """Who tells of a finding: whose words the source stands in; of one that is pointed back at ("*the*
        inquiry says"), who told of it last; else the publisher."""
        source = item.source[0]
        around = [
            other
            for other in self._by_sentence.get(self._page.at(source), ())
            if other is not item and holds(other, source) and not self._is_finding(other)
        ]
        inner = min(around, key=lambda other: len(hull(other.content)), default=self._last_teller(item))
        actor = inner.actor_ids[0] if inner is not None and inner.actor_ids else self._publisher
        return [Voice(actor, item)]

    def _last_teller(self, item: Statement) -> Statement | None:
        """The statement of the sentences before that holds the noun of a source pointed back at."""
        tokens = self._page.tokens(item.source[0])
        if not tokens or tokens[0].text.lower() not in self._rules.definite:
            return None
        nouns = {token.lemma.lower() for token in tokens if token.pos == "NOUN"}
        here = self._page.at(item.source[0])
        told = [
            other
            for number in range(max(here - _TOLD, 0), here)
            for other in self._by_sentence.get(number, ())
            if other is not item and other.actor_ids and not self._is_finding(other)
            for part in other.content
            for token in self._page.tokens(part)
            if token.pos == "NOUN" and token.lemma.lower() in nouns
        ]
        return told[-1] if told else None

    def _speaks(self, item: Statement, holding: Sequence[Statement], evidence: Span) -> bool:
        inner = [other for other in holding if other is not item and _is_inside(other, item, evidence)]
        if not inner:
            return True
        within = [other for other in inner if _content_inside(other, item)]
        if item.stance is Stance.DOUBTS or self.denies_by_cue(item):
            return bool(within)
        return any(self._negates(item, other, evidence) for other in within)

    def _negates(self, outer: Statement, inner: Statement, evidence: Span) -> bool:
        """Whether the outer voice's own words take back what the inner one says there: "there is no truth in
        the rumours that …". That it denies something else ("nobody fled") does not."""
        return any(
            negation is not None and holds(outer, negation) and not holds(inner, negation)
            for told in self._page.told_at(self._page.at(evidence))
            if evidence in (told.frame.trigger, told.frame.number)
            for negation in (told.frame.negation,)
        )

    def stance(self, voice: Voice, frame: Frame, zero: bool = False) -> Stance:
        """What the voice does with what the frame says: each clause may be negated by itself. `zero`: the
        frame's figure is none, so that its "no" is the figure's."""
        item = voice.statement
        negated = self._is_negated(item, frame) and not zero
        if item is None:
            refuted = self._is_refuted(frame)
            return Stance.DENIES if negated is not refuted else Stance.ASSERTS
        if frame.negation is not None and not frame.negated and item.stance in _TAKING_BACK:
            return Stance.ASSERTS  # "it is a lie that everyone has a bed": somebody has none
        held_up = item.stance is Stance.DENIES and self._is_held_up(item, frame)
        if held_up or (item.stance is Stance.DENIES and item.modality is Modality.PROMISED):
            return Stance.DENIES if negated else Stance.ASSERTS  # "refused to return": no word is denied
        if item.stance is Stance.DENIES:
            return self._denied(item, frame, negated, zero)
        if negated:
            return Stance.DENIES
        if item.stance is Stance.DEMANDS:
            return Stance.DEMANDS if frame.modality in _ABOUT_ACTS else Stance.ASSERTS
        if item.stance is Stance.PROMISES:
            return Stance.PROMISES if frame.modality is Modality.PROMISED else Stance.ASSERTS
        if frame.modality is Modality.DEMANDED and item.stance in (Stance.ASSERTS, Stance.ACCUSES):
            return Stance.DEMANDS
        return item.stance

    def _is_refuted(self, frame: Frame) -> bool:
        """Whether the words stand behind a label that quotes them only to refute them: "Claim: …"."""
        number = self._page.at(frame.trigger)
        for sentence in reversed(self._page.sentences[max(number - 1, 0) : number + 1]):
            words = [token.text.lower() for token in sentence.tokens]
            if words[1:2] == [":"]:
                return words[0] in self._rules.refuted and (
                    len(words) == 2 or sentence.span.end > frame.trigger.start
                )
        return False

    def _denied(self, item: Statement, frame: Frame, negated: bool, zero: bool) -> Stance:
        granted = self._is_added(item, frame) or self._is_of_account(item, frame)
        if self._denying[item.id] and (granted or self.denies_part(item)):
            return Stance.DENIES if negated else Stance.ASSERTS
        if self._denying[item.id]:
            twice = negated and not self._only_labels(item, frame)
            return Stance.ASSERTS if twice else Stance.DENIES
        if negated:
            return Stance.DENIES
        inside = self._page.tokens(frame.trigger)
        if any(token.lemma.lower() in self._rules.negations for token in inside):
            return Stance.ASSERTS  # "did not survive": the "not" is part of the word
        if self._negated[item.id] or zero or self._negations.is_negated_elsewhere(item, frame):
            return Stance.ASSERTS
        # "said the centre had ceased to operate", "repeated that one man died": no word denies it
        return Stance.DENIES if self._takes_back(item) else Stance.ASSERTS

    def _only_labels(self, item: Statement, frame: Frame) -> bool:
        """Whether that word only says what is denied: "reject the *false* claims that …"."""
        if frame.negation is None:
            return False
        start = item.content[0].start
        opening = self._page.tokens(Span(start, max(frame.negation.end, start)))
        return bool(opening) and opening[-1].pos == "ADJ" and all(token.pos in _LABELS for token in opening)

    def _takes_back(self, item: Statement) -> bool:
        """Whether any word of the content negates, calls something untrue, or a claim ("is a rumour"); or
        whether it is a question that somebody answers."""
        if any(self._page.is_question(part) for part in item.content):
            return True
        words = self._rules.negations | self._rules.claiming
        tokens = (token for part in item.content for token in self._page.tokens(part))
        named = any(token.lemma.lower() in words for token in tokens)
        return named or any(self._rules.untrue.search(self._page.words(part)) for part in item.content)

    def denies_part(self, item: Statement) -> bool:
        """Whether all that is denied is the speaker's part in a deed: "denied any *role* in the deaths"."""
        if item.denial is not Denial.DENIES_RESPONSIBILITY or not self.denies_by_cue(item):
            return False
        words = self._page.tokens(item.content[0])
        noun = next((token for token in words if token.pos not in _LABELS), None)
        return noun is not None and noun.lemma.lower() in self._rules.parts

    def _is_added(self, item: Statement, frame: Frame) -> bool:
        """Whether the frame stands in a clause that only adds to what is denied: "denied that it had started
        the fire, *in which two died*"."""
        start = hull(item.content).start
        before = self._page.tokens(Span(start, max(frame.trigger.start, start)))
        if frame.number is not None and frame.number.start < frame.trigger.start:
            before = [token for token in before if token.span.end <= frame.number.start]
        for place in range(len(before) - 1, 0, -1):
            token = before[place]
            if token.pos == "VERB":
                return False
            if token.pos in ("PRON", "DET", "ADV") and token.text.lower() in self._rules.relatives:
                return any(mark.text == "," for mark in before[max(place - 2, 0) : place])
        return False

    def _is_of_account(self, item: Statement, frame: Frame) -> bool:
        """Whether only the account of a loss is denied: "disputed the official *account of the death*"."""
        if HARM.isdisjoint(self._rules.attributes_of(frame)):
            return False
        start = item.content[0].start
        first = min(span.start for span in (frame.trigger, frame.number, frame.patient) if span is not None)
        before = self._page.tokens(Span(start, max(first, start)))
        return any(
            one.lemma.lower() in self._rules.accounts and other.text.lower() in self._rules.of
            for one, other in pairwise(before)
        )

    def _is_negated(self, item: Statement | None, frame: Frame) -> bool:
        if not frame.negated or item is None or frame.negation is None:
            return frame.negated
        return holds(item, frame.negation)

    def says(self, voice: Voice, span: Span) -> bool:
        """Whether the words at `span` are the voice's own; the publisher's where nobody else says them."""
        return voice.statement is None or holds(voice.statement, span)

    @property
    def sources(self) -> Iterator[Span]:
        """The words by which speakers are named."""
        return (source for item in self._statements for source in item.source)

    def is_source(self, span: Span) -> bool:
        """Whether the words only name who speaks."""
        return any(source.overlaps(span) for item in self._statements for source in item.source)

    def opens_source(self, figure: Span) -> bool:
        """Whether a figure only says how many speak: "*two* detainees said"."""
        return any(item.source and item.source[0].start == figure.start for item in self._statements)

    def denies_by_cue(self, item: Statement) -> bool:
        return item.stance is Stance.DENIES and self._denying[item.id]

    def are_denied(self, words: Span) -> bool:
        """Whether a voice says them only behind a cue that denies them."""
        return any(
            item.statement is not None and self.denies_by_cue(item.statement) for item in self.find(words)
        )

    def _inner_negations(self, item: Statement) -> bool:
        """Whether the content negates something by its own words."""
        if self._page.zeros and any(holds(item, span) for span in self._page.zeros):
            return True
        return any(
            told.frame.negated and holds(item, told.frame.trigger) and self._is_negated(item, told.frame)
            for told in self._page.told_in(hull(item.content))
        )

    def _is_held_up(self, item: Statement, frame: Frame) -> bool:
        """Whether the cue only sets what the frame counts against what others say: "countered that 39 were
        arrested", but not "defended the guards who shot three"."""
        if frame.number is None or frame.agent is not None or any(self._rules.terms_of(frame)):
            return False
        return any(lemma in self._rules.holding for lemma, _ in self._page.cues_at(item.cue))

    def _cue_denies(self, item: Statement) -> bool:
        """Whether the cue, not the content, makes the statement a denial."""
        if item.stance is not Stance.DENIES or item.cue is None:
            return False
        if not any(letter.isalpha() for letter in self._page.words(item.cue)):
            return False  # the colon behind a speaker's name says nothing
        if item.rule == _REFUTED:
            return True
        for lemma, negated in self._page.cues_at(item.cue):
            known = self._rules.cue_denies(lemma, negated) if lemma else None
            if known is not None:
                return known
        return not self._negated[item.id]


def _is_inside(inner: Statement, outer: Statement, evidence: Span) -> bool:
    """Whether the outer statement passes the inner one on. One that only reaches back for its content
    ("…, which the army denied") does not take it from the outer."""
    own = [*inner.source, *((inner.cue,) if inner.cue else ())]
    if own and evidence.end <= min(span.start for span in own) and outer.cue is not None:
        reaches_back = outer.cue.start < evidence.start
        if reaches_back:
            return False
    if own and all(holds(outer, span) for span in own):
        return not all(holds(inner, span) for span in _own(outer))
    return _content_inside(inner, outer)


def _stands_outside(negation: Span, item: Statement) -> bool:
    """Whether a "no" that a statement does not hold takes back what it does: one behind it ("the claim that
    they were beaten is *rejected*"), or one that was cut out of it ("were *not* beaten, as it claims")."""
    whole = hull(item.content)
    if negation.start >= whole.end:
        return True
    told_first = bool(item.source) and whole.end < item.source[0].start
    return told_first and (whole.contains(negation) or negation.end + 1 == whole.start)


def _own(item: Statement) -> list[Span]:
    return [*item.source, *((item.cue,) if item.cue else ())] or [Span(0, 0)]


def _content_inside(inner: Statement, outer: Statement) -> bool:
    one, two = hull(inner.content), hull(outer.content)
    return two.contains(one) and len(one) < len(two)
