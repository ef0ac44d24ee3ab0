"""What a clause does to the act it tells of: takes it back, only plans it, puts it in the background."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.codebook.schema import MarkerWords
from counterclaim.codebook.schema.expressions import PatternSet
from counterclaim.model import Modality, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
OBJECTS = frozenset(("nsubj", "nsubjpass", "dobj", "csubj", "csubjpass", "attr", "oprd", "dative"))
SHARED = frozenset(("xcomp", "pcomp", "csubj", "csubjpass", "acl"))
_SELECTED = frozenset(("for", "of", "to", "about", "on", "against"))  # "called for", "agreed to"
_HELPERS = frozenset(("aux", "auxpass"))
# A plan inside a promise or a possibility stays a plan ("will consider", "may be ordered").
_GIVES_WAY = frozenset((Modality.PROMISED, Modality.POSSIBLE))


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker found in a sentence: its tokens, and what it says."""

    tokens: tuple[Token, ...]
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """The markers of one sentence, by what they do."""

    modality: tuple[Mark, ...]
    not_done: tuple[Mark, ...]
    false: tuple[Mark, ...]
    background: tuple[Mark, ...]
    caused: tuple[Mark, ...]


def compile_aside(words: MarkerWords) -> re.Pattern[str]:
    """What sets a day or place aside, with up to four words that may lead it, at the end of a text."""
    before = "|".join(f"(?:{source})" for source in words.setting_aside) or "(?!)"
    return re.compile(rf"\b(?:{before})(?= (?:[\w-]+ ){{0,4}}$)", re.IGNORECASE)


class MarkerIndex:
    """The markers of a language, compiled once."""

    def __init__(
        self,
        words: MarkerWords,
        hours: Collection[str] = (),
        lengths: Collection[str] = (),
        crowds: Collection[str] = (),
        saying: Collection[str] = (),
    ) -> None:
        self.words = words
        self.hours = frozenset(hours)  # words for parts of a day
        self.lengths = frozenset(lengths)  # day, week, month and so on
        self.crowds = frozenset(crowds)  # nouns of bodies and groups
        self.saying = frozenset(saying)  # verbs by which somebody is said to say something
        kinds: list[tuple[str, tuple[str, Modality | None]]] = [
            (source, ("modality", modality))
            for modality in words.modality
            for source in words.modality[modality]
        ]
        for name, sources in (
            ("not_done", words.not_done),
            ("false", words.false),
            ("background", words.background),
            ("caused", words.caused),
        ):
            kinds.extend((source, (name, None)) for source in sources)
        self._patterns = PatternSet(kinds)
        self._staged = PatternSet((source, None) for source in words.staged)
        self.negations = frozenset(words.negations)
        self.certainties = frozenset(words.certainties)
        self.attempts = frozenset(words.attempts)
        self.doing = frozenset(words.doing)
        self.helping = frozenset(words.helping)
        self.turning = frozenset(words.turning)
        self.setting_aside = compile_aside(words)
        self.the_dead, self.carrying = frozenset(words.the_dead), frozenset(words.carrying)
        self.reacting, self.reactions = frozenset(words.reacting), frozenset(words.reactions)

    def is_staged(self, parsed: ParsedSentence) -> bool:
        """Whether the sentence tells of a drill, a film, a picture or a game."""
        text = parsed.span.of(parsed.text)
        return any(True for _ in self._staged.find(text))

    def find(self, parsed: ParsedSentence) -> Marks:
        text = parsed.span.of(parsed.text)
        found: dict[str, list[Mark]] = {}
        for match, (name, modality) in self._patterns.find(text):
            tokens = _tokens_of(parsed, match.start(), match.end())
            if tokens and any(token.pos_ != "PROPN" for token in tokens):  # not the "Hope" of a ship's name
                found.setdefault(name, []).append(Mark(tokens, modality))
        return Marks(
            modality=tuple(found.get("modality", ())),
            not_done=tuple(found.get("not_done", ())),
            false=tuple(found.get("false", ())),
            background=tuple(found.get("background", ())),
            caused=tuple(found.get("caused", ())),
        )


def _tokens_of(parsed: ParsedSentence, start: int, end: int) -> tuple[Token, ...]:
    span = Span(parsed.span.start + start, parsed.span.start + end)
    return tuple(token for token in parsed.parsed_in(span) if not token.is_space)


def verb_of(token: Token) -> Token:
    """The verb of the clause that the token stands in (an auxiliary's is its verb); the top where none. A
    gerund that is a subject is a noun: "*shelling* of the camp killed nine"."""
    while token.head != token:
        named = token.tag_ == "VBG" and token.dep_ in SUBJECTS
        if token.pos_ in VERBAL and token.dep_ not in _HELPERS and token.dep_ != "amod" and not named:
            return token
        token = token.head
    return token


def has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def find_governors(head: Token) -> list[Token]:
    """The trigger's head and the words above it whose modality it shares, from the inside out."""
    chain = [head]
    token = head
    if token.dep_ == "compound":  # "considering closing centres", read as one noun
        token = token.head
    while token.head != token:
        above = _governor(token)
        if above is None:
            break
        chain.append(above)
        if above.pos_ not in VERBAL and token.pos_ not in VERBAL:
            break
        token = above
    return chain


def _governor(token: Token) -> Token | None:
    role, above = token.dep_, token.head
    if role == "pobj":
        if above.lower_ not in _SELECTED:
            return None
        return above.head if above.dep_ == "prep" else None
    if role == "pcomp":
        return above.head
    if token.pos_ in VERBAL:
        if role == "conj":
            return None if has_subject(token) else above
        return above if role in SHARED or role == "ccomp" else None
    if role == "conj":
        return above
    return above if role in OBJECTS and above.pos_ in VERBAL else None


def read_modality(chain: Sequence[Token], marks: Marks, index: MarkerIndex) -> Modality:
    """The modality that the clause gives its act: the outermost marker's, but a plan or an order inside
    a promise or a possibility stays what it is."""
    owners = {token.i for token in chain}
    found = [mark for mark in marks.modality if applies(mark, owners) and not _only_adds(mark, chain)]
    found = [mark for mark in found if not _describes_another(mark, owners, index.lengths)]
    found = [mark for mark in found if not any(_covers(other, mark) for other in found)]
    found.sort(key=lambda mark: mark.tokens[0].i)
    kinds = [mark.modality for mark in found if mark.modality not in (None, Modality.ACTUAL)]
    for kind in kinds:
        if kind is not None and kind not in _GIVES_WAY:
            return kind
    if kinds and kinds[0] is not None:
        return kinds[0]
    if any(token.lemma_ in index.attempts for token in chain[1:]):
        return Modality.POSSIBLE
    return Modality.ACTUAL


def _only_adds(mark: Mark, chain: Sequence[Token]) -> bool:
    """Whether the marker stands behind the act, in words that only add to it: "were deported, without *the
    possibility of* an appeal"."""
    head = chain[0]
    first = mark.tokens[0]
    if head.pos_ not in VERBAL or first.i <= head.i:
        return False
    token = first
    for _ in range(6):
        if token.dep_ == "pobj" and token.head.head == head:
            return True
        if token.head == token or token.pos_ in VERBAL:
            return False
        token = token.head
    return False


def _describes_another(mark: Mark, owners: set[int], lengths: Collection[str]) -> bool:
    """Whether the marker only says of what kind a thing is to which it was done: "set fire to a *planned*
    centre"; "in the *coming* days" says when."""
    if len(mark.tokens) > 1 or mark.tokens[0].dep_ != "amod":
        return False
    noun = mark.tokens[0].head
    return noun.i not in owners and noun.lemma_ not in lengths and noun.dep_ in ("pobj", "dobj")


def applies(mark: Mark, owners: set[int]) -> bool:
    return any(token.i in owners or _owner(token, owners) for token in mark.tokens)


def _owner(token: Token, owners: set[int]) -> bool:
    """Whether the nearest verb above the token is one of the owners; another's adjuncts are not."""
    for _ in range(4):
        if token.head == token or token.dep_ in ("relcl", "advcl", "ccomp", "conj"):
            return False
        token = token.head
        if token.i in owners:
            return True
        if token.pos_ in VERBAL and token.dep_ not in _HELPERS:
            return False
    return False


def _covers(wide: Mark, narrow: Mark) -> bool:
    same = {token.i for token in narrow.tokens} <= {token.i for token in wide.tokens}
    return same and len(wide.tokens) > len(narrow.tokens)


def is_background(chain: Sequence[Token], marks: Marks) -> bool:
    owners = {token.i for token in chain}
    likened = find_likened(chain[0])
    return any(
        applies(mark, owners) and not (likened is not None and likened in mark.tokens)
        for mark in marks.background
    )


def find_likened(subject: Token) -> Token | None:
    """What the clause says that its subject is: "the fire was the *deadliest* since 2015"."""
    if subject.dep_ != "nsubj" or subject.head.pos_ != "AUX":
        return None
    return next((child for child in subject.head.rights if child.dep_ == "attr"), None)


def phrasal(verb: Token) -> str:
    """The verb's lemma with its particle: "carry out"."""
    return " ".join((verb.lemma_, *(child.lower_ for child in verb.rights if child.dep_ == "prt")))


def find_clause(head: Token) -> tuple[Token, Token]:
    """First and last token of the clause that the trigger stands in, without clauses added to it."""
    verb = verb_of(head)
    start, end = verb.left_edge, verb.right_edge
    for child in verb.children:
        if (
            child.dep_ in ("conj", "parataxis")
            and child.pos_ in VERBAL
            and has_subject(child)
            and child.i > verb.i
        ):
            end = child.left_edge.doc[max(child.left_edge.i - 1, verb.i)]
            break
    while end.i > verb.i and (end.is_punct or end.is_space or end.dep_ == "cc"):
        end = end.doc[end.i - 1]
    return start, end
