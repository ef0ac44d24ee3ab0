"""Scores the toll of the focal happening on reports of shootings whose dead and injured are known.

    python -m quality.score_casualties FOLDER [--split train|dev] [--count N] [--skip N] [--errors]

FOLDER holds docs.jsonl (id, incident, title, text, split) and incidents.jsonl (id, killed, injured). Gold
counts dead and wounded suspects, and is what became known in the end: an early report may rightly say less.
The title counts as text. Three shares of all reports: killed right, injured right, both right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from counterclaim.annotation import Annotator
from counterclaim.claims.toll import Toll, find_toll
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Report

DOMAIN = "gun_violence"
_SHOWN = 600  # characters of a report whose toll is wrong


@dataclass(frozen=True, slots=True)
class Told:
    """A report with the toll that is known of its incident."""

    id: str
    text: str
    killed: int
    injured: int


@dataclass(slots=True)
class Score:
    """How many of the reports were right, and what was wrong with the others."""

    reports: int = 0
    killed: int = 0
    injured: int = 0
    both: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, told: Told, toll: Toll) -> None:
        killed, injured = toll.killed == told.killed, toll.injured == told.injured
        self.reports += 1
        self.killed += killed
        self.injured += injured
        self.both += killed and injured
        if not (killed and injured):
            wanted, found = f"{told.killed}/{told.injured}", f"{toll.killed}/{toll.injured}"
            words = " ".join(told.text.split())[:_SHOWN]
            self.errors.append(f"{told.id}: {wanted} killed/injured, found {found} | {words}")

    @property
    def shares(self) -> dict[str, float]:
        size = max(self.reports, 1)
        return {name: getattr(self, name) / size for name in ("killed", "injured", "both")}


def read_reports(folder: Path, split: str) -> Iterator[Told]:
    """The reports of a split in the order of their ids, which are hashes: the first N are a fair sample."""
    incidents = {row["id"]: row for row in _rows(folder / "incidents.jsonl")}
    rows = [row for row in _rows(folder / "docs.jsonl") if row["split"] == split]
    for row in sorted(rows, key=lambda row: str(row["id"])):
        incident = incidents[row["incident"]]
        text = f"{row['title']}\n\n{row['text']}" if row["title"] else row["text"]
        yield Told(row["id"], text, incident["killed"], incident["injured"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def score_reports(reports: Iterable[Told], annotator: Annotator, codebook: Codebook) -> Score:
    score = Score()
    reports = list(reports)
    for told, annotated in zip(reports, annotator.annotate_many(told.text for told in reports), strict=True):
        report = Report(told.id, f"{told.id}.txt", told.text)
        score.add(told, find_toll(report, annotated.sentences, codebook))
    return score


def open_program() -> tuple[Annotator, Codebook]:
    """The annotator with the domain's codebook; who says what is of no account here, so without a tagger."""
    from counterclaim.annotation import open_annotator
    from counterclaim.codebook import load_codebook
    from counterclaim.codebook.places import load_place_words
    from counterclaim.gazetteer import open_gazetteer

    codebook = load_codebook((DOMAIN,))
    return open_annotator(codebook, words=load_place_words(), gazetteer=open_gazetteer()), codebook


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", choices=("train", "dev"), default="train")
    parser.add_argument("--count", type=int, help="only so many reports")
    parser.add_argument("--skip", type=int, default=0, help="pass over so many first")
    parser.add_argument("--errors", action="store_true", help="print what was wrong; not of dev")
    given = parser.parse_args()
    if given.errors and given.split == "dev":
        parser.error("--errors needs --split train: dev is only to measure")
    end = None if given.count is None else given.skip + given.count
    score = score_reports(islice(read_reports(given.folder, given.split), given.skip, end), *open_program())
    for name, share in score.shares.items():
        print(f"{name:8}{100 * share:6.1f}  of {score.reports}")
    if given.errors:
        print("\n".join(score.errors))


if __name__ == "__main__":
    main()
