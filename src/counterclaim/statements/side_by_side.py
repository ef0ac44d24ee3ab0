"""Figures of several voices told side by side in one sentence: "the ministry says three dead, the clinic says
seven", "police put the toll at four, the charity at nine", "some speak of nine, others of twelve"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    nobody: frozenset[str]


@lru_cache(maxsize=8)
def _compile(words: BesideWords, nobody: tuple[str, ...]) -> _Signs:
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
        frozenset(nobody),
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
    items, signs = list(found), _compile(words.beside, words.negative)
    for number, sentence in enumerate(sentences):
        figures = [m.span for m in sentence.mentions if m.kind is MentionKind.FIGURE]
        quoted = any(quotations[at].touches(sentence.span) for at in quotations.near(sentence.span))
        if len(figures) > 1 and not quoted:
            beside = _Beside(text, sentence, number, tuple(figures), signs)
            beside.cut_sources(items)
            beside.part_cues(items)
            beside.part_openers(items)
            beside.part_gaps(items)
    return items


@dataclass(frozen=True, slots=True)
class _Beside:
    """One sentence with several figures, the `number`th of its report."""

    text: str
    sentence: Sentence
    number: int
    figures: tuple[Span, ...]
    signs: _Signs

    def cut_sources(self, items: list[Attribution]) -> None:
        """ "Eight according to *the army* and 23 according to residents": the next figure is no part of who
        gives the first."""
        for at, item in enumerate(items):
            if not self._is_here(item):
                continue
            last = item.source[-1]
            figure = next((f for f in self.figures if last.start < f.start and f.end == last.end), None)
            if figure is not None and self._parts_at(figure.start):
                cut = _trim(self.text, last.start, self._before_mark(figure.start))
                items[at] = replace(item, source=(*item.source[:-1], cut))

    def part_cues(self, items: list[Attribution]) -> None:
        """ "A says three, B says seven": what stands behind each cue is what its source says."""
        here = [
            at
            for at, item in enumerate(items)
            if self._is_here(item) and item.cue and hull(item.source).end <= item.cue.start
        ]
        here.sort(key=lambda at: hull(items[at].source).start)
        for first, second in pairwise(here):
            start = hull(items[second].source).start
            if not self._parts_at(start) or _ends_before_cue(items[first], start):
                continue
            one = _trim(self.text, _told_from(items[first]), self._before_mark(start))
            two = _trim(self.text, _told_from(items[second]), self.sentence.span.end)
            if self._opens_with_figure(one) and self._opens_with_figure(two):
                items[first] = replace(items[first], content=(one,))
                items[second] = replace(items[second], content=(two,))

    def part_openers(self, items: list[Attribution]) -> None:
        """ "According to A, three died; according to B, seven": each opener has what stands behind it."""
        opened = [(source, start) for source, start in self._voices() if start < source.start]
        opened = [pair for pair in opened if self.text.startswith(",", pair[0].end)]
        led = next((item for item in items if self._is_here(item) and self._is_opened(item, opened)), None)
        if led is None or len(opened) < 2 or not all(self._parts_at(start) for _, start in opened[1:]):
            return
        ends = [*(self._before_mark(start) for _, start in opened[1:]), self.sentence.span.end]
        told = [
            (source, _trim(self.text, source.end, max(source.end, end)))
            for (source, _), end in zip(opened, ends, strict=True)
        ]
        if all(any(said.contains(figure) for figure in self.figures) for _, said in told):
            items[:] = [item for item in items if not (self._is_here(item) and self._is_opened(item, opened))]
            items.extend(self._state(led, source, said) for source, said in told)

    def _is_opened(self, item: Attribution, opened: Sequence[tuple[Span, int]]) -> bool:
        """Whether the cue is that of one of the openers."""
        return any(item.cue is not None and item.cue.start == start for _, start in opened)

    def part_gaps(self, items: list[Attribution]) -> None:
        """ "…, *the charity at nine*": a voice and its figure behind those that were told with the verb."""
        led = next((at for at, item in enumerate(items) if self._tells_figure(item)), None)
        if led is None:
            return
        behind = self._according_behind(items[led])
        given = [part for item in behind for part in item.content]
        own = tuple(part for part in items[led].content if part not in given)
        items[led] = replace(items[led], content=own or items[led].content)
        items.extend(behind)
        for source, start in self._voices():
            if start < hull(items[led].source).end or not self._parts_at(start):
                continue
            said = self._said_beside(items[led], source)
            kept = (
                _trim(self.text, part.start, max(part.start, min(part.end, self._before_mark(start))))
                for part in items[led].content
                if part.start < start
            )
            content = tuple(part for part in kept if len(part))
            if said is not None and content:
                items[led] = replace(items[led], content=content)
                items.append(self._state(items[led], source, said))

    def _is_here(self, item: Attribution) -> bool:
        return item.sentence == self.number and item.cue is not None and bool(item.source)

    def _tells_figure(self, item: Attribution) -> bool:
        told = any(part.contains(figure) for part in item.content for figure in self.figures)
        return self._is_here(item) and told

    def _state(self, led: Attribution, source: Span, said: Span) -> Attribution:
        return Attribution((source,), led.cue, (said,), self.number, row=led.row, rule=BESIDE)

    def _said_beside(self, led: Attribution, source: Span) -> Span | None:
        """The figure that only a link parts from its voice, with the words up to the next mark."""
        figure = next((f for f in self.figures if f.start > source.end), None)
        if figure is None or self.signs.link.fullmatch(self.text, source.end, figure.start) is None:
            return None
        rest = self.signs.rest.match(self.text, figure.end, self.sentence.span.end)
        if rest is not None and self._has_verb(rest.start(), rest.end()):
            return None  # "the bodies of two were left": no gap
        linked = self.text[source.end : figure.start].split()[:1]
        if linked and linked[0] in self.signs.owning and not _cue_ends_in(self.text, led, linked[0]):
            return None  # "the headman of one of them"
        return _trim(self.text, figure.start, rest.end() if rest is not None else figure.end)

    def _according_behind(self, led: Attribution) -> list[Attribution]:
        """ "Three died, according to the police; *eleven, according to the detainees*"."""
        made = []
        for source, start in self._voices():
            if start == source.start or source in led.source:
                continue
            figure = next((f for f in reversed(self.figures) if f.end <= start), None)
            if figure is None or self.text[figure.end : start].strip(" ,"):
                continue
            if self._parts_at(figure.start) and hull(led.source).end < figure.start:
                made.append(self._state(led, source, figure))
        return made

    def _voices(self) -> Iterator[tuple[Span, int]]:
        """Actors, and "others", each with where it begins: at "according to", where that opens it."""
        actors = [m.span for m in self.sentence.mentions if m.kind is MentionKind.ACTOR]
        others = [token.span for token in self.sentence.tokens if token.text.lower() in self.signs.others]
        for source in sorted({*actors, *others}):
            if source.of(self.text).split()[0].lower() in self.signs.nobody:
                continue  # "nobody gets in, *no lawyer*, no priest"
            source = self._with_article(source)
            opened = self.signs.opens.search(self._before(source.start))
            yield source, self.sentence.span.start + opened.start() if opened else source.start

    def _with_article(self, source: Span) -> Span:
        """With the "the" that a name is told with: "the Red Cross"."""
        before = [token for token in self.sentence.tokens if token.span.end <= source.start][-1:]
        led = [
            token for token in before if token.pos == "DET" and token.text.lower() not in self.signs.nobody
        ]
        return Span(led[0].span.start, source.end) if led else source

    def _before(self, start: int) -> str:
        return self.text[self.sentence.span.start : start]

    def _parts_at(self, start: int) -> bool:
        return self.signs.parted.search(self._before(start)) is not None

    def _before_mark(self, start: int) -> int:
        """Where the words end that stand before what parts two voices."""
        found = self.signs.parted.search(self._before(start))
        return self.sentence.span.start + found.start() if found is not None else start

    def _opens_with_figure(self, own: Span) -> bool:
        """Whether a figure stands near enough behind the cue to be what is said there."""
        first = next((figure for figure in self.figures if own.contains(figure)), None)
        if first is None:
            return False
        before = self.text[own.start : first.start]
        return "," not in before and len(before.split()) <= _NEAR

    def _has_verb(self, start: int, end: int) -> bool:
        verbs = (token for token in self.sentence.tokens if token.pos in ("VERB", "AUX"))
        return any(start <= token.span.start < end for token in verbs)


def _ends_before_cue(item: Attribution, start: int) -> bool:
    """Whether the content stands before its cue ("four died, police said"), or the cue behind `start`."""
    cue = item.cue
    return cue is None or cue.end > start or (bool(item.content) and hull(item.content).end <= cue.start)


def _told_from(item: Attribution) -> int:
    addressee = item.tagged.addressee if item.tagged is not None else None
    end = item.cue.end if item.cue is not None else 0
    return max(end, addressee.end) if addressee is not None else end


def _cue_ends_in(text: str, item: Attribution, word: str) -> bool:
    return item.cue is not None and item.cue.of(text).split()[-1:] == [word]


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
