"""Reports that a bundle brings: with their bytes, what was said of them, and their readings."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from counterclaim.errors import LedgerError
from counterclaim.ledger.appending import (
    append_facts,
    append_problems,
    insert_row,
    make_capture_row,
    make_report_row,
)
from counterclaim.ledger.carrying import name_capture, name_readings, name_report
from counterclaim.ledger.codec import compress, decode, seal
from counterclaim.ledger.erasure import find_tombstone, list_ids
from counterclaim.ledger.merging.state import ODD, Merging
from counterclaim.ledger.retrieval import make_report, read_facts
from counterclaim.ledger.soundness import check_reading, make_ids
from counterclaim.ledger.tables import captures, readings, reports, tombstones
from counterclaim.model import Capture, Fact, Reading, Report

_COLUMNS = ("url", "title", "publisher", "byline", "language")
_SETTLE = "`counterclaim set REPORT NAME=VALUE` says what holds"


@dataclass(frozen=True, slots=True)
class Brought:
    """A report of the bundle, checked: its id is made from what it says of itself."""

    report: Report
    facts: tuple[Fact, ...]
    capture: Capture  # without its bytes, which are read when they are needed


def find_forgotten(state: Merging) -> None:
    """Learn what was forgotten here of what the bundle holds, before any of it is let in."""
    connection = state.connection
    erased = connection.execute(select(tombstones.c.report_id, tombstones.c.capture)).all()
    if not erased:
        return
    here = set(connection.scalars(select(reports.c.id)))
    gone = [row for row in erased if row.report_id not in here]
    state.forgotten |= {row.report_id for row in gone}
    state.emptied |= {row.capture for row in gone if row.capture}
    for report_id in state.about["reports"]:
        try:
            brought = _read(state, report_id)
        except ODD:
            continue  # told when it is its turn
        if find_tombstone(connection, report_id, seal(brought.report.text)) is not None:
            _keep_out(state, brought)


def _keep_out(state: Merging, brought: Brought) -> None:
    report = brought.report
    state.forgotten.add(report.id)
    state.hidden.add(report.uri)
    state.emptied.add(report.capture)
    for line in state.parts.read_lines(name_readings(report.id)):
        try:
            state.forgotten |= list_ids(decode(Reading, line))
        except ODD:
            continue  # what cannot be read is not let in either


def merge_reports(state: Merging) -> None:
    """In their order of arrival, for an incident goes by the id of its first."""
    for report_id in state.about["reports"]:
        try:
            brought = _read(state, report_id)
            with state.connection.begin_nested():
                _merge(state, brought)
        except ODD as error:
            state.fresh.pop(report_id, None)
            state.tell_odd(name_report(report_id), error)


def _read(state: Merging, report_id: str) -> Brought:
    record = state.parts.read_json(name_report(report_id))
    found = record["capture"]
    retrieved = datetime.fromisoformat(found["retrieved"])
    capture = Capture(found["uri"], found["media_type"], b"", retrieved, found["sha256"])
    report = Report(**record["report"], capture=capture.sha256)
    if report.id != report_id or report.id not in make_ids(report):
        raise LedgerError("its id is not made from its address, or publisher and title, and its text")
    facts = tuple(
        Fact(report_id, fact["name"], fact["value"], fact["by"], datetime.fromisoformat(fact["at"]))
        for fact in record["facts"]
    )
    return Brought(report, facts, capture)


def _merge(state: Merging, brought: Brought) -> None:
    report = brought.report
    forgotten = find_tombstone(state.connection, report.id, seal(report.text))
    if forgotten is not None:
        state.tell(name_report(report.id), f"was {forgotten.message}: it was left out", forgotten.hint)
        return
    held = state.connection.execute(select(reports).where(reports.c.id == report.id)).first()
    if held is None:
        _insert(state, brought)
    else:
        _compare(state, report, make_report(held))
        _merge_facts(state, brought)
    row = _merge_readings(state, report)
    if held is None:
        state.fresh[report.id] = row


def _insert(state: Merging, brought: Brought) -> None:
    report = brought.report
    _insert_capture(state, brought.capture)
    insert_row(state.connection, reports, make_report_row(brought.capture, report))
    append_facts(state.connection, brought.facts)
    state.counts["reports"] += 1


def _insert_capture(state: Merging, capture: Capture) -> None:
    """The bytes as found; without them where they hold words that were forgotten, here or there."""
    digest = capture.sha256
    there = select(captures.c.sha256).where(captures.c.sha256 == digest)
    if state.connection.execute(there).first() is not None:
        return
    name = name_capture(digest)
    known = name in state.parts.names and digest not in state.emptied
    body = state.parts.read(name) if known else b""
    if known and sha256(body).hexdigest() != digest:
        raise LedgerError(f"the bytes of {name} have another hash")
    row = make_capture_row(replace(capture, body=body))
    insert_row(state.connection, captures, row if known else {**row, "body": None})


def _compare(state: Merging, brought: Report, held: Report) -> None:
    for name in _COLUMNS:
        theirs, ours = getattr(brought, name), getattr(held, name)
        if theirs and theirs != ours:
            message = f"{name} is {theirs!r} there and {ours or 'not said'!r} here, which stays"
            state.tell(name_report(brought.id), message, _SETTLE)


def _merge_facts(state: Merging, brought: Brought) -> None:
    """Of what was said of one thing here and there, what was said later stands."""
    ours = read_facts(state.connection, [brought.report.id])[brought.report.id]
    here = {fact.name: fact for fact in ours}
    for name, last in {fact.name: fact for fact in brought.facts}.items():
        theirs = [fact for fact in brought.facts if fact.name == name]
        held = here.get(name)
        if held is None:
            _append_facts(state, theirs)
        elif last.value != held.value and last not in ours:
            later = last.at > held.at
            which = "was said later and stands now" if later else "was said earlier and does not stand"
            message = f"{name}: {last.value!r} by {last.by}, here {held.value!r} by {held.by}; theirs {which}"
            state.tell(name_report(brought.report.id), message, _SETTLE)
            if later:
                _append_facts(state, [last])


def _append_facts(state: Merging, facts: list[Fact]) -> None:
    append_facts(state.connection, facts)
    state.counts["facts"] += len(facts)


def _merge_readings(state: Merging, report: Report) -> int | None:
    """The row of the newest reading. A reading that goes on from the one here follows on it; one that knows
    nothing of it is left out."""
    kept = select(readings.c.id, readings.c.sha256, readings.c.version)
    of_it = kept.where(readings.c.report_id == report.id).order_by(readings.c.id)
    ours = state.connection.execute(of_it).all()
    theirs = {seal(line): line for line in state.parts.read_lines(name_readings(report.id))}
    here = [row.sha256 for row in ours]
    order = list(theirs)
    newest = int(ours[-1].id) if ours else None
    if not order or order[-1] in here:
        return newest
    if here and here[-1] not in theirs:
        read_by = decode(Reading, theirs[order[-1]]).version
        message = f"was read there by {read_by} and here by {ours[-1].version}: the reading here stays"
        state.tell(name_readings(report.id), message, "nothing to do: what people judged came along")
        return newest
    for digest in order[order.index(here[-1]) + 1 if here else 0 :]:
        newest = _append_reading(state, report, theirs[digest], digest) or newest
    return newest


def _append_reading(state: Merging, report: Report, line: str, digest: str) -> int | None:
    part = name_readings(report.id)
    try:
        reading = decode(Reading, line)
        wrong = next(check_reading(reading, report.id, len(report.text)), None)
    except ODD as error:
        state.tell_odd(part, error)
        return None
    if wrong is not None:
        state.tell_odd(part, LedgerError(wrong.message))
        return None
    row: dict[str, Any] = {
        "report_id": report.id,
        "version": reading.version,
        "body": compress(line),
        "sha256": digest,
    }
    number = insert_row(state.connection, readings, row)
    append_problems(state.connection, reading.problems, report.id, number)
    state.counts["readings"] += 1
    return number
