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
    find_likened,
    is_background,
    phrasal,
    read_modality,
    verb_of,
)
from counterclaim.annotation.counting import FigureTokens, find_numbers
from counterclaim.annotation.learnt import find_learnt
from counterclaim.annotation.negation import find_contrast, find_negation
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.reactions import is_of_reaction, is_reacted_to
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
from counterclaim.annotation.tagging import WordMeanings
from counterclaim.annotation.tree_words import is_definite, is_under
from counterclaim.annotation.triggers import Hit, TriggerIndex, find_head, merge_hits
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Frame, Mention, MentionKind, Modality, Period, Place, Span
from counterclaim.model.periods import find_precision, parse_expression
from counterclaim.model.places import rank_precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMED = frozenset(("attribute:killed", "attribute:injured", "attribute:casualties"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_ACCESS = "term:access:"
_ASKED = (Modality.DEMANDED, Modality.CONSIDERED)
_OF_DOER = ("attribute:perpetrator",)  # "was not there", whose "not" is no part of a figure
_DO = "do"
_FIRE = frozenset(("type:shooting", "type:shelling", "type:armed_attack", "term:cause:gunfire"))
_CLIMBED = frozenset(("conj", "advcl", "xcomp", "pcomp", "acl"))
_TERM = "term:"
_MEANWHILE = frozenset(("when", "as", "while"))
_LONG = frozenset(("month", "season", "quarter", "half", "year", "decade"))
_WITHIN = frozenset(("in", "during", "amid", "at", "by", "with", "under"))
_IN = frozenset(("in", "from", "of", "by"))  # "died in a stampede"
_WITH = frozenset(("with",))
_SAME_DAY = frozenset(("second", "minute", "hour"))  # "an hour after" is of the same incident
_AFTER = frozenset(("after", "following"))
_POINTING = frozenset(("it", "this", "that"))
_WHERE = (MentionKind.SITE, MentionKind.PLACE)
_WHEN = MentionKind.PERIOD


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
    hits = merge_hits([*hits, *learnt]) if learnt else hits
    return tuple(_Reader(parsed, mentions, hits, markers).read()) if hits else ()


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
        settings = [(item, self._anchor(item.span)) for item in mentions if item.kind in (*_WHERE, _WHEN)]
        settings = [one for one in settings if not self._is_set_aside(one[1])]
        self._places = [one for one in settings if one[0].kind in _WHERE]
        self._times = [one for one in settings if one[0].kind is _WHEN]
        self._hours = markers.hours
        self._causes = Causes(parsed, self._hits, self._marks, markers, self._figures)

    def read(self) -> Iterator[Frame]:
        for hit, head in self._hits:
            numbers = find_numbers(hit, self._figures)
            if not numbers:
                yield self._frame(hit, head, None)
            for number in numbers:
                yield self._frame(hit, head, number)

    def _frame(self, hit: Hit, head: Token, number: Span | None) -> Frame:
        nominal = head.pos_ in _NOUNS or (hit.nominal and head.pos_ not in VERBAL)
        chain = find_governors(head)
        negation = self._find_negation(hit, head)
        agent, patient = self._find_parties(hit, head, nominal)
        time = self._nearest(head, self._times)
        place = self._nearest(head, self._places)
        dated = self._dated_by(verb_of(head))
        past = dated is not None and _is_open(dated) and _is_long(dated)
        past = past or self._is_part_of_older(verb_of(head))
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
            cause=self._causes.find(head),
            clause=self._parsed.locate(*self._find_clause(head)),
            negated=hit.denied or negation is not None,
            modality=self._read_modality(hit, chain),
            definite=nominal and is_definite(head),
            background=generic
            or is_background(chain, self._marks)
            or self._is_of_older(head)
            or self._is_only_again(head)
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
        if negation is not None and negation not in hit.tokens:
            return negation
        return self._find_clearing(hit) if of_doer else None

    def _find_clearing(self, hit: Hit) -> Token | None:
        """The "not" in the words themselves that says who did not do it: "was *not* there". What was left
        undone is a wrong: "did *not* open the doors"."""
        if hit.tokens[0].lemma_ == _DO:
            return None
        return next((token for token in hit.tokens if token.lower_ in self._markers.negations), None)

    def _read_modality(self, hit: Hit, chain: Sequence[Token]) -> Modality:
        """The modality of the clause; "calls for help" that were ignored are no demand."""
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
        patient = self._unless_time(find_patient(head, nominal, counting and not hit.counts_agent))
        if (
            patient is not None
            and not nominal
            and _HARMED.intersection(hit.names)
            and self._is_place(patient)
        ):
            patient = find_subject(head)  # "20 have drowned off *Tunisia*"
        agent = self._find_agent(hit, head, nominal)
        if agent is not None and agent.dep_ == "poss" and all(name in _HARMED for name in hit.names):
            agent, patient = None, patient or agent  # "two days before *his* death"
        if hit.contiguous:
            return agent, patient
        if all(name.startswith("attribute:") for name in hit.names) and not is_passive(head):
            agent = None  # "a man lost his life": no deed
        return agent, _suffering(hit, head, patient) if counting else patient

    def _find_agent(self, hit: Hit, head: Token, nominal: bool) -> Token | None:
        agent = find_agent(head, nominal, self._markers.doing, self._markers.helping)
        if agent is None and nominal and _FIRE.intersection(hit.names):
            agent = self._side(head)
        if agent is None and nominal and all(name.startswith(_TERM) for name in hit.names):
            agent = find_user(head, self._markers.doing)
        return None if self._is_only_perceived(head) else self._unless_time(agent)

    def _side(self, noun: Token) -> Token | None:
        """The people from whose side shots came; a place is none."""
        side = find_side(noun)
        if side is None or self._is_place(side):
            return None
        return side if side.tag_ in ("NNS", "NNP", "NNPS") or side.lemma_ in self._markers.crowds else None

    def _is_place(self, token: Token) -> bool:
        return any(anchor == token for _, anchor in self._places)

    def _is_of_older(self, head: Token) -> bool:
        """Whether the deed, or the one whose clause it adds to, is another one that only tells how long after
        it something came: "three weeks after *a fire* in which 11 died"."""
        token = head
        for _ in range(6):
            above = token.head
            if token.dep_ == "pobj" and above.lower_ in _AFTER and token.pos_ in _NOUNS:
                told = any(child.lemma_ in self._markers.lengths for child in above.lefts)
                return told and not is_definite(token) and not any(c.dep_ == "poss" for c in token.lefts)
            if above == token or token.dep_ not in ("relcl", "acl", "pobj", "prep", "nsubj", "pcomp"):
                return False
            token = above
        return False

    def _is_part_of_older(self, verb: Token) -> bool:
        """Whether the clause says how something older came about: "six died years ago *when it sank*"."""
        timed = verb.dep_ == "advcl" and any(child.lower_ in _MEANWHILE for child in verb.lefts)
        return timed and is_background(find_governors(verb.head), self._marks)

    def _is_only_again(self, head: Token) -> bool:
        """Whether the deed is told of other times: "not the first *time* that guards had shot at them"."""
        noun = head.head
        return (
            head.dep_ in ("relcl", "acl")
            and noun.lemma_ in self._markers.certainties
            and any(noun in mark.tokens for mark in self._marks.background)
        )

    def _unless_time(self, token: Token | None) -> Token | None:
        """None for a time that stands where a party could: "a shooting on Saturday", "caught by midday"."""
        if token is None or any(anchor == token for _, anchor in self._times):
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
        return self._parsed.locate(*phrase_edges(token)) if token is not None else None

    def _anchor(self, span: Span) -> Token | None:
        """The word of a mention that hangs highest."""
        tokens = self._parsed.parsed_in(span)
        return find_head(tokens) if tokens else None

    def _is_set_aside(self, anchor: Token | None) -> bool:
        """Whether it is where or when it was not: "on Friday, *not on Saturday*"."""
        return anchor is not None and find_contrast(anchor, self._markers.negations) is not None

    def _nearest(self, head: Token, items: Sequence[tuple[Mention, Token | None]]) -> Span | None:
        """The mention under the trigger, or in its clause, or in a clause that it only adds to."""
        if not items:
            return None
        below = [item for item, anchor in items if anchor is not None and is_under(anchor, head)]
        if below and self._is_of_inner(head, below, items):
            items = [one for one in items if one[0] not in below]
        elif below:
            return min(below, key=lambda item: _distance(item, self._at(head))).span
        if not self._shares_setting(head):
            return self._trailing(head, items)
        verb = verb_of(head)
        dated = self._dated_by(verb)
        if dated is not None and items is self._times:
            return dated.span
        likened = find_likened(head)
        if likened is not None:
            items = [one for one in items if one[1] is None or not is_under(one[1], likened)]
        for _ in range(4):
            beside = [item for item, anchor in items if anchor is not None and verb_of(anchor) == verb]
            if verb != verb_of(head):  # "had eaten nothing *since May* and was held down"
                beside = [item for item in beside if not _is_open(item)]
            if beside:
                return min(beside, key=lambda item: _distance(item, self._at(head))).span
            added = verb.dep_ in _CLIMBED and not any(child.dep_ == "mark" for child in verb.lefts)
            if not added or verb.head == verb or is_of_reaction(verb, self._markers):
                break
            verb = verb_of(verb.head)
        return self._of_last_added(verb_of(head), items)

    def _dated_by(self, verb: Token) -> Mention | None:
        """The time that a clause tells more of: "since *2015*, when 800 drowned"."""
        if verb.dep_ != "relcl":
            return None
        return next((item for item, _ in self._times if verb.head in self._parsed.parsed_in(item.span)), None)

    def _is_of_inner(
        self, head: Token, below: Sequence[Mention], items: Sequence[tuple[Mention, Token | None]]
    ) -> bool:
        """Whether the times under a verb are those of what it is done about: they stand behind the noun of
        another deed, and the clause that it adds to has told its own: "marched on Tuesday to protest at the
        death of a man *on Sunday*"."""
        if head.pos_ not in VERBAL or head.dep_ not in _CLIMBED or not isinstance(below[0].value, Period):
            return False
        above = verb_of(head.head)
        own = any(anchor is not None and verb_of(anchor) == above for _, anchor in items)
        inner = [
            at for _, other in self._hits if other.pos_ in _NOUNS and (at := self._at(other)) > self._at(head)
        ]
        return own and bool(inner) and all(item.span.start > min(inner) for item in below)

    def _trailing(self, head: Token, items: Sequence[tuple[Mention, Token | None]]) -> Span | None:
        """Of two times of a clause that only says something of the deed, one before its verb and one behind
        the deed, the second is the deed's: "on Tuesday deplored *the raid* in Corva *on Saturday*"."""
        verb = verb_of(head)
        times = [(item, anchor) for item, anchor in items if anchor is not None and item.kind is _WHEN]
        beside = [(item, anchor) for item, anchor in times if verb_of(anchor) == verb]
        behind = [item for item, anchor in beside if anchor.i > head.i > verb.i]
        led = any(anchor.i < head.i for _, anchor in beside)
        return behind[-1].span if behind and led else None

    def _of_last_added(self, verb: Token, items: Sequence[tuple[Mention, Token | None]]) -> Span | None:
        """The time or place that stands with the last of several verbs and is that of all: "two died and 17
        were hurt *on Tuesday*". None where one before the last has its own."""
        while True:
            added = next(
                (child for child in verb.rights if child.dep_ == "conj" and child.pos_ in VERBAL), None
            )
            if added is None or added.lemma_ in self._markers.saying:
                return None
            verb = added
            beside = [item for item, anchor in items if anchor is not None and verb_of(anchor) == verb]
            if beside:
                return beside[-1].span if _ends_with(verb, beside[-1], self._parsed) else None

    def _shares_setting(self, head: Token) -> bool:
        """Whether the clause's time and place are the trigger's: not those of a denial of it."""
        while head.dep_ == "conj" and head.head != head:
            head = head.head
        if is_reacted_to(head, self._markers):
            return False
        if head.pos_ in VERBAL or head.dep_ not in ("dobj", "pobj", "attr", "appos", "poss"):
            return True
        above = head.head
        if head.dep_ == "pobj":
            within = above.lower_ in _WITHIN
            return within and (above.head.pos_ not in _NOUNS or self._shares_setting(above.head))
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


def _is_counting(hit: Hit) -> bool:
    return any(name.startswith("attribute:") for name in hit.names)


def _suffering(hit: Hit, head: Token, patient: Token | None) -> Token | None:
    """Whom a phrase of several words is told of, where its own noun is no patient: "*a man* lost his life",
    "*she* is in critical condition", "found *a man* with wounds"."""
    inside = {token.i for token in hit.tokens}
    if patient is not None and patient.i not in inside:
        return patient
    verb = verb_of(head)
    if verb.pos_ not in VERBAL:
        return patient
    held = find_object(verb)
    return held if held is not None and held.i not in inside else find_subject(verb)


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i for child in verb.lefts)


def _is_open(item: Mention) -> bool:
    """Whether a time only begins there: "since May"."""
    parsed = parse_expression(item.value.expression) if isinstance(item.value, Period) else None
    return parsed is not None and parsed.prefix == "since"


def _is_long(item: Mention) -> bool:
    """Whether a time is a month or more: "in June 2023"."""
    return isinstance(item.value, Period) and find_precision(item.value) in _LONG


def _ends_with(verb: Token, item: Mention, parsed: ParsedSentence) -> bool:
    """Whether the mention stands behind the verb, not before it ("and *on Friday* shot two")."""
    return item.span.start >= parsed.offset + verb.idx


def _distance(item: Mention, place: int) -> tuple[int, int]:
    """Sites before places, precise places before wide ones, near ones before far ones."""
    rank = rank_precision(item.value) if isinstance(item.value, Place) else -1
    return rank, abs(item.span.start - place)


_OPENED: dict[int, tuple[Codebook, TriggerIndex, MarkerIndex]] = {}


def _open(codebook: Codebook) -> tuple[TriggerIndex, MarkerIndex]:
    """The codebook's triggers and markers, compiled once; they hold nothing of any sentence."""
    known = _OPENED.get(id(codebook))
    if known is None or known[0] is not codebook:
        if len(_OPENED) > 8:
            _OPENED.clear()
        language = codebook.language
        dates, groups = language.dates, (*language.references.bodies, *language.references.groups)
        saying = {cue.lemma for cue in language.cues.cues}
        lengths = [form for form, unit in dates.units.items() if unit not in _SAME_DAY]
        markers = MarkerIndex(language.markers, dates.day_parts, lengths, groups, saying)
        known = (codebook, TriggerIndex(codebook), markers)
        _OPENED[id(codebook)] = known
    return known[1], known[2]
