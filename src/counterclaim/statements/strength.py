"""How strongly a thing is said, and by what means: hedges, rumours, documents."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.codebook.schema import MarkerWords, ReferenceWords
from counterclaim.model import StatementKind, Strength
from counterclaim.statements.attributions import Attribution


@lru_cache(maxsize=8)
def _any_word(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE) if words else None


def read_strength(text: str, item: Attribution, markers: MarkerWords) -> Strength:
    """rumour where the cue or its source is hearsay; hedged by the cue or by a word beside it."""
    around = " ".join(span.of(text) for span in (*item.source, *item.cues))
    rumour = _any_word(markers.rumours)
    if rumour is not None and rumour.search(around):
        return Strength.RUMOUR
    if item.row is not None and item.row.strength is not Strength.PLAIN:
        return item.row.strength
    if item.inner_strength is not None and item.inner_strength is not Strength.PLAIN:
        return item.inner_strength
    hedge = _any_word(markers.hedges)
    return Strength.HEDGED if hedge is not None and hedge.search(around) else Strength.PLAIN


def read_kind(text: str, item: Attribution, words: ReferenceWords) -> StatementKind:
    """The cue's kind; what a document says is written."""
    kind = item.row.kind if item.row is not None else StatementKind.SPEECH
    if kind is not StatementKind.SPEECH or not item.source:
        return kind
    if item.row is not None and item.row.pos == "noun":
        return kind
    head = head_word(item.source[-1].of(text))
    return StatementKind.WRITING if head in words.documents else kind


_AFTER_HEAD = re.compile(
    r"\s(?:of|for|from|in|at|on|by|with|to|who|which|that|near|outside|inside|about)\s|[,(]"
)


def head_word(phrase: str, keep_case: bool = False) -> str:
    """The last word of a noun phrase before what follows its head, in small letters unless kept."""
    core = _AFTER_HEAD.split(phrase.strip("\"'“”‘’ .,;:"), maxsplit=1)[0]
    words = re.findall(r"[\w’'.-]+", core)
    head = words[-1].removesuffix("'s").removesuffix("’s") if words else ""
    return head if keep_case else head.lower()
