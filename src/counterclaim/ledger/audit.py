"""The audit log in the ledger: entries are appended in the transaction of what they record.

Writers of a ledger go one after the other, so the log has one order, and its last entry is the one to follow.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from counterclaim.ledger.tables import audit_head, audit_log, judgements, tombstones
from counterclaim.model.audit import (
    NOTHING_BEFORE,
    AuditEntry,
    AuditKind,
    digest_judgement,
    digest_text,
    digest_tombstone,
    hash_entry,
    write_canonical,
)

_HEAD = 1
_BATCH = 500


def append_entry(
    connection: Connection, kind: str, subject: str, who: str, at: str, payload: Mapping[str, Any]
) -> AuditEntry:
    """Append an entry with its particulars: names and numbers, never the words of a report, for those must
    go when it is forgotten, and the log stays."""
    written = write_canonical(payload)
    return _append(connection, kind, subject, who, at, digest_text(written), written)


def append_judged(
    connection: Connection,
    judgement_id: str,
    kind: AuditKind = AuditKind.JUDGEMENT,
    who: str | None = None,
    at: str | None = None,
) -> AuditEntry:
    """Append the entry of a judgement that is in the ledger: by its own person and moment, unless given."""
    row = connection.execute(select(judgements).where(judgements.c.id == judgement_id)).one()
    judged_by = _find_person(row.body) if who is None else who
    return _append(connection, kind, row.id, judged_by, at or row.at, digest_row(row), None)


def append_erased(
    connection: Connection,
    tombstone: int,
    emptied: Iterable[str] = (),
    kind: AuditKind = AuditKind.ERASURE,
    who: str | None = None,
    at: str | None = None,
) -> AuditEntry:
    """Append the entry of a tombstone, by its row; `emptied` are the judgements that lost their words."""
    row = connection.execute(select(tombstones).where(tombstones.c.id == tombstone)).one()
    now = {name: _find_digest(connection, name) for name in emptied}
    payload = {"emptied": now, "tombstone": digest_tombstone_row(row)}
    return append_entry(connection, kind, row.report_id, who or row.by, at or row.at, payload)


def read_entries(connection: Connection, kind: str | None = None) -> Iterator[AuditEntry]:
    """In order of their numbers; only those of a kind, where it is given."""
    wanted = select(audit_log).order_by(audit_log.c.number)
    if kind is not None:
        wanted = wanted.where(audit_log.c.kind == kind)
    for row in connection.execute(wanted, execution_options={"yield_per": _BATCH}):
        yield AuditEntry(*row)


def read_head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the entry written last; (0, zeros) before the first."""
    row = connection.execute(select(audit_head.c.number, audit_head.c.hash)).first()
    return (0, NOTHING_BEFORE) if row is None else (row.number, row.hash)


def digest_row(row: Row[Any]) -> str:
    """The digest of a row of judgements."""
    return digest_judgement(row.id, row.at, row.body, bool(row.emptied), row.position)


def digest_tombstone_row(row: Row[Any]) -> str:
    return digest_tombstone(row.report_id, row.text_sha256, row.capture, row.by, row.at, row.reason)


def adopt(connection: Connection) -> None:
    """Entries for what was judged and erased before the ledger kept a log, in its order, and marked so. Their
    moments are those of the judgements: when the log was begun does not show."""
    judged = connection.execute(select(judgements.c.position, judgements.c.id)).all()
    erased = connection.scalars(select(tombstones.c.id).order_by(tombstones.c.position)).all()
    for _, judgement_id in sorted((row.position, row.id) for row in judged):
        append_judged(connection, judgement_id, AuditKind.OLDER_JUDGEMENT)
    for number in erased:
        append_erased(connection, number, (), AuditKind.OLDER_ERASURE)


def _append(
    connection: Connection, kind: str, subject: str, who: str, at: str, digest: str, payload: str | None
) -> AuditEntry:
    last, previous = read_head(connection)
    unsigned = AuditEntry(last + 1, at, who, str(kind), subject, payload, digest, previous, "")
    entry = replace(unsigned, hash=hash_entry(unsigned))
    connection.execute(insert(audit_log).values(asdict(entry)))
    head = {"number": entry.number, "hash": entry.hash}
    placed = update(audit_head) if last else insert(audit_head).values(id=_HEAD)
    connection.execute(placed.values(head))
    return entry


def _find_person(body: str) -> str:
    try:
        return str(json.loads(body)["by"])
    except (ValueError, KeyError, TypeError):
        return ""  # a body that was damaged: `check` tells of it


def _find_digest(connection: Connection, judgement_id: str) -> str:
    return digest_row(connection.execute(select(judgements).where(judgements.c.id == judgement_id)).one())
