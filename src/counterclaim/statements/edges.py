"""How far cues and contents reach where a reader of single words goes astray: words behind a quotation that
only tell what it was said of, a clause before a verb and its subject, nouns that a verb carries, adverbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.codebook.schema import EdgeWords, ReferenceWords
from counterclaim.model import Sentence, Span, hull
from counterclaim.statements.attributions import Attribution, CueRows
from counterclaim.statements.quotes import Quotation, Quotations

_EDGES = " \t\n,;–—-"
_CLAUSE = re.compile(r"[;\n]\s*|[.!?]\s+(?=\S)")
_SHORT = 2  # words that a clause has at least
_MOST = 2  # adjectives before a noun of saying


def mend_contents(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    used: set[int],
    words: ReferenceWords,
) -> list[Attribution]:
    """`found`, with contents that end with the quotation before their cue, and with the clause before a verb
    for what its subject says."""
    calling = re.compile("|".join(words.refuting.calling) or "(?!)", re.IGNORECASE)
    items = [
        item
        if item.cue is not None and calling.search(item.cue.of(text))  # "“Lies,” he called *the dossier*"
        else _without_tail(text, item, quotations)
        for item in found
    ]
    mended = [_past_manner(text, item, sentences, quotations, used) for item in items]
    left = [hull(old.content) for old, new in zip(items, mended, strict=True) if new is not old]
    mended = [item for item in mended if item.source or not _lies_in(item, left)]
    return [_before_subject(text, item, sentences) for item in mended]


def _lies_in(item: Attribution, places: Sequence[Span]) -> bool:
    return item.cue is not None and any(place.contains(item.cue) for place in places)


def _without_tail(text: str, item: Attribution, quotations: Quotations) -> Attribution:
    """``"A fairy tale," he said *of the charge that …*``: what was said is the quotation alone."""
    quotation = _quotation_before(item, quotations)
    if quotation is None or item.cue is None:
        return item
    cue = item.cue
    tail = [span for span in item.content if span.start >= cue.end]
    quoted = any(quotations[number].touches(span) for span in tail for number in quotations.near(span))
    if not tail or quoted or any(text[span.start : span.start + 1] == "(" for span in tail):
        return item
    return replace(item, content=quotation.parts)


def _quotation_before(item: Attribution, quotations: Quotations) -> Quotation | None:
    """The quotation that is all of the content before the cue."""
    if item.cue is None or not item.content:
        return None
    before = [span for span in item.content if span.end <= item.cue.start]
    if not before:
        return None
    for number in quotations.near(before[0]):
        quotation = quotations[number]
        if quotation.closed and all(quotation.touches(span) for span in before):
            return quotation if hull(quotation.parts).contains(hull(before)) else None
    return None


def _past_manner(
    text: str, item: Attribution, sentences: Sequence[Sentence], quotations: Quotations, used: set[int]
) -> Attribution:
    """``"Not one shot," he replied, *when asked how many*``: a quotation that opens the sentence before its
    cue, and that nobody has, is what was said."""
    if item.cue is None or item.quotation is not None or not item.content or item.row is None:
        return item
    whole = hull((item.cue, *item.source))
    opens = sentences[item.sentence].span.start
    for number in quotations.near(Span(opens, opens + 1)):
        quotation = quotations[number]
        beside = not text[quotation.end : whole.start].strip(_EDGES) and quotation.end <= whole.start
        if number in used or quotation.start != opens or not beside or not quotation.closed:
            continue
        if item.row.kind.public and hull(item.content).start > whole.end and not _is_clause(text, item):
            used.add(number)
            return replace(item, content=quotation.parts, quotation=quotation)
    return item


def _is_clause(text: str, item: Attribution) -> bool:
    """Whether what stands behind the cue is told by it with no comma between."""
    between = text[hull((*item.cues, *item.source)).end : item.content[0].start]
    return "," not in between


def _before_subject(text: str, item: Attribution, sentences: Sequence[Sentence]) -> Attribution:
    """ "*It was overloaded*, suspects the ministry": the subject behind a verb is not what is said."""
    if item.cue is None or len(item.source) != 1 or len(item.content) != 1:
        return item
    source, cue = item.source[0], item.cue
    if source.start < cue.end or not item.content[0].overlaps(source) or item.content[0].start < cue.end:
        return item
    sentence = sentences[item.sentence].span
    opened = [found.end() for found in _CLAUSE.finditer(text, sentence.start, cue.start)]
    start, end = (opened or [sentence.start])[-1], cue.start
    if not text[start:end].rstrip().endswith((",", "!", "?")):
        return item
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    clause = Span(start, end)
    return replace(item, content=(clause,)) if len(clause.of(text).split()) > _SHORT else item


def drop_carried(
    text: str, found: Sequence[Attribution], rows: CueRows, words: EdgeWords
) -> list[Attribution]:
    """`found` without the nouns that a verb carries: "repeated *its demand* that …" is said once."""
    nouns = [noun for item in found if (noun := _carried_noun(text, item, rows, words)) is not None]
    return [
        item
        for item in found
        if item.cue is None
        or item.row is None
        or item.row.pos != "noun"
        or not any(noun.contains(item.cue) for noun in nouns)
    ]


def widen_cue(text: str, item: Attribution, rows: CueRows, words: ReferenceWords) -> Attribution:
    """The attribution with a cue that has its noun and its adverb of time."""
    if item.cue is None:
        return item
    noun = _carried_noun(text, item, rows, words.edges)
    if noun is not None:
        start = noun.end
        while text[start].isspace():
            start += 1
        rest = tuple(Span(max(start, span.start), span.end) for span in item.content if span.end > start)
        item = replace(item, cue=Span(item.cue.start, noun.end), content=rest)
    return _with_time(text, item, words.edges)


def _carried_noun(text: str, item: Attribution, rows: CueRows, words: EdgeWords) -> Span | None:
    """From the verb of a cue to the noun of saying that it carries."""
    if item.cue is None or not item.content or item.content[0].start < item.cue.end:
        return None
    signs = _compile(words)
    if signs.verb.search(item.cue.of(text)) is None:
        return None
    match = signs.noun.match(text, item.cue.end, hull(item.content).end)
    if match is None or item.content[0].start > match.end() + 1:
        return None
    if not rows.knows_noun(match["noun"].lower()):
        return None
    end = match.end("of") if match["of"] in words.leading[-_TAKEN:] else match.end("noun")
    return Span(item.cue.start, end)


_TAKEN = 2  # the last words of `leading` belong to the cue: "of", "for"


class _Signs:
    def __init__(self, words: EdgeWords) -> None:
        carrying, owners, leading, times = (
            "|".join(listed) or "(?!)"
            for listed in (words.carrying, words.owners, words.leading, words.times)
        )
        self.verb = re.compile(rf"\b(?:{carrying})\Z", re.IGNORECASE)
        adjectives = rf"(?:[\w-]+\s){{0,{_MOST}}}?"
        self.noun = re.compile(
            rf"\s(?:{owners})\s{adjectives}(?P<noun>[\w-]+)\s(?P<of>{leading})\b", re.IGNORECASE
        )
        self.time = re.compile(rf"\b(?:{times})\s\Z", re.IGNORECASE)


@lru_cache(maxsize=8)
def _compile(words: EdgeWords) -> _Signs:
    return _Signs(words)


def _with_time(text: str, item: Attribution, words: EdgeWords) -> Attribution:
    """ "The army *now* denies"."""
    cue = item.cue
    if cue is None or not item.source:
        return item
    ends = [span.end for span in item.source if span.end <= cue.start]
    found = _compile(words).time.search(text, max(ends), cue.start) if ends else None
    return replace(item, cue=Span(found.start(), cue.end)) if found is not None else item
