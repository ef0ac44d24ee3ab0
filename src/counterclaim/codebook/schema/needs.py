"""What words each match of a regular expression holds, read from the expression itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

DIGITS = frozenset("0123456789")

_GROUP = re.compile(r"\?(?:<?[=!]|[a-z]*(?:-[a-z]+)?:|P<\w+>|P=\w+|>)")
_LOOK = frozenset(("?=", "?!", "?<=", "?<!"))
_OPTIONAL = ("?", "*", "{0", "{,")
_CODED = {"x": 2, "u": 4, "U": 8}  # letters of an escape that names a character by its number
_PLAIN = re.compile(r"[a-z ,'’-]")


def find_needs(source: str) -> tuple[tuple[str, ...], ...]:
    """Groups of strings in small letters: every match holds at least one of each group, in any case. There is
    none where nothing is sure. A single letter tells too little, but that there is a digit tells much."""
    ways = list(_Walk(source).branches())
    groups = set(ways[0] if len(ways) == 1 else [_join(ways)])
    sure = (group for group in groups if group == DIGITS or (group and min(map(len, group)) > 1))
    return tuple(sorted(tuple(sorted(group)) for group in sure))


def split_choices(source: str) -> tuple[str, ...]:
    """The choices of an expression, each an expression: those of ``a|b(?:c|d)`` are ``a``, ``b(?:c|d)``."""
    walk = _Walk(source)
    ends: list[int] = []
    for _ in walk.branches():
        ends.append(walk.at)
    starts = [0, *(end + 1 for end in ends)]
    return tuple(source[start:end] for start, end in zip(starts, ends, strict=False))


class _Walk:
    """Walks an expression; knows groups, choices, quantifiers and classes, and nothing finer."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.at = 0

    def branches(self) -> Iterator[list[frozenset[str]]]:
        """For each choice from here to the group's end, what it needs."""
        while True:
            yield self._sequence()
            if self.at >= len(self._source) or self._source[self.at] == ")":
                return
            self.at += 1

    def _sequence(self) -> list[frozenset[str]]:
        found: list[frozenset[str]] = []
        run = ""
        while self.at < len(self._source) and self._source[self.at] not in "|)":
            literal, words = self._item()
            optional = self._source.startswith(_OPTIONAL, self.at)
            quantified = self._skip_quantifier()
            if literal and not optional:
                run += literal
            if not literal or quantified:
                found.append(frozenset((run,)))
                run = ""
            if words and not optional:
                found.append(words)
        found.append(frozenset((run,)))
        return [words for words in found if "" not in words]

    def _item(self) -> tuple[str, frozenset[str]]:
        """A literal letter, or the words that a group needs; goes past it."""
        char = self._source[self.at]
        if char == "(":
            return "", self._group()
        if char == "[":
            self.at = self._class_end()
        elif char == "\\":
            named = self._source[self.at + 1]
            self.at += 2 + _CODED.get(named, 0)
            return "", DIGITS if named == "d" else frozenset()
        else:
            self.at += 1
            small = char.lower()
            return (small if _PLAIN.fullmatch(small) else ""), frozenset()
        return "", frozenset()

    def _class_end(self) -> int:
        """One past the bracket that closes a class; one that opens the class stands for itself."""
        at = self.at + 1
        at += self._source[at] == "^"
        at += self._source[at] == "]"
        while self._source[at] != "]":
            at += 2 if self._source[at] == "\\" else 1
        return at + 1

    def _group(self) -> frozenset[str]:
        opened = _GROUP.match(self._source, self.at + 1)
        self.at = opened.end() if opened is not None else self.at + 1
        words = _join(list(self.branches()))
        self.at += 1
        return frozenset() if opened is not None and opened[0] in _LOOK else words

    def _skip_quantifier(self) -> bool:
        start = self.at
        if self._source[self.at : self.at + 1] in ("?", "*", "+"):
            self.at += 1
        elif self._source.startswith("{", self.at):
            self.at = self._source.index("}", self.at) + 1
        if self.at > start and self._source[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        return self.at > start


def _join(ways: list[list[frozenset[str]]]) -> frozenset[str]:
    """What at least one of several ways needs; nothing where one of them needs nothing."""
    best = [max(groups, key=_worth, default=frozenset[str]()) for groups in ways]
    return frozenset[str]().union(*best) if all(best) else frozenset()


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """How much a group tells: long words are rarer than short ones, and white space tells nothing."""
    return min(sum(map(str.isalpha, word)) for word in words), -len(words)
