"""What keeps other pages out: who may ask, who may change something, how much is taken, what may run."""

import re

import pytest
from starlette.testclient import TestClient

from counterclaim.review.rendering import FOLDER
from counterclaim.review.safety import HEADERS, LARGEST_FORM, is_loopback
from tests.review.desks import ADDRESS, find_token, send, with_token

HOSTS = [
    ("localhost", True, "the name of this machine"),
    ("localhost:8470", True, "with a port"),
    ("127.0.0.1:8470", True, "its number"),
    ("[::1]:8470", True, "the newer number"),
    ("evil.example", False, "another name that was made to point here"),
    ("localhost.evil.example", False, "a name that only begins so"),
    ("127.0.0.1.evil.example", False, "a number that only begins so"),
    ("", False, "no name at all"),
    ("[", False, "no address"),
]


@pytest.mark.parametrize(("host", "allowed", "why"), HOSTS, ids=[case[2] for case in HOSTS])
def test_only_this_machine_by_its_own_name_is_answered(
    client: TestClient, host: str, allowed: bool, why: str
) -> None:
    assert is_loopback(host) is allowed
    assert (client.get("/incidents", headers={"host": host}).status_code == 200) is allowed


ORIGINS = [
    ({"origin": ADDRESS}, 303, "our own page"),
    ({"sec-fetch-site": "same-origin"}, 303, "a browser that sends no origin but says it is the same"),
    ({"origin": "http://evil.example"}, 403, "another site"),
    ({"origin": "http://localhost:9999"}, 403, "another program on this machine"),
    ({"origin": "null"}, 403, "a sandboxed frame or a file"),
    ({}, 403, "no word of where it comes from"),
]


@pytest.mark.parametrize(("headers", "status", "why"), ORIGINS, ids=[case[2] for case in ORIGINS])
def test_only_our_own_page_may_send(
    client: TestClient, headers: dict[str, str], status: int, why: str
) -> None:
    fields = with_token(client, {"theme": "dark", "back": "/incidents"})
    assert client.post("/theme", data=fields, headers=headers).status_code == status


POSTS = [
    "/theme",
    "/judge",
    "/reports/add",
    "/reports/report-c7397b75f2125b32/claims",
    "/claims/claim-fd02652f0b16cd4f/correct",
]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("token", ["", "0" * 64, None], ids=["empty", "made up", "missing"])
def test_nothing_is_changed_without_the_token_of_the_session(
    client: TestClient, path: str, token: str | None
) -> None:
    client.get("/incidents")
    fields = {} if token is None else {"token": token}
    assert client.post(path, data=fields, headers={"origin": ADDRESS}).status_code == 403


def test_the_token_of_another_session_does_not_do(client: TestClient) -> None:
    token = find_token(client.get("/incidents").text)
    client.cookies.clear()
    client.get("/incidents")
    answer = client.post("/theme", data={"token": token}, headers={"origin": ADDRESS})
    assert answer.status_code == 403


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in ("/incidents", "/static/frame.css", "/nowhere", "/incidents/incident-x"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (path, name)


def test_the_policy_lets_nothing_inline_run_or_style() -> None:
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    for wanted in ("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert wanted in policy


INLINE = re.compile(r"""<script(?![^>]*\bsrc=)|\son\w+\s*=|\sstyle\s*=|javascript:""", re.IGNORECASE)


def test_no_template_has_inline_script_or_style() -> None:
    templates = sorted((FOLDER / "templates").rglob("*.html"))
    assert len(templates) > 10
    found = [(path.name, match.group()) for path in templates for match in INLINE.finditer(path.read_text())]
    assert found == []


def test_only_our_own_style_is_put_in_unescaped() -> None:
    """`safe` turns escaping off: it stands before what the program itself wrote, and nowhere else."""
    used = [
        (path.name, line.strip())
        for path in sorted((FOLDER / "templates").rglob("*.html"))
        for line in path.read_text().splitlines()
        if "|safe" in line.replace(" ", "")
    ]
    assert all("{{ style|safe }}" in line or "' class=\"lv\"'|safe" in line for _, line in used), used


def test_a_form_is_bounded(client: TestClient) -> None:
    fields = with_token(client, {"reason": "x" * (LARGEST_FORM + 1)})
    assert client.post("/judge", data=fields, headers={"origin": ADDRESS}).status_code == 413


def test_a_length_that_lies_is_found(client: TestClient) -> None:
    def body() -> object:
        for _ in range(40):
            yield b"a" * 4096

    headers = {"origin": ADDRESS, "content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/judge", content=body(), headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "name",
    ["../app.py", "..%2fapp.py", "%2e%2e/desk.py", "frame.css/..", "mark.svg%00", "frame", ".", "x.js"],
)
def test_only_our_own_files_are_given(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


BACKS = ["//evil.example", "http://evil.example/", "/\\evil.example", "javascript:alert(1)", "", "\\\\evil"]


@pytest.mark.parametrize("back", BACKS)
def test_a_form_never_leads_away(client: TestClient, back: str) -> None:
    fields = with_token(client, {"theme": "dark", "back": back})
    answer = client.post("/theme", data=fields, headers={"origin": ADDRESS})
    assert answer.headers["location"] == "/incidents"


def test_a_page_of_ours_is_gone_back_to(client: TestClient) -> None:
    assert send(client, "/theme", theme="dark", back="/sites?page=2") == 303
    assert 'data-theme="dark"' in client.get("/incidents").text


@pytest.mark.parametrize("path", ["/judge", "/theme", "/reports/add"])
def test_nothing_changes_by_a_link(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == (200 if path == "/reports/add" else 404)
