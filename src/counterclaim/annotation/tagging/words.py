"""Words of a text as the tagger reads them: where they stand, their pieces and how they look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN = "[UNK]"
LONGEST_WORD = 100  # characters; a longer "word" is an address or a broken file

FEATURES = 26  # quotation state (4) x letter case (6), then a mark between texts, then padding
MARK = 24
PADDING = 25

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_OPENING = "“«„"
_CLOSING = "”»"
_CASES = 6
_OUTSIDE, _INSIDE, _OPENS, _CLOSES = range(4)
_KEPT = 200_000  # words remembered with their pieces: names of one run, not of all time


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a single mark. `feature` is a quotation state and a letter case in one number."""

    start: int
    end: int
    pieces: tuple[int, ...]
    feature: int


def opens_quotation(feature: int) -> bool:
    """Whether a word of this feature is a mark that opens one."""
    return feature // _CASES == _OPENS


def is_mark(feature: int) -> bool:
    """Whether it is a single mark, or that between texts: nothing that is read aloud."""
    return feature % _CASES == 0


class Pieces:
    """Splits words into the pieces of a vocabulary, longest first (WordPiece; Wu et al. 2016, 4.1)."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = (vocabulary[UNKNOWN],)
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def read(self, text: str, start: int, end: int) -> list[Word]:
        """The words of `text` from `start` to `end`, which is one paragraph: quotations end with it."""
        words = []
        inside = False
        known = self._known
        for found in _WORD.finditer(text, start, end):
            word = found[0]
            held = known.get(word)
            if held is None:
                held = self._look_up(word)
            pieces, case = held
            state = _INSIDE if inside else _OUTSIDE
            if case == 0:
                if word in _OPENING or (word == '"' and not inside):
                    state, inside = _OPENS, True
                elif word in _CLOSING or word == '"':
                    state, inside = _CLOSES, False
            words.append(Word(found.start(), found.end(), pieces, state * _CASES + case))
        return words

    def _look_up(self, word: str) -> tuple[tuple[int, ...], int]:
        if len(self._known) >= _KEPT:
            self._known.clear()
        held = self._known[word] = (self._split(word), _case(word))
        return held

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return self._unknown
        bare = word.lower()
        if not bare.isascii():
            parts = unicodedata.normalize("NFD", bare)
            bare = "".join(mark for mark in parts if unicodedata.category(mark) != "Mn")
        pieces: list[int] = []
        place = 0
        while place < len(bare):
            for end in range(len(bare), place, -1):
                piece = self._vocabulary.get(bare[place:end] if place == 0 else "##" + bare[place:end])
                if piece is not None:
                    break
            else:
                return self._unknown
            pieces.append(piece)
            place = end
        return tuple(pieces) or self._unknown


def _case(word: str) -> int:
    """0 a mark, 1 digits, 2 capitals, 3 one capital letter, 4 a capital first, 5 small letters."""
    if not word[0].isalnum():
        return 0
    if word[0].isdigit():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 4 if word[0].isupper() else 5
