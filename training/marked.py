"""Passages with marks, `[[words|label]]`: what each word of them means to the codebook."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.annotation.tagging.meanings import NOTHING, WHOLE, Layout

PARAGRAPH = " ¶ "  # stands for a line break, so that a passage is one line
DENIED, OLD = "!", "old"
KINDS = (WHOLE, "part", "more", OLD)
_MARK = re.compile(r"\[\[([^\[\]|]+)((?:\|[^\[\]|]+)+)\]\]")
_SETTING = ("doer", "day", "place")  # who did it, when and where
_STAGES = ("term:access:limited", "term:status:closure_considered", "term:status:closure_ordered")
_UNMARKED = ("evidence", "conditions")
_SHORT = {"force": "force_used"}
_WATCHED = 10  # one passage in so many is not learnt from


@dataclass(frozen=True, slots=True)
class Label:
    """What words are marked with. `name` is an attribute for a figure, else a name of the layout."""

    name: str
    kind: str = WHOLE
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def is_watched(self) -> bool:
        """Whether it is only measured on: a tenth, by the letters of its text."""
        return int(hashlib.sha1(self.text.encode()).hexdigest(), 16) % _WATCHED == 0


def make_layout(codebook: Path) -> Layout:
    """All that can be marked: the figures, types and terms of a domain's codebook, and the setting."""
    held = tomllib.loads(codebook.read_text(encoding="utf-8"))
    counts = (NOTHING, *(name for name, rule in held["attributes"].items() if "measure" in rule))
    types = [f"type:{name}" for name in held["types"]]
    terms = [
        f"term:{attribute}:{code}"
        for attribute, rule in held["terms"].items()
        if attribute not in _UNMARKED
        for code in rule["codes"]
    ]
    names = tuple(dict.fromkeys((*types, *terms, *_STAGES, *_SETTING)))
    return Layout(codebook.parent.name, counts, KINDS, names)


def read_marked(path: Path, layout: Layout) -> list[Passage]:
    """The passages of a file, one a line. ValueError names a label that the layout does not know."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        _read(f"m{number:04}", line, layout) for number, line in enumerate(lines, start=1) if line.strip()
    ]


def _read(name: str, line: str, layout: Layout) -> Passage:
    text, marks = "", []
    last = 0
    for found in _MARK.finditer(line):
        text += line[last : found.start()] + found[1]
        labels = tuple(_read_labels(found[2][1:].split("|"), layout, name))
        marks.append(Mark(len(text) - len(found[1]), len(text), labels))
        last = found.end()
    text += line[last:]
    return Passage(name, text.replace(PARAGRAPH, " \n "), tuple(marks))


def _read_labels(words: list[str], layout: Layout, where: str) -> Iterator[Label]:
    for word in words:
        bare = word.removeprefix(DENIED)
        base, _, kind = bare.partition(".")
        attribute, _, code = base.partition("=")
        name = f"term:{_SHORT.get(attribute, attribute)}:{code}" if code else base
        if name not in layout.counts and name not in layout.names:
            name = f"type:{name}"
        if kind not in KINDS or (name not in layout.counts and name not in layout.names):
            raise ValueError(f"{where}: no label {word!r}")
        yield Label(name, kind, word != bare)
