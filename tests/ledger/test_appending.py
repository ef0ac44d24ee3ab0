"""What is appended stays, once, and the latest of a name stands."""

from datetime import date

import pytest

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger import Ledger
from counterclaim.model import Judgement, Problem, Verb
from tests.ledger.reports import NOON, VERSION, append, make_capture, make_reading, make_report, state

ONE, TWO, THREE = make_report(1), make_report(2), make_report(3)


def test_a_report_comes_back_with_its_reading(ledger: Ledger) -> None:
    append(ledger, ONE, state(ONE, "published", "2021-04-01"))
    (entry,) = ledger.entries()
    assert (entry.position, entry.report, entry.published) == (1, ONE, date(2021, 4, 1))
    assert entry.reading == make_reading(ONE)
    assert ledger.entry(ONE.id) == entry
    assert ledger.capture(ONE.id) == make_capture(ONE)
    assert ledger.report_ids() == [ONE.id]


def test_the_same_again_changes_nothing(ledger: Ledger) -> None:
    facts = (state(ONE, "published", "2021-04-01"), state(ONE, "title", "On the quay"))
    append(ledger, ONE, *facts)
    ledger.append_problems([Problem("intake", "b.txt", "empty")])
    before = (ledger.position, list(ledger.entries()), list(ledger.problems()), ledger.facts(ONE.id))
    append(ledger, ONE, *facts)
    ledger.append(make_capture(ONE), ONE, facts)
    ledger.append_problems([Problem("intake", "b.txt", "empty")])
    assert (ledger.position, list(ledger.entries()), list(ledger.problems()), ledger.facts(ONE.id)) == before


FACTS = [
    ("the last stands", [("sidecar", "A"), ("page", "B")], "B", 2),
    ("the same origin says it again", [("sidecar", "A"), ("sidecar", "A")], "A", 1),
    (
        "reading the file again does not undo a person's word",
        [("page", "A"), ("mia", "B"), ("page", "A")],
        "B",
        2,
    ),
    ("a changed file is news", [("page", "A"), ("mia", "B"), ("page", "C")], "C", 3),
    ("a person changes her mind and back", [("mia", "A"), ("mia", "B"), ("mia", "A")], "A", 3),
    ("taken back", [("page", "A"), ("mia", "")], None, 2),
]


@pytest.mark.parametrize(("why", "said", "stands", "kept"), FACTS, ids=[case[0] for case in FACTS])
def test_of_facts_the_latest_news_stands(
    ledger: Ledger, why: str, said: list[tuple[str, str]], stands: str | None, kept: int
) -> None:
    for origin, title in said:
        append(ledger, ONE, state(ONE, "title", title, origin))
    assert ledger.entry(ONE.id).report.title == stands
    assert len(ledger.facts(ONE.id)) == kept


@pytest.mark.parametrize("name", ["publisher", "title", "byline", "url", "language"])
def test_a_fact_says_better_what_the_report_said_of_itself(ledger: Ledger, name: str) -> None:
    append(ledger, ONE)
    ledger.set_fact(ONE.id, name, "better", "mia", NOON)
    assert getattr(ledger.entry(ONE.id).report, name) == "better"


DAYS = [
    ("2021-04-01", date(2021, 4, 1), "a day"),
    ("2021-04-01T23:10:00+02:00", date(2021, 4, 1), "a moment: its own day"),
    ("spring", None, "no day"),
    ("", None, "taken back"),
]


@pytest.mark.parametrize(("value", "day", "why"), DAYS, ids=[case[2] for case in DAYS])
def test_published_is_a_day(ledger: Ledger, value: str, day: date | None, why: str) -> None:
    append(ledger, ONE, state(ONE, "published", value))
    assert ledger.entry(ONE.id).published == day


def test_a_day_that_is_none_cannot_be_set(ledger: Ledger) -> None:
    append(ledger, ONE)
    with pytest.raises(LedgerError, match="must be a day like 2019-07-05, not 'last spring'"):
        ledger.set_fact(ONE.id, "published", "last spring", "mia", NOON)


def test_nothing_is_said_of_a_report_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(UnknownIdError, match="no report 'report-none'"):
        ledger.set_fact("report-none", "title", "x", "mia", NOON)


def test_the_newest_reading_is_current_and_the_older_stays(ledger: Ledger) -> None:
    append(ledger, ONE)
    newer = make_reading(ONE, "0.2.0+book")
    append(ledger, ONE, reading=newer)
    assert ledger.entry(ONE.id).reading == newer
    assert ledger.has_reading(ONE.id, VERSION)
    assert ledger.has_reading(ONE.id, "0.2.0+book")
    assert not ledger.has_reading(ONE.id, "0.3.0+book")
    append(ledger, ONE)
    assert ledger.entry(ONE.id).reading == make_reading(ONE)


def test_a_report_that_could_not_be_read_is_kept_but_is_no_entry(ledger: Ledger) -> None:
    failed = Problem("engine", TWO.uri, "the worker died")
    append(ledger, ONE)
    ledger.append(make_capture(TWO), TWO, (), None, [failed])
    assert ledger.has_report(TWO.id)
    assert [entry.report.id for entry in ledger.entries()] == [ONE.id]
    assert list(ledger.problems()) == [failed]
    append(ledger, TWO)
    assert list(ledger.problems()) == [], "reading it has mended that"


def test_a_newer_reading_takes_its_problems_with_it(ledger: Ledger) -> None:
    old, new = (Problem("dates", f"{ONE.uri}:{place}", "no day") for place in (4, 9))
    append(ledger, ONE, reading=make_reading(ONE, "1", (old, old)))
    assert list(ledger.problems()) == [old]
    append(ledger, ONE, reading=make_reading(ONE, "2", (new,)))
    assert list(ledger.problems()) == [new]


def test_entries_stream_in_order_of_arrival_over_many_pages(ledger: Ledger) -> None:
    reports = [make_report(number) for number in range(230)]
    for report in reports:
        append(ledger, report)
    assert [entry.report.id for entry in ledger.entries()] == [report.id for report in reports]
    assert [entry.position for entry in ledger.entries()] == list(range(1, 231))


def test_as_of_leaves_out_what_was_published_later(ledger: Ledger) -> None:
    append(ledger, ONE, state(ONE, "published", "2021-04-01"))
    append(ledger, TWO, state(TWO, "published", "2021-04-03"))
    append(ledger, THREE)
    assert [entry.report.id for entry in ledger.entries(date(2021, 4, 2))] == [ONE.id, THREE.id]
    assert [entry.report.id for entry in ledger.entries(date(2021, 4, 3))] == [ONE.id, TWO.id, THREE.id]


def test_judgements_are_kept_once_in_order(ledger: Ledger) -> None:
    first = Judgement("judgement-b", Verb.ACCEPT, ("claim-1",), "mia", NOON, "seen", (("low", "3"),))
    second = Judgement("judgement-a", Verb.UNDO, ("judgement-b",), "mia", NOON)
    for judgement in (first, second, first):
        ledger.append_judgement(judgement)
    assert ledger.judgements() == (first, second)


def test_the_position_goes_up_with_all_that_can_change_what_is_worked_out(ledger: Ledger) -> None:
    seen = [ledger.position]

    def went_up() -> bool:
        seen.append(ledger.position)
        return seen[-1] > seen[-2]

    append(ledger, ONE)
    assert went_up()
    ledger.set_fact(ONE.id, "title", "x", "mia", NOON)
    assert went_up()
    ledger.append_judgement(Judgement("judgement-a", Verb.REJECT, ("claim-1",), "mia", NOON))
    assert went_up()
    ledger.append_problems([Problem("intake", "x.txt", "empty")])
    assert not went_up()
    ledger.forget(ONE.id, "mia", NOON, "")
    assert went_up()


def test_one_transaction_a_report(ledger: Ledger) -> None:
    stray = state(TWO, "title", "of a report that is not there")
    with pytest.raises(LedgerError, match="cannot append to the ledger"):
        append(ledger, ONE, stray)
    assert not ledger.has_report(ONE.id)
    assert ledger.position == 0
