"""The book as known on a day: no report of a later day shows, and one thing asked for is worked out alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest

import counterclaim as cc
from counterclaim.errors import UnknownIdError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model import Incident
from counterclaim.pipeline import as_of, assemble, load_codebook
from quality.synthetic import make_synthetic
from tests.pipeline.walking import export


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        opened.add_domains(("detention",))
        opened.append_many([item.appended for item in make_synthetic(60, 4)])
        assemble(opened, load_codebook())
        yield opened


def find_most_told(ledger: Ledger) -> tuple[Incident, list[date]]:
    """The incident of most reports, with the days of these."""
    book = ledger.book()
    incident = max(book.incidents(), key=lambda item: (len(item.report_ids), item.id))
    days = [book.report(known).published for known in incident.report_ids]
    return incident, sorted(day for day in days if day is not None)


def test_nothing_of_a_later_day_shows(ledger: Ledger) -> None:
    _, days = find_most_told(ledger)
    with cc.open_book(ledger, as_of=days[0]) as book:
        shown = [entry.published for entry in book.reports()]
        assert book.as_of == days[0]
    assert shown
    assert all(day is not None and day <= days[0] for day in shown)


def test_reports_of_no_day_are_left_out_and_counted(ledger: Ledger) -> None:
    undated = [known for known, day in ledger.published() if day is None]
    with cc.open_book(ledger, as_of=date(2100, 1, 1)) as book:
        assert book.undated == len(undated)
        assert {entry.report.id for entry in book.reports()}.isdisjoint(undated)


def test_on_the_last_day_all_that_is_dated_is_known(ledger: Ledger, tmp_path: Path) -> None:
    """The same as a ledger into which only these reports were ever read."""
    dated = [known for known, day in ledger.published() if day is not None]
    with open_ledger(tmp_path / "dated.db") as other:
        ledger.copy_to(other, dated)
        assemble(other, load_codebook())
        expected = export(other.book())
    with cc.open_book(ledger, as_of=date(2100, 1, 1)) as book:
        assert export(book) == expected


def test_an_incident_asked_for_alone_is_as_among_all(ledger: Ledger) -> None:
    incident, days = find_most_told(ledger)
    middle = days[len(days) // 2]
    with cc.open_book(ledger, as_of=middle) as book:
        among_all = book.incident(incident.id)
        every = sum(1 for _ in book.reports())
    with cc.open_book(ledger, as_of=middle, incident=incident.id) as book:
        alone = book.incident(incident.id)
        few = sum(1 for _ in book.reports())
    assert (alone.report_ids, alone.types, alone.period) == (
        among_all.report_ids,
        among_all.types,
        among_all.period,
    )
    assert set(alone.report_ids) < set(incident.report_ids)
    assert few < every, "more was worked out than was asked for"


def test_an_incident_is_not_known_before_its_first_report(ledger: Ledger) -> None:
    incident, days = find_most_told(ledger)
    before = days[0] - timedelta(days=1)
    with cc.open_book(ledger, as_of=before, incident=incident.id) as book, pytest.raises(UnknownIdError):
        book.incident(incident.id)


def test_a_site_asked_for_alone_has_its_record(ledger: Ledger) -> None:
    site = max(ledger.book().sites(), key=lambda item: len(item.claim_ids))
    with cc.open_book(ledger, as_of=date(2100, 1, 1), site=site.id) as book:
        undated = {known for known, day in ledger.published() if day is None}
        kept = [
            claim.id for claim in ledger.book().claims_of(site.claim_ids) if claim.report_id not in undated
        ]
        assert list(book.site(site.id).claim_ids) == kept


def test_a_report_appended_since_shows(ledger: Ledger) -> None:
    with cc.open_book(ledger, as_of=date(2100, 1, 1)) as book:
        before = sum(1 for _ in book.reports())
    ledger.append_many([item.appended for item in make_synthetic(4, 9) if item.appended.facts])
    with cc.open_book(ledger, as_of=date(2100, 1, 1)) as book:
        assert sum(1 for _ in book.reports()) > before


def test_without_a_day_it_is_the_book_as_it_stands(ledger: Ledger) -> None:
    with cc.open_book(ledger) as book:
        assert export(book) == export(ledger.book())
        assert (book.as_of, book.undated) == (None, 0)


@pytest.mark.parametrize(
    ("most", "why"),
    [(4, "all of one day wait for the one that makes it"), (1, "a book is dropped while others read it")],
)
def test_many_may_ask_at_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, most: int, why: str) -> None:
    """Every reader gets the book of its own day, whole, whatever the others ask for."""
    monkeypatch.setattr(as_of, "_KEPT", most)
    incident, days = find_most_told(ledger)
    asked = [days[0], days[0], days[-1], days[0], days[-1], days[-1] + timedelta(days=30)]
    expected = {day: _read(ledger, day, incident.id, Barrier(1)) for day in asked}
    ledger.append_many([item.appended for item in make_synthetic(2, 77)])  # what is kept is stale now
    assemble(ledger, load_codebook())
    together = Barrier(len(asked))
    with ThreadPoolExecutor(len(asked)) as pool:
        found = list(pool.map(lambda day: _read(ledger, day, incident.id, together), asked))
    assert found == [expected[day] for day in asked]
    assert len(as_of._OPEN[ledger].known) <= most
    assert not any(known.readers or known.dropped for known in as_of._OPEN[ledger].known.values())


def _read(ledger: Ledger, day: date, incident_id: str, together: Barrier) -> tuple[str, ...]:
    """The reports of the incident as known on `day`, read twice: at once, and when all have begun."""
    with cc.open_book(ledger, as_of=day, incident=incident_id) as book:
        first = book.incident(incident_id).report_ids
        together.wait(60)
        assert book.incident(incident_id).report_ids == first
        return first
