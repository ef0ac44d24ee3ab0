"""Programs of a team: a key says who asks, a role what they may; a blind reader sees no other's answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.review.api_desks import Data, Program, export
from tests.review.teams import Team, find_token, open_team

KEYLESS = ("/incidents", "/openapi.json", "/nothing")


@pytest.fixture(scope="module")
def claim(examples: Path) -> str:
    found: str = export(examples)["claims"][0]["id"]
    return found


def with_key(team: Team, name: str) -> TestClient:
    """A program that bears a key of this person, and no cookie."""
    key = team.ledger.people.make_key(name, "program", by="Root", at=datetime.now(UTC))
    client = team.client()
    client.headers["authorization"] = f"Bearer {key}"
    return client


@contextmanager
def open_programs(path: Path, *names: str, blind: bool = False) -> Iterator[list[Program]]:
    with open_team(path, blind=blind) as team:
        yield [Program(with_key(team, name)) for name in names]


def judge(program: Program, claim: str, verb: str = "accept") -> tuple[int, Data]:
    """As a program sends it: nothing says of which page."""
    answer = program.client.post("/api/v1/judgements", json={"verb": verb, "subjects": [claim]})
    return answer.status_code, answer.json()


def test_nobody_is_told_nothing(ledger_path: Path) -> None:
    with open_team(ledger_path) as team:
        for headers in ({}, {"authorization": "Bearer nonsense"}):
            for path in KEYLESS:
                answer = team.client().get(f"/api/v1{path}", headers=headers)
                assert answer.status_code == 401
                assert answer.json()["error"]["code"] == "not_signed_in"


def test_readers_read_and_coders_judge(ledger_path: Path, claim: str) -> None:
    with open_programs(ledger_path, "Rea", "Ana", "Vera") as (rea, ana, vera):
        assert rea.get(f"/claims/{claim}")["claim"]["id"] == claim
        assert judge(rea, claim)[0] == 403
        status, made = judge(ana, claim)
        assert (status, made["judgement"]["by"]) == (201, "Ana")
        undo = f"/api/v1/judgements/{made['judgement']['id']}/undo"
        assert rea.client.post(undo, json={}).status_code == 403
        assert vera.client.post(undo, json={}).status_code == 201
        assert [each["by"] for each in rea.get("/judgements")["judgements"]] == ["Vera", "Ana"]


def test_each_is_answered_their_own(ledger_path: Path, claim: str) -> None:
    """A repeated key of another person is another key, and an ETag is of one person."""
    with open_programs(ledger_path, "Ana", "Ben") as (ana, ben):
        sent = {"verb": "accept", "subjects": [claim]}
        made = [
            each.client.post("/api/v1/judgements", json=sent, headers={"idempotency-key": "k"}).json()
            for each in (ana, ben, ana)
        ]
        assert [each["judgement"]["by"] for each in made] == ["Ana", "Ben", "Ana"]
        assert made[0] == made[2]
        tags = {each.client.get("/api/v1/judgements").headers["etag"] for each in (ana, ben)}
        assert len(tags) == 2


def test_a_blind_reader_sees_no_answer_before_their_own(ledger_path: Path, claim: str) -> None:
    with open_programs(ledger_path, "Ana", "Ben", "Vera", blind=True) as (ana, ben, vera):
        status, made = judge(ana, claim)
        assert status == 201
        known = made["judgement"]["id"]
        for program, seen in ((ana, [known]), (ben, []), (vera, [known])):
            assert [each["id"] for each in program.get("/judgements")["judgements"]] == seen
            assert program.get(f"/claims/{claim}")["judged"] == (seen[0] if seen else None)
        assert ben.refuse(f"/judgements/{known}")[0] == 404
        assert judge(ben, claim)[0] == 201
        assert len(ben.get("/judgements")["judgements"]) == 2


def test_a_session_needs_the_token_of_a_page(ledger_path: Path, claim: str) -> None:
    with open_team(ledger_path) as team:
        client = team.client("Ana")
        origin = {"origin": str(client.base_url).rstrip("/")}
        sent = {"verb": "accept", "subjects": [claim]}
        assert client.get("/api/v1/claims").status_code == 200
        assert client.post("/api/v1/judgements", json=sent, headers=origin).status_code == 403
        token = {"x-counterclaim-token": find_token(client)}
        assert client.post("/api/v1/judgements", json=sent, headers=origin | token).status_code == 201
        strange = {"origin": "http://evil.example"}
        refused = client.post("/api/v1/judgements", json=sent, headers=strange | token)
        assert (refused.status_code, "error" in refused.json()) == (403, True)
