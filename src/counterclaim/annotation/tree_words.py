"""How two words of a dependency tree stand to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import VERBAL, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_under(token: Token, above: Token) -> bool:
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


def is_definite(noun: Token) -> bool:
    for child in noun.lefts:
        if child.dep_ == "det":
            features = child.morph.to_dict()
            return features.get("Definite") == "Def" or features.get("PronType") == "Dem"
    return False


def is_behind_quote(word: Token, verb: Token) -> bool:
    """Whether a quotation ends between a verb and a word after it: " 'Five *died*', *one man* told us"."""
    between = verb.doc[verb.i + 1 : word.i]
    return any(mark.is_quote for mark in between) and any(mark.text == "," for mark in between)
