"""Quotations, found on the text alone: marks of every kind, over several paragraphs, never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from counterclaim.model import Span
from counterclaim.statements.nearness import SpanIndex

_OPENING = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset('"')
_SINGLE = frozenset("'‘’‚")
_BEFORE_OPENING = frozenset(' \t\n([{—–-/:…\u00a0"“«')
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
    found: list[Quotation] = []
    number = 0
    while number < len(paragraphs):
        number += _scan_paragraph(text, paragraphs, number, found, resumes)
    return tuple(found)


def _scan_paragraph(
    text: str,
    paragraphs: Sequence[Span],
    number: int,
    found: list[Quotation],
    resumes: re.Pattern[str] | None,
) -> int:
    """Adds the quotations of one paragraph; says how many paragraphs they took."""
    paragraph = paragraphs[number]
    place = paragraph.start
    while True:
        opening = _next_opening(text, place, paragraph.end)
        if opening is None:
            return 1
        end = _find_closing(text, opening, paragraph.end)
        if end is not None:
            found.append(Quotation((Span(opening, end),), number))
            place = end
            continue
        parts, taken, closed, place = _continue_below(text, paragraphs, number, opening)
        if taken > 1:
            found.append(Quotation(tuple(parts), number, closed))
            return _rest_of(text, paragraphs, number + taken - 1, place, found, resumes) + taken - 1
        if text[opening] in _SINGLE:  # an apostrophe after all
            place = opening + 1
            continue
        stop = _unclosed_end(text, opening, paragraph, resumes)
        found.append(Quotation((Span(opening, stop),), number, closed=False))
        place = stop


def _rest_of(
    text: str,
    paragraphs: Sequence[Span],
    number: int,
    place: int,
    found: list[Quotation],
    resumes: re.Pattern[str] | None,
) -> int:
    """What follows a quotation that closed in the middle of a later paragraph."""
    rest = [*paragraphs]
    rest[number] = Span(min(place, paragraphs[number].end), paragraphs[number].end)
    return _scan_paragraph(text, rest, number, found, resumes)


def _continue_below(
    text: str, paragraphs: Sequence[Span], number: int, opening: int
) -> tuple[list[Span], int, bool, int]:
    """A quotation whose paragraphs each open with a mark; only the last one closes."""
    parts = [Span(opening, paragraphs[number].end)]
    taken = 1
    for below in paragraphs[number + 1 :]:
        start = below.start
        if not _is_opening(text, start, below.end) or text[start] in _SINGLE:
            break
        taken += 1
        end = _find_closing(text, start, below.end)
        if end is not None:
            return [*parts, Span(start, end)], taken, True, end
        parts.append(below)
    return parts, taken, False, parts[-1].end


def _next_opening(text: str, place: int, end: int) -> int | None:
    while place < end:
        if _is_opening(text, place, end):
            return place
        place += 1
    return None


def _is_opening(text: str, place: int, end: int) -> bool:
    mark = text[place]
    if mark in _OPENING:
        return True
    if mark not in _STRAIGHT and mark not in _SINGLE:
        return False
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark in _SINGLE:
        return mark != "’" and before in _BEFORE_OPENING and (after.isalpha() or after in '"“')
    return before in _BEFORE_OPENING and not after.isspace()


def _find_closing(text: str, opening: int, end: int) -> int | None:
    """One past the mark that closes the quotation opened at `opening`; None where none does."""
    mark = text[opening]
    if mark in _SINGLE:
        return _close_single(text, opening, end)
    wanted = _OPENING.get(mark, '"')
    depth = 0
    for place in range(opening + 1, end):
        char = text[place]
        if char in wanted or (mark in _STRAIGHT and char in _CLOSING):
            if depth == 0 or char in _STRAIGHT:
                if mark in _STRAIGHT and _opens_anew(text, place, end):
                    return None
                return place + 1
            depth -= 1
        elif char in _OPENING and (char == mark or mark in _STRAIGHT):
            depth += 1
        elif char in _STRAIGHT and mark in _OPENING and _closes(text, place, end):
            return place + 1
    return None


def _opens_anew(text: str, place: int, end: int) -> bool:
    before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
    return before.isspace() and after.isalnum()


def _closes(text: str, place: int, end: int) -> bool:
    after = text[place + 1] if place + 1 < end else " "
    return not text[place - 1].isspace() and not after.isalnum()


def _close_single(text: str, opening: int, end: int) -> int | None:
    wanted = "’'" if text[opening] in "‘‚" else "'"
    fallback = None
    for place in range(opening + 1, end):
        if text[place] not in wanted:
            continue
        before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
        if after.isalnum() or before.isspace():
            continue
        if before in ".,?!…" or before != "s":
            return place + 1
        fallback = fallback or place + 1  # may be a possessive: "the guards' huts"
        if after in ".,;:?!":
            return place + 1
    return fallback


def _unclosed_end(text: str, opening: int, paragraph: Span, resumes: re.Pattern[str] | None) -> int:
    """The end of an open quotation: where the reporting resumes, else its sentence's or paragraph's."""
    end = paragraph.end
    if text[paragraph.start : opening].strip():
        sentence = _SENTENCE_END.search(text, opening, paragraph.end)
        end = sentence.end() if sentence is not None else end
    for place in range(opening + 1, end):
        if text[place] in _STRAIGHT or text[place] in _OPENING:
            end = _back_over_space(text, opening, place)
            break
    if resumes is not None:
        found = resumes.search(text, opening + 1, end)
        if found is not None and found.start() > opening + 1:
            return _back_over_space(text, opening, found.start())
    return end


def _back_over_space(text: str, opening: int, place: int) -> int:
    while place > opening + 1 and text[place - 1].isspace():
        place -= 1
    return place


def iter_words(text: str, span: Span) -> Iterator[str]:
    """The words inside a span, marks left out."""
    for word in text[span.start : span.end].split():
        if any(char.isalnum() for char in word):
            yield word
