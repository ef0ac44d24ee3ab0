"""The book gives back what was worked out, in one order, as it stood when it was opened."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model import Book, BookContent, Incident
from tests.exports import rich_book
from tests.exports.rich_book import ACTORS, CLAIMS, CONTENT, DISPUTES, FIRST, INCIDENTS, JUDGEMENTS, SECOND
from tests.ledger.reports import append, make_report


@pytest.fixture
def book(ledger: Ledger) -> Book:
    rich_book.fill(ledger)
    return ledger.book()


def test_all_that_was_worked_out_comes_back(book: Book) -> None:
    assert sorted(book.reports(), key=lambda entry: entry.report.id) == sorted(
        rich_book.REPORTS, key=lambda entry: entry.report.id
    )
    for given, found in (
        (rich_book.STATEMENTS, book.statements()),
        (rich_book.HAPPENINGS, book.happenings()),
        (CLAIMS, book.claims()),
        (ACTORS, book.actors()),
        (INCIDENTS, book.incidents()),
        (DISPUTES, book.disputes()),
        (rich_book.SITES, book.sites()),
    ):
        kept: list[object] = list(found)
        assert len(kept) == len(given)
        assert all(item in kept for item in given)
    assert tuple(book.judgements()) == JUDGEMENTS
    assert [problem.stage for problem in book.problems()] == ["judgement", "statements"]


LISTS: list[tuple[str, Callable[[Book], Iterator[object]], list[str]]] = [
    ("reports by day, unknown ones last", lambda book: book.reports(), [FIRST.id, SECOND.id]),
    (
        "incidents by day, unknown ones last",
        lambda book: book.incidents(),
        ["incident-halder", "incident-older"],
    ),
    (
        "statements of a report as they stand in it",
        lambda book: book.statements(FIRST.id),
        ["statement-brenn", "statement-denial", "statement-raske"],
    ),
    (
        "claims of an incident",
        lambda book: (claim for claim in book.claims("incident-halder") if claim.report_id == SECOND.id),
        ["claim-nine", "claim-guards"],
    ),
    (
        "claims of an incident by its former id",
        lambda book: (claim for claim in book.claims("incident-former") if claim.report_id == SECOND.id),
        ["claim-nine", "claim-guards"],
    ),
    (
        "claims about an incident and a site",
        lambda book: book.claims("incident-halder", "site-halder"),
        ["claim-dozens"],
    ),
    ("claims about a site that nobody names", lambda book: book.claims(site_id="site-quiet"), []),
    ("sites by name", lambda book: book.sites(), ["site-halder", "site-quiet"]),
    (
        "disputes of an incident, by attribute",
        lambda book: book.disputes("halder"),
        ["dispute-escaped", "dispute-who"],
    ),
]


@pytest.mark.parametrize(("why", "read", "ids"), LISTS, ids=[case[0] for case in LISTS])
def test_order(book: Book, why: str, read: Callable[[Book], Iterator[object]], ids: list[str]) -> None:
    found = [
        getattr(item, "id", None) or getattr(getattr(item, "report", None), "id", "") for item in read(book)
    ]
    assert found == ids


def turn_round(content: BookContent) -> BookContent:
    return BookContent(
        *(tuple(reversed(list(getattr(content, name)))) for name in BookContent.__dataclass_fields__)
    )


def read_all(book: Book) -> list[list[object]]:
    return [
        list(items)
        for items in (
            *(book.reports(), book.statements(), book.happenings(), book.claims(), book.actors()),
            *(book.incidents(), book.disputes(), book.sites(), book.problems()),
        )
    ]


def test_the_order_does_not_depend_on_that_of_reading(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as one, open_ledger(tmp_path / "b.db") as other:
        rich_book.fill(one)
        rich_book.fill(other, turn_round(CONTENT), backwards=True)
        assert read_all(one.book()) == read_all(other.book())


KNOWN_AS = [
    ("incident-halder", "its id"),
    ("incident-former", "a former id"),
    ("incident-h", "the beginning of its id"),
    ("former", "the beginning of a former id, without the kind"),
]


@pytest.mark.parametrize(("name", "why"), KNOWN_AS, ids=[case[1] for case in KNOWN_AS])
def test_an_incident_is_found(book: Book, name: str, why: str) -> None:
    assert book.incident(name) == INCIDENTS[0]


UNKNOWN = [
    ("incident-", "fits 2 incidents", "the beginning of both"),
    ("", "no incident is named: `counterclaim incidents`", "nothing"),
    ("incident-haldr", "did you mean incident-halder", "a slip of the finger"),
    ("zzz", "`counterclaim incidents` lists them", "nothing like it"),
]


@pytest.mark.parametrize(("name", "message", "why"), UNKNOWN, ids=[case[2] for case in UNKNOWN])
def test_an_incident_is_not_found(book: Book, name: str, message: str, why: str) -> None:
    with pytest.raises(UnknownIdError, match=message):
        book.incident(name)


def test_a_report_of_another_ledger_is_not_found(book: Book) -> None:
    with pytest.raises(UnknownIdError, match="no report 'report-none' in the book"):
        book.report("report-none")


def test_writing_puts_all_in_the_place_of_what_was(ledger: Ledger) -> None:
    rich_book.fill(ledger)
    ledger.write_book(BookContent(reports=CONTENT.reports, actors=ACTORS[:1]))
    book = ledger.book()
    assert list(book.actors()) == [ACTORS[0]]
    assert [*book.incidents(), *book.claims(), *book.sites(), *book.disputes()] == []
    with pytest.raises(UnknownIdError):
        book.incident("incident-former")


def test_writing_is_all_or_nothing(ledger: Ledger) -> None:
    rich_book.fill(ledger)
    before = read_all(ledger.book())

    def broken() -> Iterator[Incident]:
        yield replace(INCIDENTS[0], id="incident-new")
        raise RuntimeError("linking went wrong")

    with pytest.raises(RuntimeError):
        ledger.write_book(replace(CONTENT, incidents=broken()))
    assert read_all(ledger.book()) == before


def test_an_open_book_does_not_change_under_its_reader(ledger: Ledger) -> None:
    rich_book.fill(ledger)
    held = ledger.book()
    started = held.claims()
    first = next(started)
    ledger.write_book(BookContent(reports=CONTENT.reports))
    assert [first, *started] == list(held.claims())
    assert len(list(held.incidents())) == 2
    assert list(ledger.book().incidents()) == []


def test_the_stamp_tells_whether_all_has_been_worked_out(ledger: Ledger) -> None:
    assert ledger.is_current(), "nothing to work out"
    append(ledger, make_report(1))
    assert not ledger.is_current()
    ledger.write_book(BookContent())
    assert ledger.is_current()
    assert ledger.book().stamp == ledger.position
    before = ledger.position
    append(ledger, make_report(2))
    ledger.write_book(BookContent(), stamp=before)
    assert not ledger.is_current(), "a report came while the book was being worked out"


def test_a_forgotten_report_does_not_come_back_with_the_book(ledger: Ledger) -> None:
    rich_book.fill(ledger)
    ledger.forget(FIRST.id, "mia", rich_book.NOON, "")
    with pytest.raises(LedgerError, match=r"is not in it \(any more\): work it out again"):
        ledger.write_book(CONTENT)
    assert list(ledger.book().actors()) == []


def test_a_book_is_closed_with_its_ledger(ledger: Ledger) -> None:
    rich_book.fill(ledger)
    book = ledger.book()
    ledger.close()
    with pytest.raises(LedgerError):
        list(book.claims())


def test_many_books_may_be_opened_one_after_the_other(ledger: Ledger) -> None:
    rich_book.fill(ledger)
    assert {len(list(ledger.book().incidents())) for _ in range(40)} == {2}
