"""Who is told something rather than tells it: "she had been told that the camp would close" are the words of
somebody who is not named, and she passes them on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.codebook.schema import EdgeWords
from counterclaim.model import hull
from counterclaim.statements.attributions import Attribution

_AGENT = re.compile(r"\s*by\b", re.IGNORECASE)
_TO_ACT = re.compile(r"\s*(?:not )?to\b", re.IGNORECASE)  # an order, which stays in its speaker's words


def hear(text: str, found: Sequence[Attribution], words: EdgeWords) -> list[Attribution]:
    """`found`, with who was told something for a relay, where nobody is said to have told it."""
    told = _compile(words)
    return [_heard(text, item, told) if item.cue is not None else item for item in found]


def _heard(text: str, item: Attribution, told: re.Pattern[str]) -> Attribution:
    if item.cue is None or not item.source or not item.content or item.negated:
        return item
    behind = item.content[0].start >= item.cue.end and hull(item.source).end <= item.cue.start
    if not behind or told.search(item.cue.of(text)) is None or _AGENT.match(text, item.cue.end):
        return item
    if _TO_ACT.match(text, item.cue.end):
        return item
    tagged = replace(item.tagged, source=()) if item.tagged is not None else None
    return replace(item, source=(), tagged=tagged, relayed_by=(item.source, *item.relayed_by))


@lru_cache(maxsize=8)
def _compile(words: EdgeWords) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{sign})" for sign in words.told) or "(?!)", re.IGNORECASE)
