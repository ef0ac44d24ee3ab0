"""The measuring of pages: it asks for every kind of page, and says when a goal is missed."""

from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from quality import bench_pages
from quality.bench_pages import FILTER_GOAL, PAGE_GOAL, Measured, Page
from quality.written_ledger import write_ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "small.db"
    bench_pages.make_ledger(path, 60)
    return path


def test_every_kind_of_page_is_asked_for(ledger: Path) -> None:
    kinds = {
        page.address.strip("/").partition("?")[0].partition("/")[0]
        for page in bench_pages.choose_pages(ledger)
    }
    assert kinds == {"incidents", "reports", "sites", "actors", "queue", "judgements"}


def test_a_small_ledger_is_served_and_measured(ledger: Path) -> None:
    done, memory = bench_pages.measure(ledger)
    assert len(done) > 20
    assert all(0 < each.median <= each.worst for each in done)
    assert all(each.size > 1000 for each in done)
    assert 20 < memory < 1000


def test_a_ledger_that_is_written_has_every_page(tmp_path: Path) -> None:
    path = tmp_path / "written.db"
    write_ledger(path, 60)
    done, _ = bench_pages.measure(path)
    assert len(done) > 20
    assert all(each.size > 1000 for each in done)


GOALS = [
    (Page("p", "/"), PAGE_GOAL, True, "a page at its goal"),
    (Page("p", "/"), PAGE_GOAL + 1, False, "a page over its goal"),
    (Page("f", "/", filters=True), PAGE_GOAL + 1, True, "filters may take longer"),
    (Page("f", "/", filters=True), FILTER_GOAL + 1, False, "but not that long"),
]


@pytest.mark.parametrize(("page", "median", "kept", "why"), GOALS, ids=[case[-1] for case in GOALS])
def test_a_missed_goal_is_told(
    page: Page, median: float, kept: bool, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = Measured(page, 1.0, median, median, 10)
    assert measured.kept is kept, why
    bench_pages.show([measured], 10.0)
    assert ("missed" in capsys.readouterr().out) is not kept


def test_an_answer_that_is_no_page_ends_it() -> None:
    class Missing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *given: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Missing)
    Thread(target=server.handle_request, daemon=True).start()
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    with pytest.raises(SystemExit, match="404"):
        bench_pages.ask(connection, "/nothing")
    connection.close()
    server.server_close()
