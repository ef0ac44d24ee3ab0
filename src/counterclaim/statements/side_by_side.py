"""Figures of several voices told side by side in one sentence: "the ministry says three dead, the clinic says
seven", "police put the toll at four, the charity at nine", "some speak of nine, others of twelve"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from counterclaim.codebook.schema import BesideWords, ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, hull
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import BESIDE

_NEAR = 5  # words from a cue to its figure
_EDGES = " \t\n,;:–—-.!?"


@dataclass(frozen=True, slots=True)
class _Signs:
    """`parted`: what parts two voices, at the end of the words before the second; `link`: what may stand
    between a voice and its figure; `opens`: before a voice ("according to"); `rest`: up to the next one."""

    parted: re.Pattern[str]
    link: re.Pattern[str]
    opens: re.Pattern[str]
    rest: re.Pattern[str]
    owning: frozenset[str]
    others: frozenset[str]


@lru_cache(maxsize=8)
def _compile(words: BesideWords) -> _Signs:
    joined = "|".join(words.joints) or "(?!)"
    links = "|".join(words.links) or "(?!)"
    opens = "|".join(words.openers) or "(?!)"
    return _Signs(
        re.compile(rf"(?:[,;:–—]\s*(?:(?:{joined})\s+)?|\s(?:{joined})\s+)\Z", re.IGNORECASE),
        re.compile(rf",?(?:\s+(?:{links}))*\s+", re.IGNORECASE),
        re.compile(rf"(?:{opens})\s+\Z", re.IGNORECASE),
        re.compile(rf"[^,;.!?\n]{{0,40}}?(?=[,;.!?\n]|\s(?:{joined})\s|\Z)", re.IGNORECASE),
        frozenset(words.owning),
        frozenset(words.others),
    )


def part_speakers(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> list[Attribution]:
    """`found`, with each figure given to the voice beside which it stands. Only sentences with
    several figures and outside quotation marks are looked at."""
    items, signs = list(found), _compile(words.beside)
    for number, sentence in enumerate(sentences):
        figures = [m.span for m in sentence.mentions if m.kind is MentionKind.FIGURE]
        quoted = any(quotations[at].touches(sentence.span) for at in quotations.near(sentence.span))
        if len(figures) > 1 and not quoted:
            _part_cues(text, items, number, sentence, figures, signs)
            _part_gaps(text, items, number, sentence, figures, signs)
    return items


def _part_cues(
    text: str,
    items: list[Attribution],
    number: int,
    sentence: Sentence,
    figures: Sequence[Span],
    signs: _Signs,
) -> None:
    """ "A says three, B says seven": what stands behind each cue is what its source says."""
    here = [
        at
        for at, item in enumerate(items)
        if item.sentence == number and item.cue and item.source and hull(item.source).end <= item.cue.start
    ]
    here.sort(key=lambda at: hull(items[at].source).start)
    for first, second in pairwise(here):
        start = hull(items[second].source).start
        if not _is_parted(text, signs, sentence, start) or _ends_before_cue(items[first], start):
            continue
        one = _trim(text, _told_from(items[first]), _before_mark(text, signs, sentence, start))
        two = _trim(text, _told_from(items[second]), sentence.span.end)
        if all(_opens_with_figure(text, own, figures) for own in (one, two)):
            items[first] = replace(items[first], content=(one,))
            items[second] = replace(items[second], content=(two,))


def _ends_before_cue(item: Attribution, start: int) -> bool:
    """Whether the content stands before its cue ("four died, police said"), or the cue behind `start`."""
    cue = item.cue
    return cue is None or cue.end > start or (bool(item.content) and hull(item.content).end <= cue.start)


def _told_from(item: Attribution) -> int:
    addressee = item.tagged.addressee if item.tagged is not None else None
    end = item.cue.end if item.cue is not None else 0
    return max(end, addressee.end) if addressee is not None else end


def _opens_with_figure(text: str, own: Span, figures: Sequence[Span]) -> bool:
    """Whether a figure stands near enough behind the cue to be what is said there."""
    first = next((figure for figure in figures if own.contains(figure)), None)
    if first is None:
        return False
    before = text[own.start : first.start]
    return "," not in before and len(before.split()) <= _NEAR


def _before_mark(text: str, signs: _Signs, sentence: Sentence, start: int) -> int:
    """Where the words end that stand before what parts two voices."""
    found = signs.parted.search(text[sentence.span.start : start])
    return sentence.span.start + found.start() if found is not None else start


def _is_parted(text: str, signs: _Signs, sentence: Sentence, start: int) -> bool:
    return signs.parted.search(text[sentence.span.start : start]) is not None


def _part_gaps(
    text: str,
    items: list[Attribution],
    number: int,
    sentence: Sentence,
    figures: Sequence[Span],
    signs: _Signs,
) -> None:
    """ "…, *the charity at nine*": a voice and its figure behind those that were told with the verb."""
    led = next(
        (
            at
            for at, item in enumerate(items)
            if item.sentence == number and item.cue and item.source
            if any(part.contains(figure) for part in item.content for figure in figures)
        ),
        None,
    )
    if led is None:
        return
    items.extend(_according_behind(text, items[led], number, sentence, figures, signs))
    for source in _voices(sentence, signs):
        opened = signs.opens.search(text[sentence.span.start : source.start])
        start = sentence.span.start + opened.start() if opened else source.start
        figure = next((f for f in figures if f.start > source.end), None)
        if (
            figure is None
            or not _is_parted(text, signs, sentence, start)
            or start < hull(items[led].source).end
        ):
            continue
        if signs.link.fullmatch(text, source.end, figure.start) is None:
            continue
        rest = signs.rest.match(text, figure.end, sentence.span.end)
        if rest is not None and _has_verb(sentence, rest.start(), rest.end()):
            continue  # "the bodies of two were left": no gap
        linked = text[source.end : figure.start].split()[:1]
        if linked and linked[0] in signs.owning and not _cue_ends_in(text, items[led], linked[0]):
            continue  # "the headman of one of them"
        said = _trim(text, figure.start, rest.end() if rest is not None else figure.end)
        kept = (
            _trim(text, part.start, min(part.end, start)) for part in items[led].content if part.start < start
        )
        content = tuple(part for part in kept if len(part))
        if content:
            items[led] = replace(items[led], content=content)
            row, cue = items[led].row, items[led].cue
            items.append(Attribution((source,), cue, (said,), number, row=row, rule=BESIDE))


def _according_behind(
    text: str,
    led: Attribution,
    number: int,
    sentence: Sentence,
    figures: Sequence[Span],
    signs: _Signs,
) -> list[Attribution]:
    """ "Three died, according to the police; *eleven, according to the detainees*"."""
    made = []
    for source in _voices(sentence, signs):
        opened = signs.opens.search(text[sentence.span.start : source.start])
        start = sentence.span.start + opened.start() if opened else 0
        figure = next((f for f in reversed(figures) if f.end <= start), None)
        if figure is None or text[figure.end : start].strip(" ,") or source in led.source:
            continue
        if _is_parted(text, signs, sentence, figure.start) and hull(led.source).end < figure.start:
            made.append(Attribution((source,), led.cue, (figure,), number, row=led.row, rule=BESIDE))
    return made


def _cue_ends_in(text: str, item: Attribution, word: str) -> bool:
    return item.cue is not None and item.cue.of(text).split()[-1:] == [word]


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(token.pos in ("VERB", "AUX") and start <= token.span.start < end for token in sentence.tokens)


def _voices(sentence: Sentence, signs: _Signs) -> list[Span]:
    """Actors, and "others"."""
    actors = [m.span for m in sentence.mentions if m.kind is MentionKind.ACTOR]
    others = [token.span for token in sentence.tokens if token.text.lower() in signs.others]
    return sorted({*actors, *others})


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
