"""What the ledger keeps, read back: reports with what was said of them later, readings, captures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.codec import decode, decompress
from counterclaim.ledger.tables import (
    book_problems,
    captures,
    judgements,
    problems,
    readings,
    report_facts,
    reports,
)
from counterclaim.model import Capture, Entry, Fact, Judgement, Problem, Reading, Report

# Facts that say better what the report said of itself; an empty value takes it back.
OVERRIDES = ("publisher", "title", "byline", "url", "language")

PAGE = 100


def parse_day(value: str) -> date | None:
    """The day that a fact states, of a day or of a moment; None when it states none."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def read_page(connection: Connection, after: int) -> list[Entry]:
    """The next entries in order of arrival; reports that nothing was read from yet are not among them."""
    rows = connection.execute(_entries().where(reports.c.arrival > after).limit(PAGE)).all()
    return list(_make_entries(connection, rows))


def read_entry(connection: Connection, report_id: str) -> Entry:
    rows = connection.execute(_entries().where(reports.c.id == report_id)).all()
    if not rows:
        raise UnknownIdError(f"nothing has been read from a report {report_id!r}", report_id)
    return next(_make_entries(connection, rows))


def read_entries(connection: Connection, report_ids: Sequence[str]) -> list[Entry]:
    """Those of these reports that something was read from, in order of arrival."""
    rows = connection.execute(_entries().where(reports.c.id.in_(report_ids))).all()
    return list(_make_entries(connection, rows))


def _entries() -> Select[Any]:
    rival = readings.alias()
    newest = select(func.max(rival.c.id)).where(rival.c.report_id == reports.c.id).scalar_subquery()
    return (
        select(reports, readings.c.body.label("reading"))
        .join(readings, readings.c.report_id == reports.c.id)
        .where(readings.c.id == newest)
        .order_by(reports.c.arrival)
    )


def _make_entries(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Entry]:
    known = read_facts(connection, [row.id for row in rows])
    for row in rows:
        said = {fact.name: fact.value for fact in known[row.id]}
        yield Entry(
            position=row.arrival,
            report=apply_facts(make_report(row), said),
            published=parse_day(said.get("published", "")),
            reading=decode(Reading, decompress(row.reading)),
        )


def make_report(row: Row[Any]) -> Report:
    return Report(
        id=row.id,
        uri=row.uri,
        text=row.text,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        byline=row.byline,
        language=row.language,
        capture=row.capture or "",
    )


def apply_facts(report: Report, said: dict[str, str]) -> Report:
    """The report with what was said of it later."""
    better: dict[str, Any] = {name: said[name] or None for name in OVERRIDES if name in said}
    return replace(report, **better)


def read_facts(connection: Connection, report_ids: Sequence[str]) -> defaultdict[str, list[Fact]]:
    """The facts of some reports, in the order in which they were appended: the last of a name stands."""
    known: defaultdict[str, list[Fact]] = defaultdict(list)
    wanted = select(report_facts).where(report_facts.c.report_id.in_(report_ids)).order_by(report_facts.c.id)
    for row in connection.execute(wanted):
        at = datetime.fromisoformat(row.at)
        known[row.report_id].append(Fact(row.report_id, row.name, row.value, row.by, at))
    return known


def read_capture(connection: Connection, report_id: str) -> Capture:
    wanted = (
        select(captures)
        .join(reports, reports.c.capture == captures.c.sha256)
        .where(reports.c.id == report_id)
    )
    row = connection.execute(wanted).first()
    if row is None or row.body is None:
        raise UnknownIdError(f"the ledger has no bytes of a report {report_id!r}", report_id)
    return Capture(
        uri=row.uri,
        media_type=row.media_type,
        body=decompress(row.body),
        retrieved=datetime.fromisoformat(row.retrieved),
        sha256=row.sha256,
    )


def read_judgements(connection: Connection, since: int = 0) -> Iterator[Judgement]:
    """Those behind the position `since`, in the order in which they were appended, without those whose
    subjects have been forgotten."""
    kept = (
        select(judgements.c.body)
        .where(judgements.c.emptied.is_(False), judgements.c.position > since)
        .order_by(judgements.c.position)
    )
    for body in connection.scalars(kept):
        yield decode(Judgement, body)


def read_problems(connection: Connection) -> Iterator[Problem]:
    """Each once: those of no report, those of current readings, the faults since the newest one, and
    those of working out."""
    newest = (
        select(
            readings.c.report_id,
            func.max(readings.c.id).label("id"),
            func.max(readings.c.position).label("since"),
        )
        .group_by(readings.c.report_id)
        .subquery()
    )
    standing = or_(
        problems.c.report_id.is_(None),
        problems.c.reading == newest.c.id,
        and_(
            problems.c.reading.is_(None), or_(newest.c.since.is_(None), problems.c.position >= newest.c.since)
        ),
    )
    words = problems.c.stage, problems.c.located, problems.c.message, problems.c.hint
    kept = select(*words).outerjoin(newest, newest.c.report_id == problems.c.report_id).where(standing)
    table = book_problems
    found = kept.union(select(table.c.stage, table.c.located, table.c.message, table.c.hint))
    for row in connection.execute(found.order_by("located", "stage", "message", "hint")):
        yield Problem(*row)
