"""Hostile reports stay text: on every page, in every place that shows their words."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from counterclaim.api import open_ledger, read
from tests.review.desks import open_client, serve
from tests.review.hostile import SCRIPTS, make_report

TAGS = {
    "script": {"type", "src"},
    "link": {"rel", "href", "type"},
    "meta": None,
    "style": set(),
    "base": None,
}
OURS = ("/static/", "#", "/", "?")


class Strict(HTMLParser):
    """Finds what no page of ours has: handlers, strange scripts, addresses elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"<{tag} {name}>")
            if name in ("href", "src", "action", "formaction") and not value.startswith(OURS):
                self.found.append(f"<{tag} {name}={value}>")
            if value.startswith("//"):
                self.found.append(f"<{tag} {name}={value}>")
        if tag in ("iframe", "object", "embed", "base", "math", "img", "style"):
            self.found.append(f"<{tag}>")
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.found.append("<script>")
        if tag == "meta" and "http-equiv" in given:
            self.found.append("<meta http-equiv>")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of hostile reports, the same words in text, title, publisher, byline and address."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, words in enumerate(SCRIPTS):
        (folder / f"{number}.txt").write_text(make_report(words), "utf-8")
        known = {
            "title": words,
            "publisher": words,
            "byline": words,
            "url": f"https://example.org/{number}/{words}",
            "published": "2021-10-09",
        }
        (folder / f"{number}.json").write_text(json.dumps(known), "utf-8")
    path = folder / "hostile.db"
    with open_ledger(path) as ledger:
        read(ledger, [folder], workers=1)
    return path


@pytest.fixture(scope="module")
def hostile_client(hostile: Path) -> Iterator[TestClient]:
    with open_client(hostile) as client:
        yield client


def find_pages(client: TestClient) -> list[str]:
    """Every kind of page, and every report."""
    desk: Any = client.app
    with open_ledger(_ledger_of(desk), create=False) as ledger:
        book = ledger.book()
        reports = [f"/reports/{entry.report.id}" for entry in book.reports()]
        incidents = [f"/incidents/{incident.id}" for incident in book.incidents()]
        actors = [f"/actors/{actor.id}" for actor in book.actors()]
        sites = [f"/sites/{site.id}" for site in book.sites()]
        claims = [f"/claims/{claim.id}/correct" for claim in book.claims()]
    dossiers = [f"{path}/dossier" for path in incidents]
    lists = ["/incidents", "/reports", "/actors", "/sites", "/queue", "/judgements", "/reports/add"]
    return [*lists, *reports, *incidents, *dossiers, *actors[:60], *sites, *claims[:20]]


def _ledger_of(app: Any) -> Path:
    return Path(app._app.state.desk.ledger.name)


def test_hostile_words_stay_words_on_every_page(hostile_client: TestClient) -> None:
    pages = find_pages(hostile_client)
    assert len(pages) > 60
    for path in pages:
        answer = hostile_client.get(path)
        assert answer.status_code == 200, path
        parser = Strict()
        parser.feed(answer.text)
        assert parser.found == [], path
        assert "49{" not in answer.text, f"{path}: a template in a report was carried out"


@pytest.mark.parametrize("words", SCRIPTS, ids=range(len(SCRIPTS)))
@pytest.mark.parametrize(
    "path",
    ["/incidents?words=", "/reports?q=", "/sites?name=", "/actors?name=", "/incidents?type=", "/queue?item="],
)
def test_hostile_addresses_stay_words(hostile_client: TestClient, path: str, words: str) -> None:
    from urllib.parse import quote

    answer = hostile_client.get(path + quote(words))
    assert answer.status_code == 200
    parser = Strict()
    parser.feed(answer.text)
    assert parser.found == []


def test_the_check_itself_finds_what_it_looks_for() -> None:
    for words in (SCRIPTS[0], SCRIPTS[2], SCRIPTS[3], SCRIPTS[8], SCRIPTS[9], SCRIPTS[14], SCRIPTS[17]):
        parser = Strict()
        parser.feed(f"<p>{words}</p>")
        assert parser.found, words


def test_nothing_of_it_runs_in_a_real_browser(hostile: Path, chromium: Browser) -> None:
    """No dialog, no script of theirs, no request elsewhere, and no word of the policy that it stopped one."""
    with open_client(hostile) as client:
        paths = find_pages(client)[:70]
    with serve(hostile) as address:
        page = chromium.new_page()
        dialogs: list[str] = []
        elsewhere: list[str] = []
        console: list[str] = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        page.on(
            "request", lambda request: elsewhere.append(request.url) if address not in request.url else None
        )
        page.on("console", lambda message: console.append(message.text))
        for path in paths:
            page.goto(address + path)
        page.close()
    assert (dialogs, elsewhere, console) == ([], [], [])
