"""Taking in what a bundle carries: what is new is appended, nothing is doubled, what differs is told.

What is here stays as it is. A part that cannot be taken in is told and left out, and stops nothing else. All
of it is one transaction: an import that is killed has not begun.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from counterclaim.errors import LedgerError
from counterclaim.ledger.appending import insert_judgement
from counterclaim.ledger.audit import append_entry, append_erased, append_judged, read_entries
from counterclaim.ledger.carrying import FORM, LEDGER
from counterclaim.ledger.merging.judgements import merge_judgements
from counterclaim.ledger.merging.problems import merge_problems
from counterclaim.ledger.merging.reports import find_forgotten, merge_reports
from counterclaim.ledger.merging.state import Merged, Merging, Origin, Parts, Source
from counterclaim.ledger.merging.tombstones import merge_tombstones
from counterclaim.ledger.position import read_domains, write_domains
from counterclaim.model import AuditKind, Judgement

__all__ = ["Merged", "Origin", "Parts", "Source", "append_coded", "list_imported", "merge"]


def merge(connection: Connection, parts: Parts, origin: Origin, by: str, at: datetime) -> Merged:
    """Take in all parts; LedgerError when the bundle carries no ledger that this program knows.

    An import that brings nothing new leaves the ledger as it is, its audit log too.
    """
    if LEDGER not in parts.names:
        raise LedgerError(
            f"the bundle has no part {LEDGER}: it carries no ledger, only what can be looked at"
        )
    state = Merging(connection, parts, parts.read_json(LEDGER))
    if state.about.get("form") != FORM:
        raise LedgerError(f"{LEDGER} is of a form that this program does not know: use a newer one")
    _add_domains(state)
    find_forgotten(state)
    merge_reports(state)
    merge_problems(state)
    merge_judgements(state)
    merge_tombstones(state)
    if any(state.counts.values()):
        _record(state, origin, by, at.isoformat())
    return Merged(dict(state.counts), tuple(state.told), state.left_out)


def append_coded(
    connection: Connection,
    coded: Iterable[Judgement],
    file: str,
    by: str,
    at: str,
    particulars: Mapping[str, Any],
) -> int:
    """Append what is new of `coded`, in this transaction, and say how much it was; no entry for nothing."""
    new = [judgement.id for judgement in coded if insert_judgement(connection, judgement)]
    if new:
        payload = {**particulars, "counts": {"judgements": len(new)}, "judgements": new}
        append_entry(connection, AuditKind.IMPORT, file, by, at, payload)
        for judgement_id in new:
            append_judged(connection, judgement_id, AuditKind.IMPORTED_JUDGEMENT, by, at)
    return len(new)


def list_imported(connection: Connection) -> dict[str, Origin]:
    """The judgements that imports brought, by id, and where each came from, as the audit log tells it."""
    found: dict[str, Origin] = {}
    for entry in read_entries(connection, kind=AuditKind.IMPORT):
        said = entry.particulars
        origin = Origin(entry.subject, *(str(said.get(name) or "") for name in ("manifest", "key", "ledger")))
        found.update(dict.fromkeys(said.get("judgements") or (), origin))
    return found


def _add_domains(state: Merging) -> None:
    known = read_domains(state.connection)
    more = [name for name in state.about["domains"] if name not in known]
    if more:
        write_domains(state.connection, (*known, *more))
        state.counts["domains"] += len(more)
        if known:
            message = f"is read with {', '.join(more)} too: from now on, this ledger is"
            state.tell(LEDGER, message, "nothing to do")


def _record(state: Merging, origin: Origin, by: str, at: str) -> None:
    """First the import, then what it brought of judgements and erasures, each with its own digest."""
    counts = {name: number for name, number in state.counts.items() if number}
    payload = {
        "manifest": origin.manifest,
        "key": origin.key,
        "ledger": origin.ledger,
        "counts": counts,
        "judgements": state.judgements,
    }
    append_entry(state.connection, AuditKind.IMPORT, origin.name, by, at, payload)
    for judgement_id in state.judgements:
        append_judged(state.connection, judgement_id, AuditKind.IMPORTED_JUDGEMENT, by, at)
    for tombstone in state.erased:
        append_erased(state.connection, tombstone, (), AuditKind.IMPORTED_ERASURE, by, at)
