"""What the scorer of attributions needs of a text: its words, spans without their edges, quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Spans = tuple[tuple[int, int], ...]
Words = frozenset[int]

_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
_MOSTLY_QUOTED = 0.95
_HARDLY_QUOTED = 0.02
TYPES = ("direct", "mixed", "indirect")
ROLES = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which word. A span in several parts is broken; one without parts is not there."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()


def read_attribution(row: dict[str, Any]) -> Attribution:
    """An attribution as files write it: [start, end] or a list of such pairs, in `x` or in `x_parts`."""
    return Attribution(*(read_spans(row.get(f"{role}_parts") or row.get(role)) for role in ROLES))


def read_spans(value: Any) -> Spans:
    if not value:
        return ()
    if isinstance(value[0], int):
        return ((value[0], value[1]),)
    return tuple((start, end) for start, end in value)


class ScoredText:
    """A text with its words, which are counted from 0, and the characters that stand in quotation marks."""

    def __init__(self, text: str) -> None:
        self._text = text
        places = [found.span() for found in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]
        self._quoted = _mark_quoted(text)

    def words(self, spans: Spans) -> Words:
        """The words that the spans touch."""
        touched: set[int] = set()
        for start, end in spans:
            word = bisect_right(self._ends, start)
            while word < len(self._starts) and self._starts[word] < end:
                touched.add(word)
                word += 1
        return frozenset(touched)

    def trim(self, spans: Spans, *, to_letters: bool) -> Spans:
        """The spans without white space at their edges; `to_letters`: nor quotation marks and punctuation.
        Two parts with nothing but such characters between them are one."""
        keep = str.isalnum if to_letters else _is_visible
        trimmed: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            while start < end and not keep(self._text[start]):
                start += 1
            while end > start and not keep(self._text[end - 1]):
                end -= 1
            if start >= end:
                continue
            if trimmed and not any(map(keep, self._text[trimmed[-1][1] : start])):
                trimmed[-1] = (trimmed[-1][0], end)
            else:
                trimmed.append((start, end))
        return tuple(trimmed)

    def type_of(self, spans: Spans) -> str:
        """direct, mixed or indirect, by the share of the letters that stand in quotation marks."""
        marks = [
            self._quoted[place]
            for start, end in spans
            for place in range(start, end)
            if self._text[place].isalnum()
        ]
        share = sum(marks) / max(1, len(marks))
        if share >= _MOSTLY_QUOTED:
            return "direct"
        return "indirect" if share <= _HARDLY_QUOTED else "mixed"


def _is_visible(character: str) -> bool:
    return not character.isspace()


def _mark_quoted(text: str) -> bytearray:
    """A one for each character in quotation marks. A blank line ends a quotation that was left open."""
    marks = bytearray(len(text))
    inside = False
    for place, character in enumerate(text):
        if character in "“«":
            inside = True
            marks[place] = 1
        elif character in "”»":
            inside = False
            marks[place] = 1
        elif character == '"':
            inside = not inside
            marks[place] = 1
        else:
            inside = inside and not text.startswith("\n\n", place)
            marks[place] = inside
    return marks


def share_of_both(one: Words, other: Words) -> float:
    """Intersection over union."""
    return len(one & other) / len(one | other) if one or other else 0.0


def match(gold: Sequence[Words], found: Sequence[Words], least: float) -> list[tuple[int, int]]:
    """Pairs of gold and found with a share of `least` or more, the best first, each in one pair at most."""
    pairs = sorted(
        (-share, one, other)
        for one, other, share in _shares(gold, found)
        if share >= least
    )  # fmt: skip
    gold_taken: set[int] = set()
    found_taken: set[int] = set()
    matched = []
    for _, one, other in pairs:
        if one not in gold_taken and other not in found_taken:
            gold_taken.add(one)
            found_taken.add(other)
            matched.append((one, other))
    return matched


def _shares(gold: Sequence[Words], found: Sequence[Words]) -> Iterable[tuple[int, int, float]]:
    holding: dict[int, list[int]] = defaultdict(list)
    for number, words in enumerate(found):
        for word in words:
            holding[word].append(number)
    for one, words in enumerate(gold):
        for other in {number for word in words for number in holding.get(word, ())}:
            yield one, other, share_of_both(words, found[other])
