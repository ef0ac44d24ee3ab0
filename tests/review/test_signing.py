"""Signing in and out: cookies, refusals that tell nothing, attempts that are counted, passwords, people."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.model.people import Role
from counterclaim.review.access.attempts import (
    MOST_BY_ADDRESS,
    MOST_BY_NAME,
    MOST_KEPT,
    WINDOW,
    Attempts,
    fold_address,
)
from counterclaim.review.access.entrance import Entrance, find_public_fault
from tests.review.desks import ADDRESS
from tests.review.teams import PASSWORD, PUBLIC, Team, find_token, open_team, post


@pytest.fixture
def team(ledger_path: Path) -> Iterator[Team]:
    with open_team(ledger_path) as opened:
        yield opened


def sign_in(client: TestClient, name: str, password: str = PASSWORD, then: str = "/sites") -> int:
    fields = {"name": name, "password": password, "then": then}
    return post(client, "/sign-in", fields, find_token(client, "/sign-in")).status_code


def test_a_person_signs_in_reads_and_signs_out(team: Team) -> None:
    client = team.client()
    sent = client.get("/queue?kind=claim")
    assert sent.headers["location"] == "/sign-in?then=%2Fqueue%3Fkind%3Dclaim"
    token = find_token(client, sent.headers["location"])
    fields = {"name": "ana", "password": PASSWORD, "then": "/queue?kind=claim"}
    answer = post(client, "/sign-in", fields, token)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue?kind=claim")
    cookie = answer.headers["set-cookie"]
    assert "counterclaim_coder=" in cookie
    for wanted in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"):
        assert wanted in cookie
    assert "Secure" not in cookie, "this machine has no TLS"
    page = client.get("/queue")
    assert page.status_code == 200
    assert '<a class="who" href="/account">Ana</a>' in page.text
    assert post(client, "/sign-out", {}).headers["location"] == "/sign-in"
    assert client.get("/queue").status_code == 303


def test_a_sign_in_that_was_ended_elsewhere_ends_here(team: Team) -> None:
    client = team.client("Ana")
    token = find_token(client)
    team.ledger.people.remove("Ana", by="Root", at=datetime.now(UTC))
    assert client.get("/queue").status_code == 303
    answer = post(client, "/judge", {"verb": "accept", "subject": "claim-x"}, token)
    assert answer.status_code == 401
    assert "Nothing was changed" in answer.text


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(team: Team) -> None:
    said = []
    for name in ("Ana", "Nobody"):
        client = team.client()
        fields = {"name": name, "password": "wrong words all over", "then": "/"}
        answer = post(client, "/sign-in", fields, find_token(client, "/sign-in"))
        assert answer.status_code == 401
        assert "counterclaim_coder" not in answer.headers.get("set-cookie", "")
        said.append(answer.text.replace(name, "").split("<main")[1].split('name="token"')[0])
    assert said[0] == said[1]


def test_signing_in_needs_the_token_of_its_page(team: Team) -> None:
    client = team.client()
    client.get("/sign-in")
    for token in ("0" * 64, find_token(team.client(), "/sign-in")):
        assert post(client, "/sign-in", {"name": "Ana", "password": PASSWORD}, token).status_code == 403


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example/", "/\\evil.example", "x"])
def test_signing_in_never_leads_away(team: Team, then: str) -> None:
    client = team.client()
    token = find_token(client, "/sign-in")
    answer = post(client, "/sign-in", {"name": "Ana", "password": PASSWORD, "then": then}, token)
    assert answer.headers["location"] == "/incidents"


def test_too_many_attempts_are_refused_for_a_while_also_with_the_right_password(team: Team) -> None:
    client = team.client()
    for _ in range(MOST_BY_NAME):  # counted as the page does, without the work of each
        assert not team.desk.attempts.begin("Ana", "testclient", time.monotonic())
    assert sign_in(client, "Ana") == 429
    assert sign_in(client, "Ben") == 303, "another name"
    assert team.client("Ana").get("/queue").status_code == 200, "who is signed in is not touched"


def test_attempts_by_name() -> None:
    attempts = Attempts()
    for number in range(MOST_BY_NAME):
        assert attempts.begin("Ana ", f"192.0.2.{number}", 1.0) == 0
    assert attempts.begin(" ANA", "192.0.2.99", 61.0) == WINDOW - 60
    assert attempts.begin("Ben", "192.0.2.99", 61.0) == 0
    assert attempts.begin("Ana", "192.0.2.99", 1.0 + WINDOW) == 0, "after the window anew"


def test_attempts_by_address() -> None:
    attempts = Attempts()
    for number in range(MOST_BY_ADDRESS):
        assert attempts.begin(f"name {number}", "2001:db8:0:1::5", 1.0) == 0
    assert attempts.begin("another", "2001:db8:0:1:ffff::9", 2.0) > 0, "of the same range"
    assert attempts.begin("another", "2001:db8:0:2::5", 2.0) == 0
    assert fold_address("::ffff:192.0.2.7") == "192.0.2.7"


def test_who_is_right_starts_anew() -> None:
    attempts = Attempts()
    for _ in range(3 * MOST_BY_NAME):
        assert attempts.begin("Ana", "192.0.2.1", 1.0) == 0
        attempts.forgive("Ana", "192.0.2.1")


def test_the_memory_of_attempts_is_bounded() -> None:
    attempts = Attempts()
    for number in range(MOST_KEPT):
        attempts.begin("x" * 100_000 + str(number), f"2001:db8:{number:x}::1", 1.0)
    assert len(attempts) <= MOST_KEPT


def test_one_changes_ones_own_password(team: Team) -> None:
    client, elsewhere = team.client("Ana"), team.client("Ana")
    new = "harbour nine lamp orchard"
    for fields, said in [
        ({"password": "wrong", "new": new, "again": new}, "not your password"),
        ({"password": PASSWORD, "new": new, "again": new + "x"}, "not the same both times"),
        ({"password": PASSWORD, "new": "short", "again": "short"}, "too short"),
    ]:
        answer = post(client, "/account/password", fields)
        assert answer.status_code == 422
        assert said in answer.text
    answer = post(client, "/account/password", {"password": PASSWORD, "new": new, "again": new})
    assert answer.headers["location"] == "/account?said=password"
    assert client.get("/account").status_code == 200, "signed in anew"
    assert elsewhere.get("/account").status_code == 303, "and out elsewhere"
    assert team.ledger.people.check_password("Ana", new) is not None


def test_an_admin_adds_changes_and_removes_people(team: Team) -> None:
    admin, people = team.client("Adam"), team.ledger.people
    done = "/people?said=people"
    assert (
        post(admin, "/people", {"name": "Dee", "role": "reader", "password": PASSWORD}).headers["location"]
        == done
    )
    assert people.check_password("Dee", PASSWORD) is not None
    assert post(admin, "/people/role", {"name": "Dee", "role": "coder"}).headers["location"] == done
    found = people.find("Dee")
    assert found is not None
    assert found.role is Role.CODER
    assert (
        post(admin, "/people/password", {"name": "Dee", "password": PASSWORD * 2}).headers["location"] == done
    )
    assert people.check_password("Dee", PASSWORD) is None
    assert post(admin, "/people/remove", {"name": "Dee"}).headers["location"] == done
    assert people.find("Dee") is None
    assert post(admin, "/people/blind", {"blind": "on"}).headers["location"] == done
    assert people.reads_blind
    assert {entry.who for entry in team.ledger.audit() if entry.subject in ("Dee", "on")} == {"Adam"}
    page = admin.get("/people").text
    assert "removed" in page
    assert PASSWORD not in page


NOT_DONE = [
    ("/people", {"name": "Ana", "role": "coder", "password": PASSWORD}, "is there already"),
    ("/people", {"name": "Dee", "role": "owner", "password": PASSWORD}, "there is no role"),
    ("/people", {"name": "Dee", "role": "coder", "password": "x"}, "too short"),
    ("/people/role", {"name": "Nobody", "role": "coder"}, "nobody called"),
    ("/people/role", {"name": "adam", "role": "reader"}, "nobody changes themself"),
    ("/people/remove", {"name": "Adam"}, "nobody changes themself"),
    ("/people/blind", {"blind": "maybe"}, "&#39;on&#39; or &#39;off&#39;"),
]


@pytest.mark.parametrize(("path", "fields", "said"), NOT_DONE, ids=[f"{c[0]} {c[2]}" for c in NOT_DONE])
def test_what_an_admin_cannot_do_is_said(team: Team, path: str, fields: dict[str, str], said: str) -> None:
    before = team.ledger.people.members()
    answer = post(team.client("Adam"), path, fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert team.ledger.people.members() == before


def test_behind_a_proxy_it_answers_to_its_public_name_alone(ledger_path: Path) -> None:
    with open_team(ledger_path, public=PUBLIC) as team:
        client = team.client()
        for host, status in [
            ("claims.example.org", 303),
            ("CLAIMS.example.org", 303),
            ("localhost:8470", 303),
            ("evil.example", 421),
            ("claims.example.org.evil.example", 421),
            ("claims.example.org:444", 421),
        ]:
            assert client.get("/incidents", headers={"host": host}).status_code == status, host
        token = find_token(client, "/sign-in")
        fields = {"token": token, "name": "Ana", "password": PASSWORD, "then": "/"}
        for origin, status in [
            ("http://claims.example.org", 403),
            ("https://evil.example", 403),
            ("null", 403),
            (ADDRESS, 403),
            (PUBLIC, 303),
        ]:
            answer = client.post("/sign-in", data=fields, headers={"origin": origin})
            assert answer.status_code == status, origin
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-counterclaim_coder=")
        assert "Secure" in cookie
        assert client.get("/incidents").status_code == 200


PUBLICS = [
    ("https://claims.example.org", True),
    ("https://claims.example.org/", True),
    ("https://claims.example.org:8443", True),
    ("http://claims.example.org", False),
    ("claims.example.org", False),
    ("https://claims.example.org/claims", False),
    ("https://mia:x@claims.example.org", False),
    ("https://", False),
    ("https://[", False),
    ("https://claims.example.org?x=1", False),
]


@pytest.mark.parametrize(("address", "right"), PUBLICS)
def test_a_public_address_is_https_and_a_host_alone(address: str, right: bool) -> None:
    assert (find_public_fault(address) == "") is right
    if right:
        assert Entrance(True, address).answers_to(address.removeprefix("https://").rstrip("/"))
