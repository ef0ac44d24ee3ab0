"""The reports as sources: BibTeX and CSL-JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from counterclaim.exports import Imprint
from counterclaim.model import Book
from tests.exports.reading_back import export, read_bibtex
from tests.exports.rich_book import FIRST, SECOND

IMPRINT = Imprint("quay_side.db", version="1+2")

# What CSL 1.0.2's schema for data asks of the fields that are used here.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article", "article-newspaper", "report", "webpage"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"literal": {"type": "string"}},
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": ["string", "number"]},
                        },
                    }
                },
            },
            "title": {"type": "string"},
            "publisher": {"type": "string"},
            "container-title": {"type": "string"},
            "URL": {"type": "string"},
            "language": {"type": "string"},
            "custom": {"type": "object"},
        },
    },
}


@pytest.fixture(scope="module")
def items(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("csl") / "sources.json"
    return json.loads(export(book, "csl", out, imprint=IMPRINT).read_text("utf-8"))


@pytest.fixture(scope="module")
def entries(book: Book, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    out = tmp_path_factory.mktemp("bibtex") / "sources.bib"
    return read_bibtex(export(book, "bibtex", out, imprint=IMPRINT).read_text("utf-8"))


def test_csl_is_as_its_schema_says(items: Any) -> None:
    Draft7Validator.check_schema(CSL)
    assert [error.message for error in Draft7Validator(CSL).iter_errors(items)] == []


def test_an_item(items: Any) -> None:
    assert items[0] == {
        "id": FIRST.id,
        "type": "webpage",
        "title": "Oda Brenn on the “break-out” at Halder",
        "container-title": "Halder Courier",
        "publisher": "Halder Courier",
        "issued": {"date-parts": [[2022, 3, 6]]},
        "URL": "https://press.example/1",
        "custom": {
            **{"ledger": "quay_side.db", "as_of": "2022-03-06", "version": "1+2"},
            **{"uri": FIRST.uri, "copy_of": None},
        },
    }


def test_an_unknown_day_is_left_out(items: Any, entries: list[dict[str, str]]) -> None:
    assert "issued" not in items[1]
    assert "year" not in entries[1]
    assert items[1]["custom"]["copy_of"] == FIRST.id


def test_an_entry(entries: list[dict[str, str]]) -> None:
    assert entries[0] == {
        "key": f"haldercourier-2022-{FIRST.id.removeprefix('report-')}",
        "author": "Halder Courier",
        "title": "Oda Brenn on the “break-out” at Halder",
        "howpublished": "Halder Courier",
        "year": "2022",
        "month": "mar",
        "date": "2022-03-06",
        "url": "https://press.example/1",
        "note": f"{FIRST.id}; ledger quay_side.db; as_of 2022-03-06; version 1+2",
    }


def test_keys_are_of_one_kind(entries: list[dict[str, str]]) -> None:
    assert entries[1]["key"] == f"norrwire-undated-{SECOND.id.removeprefix('report-')}"
    assert len({entry["key"] for entry in entries}) == 2


def test_a_title_that_names_a_private_person(
    book: Book, tmp_path: Path, items: Any, entries: list[dict[str, str]]
) -> None:
    assert items[1]["title"] == entries[1]["title"] == "name withheld"
    named = export(book, "bibtex", tmp_path / "named.bib", names=True).read_text("utf-8")
    assert read_bibtex(named)[1]["title"] == "Timo Raske, as the league tells it"


BROKEN = ["@misc{a,\n  title = {no end,\n}\n", "@misc{a,\n  title = {x} y,\n}\n"]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_entry_would_be_seen(text: str) -> None:
    with pytest.raises((ValueError, AssertionError)):
        read_bibtex(text)
