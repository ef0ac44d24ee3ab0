"""The annotated texts that the tagger learns from, in one form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from counterclaim.annotation.tagging.attitudes import KINDS, MODALITIES, STANCES

Corners = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One attribution of a corpus: parts in order, as places in the text. `attitude`: how likely each stance,
    modality and kind is, one after another; empty where nobody has said."""

    source: tuple[Corners, ...]
    cue: tuple[Corners, ...]
    content: tuple[Corners, ...]
    attitude: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """`style` is the guideline that it was annotated by: 0 PolNeAR's, 1 this project's codebook."""

    id: str
    text: str
    quotations: tuple[Quotation, ...] = ()
    style: int = 0


POLNEAR_STYLE, CODEBOOK_STYLE = 0, 1


def read_polnear(path: Path) -> list[Text]:
    return [
        Text(
            row["id"],
            row["text"],
            tuple(_quotation(each, "_parts") for each in row["attributions"]),
        )
        for row in _rows(path)
    ]


def read_golden(path: Path) -> list[Text]:
    return [
        Text(
            row["id"],
            row["text"],
            tuple(replace(_quotation(each), attitude=_attitude(each)) for each in row["statements"]),
            CODEBOOK_STYLE,
        )
        for row in _rows(path)
    ]


def read_unlabelled(path: Path, split: str | None = None) -> list[Text]:
    """Texts alone, of any corpus with an `id` and a `text`; of one `split`, where it has several."""
    return [
        Text(f"{path.parent.name}:{row['id']}", row["text"])
        for row in _rows(path)
        if split is None or row["split"] == split
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _quotation(row: dict[str, Any], ending: str = "") -> Quotation:
    """`ending`: of the names of the fields that hold the parts."""
    return Quotation(
        source=_corners(row[f"source{ending}"]),
        cue=_corners(row[f"cue{ending}"]),
        content=_corners(row[f"content{ending}"]),
    )


def _attitude(row: dict[str, Any]) -> tuple[float, ...]:
    named = ((STANCES, "stance"), (MODALITIES, "modality"), (KINDS, "kind"))
    return tuple(float(answer == row[field]) for answers, field in named for answer in answers)


def _corners(value: Any) -> tuple[Corners, ...]:
    if not value:
        return ()
    if isinstance(value[0], int):
        return ((value[0], value[1]),)
    return tuple((start, end) for start, end in value)
