"""The description of the interface holds together, and says of records what the exchange form says."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from counterclaim.review.api import ROUTES
from counterclaim.review.api.openapi import BASE, build_document
from counterclaim.review.api.schemas import SOURCE, define_records
from counterclaim.review.api.table import OPERATIONS
from tests.review.api_desks import Program, open_program

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def program(examples: Path) -> Iterator[Program]:
    with open_program(examples) as opened:
        yield opened


@pytest.fixture(scope="module")
def document(program: Program) -> dict[str, Any]:
    return program.get("/openapi.json")


def find_parts(part: Any, name: str) -> Iterator[Any]:
    """Every value of `name`, however deep."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == name:
                yield value
            yield from find_parts(value, name)
    elif isinstance(part, list):
        for each in part:
            yield from find_parts(each, name)


def find(document: dict[str, Any], pointer: str) -> Any:
    found: Any = document
    for name in pointer.removeprefix("#/").split("/"):
        found = found[name]
    return found


def test_the_package_carries_the_schema_of_the_docs() -> None:
    carried = (files("counterclaim.review.api") / SOURCE).read_bytes()
    assert carried == (DOCS / SOURCE).read_bytes(), f"copy docs/{SOURCE} to src/counterclaim/review/api"


def test_records_are_those_of_the_exchange_form() -> None:
    source = json.loads((DOCS / SOURCE).read_text("utf-8"))["$defs"]
    led_back = json.loads(json.dumps(define_records()).replace("#/components/schemas/", "#/$defs/"))
    assert {name: led_back[name] for name in source} == source


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    pointers = set(find_parts(document, "$ref"))
    assert len(pointers) > 20
    for pointer in pointers:
        assert find(document, pointer), pointer


def test_every_schema_is_one(document: dict[str, Any]) -> None:
    for schema in (*document["components"]["schemas"].values(), *find_parts(document, "schema")):
        Draft202012Validator.check_schema(schema)


def test_routes_and_description_are_one(document: dict[str, Any]) -> None:
    described = {
        (method.upper(), BASE + path) for path, of_path in document["paths"].items() for method in of_path
    }
    routed = {
        (method, route.path) for route in ROUTES[:-1] for method in (route.methods or ()) if method != "HEAD"
    }
    assert described == routed
    assert ROUTES[-1].path == "/api/{rest:path}"


def test_every_operation_is_told(document: dict[str, Any]) -> None:
    names = []
    for operation in OPERATIONS:
        told = document["paths"][operation.path][operation.method.lower()]
        names.append(told["operationId"])
        assert re.fullmatch(r"[A-Z].{8,90}\.", told["summary"]), told["summary"]
        assert not re.search(r"[^\n]\n[^\n]", told.get("description", ""))
        for parameter in told["parameters"]:
            assert parameter["description"], (operation.path, parameter["name"])
        assert {"400", "503", str(operation.status)} <= told["responses"].keys()
    assert len(set(names)) == len(names)
    assert build_document(OPERATIONS, document["info"]["version"]) == document


def test_every_answer_has_its_schema(program: Program, document: dict[str, Any]) -> None:
    """All records of the examples, each with what the fuzzer would only meet by chance."""
    registry = Registry().with_resource("doc:", Resource.opaque(document))
    for operation in OPERATIONS:
        if operation.method != "GET" or operation.path == "/openapi.json":
            continue
        validator = Draft202012Validator(_lead_to(operation.answer), registry=registry)
        for path, query in list_questions(program, operation.path):
            validator.validate(program.get(path, **query))


def list_questions(program: Program, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if path == "/judged":
        yield path, {"subject": ["incident-1", "incident-2"]}
    elif path == "/search":
        yield path, {"q": "migrants", "limit": 200}
    elif "{" not in path:
        yield path, {"limit": 200}
    elif "judgement" not in path:
        kind = path.split("/")[1]
        for record in program.walk(f"/{kind}", kind):
            yield f"/{kind}/{record['id']}", {}


def _lead_to(schema: Any) -> Any:
    return json.loads(json.dumps(schema).replace('"#/components', '"doc:#/components'))
