"""Quotations, found on the text alone: marks of every kind, over several paragraphs, never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from counterclaim.model import Span
from counterclaim.statements.marks import SINGLE, Closings, find_double, find_opening, is_opening
from counterclaim.statements.nearness import SpanIndex

_SOLID = re.compile(r"\S")
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`parts` have their marks; several where each paragraph of one quotation opens with a mark.
    `closed` is False where no mark closes it: then it ends where the paragraph or sentence does."""

    parts: tuple[Span, ...]
    paragraph: int
    closed: bool = True

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    def covers(self, span: Span) -> bool:
        return any(part.contains(span) for part in self.parts)

    def touches(self, span: Span) -> bool:
        return any(part.overlaps(span) for part in self.parts)


class Quotations(Sequence[Quotation]):
    """The quotations of a text in order, to be asked for those at a place."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        parts = ((number, part) for number, item in enumerate(quotations) for part in item.parts)
        self._places = SpanIndex(parts)

    def __len__(self) -> int:
        return len(self._quotations)

    @overload
    def __getitem__(self, number: int) -> Quotation: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Quotation]: ...
    def __getitem__(self, number: int | slice) -> Quotation | Sequence[Quotation]:
        return self._quotations[number]

    def near(self, *spans: Span) -> list[int]:
        """The numbers of those that touch one of `spans`, and of some that do not, in order."""
        return self._places.near(*spans)

    def cover(self, span: Span) -> bool:
        """Whether the span stands inside one of them."""
        return any(self._quotations[number].covers(span) for number in self.near(span))


def find_quotations(
    text: str, paragraphs: Sequence[Span], resumes: re.Pattern[str] | None = None
) -> tuple[Quotation, ...]:
    """The outermost quotations of a text in order; those inside another are not given by themselves.

    `resumes` matches where the report takes over again inside a quotation that nobody closed.
    """
    return tuple(_Scanner(text, paragraphs, resumes).scan())


class _Scanner:
    """Goes through a text from quotation to quotation."""

    def __init__(self, text: str, paragraphs: Sequence[Span], resumes: re.Pattern[str] | None) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._resumes = resumes
        self._closings: dict[int, Closings] = {}
        self._ending = (0, -1, 0)  # of a sentence: from where it was looked for, where found, and one past it
        self._found: list[Quotation] = []

    def scan(self) -> list[Quotation]:
        number, place = 0, None
        while number < len(self._paragraphs):
            number, place = self._scan_paragraph(number, place)
        return self._found

    def _scan_paragraph(self, number: int, start: int | None) -> tuple[int, int | None]:
        """Adds the quotations of one paragraph from `start` on; gives the paragraph to go on in, and the
        place there, None for its beginning."""
        paragraph = self._paragraphs[number]
        if start is not None:
            paragraph = Span(min(start, paragraph.end), paragraph.end)
        place = paragraph.start
        while (opening := find_opening(self._text, place, paragraph.end)) is not None:
            end = self._close(number, opening)
            if end is not None:
                self._found.append(Quotation((Span(opening, end),), number))
                place = end
                continue
            parts, closed, after = self._continue_below(number, opening)
            if len(parts) > 1:
                self._found.append(Quotation(tuple(parts), number, closed))
                return number + len(parts) - 1, after
            if self._text[opening] in SINGLE:  # an apostrophe after all
                place = opening + 1
                continue
            stop = self._find_unclosed_end(opening, paragraph)
            self._found.append(Quotation((Span(opening, stop),), number, closed=False))
            place = stop
        return number + 1, None

    def _close(self, number: int, opening: int) -> int | None:
        if number not in self._closings:
            self._closings = {number: Closings(self._text, self._paragraphs[number])}
        return self._closings[number].find(opening)

    def _continue_below(self, number: int, opening: int) -> tuple[list[Span], bool, int]:
        """A quotation whose paragraphs each open with a mark; only the last one closes."""
        parts = [Span(opening, self._paragraphs[number].end)]
        for below in range(number + 1, len(self._paragraphs)):
            paragraph = self._paragraphs[below]
            if not is_opening(self._text, paragraph.start, paragraph.end):
                break
            if self._text[paragraph.start] in SINGLE:
                break
            end = Closings(self._text, paragraph).find(paragraph.start)
            if end is not None:
                return [*parts, Span(paragraph.start, end)], True, end
            parts.append(paragraph)
        return parts, False, parts[-1].end

    def _find_unclosed_end(self, opening: int, paragraph: Span) -> int:
        """The end of an open quotation: where the reporting resumes, else its sentence's or paragraph's."""
        end = paragraph.end
        if _SOLID.search(self._text, paragraph.start, opening):
            end = self._find_sentence_end(opening, paragraph.end)
        mark = find_double(self._text, opening + 1, end)
        if mark is not None:
            end = _back_over_space(self._text, opening, mark)
        if self._resumes is not None:
            found = self._resumes.search(self._text, opening + 1, end)
            if found is not None and found.start() > opening + 1:
                return _back_over_space(self._text, opening, found.start())
        return end

    def _find_sentence_end(self, place: int, end: int) -> int:
        """Past the end of the sentence that goes on at `place`, else `end`, the paragraph's."""
        asked, known, past = self._ending
        if not asked <= place <= known:
            found = _SENTENCE_END.search(self._text, place, end)
            known, past = found.span() if found is not None else (end, end)
            self._ending = (place, known, past)
        return past


def _back_over_space(text: str, opening: int, place: int) -> int:
    while place > opening + 1 and text[place - 1].isspace():
        place -= 1
    return place
