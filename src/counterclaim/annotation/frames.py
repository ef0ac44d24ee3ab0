"""Frames: triggers with the spans that fill their roles. Dependency labels end here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.annotation.causes import Causes
from counterclaim.annotation.clauses import (
    VERBAL,
    MarkerIndex,
    Marks,
    find_clause,
    find_governors,
    is_background,
    read_modality,
    verb_of,
)
from counterclaim.annotation.counting import FigureTokens, find_numbers
from counterclaim.annotation.learnt import find_learnt
from counterclaim.annotation.negation import find_falsity, find_negation
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.reactions import is_reacted_to
from counterclaim.annotation.roles import (
    find_agent,
    find_object,
    find_patient,
    find_side,
    find_subject,
    find_user,
    is_generic,
    is_passive,
    phrase_edges,
)
from counterclaim.annotation.settings import TimesAndPlaces
from counterclaim.annotation.tagging import WordMeanings
from counterclaim.annotation.tree_words import is_definite
from counterclaim.annotation.triggers import Hit, TriggerIndex, find_head, merge_hits
from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.once import once
from counterclaim.codebook.schema.roles import RoleWords
from counterclaim.model import Frame, Mention, Modality, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMED = frozenset(("attribute:killed", "attribute:injured", "attribute:casualties"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_ACCESS = "term:access:"
_ASKED = (Modality.DEMANDED, Modality.CONSIDERED)
_OF_DOER = ("attribute:perpetrator",)  # "was not there", whose "not" is no part of a figure
_DO = "do"
_FIRE = frozenset(("type:shooting", "type:shelling", "type:armed_attack", "term:cause:gunfire"))
_TERM = "term:"
_EVIDENCE = "term:evidence:"
_SAME_DAY = frozenset(("second", "minute", "hour"))  # "an hour after" is of the same incident


def find_frames(
    parsed: ParsedSentence,
    mentions: Sequence[Mention],
    codebook: Codebook,
    meanings: WordMeanings | None = None,
) -> tuple[Frame, ...]:
    """The frames of one sentence in order of their triggers; a trigger that counts two figures has two.
    Triggers are the codebook's words, and those that have a name of it among the `meanings`."""
    triggers, markers = _open(codebook)
    if markers.is_staged(parsed):
        return ()
    hits = triggers.find(parsed, mentions)
    learnt = list(find_learnt(parsed, hits, triggers, meanings)) if meanings is not None else []
    hits = merge_hits([*hits, *learnt], markers.words.roles) if learnt else hits
    return tuple(_Reader(parsed, mentions, hits, markers).read()) if hits else ()


class _Reader:
    """One sentence with its hits, markers and mentions, while its frames are read."""

    def __init__(
        self, parsed: ParsedSentence, mentions: Sequence[Mention], hits: Sequence[Hit], markers: MarkerIndex
    ) -> None:
        self._parsed = parsed
        self._roles = markers.words.roles
        self._hits = [(hit, find_head(hit.tokens, self._roles)) for hit in hits]
        self._markers = markers
        self._marks: Marks = markers.find(parsed)
        self._figures = FigureTokens(parsed, mentions, self._roles)
        self._figure_spans = [figure.span for figure in self._figures.figures]
        self._settings = TimesAndPlaces(parsed, mentions, [head for _, head in self._hits], markers)
        self._hours = markers.hours
        self._causes = Causes(parsed, self._hits, self._marks, markers, self._figures)

    def read(self) -> Iterator[Frame]:
        for hit, head in self._hits:
            contrary = hit.denied and not hit.learnt
            negation = self._find_negation(hit, head) if contrary else None
            untrue = negation is not None
            numbers = [] if _is_witness(hit) else find_numbers(hit, self._figures)
            for number in numbers or (None,):
                frame = self._frame(hit, head, number)
                if untrue:  # "it is a lie that everyone has a bed": somebody has none
                    frame = replace(frame, negated=False)
                if not contrary or frame.modality is Modality.ACTUAL:  # a bed that is promised is none
                    yield frame

    def _frame(self, hit: Hit, head: Token, number: Span | None) -> Frame:
        nominal = head.pos_ in _NOUNS or (hit.nominal and head.pos_ not in VERBAL)
        chain = find_governors(head)
        negation = self._find_negation(hit, head)
        agent, patient = self._find_parties(hit, head, nominal)
        time, place = self._settings.find_time(head), self._settings.find_place(head)
        clause = self._parsed.locate(*self._find_clause(head))
        if (
            place is not None
            and clause.start == self._parsed.locate(head).start
            and clause.end <= place.start
        ):
            place = None  # "those *arrested* were put in a camp in Oru"
        past = self._settings.is_long_past(head) or self._is_part_of_older(verb_of(head))
        generic = number is None and time is None and place is None and is_generic(head, self._markers.saying)
        return Frame(
            trigger=self._parsed.locate(hit.tokens[0], hit.tokens[-1]),
            lemma=" ".join(token.lemma_.lower() for token in hit.tokens),
            names=hit.names,
            agent=self._phrase(agent) if agent is not None and agent != patient else None,
            patient=self._phrase(patient),
            number=number,
            place=place,
            time=time,
            means=self._means(head),
            cause=self._causes.find(head),
            clause=clause,
            negated=hit.denied or negation is not None,
            modality=self._read_modality(hit, chain),
            definite=nominal and is_definite(head),
            background=generic
            or is_background(chain, self._marks)
            or self._is_of_older(head)
            or self._is_only_again(head)
            or self._is_of_former(head)
            or past,
            negation=self._parsed.locate(negation) if negation is not None else None,
            as_cause=self._causes.names_cause(hit, head),
            learnt=hit.learnt,
        )

    def _find_clause(self, head: Token) -> tuple[Token, Token]:
        """The clause that tells of it, or only the phrase where the clause reacts to it."""
        if is_reacted_to(head, self._markers):
            return head.left_edge, head.right_edge
        return find_clause(head)

    def _find_negation(self, hit: Hit, head: Token) -> Token | None:
        """The word that takes it back, which stands in the trigger itself only for who was not there. What is
        learnt of a term says that by itself."""
        if hit.learnt and hit.names[0].startswith("term:"):
            return None
        of_doer = hit.names == _OF_DOER
        counting = _is_counting(hit) and not of_doer
        negation = find_negation(
            head, self._marks, self._markers, self._figure_spans, self._parsed.offset, counting
        )
        if negation is not None and (negation not in hit.tokens or negation in hit.skipped):
            return negation
        if negation is not None and hit.names[0].startswith(_TERM):
            return find_falsity(head, self._marks)  # "it is untrue that there is *no water*"
        return self._find_clearing(hit) if of_doer else None

    def _find_clearing(self, hit: Hit) -> Token | None:
        """The "not" in the words themselves that says who did not do it: "was *not* there". What was left
        undone is a wrong: "did *not* open the doors"."""
        if hit.tokens[0].lemma_ == _DO:
            return None
        return next((token for token in hit.tokens if token.lower_ in self._markers.negations), None)

    def _read_modality(self, hit: Hit, chain: Sequence[Token]) -> Modality:
        """The modality of the clause; "calls for help" that were ignored are no demand."""
        if _is_carrying_dead(chain, self._markers):
            return Modality.ACTUAL
        marks = self._marks_over(hit)
        if hit.names == _OF_DOER:
            own = {token.i for token in hit.tokens}
            outer = tuple(mark for mark in marks.modality if not own.issuperset(t.i for t in mark.tokens))
            marks = replace(marks, modality=outer)
        return read_modality(chain, marks, self._markers)

    def _marks_over(self, hit: Hit) -> Marks:
        """The markers of the sentence, but those that are part of words of access: who tells that "*requests*
        to visit were turned down" asks for nothing."""
        if not all(name.startswith(_ACCESS) for name in hit.names):
            return self._marks
        inside = {token.i for token in hit.tokens}
        over = tuple(
            mark
            for mark in self._marks.modality
            if mark.modality not in _ASKED or inside.isdisjoint(token.i for token in mark.tokens)
        )
        return replace(self._marks, modality=over)

    def _find_parties(self, hit: Hit, head: Token, nominal: bool) -> tuple[Token | None, Token | None]:
        """Who does it, and to whom it is done."""
        counting = _is_counting(hit)
        patient = self._unless_time(
            find_patient(head, nominal, counting and not hit.counts_agent, self._roles)
        )
        if (
            patient is not None
            and not nominal
            and _HARMED.intersection(hit.names)
            and self._settings.is_place(patient)
        ):
            patient = find_subject(head, self._roles)  # "20 have drowned off *Tunisia*"
        agent = self._find_agent(hit, head, nominal)
        if agent is not None and agent.dep_ == "poss" and all(name in _HARMED for name in hit.names):
            agent, patient = None, patient or agent  # "two days before *his* death"
        if hit.contiguous:
            return agent, patient
        if all(name.startswith("attribute:") for name in hit.names) and not is_passive(head, self._roles):
            agent = None  # "a man lost his life": no deed
        return agent, _suffering(hit, head, patient, self._roles) if counting else patient

    def _find_agent(self, hit: Hit, head: Token, nominal: bool) -> Token | None:
        agent = find_agent(head, nominal, self._roles, self._markers.doing, self._markers.helping)
        if agent is None and nominal and _FIRE.intersection(hit.names):
            agent = self._side(head)
        if agent is None and nominal and all(name.startswith(_TERM) for name in hit.names):
            agent = find_user(head, self._roles, self._markers.doing)
        return None if self._is_only_perceived(head) else self._unless_time(agent)

    def _side(self, noun: Token) -> Token | None:
        """The people from whose side shots came; a place is none."""
        side = find_side(noun, self._roles)
        if side is None or self._settings.is_place(side):
            return None
        return side if side.tag_ in ("NNS", "NNP", "NNPS") or side.lemma_ in self._markers.crowds else None

    def _is_of_older(self, head: Token) -> bool:
        """Whether the deed, or the one whose clause it adds to, is another one that only tells how long after
        it something came: "three weeks after *a fire* in which 11 died"."""
        token = head
        for _ in range(6):
            above = token.head
            if (
                token.dep_ == "pobj"
                and above.lower_ in self._markers.words.following
                and token.pos_ in _NOUNS
            ):
                told = any(child.lemma_ in self._markers.lengths for child in above.lefts)
                return told and not is_definite(token) and not any(c.dep_ == "poss" for c in token.lefts)
            if above == token or token.dep_ not in ("relcl", "acl", "pobj", "prep", "nsubj", "pcomp"):
                return False
            token = above
        return False

    def _is_part_of_older(self, verb: Token) -> bool:
        """Whether the clause says how something older came about: "six died years ago *when it sank*"."""
        timed = verb.dep_ == "advcl" and any(
            child.lower_ in self._markers.words.meanwhile for child in verb.lefts
        )
        return timed and is_background(find_governors(verb.head), self._marks)

    def _is_only_again(self, head: Token) -> bool:
        """Whether the deed is told of other times: "not the first *time* that guards had shot at them"."""
        noun = head.head
        return (
            head.dep_ in ("relcl", "acl")
            and noun.lemma_ in self._markers.certainties
            and any(noun in mark.tokens for mark in self._marks.background)
        )

    def _is_of_former(self, head: Token) -> bool:
        """Whether the clause tells of something else that came before: "after an *earlier incident*, in which
        three were hurt"."""
        verb = verb_of(head)
        return verb.dep_ == "relcl" and any(
            verb.head in mark.tokens and mark.tokens[0].dep_ == "amod" and mark.tokens[0].head == verb.head
            for mark in self._marks.background
        )

    def _unless_time(self, token: Token | None) -> Token | None:
        """None for a time that stands where a party could: "a shooting on Saturday", "caught by midday"."""
        if token is None or self._settings.is_time(token):
            return None
        return None if token.lower_ in self._hours else token

    def _is_only_perceived(self, head: Token) -> bool:
        """Whether somebody only heard or saw it done: "we heard shooting"."""
        if head.pos_ in VERBAL and head.lemma_ in self._markers.words.perceiving:
            return True  # "*heard* gunshots"
        above = head.head
        heard = above.pos_ in VERBAL and above.lemma_ in self._markers.words.perceiving
        return heard and head.tag_ == "VBG" and head.dep_ != "relcl" and not _has_own_subject(head)

    def _phrase(self, token: Token | None) -> Span | None:
        if token is None:
            return None
        first, last = phrase_edges(token, self._roles)
        inside = first.i > first.sent.start and first.nbor(-1).pos_ == "ADP"
        while inside and first.i < token.i and self._settings.is_part_of_time(first):
            first = first.nbor()  # "on *May 9* deputies": a parser takes the day for a part of their name
        return self._parsed.locate(first, last)

    def _means(self, head: Token) -> Span | None:
        words = self._markers.words.means
        for token in dict.fromkeys((head, verb_of(head))):
            for child in token.rights:
                if child.lower_ in words:
                    held = [below for below in child.rights if below.dep_ in ("pobj", "dobj")]
                    if held:
                        return self._phrase(held[0])
        return None


def _is_witness(hit: Hit) -> bool:
    """Whether it only names what a claim rests on, which a figure behind it does not count: "*survivors*
    speak of 40"."""
    return all(name.startswith(_EVIDENCE) for name in hit.names)


def _is_counting(hit: Hit) -> bool:
    return any(name.startswith("attribute:") for name in hit.names)


def _suffering(hit: Hit, head: Token, patient: Token | None, words: RoleWords) -> Token | None:
    """Whom a phrase of several words is told of, where its own noun is no patient: "*a man* lost his life",
    "*she* is in critical condition", "found *a man* with wounds"."""
    inside = {token.i for token in hit.tokens}
    if patient is not None and patient.i not in inside:
        return patient
    verb = verb_of(head)
    if verb.pos_ not in VERBAL:
        return patient
    held = find_object(verb, words)
    # "forced *27 men* across the river", "towed *a boat with 27 men* away": the subject does it
    deed = hit.number is not None and any(name.startswith("type:") for name in hit.names)
    if held is not None and (held.i not in inside or deed):
        return held
    return find_subject(verb, words)


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i for child in verb.lefts)


@once
def _open(codebook: Codebook) -> tuple[TriggerIndex, MarkerIndex]:
    """The codebook's triggers and markers, compiled once; they hold nothing of any sentence."""
    language = codebook.language
    dates, groups = language.dates, (*language.references.bodies, *language.references.groups)
    saying = {cue.lemma for cue in language.cues.cues}
    lengths = [form for form, unit in dates.units.items() if unit not in _SAME_DAY]
    markers = MarkerIndex(language.markers, dates.day_parts, lengths, groups, saying)
    return TriggerIndex(codebook), markers


def _is_carrying_dead(chain: Sequence[Token], index: MarkerIndex) -> bool:
    """Whether it is told what will be done with the dead: "*six coffins* will leave on Friday"."""
    return chain[0].lemma_ in index.the_dead and verb_of(chain[0]).lemma_ in index.carrying
