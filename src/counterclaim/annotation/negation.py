"""The word that takes an act back: the "not" of its clause, of its own phrase, or of a contrast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import (
    OBJECTS,
    SHARED,
    SUBJECTS,
    VERBAL,
    Mark,
    MarkerIndex,
    Marks,
    applies,
    find_governors,
    has_subject,
    phrasal,
)
from counterclaim.annotation.roles import is_turned_round
from counterclaim.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PHRASE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"))


def find_negation(
    head: Token, marks: Marks, index: MarkerIndex, figures: Sequence[Span], offset: int, counting: bool
) -> Token | None:
    """The word that takes the act back, if any. The "no" of "no one was killed" is the figure's, and so is
    the "not" of "50 died, not 31"."""
    own_phrase = find_contrast(head, index.negations)
    if own_phrase is not None:
        return own_phrase
    for token in _negatable(head, index):
        for word in _negators(token, index.negations):
            place = offset + word.idx
            own = counting and any(span.start <= place < span.end for span in figures)
            if not own and not any(place + len(word) + 1 == span.start for span in figures):
                return word
    owners = {token.i for token in find_governors(head)}
    for mark in marks.not_done:
        if applies(mark, owners):
            return mark.tokens[0]
    return find_falsity(head, marks)


def find_falsity(head: Token, marks: Marks) -> Token | None:
    """The first of the words that call the clause untrue: "it is *not true* that there is no water"."""
    return next((mark.tokens[0] for mark in marks.false if _is_called_false(head, mark)), None)


def find_contrast(head: Token, negations: frozenset[str]) -> Token | None:
    """The "not" right before a noun's phrase, or before the preposition that leads it: "died of thirst, *not*
    of an illness", "*not* a riot but a fire"."""
    if head.pos_ in VERBAL or not head.i:
        return None
    word = head.nbor(-1)
    while word.i > head.sent.start and word.pos_ in _PHRASE and word.lower_ not in negations:
        word = word.nbor(-1)
    if word.pos_ == "ADP" and word.lower_ not in negations and word.i > head.sent.start:
        word = word.nbor(-1)
    return word if word.dep_ == "neg" and word.lower_ in negations else None


def _negatable(head: Token, index: MarkerIndex) -> Iterator[Token]:
    """The head and the words whose negation is its own."""
    yield head
    token, doing = head, index.doing
    while token.head != token:
        role, above = token.dep_, token.head
        if token.pos_ in VERBAL:
            if role == "pcomp" or is_turned_round(token):
                above = above.head
            elif role not in (*SHARED, "acomp") and (role != "conj" or has_subject(token)):
                return  # but "had not been ill-treated", whose participle is read as an adjective
            if above.lemma_ in index.certainties and role != "pcomp":
                return  # "no doubt that he was beaten"
        elif role == "conj" or (role == "compound" and above.pos_ not in VERBAL):
            # "no beatings nor any locked doors", "any *drone* strike"
            pass
        elif role in ("attr", "dobj", "nsubj", "nsubjpass") and above.pos_ in VERBAL:
            done = above.lemma_ in doing or phrasal(above) in doing
            if role != "attr" and not done and not _is_called_cause(above, index):
                return
        else:
            return
        if above == token or (role == "conj" and _is_turned(above, token, index.turning)):
            return
        yield above
        token = above


def _is_called_cause(verb: Token, index: MarkerIndex) -> bool:
    """Whether the clause only says that its subject brought it about: "the wiring *was not the cause*"."""
    return verb.pos_ == "AUX" and any(
        child.lemma_ in (index.words.causes if child.dep_ == "attr" else index.words.causing)
        for child in verb.rights
        if child.dep_ in ("attr", "xcomp")
    )


def _is_turned(first: Token, second: Token, turning: frozenset[str]) -> bool:
    """Whether "but" parts the two: what is not the one is the other ("not beaten *but* shot")."""
    return any(word.lower_ in turning for word in first.doc[first.i + 1 : second.i])


def _negators(token: Token, negations: frozenset[str]) -> Iterator[Token]:
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in negations:  # "without a shot"
        yield token.head
    for child in token.children:
        if _only_turns(child):
            continue
        if (fronted := _find_fronted(child, token, negations)) is not None:
            yield fronted
        if child.dep_ == "neg" or (child.lower_ in negations and child.dep_ != "prep"):
            yield child
        elif child.dep_ in OBJECTS and token.pos_ in VERBAL:
            for below in child.children:
                own = below.dep_ in ("det", "neg", "preconj") and not _only_turns(below)
                if own and below.lower_ in negations:
                    yield below


def _find_fronted(phrase: Token, verb: Token, negations: frozenset[str]) -> Token | None:
    """The "no" of a phrase that opens a clause and turns it round: "at *no* time did they fire", "in *no*
    case were men beaten"; not "at no cost to the state, men were beaten"."""
    if phrase.dep_ != "prep" or phrase.i > verb.i + 1 or phrase.right_edge.i + 1 >= len(phrase.doc):
        return None
    behind = phrase.right_edge.nbor()
    if (
        behind.pos_ != "AUX"
        or phrase.i > behind.i
        or any(c.dep_ in SUBJECTS for c in verb.lefts if c.i < behind.i)
    ):
        return None
    words = (below for noun in phrase.rights if noun.dep_ == "pobj" for below in noun.lefts)
    return next((word for word in words if word.dep_ == "det" and word.lower_ in negations), None)


def _only_turns(word: Token) -> bool:
    """Whether a "not" behind its word is of what follows alone: "died *not* of hunger", "a fire, *not* a
    riot"."""
    head = word.head
    if word.i + 1 == len(word.doc):
        return False
    if word.nbor().text == "," and word.i and word.nbor(-1).pos_ in ("CCONJ", "PUNCT"):
        return True  # "on Friday and *not*, as they say, on Saturday"
    if word.dep_ != "neg" or word.i < head.i or head.pos_ == "AUX":
        return False
    return head.pos_ != "VERB" or word.nbor().pos_ in _PHRASE or word.nbor().pos_ == "ADP"


def _is_called_false(head: Token, mark: Mark) -> bool:
    """Whether the head stands under the words that call something untrue, or they stand over its clause."""
    inside = {token.i for token in mark.tokens}
    tops = {token.i for token in mark.tokens if token.head.i not in inside or token.head == token}
    tops |= {above.i for place in tops if (above := _calling(head.doc[place])) is not None}
    token = head
    for _ in range(12):
        if token.i in inside:
            return False
        if token.head == token:
            return False
        # A clause that is only added ("and the ministry released them") is not called false with the first.
        if token.dep_ == "conj" and token.pos_ in VERBAL and has_subject(token):
            return False
        token = token.head
        if token.i in tops or token.i in inside:
            return True
    return False


def _calling(token: Token) -> Token | None:
    """The verb by which something is called what the token says: "called the figure *a fabrication*"."""
    named = token.dep_ in ("oprd", "ccomp", "attr", "acomp", "xcomp") or token.lower_ == "as"
    return token.head if named and token.head.pos_ in VERBAL and not has_subject(token) else None
