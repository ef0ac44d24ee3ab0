"""Reads exports back: tables through libhxl, graphs through rdflib, Parquet through pyarrow, entities through
followthemoney, references by the small grammar that BibTeX has.
"""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import hxl  # type: ignore[import-untyped]
import rdflib
from followthemoney import model
from pyarrow.parquet import read_table  # type: ignore[import-untyped]

from counterclaim.exports import Imprint, Knowledge, find_export
from counterclaim.model import Book

Row = dict[str, Any]

SPACE = "urn:counterclaim:"
TERM = f"{SPACE}term:"
PREFIXES = {
    "cc": rdflib.Namespace(TERM),
    "oa": rdflib.Namespace("http://www.w3.org/ns/oa#"),
    "prov": rdflib.Namespace("http://www.w3.org/ns/prov#"),
    "schema": rdflib.Namespace("https://schema.org/"),
}


def export(book: Book, name: str, out: Path, **options: Any) -> Path:
    find_export(name).write(book, out, **options)
    return out


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def read_hxl(path: Path) -> list[Row]:
    """Rows by tag, as libhxl reads them."""
    source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    return [{column.display_tag: row.get(column.display_tag) for column in source.columns} for row in source]


def read_entities(path: Path) -> dict[str, Row]:
    """Entities by id; each must be valid to followthemoney."""
    entities: dict[str, Row] = {}
    for line in path.read_text("utf-8").split("\n")[:-1]:
        data = json.loads(line)
        proxy = model.get_proxy(data)
        proxy.schema.validate(data)
        assert data["id"] not in entities, "an id twice"
        entities[data["id"]] = data
    return entities


def read_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def read_graph(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(data=path.read_text("utf-8"), format="json-ld")


def ask(graph: rdflib.Graph, question: str) -> list[tuple[Any, ...]]:
    """The rows of a SPARQL question as plain values, in order."""
    rows = graph.query(question, initNs=PREFIXES)
    return sorted(tuple(None if c is None else c.toPython() for c in row) for row in rows)  # type: ignore


def read_parquet(path: Path) -> list[Row]:
    return list(read_table(path).to_pylist())


_ENTRY = re.compile(r"@(\w+)\{")
_PLAIN = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{mark}": mark for mark in "{}#$%&_"},
}
_ESCAPED = re.compile("|".join(re.escape(word) for word in sorted(_PLAIN, key=len, reverse=True)))


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Entries with their key and fields, TeX's marks taken back. ValueError where braces do not balance."""
    entries = []
    position = 0
    while found := _ENTRY.search(text, position):
        body, position = _read_braced(text, found.end() - 1)
        if found[1] == "comment":
            continue
        key, _, fields = body.partition(",\n")
        entry = {"key": key}
        place = 0
        while field := re.compile(r"\s*(\w+) = ").match(fields, place):
            place = field.end()
            if fields[place] == "{":
                word, place = _read_braced(fields, place)
            else:
                word = fields[place : fields.index(",", place)]
                place += len(word)
            place += 1  # the comma
            entry[field[1]] = word if field[1] == "url" else _take_back(word)
        assert not fields[place:].strip(), f"words outside of fields: {fields[place:]!r}"
        entries.append(entry)
    return entries


def _read_braced(text: str, start: int) -> tuple[str, int]:
    """What stands between the brace at `start` and its partner, and where it ends."""
    depth = 0
    place = start
    while place < len(text):
        if text[place] == "\\" and text[place + 1 : place + 2] in "{}":
            place += 2
            continue
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1 : place], place + 1
        place += 1
    raise ValueError("a brace that never closes")


def _take_back(word: str) -> str:
    bare = word[1:-1] if word.startswith("{") and word.endswith("}") else word
    return _ESCAPED.sub(lambda found: _PLAIN[found[0]], bare)


__all__ = [
    "Imprint",
    "Knowledge",
    "ask",
    "export",
    "read_bibtex",
    "read_csv",
    "read_entities",
    "read_graph",
    "read_hxl",
    "read_lines",
    "read_parquet",
]
