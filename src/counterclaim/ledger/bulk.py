"""Appending many reports in one transaction: what is new in a few statements, the rest one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, update

from counterclaim.ledger.appending import (
    append_report,
    make_capture_row,
    make_fact_row,
    make_reading_row,
    make_report_row,
)
from counterclaim.ledger.codec import seal
from counterclaim.ledger.position import read_position
from counterclaim.ledger.rows import ask_rows, insert_rows
from counterclaim.ledger.tables import captures, place, readings, report_facts, reports, tombstones
from counterclaim.model import Capture, Fact, Problem, Reading, Report


@dataclass(frozen=True, slots=True)
class Appended:
    """All that is appended of one report, as for `Ledger.append`."""

    capture: Capture
    report: Report
    facts: tuple[Fact, ...] = ()
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()


def append_reports(connection: Connection, batch: Sequence[Appended]) -> Iterator[Problem]:
    """Append all that is new of `batch`, in its order; tombstones of those that were forgotten."""
    known = _find_known(connection, batch)
    waiting: list[Appended] = []
    for item in batch:
        names = {item.report.id, item.capture.sha256}
        if not names & known and not _has_problems(item):
            known |= names
            waiting.append(item)
            continue
        _insert_all(connection, waiting)
        waiting = []
        known |= names
        tombstone = append_report(
            connection, item.capture, item.report, item.facts, item.reading, item.problems, force=False
        )
        if tombstone is not None:
            yield tombstone
    _insert_all(connection, waiting)


def _has_problems(item: Appended) -> bool:
    return bool(item.problems or (item.reading is not None and item.reading.problems))


def _find_known(connection: Connection, batch: Sequence[Appended]) -> set[str]:
    """Ids and captures that the ledger has, and ids of what has the text of something forgotten."""
    known: set[str] = set()
    seals = {seal(item.report.text): item.report.id for item in batch}
    asked = (
        (reports.c.id, [item.report.id for item in batch]),
        (captures.c.sha256, [item.capture.sha256 for item in batch]),
        (tombstones.c.report_id, [item.report.id for item in batch]),
        (tombstones.c.text_sha256, list(seals)),
    )
    for column, values in asked:
        found = (row[0] for row in ask_rows(connection, select(column), column, values))
        known.update(seals.get(value, value) for value in found)
    return known


def _insert_all(connection: Connection, batch: Iterable[Appended]) -> None:
    counter = _Counter(read_position(connection))
    rows: dict[Table, list[dict[str, Any]]] = {captures: [], reports: [], report_facts: [], readings: []}
    for item in batch:
        rows[captures].append(counter.place(make_capture_row(item.capture)))
        rows[reports].append(counter.place(make_report_row(item.capture, item.report)))
        stated = {(fact.report_id, fact.name, fact.by): fact for fact in item.facts}
        rows[report_facts] += [counter.place(make_fact_row(fact)) for fact in stated.values()]
        if item.reading is not None:
            rows[readings].append(counter.place(make_reading_row(item.reading)))
    for table, found in rows.items():
        insert_rows(connection, table, found)
    connection.execute(update(place).values(position=counter.position))


class _Counter:
    """Places in the ledger, given out one by one."""

    def __init__(self, position: int) -> None:
        self.position = position

    def place(self, row: dict[str, Any]) -> dict[str, Any]:
        self.position += 1
        return {**row, "position": self.position}
