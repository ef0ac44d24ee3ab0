"""Texts to measure with: the examples, and reports of the measuring material where it is there."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from counterclaim.intake import parse, unpack
from counterclaim.model import Capture, Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
MOST_LOADED = 1000


def gather_reports() -> Iterator[Report]:
    """Reports without end: one of the examples, one of the measuring material, in turns. From the second
    round on their paragraphs stand in another order, so that no parser meets the same page twice."""
    base = list(_alternate(load_examples(), _load_measuring()))
    if not base:
        raise SystemExit("no text to measure with: examples/ is empty")
    for turn in count():
        for report in base:
            yield replace(report, id=f"{report.id}-{turn}", text=_rotate(report.text, turn), language="en")


def _alternate(one: list[Report], other: list[Report]) -> Iterator[Report]:
    for number in range(max(len(one), len(other))):
        if one:
            yield one[number % len(one)]
        if number < len(other):
            yield other[number]


def load_examples() -> list[Report]:
    folder = ROOT / "examples"
    if not folder.is_dir():
        return []
    captures = [item for item in unpack(folder, EPOCH) if isinstance(item, Capture)]
    found = (item for capture in captures for item in parse(capture, {}))
    return [item[0] for item in found if isinstance(item, tuple)]


def _load_measuring() -> list[Report]:
    path = SHARED / "corpora" / "gva" / "docs.jsonl"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(MOST_LOADED), lines, strict=False)]
    return [
        Report(f"gva-{row['id']}", f"{row['id']}.txt", row["text"]) for row in rows if row["text"].strip()
    ]


def _rotate(text: str, turn: int) -> str:
    paragraphs = text.split("\n\n")
    start = turn % len(paragraphs)
    return "\n\n".join([*paragraphs[start:], *paragraphs[:start]])
