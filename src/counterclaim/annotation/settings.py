"""Which time and place of a sentence are those of a trigger. Dependency labels end here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import VERBAL, MarkerIndex, find_likened, phrasal, verb_of
from counterclaim.annotation.negation import find_contrast
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.reactions import is_of_reaction, is_reacted_to
from counterclaim.annotation.tree_words import is_under
from counterclaim.annotation.triggers import find_head
from counterclaim.model import Mention, MentionKind, Period, Place, Span
from counterclaim.model.periods import find_precision, parse_expression
from counterclaim.model.places import rank_precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset(("NOUN", "PROPN"))
_CLIMBED = frozenset(("conj", "advcl", "xcomp", "pcomp", "acl"))
_LONG = frozenset(("month", "season", "quarter", "half", "year", "decade"))
_SOME = frozenset(("PRON", "NUM"))
_WITHIN = frozenset(("in", "during", "amid", "at", "by", "with", "under"))
_WHERE = (MentionKind.SITE, MentionKind.PLACE)
_WHEN = MentionKind.PERIOD
_SOURCE = re.compile(r"[(\[](?!\d)[^()\[\],]*[^\W\d_]{2}[^()\[\],]*,\s(?:\w+\s){0,2}$")
_PHRASE = frozenset(("ADP", "DET", "ADJ", "NUM", "PROPN", "ADV", "SPACE"))


class TimesAndPlaces:
    """The times and places of one sentence, each with the word that hangs highest; `heads` are those of its
    triggers."""

    def __init__(
        self,
        parsed: ParsedSentence,
        mentions: Sequence[Mention],
        heads: Sequence[Token],
        markers: MarkerIndex,
    ) -> None:
        self._parsed = parsed
        self._heads = heads
        self._markers = markers
        settings = [(item, self._anchor(item.span)) for item in mentions if item.kind in (*_WHERE, _WHEN)]
        settings = [one for one in settings if not self._is_set_aside(one[1], one[0].span)]
        self._places = [one for one in settings if one[0].kind in _WHERE and not _is_of_some(one[1])]
        self._times = [
            one
            for one in settings
            if one[0].kind is _WHEN and not (self._is_of_saying(one[0]) or self._is_of_source(one[0]))
        ]

    def find_time(self, head: Token) -> Span | None:
        return self._nearest(head, self._times)

    def find_place(self, head: Token) -> Span | None:
        return self._nearest(head, self._places)

    def is_time(self, token: Token) -> bool:
        return any(anchor == token for _, anchor in self._times)

    def is_part_of_time(self, token: Token) -> bool:
        span = self._parsed.locate(token)
        return any(mention.span.contains(span) for mention, _ in self._times)

    def is_place(self, token: Token) -> bool:
        return any(anchor == token for _, anchor in self._places)

    def is_long_past(self, head: Token) -> bool:
        """Whether the clause tells of a time that something else is dated by: "since *2015*, when 800
        drowned"."""
        dated = self._dated_by(verb_of(head))
        return dated is not None and _is_open(dated) and _is_long(dated)

    def _anchor(self, span: Span) -> Token | None:
        """The word of a mention that hangs highest."""
        tokens = self._parsed.parsed_in(span)
        return find_head(tokens, self._markers.words.roles) if tokens else None

    def _is_set_aside(self, anchor: Token | None, span: Span) -> bool:
        """Whether it is where or when it was not: "*not* on Saturday", "*rather than* on Saturday"."""
        if anchor is None:
            return False
        if find_contrast(anchor, self._markers.negations) is not None:
            return True
        start = self._parsed.span.start
        found = self._markers.setting_aside.search(self._parsed.text[start : span.start])
        if found is None:
            return False
        led = self._parsed.parsed_in(Span(start + found.end(), span.start))
        return all(word.pos_ in _PHRASE for word in led)

    def _is_of_saying(self, item: Mention) -> bool:
        """Whether a verb of saying stands right before a time, whatever the tree makes of it: "was shot when
        he ran, the governor *said on Friday*"."""
        start = self._parsed.span.start
        before = self._parsed.parsed_in(Span(start, max(item.span.start, start)))
        if before and before[-1].pos_ == "ADP":
            before = before[:-1]
        if not before or before[-1].pos_ not in VERBAL or before[-1].lemma_ not in self._markers.saying:
            return False
        return before[-1] not in self._heads and _has_subject_before(before[-1])

    def _is_of_source(self, item: Mention) -> bool:
        """Whether a day stands behind a name in brackets: "11 dead (Ministry of Health, *13 May*)"."""
        text, start = self._parsed.text, self._parsed.span.start
        opened = _SOURCE.search(text[start : item.span.start])
        closes = text[item.span.end : item.span.end + 1] in (")", "]")
        return opened is not None and closes

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
            adding, verb = verb, verb_of(verb.head)
            if adding.dep_ == "advcl" and verb.lemma_ in self._markers.saying:
                break  # "said *on Monday*, raising its count of the dead"
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
            at for other in self._heads if other.pos_ in _NOUNS and (at := self._at(other)) > self._at(head)
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
        return doing or above in self._heads

    def _at(self, token: Token) -> int:
        return self._parsed.offset + token.idx


def _is_of_some(place: Token | None) -> bool:
    """Whether it only says where some of the people are from: "nearly all of *them from* Mali"."""
    return place is not None and place.head.pos_ == "ADP" and place.head.head.pos_ in _SOME


def _has_subject_before(verb: Token) -> bool:
    """Whether a noun that can speak stands right before a verb or its auxiliary, or a comma behind it: "the
    lawyer, Ana Reyes, *said*"."""
    word = verb
    while word.i > word.sent.start and word.nbor(-1).pos_ in ("AUX", "ADV"):
        word = word.nbor(-1)
    if word.i > word.sent.start + 1 and word.nbor(-1).text == ",":
        word = word.nbor(-1)
    return word.i > word.sent.start and word.nbor(-1).pos_ in (*_NOUNS, "PRON")


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
