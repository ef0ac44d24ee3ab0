"""The description of the interface in OpenAPI 3.1, made from the table of operations."""

import re
from collections.abc import Iterable
from inspect import getdoc
from typing import Any

from counterclaim.review.access.asking import name_cookie
from counterclaim.review.api.asking import Operation
from counterclaim.review.api.parameters import Parameter
from counterclaim.review.api.refusing import REFUSALS
from counterclaim.review.api.schemas import Schema, define_records, ref

BASE = "/api/v1"
_JSON = "application/json"
_ID = re.compile(r"\{(\w+)\}")
# What any operation may answer, and what only some may.
_ALWAYS = (400, 401, 403, 503)
_READING = (404, 405, 422)
_WRITING = (404, 405, 409, 413, 415, 422)

ABOUT = """\
What the pages of the workbench show, for programs. Records are those of the exchange form "counterclaim/1".

Lists are paged: give `next` as `cursor`, with the other parameters as they were, until it is null. What is
added meanwhile moves nothing that was given. Answers carry an ETag; with If-None-Match an answer that is
still the same is 304, without a body. `as_of` works out what was known on a day; lists as of a day are there
for small ledgers, and for one incident in any. Private people are not named unless the ledger is served with
names."""

SESSION = (
    "Of a browser that signed in; over TLS its name begins with `__Host-`. A POST by it needs the header"
    " `X-Counterclaim-Token` too, with the token of a page's forms. Where nobody signs in, on one's own"
    " machine, neither key nor session is asked for."
)


def build_document(operations: Iterable[Operation], version: str) -> Schema:
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _describe(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "counterclaim",
            "version": version,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": BASE}],
        "security": [{"key": []}, {"session": []}, {}],
        "paths": paths,
        "components": {
            "schemas": dict(define_records()),
            "responses": {str(status): _refusal(status, said) for status, said in REFUSALS.items()},
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A key that `counterclaim coder key NAME` makes.",
                },
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": name_cookie(False),
                    "description": SESSION,
                },
            },
        },
    }


def _describe(operation: Operation) -> Schema:
    summary, _, more = (getdoc(operation.run) or "").partition("\n\n")
    described: Schema = {
        "operationId": operation.name,
        "summary": " ".join(summary.split()),
        "tags": [operation.path.split("/")[1]],
        "parameters": [*_path_parameters(operation.path), *map(_parameter, operation.parameters)],
        "responses": _responses(operation),
    }
    if more:
        described["description"] = "\n\n".join(" ".join(part.split()) for part in more.split("\n\n"))
    if operation.method == "GET":
        described["parameters"].append(_header("If-None-Match", "An ETag that was given before."))
    if operation.body is not None:
        described["parameters"].append(_header("Idempotency-Key", "Any words that no other request bears."))
        if "if_version" in operation.body["properties"]:
            described["parameters"].append(_header("If-Match", "What was seen judged, in quotation marks."))
        described["requestBody"] = {"required": True, "content": {_JSON: {"schema": operation.body}}}
    return described


def _path_parameters(path: str) -> list[Schema]:
    schema = {"type": "string", "minLength": 1, "maxLength": 200}
    return [
        {"name": name, "in": "path", "required": True, "description": f"Id of the {name}.", "schema": schema}
        for name in _ID.findall(path)
    ]


def _parameter(parameter: Parameter) -> Schema:
    schema = {"type": "array", "items": parameter.schema} if parameter.many else parameter.schema
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.meaning,
        "schema": schema,
    }


def _header(name: str, meaning: str) -> Schema:
    return {"name": name, "in": "header", "description": meaning, "schema": {"type": "string"}}


def _responses(operation: Operation) -> Schema:
    answered: Schema = {"description": "The answer.", "content": {_JSON: {"schema": operation.answer}}}
    found = {str(operation.status): answered}
    refusals = _ALWAYS + (_READING if operation.method == "GET" else _WRITING)
    if operation.method == "GET":
        answered["headers"] = {"ETag": {"required": True, "schema": {"type": "string"}}}
        found["304"] = {"description": "It is still what the ETag stands for."}
    else:
        answered["headers"] = {"Location": {"required": True, "schema": {"type": "string"}}}
    return found | {str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted(refusals)}


def _refusal(status: int, said: str) -> Schema:
    schema = ref("changed" if status == 409 else "error")
    return {"description": said, "content": {_JSON: {"schema": schema}}}
