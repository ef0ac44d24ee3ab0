"""Denials that only point back: "…, *which* the army denies", "…, *a claim* the ministry has rejected",
"– *something* the navy disputes"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Sentence, Span, Stance
from counterclaim.statements.attributions import Attribution


def point_back(
    text: str, sentences: Sequence[Sentence], found: Sequence[Attribution], words: ReferenceWords
) -> list[Attribution]:
    """`found`, where a denial without a content has the words between a comma and its source."""
    behind = _compile(words.claiming, words.articles, words.relatives, words.whatever)
    return [_point(text, item, sentences[item.sentence].span, behind) for item in found]


@lru_cache(maxsize=8)
def _compile(
    claiming: tuple[str, ...],
    articles: tuple[str, ...],
    relatives: tuple[str, ...],
    whatever: tuple[str, ...],
) -> re.Pattern[str]:
    nouns, opening = "|".join(map(re.escape, claiming)), "|".join(map(re.escape, articles))
    pronouns, things = "|".join(map(re.escape, relatives)), "|".join(map(re.escape, whatever)) or "(?!)"
    named = rf"(?:(?:{opening})\s(?:[\w-]+\s)?(?:{nouns})|{things})(?:\s(?:that|{pronouns}))?"
    return re.compile(rf"[,–—-]\s+(?P<what>{named}|(?:{pronouns}))\s+\Z", re.IGNORECASE)


def _point(text: str, item: Attribution, sentence: Span, behind: re.Pattern[str]) -> Attribution:
    denies = item.row is not None and item.row.stance is Stance.DENIES and not item.negated
    if item.content or not denies or not item.source or item.cue is None or item.cue < item.source[0]:
        return item
    what = behind.search(text, sentence.start, item.source[0].start)
    return replace(item, content=(Span(*what.span("what")),)) if what is not None else item
