"""Datelines: where a report was written, which need not be where anything took place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.annotation.toponyms.lines import Line, is_capital
from counterclaim.model import Span
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import ReadPlace

_LONGEST = 60  # characters of a dateline
_AGENCY = re.compile(r"[\s,.]*\((?P<agency>[^()]{2,30})\)")
_DASH = re.compile(r"[\s,.]*(?:—|–|--|(?<=\s)-(?=\s))\s*")
_NEAR_KM = 120.0
_WIDE = frozenset(("region", "country"))


def find_dateline(line: Line) -> int:
    """Where a line's dateline ends: "ORVELA, June 2 (AP) — …", "Orvela – Police …". Its start when it has
    none."""
    for number, word in enumerate(line.words):
        if word.span.end - line.span.start > _LONGEST or not _may_stand(word.written):
            break
        end = word.span.end
        if _opens_report(line, end, line.words[0].written):
            return end
        behind = line.words[number + 1] if number + 1 < len(line.words) else None
        if behind is None or len(line.text[end : behind.span.start].strip(",./ ")) > 0:
            break
    return line.span.start


def _may_stand(word: str) -> bool:
    return is_capital(word) or word[:1].isdigit()


def _opens_report(line: Line, end: int, first: str) -> bool:
    """Whether an agency in brackets or a dash stands at `end`, and a sentence behind it."""
    shouted = len(first) > 2 and first.isupper()
    agency = _AGENCY.match(line.text, end, line.span.end)
    dash = _DASH.match(line.text, agency.end() if agency else end, line.span.end)
    if dash is None:
        return agency is not None and shouted and is_capital(agency["agency"])
    behind = line.text[dash.end() : dash.end() + 1]
    return shouted or not behind.islower()


def find_origins(places: Sequence[ReadPlace]) -> frozenset[Span]:
    """The places of a text that only say where it was written: the text names others, and none of those is
    near. Where it names no other, or tells of the place around it, the dateline is the place."""
    told = [item for item in places if not item.dateline and _is_fine(item)]
    towns = [item for item in places if item.dateline and _is_fine(item)]
    if not told or any(_is_near(town, other) for town in towns for other in told):
        return frozenset()
    return frozenset(item.span for item in places if item.dateline)


def find_lead(places: Sequence[ReadPlace], origins: frozenset[Span], start: int) -> Span | None:
    """The dateline's place of a paragraph with `places`, where what a sentence that begins at `start` tells
    may have been. Once the paragraph has named another place, what follows is told of that one."""
    if any(not item.dateline and _is_fine(item) and item.span.end <= start for item in places):
        return None
    towns = (item.span for item in places if item.dateline and item.span not in origins and _is_fine(item))
    return next(towns, None)


def _is_fine(item: ReadPlace) -> bool:
    place = item.place
    return item.kind in ("place", "site") and place is not None and place.precision not in _WIDE


def _is_near(one: ReadPlace, other: ReadPlace) -> bool:
    if one.place is None or other.place is None:
        return False
    away = measure_distance(one.place, other.place)
    return one.place.meets(other.place) or (away is not None and away < _NEAR_KM)
