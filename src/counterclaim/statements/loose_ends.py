"""Parts of what is said that a cue leaves outside: a clause of the toll beside it ("taking the toll to nine,
the police said …"), and who speaks where somebody "was told in the ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, hull
from counterclaim.statements.attributions import Attribution

_ARTICLE = 4  # letters of "the " before an actor


def tie_loose_ends(
    text: str, sentences: Sequence[Sentence], found: Sequence[Attribution], words: ReferenceWords
) -> list[Attribution]:
    """`found`, with clauses of the toll given to the one voice of their sentence, and with a source where the
    words only say where somebody was told."""
    items = [_with_place(text, item, sentences[item.sentence], words) for item in found]
    totting = _compile(words.forms.totting)
    beside: dict[int, list[int]] = {}
    for at, item in enumerate(items):
        if item.source and item.content and (item.row is None or item.row.kind.public):
            beside.setdefault(item.sentence, []).append(at)
    for number, places in beside.items():
        if len(places) > 1:
            continue
        item, sentence = items[places[0]], sentences[number].span
        for clause in totting.finditer(text, sentence.start, sentence.end):
            span = Span(*clause.span("said"))
            taken = any(part.overlaps(span) for part in (*item.content, *item.source, *item.cues))
            if not taken:
                item = replace(item, content=tuple(sorted((*item.content, span))))
        items[places[0]] = item
    return items


@lru_cache(maxsize=8)
def _compile(totting: tuple[str, ...]) -> re.Pattern[str]:
    """Clauses of the toll, from where a sentence or clause begins."""
    opens = "|".join(f"(?:{expression})" for expression in totting) or "(?!)"
    behind = r"(?:(?<=[.!?]\s)|(?<=,\s)|(?<=\n)|\A)"
    return re.compile(rf"{behind}(?P<said>(?:{opens})[^,.;:!?\n]*)", re.IGNORECASE)


def _with_owner(text: str, name: Span, words: ReferenceWords) -> Span:
    """ "the Ministry *of Internal Affairs of Serbia*"."""
    of = words.belonging[0] if words.belonging else ""
    behind = re.compile(rf"(?:\s{of}\s(?:\w{{1,3}}\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)+")
    found = behind.match(text, name.end)
    return Span(name.start, found.end()) if of and found is not None else name


def _with_place(text: str, item: Attribution, sentence: Sentence, words: ReferenceWords) -> Attribution:
    """ "The agency was told *in the Ministry of Salt* that …": those who are there told it."""
    if item.source or item.cue is None or item.row is None or "addressee" not in item.row.other_party:
        return item
    where = re.compile(rf"\s+(?:{'|'.join((*words.locatives, *words.issuing[:1]))})\s+", re.IGNORECASE)
    opened = where.match(text, item.cue.end, sentence.span.end)
    if opened is None:
        return item
    for mention in sentence.mentions:
        if mention.kind is MentionKind.ACTOR and 0 <= mention.span.start - opened.end() <= _ARTICLE:
            source = _with_owner(text, mention.span, words)
            content = tuple(part for part in item.content if not part.overlaps(source))
            inside = hull(item.content).contains(source) if item.content else False
            return replace(item, source=(source,), content=content if inside and content else item.content)
    return item
