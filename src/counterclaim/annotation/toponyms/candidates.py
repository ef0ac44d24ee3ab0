"""Stretches of a paragraph that may be the name of a place, whatever speaks for or against it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.annotation.toponyms.lexicon import Lexicon
from counterclaim.annotation.toponyms.lines import Entity, Line, is_capital
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.model import Span
from counterclaim.model.names import fold_name
from counterclaim.model.toponyms import Toponym

_LONGEST = 6  # words of a name that the gazetteer is asked for
_JOIN = re.compile("[\\s\\-‐‑–.'’‘`ʿʾ/\u200c\u200d・]{0,3}")
PLACED = frozenset(("GPE", "LOC", "FAC"))
_GUESSED = frozenset(("entity", "placed"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """`first`, `last`: numbers of its words in the line. `entries`: what the name may stand for; `source`:
    "name" (known), "demonym", "region" (its abbreviation), "street", "suffix" (a noun that ends names of
    places), "entity" (only the recogniser knows it), "placed" (capitals behind the preposition of a place).
    `label`: of the recogniser, for just these words. `lent`: the entries are those of a name inside it."""

    line: Line
    span: Span
    first: int
    last: int
    key: str
    entries: tuple[Toponym, ...]
    source: str
    label: str = ""
    lent: bool = False

    @property
    def written(self) -> str:
        return self.span.of(self.line.text)

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def find_candidates(line: Line, lexicon: Lexicon, locatives: Collection[str]) -> list[Candidate]:
    """All of them; they overlap, but no two have the same words. `locatives`: prepositions of places."""
    found: dict[tuple[int, int], Candidate] = {}
    labels = dict(line.entities)
    for candidate in (
        *_find_known(line, lexicon),
        *_find_patterns(line, lexicon),
        *_find_entities(line),
        *_find_placed(line, locatives),
    ):
        spot = (candidate.first, candidate.last)
        known = found.get(spot)
        if known is None or (known.source in _GUESSED and candidate.source not in _GUESSED):
            found[spot] = _label(candidate, labels)
    return list(found.values())


def _label(candidate: Candidate, labels: dict[Span, str]) -> Candidate:
    span = candidate.span
    for end in (span.end, span.end + 1, span.end + 2):  # "U.S." with its point, "Libya's"
        label = labels.get(Span(span.start, end))
        if label:
            return _make(candidate, candidate.first, candidate.last, label=label)
    return candidate


def _make(base: Candidate, first: int, last: int, *, label: str = "", source: str | None = None) -> Candidate:
    return Candidate(
        base.line, base.span, first, last, base.key, base.entries, source or base.source, label or base.label
    )


def _find_known(line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names that the gazetteer or the codebook holds, the longest and the shorter ones at each word."""
    particles = frozenset(lexicon.words.particles)
    for first, word in enumerate(line.words):
        if not is_capital(word.written) or (len(word.written) == 1 and not word.written.isascii()):
            continue
        region = lexicon.find_region(*_abbreviation(line, first))
        if region:
            yield _candidate(line, first, first, region, "region", dotted=True)
        people = lexicon.find_demonym(word.written)
        if people:
            yield _candidate(line, first, first, people, "demonym")
        for last in range(first, _reach(line, first, particles) + 1):
            if not is_capital(line.words[last].written) and not line.words[last].written[:1].isdigit():
                continue
            key = " ".join(item.plain for item in line.words[first : last + 1])
            written = line.text[word.span.start : line.words[last].span.end]
            entries = lexicon.find(key, written)
            if entries:
                yield _candidate(line, first, last, entries, "name")
            if last > first:
                pair = lexicon.find_demonym(written)
                if pair:
                    yield _candidate(line, first, last, pair, "demonym")


def _reach(line: Line, first: int, particles: frozenset[str]) -> int:
    """The last word that a name which begins at `first` may have."""
    last = first
    while last + 1 < len(line.words) and last + 1 - first < _LONGEST:
        word = line.words[last + 1]
        if not _JOIN.fullmatch(line.between(last, last + 1)) or not (
            is_capital(word.written) or word.plain in particles or word.written[:1].isdigit()
        ):
            break
        last += 1
    return last


def _abbreviation(line: Line, first: int) -> tuple[str, bool]:
    """The words at `first` up to a point ("W. Va."), and whether they stand behind a comma."""
    start, last = line.words[first].span.start, first
    while last + 1 < len(line.words) and line.between(last, last + 1) in (".", ". "):
        if len(line.words[last + 1].written) > 2 or not is_capital(line.words[last + 1].written):
            break
        last += 1
    end = line.words[last].span.end
    short = line.text[start : end + (line.text[end : end + 1] == ".")]
    behind = first > 0 and line.between(first - 1, first).strip() == ","
    return short, behind


def _candidate(
    line: Line, first: int, last: int, entries: Sequence[Toponym], source: str, *, dotted: bool = False
) -> Candidate:
    start, end = line.words[first].span.start, line.words[last].span.end
    if dotted:
        short, _ = _abbreviation(line, first)
        end = start + len(short)
        while last + 1 < len(line.words) and line.words[last + 1].span.end <= end:
            last += 1
    elif len(line.words[last].written) == 1 and last > first and line.text[end : end + 1] == ".":
        end += 1  # the last point of "U.S."
    span = Span(start, end)
    return Candidate(line, span, first, last, fold_name(span.of(line.text)), tuple(entries), source)


def _find_patterns(line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names that end in "Street" or "River", or are "Highway 12" or "Lake …"."""
    words = lexicon.words
    for number, word in enumerate(line.words):
        if not is_capital(word.written):
            continue
        if word.written in words.numbered and number + 1 < len(line.words):
            behind = line.words[number + 1].written
            if behind[:1].isdigit() and line.between(number, number + 1) in (" ", "-"):
                yield _candidate(line, number, number + 1, (), "street")
        first = _first_capital(line, number)
        source = _suffix_source(word.written, words)
        if first < number and source:
            yield from _suffixed(line, first, number, lexicon, source)
        if word.written in words.natural_before and _leads_on(line, number):
            key = f"{word.plain} {line.words[number + 1].plain}"
            yield _candidate(line, number, number + 1, lexicon.find(key, ""), "suffix")


def _leads_on(line: Line, number: int) -> bool:
    """Whether a name goes on behind a word: "Lake Sabel", "Mt. Sabel"."""
    if number + 1 >= len(line.words) or line.between(number, number + 1) not in (" ", ". "):
        return False
    return is_capital(line.words[number + 1].written)


def _suffix_source(word: str, words: PlaceWords) -> str:
    if word in words.streets:
        return "street"
    return "suffix" if word in (*words.governed, *words.natural, *words.built) else ""


def _suffixed(line: Line, first: int, last: int, lexicon: Lexicon, source: str) -> Iterator[Candidate]:
    written = line.text[line.words[first].span.start : line.words[last].span.end]
    key = " ".join(item.plain for item in line.words[first : last + 1])
    yield _candidate(line, first, last, lexicon.find(key, written), source)


def _first_capital(line: Line, number: int) -> int:
    """The first of the capital words that run up to this one."""
    first = number
    while first > 0 and number - first < 4:
        if line.between(first - 1, first) not in (" ", "-", ". ", " "):
            break
        if not is_capital(line.words[first - 1].written):
            break
        first -= 1
    return first


def _find_entities(line: Line) -> Iterator[Candidate]:
    """What the recogniser takes for a place, and lone names it takes for others."""
    for span, label in line.entities:
        inside = [n for n, word in enumerate(line.words) if span.contains(word.span)]
        while inside and not is_capital(line.words[inside[0]].written):
            inside.pop(0)
        if not inside or label not in (*PLACED, "ORG", "PERSON", "NORP"):
            continue
        if label not in PLACED and len(inside) > 2:
            continue
        yield _candidate(line, inside[0], inside[-1], (), "entity")


def _find_placed(line: Line, locatives: Collection[str]) -> Iterator[Candidate]:
    """Capital words right behind a preposition of places, whatever they are."""
    for number, word in enumerate(line.words[:-1]):
        first = number + 1
        if word.plain not in locatives or line.between(number, first) != " ":
            continue
        if not is_capital(line.words[first].written):
            continue
        last = first
        while last + 1 < len(line.words) and last - first < 3:
            if line.between(last, last + 1) not in (" ", "-") or not is_capital(line.words[last + 1].written):
                break
            last += 1
        yield _candidate(line, first, last, (), "placed")


def entity_over(candidate: Candidate) -> Entity | None:
    """The recogniser's name that holds the candidate and more."""
    for span, label in candidate.line.entities:
        if span.contains(candidate.span) and len(span) > len(candidate.span) + 2:
            return span, label
    return None
