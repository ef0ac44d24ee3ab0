"""Many regular expressions over one text, each run only where the text holds the words that its matches hold.

A codebook has some thousand expressions, of which a sentence matches two or three: to look for their words
first costs far less than to run them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from counterclaim.codebook.schema.needs import find_needs

_GRAM = 3  # letters by which needed words are looked up
_LETTER = 4.0  # by so much a letter more makes a word rarer
_DIGIT = re.compile(r"(?![0-9])\d")
_KEPT = 16  # texts: one sentence is asked about many times in a row

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """The text as needed words are looked for in it: in small letters, and with plain ones for the letters
    and digits of other scripts that an expression takes for them."""
    if not text.isascii():
        text = _DIGIT.sub("0", text.replace("İ", "i").replace("ı", "i").replace("ſ", "s"))
    return text.lower()


@lru_cache(maxsize=_KEPT)
def _find_grams(folded: str) -> set[str]:
    return {folded[start : start + _GRAM] for start in range(len(folded) - _GRAM + 1)}


class Sieve:
    """Tells which of many expressions a text can match, by the words that it holds; each by its place."""

    def __init__(self, sources: Iterable[str]) -> None:
        needs = [find_needs(source) for source in sources]
        counts = Counter(word.strip() for groups in needs for group in groups for word in group)
        self._unsure: list[int] = []  # need no word for sure
        self._others: list[tuple[tuple[str, ...], ...]] = []  # what each needs beside its rarest group
        places: dict[str, list[int]] = {}
        for place, groups in enumerate(needs):
            rarest = min(groups, key=lambda group: _commonness(group, counts), default=())
            self._others.append(tuple(group for group in groups if group is not rarest))
            if not rarest:
                self._unsure.append(place)
            for word in rarest:
                places.setdefault(word, []).append(place)
        self._short = [(word, placed) for word, placed in places.items() if len(word) < _GRAM]
        self._by_gram = _list_by_gram(places)
        self._grams = set(self._by_gram)

    def find(self, folded: str) -> list[int]:
        """The places of expressions that can match in a text, in order; it is given as `fold` makes it."""
        found = set(self._unsure)
        for word, places in self._short:
            if word in folded:
                found.update(places)
        for gram in _find_grams(folded) & self._grams:
            for word, places in self._by_gram[gram]:
                if word in folded:
                    found.update(places)
        return [place for place in sorted(found) if _holds_each(folded, self._others[place])]


def _holds_each(folded: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the text holds one word of each group."""
    for words in groups:
        for word in words:  # plain loops: this is asked ten times for each sentence and list
            if word in folded:
                break
        else:
            return False
    return True


def _commonness(group: tuple[str, ...], counts: Counter[str]) -> float:
    """How likely texts are to hold a word of a group: a short one, or one that many expressions name."""
    return sum(counts[word.strip()] * _LETTER ** -sum(map(str.isalpha, word)) for word in group)


def _list_by_gram(places: dict[str, list[int]]) -> dict[str, list[tuple[str, list[int]]]]:
    """Each word under its letters that are in fewest other words: those are the rarest in texts too."""
    grams = {word: sorted(_find_grams(word)) for word in places if len(word) >= _GRAM}
    counts = Counter(gram for listed in grams.values() for gram in listed)
    by_gram: dict[str, list[tuple[str, list[int]]]] = {}
    for word, listed in grams.items():
        by_gram.setdefault(min(listed, key=counts.__getitem__), []).append((word, places[word]))
    return by_gram


class Compiled(Generic[K]):
    """Expressions by name or place, compiled when they are first asked for: in most runs few of them are."""

    def __init__(self, sources: Mapping[K, str], flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._sources = sources
        self._flags = flags
        self._patterns: dict[K, re.Pattern[str]] = {}

    def __getitem__(self, name: K) -> re.Pattern[str]:
        pattern = self._patterns.get(name)
        if pattern is None:
            pattern = self._patterns[name] = re.compile(self._sources[name], self._flags)
        return pattern


class Expression:
    """One expression, case ignored unless `flags` say otherwise."""

    def __init__(self, source: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._pattern = re.compile(source, flags)
        self._needs = tuple(sorted(find_needs(source), key=len))

    def search(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text) if _holds_each(fold(text), self._needs) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if _holds_each(fold(text), self._needs) else iter(())


class PatternSet(Generic[T]):
    """Expressions, case ignored, each with what it stands for; made ready once for many texts."""

    def __init__(self, sources: Iterable[tuple[str, T]]) -> None:
        listed = list(sources)
        self._meanings = [meaning for _, meaning in listed]
        self._patterns = Compiled(dict(enumerate(source for source, _ in listed)))
        self._sieve = Sieve(source for source, _ in listed)

    def __bool__(self) -> bool:
        return bool(self._meanings)

    def find(self, text: str, known: str | None = None) -> Iterator[tuple[re.Match[str], T]]:
        """The matches in `text`, pattern by pattern. `known` is the text to look for needed words in, where
        some of its characters stand for others."""
        for place in self._sieve.find(fold(known or text)):
            for match in self._patterns[place].finditer(text):
                yield match, self._meanings[place]


class AnyOf:
    """Expressions, case ignored, that are run as choices of one: of those that match at a place the first
    counts. None of them may match nothing."""

    def __init__(self, sources: Iterable[str]) -> None:
        listed = tuple(sources)
        self._patterns = Compiled(dict(enumerate(listed)))
        self._sieve = Sieve(listed)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of the matches in order, none overlapping."""
        ahead: dict[int, tuple[int, int]] = {}  # the next match of each, by its place
        waiting = self._sieve.find(fold(text))
        end = 0
        while waiting or ahead:
            for place in waiting:
                found = self._patterns[place].search(text, end)
                if found is None:
                    ahead.pop(place, None)
                else:
                    ahead[place] = found.span()
            if not ahead:
                return
            start, end = ahead[min(ahead, key=lambda place: (ahead[place][0], place))]
            yield start, end
            end = max(end, start + 1)
            waiting = [place for place, span in ahead.items() if span[0] < end]
