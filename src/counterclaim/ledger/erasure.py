"""Forgetting: the one thing that takes out of a ledger what was appended. Runs inside a transaction.

A tombstone stays: which report, the hashes of its text and capture, who forgot it, when and why.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from counterclaim.ledger.audit import append_erased
from counterclaim.ledger.codec import decode, decompress, encode, seal
from counterclaim.ledger.position import advance, write_stamp
from counterclaim.ledger.tables import (
    book_claims,
    book_happenings,
    book_statements,
    captures,
    derived,
    judgements,
    problems,
    readings,
    report_facts,
    reports,
    tombstones,
)
from counterclaim.model import Judgement, Problem, Reading, Verb


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a forgotten report. The hashes tell when the same material comes again."""

    report_id: str
    text_sha256: str
    capture: str | None
    by: str
    at: datetime
    reason: str


def find_tombstone(connection: Connection, report_id: str, text_sha256: str | None = None) -> Problem | None:
    """That the report, or another with the very same text, was forgotten and is not back since."""
    back = select(reports.c.id).where(reports.c.id == report_id)
    if connection.execute(back).first() is not None:
        return None
    known = tombstones.c.report_id == report_id
    if text_sha256 is not None:
        same_text = select(reports.c.id).where(reports.c.text_sha256 == text_sha256)
        if connection.execute(same_text).first() is None:
            known = or_(known, tombstones.c.text_sha256 == text_sha256)
    row = connection.execute(select(tombstones).where(known).order_by(tombstones.c.id.desc())).first()
    if row is None:
        return None
    because = f": {row.reason}" if row.reason else ""
    return Problem(
        stage="ledger",
        where=report_id,
        message=f"forgotten on {row.at[:10]} by {row.by}{because}",
        hint="it stays out of this ledger; use another ledger to read it",
    )


def list_tombstones(connection: Connection) -> list[Tombstone]:
    rows = connection.execute(select(tombstones).order_by(tombstones.c.id))
    return [
        Tombstone(
            row.report_id, row.text_sha256, row.capture, row.by, datetime.fromisoformat(row.at), row.reason
        )
        for row in rows
    ]


def erase(connection: Connection, report_id: str, by: str, at: datetime, reason: str) -> None:
    """Take out of every table what the report brought; the report must be there."""
    report = connection.execute(select(reports).where(reports.c.id == report_id)).one()
    emptied = _empty_judgements(connection, _find_ids(connection, report_id))
    _delete_derived(connection)
    told_of_it = or_(
        problems.c.report_id == report_id,
        problems.c.located == report.uri,
        problems.c.located.startswith(f"{report.uri}:", autoescape=True),
    )
    connection.execute(delete(problems).where(told_of_it))
    connection.execute(delete(readings).where(readings.c.report_id == report_id))
    connection.execute(delete(report_facts).where(report_facts.c.report_id == report_id))
    connection.execute(delete(reports).where(reports.c.id == report_id))
    _erase_capture(connection, report)
    tombstone = insert(tombstones).values(
        report_id=report_id,
        text_sha256=report.text_sha256,
        capture=report.capture,
        by=by,
        at=at.isoformat(),
        reason=reason,
        position=advance(connection),
    )
    key = connection.execute(tombstone).inserted_primary_key
    assert key is not None
    append_erased(connection, int(key[0]), emptied)


def _erase_capture(connection: Connection, report: Row[tuple[object, ...]]) -> None:
    """The bytes hold the forgotten words, also where other reports were parsed from them; they stay
    only where one of those has the very same text, which is in the ledger by somebody's will."""
    others = connection.execute(
        select(reports.c.text_sha256).where(reports.c.capture == report.capture)
    ).all()
    if (report.text_sha256,) in [tuple(other) for other in others]:
        return
    its_row = captures.c.sha256 == report.capture
    if others:
        connection.execute(update(captures).where(its_row).values(body=None))
    else:
        connection.execute(delete(captures).where(its_row))


def _delete_derived(connection: Connection) -> None:
    """All of them: names and values of one report stand in actors, incidents and disputes of many."""
    for table in derived.sorted_tables:
        connection.execute(delete(table))
    write_stamp(connection, 0)


def _find_ids(connection: Connection, report_id: str) -> set[str]:
    """Every id by which a judgement can mean the report or something in it."""
    ids = {report_id}
    for body in connection.scalars(select(readings.c.body).where(readings.c.report_id == report_id)):
        ids |= list_ids(decode(Reading, decompress(body)))
    for table in (book_statements, book_happenings, book_claims):
        ids.update(connection.scalars(select(table.c.id).where(table.c.report_id == report_id)))
    return ids


def list_ids(reading: Reading) -> set[str]:
    """Every id by which a judgement can mean something in a reading."""
    parts = (reading.statements, reading.happenings, reading.claims, reading.cast, reading.sites)
    return {item.id for part in parts for item in part}


def _empty_judgements(connection: Connection, ids: set[str]) -> list[str]:
    """Take the words out of judgements about what is forgotten; who judged what and when stays. Gives the
    ids of those judgements."""
    changed = []
    for row in connection.execute(select(judgements.c.id, judgements.c.body)).all():
        judgement = decode(Judgement, row.body)
        without = empty_judgement(judgement, ids)
        if without == judgement:
            continue
        body = encode(without)
        values = {"body": body, "sha256": seal(body), "emptied": not still_says_something(without)}
        connection.execute(update(judgements).where(judgements.c.id == row.id).values(**values))
        changed.append(row.id)
    return changed


def empty_judgement(judgement: Judgement, ids: set[str]) -> Judgement:
    """The judgement without its words where it is about something of `ids`, else as it is."""
    anchored = {anchor.id for anchor in judgement.anchors if anchor.report_id in ids}
    about = ids | anchored
    mentioned = {*judgement.subjects, *(value for _, value in judgement.change)}
    if not about & mentioned and not anchored:
        return judgement
    return replace(
        judgement,
        subjects=tuple(subject for subject in judgement.subjects if subject not in about),
        reason="",
        change=(),
        anchors=tuple(anchor for anchor in judgement.anchors if anchor.id not in about),
    )


def still_says_something(judgement: Judgement) -> bool:
    """Whether a judgement still holds without what was forgotten: that two others are the same."""
    return judgement.verb in (Verb.SAME, Verb.DIFFERENT) and len(judgement.subjects) > 1
