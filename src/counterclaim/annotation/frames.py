"""Frames: triggers with the spans that fill their roles. Dependency labels end here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import (
    VERBAL,
    Mark,
    MarkerIndex,
    Marks,
    find_clause,
    find_governors,
    find_negation,
    has_subject,
    is_background,
    phrasal,
    read_modality,
    verb_of,
)
from counterclaim.annotation.counting import FigureTokens, find_numbers
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.roles import (
    find_agent,
    find_patient,
    find_subject,
    is_generic,
    is_passive,
    phrase_edges,
)
from counterclaim.annotation.triggers import Hit, TriggerIndex, find_head
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Frame, Mention, MentionKind, Place, Span
from counterclaim.model.places import rank_precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMED = frozenset(("attribute:killed", "attribute:injured", "attribute:casualties"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_CLIMBED = frozenset(("conj", "advcl", "xcomp", "pcomp", "acl"))
_WITHIN = frozenset(("in", "during", "amid", "at", "by", "with", "under"))
_IN = frozenset(("in", "from", "of", "by"))  # "died in a stampede"
_WITH = frozenset(("with",))
_AFTER = frozenset(("after", "following"))
_POINTING = frozenset(("it", "this", "that"))
_WHERE = (MentionKind.SITE, MentionKind.PLACE)


def find_frames(parsed: ParsedSentence, mentions: Sequence[Mention], codebook: Codebook) -> tuple[Frame, ...]:
    """The frames of one sentence in order of their triggers; a trigger that counts two figures has two."""
    triggers, markers = _open(codebook)
    hits = triggers.find(parsed, mentions)
    if not hits:
        return ()
    return tuple(_Reader(parsed, mentions, hits, markers).read())


class _Reader:
    """One sentence with its hits, markers and mentions, while its frames are read."""

    def __init__(
        self, parsed: ParsedSentence, mentions: Sequence[Mention], hits: Sequence[Hit], markers: MarkerIndex
    ) -> None:
        self._parsed = parsed
        self._hits = [(hit, find_head(hit.tokens)) for hit in hits]
        self._markers = markers
        self._marks: Marks = markers.find(parsed)
        self._figures = FigureTokens(parsed, mentions)
        self._figure_spans = [figure.span for figure in self._figures.figures]
        self._places = [(item, self._anchor(item.span)) for item in mentions if item.kind in _WHERE]
        self._times = [
            (item, self._anchor(item.span)) for item in mentions if item.kind is MentionKind.PERIOD
        ]
        self._causes = [found for mark in self._marks.caused if (found := _cause_of(mark)) is not None]

    def read(self) -> Iterator[Frame]:
        for hit, head in self._hits:
            numbers = find_numbers(hit, self._figures)
            if not numbers:
                yield self._frame(hit, head, None)
            for number in numbers:
                yield self._frame(hit, head, number)

    def _frame(self, hit: Hit, head: Token, number: Span | None) -> Frame:
        nominal = head.pos_ in _NOUNS or (hit.nominal and head.pos_ not in VERBAL)
        counting = any(name.startswith("attribute:") for name in hit.names)
        chain = find_governors(head)
        negation = find_negation(
            head, self._marks, self._markers, self._figure_spans, self._parsed.offset, counting
        )
        if negation is not None and negation in hit.tokens:
            negation = None
        intransitive = counting and not hit.counts_agent
        patient = find_patient(head, nominal, intransitive)
        agent = find_agent(head, nominal, self._markers.doing)
        time = self._nearest(head, self._times)
        place = self._nearest(head, self._places)
        cause = self._cause(head)
        agent, patient = self._unless_time(agent), self._unless_time(patient)
        phrase = not hit.contiguous and all(name.startswith("attribute:") for name in hit.names)
        if phrase and not is_passive(head):
            agent = None  # "a man lost his life": no deed
        if counting and not hit.contiguous:
            patient = _suffering(hit, head, patient)
        generic = is_generic(head) and time is None and place is None
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
            cause=cause,
            clause=self._parsed.locate(*find_clause(head)),
            negated=negation is not None,
            modality=read_modality(chain, self._marks, self._markers.attempts),
            definite=nominal and _is_definite(head),
            background=generic or is_background(chain, self._marks),
            negation=self._parsed.locate(negation) if negation is not None else None,
            as_cause=self._stands_as_cause(hit, head),
        )

    def _unless_time(self, token: Token | None) -> Token | None:
        """None for a time that stands where a party could: "a shooting on Saturday"."""
        if token is None or any(anchor == token for _, anchor in self._times):
            return None
        return token

    def _phrase(self, token: Token | None) -> Span | None:
        return self._parsed.locate(*phrase_edges(token)) if token is not None else None

    def _anchor(self, span: Span) -> Token | None:
        """The word of a mention that hangs highest."""
        tokens = self._parsed.parsed_in(span)
        return find_head(tokens) if tokens else None

    def _nearest(self, head: Token, items: Sequence[tuple[Mention, Token | None]]) -> Span | None:
        """The mention under the trigger, or in its clause, or in a clause that it only adds to."""
        if not items:
            return None
        below = [item for item, anchor in items if anchor is not None and _is_under(anchor, head)]
        if below:
            return min(below, key=lambda item: _distance(item, self._at(head))).span
        if not self._shares_setting(head):
            return None
        verb = verb_of(head)
        for _ in range(4):
            beside = [item for item, anchor in items if anchor is not None and verb_of(anchor) == verb]
            if beside:
                return min(beside, key=lambda item: _distance(item, self._at(head))).span
            added = verb.dep_ in _CLIMBED and not any(child.dep_ == "mark" for child in verb.lefts)
            if not added or verb.head == verb:
                return None
            verb = verb_of(verb.head)
        return None

    def _shares_setting(self, head: Token) -> bool:
        """Whether the clause's time and place are the trigger's: not those of a denial of it."""
        while head.dep_ == "conj" and head.head != head:
            head = head.head
        if head.pos_ in VERBAL or head.dep_ not in ("dobj", "pobj", "attr", "appos", "poss"):
            return True
        above = head.head
        if head.dep_ == "pobj":
            return above.lower_ in _WITHIN
        if head.dep_ == "attr":
            return True
        doing = above.lemma_ in self._markers.doing or phrasal(above) in self._markers.doing
        return doing or any(above == other for _, other in self._hits)

    def _at(self, token: Token) -> int:
        return self._parsed.offset + token.idx

    def _means(self, head: Token) -> Span | None:
        words = self._markers.words.means
        for token in dict.fromkeys((head, verb_of(head))):
            for child in token.rights:
                if child.lower_ in words:
                    held = [below for below in child.rights if below.dep_ in ("pobj", "dobj")]
                    if held:
                        return self._phrase(held[0])
        return None

    def _cause(self, head: Token) -> Span | None:
        verb = verb_of(head)
        for place, span_head in self._causes:
            owner = verb_of(place)
            if owner == verb or _refers_back(owner, verb):
                return self._parsed.locate_subtree(span_head)
        return None

    def _stands_as_cause(self, hit: Hit, head: Token) -> bool:
        """Whether the trigger names what brought something about, by its place or by itself."""
        if not any(name.startswith("term:") for name in hit.names):
            return False
        if _HARMED.intersection(hit.names):
            return True
        if any(head == cause or _is_under(head, cause) for _, cause in self._causes):
            return True
        above = head.head
        if head.dep_ == "attr":
            return any(child.dep_ == "expl" for child in above.children) or self._is_said_of_deed(above)
        if head.dep_ == "pobj" and above.lower_ in _IN:
            under = above.head
            hit_by = above.dep_ == "agent" and is_passive(under)  # "was hit by an air strike"
            return hit_by or self._harms(under) or self._brings_about(under)
        if head.dep_ == "pobj" and above.lower_ in _WITH and above.head.lemma_ in self._markers.words.opening:
            return True
        if head.dep_ == "pobj" and above.lower_ in _AFTER:
            return self._harms(above.head)
        if head.dep_ == "nsubj":
            return self._harms(above) or self._brings_about(above) or self._takes_place(head, above)
        if head.dep_ == "dobj" and above.lemma_ in self._markers.words.bearing:
            return True  # "all had bullet wounds"
        return head.pos_ in VERBAL and (self._is_done(hit, head) or self._is_followed_by_harm(head))

    def _is_done(self, hit: Hit, verb: Token) -> bool:
        """Whether the verb counts who it struck, is told of whom it struck ("was shot"), or is a phrase
        that says by itself what happened ("ammunition blew up")."""
        return bool(self._figure_of(hit)) or is_passive(verb) or not hit.contiguous

    def _is_followed_by_harm(self, verb: Token) -> bool:
        """Whether the clause goes on with who came to harm: "opened fire, killing five"."""
        return any(
            head.dep_ in ("advcl", "conj") and head.head == verb and _HARMED.intersection(hit.names)
            for hit, head in self._hits
        )

    def _is_said_of_deed(self, verb: Token) -> bool:
        """Whether the clause says what a deed told of was: "the fire was an accident", "it was a quarrel"."""
        subject = find_subject(verb)
        if subject is None:
            return False
        if subject.lower_ in _POINTING:
            return True
        return any(head == subject and _names_type(hit) for hit, head in self._hits)

    def _takes_place(self, noun: Token, verb: Token) -> bool:
        """Whether the noun is told as a thing that happened: "a quarrel broke out"."""
        starting = verb.lemma_ in self._markers.doing or phrasal(verb) in self._markers.doing
        return starting and not _is_definite(noun)

    def _figure_of(self, hit: Hit) -> list[Span]:
        return find_numbers(hit, self._figures)

    def _brings_about(self, verb: Token) -> bool:
        causing = self._markers.words.causing
        return verb.lemma_ in causing or phrasal(verb) in causing

    def _harms(self, token: Token) -> bool:
        return any(head == token and _HARMED.intersection(hit.names) for hit, head in self._hits)


def _names_type(hit: Hit) -> bool:
    return any(name.startswith("type:") for name in hit.names)


def _suffering(hit: Hit, head: Token, patient: Token | None) -> Token | None:
    """Whom a phrase of several words is told of, where its own noun is no patient: "*a man* lost his life",
    "*she* is in critical condition", "found *a man* with wounds"."""
    inside = {token.i for token in hit.tokens}
    if patient is not None and patient.i not in inside:
        return patient
    verb = verb_of(head)
    if verb.pos_ not in VERBAL:
        return patient
    held = next((child for child in verb.rights if child.dep_ == "dobj" and child.i not in inside), None)
    return held or find_subject(verb)


def _cause_of(mark: Mark) -> tuple[Token, Token] | None:
    """Where the marker hangs, and the head of the cause it opens."""
    last = mark.tokens[-1]
    for token in reversed(mark.tokens):
        for child in token.rights:
            if child.dep_ in ("pobj", "pcomp", "dobj") and child.i > last.i:
                return mark.tokens[0], child
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    return (mark.tokens[0], following) if following is not None and following.i < last.sent.end else None


def _refers_back(owner: Token, verb: Token) -> bool:
    """Whether the clause of `owner` speaks of the one before: "but that was because of …"."""
    if owner.dep_ not in ("conj", "ccomp", "parataxis", "ROOT"):
        return False
    subject = find_subject(owner)
    pointing = subject is not None and subject.lower_ in ("that", "this", "it", "which")
    return pointing and (owner.head == verb or verb.head == owner) and verb.i < owner.i


def _is_under(token: Token, above: Token) -> bool:
    for _ in range(8):
        if token == above:
            return True
        if token.head == token:
            return False
        apart = token.dep_ in ("relcl", "ccomp", "advcl", "conj") and has_subject(token)
        if token.pos_ in VERBAL and apart and not (token.dep_ == "relcl" and token.head == above):
            return False
        token = token.head
    return token == above


def _distance(item: Mention, place: int) -> tuple[int, int]:
    """Sites before places, precise places before wide ones, near ones before far ones."""
    rank = rank_precision(item.value) if isinstance(item.value, Place) else -1
    return rank, abs(item.span.start - place)


def _is_definite(noun: Token) -> bool:
    for child in noun.lefts:
        if child.dep_ == "det":
            features = child.morph.to_dict()
            return features.get("Definite") == "Def" or features.get("PronType") == "Dem"
    return False


_OPENED: dict[int, tuple[Codebook, TriggerIndex, MarkerIndex]] = {}


def _open(codebook: Codebook) -> tuple[TriggerIndex, MarkerIndex]:
    """The codebook's triggers and markers, compiled once; they hold nothing of any sentence."""
    known = _OPENED.get(id(codebook))
    if known is None or known[0] is not codebook:
        if len(_OPENED) > 8:
            _OPENED.clear()
        known = (codebook, TriggerIndex(codebook), MarkerIndex(codebook.language.markers))
        _OPENED[id(codebook)] = known
    return known[1], known[2]
