"""Windows: paragraphs packed together, as much text as the tagger looks at in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from counterclaim.annotation.paragraphs import split_paragraphs
from counterclaim.annotation.tagging.words import (
    FEATURES,
    MARK,
    Pieces,
    Word,
    is_mark,
    opens_quotation,
)

ROOM = 96  # pieces of a window, unless a single paragraph is longer: more is slower and no better
LONGEST = 254  # pieces of a paragraph; a longer one is cut after a sentence

_SENTENCE_ENDS = frozenset(".?!")
_FEWEST = 5  # words before a cut, so that "No." does not stand alone


@dataclass(slots=True)
class Window:
    """One input of the tagger. A row is a word or a mark: the first row stands for "nothing there", and a
    row without length ends each paragraph."""

    pieces: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)  # per row, its first piece
    spans: list[tuple[int, int]] = field(default_factory=list)  # per row, start and end in the text
    paragraphs: list[int] = field(default_factory=list)  # per row, a number that grows

    def __len__(self) -> int:
        return len(self.spans)

    def opens_quotation(self, row: int) -> bool:
        return opens_quotation(self._feature(row))

    def is_mark(self, row: int) -> bool:
        return is_mark(self._feature(row))

    def _feature(self, row: int) -> int:
        """Of the row's first piece, without the style."""
        return self.features[self.firsts[row]] % FEATURES


@dataclass(frozen=True, slots=True)
class Packing:
    """How windows are made: the marks of the vocabulary, and the annotation style that is asked for."""

    opening: int
    ending: int
    style: int = 0


def split_text(text: str, pieces: Pieces) -> list[list[Word]]:
    """The words of each paragraph of a text that has any."""
    paragraphs = (
        pieces.read(text, paragraph.start, paragraph.start + len(paragraph.words))
        for paragraph in split_paragraphs(text)
    )
    return [words for words in paragraphs if words]


def pack(
    paragraphs: Iterable[Sequence[Word]],
    text: str,
    packing: Packing,
    rooms: Iterator[int] | None = None,
) -> Iterator[Window]:
    """Windows over all paragraphs in order. `rooms` has the pieces of each, where they are not to be ROOM."""
    rooms = rooms if rooms is not None else repeat(ROOM)
    waiting: list[Sequence[Word]] = []
    length, limit = 1, next(rooms)
    for words in paragraphs:
        for part in _cut(words, text):
            more = _measure(part) + 1
            if waiting and length + more > limit:
                yield _lay_out(waiting, packing)
                waiting, length, limit = [], 1, next(rooms)
            waiting.append(part)
            length += more
    if waiting:
        yield _lay_out(waiting, packing)


def _measure(words: Sequence[Word]) -> int:
    return sum(len(word.pieces) for word in words)


def _cut(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """A paragraph in parts of at most LONGEST pieces, each up to the end of a sentence where there is one."""
    first, length, end = 0, 0, None
    for number, word in enumerate(words):
        if length + len(word.pieces) > LONGEST and number > first:
            cut = end if end is not None else number
            yield words[first:cut]
            first, end = cut, None
            length = _measure(words[first:number])
        length += len(word.pieces)
        if word.end - word.start == 1 and text[word.start] in _SENTENCE_ENDS and number - first >= _FEWEST:
            end = number + 1
    yield words[first:]


def _lay_out(paragraphs: Sequence[Sequence[Word]], packing: Packing) -> Window:
    window = Window()
    shift = packing.style * FEATURES
    _add(window, (packing.opening,), shift + MARK, (-1, -1), 0)
    for number, words in enumerate(paragraphs, start=1):
        for word in words:
            _add(window, word.pieces, shift + word.feature, (word.start, word.end), number)
        _add(window, (packing.ending,), shift + MARK, (words[-1].end, words[-1].end), number)
    return window


def _add(
    window: Window, pieces: tuple[int, ...], feature: int, span: tuple[int, int], paragraph: int
) -> None:
    window.firsts.append(len(window.pieces))
    window.pieces.extend(pieces)
    window.features.extend([feature] * len(pieces))
    window.spans.append(span)
    window.paragraphs.append(paragraph)
