"""How right places are: which words name one, and how far what they are taken for lies from where it is.

    python -m quality.score_places GOLD.jsonl [--halves]
    python -m quality.score_places --spellings FOLDER [--show N]

GOLD has a text a line: `{"id", "text", "places": [{"start", "end", "lat", "lon"}]}`, with null where a place
has no point; what is "common" is no name and counts on neither side. A place is found *strictly* when a read
one has just its span, *loosely* when one overlaps it (one to one). Of the places with a point, those within
161 km (a hundred miles, the usual bound) are counted `end to end` (what was not found is wrong) and `of those
found` with a point.

FOLDER has lists of Libya's places and sites (see `quality/spellings.py`); the share of their spellings that
are read rightly is printed for each list.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.model import Place, Span
from counterclaim.model.places import measure_distance
from quality import spellings

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Located:
    """A place of a text; no point where it is not known."""

    span: Span
    latitude: float | None = None
    longitude: float | None = None

    def distance(self, other: Located) -> float | None:
        return measure_distance(self._place(), other._place())

    def _place(self) -> Place:
        return Place("", None, self.latitude, self.longitude)


@dataclass(slots=True)
class PlaceScore:
    """Counts over texts; `add` takes one text more."""

    gold: int = 0
    read: int = 0
    strict: int = 0
    loose: int = 0
    placed: int = 0
    found: int = 0
    near: int = 0

    def add(self, gold: Sequence[Located], read: Sequence[Located], common: Sequence[Span] = ()) -> None:
        pairs = match(gold, read)
        taken = {at for _, at in pairs}
        counted = [
            place
            for at, place in enumerate(read)
            if at in taken or not any(place.span.overlaps(span) for span in common)
        ]
        self.gold += len(gold)
        self.read += len(counted)
        self.strict += len({place.span for place in gold} & {place.span for place in counted})
        self.loose += len(pairs)
        self.placed += sum(place.latitude is not None for place in gold)
        for one, other in pairs:
            away = gold[one].distance(read[other])
            if gold[one].latitude is not None and away is not None:
                self.found += 1
                self.near += away <= NEAR_KM

    def list_figures(self) -> dict[str, float]:
        return {
            "strict F1": _ratio(2 * self.strict, self.gold + self.read),
            "loose F1": _ratio(2 * self.loose, self.gold + self.read),
            "within 161 km, end to end": _ratio(self.near, self.placed),
            "within 161 km, of those found": _ratio(self.near, self.found),
        }


def match(gold: Sequence[Located], read: Sequence[Located]) -> list[tuple[int, int]]:
    """Pairs of overlapping places by number, one to one: those of just one span first, then by how much
    they share."""
    pairs = []
    for one, here in enumerate(gold):
        for other, there in enumerate(read):
            shared = min(here.span.end, there.span.end) - max(here.span.start, there.span.start)
            if shared > 0:
                pairs.append((here.span != there.span, -shared, one, other))
    matched: list[tuple[int, int]] = []
    ones: set[int] = set()
    others: set[int] = set()
    for _, _, one, other in sorted(pairs):
        if one not in ones and other not in others:
            ones.add(one)
            others.add(other)
            matched.append((one, other))
    return matched


def score_texts(rows: Iterable[Mapping[str, Any]], read: Callable[[str], Sequence[Located]]) -> PlaceScore:
    """The score of annotated texts. `read` gives the places of a text."""
    score = PlaceScore()
    for row in rows:
        named = [item for item in row["places"] if not item.get("common")]
        common = [Span(item["start"], item["end"]) for item in row["places"] if item.get("common")]
        gold = [Located(Span(item["start"], item["end"]), item.get("lat"), item.get("lon")) for item in named]
        score.add(gold, read(row["text"]), common)
    return score


def read_located(text: str) -> list[Located]:
    """The program's answer, streets and words for peoples among it, as the corpora have them."""
    from counterclaim.pipeline.places import read_places

    found = []
    for item in read_places(text):
        point = (item.place.latitude, item.place.longitude) if item.place else (None, None)
        found.append(Located(item.span, *point))
    return found


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--spellings", type=Path, metavar="FOLDER", help="lists of places and sites")
    parser.add_argument("--show", type=int, default=0, help="that many spellings of each list read wrongly")
    parser.add_argument(
        "--halves", action="store_true", help="texts by turns, sorted by id: two figures each"
    )
    given = parser.parse_args()
    if given.spellings:
        print("\n".join(spellings.list_shares(given.spellings, given.show)))
    if given.texts is None:
        return
    with given.texts.open(encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: str(row["id"]))
    for part in (rows[::2], rows[1::2]) if given.halves else (rows,):
        print(f"{given.texts.stem}: {len(part)} texts")
        for name, value in score_texts(part, read_located).list_figures().items():
            print(f"  {name:<32}{100 * value:6.1f}")


if __name__ == "__main__":
    main()
