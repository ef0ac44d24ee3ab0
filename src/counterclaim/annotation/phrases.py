"""Noun phrases from the dependency tree: every noun with what belongs to it, nested ones too."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from counterclaim.model import NounPhrase, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as ParsedSpan

_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_STAND_INS = frozenset(("NUM", "ADJ", "DET", "VERB"))  # "the wounded", "more than a hundred were hurt"
_HEADS = frozenset(
    (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "dative",
        "attr",
        "appos",
        "oprd",
        "conj",
        "poss",
        "ROOT",
        "dep",
        "nmod",
    )
)
_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_WITHIN = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "predet", "quantmod", "nmod", "npadvmod", "advmod")
)
_AFTER = frozenset(
    (
        "appos",
        "prep",
        "relcl",
        "acl",
        "amod",
        "nummod",
        "nmod",
        "compound",
        "advmod",
        "npadvmod",
        "agent",
        "advcl",
    )
)
_PLURAL_TAGS = frozenset(("NNS", "NNPS"))
_PLURAL_WORDS = frozenset(
    ("they", "them", "we", "us", "these", "those", "others", "many", "several", "both", "all")
)
_BRACKETS = {")": "(", "]": "["}
_TIMES = frozenset(("DATE", "TIME"))


def find_noun_phrases(
    sent: ParsedSpan, offset: int, directions: Collection[str] = ()
) -> tuple[NounPhrase, ...]:
    """The noun phrases of a sentence in order of their start; a possessive stands without its 's.
    `offset` is the place of the sentence's paragraph in the report's text; `directions` are words that a
    parser takes for the noun behind another ("the Oru camp *west* of the city")."""
    found = []
    for token in sent:
        if _heads_phrase(token):
            noun = _find_noun(token, directions)
            found.append(_phrase(token, noun, sent.start, sent.end, offset))
    return tuple(sorted(found, key=lambda phrase: (phrase.span.start, -phrase.span.end)))


def _heads_phrase(token: Token) -> bool:
    role = token.dep_
    if token.pos_ in _NOUNS:
        return role in _HEADS or (role != "compound" and role not in _WITHIN)
    if token.pos_ not in _STAND_INS or role not in _ROLES:
        return False
    return token.pos_ != "VERB" or any(child.dep_ == "det" for child in token.lefts)


def _find_noun(token: Token, directions: Collection[str]) -> Token:
    """The head of a phrase, or the noun before it where the head only says where that lies."""
    if token.lower_ not in directions or token.i == token.sent.start:
        return token
    before = token.nbor(-1)
    return before if before.dep_ == "compound" and before.head == token else token


def _phrase(token: Token, noun: Token, low: int, high: int, offset: int) -> NounPhrase:
    doc = token.doc
    first = token.i
    for child in token.lefts:
        if child.dep_ in _WITHIN:
            first = max(child.left_edge.i, low)
            break
    last = token.i
    for child in token.rights:
        if child.dep_ == "punct" or child.dep_ == "case":
            continue
        if child.dep_ not in _AFTER or _is_time(child):
            break
        last = min(child.right_edge.i, high - 1)
    while last > token.i and _dangles(doc, first, last):
        last -= 1
    if last + 1 < high and _closes_bracket(doc, first, last + 1):
        last += 1
    while first < token.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    end = offset + noun.idx + len(noun)
    return NounPhrase(
        span=Span(offset + doc[first].idx, max(end, offset + doc[last].idx + len(doc[last]))),
        core=Span(offset + doc[first].idx, end),
        head=Span(offset + noun.idx, end),
        plural=noun.tag_ in _PLURAL_TAGS or noun.lower_ in _PLURAL_WORDS,
    )


def _is_time(child: Token) -> bool:
    """Whether a phrase behind the noun is only a time that belongs to the clause ("said on Friday")."""
    if child.dep_ != "prep":
        return False
    below = next(child.rights, None)
    return below is not None and below.ent_type_ in _TIMES


def _dangles(doc: Doc, first: int, last: int) -> bool:
    """Whether the phrase should not end there: a mark or "and", but not the end of its own bracket."""
    end = doc[last]
    return bool(end.is_punct or end.is_space or end.dep_ == "cc") and not _closes_bracket(doc, first, last)


def _closes_bracket(doc: Doc, first: int, last: int) -> bool:
    opening = _BRACKETS.get(doc[last].text)
    return opening is not None and any(doc[index].text == opening for index in range(first, last))
