"""What brought an act about, and whether a word stands for what brought one about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import VERBAL, Mark, MarkerIndex, Marks, phrasal, verb_of
from counterclaim.annotation.counting import FigureTokens, find_numbers
from counterclaim.annotation.negation import find_contrast
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.roles import find_subject, is_passive
from counterclaim.annotation.tree_words import is_definite, is_under
from counterclaim.annotation.triggers import Hit
from counterclaim.codebook.schema.roles import RoleWords
from counterclaim.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMED = frozenset(("attribute:killed", "attribute:injured", "attribute:casualties"))
_NOUNS = frozenset(("NOUN", "PROPN"))


class Causes:
    """The causes of one sentence; `hits`: its triggers with their heads."""

    def __init__(
        self,
        parsed: ParsedSentence,
        hits: Sequence[tuple[Hit, Token]],
        marks: Marks,
        markers: MarkerIndex,
        figures: FigureTokens,
    ) -> None:
        self._parsed = parsed
        self._hits = hits
        self._markers = markers
        self._roles = markers.words.roles
        self._figures = figures
        self._settings = frozenset(markers.words.before_spots)
        self._caused = [found for mark in marks.caused if (found := _cause_of(mark)) is not None]

    def find(self, head: Token) -> Span | None:
        verb = verb_of(head)
        for place, span_head in self._caused:
            owner = verb_of(place)
            if owner == verb or _refers_back(owner, verb, self._roles):
                return self._parsed.locate_subtree(span_head)
        return None

    def names_cause(self, hit: Hit, head: Token) -> bool:
        """Whether the trigger names what brought something about, by its place or by itself."""
        if not any(name.startswith("term:") for name in hit.names):
            return False
        if _HARMED.intersection(hit.names):
            return True
        if any(head == cause or is_under(head, cause) for _, cause in self._caused):
            return True
        while head.dep_ == "conj" and head.pos_ in _NOUNS and head.head.pos_ in _NOUNS:
            head = head.head  # "of hunger and *thirst*"
        above = head.head
        if head.pos_ == "ADP":  # "died of cold", whose noun a parser takes for an adjective
            return head.lower_ in self._markers.words.of_cause and (
                self._harms(above) or self._brings_about(above)
            )
        if head.dep_ == "attr":
            told = any(child.dep_ in ("expl", "csubj") for child in above.children)
            return told or self._is_said_of_deed(above)
        if head.dep_ in ("pobj", "dobj") and (self._is_taken_for(head) or self._is_suspected(head)):
            return True
        if head.dep_ == "pobj" and above.lower_ in self._markers.words.of_cause:
            return self._is_died_of(head)
        if head.dep_ == "pobj" and above.lower_ in self._roles.yielding:
            return self._harms(above.head)  # "succumbed *to heatstroke*"
        begun = above.head.lemma_ in self._markers.words.opening
        if head.dep_ == "pobj" and above.lower_ in self._roles.begun_with and begun:
            return True
        if head.dep_ == "pobj" and above.lower_ in self._markers.words.following:
            return self._harms(above.head) or self._begins(above.head)
        if head.dep_ == "nsubj":
            called = any(
                child.dep_ == "attr" and child.lemma_ in self._markers.words.causes for child in above.rights
            )
            shared = [child for child in above.rights if child.dep_ == "xcomp"]  # "was *to blame* for"
            harms = self._harms(above) or any(map(self._brings_about, (above, *shared)))
            return called or harms or self._takes_place(head, above) or self._bursts(above)
        if head.dep_ == "dobj" and above.lemma_ in self._markers.words.bearing:
            return True  # "all had bullet wounds"
        return head.pos_ in VERBAL and (self._is_done(hit, head) or self._is_followed_by_harm(head))

    def _is_died_of(self, noun: Token) -> bool:
        """Whether a preposition leads from harm to the noun: "died of thirst", "was hit by an air strike"."""
        above = noun.head
        under = above.head
        if above.dep_ == "conj" and under.pos_ == "ADP":
            under = under.head  # "not of illness but *of thirst*"
        elif under.dep_ == "pobj" and find_contrast(noun, self._markers.negations) is not None:
            under = under.head.head  # "of thirst, not *of illness*"
        hit_by = above.dep_ == "agent" and is_passive(under, self._roles)
        if under.dep_ in ("relcl", "acl") and self._harms(under.head):
            return True  # "died of injuries that he suffered in *a fall*"
        if above.lower_ in self._roles.of:
            under = self._over_setting(under)
        if under.pos_ in _NOUNS and under.lemma_ in self._markers.words.causes:
            return False  # "the cause of *the fire*" is none
        return hit_by or self._harms(under) or self._brings_about(under)

    def _over_setting(self, noun: Token) -> Token:
        """The harm, where only its place and time stand between it and what it came of: "died at the camp
        last week *of hunger*"; else the noun."""
        word = noun
        while word.pos_ in (*_NOUNS, "NUM"):
            above = word.head
            if word.dep_ == "pobj" and above.lower_ in self._settings:
                word = above.head
            elif word.dep_ == "npadvmod":
                word = above
            else:
                return noun
        return word if self._harms(word) else noun

    def _is_taken_for(self, noun: Token) -> bool:
        """Whether a deed is called the cause: "treat the fire as *arson*", "gave *asphyxia* as the cause"."""
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        led = [
            child for child in verb.rights if child.dep_ == "prep" and child.lower_ in self._roles.taken_as
        ]
        if noun.dep_ == "dobj":
            causes = self._markers.words.causes
            return any(below.lemma_ in causes for child in led for below in child.rights)
        held = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
        pointing = any(child.lower_ in self._roles.pointing for child in held)  # "treat *it* as arson"
        told = any(head in held and _names_type(hit) for hit, head in self._hits)
        return noun.head in led and (pointing or told)

    def _is_suspected(self, noun: Token) -> bool:
        """Whether somebody holds the noun to be the cause, or rules it out: "*suspect* arson", "*ruled out* a
        short circuit", "found no *evidence of* arson"."""
        above = noun.head
        if is_definite(noun):
            return False  # "ruled out *the* shooting"
        if noun.dep_ == "dobj":
            words = self._markers.words.suspecting
            return above.lemma_ in words or phrasal(above) in words
        if above.lower_ in self._roles.of and above.head.pos_ in _NOUNS:
            return above.head.lemma_ in self._markers.words.traces
        return f"{above.head.lemma_} {above.lower_}" in self._markers.words.suspecting

    def _begins(self, verb: Token) -> bool:
        return verb.lemma_ in self._markers.doing or phrasal(verb) in self._markers.doing

    def _bursts(self, verb: Token) -> bool:
        """Whether what the noun does is itself a thing that happened: "a gas cylinder *exploded*"."""
        return verb.pos_ in VERBAL and any(head == verb and _names_type(hit) for hit, head in self._hits)

    def _is_done(self, hit: Hit, verb: Token) -> bool:
        """Whether the verb counts who it struck, is told of whom it struck ("was shot", "shot him"), or is a
        phrase that says by itself what happened ("ammunition blew up")."""
        struck = any(child.dep_ == "dobj" and child.lower_ in self._roles.struck for child in verb.rights)
        return bool(self._figure_of(hit)) or is_passive(verb, self._roles) or struck or not hit.contiguous

    def _is_followed_by_harm(self, verb: Token) -> bool:
        """Whether the clause goes on with who came to harm: "opened fire, killing five"."""
        return any(
            head.dep_ in ("advcl", "conj") and head.head == verb and _HARMED.intersection(hit.names)
            for hit, head in self._hits
        )

    def _is_said_of_deed(self, verb: Token) -> bool:
        """Whether the clause says what a deed told of was: "the fire was an accident", "it was a quarrel"."""
        subject = find_subject(verb, self._roles)
        if subject is None:
            return False
        if subject.lower_ in self._roles.pointing or subject.lemma_ in self._markers.words.causes:
            return True  # "*it* was a quarrel", "the *cause* was cardiac arrest"
        return any(head == subject and _names_type(hit) for hit, head in self._hits)

    def _takes_place(self, noun: Token, verb: Token) -> bool:
        """Whether the noun is told as a thing that happened: "a quarrel broke out"."""
        return self._begins(verb) and not is_definite(noun)

    def _figure_of(self, hit: Hit) -> list[Span]:
        return find_numbers(hit, self._figures)

    def _brings_about(self, verb: Token) -> bool:
        causing = self._markers.words.causing
        return verb.lemma_ in causing or phrasal(verb) in causing

    def _harms(self, token: Token) -> bool:
        return any(head == token and _HARMED.intersection(hit.names) for hit, head in self._hits)


def _names_type(hit: Hit) -> bool:
    return any(name.startswith("type:") for name in hit.names)


def _cause_of(mark: Mark) -> tuple[Token, Token] | None:
    """Where the marker hangs, and the head of the cause it opens."""
    last = mark.tokens[-1]
    for token in reversed(mark.tokens):
        for child in token.rights:
            if child.dep_ in ("pobj", "pcomp", "dobj") and child.i > last.i:
                return mark.tokens[0], child
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    return (mark.tokens[0], following) if following is not None and following.i < last.sent.end else None


def _refers_back(owner: Token, verb: Token, words: RoleWords) -> bool:
    """Whether the clause of `owner` speaks of the one before: "but that was because of …"."""
    if owner.dep_ not in ("conj", "ccomp", "parataxis", "ROOT"):
        return False
    subject = find_subject(owner, words)
    pointing = subject is not None and subject.lower_ in words.resuming
    return pointing and (owner.head == verb or verb.head == owner) and verb.i < owner.i
