"""Verbs that tell what was said or made of a deed, or what came of it: their day and place are not its."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import VERBAL, MarkerIndex, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
_HELD = frozenset(("dobj", "pobj"))


def is_reacted_to(head: Token, markers: MarkerIndex) -> bool:
    """Whether a noun for a deed is only what a verb reacts to, or tells what came of: "*the raid* was
    condemned on Tuesday", "they discussed *the raid*", "*the raid* sparked protests in the capital"."""
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    if head.pos_ in VERBAL or head.dep_ not in _ROLES:
        return False
    verb = verb_of(head)
    if verb != head.head or verb.pos_ not in VERBAL:
        return False
    if verb.lemma_ in markers.reacting:
        return True
    return head.dep_ != "dobj" and any(noun.lemma_ in markers.reactions for noun in _held(verb))


def is_of_reaction(participle: Token, markers: MarkerIndex) -> bool:
    """Whether those whom a participle tells of are only those whom something is held for: "a vigil was held
    for the men *killed* there"."""
    noun = participle.head
    if participle.dep_ != "acl" or noun.dep_ != "pobj":
        return False
    above = noun.head.head
    if above.pos_ not in VERBAL:
        return above.lemma_ in markers.reactions
    beside = [child for child in above.children if child.dep_ in _ROLES]
    return above.lemma_ in markers.reacting or any(child.lemma_ in markers.reactions for child in beside)


def _held(verb: Token) -> Iterator[Token]:
    """The objects of a verb and of its prepositions."""
    for child in verb.rights:
        for word in (child, *child.rights) if child.dep_ in ("prep", "agent", "dative") else (child,):
            if word.dep_ in _HELD:
                yield word
