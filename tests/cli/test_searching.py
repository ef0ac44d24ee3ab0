"""The verb `search` as a person and as a program meet it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from counterclaim.cli import main
from counterclaim.cli.app import DONE, USAGE
from counterclaim.cli.search_view import Pen, draw_found
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.search import Wanted, open_search
from counterclaim.model import Span
from tests.ledger.searched import fill


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("search") / "quay.db"
    with open_ledger(found) as ledger:
        fill(ledger)
    return found


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        yield opened


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["search", *words, "--ledger", str(path)], prog_name="counterclaim")


def ask(path: Path, *words: str) -> Any:
    result = run(path, *words, "--json")
    assert result.exit_code == DONE, result.stderr
    return json.loads(result.stdout)


def test_what_is_printed(path: Path) -> None:
    printed = run(path, "guards", "shot").stdout
    assert printed.splitlines()[:3] == [
        "Oda Brandvik, for Ministry of Justice – denies",
        "  “No *guards* were there; nobody was *shot*.”",
        "  2 April 2021, Orsa Gazette, quay-2.txt",
    ]
    assert "\x1b" not in printed, "no colour where there is no terminal"
    assert "2 statements, 2 reports" in printed


def test_hits_are_bold_where_that_can_be_seen(ledger: Ledger) -> None:
    with open_search(ledger) as search:
        found = search.find(Wanted('"guards shot"'))
    console = Console(width=60, force_terminal=True, color_system="standard", no_color=True)
    with console.capture() as captured:
        console.print(draw_found(found, Pen()))
    assert "\x1b[1;4mGuards shot\x1b[0m six" in captured.get()
    assert "*" not in captured.get()


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_no_line_is_too_wide(path: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (["guards"], ["mabani"], ["--voice", "league"]):
        assert max(map(len, run(path, *words).stdout.splitlines())) <= int(columns)


def test_names_come_first(path: Path) -> None:
    lines = run(path, "mabani").stdout.splitlines()
    assert re.match(r"Al-Mabani hall   site \w+, also called Mabani$", lines[0])
    assert lines[-1] == "1 site, 1 statement, 1 report"


def test_for_programs_the_hits_are_counted_in_the_words(path: Path) -> None:
    data = ask(path, '"guards shot"')
    (said,) = data["statements"]
    (excerpt,) = said["excerpts"]
    (hit,) = excerpt["hits"]
    assert Span(hit["start"], hit["end"]).of(excerpt["words"]) == "Guards shot"
    assert (said["stance"], said["published"], said["report"]) == ("asserts", "2021-04-01", "quay-1.txt")
    assert data["more"] == []


def test_filters_reach_the_search(path: Path) -> None:
    def found(*words: str) -> list[str]:
        return [said["report"] for said in ask(path, *words)["statements"]]

    assert found("guards", "--without", "nobody") == ["quay-1.txt"]
    assert found("guards", "--voice", "ministry of justice") == ["quay-2.txt"]
    assert found("--stance", "denies") == ["quay-6.txt", "quay-2.txt"]
    assert found("--site", "orsa") == ["quay-1.txt"]
    assert found("guards", "--from", "2021-04-02", "--to", "2021-04-02") == ["quay-2.txt"]
    assert found("guards", "--as-of", "2021-04-01") == ["quay-1.txt"]
    assert found("guards", "--limit", "1") == ["quay-2.txt"]
    assert ask(path, "mabani", "--in", "sites")["statements"] == []


WRONG = [
    (["***"], "nothing to look for in '***'", "no word"),
    ([], "nothing to look for", "nothing at all"),
    (["--without", "guards"], "nothing to look for", "only what is not to be there"),
    (["guards", "--from", "May"], "'May' is not a day such as 2021-10-09", "a day that is none"),
    (["x", "--from", "2021-05-02", "--to", "2021-05-01"], "give the earlier day first", "days turned round"),
    (["x", "--stance", "shouts"], "asserts", "a stance that is none"),
    (["x", "--in", "books"], "statements", "a kind that is none"),
    (["x", "--limit", "0"], "range", "none wanted"),
    ([" ".join(f"w{number}" for number in range(99))], "too many words", "more than anyone asks"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message", "why"), WRONG, ids=[case[2] for case in WRONG])
def test_what_goes_wrong_is_said_in_a_line(path: Path, words: list[str], message: str, why: str) -> None:
    result = run(path, *words)
    assert (result.exit_code, result.stdout) == (USAGE, ""), why
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_found_is_an_answer(path: Path) -> None:
    result = run(path, "qqzx")
    assert (result.exit_code, result.stdout) == (DONE, "")
    assert "nothing found" in result.stderr
    assert ask(path, "qqzx") == {"actors": [], "sites": [], "statements": [], "reports": [], "more": []}


def test_a_site_that_is_not_there_is_told(path: Path) -> None:
    result = run(path, "guards", "--site", "nowhere")
    assert (result.exit_code, result.stdout) == (DONE, "")
    assert "no site 'nowhere' in this ledger" in result.stderr


def test_options_of_the_shell_are_no_words(path: Path) -> None:
    """A word that begins with a hyphen is for `--without`: it could be an option."""
    assert run(path, "guards", "-shot").exit_code == USAGE
