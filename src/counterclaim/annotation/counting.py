"""Which figure a trigger counts: "six were killed", "the death of 12", "the toll rose to 53"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import SUBJECTS, VERBAL, verb_of
from counterclaim.annotation.figure_traps import SHARED
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.roles import find_object, find_patient, find_subject, is_passive
from counterclaim.annotation.tree_words import is_behind_quote
from counterclaim.annotation.triggers import Hit, find_head
from counterclaim.codebook.schema.roles import RoleWords
from counterclaim.model import Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_COLONS = frozenset(":=–—")
_LISTED = 4  # words between a listed trigger and its colon


class FigureTokens:
    """The figures of one sentence, found by the tokens they are made of or count."""

    def __init__(self, parsed: ParsedSentence, mentions: Sequence[Mention], words: RoleWords) -> None:
        self.words = words
        self.figures = [mention for mention in mentions if mention.kind is MentionKind.FIGURE]
        self._by_token: dict[int, Mention] = {}
        self._last: dict[int, Mention] = {}
        self._offset = parsed.offset
        self._doc = parsed.sent
        if not self.figures:
            return
        for token in parsed.sent:
            place = parsed.offset + token.idx
            for figure in self.figures:
                head = figure.head
                counted = head is not None and head.start <= place < head.end
                if counted or figure.span.start <= place < figure.span.end:
                    self._by_token[token.i] = figure
                    self._last[token.i] = figure

    def __bool__(self) -> bool:
        return bool(self.figures)

    def at(self, token: Token) -> Mention | None:
        return self._by_token.get(token.i)

    def led(self, number: Span, hit: Hit) -> Span:
        """The figure itself, or the part of it that leads it: "*six* of the 200 were injured". A part that is
        a word of the trigger leads nothing: "none of *the 40* survived"."""
        start = hit.tokens[0].idx + self._offset
        parts = (
            figure.span
            for figure in self.figures
            if figure.part_of == number and figure.span < number and figure.span.end <= start
        )
        return next(parts, number)

    def of_phrase(self, token: Token | None, depth: int = 2) -> list[Mention]:
        """The figures that count the phrase under `token`, its added parts too ("six men and a boy")."""
        if token is None:
            return []
        found = self._count(token, depth)
        for added in _find_added(token):
            # "the deaths of ten and *the treatment of 15*" adds another act
            found.extend(figure for figure in self._count(added, 0) if figure not in found)
        return found

    def listed_with(self, number: Span, climb: bool = False) -> list[Span]:
        """The figure that a pattern names, with those of people whom "and" adds to it, or (`climb`) it to
        them: "the bodies of *two* men and *a* boy", "*240* men and *12* women were inside"."""
        nouns = [
            (token, figure)
            for token in self._doc
            if (figure := self.counting(token)) is not None and figure.span == number
        ]
        if not nouns or nouns[-1][0].pos_ != "NOUN":
            return [number]
        first = nouns[-1][0]
        while (
            climb
            and first.dep_ == "conj"
            and first.head.pos_ == "NOUN"
            and self.counting(first.head) is not None
        ):
            first = first.head
        listed = self.of_phrase(first, 0)
        return sorted({number, *(f.span for f in listed if f.head and (climb or f.span > number))})

    def _count(self, token: Token, depth: int) -> list[Mention]:
        own = self.at(token)
        if own is not None:
            return [own]
        for child in token.lefts:
            if child.dep_ in ("nummod", "quantmod", "amod", "det", "predet", "advmod"):
                own = self.at(child)
                if own is not None:
                    return [own]
        if depth:
            for child in token.rights:
                if child.dep_ == "prep" and child.lower_ in self.words.holding:
                    for below in child.rights:
                        found = self._count(below, depth - 1) if below.dep_ == "pobj" else []
                        if found:
                            return [figure for figure in found if SHARED not in figure.note.split()]
        return []

    def counting(self, token: Token) -> Mention | None:
        """The figure that counts the token itself: "at least 24 *wounded*"."""
        figure = self._by_token.get(token.i)
        place = self._offset + token.idx
        counted = figure is not None and figure.head is not None and figure.head.start <= place
        return figure if counted else None

    def behind(self, hit: Hit) -> Mention | None:
        """The figure that a list sets behind the trigger: "Killed: 5", "Held on Tuesday: 731"."""
        first, last = hit.tokens[0], hit.tokens[-1]
        sentence, doc = last.sent, last.doc
        if first.i > sentence.start and not doc[first.i - 1].is_punct:
            return None
        for index in range(last.i + 1, min(last.i + 2 + _LISTED, sentence.end - 1)):
            if doc[index].text in _COLONS:
                return self._by_token.get(index + 1)
            if doc[index].pos_ in VERBAL or doc[index].is_punct:
                return None
        return None

    def before(self, hit: Hit) -> Mention | None:
        """The figure that stands right before the trigger: "20 injured", "12 had been wounded"."""
        first = hit.tokens[0]
        index = first.i - 1
        while index >= first.sent.start and first.doc[index].lower_ in self.words.auxiliaries:
            index -= 1
        return self._last.get(index) if index >= first.sent.start else None


def _find_added(token: Token) -> Iterator[Token]:
    """The words that "and" and commas add to one: "three men, *two women* and *a child*"."""
    for child in token.rights:
        if (child.dep_ == "conj" and child.pos_ not in VERBAL) or _is_listed(child):
            yield child
            yield from _find_added(child)


def _is_listed(word: Token) -> bool:
    """Whether what the parser takes for an apposition goes on a list: "two women, *a man* and a child died".
    An apposition ends with a comma."""
    if word.dep_ != "appos" or not any(child.dep_ == "conj" for child in word.rights):
        return False
    last = word.right_edge.i + 1
    return last < word.sent.end and not word.doc[last].is_punct


def find_numbers(hit: Hit, figures: FigureTokens) -> list[Span]:
    """The figures that the trigger counts, mostly none or one."""
    if not figures:
        return []
    head = find_head(hit.tokens, figures.words)
    own = figures.counting(head)
    if hit.number is not None and own is not None and own.span == hit.number:
        told = any(token.pos_ in VERBAL and token.i > head.i for token in hit.tokens)
        return figures.listed_with(hit.number, climb=True) if told else [hit.number]
    if hit.number is not None:
        # The object of the verb itself is surer than a figure that a pattern reached over other words.
        held = find_object(head, figures.words)
        done = figures.of_phrase(held) if head.pos_ in VERBAL and not hit.counts_agent else []
        spans = [figure.span for figure in done]
        if not spans:
            struck = find_patient(head, False, True, figures.words) if head.pos_ not in _NOMINAL else None
            beside = figures.of_phrase(struck)
            spans = [figure.span for figure in beside]
            if hit.number not in spans:
                part = figures.led(hit.number, hit)
                spans = figures.listed_with(part) if part == hit.number else [part]
        return spans
    found = list(_candidates(hit, head, figures))
    return list(dict.fromkeys(figure.span for figure in found))


def _candidates(hit: Hit, head: Token, figures: FigureTokens) -> Iterator[Mention]:
    own = figures.behind(hit) or (figures.counting(head) if head.pos_ in VERBAL else None)
    if own is not None and not hit.counts_agent:
        yield own
        return
    if head.pos_ in _NOMINAL or (hit.nominal and head.pos_ not in VERBAL):
        yield from _of_noun(head, figures)
        return
    if hit.counts_agent:
        subject = find_subject(head, figures.words) if not is_passive(head, figures.words) else None
        found = figures.of_phrase(subject) or _of_main_subject(head, figures)
        if not found and subject is not None and head.dep_ == "relcl":
            # "the number of those who fled is 27", "three of those who fled"
            found = _told_of(subject, figures) or _of_group(subject, figures)
    else:
        intransitive = any(name.startswith("attribute:") for name in hit.names)
        patient = find_patient(head, False, intransitive, figures.words)
        found = figures.of_phrase(patient)
        if not found and patient is not None and head.dep_ in ("acl", "amod", "relcl"):
            noun = head.head if _lacks_pronoun(head) else patient
            found = figures.of_phrase(noun) or _told_of(noun, figures) or _of_group(noun, figures)
    near = figures.before(hit)
    if (
        near is not None
        and _is_free(near, head, figures.words)
        and all(_is_far(figure, near) for figure in found)
    ):
        found = [near]
    if not found and not hit.counts_agent:
        found = _told_of(head, figures) if head.dep_ == "pobj" else _reached(head, figures)
    if not found and not hit.contiguous and not hit.counts_agent:
        found = figures.of_phrase(find_subject(head, figures.words))
    yield from found


def _lacks_pronoun(verb: Token) -> bool:
    """Whether a clause tells of whom it stands behind without a pronoun for them: "the 90 people *they had
    arrested*"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if verb.dep_ != "relcl" or subject is None or subject.tag_ != "PRP":
        return False
    behind = (child.dep_ for child in verb.rights)
    return not any(child.tag_ in _RELATIVE for child in verb.lefts) and "dobj" not in behind


def _of_group(noun: Token, figures: FigureTokens) -> list[Mention]:
    """The figure of some of them: "*eleven* of those arrested", "*30 children* were among the arrested"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in figures.words.parting:
        return []
    part = figures.at(link.head)
    if part is not None and link.lower_ in figures.words.of and link.head.pos_ != "NUM":
        return []  # "two accounts of the deaths"
    if part is not None or link.head.lemma_ != "be":
        return [part] if part is not None else []
    told = [child for child in link.head.children if child.dep_ in (*SUBJECTS, "attr")]
    return [figure for child in told for figure in figures.of_phrase(child)]


def _of_main_subject(verb: Token, figures: FigureTokens) -> list[Mention]:
    """The figure of the sentence's subject, for an act that hangs on it loosely ("dozens were seen on a
    film squeezing through the fence")."""
    for _ in range(5):
        if verb.dep_ not in ("acl", "advcl", "xcomp", "pcomp", "conj"):
            return []
        verb = verb_of(verb.head)
        found = figures.of_phrase(find_subject(verb, figures.words)) if verb.pos_ in VERBAL else []
        if found:
            return found
    return []


def _is_far(figure: Mention, near: Mention) -> bool:
    """Whether a bare figure stands nearer to the trigger than one that the tree gives it."""
    loose = near.head is None and near.part_of is None and figure.part_of != near.span
    return loose and figure.span.end <= near.span.start


def _is_free(figure: Mention, head: Token, words: RoleWords) -> bool:
    """A figure without a noun of its own, or the subject of a passive: not the doer of an active verb."""
    if SHARED in figure.note.split():
        return False
    return figure.head is None or head.tag_ in ("VBN", "JJ") or is_passive(head, words)


def _of_noun(noun: Token, figures: FigureTokens) -> Iterator[Mention]:
    own = figures.of_phrase(noun) or _of_adjective(noun, figures)
    if own:
        yield from own
        return
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in figures.words.numbering:
            for below in child.rights:
                if below.dep_ == "pobj":
                    found = figures.of_phrase(below)
                    if found:
                        yield from found
                        return
        elif child.dep_ in ("appos", "nummod"):
            near = figures.at(child)
            if near is not None:
                yield near
                return
    yield from _told_of(noun, figures) or _of_group(noun, figures)


def _of_adjective(word: Token, figures: FigureTokens) -> list[Mention]:
    """The figure of whom an adjective is told: "shot three of them dead", "three men were dead"."""
    if word.pos_ != "ADJ":
        return []
    own = next((child for child in word.lefts if child.dep_ in SUBJECTS), None)
    if own is None and word.dep_ in ("acomp", "oprd", "advcl"):
        held = next((child for child in word.head.rights if child.dep_ == "dobj"), None)
        own = held or (find_subject(word.head, figures.words) if word.dep_ != "advcl" else None)
    return figures.of_phrase(own)


def _told_of(noun: Token, figures: FigureTokens) -> list[Mention]:
    """The figure that is told of a noun: "the number of wounded rose to 53"."""
    counted = noun
    while (
        counted.dep_ in ("pobj", "prep", "compound", "conj")
        and not (counted.dep_ == "prep" and counted.lower_ not in figures.words.climbing)
        and counted.head != counted
        and counted.head.pos_ not in VERBAL
    ):
        counted = counted.head
    verb = counted.head
    told = verb.pos_ in VERBAL and counted.dep_ in ("nsubj", "nsubjpass", "dobj")
    return _reached(verb, figures) if told else []


def _reached(verb: Token, figures: FigureTokens) -> list[Mention]:
    """Figures that the verb leads to: "put the number at 31", "was 12"; of "rose from 44 to 53" both."""
    before_old, before_new = figures.words.rising
    for child in verb.rights:
        if is_behind_quote(child, verb):
            break
        if child.dep_ in ("attr", "oprd", "npadvmod", "dobj") and figures.at(child) is not None:
            return figures.of_phrase(child, 0)
        if child.dep_ == "prep" and child.lower_ == before_old:
            both = _read_as_one(child, figures)
            if both:
                return both
            old, new = _led_to(child, figures), []
            for later in (*child.rights, *verb.rights):
                if later.dep_ == "prep" and later.lower_ == before_new:
                    new = _led_to(later, figures)
            if new:
                return [*old, *new]
        if child.dep_ == "prep" and child.lower_ in figures.words.reached:
            found = _led_to(child, figures)
            if found:
                return found
    return []


def _read_as_one(preposition: Token, figures: FigureTokens) -> list[Mention]:
    """The figures of "from 140 to 220" where the tree makes one number of them."""
    last = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    if last is None:
        return []
    _, before_new = figures.words.rising
    if not any(child.dep_ == "quantmod" and child.lower_ == before_new for child in last.lefts):
        return []
    told = [figures.at(child) for child in (*last.lefts, last)]
    found = list(dict.fromkeys(figure for figure in told if figure is not None))
    return found[-1:] if len(found) > 1 else []


def _led_to(preposition: Token, figures: FigureTokens) -> list[Mention]:
    for below in preposition.rights:
        if below.dep_ == "pobj":
            return figures.of_phrase(below, 1)
    return []
