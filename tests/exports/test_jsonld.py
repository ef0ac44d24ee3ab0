"""Linked data as rdflib reads it, asked in SPARQL; there and back without loss."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.compare import isomorphic

from counterclaim.exports import Imprint, Knowledge
from counterclaim.model import Book
from tests.exports.reading_back import SPACE, ask, export, read_graph
from tests.exports.rich_book import FIRST, SECOND


@pytest.fixture(scope="module")
def graph(book: Book, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    out = tmp_path_factory.mktemp("graph") / "graph.jsonld"
    return read_graph(export(book, "jsonld", out, imprint=Imprint("quay.db", version="1+2")))


@pytest.mark.parametrize("form", ["nt", "turtle", "xml", "json-ld"])
def test_there_and_back(graph: rdflib.Graph, form: str) -> None:
    back = rdflib.Graph().parse(data=graph.serialize(format=form), format=form)
    assert len(graph) > 250
    assert isomorphic(graph, back)


QUESTIONS: list[tuple[str, list[Any], str]] = [
    (
        "select ?low ?high ?w { <urn:counterclaim:claim-dozens> cc:value ?v . "
        "?v a cc:Quantity; cc:low ?low; cc:high ?high; cc:words ?w }",
        [(24, 99, "dozens")],
        "a figure is two whole numbers and its words",
    ),
    (
        "select ?name { <urn:counterclaim:claim-dozens> a schema:Claim; prov:wasAttributedTo ?a . "
        "?a schema:name ?name }",
        [("Oda Brenn",)],
        "who vouches",
    ),
    (
        "select ?exact ?start ?end { ?n oa:hasBody <urn:counterclaim:claim-dozens>; oa:hasTarget ?t . "
        "?t oa:hasSelector ?q, ?p . ?q oa:exact ?exact . ?p oa:start ?start; oa:end ?end }",
        [("dozens", FIRST.text.index("dozens"), FIRST.text.index("dozens") + 6)],
        "where the words stand",
    ),
    (
        "select ?url { ?n oa:hasBody <urn:counterclaim:claim-dozens>; oa:hasTarget ?t . "
        "?t oa:hasSource ?r . ?r schema:url ?url }",
        [("https://press.example/1",)],
        "in which report",
    ),
    (
        "select ?name ?version { <urn:counterclaim:claim-dozens> prov:wasGeneratedBy ?g . "
        "?g prov:wasAssociatedWith ?p . ?p a prov:SoftwareAgent; schema:name ?name; "
        "schema:softwareVersion ?version }",
        [("counterclaim", "1+2")],
        "who read",
    ),
    (
        "select ?who ?verb { ?j a cc:Judgement; prov:used <urn:counterclaim:claim-nine>; cc:verb ?verb; "
        "prov:wasAssociatedWith ?p . ?p schema:name ?who }",
        [("ada", "accept")],
        "who judged",
    ),
    (
        "select ?name ?word { ?j cc:verb 'correct'; cc:change ?c . ?c cc:name ?name; cc:word ?word }",
        [("low", "30")],
        "what was corrected",
    ),
    (
        "select ?part ?step ?day { <urn:counterclaim:site-halder> cc:row ?r . "
        "?r cc:claim <urn:counterclaim:claim-closure>; cc:part ?part; cc:step ?step; cc:day ?day }",
        [("status", "closing considered", date(2022, 3, 1))],
        "how far a status has come",
    ),
    (
        "select ?lowest ?highest ?words { <urn:counterclaim:site-halder> cc:ratio ?r . "
        "?r cc:lowest ?lowest; cc:highest ?highest; cc:capacity ?c . ?c cc:value ?v . ?v cc:words ?words }",
        [(Decimal("1.35"), Decimal("1.65"), "60")],
        "how many times the capacity is held, by whose figure of it",
    ),
    (
        "select ?country ?precision { <urn:counterclaim:incident-halder> schema:location ?p . "
        "?p schema:addressCountry ?country; cc:precision ?precision }",
        [("NO", "city")],
        "where, and how exactly",
    ),
    (
        "select ?kind { <urn:counterclaim:incident-halder> a schema:Event; cc:type ?kind }",
        [("beating",), ("breakout",)],
        "all its types",
    ),
    (
        "select ?kind { <urn:counterclaim:incident-halder> cc:leadingType ?kind }",
        [("breakout",)],
        "the first",
    ),
    (
        "select ?a ?denies { ?d cc:attribute 'perpetrator'; cc:position ?p . "
        "?p cc:denies ?denies; prov:wasAttributedTo ?v . ?v schema:name ?a }",
        [("Oda Brenn", True), ("Relief League", False)],
        "who holds and who denies",
    ),
    (
        "select ?low ?high ?rule { ?i cc:figure ?f . ?f cc:attribute 'escaped'; cc:lowest ?low; "
        "cc:highest ?high; cc:rule ?r . ?r schema:name 'lowest'; schema:name ?rule }",
        [(24, 99, "lowest")],
        "a summary with its rule",
    ),
    (
        "select ?name ?v { ?e a schema:Dataset; schema:name ?name; schema:version ?v }",
        [("quay.db", "1+2")],
        "the ledger",
    ),
    ("select ?w { ?r cc:copyOf ?f . ?r cc:uri ?w }", [("reports/note-2.txt",)], "a copy"),
]


@pytest.mark.parametrize(("question", "rows", "why"), QUESTIONS, ids=[case[2] for case in QUESTIONS])
def test_an_answer(graph: rdflib.Graph, question: str, rows: list[Any], why: str) -> None:
    assert ask(graph, question) == rows


def test_coordinates_keep_their_digits(graph: rdflib.Graph) -> None:
    place = rdflib.URIRef(f"{SPACE}incident-halder#place-geo")
    north = graph.value(place, rdflib.URIRef("https://schema.org/latitude"))
    assert north is not None
    assert north.n3() in ('"-59.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', "-59.5")


def test_a_chain_of_relays_keeps_its_order(graph: rdflib.Graph) -> None:
    chain = graph.value(rdflib.URIRef(f"{SPACE}statement-league"), rdflib.URIRef(f"{SPACE}term:relayedBy"))
    assert [str(item) for item in graph.items(chain)] == [f"{SPACE}actor-wire"]  # type: ignore[arg-type]


def test_words_that_name_a_private_person_have_a_place_but_are_not_quoted(
    book: Book, tmp_path: Path, graph: rdflib.Graph
) -> None:
    question = (
        "select ?kind { ?n oa:hasBody <urn:counterclaim:claim-beaten>; oa:hasTarget ?t . "
        "?t oa:hasSelector ?s . ?s a ?kind }"
    )
    oa = "http://www.w3.org/ns/oa#"
    assert ask(graph, question) == [(f"{oa}TextPositionSelector",)]
    named = read_graph(export(book, "jsonld", tmp_path / "named", names=True))
    assert ask(named, question) == [(f"{oa}TextPositionSelector",), (f"{oa}TextQuoteSelector",)]


def test_every_claim_and_statement_has_its_words(graph: rdflib.Graph) -> None:
    bodies = ask(graph, "select ?b { ?n a oa:Annotation; oa:hasBody ?b }")
    assert len(bodies) == len(set(bodies)) == 10 + 5
    texts = {FIRST.id: FIRST.text, SECOND.id: SECOND.text}
    spans = ask(
        graph,
        "select ?r ?s ?e ?x { ?t oa:hasSource ?r; oa:hasSelector ?p, ?q . ?p oa:start ?s; oa:end ?e . "
        "?q oa:exact ?x }",
    )
    assert len(spans) > 5
    for report, start, end, exact in spans:
        assert texts[report.removeprefix(SPACE)][start:end] == exact


def test_the_numbers_of_acled_stand_beside_the_words(book: Book, tmp_path: Path) -> None:
    from counterclaim.codebook.schema.figures import VagueWord

    knowledge = Knowledge({"dozens": VagueWord(24, 99, acled=12)})
    graph = read_graph(export(book, "jsonld", tmp_path / "graph", knowledge=knowledge))
    question = "select ?p { <urn:counterclaim:claim-dozens> cc:value ?v . ?v cc:acled ?p }"
    assert ask(graph, question) == [(12,)]
