"""Entities as followthemoney reads them, and what stands in the sidecar instead."""

from pathlib import Path
from typing import Any

import pytest
from followthemoney import model

from counterclaim.exports import Imprint, Knowledge
from counterclaim.exports.form.ftm_words import LANGUAGES, find_address, find_language
from counterclaim.model import Book
from tests.exports.reading_back import export, read_entities, read_lines
from tests.exports.rich_book import FIRST, SECOND

Entities = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def out(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ftm") / "out"
    return export(book, "ftm", folder, imprint=Imprint("quay.db", version="1+2"), knowledge=Knowledge())


@pytest.fixture(scope="module")
def entities(out: Path) -> Entities:
    return read_entities(out / "entities.ftm.json")


def find_one(entities: Entities, schema: str, **wanted: str) -> dict[str, list[str]]:
    found = [
        entity["properties"]
        for entity in entities.values()
        if entity["schema"] == schema
        and all(word in entity["properties"].get(name, []) for name, word in wanted.items())
    ]
    assert len(found) == 1, f"{len(found)} of {schema} {wanted}"
    return dict(found[0])


def test_how_many_of_each(entities: Entities) -> None:
    count: dict[str, int] = {}
    for entity in entities.values():
        count[entity["schema"]] = count.get(entity["schema"], 0) + 1
    assert count == {
        **{"Article": 2, "Person": 1, "PublicBody": 1, "Organization": 2, "Position": 1, "Occupancy": 1},
        **{"Event": 2, "Documentation": 3, "Mention": 3},
    }


VALUES = [
    ("Article", {"sourceUrl": "https://press.example/1"}, "publishedAt", ["2022-03-06"]),
    ("Article", {"sourceUrl": "https://press.example/1"}, "publisher", ["Halder Courier"]),
    ("Article", {"sourceUrl": "https://press.example/2"}, "title", ["name withheld"]),
    ("Person", {}, "name", ["Oda Brenn"]),
    ("Person", {}, "alias", ["Brenn", "Warden Brenn"]),
    ("Person", {}, "position", ["warden"]),
    ("PublicBody", {}, "name", ["Prison Service of Norr"]),
    ("PublicBody", {}, "abbreviation", ["PSN"]),
    ("Position", {}, "name", ["warden"]),
    ("Position", {}, "organization", ["actor-prisons"]),
    ("Occupancy", {}, "holder", ["actor-brenn"]),
    ("Occupancy", {}, "startDate", ["2021-01-01"]),
    ("Occupancy", {}, "endDate", ["2023-01-01"]),
    ("Event", {"keywords": "breakout"}, "name", ["breakout, Halder, 2022-03-05"]),
    ("Event", {"keywords": "breakout"}, "date", ["2022-03-05"]),
    ("Event", {"keywords": "breakout"}, "country", ["no"]),
    ("Event", {"keywords": "breakout"}, "location", ["Halder shelter, Halder"]),
    ("Event", {"keywords": "breakout"}, "involved", ["actor-prisons", "actor-brenn"]),
    ("Event", {"keywords": "breakout"}, "proof", [FIRST.id, SECOND.id]),
    ("Event", {"keywords": "breakout"}, "summary", ["escaped 24 to 99"]),
    ("Documentation", {"document": SECOND.id}, "entity", ["incident-halder"]),
    ("Mention", {"document": FIRST.id}, "resolved", ["actor-brenn"]),
    ("Mention", {"document": FIRST.id}, "detectedSchema", ["Person"]),
]


@pytest.mark.parametrize(
    ("schema", "wanted", "name", "words"),
    VALUES,
    ids=[f"{case[0]} {case[2]} {case[3][0]}" for case in VALUES],
)
def test_a_value(
    entities: Entities, schema: str, wanted: dict[str, str], name: str, words: list[str]
) -> None:
    assert find_one(entities, schema, **wanted)[name] == words


def test_every_reference_leads_somewhere(entities: Entities) -> None:
    seen = 0
    for data in entities.values():
        proxy = model.get_proxy(data)
        for prop, other in proxy.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert model.get_proxy(entities[other]).schema.is_a(prop.range), f"{prop} of {data['id']}"
                seen += 1
    assert seen > 10


def test_each_entity_names_its_ledger(entities: Entities) -> None:
    for data in entities.values():
        assert (data["ledger"], data["as_of"], data["version"]) == ("quay.db", "2022-03-06", "1+2")


def test_a_private_person_is_an_entity_only_when_asked_for(
    book: Book, tmp_path: Path, entities: Entities
) -> None:
    assert "actor-raske" not in entities
    named = read_entities(export(book, "ftm", tmp_path / "named.json", names=True))
    assert named["actor-raske"]["properties"]["name"] == ["Timo Raske"]


def test_texts_only_when_asked_for(book: Book, tmp_path: Path, entities: Entities) -> None:
    assert "bodyText" not in entities[FIRST.id]["properties"]
    told = read_entities(export(book, "ftm", tmp_path / "told.json", full_text=True))
    assert told[FIRST.id]["properties"]["bodyText"] == [FIRST.text]


def test_what_has_no_home_is_in_the_sidecar(out: Path) -> None:
    lines = read_lines(out / "sidecar.jsonl")
    count: dict[str, int] = {}
    for line in lines:
        count[line["record"]] = count.get(line["record"], 0) + 1
    assert count == {
        **{"imprint": 1, "actor": 6, "statement": 5, "happening": 2, "claim": 10, "incident": 2},
        **{"dispute": 3, "site": 2, "judgement": 2, "problem": 2},
    }
    dozens = next(line for line in lines if line.get("id") == "claim-dozens")
    assert (dozens["value"]["low"], dozens["voice"], dozens["stance"]) == (24, "actor-brenn", "asserts")
    said = next(line for line in lines if line.get("id") == "statement-league")
    assert said["words"] == ["Nine people", "“It was the guards.”"]


LANGUAGE_CASES = [("en", "eng"), ("en-GB", "eng"), ("AR", "ara"), ("tlh", None), (None, None), ("", None)]


@pytest.mark.parametrize(("code", "letters"), LANGUAGE_CASES)
def test_a_language(code: str | None, letters: str | None) -> None:
    assert find_language(code) == letters


def test_every_language_is_one_of_theirs() -> None:
    language = model.get("Article").get("language").type  # type: ignore[union-attr]
    assert [letters for letters in LANGUAGES.values() if not language.validate(letters)] == []


ADDRESSES = [
    ("https://press.example/1", "https://press.example/1", "an address"),
    ("javascript:alert(1)", None, "a program"),
    ("note.txt", None, "a file"),
    ("https://press.example/a b", None, "a space inside"),
    (None, None, "none"),
]


@pytest.mark.parametrize(("url", "kept", "why"), ADDRESSES, ids=[case[2] for case in ADDRESSES])
def test_an_address(url: str | None, kept: str | None, why: str) -> None:
    assert find_address(url) == kept
