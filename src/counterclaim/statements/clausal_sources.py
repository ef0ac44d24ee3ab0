"""Sources with a clause of their own, which a parser takes apart: "…, *a lawyer who saw the body* said", and
those on whom a clause of saying hangs: "the time given by *the Bureau*, which says …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from counterclaim.codebook.schema import EdgeWords
from counterclaim.model import Sentence, Span
from counterclaim.statements.attributions import Attribution


def settle_clausal(
    text: str, sentences: Sequence[Sentence], found: Sequence[Attribution], words: EdgeWords
) -> list[Attribution]:
    """`found`, with the whole of a source that ends in a clause, and with whom a relative clause is about."""
    signs = _compile(words)
    return [_settle(text, sentences[item.sentence], item, signs) for item in found]


@dataclass(frozen=True, slots=True)
class _Signs:
    trailing: re.Pattern[str]
    hanging: re.Pattern[str]


@lru_cache(maxsize=8)
def _compile(words: EdgeWords) -> _Signs:
    who, hung = ("|".join(listed) or "(?!)" for listed in (words.trailing, words.hanging))
    trailing = rf"(?:,[”\"’']?|[”\"’'])\s+(?P<who>{who})\s+\Z"
    return _Signs(re.compile(trailing, re.IGNORECASE), re.compile(rf"(?:{hung})\Z"))


def _settle(text: str, sentence: Sentence, item: Attribution, signs: _Signs) -> Attribution:
    source = _find_last(text, sentence, item, signs) or _find_antecedent(text, sentence, item, signs)
    if source is None or any(part.overlaps(source) for part in item.content):
        return item
    return replace(item, source=(source,))


def _find_last(text: str, sentence: Sentence, item: Attribution, signs: _Signs) -> Span | None:
    """Who speaks behind what is said, where the cue ends the sentence."""
    cue, start = item.cue, sentence.span.start
    if cue is None or not item.content or item.content[0].start > cue.start:
        return None
    if any(char.isalnum() for char in text[cue.end : sentence.span.end]):
        return None
    match = signs.trailing.search(text[start : cue.start])
    return Span(start + match.start("who"), start + match.end("who")) if match is not None else None


def _find_antecedent(text: str, sentence: Sentence, item: Attribution, signs: _Signs) -> Span | None:
    """The noun phrase that ends right before ", which says"."""
    cue, start = item.cue, sentence.span.start
    match = signs.hanging.search(text[start : cue.start]) if cue is not None else None
    if match is None or not item.source or item.source[0].end >= start + match.start():
        return None
    before = [phrase.core for phrase in sentence.noun_phrases if phrase.core.end == start + match.start()]
    return max(before, key=len, default=None)
