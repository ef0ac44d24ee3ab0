"""Numbers in words and digits: from the pieces of a sentence to whole numbers and vague intervals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from counterclaim.codebook.schema.figures import FigureWords
from counterclaim.model import Span, Token

HYPHENS = frozenset("-–—")

_MIXED = re.compile(r"[-–—+~]|^\d+(?:[.,]\d+)*[^\W\d_]{1,4}\.?$")
_PARTS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?|\S")
_WHOLE = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,3}|[1-9]\d{0,8}|0")
_DECIMAL = re.compile(r"\d{1,6}\.\d{1,3}")
_LONGEST_NUMBER = 16  # pieces: bounds the reading of runs of number words

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Piece:
    """A token or, where a hyphen or a digit glues several words, a part of one. `text` is lower case;
    `glued`: no white space between the piece before and this one."""

    text: str
    span: Span
    token: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Core:
    """A number without its modifiers: pieces `start`–`end`. `scale`: the multiplier it ends in, or 1."""

    start: int
    end: int
    low: int
    high: int | None
    vague: bool = False
    digits: bool = False
    scale: int = 1


class Phrases(Generic[Payload]):
    """Phrases of several words, found by their first; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in entries:
            words = tuple(phrase.replace(",", " , ").split())
            self._by_first.setdefault(words[0], []).append((words, payload))
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(self._by_first)

    def match(self, pieces: Sequence[Piece], start: int) -> tuple[int, Payload] | None:
        """One past the last piece of the phrase at `start`, and what the phrase stands for."""
        if start >= len(pieces):
            return None
        for words, payload in self._by_first.get(pieces[start].text, ()):
            end = start + len(words)
            if end <= len(pieces) and all(pieces[start + i].text == word for i, word in enumerate(words)):
                return end, payload
        return None


def split_pieces(tokens: Sequence[Token]) -> list[Piece]:
    """Tokens in lower case, those with hyphens or with digits beside letters taken apart."""
    pieces: list[Piece] = []
    before = -1
    for index, token in enumerate(tokens):
        if len(token.text) > 1 and _MIXED.search(token.text):
            for part in _PARTS.finditer(token.text):
                span = Span(token.span.start + part.start(), token.span.start + part.end())
                pieces.append(Piece(part[0].lower(), span, index, span.start == before))
                before = span.end
        else:
            pieces.append(Piece(token.text.lower(), token.span, index, token.span.start == before))
            before = token.span.end
    return pieces


class NumberReader:
    """Reads the number that starts at a piece: "forty-four", "2.5 million", "several hundred"."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        self._vague = Phrases((phrase, value) for phrase, value in words.vague.items())
        self._multipliers: Mapping[str, int] = {**words.scales, **words.dozens}

    @property
    def first_words(self) -> frozenset[str]:
        words = self._words
        return frozenset((*words.numbers, *words.half, *words.articles)) | self._vague.first_words

    def read(self, pieces: Sequence[Piece], start: int) -> Core | None:
        if start >= len(pieces):
            return None
        return (
            self._read_vague(pieces, start)
            or self._read_half(pieces, start)
            or self._read_exact(pieces, start)
        )

    def needs_noun(self, pieces: Sequence[Piece], core: Core) -> bool:
        """Whether the number is a vague word that says nothing alone ("some", "few")."""
        found = self._vague.match(pieces, core.start)
        return found is not None and found[1].noun and found[0] == core.end

    def _multiplier(self, pieces: Sequence[Piece], at: int) -> int | None:
        return self._multipliers.get(pieces[at].text) if at < len(pieces) else None

    def _read_vague(self, pieces: Sequence[Piece], start: int) -> Core | None:
        found = self._vague.match(pieces, start)
        if found is None:
            return None
        end, word = found
        times = self._multiplier(pieces, end)
        if times is None:
            return Core(start, end, word.low, word.high, vague=True)
        high = None if word.high is None else (word.high + 1) * times - 1
        return Core(start, end + 1, word.low * times, high, vague=True, scale=times)

    def _read_half(self, pieces: Sequence[Piece], start: int) -> Core | None:
        words = self._words
        at = start + (pieces[start].text in words.articles)
        if at >= len(pieces) or pieces[at].text not in words.half:
            return None
        at += 1
        while at < len(pieces) and (pieces[at].text in HYPHENS or pieces[at].text in words.articles):
            at += 1
        times = self._multiplier(pieces, at)
        return None if times is None else Core(start, at + 1, times // 2, times // 2, scale=times)

    def _read_exact(self, pieces: Sequence[Piece], start: int) -> Core | None:
        first = pieces[start].text
        if first in self._words.articles:
            alone = self._multiplier(pieces, start + 1) is None
            return None if alone else self._continue(pieces, start, Decimal(1), digits=False)
        number = _read_digits(first)
        if number is not None:
            return self._continue(pieces, start, number, digits=True)
        if first in self._words.numbers:
            return self._continue(pieces, start, Decimal(self._words.numbers[first]), digits=False)
        return None

    def _continue(
        self, pieces: Sequence[Piece], start: int, current: Decimal, *, digits: bool
    ) -> Core | None:
        """The rest of a number whose first word is `current`: tens and units, hundreds, thousands."""
        words, at = self._words, start + 1
        total, scale = Decimal(0), 1
        while at < min(len(pieces), start + _LONGEST_NUMBER):
            text = pieces[at].text
            if text in words.dozens and total == 0:
                return _core(start, at + 1, current * words.dozens[text], digits, words.dozens[text])
            if text in words.scales:
                scale = words.scales[text]
                if scale == 100:
                    current *= 100
                else:
                    total, current = total + current * scale, Decimal(0)
                at += 1
                continue
            halved = self._half_more(pieces, at)
            if halved is not None and total == 0:
                end, times = halved
                return _core(start, end, (current + Decimal("0.5")) * times, digits, times)
            step = None if digits and total == 0 else self._next_word(pieces, at, total, current)
            if step is None:
                break
            at, current, scale = step[0], current + step[1], 1
        return _core(start, at, total + current, digits, scale)

    def _next_word(
        self, pieces: Sequence[Piece], at: int, total: Decimal, current: Decimal
    ) -> tuple[int, int] | None:
        """One past a further number word that adds to `current`, and what it adds."""
        words, link = self._words, pieces[at].text
        word = at + (link in words.join or link in HYPHENS)
        added = words.numbers.get(pieces[word].text, 0) if word < len(pieces) else 0
        if added == 0 or current != current.to_integral_value():
            return None
        if 20 <= current % 100 <= 90 and current % 10 == 0:
            fits = added < 10 and link not in words.join
        else:
            open_end = (current >= 100 and current % 100 == 0) or (current == 0 and total > 0)
            fits = open_end and added < 100 and link not in HYPHENS
        return (word + 1, added) if fits else None

    def _half_more(self, pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
        """One past "and a half million" at `at`, and its scale."""
        words = self._words
        if at + 3 >= len(pieces):
            return None
        join, article, half, scale = (piece.text for piece in pieces[at : at + 4])
        if join in words.join and article in words.articles and half in words.half and scale in words.scales:
            return at + 4, words.scales[scale]
        return None


def _read_digits(text: str) -> Decimal | None:
    if _WHOLE.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def _core(start: int, end: int, value: Decimal, digits: bool, scale: int) -> Core | None:
    if value != value.to_integral_value():
        return None
    return Core(start, end, int(value), int(value), digits=digits, scale=scale)
