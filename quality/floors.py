"""Floors: the least that a figure may be, for each corpus, with the digest of the texts it was taken on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SLACK = 0.0005  # floors are written with three digits
HEAD = """\
# The least that `make eval` accepts. A floor may rise, never sink; it holds for texts of this digest only.
# Written by `python -m quality.evaluate --raise`. F1 of 1; README.md says how each figure is measured.
"""


@dataclass(slots=True)
class Floors:
    """The floors of one corpus. Without a digest none were taken yet."""

    digest: str = ""
    least: dict[str, float] = field(default_factory=dict)

    def find_below(self, figures: Mapping[str, float]) -> list[str]:
        """The figures that are under their floor, or that are no longer measured."""
        return [name for name, least in self.least.items() if figures.get(name, 0.0) < least - SLACK]

    def lift(self, figures: Mapping[str, float], digest: str) -> Floors:
        """Floors as high as the figures. Those of other texts say nothing of these, and are left behind."""
        before = self.least if digest == self.digest else {}
        return Floors(
            digest, {name: round(max(value, before.get(name, 0.0)), 3) for name, value in figures.items()}
        )


def read_floors(path: Path) -> dict[str, Floors]:
    """By name of the corpus; none where the file is not there."""
    if not path.is_file():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Floors(table["digest"], {key: value for key, value in table.items() if key != "digest"})
        for name, table in tables.items()
    }


def write_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    tables = [HEAD]
    for name, floor in floors.items():
        rows = [f'"{key}" = {least:.3f}' for key, least in floor.least.items()]
        tables.append("\n".join([f"[{name}]", f'digest = "{floor.digest}"', *rows]) + "\n")
    path.write_text("\n".join(tables), encoding="utf-8")
