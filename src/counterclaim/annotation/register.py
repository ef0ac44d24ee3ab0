"""Names known beforehand, found in a sentence in any of their spellings; the longest name wins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar
from unicodedata import combining, normalize

from counterclaim.model import Span

Payload = TypeVar("Payload")

_WORD = re.compile(r"[^\W_]+(?:['’‘`ʿʾ][^\W_]+)*")
_GAP = re.compile(r"[\s\-‐‑–.'’‘`/&]{0,4}")
_MARKS = re.compile(r"['’‘`ʿʾ]")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_LOWER_WORD = 4  # a one-word name of so few letters must be written exactly as it is registered


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: as written, and as names are compared; a possessive 's is left out."""

    written: str
    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Name(Generic[Payload]):
    """One spelling. `payload` is what it stands for; `exact`: acronyms, compared letter by letter;
    `any_case`: titles, which may be written in small letters."""

    written: tuple[str, ...]
    payload: Payload
    exact: bool = False
    any_case: bool = False


@dataclass(slots=True)
class _Node(Generic[Payload]):
    names: list[Name[Payload]] = field(default_factory=list)
    below: "dict[str, _Node[Payload]]" = field(default_factory=dict)


class Register(Generic[Payload]):
    """Spellings in a tree of words."""

    def __init__(self, names: Iterable[tuple[str, Payload, bool, bool]]) -> None:
        """`names`: spelling, what it stands for, whether exact, whether in any case."""
        self._root: _Node[Payload] = _Node()
        for spelling, payload, exact, any_case in names:
            words = split_words(spelling)
            if words and words[0].plain == "the" and len(words) > 1:
                words = words[1:]
            node = self._root
            for word in words:
                node = node.below.setdefault(word.plain, _Node())
            if words:
                node.names.append(Name(tuple(word.written for word in words), payload, exact, any_case))

    def find(self, words: Sequence[Word], text: str) -> list[tuple[Span, list[Payload]]]:
        """Spans of names in order, none overlapping, each with all it may stand for. `text`: the report's."""
        found: list[tuple[Span, list[Payload]]] = []
        at = 0
        while at < len(words):
            known = words[at].plain in self._root.below
            best = self._longest(words, at, text) if known else None
            if best is None:
                at += 1
                continue
            end, payloads = best
            stop = words[end - 1].span.end
            if len(words[end - 1].written) == 1 and end - at > 1 and text[stop : stop + 1] == ".":
                stop += 1  # the last point of "U.N."
            found.append((Span(words[at].span.start, stop), payloads))
            at = end
        return found

    def _longest(self, words: Sequence[Word], start: int, text: str) -> tuple[int, list[Payload]] | None:
        node, best = self._root, None
        for index in range(start, len(words)):
            below = node.below.get(words[index].plain)
            if below is None:
                break
            if index > start and not _joined(words[index - 1], words[index], text):
                break
            node = below
            fitting = [name.payload for name in node.names if _fits(name, words[start : index + 1])]
            if fitting:
                best = index + 1, list(dict.fromkeys(fitting))
        return best


def split_words(text: str, offset: int = 0) -> list[Word]:
    """Words with their places, apostrophes inside them kept ("Sha'al")."""
    words = []
    for match in _WORD.finditer(text):
        written = match[0]
        if written[-2:-1] in "'’":
            written = _POSSESSIVE.sub("", written)
        start = offset + match.start()
        words.append(Word(written, _plain(written), Span(start, start + len(written))))
    return words


@lru_cache(maxsize=20_000)  # most words of a text come again
def _plain(written: str) -> str:
    """Without case, apostrophes and accents."""
    plain = _MARKS.sub("", written.casefold())
    if plain.isascii():
        return plain
    return "".join(char for char in normalize("NFKD", plain) if not combining(char))


def _joined(before: Word, after: Word, text: str) -> bool:
    return _GAP.fullmatch(text, before.span.end, after.span.start) is not None


def _fits(name: Name[Payload], words: Sequence[Word]) -> bool:
    written = tuple(word.written for word in words)
    if name.exact or (len(name.written) == 1 and len(name.written[0]) < _LOWER_WORD):
        return written == name.written
    if name.any_case:
        return True
    capitals = [here for there, here in zip(name.written, written, strict=True) if there[:1].isupper()]
    return all(word[:1].isupper() or word[:1].isdigit() for word in capitals)
