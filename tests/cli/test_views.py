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
from counterclaim.cli.judgement_list import draw_judgements, judgement_data
from counterclaim.cli.names import Names
from counterclaim.cli.record_lists import (
    StatementFilter,
    draw_problems,
    draw_statements,
    find_statement_lines,
)
from counterclaim.cli.site_list import draw_sites, find_records, find_sites
from counterclaim.cli.site_view import draw_site
from counterclaim.errors import UnknownIdError
from counterclaim.model import Book, Problem, Quantity, Site, Stance, Verb
from tests.cli.books import SHOOTING, HandMadeBook, make_book

GOLDEN = Path(__file__).parent / "golden"
WIDTH = 100


def print_plain(renderable: RenderableType, width: int = WIDTH) -> str:
    out = StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    console.print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def draw_all_statements(book: Book, width: int) -> RenderableType:
    names = Names(book)
    return draw_statements(list(find_statement_lines(book, StatementFilter(), names)), names, width)


def draw_old_mill(book: Book, width: int) -> RenderableType:
    (record,) = find_records(book, find_sites(book, "old mill camp"))
    return draw_site(book, record, Names(book), width, ids=True)


def draw_all_sites(book: Book, width: int) -> RenderableType:
    sites = list(book.sites())
    return draw_sites(find_records(book, sites), sites, width)


VIEWS: dict[str, Callable[[HandMadeBook, int], RenderableType]] = {
    "show-columns": lambda book, width: draw_incident(book, book.incident(SHOOTING), width),
    "show-blocks": lambda book, width: draw_incident(book, book.incident(SHOOTING), width, ids=True),
    "incidents": lambda book, width: draw_incidents(find_lines(book), width),
    "disputes": lambda book, width: draw_disputes(book),
    "statements": draw_all_statements,
    "sites": draw_all_sites,
    "site": draw_old_mill,
    "problems": lambda book, width: draw_problems(list(book.problems())),
    "judgements": lambda book, width: draw_judgements(list(book.judgements()), {}),
}
WIDTHS = {"show-columns": 110, "show-blocks": 80}
NARROWLY = ("incidents", "statements", "sites", "site")


def check_golden(name: str, printed: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text("utf-8")


@pytest.mark.parametrize("name", VIEWS)
def test_golden(name: str) -> None:
    width = WIDTHS.get(name, WIDTH)
    check_golden(name, print_plain(VIEWS[name](make_book(), width), width))


@pytest.mark.parametrize("name", NARROWLY)
def test_golden_on_a_narrow_screen(name: str) -> None:
    check_golden(f"{name}-narrow", print_plain(VIEWS[name](make_book(), 60), 60))


@pytest.mark.parametrize("width", [60, 80, 90, 100, 120, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_too_wide_and_no_word_is_broken(name: str, width: int) -> None:
    printed = print_plain(VIEWS[name](make_book(), width), width)
    assert max(len(line) for line in printed.splitlines()) <= width
    whole = print_plain(VIEWS[name](make_book(), 89), 10_000) + print_plain(
        VIEWS[name](make_book(), 400), 400
    )
    drawn = re.compile(r"──|[█░]")
    assert {word for word in printed.split() if not drawn.search(word)} - set(whole.split()) == set()


def test_the_place_of_a_problem_is_never_cut() -> None:
    where = "reports/a-very-long-name-of-a-file-that-somebody-chose-for-it.txt:report-0123456789abcdef:353"
    printed = print_plain(
        draw_problems([Problem("statements", where, "a quotation is never closed", "look")]), 60
    )
    assert where in printed.replace("\n", "")


def test_nothing_hints_at_who_is_right() -> None:
    banned = (
        r"\b(true account|false|reliable|credible|confirmed|lie|majority|likely|probably|best estimate)\b"
    )
    printed = " ".join(print_plain(view(make_book(), WIDTH)) for view in VIEWS.values())
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
    ("Old Mill camp", ["Old Mill camp"], "a name"),
    ("the mill", ["Old Mill camp"], "another name of it"),
    ("cc01", ["Old Mill camp"], "the beginning of an id"),
    ("site-cc01", ["Old Mill camp"], "with its kind"),
    ("mill camp", ["Old Mill camp", "New Mill camp"], "a part of two names"),
    ("new mill", ["New Mill camp"], "a part of one"),
    ("nowhere", [], "nothing like it"),
    (" ", [], "nothing"),
]


@pytest.mark.parametrize(("text", "found", "why"), SITES, ids=[case[2] for case in SITES])
def test_finding_a_site(text: str, found: list[str], why: str) -> None:
    book = make_book()
    if found:
        assert [site.name for site in find_sites(book, text)] == found
    else:
        with pytest.raises(UnknownIdError, match="`counterclaim sites` lists"):
            find_sites(book, text)


def test_a_whole_name_outranks_a_part_and_an_own_name_an_alias() -> None:
    book = make_book()
    book.all_sites.append(Site("site-cc03000000000003", "Mill", ("Old Mill camp",)))
    assert [site.id[:9] for site in find_sites(book, "mill")] == ["site-cc03"]
    assert [site.id[:9] for site in find_sites(book, "old mill camp")] == ["site-cc01"]


def test_the_record_of_a_site_is_summed_up_and_the_rest_is_named() -> None:
    book = make_book()
    killed = book.all_claims[0]
    book.all_sites[0] = replace(book.all_sites[0], claim_ids=(*book.all_sites[0].claim_ids, killed.id))
    (record,) = find_records(book, book.all_sites[:1])
    assert [claim.attribute for claim in record.claims] == ["capacity", "held", "status"]
    printed = print_plain(draw_site(book, record, Names(book), WIDTH))
    assert "claimed: held 212 · capacity 90" in printed, "a closing that is only considered is left out"
    assert "5 March 2018   shooting, ill treatment: 1 claim, `show aa110000`" in printed
    (record,) = find_records(book, [replace(book.all_sites[0], claim_ids=(killed.id,))])
    printed = print_plain(draw_site(book, record, Names(book), WIDTH))
    assert "nothing is claimed of the site itself" in printed
    assert "as of" not in printed, "no table without a row"


def test_what_was_taken_back_shows() -> None:
    book = make_book()
    (accepted,) = book.all_judgements
    later = replace(accepted, id="judgement-ee", verb=Verb.UNDO, subjects=(accepted.id,), reason="too soon")
    book.all_judgements = [later, accepted]
    assert [(each["verb"], each["undone"]) for each in judgement_data(book, {later.id: "other.zip"})] == [
        ("accept", True),
        ("undo", False),
    ]
    printed = print_plain(draw_judgements(book.all_judgements, {later.id: "other.zip"}))
    assert printed.splitlines()[0].endswith("Ana: accept   undone")
    assert "came in other.zip" in printed
