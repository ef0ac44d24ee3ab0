"""Quotation marks: where one opens a quotation, and which one closes it."""

from __future__ import annotations

import re
from bisect import bisect_right

from counterclaim.model import Span

STRAIGHT = frozenset('"')
SINGLE = frozenset("'‘’‚")

_OPENING = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_CLOSING = frozenset("”»")
_BEFORE_OPENING = frozenset(' \t\n([{—–-/:…\u00a0"“«')
_DOUBLE = re.compile('[“”„‟«»"]')
_SINGLE_CLOSING = re.compile("['’]")
_MAY_OPEN = re.compile("[“„‟«\"'‘’‚]")
_OPENS_DOUBLE = re.compile('[“„‟«"]')


def find_opening(text: str, place: int, end: int) -> int | None:
    """The first mark from `place` on that opens a quotation."""
    marks = (found.start() for found in _MAY_OPEN.finditer(text, place, end))
    return next((mark for mark in marks if is_opening(text, mark, end)), None)


def find_double(text: str, place: int, end: int) -> int | None:
    """The first mark from `place` on that may open a quotation and is no single one."""
    found = _OPENS_DOUBLE.search(text, place, end)
    return found.start() if found is not None else None


def is_opening(text: str, place: int, end: int) -> bool:
    mark = text[place]
    if mark in _OPENING:
        return True
    if mark not in STRAIGHT and mark not in SINGLE:
        return False
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark in SINGLE:
        return mark != "’" and before in _BEFORE_OPENING and (after.isalpha() or after in '"“')
    return before in _BEFORE_OPENING and not after.isspace()


class Closings:
    """What closes the quotations that open in one paragraph. Marks of a kind are paired at once, since a
    paragraph may have thousands that nothing closes."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self._text = text
        self._start, self._end = paragraph.start, paragraph.end
        self._paired: dict[str, dict[int, int]] = {}
        self._single: dict[str, tuple[list[int], list[int]]] = {}

    def find(self, opening: int) -> int | None:
        """One past the mark that closes the quotation opened at `opening`; None where none does."""
        mark = self._text[opening]
        if mark in SINGLE:
            return self._find_single(opening, "’'" if mark in "‘‚" else "'")
        if mark in STRAIGHT:
            return self._find_straight(opening)
        if mark not in self._paired:
            self._paired[mark] = self._pair(mark)
        return self._paired[mark].get(opening)

    def _pair(self, mark: str) -> dict[int, int]:
        """All openings by a mark that has a closing partner: one inside another closes first."""
        closings: dict[int, int] = {}
        opened: list[int] = []
        for found in _DOUBLE.finditer(self._text, self._start, self._end):
            char, place = found[0], found.start()
            if char in _OPENING[mark]:
                if opened:
                    closings[opened.pop()] = place + 1
            elif char == mark:
                opened.append(place)
            elif char in STRAIGHT and self._closes(place):
                closings.update(dict.fromkeys(opened, place + 1))
                opened.clear()
        return closings

    def _find_straight(self, opening: int) -> int | None:
        depth = 0
        for found in _DOUBLE.finditer(self._text, opening + 1, self._end):
            char, place = found[0], found.start()
            if char in _OPENING:
                depth += 1
            elif depth == 0 or char in STRAIGHT:
                return None if self._opens_anew(place) else place + 1
            else:
                depth -= 1
        return None

    def _find_single(self, opening: int, wanted: str) -> int | None:
        if wanted not in self._single:
            self._single[wanted] = self._list_single(wanted)
        for ends in self._single[wanted]:
            at = bisect_right(ends, opening + 1)
            if at < len(ends):
                return ends[at]
        return None

    def _list_single(self, wanted: str) -> tuple[list[int], list[int]]:
        """Where quotations in single marks end for sure, and where a mark may be a possessive's: "the
        guards' huts"."""
        sure: list[int] = []
        unsure: list[int] = []
        for found in _SINGLE_CLOSING.finditer(self._text, self._start, self._end):
            place = found.start()
            before, after = self._text[place - 1], self._after(place)
            if found[0] not in wanted or after.isalnum() or before.isspace():
                continue
            (sure if before != "s" or after in ".,;:?!" else unsure).append(place + 1)
        return sure, unsure

    def _after(self, place: int) -> str:
        return self._text[place + 1] if place + 1 < self._end else " "

    def _opens_anew(self, place: int) -> bool:
        return self._text[place - 1].isspace() and self._after(place).isalnum()

    def _closes(self, place: int) -> bool:
        return not self._text[place - 1].isspace() and not self._after(place).isalnum()
