"""Scores the dates that are read from texts marked with TIMEX3, and how fast they are read.

    python -m quality.score_dates TEXTS.jsonl... [--errors]

A text is a line with `text`, `dct` (its day of publication) and `timexes` (start, end, type, value). Spans
are paired one to one, those that share most characters first; the relaxed figures count every pair, the
strict ones equal spans. Value and type count pairs in which they are right too, over all spans marked and all
found. Speed is words by processor time of reading alone, the best of three runs.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.annotation.dates import DateReader
from counterclaim.codebook import load_codebook
from counterclaim.model import Period
from quality.timex3 import write_timex

RUNS = 3


@dataclass(frozen=True, slots=True)
class Timex:
    """A marked time: half-open span in code points, type and value as TIMEX3 writes them."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its day of publication and the times marked in it."""

    id: str
    text: str
    published: date
    timexes: tuple[Timex, ...]


@dataclass(slots=True)
class DateScore:
    """Counts over texts. `errors`: what went wrong, as text, words, gold and found."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    types: int = 0
    values: int = 0
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)

    def f1(self, right: int) -> float:
        return 2 * right / max(self.gold + self.found, 1)

    def add(self, marked: MarkedText, found: Sequence[Timex]) -> None:
        self.gold += len(marked.timexes)
        self.found += len(found)
        pairs = pair_up(marked.timexes, found)
        for one, other in pairs:
            self.relaxed += 1
            self.strict += (one.start, one.end) == (other.start, other.end)
            self.types += one.type == other.type
            right = _plain(one.value) == _plain(other.value)
            self.values += right
            if not right:
                self._note(marked, one, other)
        for missed in set(marked.timexes) - {one for one, _ in pairs}:
            self._note(marked, missed, None)
        for needless in set(found) - {other for _, other in pairs}:
            self._note(marked, None, needless)

    def _note(self, marked: MarkedText, gold: Timex | None, found: Timex | None) -> None:
        place = gold or found
        if place is None:
            return
        words = " ".join(marked.text[max(0, place.start - 40) : place.start].split())
        words += f" [{marked.text[place.start : place.end]}] "
        words += " ".join(marked.text[place.end : place.end + 30].split())
        said = ("none" if gold is None else str(gold.value), "none" if found is None else str(found.value))
        self.errors.append((f"{marked.id} {marked.published}", words.replace("\n", " "), *said))


def pair_up(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Spans that share characters, one to one; those that share most first, then the closest ends."""
    options = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                apart = abs(one.start - other.start) + abs(one.end - other.end)
                options.append((-shared, apart, i, j))
    pairs: list[tuple[Timex, Timex]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j in sorted(options):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _plain(value: str | None) -> str | None:
    return (value or "").strip().upper() or None


def read_marked(path: Path) -> Iterator[MarkedText]:
    """The texts of a file, in order; ValueError where a day of publication is not one."""
    with path.open(encoding="utf-8") as lines:
        yield from (read_row(json.loads(line)) for line in lines)


def read_row(row: dict[str, Any]) -> MarkedText:
    """A text with its times; ValueError where the day of publication is not one."""
    timexes = tuple(Timex(one["start"], one["end"], one["type"], one["value"]) for one in row["timexes"])
    return MarkedText(row["id"], row["text"], date.fromisoformat(row["dct"][:10]), timexes)


def open_reader() -> DateReader:
    """The reader with the words of English."""
    return DateReader(load_codebook().language.dates)


def predict_timexes(reader: DateReader, text: str, published: date) -> list[Timex]:
    """The times that the reader finds, each end of a range by itself; without those that TIMEX3 has no
    value for."""
    found = []
    for mention in reader.read(text, published, joined=False):
        if isinstance(mention.value, Period):
            kind, value = write_timex(mention.value, published)
            if value is not None:
                found.append(Timex(mention.span.start, mention.span.end, kind, value))
    return found


def score_dates(texts: Sequence[MarkedText], reader: DateReader) -> DateScore:
    """The score of all texts together."""
    score = DateScore()
    for marked in texts:
        score.add(marked, predict_timexes(reader, marked.text, marked.published))
    return score


def measure_speed(texts: Sequence[MarkedText], reader: DateReader) -> float:
    """Words by second of processor time, the best of three runs."""
    words = sum(len(marked.text.split()) for marked in texts)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for marked in texts:
            reader.read(marked.text, marked.published)
        times.append(time.process_time() - start)
    return words / max(min(times), 1e-9)


def show(score: DateScore) -> str:
    """The figures in one line."""
    figures = {
        "strict": score.strict, "relaxed": score.relaxed, "type": score.types, "value": score.values
    }  # fmt: skip
    parts = [f"{name} {100 * score.f1(right):.1f}" for name, right in figures.items()]
    return f"gold {score.gold}, found {score.found}; F1: {', '.join(parts)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, missed or needless")
    chosen = parser.parse_args()
    texts = [marked for path in chosen.texts for marked in read_marked(path)]
    reader = open_reader()
    score = score_dates(texts, reader)
    print(show(score))
    print(f"{measure_speed(texts, reader):,.0f} words a second of processor time")
    if chosen.errors:
        for row in score.errors:
            print("\t".join(row))


if __name__ == "__main__":
    main()
