"""The interface for programs over a ledger, without a network."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.codebook import load_codebook
from counterclaim.exports import Imprint, find_export, name_ledger, take_knowledge
from counterclaim.pipeline import reading_version
from counterclaim.review.api import ROUTES
from tests.review.desks import ADDRESS, make_desk

BASE = f"{ADDRESS}/api/v1"
Data = dict[str, Any]


class Program:
    """A program that asks: paths are below /api/v1."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str, /, **query: Any) -> Data:
        """The answer, which must be there."""
        answer = self.client.get(f"{BASE}{path}", params=query)
        assert answer.status_code == 200, (path, query, answer.text)
        data: Data = answer.json()
        return data

    def walk(self, path: str, kind: str, /, **query: Any) -> Iterator[Data]:
        """All of a list, page by page."""
        page = self.get(path, **query)
        yield from page[kind]
        while page["next"] is not None:
            page = self.get(path, **query, cursor=page["next"])
            yield from page[kind]

    def refuse(self, path: str, /, **query: Any) -> tuple[int, Data]:
        answer = self.client.get(f"{BASE}{path}", params=query)
        return answer.status_code, answer.json()["error"]

    def post(self, path: str, sent: object, **headers: str) -> tuple[int, Data]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.post(f"{BASE}{path}", json=sent, headers={"origin": ADDRESS, **named})
        return answer.status_code, answer.json()


@contextmanager
def open_program(path: Path | str, *, private_names: bool = False) -> Iterator[Program]:
    with open_ledger(path, create=False) as ledger:
        app = Starlette(routes=ROUTES)
        app.state.desk = make_desk(ledger, private_names=private_names)
        with TestClient(app, base_url=ADDRESS, raise_server_exceptions=True) as client:
            yield Program(client)


def export(path: Path, *, full_text: bool = False, names: bool = False) -> Data:
    """The same ledger in the exchange form."""
    with open_ledger(path, create=False) as ledger:
        codebook = load_codebook(ledger.domains or ("detention",))
        out = StringIO()
        imprint = Imprint(name_ledger(ledger.name), None, reading_version(codebook))
        find_export("json").write(
            ledger.book(),
            out,
            names=names,
            full_text=full_text,
            imprint=imprint,
            knowledge=take_knowledge(codebook),
        )
    found: Data = json.loads(out.getvalue())
    return found


def by_id(records: Any) -> Mapping[str, Data]:
    return {record["id"]: record for record in records}
