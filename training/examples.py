"""Windows with the labels and links that the network should give them."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from counterclaim.annotation.tagging.labels import INDEX
from counterclaim.annotation.tagging.windows import ROOM, Packing, Window, pack, split_text
from counterclaim.annotation.tagging.words import Pieces, Word
from training.corpora import Corners, Quotation, Text

NO_TARGET = -100  # a row that is not asked where it points to
_SMALLEST = 40  # pieces: the first window of a text is cut short at random, so that no epoch packs alike


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that lies in a window: the rows of its cue, source and content, and its attitude."""

    roles: tuple[np.ndarray, np.ndarray, np.ndarray]
    attitude: tuple[float, ...]


@dataclass(slots=True)
class Example:
    """`labels`, and for each row the one to point to: from contents to cues, from cues to sources (0:
    nobody)."""

    window: Window
    text: int
    labels: np.ndarray
    cues: np.ndarray
    sources: np.ndarray
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text that is split into words once, to be packed anew each epoch."""

    text: Text
    paragraphs: list[list[Word]]
    roles: dict[int, tuple[str, int, int]]  # by character: role, start of the part, number of the quotation


def prepare(text: Text, pieces: Pieces) -> Prepared:
    return Prepared(text, split_text(text.text, pieces), _list_roles(text.quotations))


def _list_roles(quotations: Sequence[Quotation]) -> dict[int, tuple[str, int, int]]:
    """Labels are flat, so of a quotation inside another the outer one is learnt; rules find the inner one."""
    roles: dict[int, tuple[str, int, int]] = {}
    order = sorted(range(len(quotations)), key=lambda number: _width(quotations[number]))
    for number in order:
        quotation = quotations[number]
        parts = (("content", quotation.content), ("source", quotation.source), ("cue", quotation.cue))
        for role, corners in parts:
            for start, end in corners:
                roles.update(dict.fromkeys(range(start, end), (role, start, number)))
    return roles


def _width(quotation: Quotation) -> int:
    return sum(end - start for start, end in quotation.content)


def make_examples(
    prepared: Sequence[Prepared], packing: Packing, chance: random.Random | None = None
) -> Iterator[Example]:
    """All windows of all texts; with `chance`, packed differently each time."""
    for number, each in enumerate(prepared):
        style = Packing(packing.opening, packing.ending, each.text.style)
        rooms = _rooms(chance)
        for window in pack(each.paragraphs, each.text.text, style, rooms):
            yield Example(window, number, *_label(window, each), _list_told(window, each.text))


def _rooms(chance: random.Random | None) -> Iterator[int]:
    if chance is not None:
        yield chance.randint(_SMALLEST, ROOM)
    while True:
        yield ROOM


def _label(window: Window, prepared: Prepared) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    found = _find_roles(window, prepared)
    rows = len(window)
    labels = np.zeros(rows, np.int64)
    cues, sources = np.full(rows, NO_TARGET, np.int64), np.full(rows, NO_TARGET, np.int64)
    starts = {start: row for row, (start, end) in enumerate(window.spans) if end > start}
    for row, role in enumerate(found):
        if role is None:
            continue
        before = row > 0 and found[row - 1] == role
        after = row + 1 < rows and found[row + 1] == role
        place = "I" if before and after else "E" if before else "B" if after else "S"
        labels[row] = INDEX[f"{place}-{role[0]}"]
        quotation = prepared.text.quotations[role[2]]
        if role[0] == "content":
            cues[row] = _find_row(quotation.cue, starts, NO_TARGET)
        elif role[0] == "cue" and not before:
            sources[row] = _find_row(quotation.source, starts, 0)
    return labels, cues, sources


def _list_told(window: Window, text: Text) -> list[Told]:
    """The statements whose attitude is known; those that begin or have their cue elsewhere are left out."""
    told = []
    for quotation in text.quotations:
        if quotation.attitude:
            roles = find_rows(window, quotation)
            if len(roles[2]) and (len(roles[0]) or not quotation.cue):
                told.append(Told(roles, quotation.attitude))
    return told


def find_rows(window: Window, quotation: Quotation) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The rows of cue, source and content."""
    rows = [row for row, (start, end) in enumerate(window.spans) if end > start]
    starts = [window.spans[row][0] for row in rows]

    def within(parts: Sequence[Corners]) -> np.ndarray:
        found = [rows[bisect_left(starts, start) : bisect_left(starts, end)] for start, end in parts]
        return np.array([row for part in found for row in part], np.int64)

    return within(quotation.cue), within(quotation.source), within(quotation.content)


def _find_roles(window: Window, prepared: Prepared) -> list[tuple[str, int, int] | None]:
    """The role of each row; the mark after a paragraph has one only where a part goes on behind it."""
    found = [prepared.roles.get(start) if end > start else None for start, end in window.spans]
    for row in range(1, len(found) - 1):
        start, end = window.spans[row]
        if start == end and found[row - 1] == found[row + 1]:
            found[row] = found[row - 1]
    return found


def _find_row(parts: tuple[tuple[int, int], ...], starts: dict[int, int], nobody: int) -> int:
    """The row where the first part starts; NO_TARGET where that is in another window."""
    if not parts:
        return nobody
    return starts.get(parts[0][0], NO_TARGET)


def batch(examples: Sequence[Example], pieces: int, chance: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, each with at most `pieces` pieces, padding counted."""
    order = sorted(examples, key=lambda each: len(each.window.pieces) + 8 * chance.random())
    batches: list[list[Example]] = [[]]
    for each in order:
        waiting = batches[-1]
        longest = max(len(each.window.pieces), max((len(one.window.pieces) for one in waiting), default=0))
        if waiting and longest * (len(waiting) + 1) > pieces:
            batches.append([])
        batches[-1].append(each)
    chance.shuffle(batches)
    return batches
