"""A report's text in paragraphs: what the parser is given, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 4000  # characters given to the parser at once: bounds its memory on text without line breaks

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END = re.compile(r"[.?!][\"'”’)\]]?\s")
_UNREADABLE = re.compile("[\ud800-\udfff]")  # lone surrogates: no parser takes them
_BREAKS = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` counts paragraphs from 0; the pieces of one that was cut share it. `words` has the
    length of the original, with what the parser cannot take blanked out. `cut`: it is the
    first of several pieces."""

    start: int
    number: int
    words: str
    cut: bool = False


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """Paragraphs end at newlines; lines that were only wrapped at a margin are one paragraph."""
    number = 0
    for block_start, block_end in _blocks(text):
        for start, end in _lines(text, block_start, block_end):
            for first, last in _pieces(text, start, end):
                words = _UNREADABLE.sub("\ufffd", text[first:last]).translate(_BREAKS)
                yield Paragraph(first, number, words, cut=first == start and last < end)
            number += 1


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position = start
    for line in text[start:end].split("\n"):
        left = position + len(line) - len(line.lstrip())
        right = position + len(line.rstrip())
        if left < right:
            lines.append((left, right))
        position += len(line) + 1
    if _wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines break at a margin rather than at the end of a thought."""
    full = lines[:-1]
    if not full or not all(40 <= right - left <= 100 for left, right in full):
        return False
    broken = sum(text[right - 1] not in '.?!:"”’' for _, right in full)
    continued = sum(text[left].islower() for left, _ in lines[1:])
    return 2 * broken > len(full) and 3 * continued >= len(full)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """The last end of a sentence within reach, else the last space, else the bound itself."""
    window = text[start : start + LONGEST]
    ends = [found.end() - 1 for found in _SENTENCE_END.finditer(window, LONGEST // 2)]
    if ends:
        return start + ends[-1]
    space = window.rfind(" ", LONGEST // 2)
    return start + (space if space > 0 else LONGEST)
