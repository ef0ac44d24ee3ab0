"""Many regular expressions over one sentence, each run only where a cheap test lets it match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

_LOOK = ("?=", "?!", "?<")
_OPTIONAL = ("?", "*", "{0")
_GRAM = 3  # letters by which needed words are looked up
_PLAIN = re.compile(r"[a-z ,'’-]")


T = TypeVar("T")


class PatternSet(Generic[T]):
    """Expressions, case ignored, each with what it stands for; made ready once for many sentences."""

    def __init__(self, sources: Iterable[tuple[str, T]]) -> None:
        self._patterns: list[tuple[re.Pattern[str], T]] = []
        self._unsure: list[int] = []  # the places of expressions that need no word for sure
        self._short: list[tuple[str, int]] = []
        self._by_gram: dict[str, list[tuple[str, int]]] = {}
        for place, (source, meaning) in enumerate(sources):
            self._patterns.append((re.compile(source, re.IGNORECASE), meaning))
            self._arrange(place, find_needed(source))

    def _arrange(self, place: int, needed: tuple[str, ...]) -> None:
        if not needed:
            self._unsure.append(place)
        for word in needed:
            listed = self._short if len(word) < _GRAM else self._by_gram.setdefault(word[:_GRAM], [])
            listed.append((word, place))

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def find(self, text: str, lowered: str) -> Iterator[tuple[re.Match[str], T]]:
        """The matches in `text`, pattern by pattern; `lowered` is the same text in small letters."""
        for place in self._find_fitting(lowered):
            expression, meaning = self._patterns[place]
            for match in expression.finditer(text):
                yield match, meaning

    def _find_fitting(self, lowered: str) -> list[int]:
        """The places of expressions of which a needed word stands in the text."""
        # A language has some hundred expressions: one look-up for each three letters of the sentence
        # is cheaper than a search for each word.
        grams = {lowered[start : start + _GRAM] for start in range(len(lowered) - _GRAM + 1)}
        found = set(self._unsure)
        found.update(place for word, place in self._short if word in lowered)
        for gram in self._by_gram.keys() & grams:
            found.update(place for word, place in self._by_gram[gram] if word in lowered)
        return sorted(found)


def find_needed(source: str) -> tuple[str, ...]:
    """Strings in small letters of which every match holds at least one; empty when none is sure."""
    words, _ = _Needed(source.lower()).choices(0)
    return tuple(sorted(words)) if words and min(map(len, words)) > 1 else ()


class _Needed:
    """Walks an expression; knows groups, choices, quantifiers and classes, and nothing finer."""

    def __init__(self, source: str) -> None:
        self._source = source

    def choices(self, at: int) -> tuple[set[str], int]:
        """What one of the choices from `at` to the group's end needs; none when a choice needs nothing."""
        needed: set[str] = set()
        sure = True
        while True:
            words, at = self._sequence(at)
            sure = sure and bool(words)
            needed |= words
            if at >= len(self._source) or self._source[at] == ")":
                return (needed if sure else set()), at
            at += 1

    def _sequence(self, at: int) -> tuple[set[str], int]:
        found: list[set[str]] = []
        run = ""
        while at < len(self._source) and self._source[at] not in "|)":
            literal, words, after = self._item(at)
            optional = self._source.startswith(_OPTIONAL, after)
            quantified = after < len(self._source) and self._source[after] in "?*+{"
            if literal and not optional:
                run += literal
            if not literal or quantified:
                found.append({run})
                run = ""
            if words and not optional:
                found.append(words)
            at = self._skip_quantifier(after)
        found.append({run})
        return max((words for words in found if "" not in words), key=_worth, default=set()), at

    def _item(self, at: int) -> tuple[str, set[str], int]:
        """A literal letter, or the words that a group needs; and where it ends."""
        char = self._source[at]
        if char == "\\":
            return "", set(), at + 2
        if char == "[":
            return "", set(), self._source.index("]", at + 2) + 1
        if char == "(":
            return self._group(at)
        return (char if _PLAIN.match(char) else ""), set(), at + 1

    def _group(self, at: int) -> tuple[str, set[str], int]:
        inside = at + 1
        look = self._source.startswith(_LOOK, inside)
        if self._source.startswith("?:", inside):
            inside += 2
        elif self._source.startswith("?p<", inside):
            inside = self._source.index(">", inside) + 1
        words, end = self.choices(inside)
        return "", set() if look else words, end + 1

    def _skip_quantifier(self, at: int) -> int:
        if at < len(self._source) and self._source[at] in "?*+":
            at += 1
        elif at < len(self._source) and self._source[at] == "{":
            at = self._source.index("}", at) + 1
        return at + 1 if at < len(self._source) and self._source[at] == "?" else at


def _worth(words: set[str]) -> tuple[int, int]:
    return min(map(len, words)), -len(words)
