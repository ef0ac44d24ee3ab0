"""Over PostgreSQL programs are answered the very same as over SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.api import open_ledger, rebuild
from tests.ledger.server import running_server, why_none
from tests.review.api_desks import Program, open_program

LISTS = ("incidents", "claims", "statements", "happenings", "reports", "actors", "sites", "disputes")
QUESTIONS: list[tuple[str, dict[str, object]]] = [
    ("/claims", {"attribute": "killed", "stance": "asserts"}),
    ("/disputes", {"kind": "figures"}),
    ("/actors", {"name": "MIGRATION"}),
    ("/sites", {"name": "detention"}),
    ("/reports", {"words": "Tajoura", "since": "2019-07-01"}),
    ("/incidents", {"words": "Tajoura", "state": "disputed"}),
    ("/statements", {"stance": "denies"}),
    ("/claims", {"as_of": "2019-07-10"}),
    ("/search", {"q": "Tajoura", "kind": ["statements", "reports"]}),
]


@pytest.fixture(scope="module")
def both(examples: Path) -> Iterator[tuple[Program, Program]]:
    if (why := why_none()) is not None:
        pytest.skip(why)
    with running_server() as server:
        address = server.address(server.make_database())
        with open_ledger(examples, create=False) as source, open_ledger(address) as ledger:
            source.copy_all_to(ledger)
            rebuild(ledger)
        with open_program(examples) as sqlite, open_program(address) as postgresql:
            yield sqlite, postgresql


@pytest.mark.parametrize("kind", LISTS)
def test_lists_are_the_same(both: tuple[Program, Program], kind: str) -> None:
    sqlite, postgresql = (list(each.walk(f"/{kind}", kind, limit=7)) for each in both)
    assert postgresql == sqlite


@pytest.mark.parametrize(("path", "query"), QUESTIONS, ids=[f"{a} {list(b)}" for a, b in QUESTIONS])
def test_answers_are_the_same(both: tuple[Program, Program], path: str, query: dict[str, object]) -> None:
    sqlite, postgresql = ({**each.get(path, **query), "ledger": None, "next": None} for each in both)
    assert postgresql == sqlite


def test_a_judgement_is_appended_once(both: tuple[Program, Program]) -> None:
    _, postgresql = both
    claim = next(postgresql.walk("/claims", "claims"))["id"]
    sent = {"verb": "accept", "subjects": [claim]}
    made = [postgresql.post("/judgements", sent, idempotency_key="one") for _ in range(2)]
    assert made[0] == made[1]
    assert postgresql.get(f"/claims/{claim}")["judged"] == made[0][1]["judgement"]["id"]
    assert [each["id"] for each in postgresql.get("/judgements", subject=claim)["judgements"]] == [
        made[0][1]["judgement"]["id"]
    ]
    assert postgresql.get(f"/judgements/{made[0][1]['judgement']['id']}")["undone"] is False
