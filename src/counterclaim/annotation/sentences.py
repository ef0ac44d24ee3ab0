"""The parser's sentences: a dateline or an hour's stop ends one; what a quotation mark broke is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset("\"'“”‘’«»„")
_CLOSING = frozenset("”»")
_FINAL = frozenset(".?!…:;")
_DASHES = frozenset(("-", "–", "—", "--"))
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}")
_HALF_DAY = re.compile(r"(?:\w\.){2}")
_ENTRY = 5  # tokens of the longest entry of a live page before its colon
_DATELINE = 14  # tokens of the longest dateline: "SAN ORVEL, Calvera, June 2 (Morning Wire) —"


def part_dateline(doc: Doc) -> Doc:
    """Make what stands behind a dateline a sentence of its own, before the parser reads it: else it takes the
    town for who acts in the sentence ("ORVELA (AP) - Police fired")."""
    for token in doc[: _DATELINE + 1]:
        if token.text in _DASHES and 0 < token.i < len(doc) - 1:
            behind = doc[token.i + 1]
            parted = bool(doc[token.i - 1].whitespace_) and bool(token.whitespace_)
            if parted and behind.text[:1].isupper() and _is_dateline(doc, token.i):
                behind.is_sent_start = True
            break
        if token.text == ":" and (_is_dated(doc, token.i) or _is_entry(doc, token.i)):
            doc[token.i + 1].is_sent_start = True
            break
        if token.text[:1].islower():
            break
    _part_behind_hours(doc)
    return doc


def _part_behind_hours(doc: Doc) -> None:
    """Let a sentence end with the hour of a day: "at 3 a.m. This", but "at 3 a.m. Thursday"."""
    for token in doc[1:-1]:
        behind = doc[token.i + 1]
        hour = _HALF_DAY.fullmatch(token.text) is not None and doc[token.i - 1].like_num
        if hour and behind.text[:1].isupper() and behind.is_stop:
            behind.is_sent_start = True


def _is_entry(doc: Doc, end: int) -> bool:
    """Whether the tokens before a colon are the hour of a live page's entry and a name: "11:10 Radak:"."""
    behind = doc[end + 1].text if end + 1 < len(doc) else ""
    hour = _HOUR.fullmatch(doc[0].text) is not None
    return hour and 1 < end <= _ENTRY and behind[:1].isalnum() and doc[1].text[:1].isupper()


def _is_dated(doc: Doc, end: int) -> bool:
    """Whether the tokens before a colon are a town in capitals and a day: "SILIGURI, July 8:"."""
    if end + 1 >= len(doc) or not doc[0].text.isupper() or not doc[end + 1].text[:1].isalnum():
        return False
    return any(token.text == "," for token in doc[1:end]) and any(token.is_digit for token in doc[1:end])


def _is_dateline(doc: Doc, end: int) -> bool:
    """Whether the tokens before a dash are a town, with a comma, an agency or capitals throughout."""
    marks = any(token.text in (",", "(", ".") for token in doc[1:end])
    return doc[0].text[:1].isupper() and (marks or doc[0].text.isupper() or end == 1)


def find_bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and one past last token of each sentence, in order; white space at the edges is left out."""
    bounds: list[tuple[int, int]] = []
    for sent in doc.sents:
        start = sent.start
        if bounds:
            moved = _moved(doc, bounds[-1][0], start, sent.end)
            bounds[-1] = (bounds[-1][0], moved)
            start = moved
        if start < sent.end:
            bounds.append((start, sent.end))
    for start, end in bounds:
        while start < end and doc[start].is_space:
            start += 1
        while start < end and doc[end - 1].is_space:
            end -= 1
        if start < end:
            yield start, end


def _moved(doc: Doc, before: int, start: int, end: int) -> int:
    """Up to where the sentence `start`–`end` belongs to its predecessor: `start` where not at all."""
    first = start
    while first < end and doc[first].is_space:
        first += 1
    if first == end or all(not _is_word(doc[index]) for index in range(first, end)):
        return end
    if _closes(doc, first):
        last = doc[first - 1].text[-1:]
        following = next((doc[i] for i in range(first + 1, end) if not doc[i].is_space), None)
        goes_on = last not in ".?!…" or (following is not None and following.text[:1].islower())
        return end if goes_on else first + 1
    return end if _unfinished(doc, before, first) else start


def _is_word(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)


def _closes(doc: Doc, index: int) -> bool:
    """Whether the token is a mark that closes what stands before it, glued to it."""
    mark = doc[index].text
    if mark in _CLOSING:
        return True
    glued = index > 0 and not doc[index - 1].whitespace_
    return mark in _MARKS and glued and bool(doc[index].whitespace_)


def _unfinished(doc: Doc, before: int, start: int) -> bool:
    """Whether the sentence before ends in the middle: ``…,"`` or no final mark and a small letter after."""
    last = start - 1
    while last > before and doc[last].is_space:
        last -= 1
    closed = doc[last].text in _MARKS
    mark = doc[last - 1].text if closed and last > before else doc[last].text
    if closed and mark == ",":
        return True
    small = doc[start].text[:1].islower() or doc[start].text[:1] in ",;)"
    return small and (mark[-1:] not in _FINAL or (closed and mark in "?!"))
