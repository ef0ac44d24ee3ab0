"""A report is found by what a person is likely to type."""

import pytest

from counterclaim.errors import UnknownIdError
from counterclaim.ledger import Ledger
from tests.ledger.reports import NOON, append, make_report

ONE = make_report(1, uri="file:///notes/pier.v2.html")
TWO = make_report(2, uri="notes/landing%stage.txt")
PACKED = make_report(3, uri="notes/many.jsonl#1")
REVISED = make_report(4, "An earlier wording.", uri="notes/pier.txt")
AGAIN = make_report(5, "A later wording.", uri="notes/pier.txt")
ALL = (ONE, TWO, PACKED, REVISED, AGAIN)

FOUND = [
    (ONE.id, ONE.id, "its id"),
    (ONE.id[:12], ONE.id, "the beginning of its id"),
    (ONE.id.removeprefix("report-")[:6], ONE.id, "the beginning without the kind"),
    (f"  {ONE.id} ", ONE.id, "blanks around it"),
    (ONE.uri, ONE.id, "its whole path"),
    ("https://quay.example/2", TWO.id, "its address"),
    ("https://quay.example/new", TWO.id, "an address that was set later"),
    ("pier.v2.html", ONE.id, "its file name"),
    ("pier.v2", ONE.id, "its file name without the ending"),
    ("notes/pier.v2.html", ONE.id, "the end of its path"),
    ("landing%stage.txt", TWO.id, "a name with a mark that databases read otherwise"),
    ("many.jsonl", PACKED.id, "the file it was packed in"),
]

LOST = [
    ("pier.txt", "fits 2 reports: .*pier.txt", "two wordings of one file"),
    ("report-", "fits 5 reports: .*give more of the id", "the beginning of all"),
    ("peer.v2.html", "did you mean 'pier.v2.html'", "a slip of the finger"),
    ("zzzz", "'zzzz'.*`counterclaim statements --ids` lists them", "nothing like it"),
    ("pier%", "no report", "a mark that would match everything"),
    ("", "no report is named", "nothing"),
]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for report in ALL:
        append(ledger, report)
    ledger.set_fact(TWO.id, "url", "https://quay.example/new", "mia", NOON)
    return ledger


@pytest.mark.parametrize(("wanted", "found", "why"), FOUND, ids=[case[2] for case in FOUND])
def test_found(filled: Ledger, wanted: str, found: str, why: str) -> None:
    assert filled.find_report(wanted) == found


@pytest.mark.parametrize(("wanted", "message", "why"), LOST, ids=[case[2] for case in LOST])
def test_not_found(filled: Ledger, wanted: str, message: str, why: str) -> None:
    with pytest.raises(UnknownIdError, match=message):
        filled.find_report(wanted)


def test_an_empty_ledger_says_how_to_fill_it(ledger: Ledger) -> None:
    with pytest.raises(UnknownIdError, match="the ledger is empty, `counterclaim read` fills it"):
        ledger.find_report("pier.txt")


def test_a_forgotten_report_is_told_as_such(filled: Ledger) -> None:
    filled.forget(ONE.id, "mia", NOON, "asked to")
    with pytest.raises(UnknownIdError, match="was forgotten on 2021-04-02 by mia: asked to"):
        filled.find_report(ONE.id)
