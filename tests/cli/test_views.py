"""What people see, held as golden files: `REWRITE_GOLDEN=1 pytest tests/cli` writes them anew, to be read."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from counterclaim.cli.incident_list import draw_disputes, draw_incidents, find_lines
from counterclaim.cli.incident_view import draw_incident, incident_data
from counterclaim.cli.names import Names
from counterclaim.cli.record_lists import (
    StatementFilter,
    draw_problems,
    draw_site,
    draw_sites,
    draw_statements,
    find_site,
    find_statement_lines,
)
from counterclaim.errors import UnknownIdError
from counterclaim.model import Book, Quantity, Stance
from tests.cli.books import SHOOTING, HandMadeBook, make_book

GOLDEN = Path(__file__).parent / "golden"
WIDTH = 100


def print_plain(renderable: RenderableType, width: int = WIDTH) -> str:
    out = StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    console.print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def draw_all_statements(book: Book) -> RenderableType:
    names = Names(book)
    return draw_statements(list(find_statement_lines(book, StatementFilter(), names)), names)


VIEWS: dict[str, Callable[[HandMadeBook], RenderableType]] = {
    "show-columns": lambda book: draw_incident(book, book.incident(SHOOTING), 110),
    "show-blocks": lambda book: draw_incident(book, book.incident(SHOOTING), 80, ids=True),
    "incidents": lambda book: draw_incidents(find_lines(book)),
    "disputes": draw_disputes,
    "statements": draw_all_statements,
    "sites": lambda book: draw_sites(list(book.sites())),
    "site": lambda book: draw_site(book, find_site(book, "old mill"), Names(book), ids=True),
    "problems": lambda book: draw_problems(list(book.problems())),
}


@pytest.mark.parametrize("name", VIEWS)
def test_golden(name: str) -> None:
    printed = print_plain(VIEWS[name](make_book()), 110 if name == "show-columns" else WIDTH)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    view: RenderableType = VIEWS[name](make_book())
    if name.startswith("show"):
        book = make_book()
        view = draw_incident(book, book.incident(SHOOTING), width)
    assert max(len(line) for line in print_plain(view, width).splitlines()) <= width


def test_nothing_hints_at_who_is_right() -> None:
    banned = (
        r"\b(true account|false|reliable|credible|confirmed|lie|majority|likely|probably|best estimate)\b"
    )
    printed = " ".join(print_plain(view(make_book())) for view in VIEWS.values())
    assert re.findall(banned, printed, re.IGNORECASE) == []


def test_the_same_is_there_for_programs() -> None:
    book = make_book()
    data = incident_data(book, book.incident(SHOOTING))
    killed = data["accounts"][0]
    assert killed["parted"]
    assert [position["letter"] for position in killed["positions"]] == ["A", "B"]
    assert data["when"] == "5 March 2018"
    assert data["links"][0]["kind"] == "before"
    assert [report["copy_of"] for report in data["reports"]] == [None, "report-first", None]


def test_a_line_of_the_list() -> None:
    line, undated = find_lines(make_book())
    assert line.figures == (("killed", "1–7 or more"),), "an undated figure is not taken for the latest"
    assert line.disputed == ("killed", "perpetrator")
    book = make_book()
    book.entries[2] = replace(book.entries[2], published=date(2018, 3, 9))
    assert find_lines(book)[0].figures == (("killed", "1–7"),), (
        "the latest of each voice; no parts, no copies"
    )
    assert undated.when == "Friday before publication"


def test_a_figure_that_is_denied_is_not_in_the_range() -> None:
    book = make_book()
    book.all_claims = [
        replace(book.all_claims[0], value=Quantity(50, 50, "fifty"), stance=Stance.DENIES),
        book.all_claims[1],
    ]
    assert find_lines(book)[0].figures == (("killed", "1"),)


VOICES = [
    ("league", 5, "part of a name"),
    ("PAL", 5, "an acronym; and what the league passes on"),
    ("Ministry of Justice", 3, "a body, and who ever spoke for it"),
    ("nobody", 0, "nobody"),
]


@pytest.mark.parametrize(("voice", "found", "why"), VOICES, ids=[case[0] for case in VOICES])
def test_statements_of_a_voice(voice: str, found: int, why: str) -> None:
    book = make_book()
    wanted = StatementFilter(voice=voice)
    assert len(list(find_statement_lines(book, wanted, Names(book)))) == found, why


def test_statements_by_stance_and_report() -> None:
    book = make_book()
    names = Names(book)
    denied = list(find_statement_lines(book, StatementFilter(stance="denies"), names))
    assert [names.text(s.report_id)[s.content[0].start : s.content[0].end] for s in denied] == [
        "that guards fired at anyone"
    ]
    assert len(list(find_statement_lines(book, StatementFilter(report_id="report-later"), names))) == 3


SITES = [
    ("Old Mill camp", True),
    ("the mill", True),
    ("cc01", True),
    ("mill camp", False),
    ("nowhere", False),
]


@pytest.mark.parametrize(("text", "found"), SITES)
def test_finding_a_site(text: str, found: bool) -> None:
    book = make_book()
    if found:
        assert find_site(book, text).name == "Old Mill camp"
    else:
        with pytest.raises(UnknownIdError, match=text):
            find_site(book, text)
