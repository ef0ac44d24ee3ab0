"""What of a ledger goes into a bundle, so that another ledger can take it in: each part a file with a name.

`ledger.json`: domains, reports in order of arrival, tombstones. `judgements.jsonl`, `audit.jsonl`,
`problems.jsonl`: a row each line. `reports/ID.json`: a report with what was said of it and where its bytes
are; `readings/ID.jsonl`: its readings as they are stored, the newest last; `captures/SHA256`: the bytes.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from counterclaim.ledger.audit import read_entries
from counterclaim.ledger.codec import decode, decompress
from counterclaim.ledger.position import read_domains
from counterclaim.ledger.tables import (
    captures,
    judgements,
    problems,
    readings,
    report_facts,
    reports,
    tombstones,
)
from counterclaim.model import Judgement, Verb

LEDGER, JUDGEMENTS, AUDIT, PROBLEMS = "ledger.json", "judgements.jsonl", "audit.jsonl", "problems.jsonl"
FORM = 1

REPORT = ("id", "uri", "url", "title", "publisher", "byline", "language", "text")
FACT = ("name", "value", "by", "at")
CAPTURE = ("uri", "media_type", "retrieved", "sha256")
TOMBSTONE = ("report_id", "text_sha256", "capture", "by", "at", "reason")


def name_report(report_id: str) -> str:
    return f"reports/{report_id}.json"


def name_readings(report_id: str) -> str:
    return f"readings/{report_id}.jsonl"


def name_capture(digest: str) -> str:
    return f"captures/{digest}"


def list_parts(
    connection: Connection, report_ids: Collection[str] | None = None, known: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """The parts of a whole ledger; or of these reports alone, with the judgements about nothing but `known`
    ids. The audit log is always whole, for a part of it proves nothing."""
    arrived = list(connection.scalars(select(reports.c.id).order_by(reports.c.arrival)))
    wanted = [each for each in arrived if report_ids is None or each in report_ids]
    whole = report_ids is None
    erased = connection.execute(select(*(tombstones.c[name] for name in TOMBSTONE)).order_by(tombstones.c.id))
    about = {
        "form": FORM,
        "whole": whole,
        "domains": list(read_domains(connection)),
        "reports": wanted,
        "tombstones": [dict(row) for row in erased.mappings()] if whole else [],
    }
    yield LEDGER, write(about, indent=1)
    held = list(_list_judgements(connection))
    yield JUDGEMENTS, write_lines(held if whole else _choose(held, {*wanted, *known}))
    yield AUDIT, write_lines(asdict(entry) for entry in read_entries(connection))
    yield PROBLEMS, write_lines(_list_problems(connection, set(wanted), whole))
    given: set[str] = set()
    for report_id in wanted:
        yield from _list_report(connection, report_id, given)


def write(value: Any, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode("utf-8", "surrogatepass")


def write_lines(rows: Any) -> bytes:
    return b"".join(write(row) for row in rows)


def _list_judgements(connection: Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(select(judgements).order_by(judgements.c.position)):
        yield {
            "id": row.id,
            "at": row.at,
            "emptied": bool(row.emptied),
            "position": row.position,
            "body": json.loads(row.body),
        }


def _choose(held: list[dict[str, Any]], known: set[str]) -> list[dict[str, Any]]:
    """Those about nothing but known ids, with what takes them back: else it would stand again elsewhere."""
    chosen: set[str] = set()
    while True:
        more = {row["id"] for row in held if row["id"] not in chosen and _fits(row["body"], known, chosen)}
        if not more:
            return [row for row in held if row["id"] in chosen]
        chosen |= more


def _fits(body: dict[str, Any], known: set[str], chosen: set[str]) -> bool:
    judgement = decode(Judgement, json.dumps(body))
    if judgement.verb is Verb.UNDO:
        return bool(chosen & set(judgement.subjects))
    anchored = {anchor.id for anchor in judgement.anchors if anchor.report_id in known}
    placed = [value for name, value in judgement.change if name in ("report", "incident", "site")]
    about = (*judgement.subjects, *placed)
    return bool(about) and all(each in known or each in anchored for each in about)


def _list_problems(connection: Connection, wanted: set[str], whole: bool) -> Iterator[dict[str, Any]]:
    """Those that stand: of no report, of the newest reading of one, or since that. `read`: of the reading."""
    newest = select(readings.c.report_id, func.max(readings.c.id).label("id")).group_by(readings.c.report_id)
    last = newest.subquery()
    since = select(readings.c.position).where(readings.c.id == last.c.id).scalar_subquery()
    later = or_(last.c.id.is_(None), problems.c.position >= since)
    standing = or_(problems.c.reading == last.c.id, and_(problems.c.reading.is_(None), later))
    held = select(problems).outerjoin(last, last.c.report_id == problems.c.report_id)
    for row in connection.execute(held.where(standing).order_by(problems.c.id)):
        if row.report_id in wanted or (whole and row.report_id is None):
            yield {
                "stage": row.stage,
                "where": row.located,
                "message": row.message,
                "hint": row.hint,
                "report_id": row.report_id,
                "read": row.reading is not None,
            }


def _list_report(connection: Connection, report_id: str, given: set[str]) -> Iterator[tuple[str, bytes]]:
    """Its record, its readings and its bytes, which several reports may share."""
    row = connection.execute(select(reports).where(reports.c.id == report_id)).one()
    said = connection.execute(
        select(report_facts).where(report_facts.c.report_id == report_id).order_by(report_facts.c.id)
    )
    found = None
    if row.capture is not None:
        found = connection.execute(select(captures).where(captures.c.sha256 == row.capture)).one()
    record = {
        "report": {name: row._mapping[name] for name in REPORT},
        "facts": [{name: fact[name] for name in FACT} for fact in said.mappings()],
        "capture": None if found is None else {name: found._mapping[name] for name in CAPTURE},
    }
    yield name_report(report_id), write(record, indent=1)
    bodies = select(readings.c.body).where(readings.c.report_id == report_id).order_by(readings.c.id)
    lines = [decompress(body) + b"\n" for body in connection.scalars(bodies)]
    if lines:
        yield name_readings(report_id), b"".join(lines)
    if found is not None and found.body is not None and found.sha256 not in given:
        given.add(found.sha256)
        yield name_capture(found.sha256), decompress(found.body)
