"""What is appended, and when appending the same again changes nothing. Runs inside a transaction."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from counterclaim.ledger.audit import append_judged
from counterclaim.ledger.codec import compress, encode, seal
from counterclaim.ledger.erasure import find_tombstone
from counterclaim.ledger.position import advance, read_position
from counterclaim.ledger.tables import (
    captures,
    judgements,
    problems,
    readings,
    report_facts,
    reports,
)
from counterclaim.model import Capture, Fact, Judgement, Problem, Reading, Report

Row = dict[str, Any]


def append_report(
    connection: Connection,
    capture: Capture,
    report: Report,
    facts: Iterable[Fact],
    reading: Reading | None,
    found: Iterable[Problem],
    force: bool,
) -> Problem | None:
    """Append all that is new of one report; the tombstone when it was forgotten and force is not used."""
    tombstone = find_tombstone(connection, report.id, seal(report.text))
    if tombstone is not None and not force:
        return tombstone
    if not _holds(connection, reports, id=report.id):
        _append_capture(connection, capture, restore=force)
        insert_row(connection, reports, make_report_row(capture, report))
    append_facts(connection, facts)
    reading_id = None if reading is None else _append_reading(connection, reading)
    append_problems(connection, reading.problems if reading else (), report.id, reading_id)
    append_problems(connection, found, report.id, reading_id)
    return None


def _append_capture(connection: Connection, capture: Capture, restore: bool) -> None:
    if not _holds(connection, captures, sha256=capture.sha256):
        insert_row(connection, captures, make_capture_row(capture))
    elif restore:
        emptied = update(captures).where(captures.c.sha256 == capture.sha256, captures.c.body.is_(None))
        connection.execute(emptied.values(body=compress(capture.body)))


def make_capture_row(capture: Capture) -> Row:
    return {
        "sha256": capture.sha256,
        "uri": capture.uri,
        "media_type": capture.media_type,
        "retrieved": capture.retrieved.isoformat(),
        "body": compress(capture.body),
    }


def make_report_row(capture: Capture, report: Report) -> Row:
    return {
        "id": report.id,
        "capture": capture.sha256,
        "uri": report.uri,
        "url": report.url,
        "title": report.title,
        "publisher": report.publisher,
        "byline": report.byline,
        "language": report.language,
        "text": report.text,
        "text_sha256": seal(report.text),
    }


def append_facts(connection: Connection, facts: Iterable[Fact]) -> None:
    """Append the facts that are news: not those that the same origin has already given last."""
    for fact in facts:
        last = (
            select(report_facts.c.value)
            .where(
                report_facts.c.report_id == fact.report_id,
                report_facts.c.name == fact.name,
                report_facts.c.by == fact.by,
            )
            .order_by(report_facts.c.id.desc())
            .limit(1)
        )
        if connection.execute(last).scalar() == fact.value:
            continue
        insert_row(connection, report_facts, make_fact_row(fact))


def make_fact_row(fact: Fact) -> Row:
    row = {
        "report_id": fact.report_id,
        "name": fact.name,
        "value": fact.value,
        "by": fact.by,
        "at": fact.at.isoformat(),
    }
    return {**row, "seal": seal(*row.values())}


def _append_reading(connection: Connection, reading: Reading) -> int:
    """The row of the reading; that of the newest one when it is the same."""
    row = make_reading_row(reading)
    newest = (
        select(readings.c.id, readings.c.sha256)
        .where(readings.c.report_id == reading.report_id)
        .order_by(readings.c.id.desc())
        .limit(1)
    )
    current = connection.execute(newest).first()
    if current is not None and current.sha256 == row["sha256"]:
        return int(current.id)
    return insert_row(connection, readings, row)


def make_reading_row(reading: Reading) -> Row:
    body = encode(reading)
    return {
        "report_id": reading.report_id,
        "version": reading.version,
        "body": compress(body),
        "sha256": seal(body),
    }


def append_problems(
    connection: Connection,
    found: Iterable[Problem],
    report_id: str | None = None,
    reading: int | None = None,
) -> None:
    """Append those that are not yet told of the same report and reading."""
    for problem in found:
        row = {
            "stage": problem.stage,
            "located": problem.where,
            "message": problem.message,
            "hint": problem.hint,
        }
        owner = {"seal": seal(*row.values()), "report_id": report_id, "reading": reading}
        if not _holds(connection, problems, **owner):
            position = read_position(connection)
            connection.execute(insert(problems).values(**row, **owner, position=position))


def append_judgement(connection: Connection, judgement: Judgement) -> None:
    """Append a judgement with its entry in the audit log; one that is there already changes nothing."""
    if insert_judgement(connection, judgement):
        append_judged(connection, judgement.id)


def insert_judgement(connection: Connection, judgement: Judgement, *, emptied: bool = False) -> bool:
    """Append the row alone, and say whether it is new: whoever calls owes the log an entry. `emptied`: what
    it was about has been forgotten."""
    if _holds(connection, judgements, id=judgement.id):
        return False
    body = encode(judgement)
    row = {
        "id": judgement.id,
        "at": judgement.at.isoformat(),
        "body": body,
        "sha256": seal(body),
        "emptied": emptied,
    }
    insert_row(connection, judgements, row)
    return True


def _holds(connection: Connection, table: Table, **values: Any) -> bool:
    wanted = [
        table.c[name].is_(None) if value is None else table.c[name] == value for name, value in values.items()
    ]
    return connection.execute(select(table.c.position).where(*wanted).limit(1)).first() is not None


def insert_row(connection: Connection, table: Table, row: Row) -> int:
    """Insert a row at the next place; its number, 0 where its key is no number."""
    done = connection.execute(insert(table).values(**row, position=advance(connection)))
    key = done.inserted_primary_key
    return int(key[0]) if key is not None and isinstance(key[0], int) else 0
