"""Golden passages by part: those to tune on, those to check while tuning, and those that nobody looks at.

The number in a passage's id says its part, so that a passage keeps it when others are added.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PARTS = ("tune", "middle", "untouched")

_NUMBER = re.compile(r"\d+")


def part_of(identity: str) -> str:
    """tune: odd numbers; middle: of six numbers the one that leaves 4; untouched: the other two."""
    found = _NUMBER.search(identity)
    if found is None:
        raise ValueError(f"passage id {identity!r} has no number: it says which part the passage is in")
    number = int(found.group())
    if number % 2:
        return "tune"
    return "middle" if number % 6 == 4 else "untouched"


def read_passages(paths: Iterable[Path], *parts: str) -> list[dict[str, Any]]:
    """The passages of files, all of them or those of the parts."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").split("\n"))
    rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if not parts or part_of(row["id"]) in parts]


def add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("passages", type=Path)
    parser.add_argument("--part", choices=PARTS, help="only the passages of this part")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")


def read_chosen(parser: argparse.ArgumentParser, given: argparse.Namespace) -> list[dict[str, Any]]:
    """The passages that the choices name. The errors of the untouched part are shown to nobody: figures on
    texts that somebody corrected against say nothing of other texts."""
    if given.errors and given.part not in ("tune", "middle"):
        parser.error("--errors needs --part tune or --part middle: the rest is to stay unseen")
    return read_passages([given.passages], *([given.part] if given.part else []))
