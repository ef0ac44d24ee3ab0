"""What a number counts: the noun behind it, past adjectives and "of the"."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from counterclaim.annotation.figure_numbers import HYPHENS, Piece
from counterclaim.codebook.schema.figures import FigureWords
from counterclaim.model import Span, Token

_REACH = 7  # pieces between a number and its noun
_SKIPPED = frozenset(("ADJ", "ADV", "VERB", "PUNCT", "PROPN"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_INSIDE = frozenset((*HYPHENS, "'s", "’s"))  # between the words of a noun: "two sisters' rooms"
_QUOTES = frozenset("\"“‘'")


@dataclass(frozen=True, slots=True)
class FigureSentence:
    """A sentence in pieces; `words` are their texts, `blocked` the spans in which no number is a figure."""

    tokens: Sequence[Token]
    pieces: Sequence[Piece]
    words: Sequence[str]
    blocked: Sequence[Span]

    def token(self, at: int) -> Token:
        return self.tokens[self.pieces[at].token]

    def is_blocked(self, at: int) -> bool:
        span = self.pieces[at].span
        return any(span.overlaps(other) for other in self.blocked)

    def is_in_idiom(self, at: int) -> bool:
        """Whether the piece goes with words before it: "handed *over* 19 prisoners"."""
        start = self.pieces[at].span.start
        return any(other.start < start < other.end for other in self.blocked)

    def is_digit(self, at: int) -> bool:
        """Whether a number in digits stands there, which no date holds."""
        return 0 <= at < len(self.words) and self.words[at][:1].isdigit() and not self.is_blocked(at)

    def is_plural(self, at: int) -> bool:
        """Whether a noun is in the plural, as far as its form tells; other words may stand for several."""
        token = self.token(at)
        lower = token.text.lower()
        return token.pos != "NOUN" or lower != token.lemma.lower() or lower.endswith("s")

    def is_glued(self, at: int, words: Collection[str]) -> bool:
        """Whether one of `words` stands there with no white space before it."""
        return at < len(self.words) and self.words[at] in words and self.pieces[at].glued


class NounFinder:
    """Finds counted nouns. `counted`: lemmas that are nouns of people even where the tagger errs."""

    def __init__(self, words: FigureWords, counted: Collection[str]) -> None:
        self._of = frozenset(words.of)
        self._determiners = frozenset(words.determiners)
        self._counted = frozenset(noun.lower() for noun in counted)

    def find(self, sentence: FigureSentence, at: int) -> int | None:
        """The piece of the noun that a number ending before `at` counts."""
        if at < len(sentence.words) and sentence.words[at] in self._of:
            at += 1
            while at < len(sentence.words) and sentence.words[at] in self._determiners:
                at += 1
        noun = None
        for index in range(at, min(at + _REACH, len(sentence.words))):
            if sentence.is_blocked(index):
                break
            if index > at and self._is_joined(sentence, index):
                noun = None  # "27 Haitian *and* Cuban detainees"
                continue
            named = sentence.token(index).pos in _NOUNS
            if named or (noun is None and self.counts(sentence, index)):
                noun = index
            elif sentence.words[index] not in _INSIDE and (
                noun is not None or not self._leads_on(sentence, index)
            ):
                break
        return noun

    def _is_joined(self, sentence: FigureSentence, index: int) -> bool:
        """Whether "and" adds a second origin to one, and those who are counted follow."""
        if sentence.token(index).pos != "CCONJ" or index + 2 >= len(sentence.words):
            return False
        first, second, last = (sentence.token(at) for at in (index - 1, index + 1, index + 2))
        origins = all(one.text[:1].isupper() and one.pos in _NAMING for one in (first, second))
        return origins and last.text[:1].islower() and self.counts(sentence, index + 2)

    def counts(self, sentence: FigureSentence, at: int) -> bool:
        """Whether the piece is one of the counted nouns; a verb is, only in that very form ("wounded")."""
        token = sentence.token(at)
        return sentence.words[at] in self._counted or (
            token.pos in _NAMING and token.lemma.lower() in self._counted
        )

    def _leads_on(self, sentence: FigureSentence, index: int) -> bool:
        """Whether the noun may still follow: adjectives, adverbs, and participles right before it."""
        token, word = sentence.token(index), sentence.words[index]
        if word in self._determiners or token.pos not in _SKIPPED:
            return False
        if token.pos == "PUNCT":
            return word in _QUOTES
        if token.pos != "VERB":
            return True
        following = index + 1
        if following >= len(sentence.words):
            return False
        return sentence.token(following).pos == "NOUN" or self.counts(sentence, following)
