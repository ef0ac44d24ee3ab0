"""What speaks for a candidate being a place, as named signs that `recognition.toml` weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import log10

from counterclaim.annotation.toponyms.candidates import PLACED, Candidate, entity_over
from counterclaim.annotation.toponyms.datelines import find_dateline
from counterclaim.annotation.toponyms.lexicon import Lexicon
from counterclaim.annotation.toponyms.lines import is_capital
from counterclaim.codebook.schema.references import ReferenceWords

_UNSURE = frozenset(("PERSON", "ORG"))
_DATELINE = 60  # characters of a paragraph in which its dateline stands


@dataclass(frozen=True, slots=True)
class Tally:
    """What the whole text shows of its names: how often each is labelled a place, stands in a person's name,
    or is written with a small letter; and the countries and regions (ids) that it names."""

    placed: Counter[str]
    personal: Counter[str]
    small: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[int]


def tally(candidates: Sequence[Candidate]) -> Tally:
    placed: Counter[str] = Counter()
    personal: Counter[str] = Counter()
    countries: set[str] = set()
    regions: set[int] = set()
    lines = {id(item.line): item.line for item in candidates}
    for item in candidates:
        for entry in item.entries[:1]:
            if entry.kind == "country":
                countries.add(entry.country)
            elif entry.kind == "region" and entry.primary:
                regions.add(entry.id)
        over = entity_over(item)
        if item.label in PLACED:
            placed[item.key] += 1
        if item.label == "PERSON" or (over and over[1] == "PERSON"):
            personal[item.key] += 1
    small = {word.written for line in lines.values() for word in line.words if word.written.islower()}
    return Tally(placed, personal, frozenset(small), frozenset(countries), frozenset(regions))


class SignReader:
    """Names the signs of candidates; made once for a language."""

    def __init__(self, lexicon: Lexicon, references: ReferenceWords, articles: Collection[str] = ()) -> None:
        """`articles`: the indefinite ones."""
        self._lexicon = lexicon
        self._locatives = frozenset(references.locatives)
        self._titles = frozenset((*references.titles, *references.roles))
        self._bodies = frozenset(references.bodies)
        self._placing = frozenset(references.placing)
        self._indefinite = frozenset(articles)
        self._directions = frozenset(references.directions)
        self._nouns = frozenset(references.place_nouns)
        self._acting = frozenset(lexicon.words.acting)
        self._governed = frozenset(lexicon.words.governed)
        self._natural = frozenset((*lexicon.words.natural, *lexicon.words.natural_before))
        self._built = frozenset(lexicon.words.built)

    def read(self, candidate: Candidate, known: Tally, taken: Sequence[Candidate]) -> list[str]:
        """`taken`: all candidates of the same line, by which "Ames, Iowa" is told."""
        kind = self._kind(candidate)
        label = candidate.label or "none"
        over = entity_over(candidate)
        if over and not candidate.label:
            label = f"in-{over[1]}"
            edge = "first" if over[0].start == candidate.span.start else "later"
            last = over[0].end <= candidate.span.end + 2
            label += ":last" if last and edge == "later" else f":{edge}"
        signs = ["any", f"label {label}", f"kind {kind}", f"{kind} {label.split(':')[0]}"]
        signs.append(f"words {min(candidate.size, 3)}")
        signs.extend(self._before(candidate))
        signs.extend(self._behind(candidate, taken))
        signs.extend(self._elsewhere(candidate, known))
        if label in _UNSURE and candidate.size < 4 and not candidate.written.isupper():
            signs.extend(self._spot(candidate))
        tag = candidate.line.tag_at(candidate.span.start)
        signs.append(f"tag {tag if tag in ('PROPN', 'ADJ', 'NOUN') else 'other'}")
        if candidate.written.isupper() and len(candidate.written) > 4:
            signs.append("upper")
        return signs

    def _kind(self, candidate: Candidate) -> str:
        if candidate.source in ("demonym", "region", "street"):
            return candidate.source
        if not candidate.entries:
            return self._last_word(candidate)
        kinds = {entry.kind for entry in candidate.entries}
        if candidate.entries[0].id < 0:  # the codebook's own come first
            first = candidate.entries[0]
            if first.kind in ("city", "quarter") and not self._lexicon.lists(candidate.key, first):
                return "respelled"
            return "listed" if not kinds & {"country", "area"} else "country"
        if "region" in kinds and any(item.primary for item in candidate.entries if item.kind == "region"):
            return "state"
        if "city" not in kinds:
            return "district" if self._last_word(candidate) == "governed" else "district-other"
        most = max(item.population * (1.0 if item.primary else 0.2) for item in candidate.entries)
        return f"city{min(6, max(2, int(log10(most + 1))))}"

    def _last_word(self, candidate: Candidate) -> str:
        """What kind of name it is by its first and last word."""
        last = candidate.line.words[candidate.last].written
        first = candidate.line.words[candidate.first].written
        if last in self._governed:
            return "governed"
        if last in self._natural or first in self._natural:
            return "natural"
        if last in self._built:
            return "built"
        return "placed" if candidate.source == "placed" else "unknown"

    def _before(self, candidate: Candidate) -> Iterator[str]:
        line, first = candidate.line, candidate.first
        if first == 0:
            yield "before start"
            return
        word, gap = line.words[first - 1], line.between(first - 1, first)
        bare = gap.strip()
        if bare in (".", "!", "?", ":", ";", "”", ".”", "—", "–", "--") and not gap.startswith("."):
            yield "before mark"
        elif bare == ",":
            yield "before comma"
        elif bare:
            yield "before mark"
        elif word.plain in self._locatives:
            yield (
                f"before {word.plain}"
                if word.plain in ("in", "from", "at", "to", "near")
                else "before locative"
            )
        elif word.plain in ("of", "the", "and", "for", "by", "a", "with"):
            yield f"before {word.plain}"
        elif word.plain in self._titles:
            yield "before title"
        elif word.plain in self._directions:
            yield "before direction"
        elif is_capital(word.written):
            yield "before capital"
        else:
            yield f"before {line.tag_at(word.span.start)}"

    def _behind(self, candidate: Candidate, taken: Sequence[Candidate]) -> Iterator[str]:
        line, last = candidate.line, candidate.last
        after = line.text[candidate.span.end : candidate.span.end + 4]
        if is_dateline(candidate):
            yield "behind dateline"
        if after[:2] in ("'s", "’s"):
            yield "behind possessive"
        if last + 1 >= len(line.words):
            yield "behind end"
            return
        word, gap = line.words[last + 1], line.text[candidate.span.end : line.words[last + 1].span.start]
        if gap.strip() == "," and is_capital(word.written):
            wider = [item for item in taken if item.first == last + 1 and _is_wide(item)]
            yield "behind wider" if wider else "behind comma capital"
        elif gap.strip():
            yield "behind comma" if gap.strip() == "," else "behind mark"
        elif word.plain in self._acting or word.plain in self._nouns:
            yield "behind acting" if word.written.islower() else "behind Acting"
        elif is_capital(word.written):
            yield "behind body" if word.plain in self._bodies else "behind capital"
        elif word.plain in self._bodies:
            yield "behind body"
        else:
            yield f"behind {line.tag_at(word.span.start)}"

    def _spot(self, candidate: Candidate) -> Iterator[str]:
        """A name that the recogniser takes for a person's or a body's, where only a place can stand."""
        line, first, last = candidate.line, candidate.first, candidate.last
        if not first or line.between(first - 1, first) != " ":
            return
        before = line.words[first - 1].plain
        after = line.text[candidate.span.end : candidate.span.end + 1]
        behind = line.words[last + 1] if last + 1 < len(line.words) else None
        noun = behind is not None and after == " " and line.tag_at(behind.span.start) in ("NOUN", "PROPN")
        goes_on = noun or after in ("'", "’", "-")
        words = {word.plain for word in line.words[first : last + 1]}
        if (
            before in self._locatives
            and not goes_on
            and candidate.label == "ORG"
            and not words & self._bodies
        ):
            yield "spot behind locative"
        if candidate.size > 1:
            return
        if before in self._placing and not goes_on:
            yield "spot behind in"
        placed = first > 1 and line.words[first - 2].plain in self._locatives
        if before in self._indefinite and placed and noun:
            yield "spot before a thing"

    def _elsewhere(self, candidate: Candidate, known: Tally) -> Iterator[str]:
        placed, personal = known.placed[candidate.key], known.personal[candidate.key]
        others = placed - (candidate.label in PLACED)
        if others:
            yield "elsewhere placed"
        if personal > placed:
            yield "elsewhere personal"
        if candidate.size == 1 and candidate.key in known.small:
            yield "elsewhere small"
        inner = [entry for entry in candidate.entries if entry.kind in ("city", "district", "quarter")]
        if any(entry.region in known.regions for entry in inner):
            yield "in a named region"
        elif any(entry.country in known.countries for entry in inner):
            yield "in a named country"
        if any(entry.country in known.countries & self._lexicon.domain for entry in inner):
            yield "in a country of the domain"
        if candidate.entries and not candidate.written[:1].isupper():
            yield "another script"


def is_dateline(candidate: Candidate) -> bool:
    """Whether the name stands in the dateline that opens a paragraph."""
    line = candidate.line
    if candidate.span.start - line.span.start >= _DATELINE:
        return False
    return candidate.span.end <= find_dateline(line) + 1


def _is_wide(candidate: Candidate) -> bool:
    return any(entry.kind in ("region", "country", "area") for entry in candidate.entries[:3])
