"""Who may do what: every route tried as nobody and in every role, and the rules that the table must keep."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.model.people import Role
from counterclaim.review.access.gate import TOKEN_HEADER
from counterclaim.review.access.table import OPEN, TABLE, look_up
from counterclaim.review.app import list_routes
from tests.review.desks import ADDRESS
from tests.review.teams import TEAM, Team, find_token, open_team

ASKERS = ("", "Rea", "Ana", "Vera", "Adam")
WAYS = [
    (method, route.path)
    for route in list_routes()
    if isinstance(route, Route)
    for method in sorted(route.methods or ())
]


@pytest.fixture(scope="module")
def team(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    path = tmp_path_factory.mktemp("access") / "team.db"
    path.write_bytes(examples.read_bytes())
    with open_team(path) as opened:
        yield opened


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    missing = [way for way in WAYS if look_up("GET" if way[0] == "HEAD" else way[0], way[1]) is None]
    assert missing == [], "say in review/access/table.py who may go this way"
    assert set(TABLE) - set(WAYS) == set()


def test_what_changes_something_needs_a_coder_or_one_of_few_reasons() -> None:
    own = {"/sign-in", "/sign-out", "/theme", "/account/password"}
    for (method, path), least in TABLE.items():
        if method == "POST" and path not in own:
            assert least in (Role.CODER, Role.REVIEWER, Role.ADMIN), path
        if path.startswith("/people"):
            assert least is Role.ADMIN, path
    assert {path for (_, path), least in TABLE.items() if least == OPEN} == {
        "/static/{name}",
        "/favicon.ico",
        "/sign-in",
        "/theme",
    }
    assert look_up("POST", "/api/v1/judgements") is Role.CODER
    assert look_up("GET", "/api/v1/incidents") is Role.READER
    assert look_up("DELETE", "/incidents") is None


def try_way(client: TestClient, token: str, method: str, path: str) -> bool:
    """Whether it is let through; what it leads to does not matter, only who refuses."""
    address = path.replace("{name}", "frame.css").replace("{rest:path}", "x")
    while "{" in address:
        address = address[: address.index("{")] + "x-0" + address[address.index("}") + 1 :]
    headers = {"origin": ADDRESS, TOKEN_HEADER: token}
    if path.startswith("/api/"):
        sent = client.request(
            method, address, headers=headers, json=None if method in ("GET", "HEAD") else {}
        )
    else:
        data = None if method in ("GET", "HEAD") else {"token": token}
        sent = client.request(method, address, headers=headers, data=data)
    assert sent.status_code < 500, (method, path, sent.text)
    if sent.status_code == 303 and sent.headers["location"].startswith("/sign-in?then="):
        return False
    if sent.status_code == 401:
        return "No such name and password" in sent.text
    # A refusal in answer to HEAD has no words; nothing else of the app forbids a HEAD.
    return not (sent.status_code == 403 and (method == "HEAD" or "this needs the role" in sent.text))


@pytest.mark.parametrize("name", ASKERS, ids=lambda name: name or "nobody")
def test_every_route_lets_in_exactly_who_may(team: Team, name: str) -> None:
    role = TEAM.get(name)
    wrong = []
    for method, path in WAYS:
        client = team.client(name)  # each with a sign-in of its own, for one of the ways leads out
        token = find_token(client, "/account" if name else "/sign-in")
        least = look_up("GET" if method == "HEAD" else method, path)
        expected = least == OPEN or (role is not None and isinstance(least, Role) and role.covers(least))
        if try_way(client, token, method, path) is not expected:
            wrong.append((method, path, least))
    assert wrong == []


def test_an_unknown_address_tells_a_stranger_nothing(team: Team) -> None:
    stranger = team.client()
    for path in ("/nowhere", "/people/x", "/incidents/incident-1"):
        answer = stranger.get(path)
        assert (answer.status_code, answer.headers["location"][:9]) == (303, "/sign-in?"), path
    assert stranger.get("/api/v1/nowhere").status_code == 401
    page = stranger.get("/sign-in").text
    assert team.ledger.name not in page
    assert "Incidents" not in page


KEYS: list[tuple[str, str, str, int]] = [
    ("Bearer {key}", "GET", "/api/v1/incidents", 200),
    ("bearer   {key}", "GET", "/api/v1/incidents", 200),
    ("Bearer {key}x", "GET", "/api/v1/incidents", 401),
    ("Bearer ", "GET", "/api/v1/incidents", 401),
    ("Basic {key}", "GET", "/api/v1/incidents", 401),
    ("{key}", "GET", "/api/v1/incidents", 401),
    ("Bearer {key}", "GET", "/incidents", 303),
    ("Bearer {key}", "POST", "/api/v1/judgements", 403),
]


@pytest.mark.parametrize(
    ("said", "method", "path", "status"), KEYS, ids=[f"{c[0]} {c[1]} {c[2]}" for c in KEYS]
)
def test_a_key_opens_the_interface_alone_in_the_role_of_its_person(
    team: Team, said: str, method: str, path: str, status: int
) -> None:
    from datetime import UTC, datetime

    key = team.ledger.people.make_key("Rea", "", by="Root", at=datetime.now(UTC))
    headers = {"authorization": said.format(key=key)}
    answer = team.client().request(method, path, headers=headers, json={} if method == "POST" else None)
    assert answer.status_code == status
    if status in (401, 403):
        assert set(answer.json()["error"]) == {"code", "message", "where"}


def test_a_key_beside_a_cookie_is_what_counts(team: Team) -> None:
    client = team.client("Adam")
    assert client.get("/api/v1/incidents").status_code == 200
    assert client.get("/api/v1/incidents", headers={"authorization": "Bearer x"}).status_code == 401


def test_a_program_with_a_cookie_needs_the_token_too(team: Team) -> None:
    client = team.client("Ana")
    token = find_token(client)
    own = {"origin": ADDRESS, "content-type": "application/json"}
    for headers, refused in [
        (own, True),
        ({**own, TOKEN_HEADER: "0" * 64}, True),
        ({**own, TOKEN_HEADER: find_token(team.client("Ben"))}, True),
        ({**own, TOKEN_HEADER: token}, False),
    ]:
        answer = client.post("/api/v1/judgements", json={}, headers=headers)
        assert (answer.status_code == 403) is refused, answer.text


CROSSING = [
    ({"origin": "http://evil.example", "content-type": "application/json"}, "another site"),
    ({"sec-fetch-site": "cross-site", "content-type": "application/json"}, "a browser says so"),
    ({"content-type": "text/plain"}, "what a form of another site can send"),
    ({"content-type": "application/x-www-form-urlencoded"}, "a form of another site"),
]


@pytest.mark.parametrize(("headers", "why"), CROSSING, ids=[case[1] for case in CROSSING])
def test_no_other_site_sends_to_the_interface(client: TestClient, headers: dict[str, str], why: str) -> None:
    answer = client.post("/api/v1/judgements", content="{}", headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not_from_here")


def test_without_people_the_one_person_here_may_do_all(client: TestClient, ledger_path: Path) -> None:
    for path in ("/people", "/review", "/agreement", "/account", "/queue"):
        assert client.get(path).status_code == 200, path
    assert client.get("/sign-in").headers["location"] == "/"
    with open_ledger(ledger_path) as ledger:
        assert ledger.people.is_empty()
