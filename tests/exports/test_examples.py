"""The examples' facts through every export: what its own library reads back is what the ledger holds."""

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib

from counterclaim.codebook import load_codebook
from counterclaim.exports import Imprint, Knowledge, list_exports
from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.cells import guard_cell
from counterclaim.model import Book, Claim, Incident, Party, Period, Place, Quantity, Site, Term
from tests.exports.reading_back import (
    SPACE,
    ask,
    export,
    read_bibtex,
    read_csv,
    read_entities,
    read_graph,
    read_hxl,
    read_lines,
    read_parquet,
)

KNOWLEDGE = Knowledge(load_codebook(["detention"]).language.figures.vague)


@pytest.fixture(scope="module")
def outs(examples_book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every export of the examples, by name."""
    folder = tmp_path_factory.mktemp("exported")
    imprint = Imprint("demo.db", version="1+2")
    return {
        name: export(examples_book, name, folder / name, imprint=imprint, knowledge=KNOWLEDGE)
        for name in list_exports()
    }


@pytest.fixture(scope="module")
def claims(examples_book: Book) -> dict[str, Claim]:
    found = {claim.id: claim for claim in examples_book.claims()}
    assert len(found) > 100
    assert {type(claim.value) for claim in found.values()} >= {Quantity, Term, Party}
    return found


@pytest.fixture(scope="module")
def words(examples_book: Book) -> dict[str, str]:
    """The evidence of each claim."""
    texts = {entry.report.id: entry.report.text for entry in examples_book.reports()}
    return {claim.id: claim.evidence.of(texts[claim.report_id]) for claim in examples_book.claims()}


@pytest.fixture(scope="module")
def voices(examples_book: Book) -> dict[str, str]:
    return {actor.id: actor.name or actor.role for actor in examples_book.actors()}


def figures(value: Any) -> tuple[int | None, int | None, int | None]:
    if not isinstance(value, Quantity):
        return None, None, None
    return value.low, value.high, find_point(value, KNOWLEDGE.vague)


def say(number: int | None) -> str:
    return "" if number is None else str(number)


def test_the_examples_hold_the_figures_that_they_are_known_for(
    claims: dict[str, Claim], words: dict[str, str], voices: dict[str, str]
) -> None:
    told = {
        (voices[claim.voice], claim.attribute, words[key].lower(), *figures(claim.value))
        for key, claim in claims.items()
    }
    assert ("International Organization for Migration", "killed", "at least six", 6, None, 6) in told
    assert any(row[1:] == ("killed", "dozens", 24, 99, 12) for row in told)
    assert any(row[1:3] == ("held", "more than 3,400") and row[3] == 3401 for row in told)


def test_csv(
    outs: dict[str, Path], claims: dict[str, Claim], words: dict[str, str], voices: dict[str, str]
) -> None:
    rows = {row["claim_id"]: row for row in read_csv(outs["csv"] / "claims.csv")}
    assert rows.keys() == claims.keys()
    for key, claim in claims.items():
        row = rows[key]
        assert (row["low"], row["high"], row["acled"]) == tuple(map(say, figures(claim.value)))
        assert row["evidence"] == guard_cell(words[key])
        assert (row["voice"], row["stance"]) == (guard_cell(voices[claim.voice]), claim.stance.value)
        assert (row["attribute"], row["modality"]) == (claim.attribute, claim.modality.value)
        assert row["incident_id"] == (claim.incident_id or "")
        assert row["report_id"] == claim.report_id


def test_hxl(outs: dict[str, Path], claims: dict[str, Claim], words: dict[str, str]) -> None:
    rows = {row["#meta+claim+id"]: row for row in read_hxl(outs["hxl"] / "claims.csv")}
    assert rows.keys() == claims.keys()
    for key, claim in claims.items():
        row = rows[key]
        told = [row[f"#indicator+value+{mark}+num"] or "" for mark in ("min", "max", "acled")]
        assert told == list(map(say, figures(claim.value)))
        assert row["#meta+evidence+quote"] == " ".join(str(guard_cell(words[key])).split())
        assert row["#meta+stance"] == claim.stance.value
        assert row["#date+asof"] == "2022-01-14"


def test_parquet(outs: dict[str, Path], claims: dict[str, Claim], words: dict[str, str]) -> None:
    rows = {row["id"]: row for row in read_parquet(outs["parquet"] / "claims.parquet")}
    assert rows.keys() == claims.keys()
    for key, claim in claims.items():
        row = rows[key]
        assert (row["low"], row["high"], row["acled"]) == figures(claim.value)
        assert (row["evidence"], row["voice"], row["rule"]) == (words[key], claim.voice, claim.rule)
        assert (row["start"], row["end"]) == (claim.evidence.start, claim.evidence.end)
        match claim.value:
            case Term(code, wording):
                assert (row["value_kind"], row["code"], row["words"]) == ("term", code, wording)
            case Party(actor_id, role, _):
                assert (row["value_actor_id"], row["role"]) == (actor_id or None, role)
            case Period(earliest, latest):
                assert (row["value_earliest"], row["value_latest"]) == (earliest, latest)
            case Place(name, country):
                assert (row["value_place"], row["value_country"]) == (name, country)


def keep_named(graph: rdflib.Graph) -> set[Any]:
    """All but the links of lists, which have no names."""
    return {triple for triple in graph if not any(isinstance(node, rdflib.BNode) for node in triple)}


def test_linked_data(outs: dict[str, Path], claims: dict[str, Claim], words: dict[str, str]) -> None:
    graph = read_graph(outs["jsonld"])
    back = rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    assert keep_named(back) == keep_named(graph)
    assert len(back) == len(graph)
    told = ask(
        graph,
        "select ?c ?stance ?voice ?low ?high ?acled ?exact ?report { ?c a schema:Claim; cc:stance ?stance; "
        "prov:wasAttributedTo ?voice; schema:appearance ?report; cc:value ?v . "
        "optional { ?v cc:low ?low } optional { ?v cc:high ?high } optional { ?v cc:acled ?acled } "
        "?n oa:hasBody ?c; oa:hasTarget ?t . ?t oa:hasSelector ?q . ?q oa:exact ?exact }",
    )
    assert len(told) == len(claims)
    for key, stance, voice, low, high, acled, exact, report in told:
        claim = claims[key.removeprefix(SPACE)]
        assert (low, high, acled) == figures(claim.value)
        assert (stance, voice) == (claim.stance.value, SPACE + claim.voice)
        assert (exact, report) == (words[claim.id], SPACE + claim.report_id)


def test_followthemoney(outs: dict[str, Path], examples_book: Book, claims: dict[str, Claim]) -> None:
    entities = read_entities(outs["ftm"] / "entities.ftm.json")
    for entry in examples_book.reports():
        article = entities[entry.report.id]["properties"]
        assert article["title"] == [entry.report.title]
        assert article["publishedAt"] == [str(entry.published)]
        assert article["sourceUrl"] == [entry.report.url]
    for incident in examples_book.incidents():
        event = entities[incident.id]["properties"]
        assert event["proof"] == list(incident.report_ids)
        assert event["keywords"] == list(incident.types)
        assert event.get("startDate", [None]) == [
            str(incident.period.earliest) if incident.period and incident.period.earliest else None
        ]
    homeless = {line["id"]: line for line in read_lines(outs["ftm"] / "sidecar.jsonl") if "id" in line}
    for key, claim in claims.items():
        value = homeless[key]["value"]
        assert (value.get("low"), value.get("high"), value.get("acled")) == figures(claim.value)
        assert homeless[key]["stance"] == claim.stance.value


def test_json(outs: dict[str, Path], claims: dict[str, Claim]) -> None:
    data = json.loads(outs["json"].read_text("utf-8"))
    assert [claim["id"] for claim in data["claims"]] == sorted(claims)
    for claim in data["claims"]:
        value = claim["value"]
        assert (value.get("low"), value.get("high"), value.get("acled")) == figures(claims[claim["id"]].value)


def test_geojson(outs: dict[str, Path], examples_book: Book) -> None:
    document = json.loads(outs["geojson"].read_text("utf-8"))
    features = {feature["id"]: feature for feature in document["features"]}
    placed: list[Incident | Site] = [*examples_book.incidents(), *examples_book.sites()]
    assert features.keys() == {thing.id for thing in placed}
    located = 0
    for thing in placed:
        place, feature = thing.place, features[thing.id]
        if place is None or place.latitude is None:
            assert feature["geometry"] is None
        else:
            located += 1
            assert feature["geometry"]["coordinates"] == [place.longitude, place.latitude]
        assert feature["properties"]["precision"] == (place.precision if place else None)
    assert located > 3


def test_acled(outs: dict[str, Path], examples_book: Book, claims: dict[str, Claim]) -> None:
    rows = {row["event_id"]: row for row in read_csv(outs["acled"] / "incidents.csv")}
    assert rows.keys() == {incident.id for incident in examples_book.incidents()}
    seen = 0
    for row in rows.values():
        if row["fatalities"]:
            seen += 1
            counted = [claims[key] for key in row["fatalities_claims"].split("; ")]
            assert {claim.attribute for claim in counted} == {"killed"}
            points = [
                find_point(claim.value, KNOWLEDGE.vague) or claim.value.low
                for claim in counted
                if isinstance(claim.value, Quantity)
            ]
            assert int(row["fatalities"]) == min(point for point in points if point is not None)
    assert seen >= 2


def test_the_sources(outs: dict[str, Path], examples_book: Book) -> None:
    entries = read_bibtex(outs["bibtex"].read_text("utf-8"))
    items = json.loads(outs["csl"].read_text("utf-8"))
    for entry, item, reference in zip(examples_book.reports(), items, entries, strict=True):
        report = entry.report
        assert (item["title"], item["URL"], item["publisher"]) == (report.title, report.url, report.publisher)
        assert (reference["title"], reference["url"]) == (report.title, report.url)
        assert reference["date"] == str(entry.published)
