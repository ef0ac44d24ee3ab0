"""Whether what was worked out is whole, and whether judgements are about something that is there."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from counterclaim.errors import LedgerError
from counterclaim.ledger.codec import decode, decompress, seal
from counterclaim.ledger.position import read_position, read_stamp
from counterclaim.ledger.renewal import TABLES
from counterclaim.ledger.soundness import check_ids, check_spans, fault
from counterclaim.ledger.tables import (
    book_actors,
    book_claims,
    book_classes,
    book_happenings,
    book_incident_ids,
    book_incidents,
    book_known_as,
    book_made,
    book_reports,
    book_sites,
    book_statements,
    book_views,
    judgements,
    readings,
    reports,
)
from counterclaim.ledger.writing import SEAL, count_rows
from counterclaim.model import (
    Actor,
    Claim,
    Dispute,
    Happening,
    Incident,
    Judgement,
    Party,
    Problem,
    Reading,
    ReportEntry,
    Site,
    Statement,
    Value,
)

REBUILD = "`counterclaim rebuild` works it out again"


def find_book_faults(connection: Connection, ledger: str) -> Iterator[Problem]:
    """What is wrong with the derived tables: rows that cannot be read, ids that lead nowhere, age."""
    stamp, position = read_stamp(connection), read_position(connection)
    if stamp != position:
        message = f"incidents and disputes hold up to place {stamp} of {position} in the ledger"
        yield fault(ledger, message, REBUILD)
    ids = _Ids(connection)
    # Counted here, not by the database: SQLite ends a text at its first NUL.
    lengths = {row.id: len(row.text) for row in connection.execute(select(reports.c.id, reports.c.text))}
    for kind, (table, cells) in TABLES.items():
        for row in connection.execute(select(table).order_by(table.c.id)):
            if row.seal != seal(row.id, row.body)[:SEAL]:
                yield fault(row.id, "what was worked out of it was changed since", REBUILD)
            try:
                item = decode(kind, row.body)
            except LedgerError as error:
                yield fault(row.id, str(error), REBUILD)
                continue
            yield from _check_cells(row, cells(item))
            yield from _rename(_check_item(item, row.id, ids, lengths))
    for table in (book_classes, book_views):
        for row in connection.execute(select(table.c.id, table.c.body, table.c.seal).order_by(table.c.id)):
            if row.seal != seal(row.id, row.body)[:SEAL]:
                yield fault(row.id, f"its row of {table.name} was changed since", REBUILD)
    yield from _check_counts(connection, ledger)


def _check_cells(row: Row[Any], told: Mapping[str, Any]) -> Iterator[Problem]:
    """That a row is found by what its body says; which incident a person named stands nowhere else."""
    apart = {"body", "seal", "named", "id"}
    wrong = [name for name, value in told.items() if name not in apart and row._mapping[name] != value]
    if wrong:
        yield fault(row.id, f"its row and its body differ in {', '.join(wrong)}", REBUILD)


def _check_counts(connection: Connection, ledger: str) -> Iterator[Problem]:
    """That no row of what was worked out came or went by hand."""
    told = connection.scalars(select(book_made.c.rows)).first()
    rows = json.loads(told) if told else {}
    for name, found in count_rows(connection).items():
        if told is not None and found != rows.get(name, 0):
            message = f"{name} holds {found} rows where {rows.get(name, 0)} were written"
            yield fault(ledger, message, REBUILD)


def _rename(faults: Iterable[Problem]) -> Iterator[Problem]:
    for found in faults:
        yield fault(found.where, found.message, REBUILD)


class _Ids:
    """The ids of each derived table."""

    def __init__(self, connection: Connection) -> None:
        def read(table: Table) -> set[str]:
            return set(connection.scalars(select(table.c.id)))

        self.reports = read(book_reports)
        self.statements = read(book_statements)
        self.happenings = read(book_happenings)
        self.claims = read(book_claims)
        self.actors = read(book_actors)
        self.incidents = read(book_incidents)
        self.sites = read(book_sites)


def _check_item(item: object, row_id: str, ids: _Ids, lengths: dict[str, int]) -> Iterator[Problem]:
    identity = item.report.id if isinstance(item, ReportEntry) else getattr(item, "id", row_id)
    if identity != row_id:
        yield fault(row_id, f"its row holds {identity!r}")
    if isinstance(item, Statement | Happening | Claim):
        yield from check_ids(item.id, (item.report_id,), ids.reports, "report")
        yield from check_spans(item, item.id, item.report_id, lengths.get(item.report_id, 0))
    match item:
        case ReportEntry():
            yield from check_ids(row_id, (item.copy_of, item.revision_of), ids.reports, "report")
            yield from check_ids(row_id, (item.report.id,), lengths, "report")
        case Statement():
            yield from check_ids(item.id, (*item.actor_ids, *item.relayed_by), ids.actors, "actor")
        case Happening():
            yield from _check_parties(item.id, item.parties, ids)
            yield from check_ids(item.id, (item.site_id,), ids.sites, "site")
            yield from check_ids(item.id, (item.incident_id,), ids.incidents, "incident")
        case Claim():
            yield from _check_claim(item, ids)
        case Actor():
            yield from check_ids(item.id, (body.actor_id for body in item.speaks_for), ids.actors, "actor")
        case Incident():
            yield from _check_incident(item, ids)
        case Dispute():
            yield from _check_dispute(item, ids)
        case Site():
            yield from check_ids(item.id, item.claim_ids, ids.claims, "claim")


def _check_claim(claim: Claim, ids: _Ids) -> Iterator[Problem]:
    yield from check_ids(
        claim.id, (claim.voice, claim.actor_id, *_actors_of(claim.value)), ids.actors, "actor"
    )
    yield from check_ids(claim.id, (claim.statement_id,), ids.statements, "statement")
    yield from check_ids(claim.id, (claim.happening_id,), ids.happenings, "happening")
    yield from check_ids(claim.id, (claim.incident_id,), ids.incidents, "incident")
    yield from check_ids(claim.id, (claim.site_id,), ids.sites, "site")
    yield from check_ids(claim.id, (claim.subset_of,), ids.claims, "claim")


def _check_incident(incident: Incident, ids: _Ids) -> Iterator[Problem]:
    yield from _check_parties(incident.id, incident.parties, ids)
    yield from check_ids(incident.id, incident.report_ids, ids.reports, "report")
    yield from check_ids(incident.id, incident.happening_ids, ids.happenings, "happening")
    yield from check_ids(incident.id, incident.claim_ids, ids.claims, "claim")
    yield from check_ids(incident.id, (incident.site_id,), ids.sites, "site")
    yield from check_ids(
        incident.id, (link.incident_id for link in incident.links), ids.incidents, "incident"
    )


def _check_dispute(dispute: Dispute, ids: _Ids) -> Iterator[Problem]:
    yield from check_ids(dispute.id, (dispute.incident_id,), ids.incidents, "incident")
    yield from check_ids(dispute.id, (dispute.site_id,), ids.sites, "site")
    for position in dispute.positions:
        yield from check_ids(dispute.id, (*position.voices, *_actors_of(position.value)), ids.actors, "actor")
        yield from check_ids(dispute.id, position.claim_ids, ids.claims, "claim")


def _check_parties(owner: str, parties: Iterable[Party], ids: _Ids) -> Iterator[Problem]:
    return check_ids(owner, (party.actor_id for party in parties), ids.actors, "actor")


def _actors_of(value: Value) -> tuple[str, ...]:
    return (value.actor_id,) if isinstance(value, Party) else ()


def find_judgement_faults(connection: Connection) -> Iterator[Problem]:
    """Judgements that changed, or whose subject is nowhere and cannot attach to anything again."""
    waiting: dict[str, str] = {}
    known = set(connection.scalars(select(judgements.c.id)))
    for row in connection.execute(select(judgements).order_by(judgements.c.position)):
        if seal(row.body) != row.sha256:
            yield fault(row.id, "it is not the judgement that was kept")
            continue
        if row.emptied:
            continue
        try:
            judgement = decode(Judgement, row.body)
        except LedgerError as error:
            yield fault(row.id, str(error))
            continue
        anchored = {anchor.id for anchor in judgement.anchors}
        waiting.update({subject: row.id for subject in judgement.subjects if subject not in anchored | known})
    for found in _find_known(connection) if waiting else ():
        waiting.pop(found, None)
    for subject, judgement_id in sorted(waiting.items()):
        message = f"it is about {subject!r}, which is not in the ledger"
        yield fault(judgement_id, message, f"undo it: `counterclaim judge undo {judgement_id}`")


def _find_known(connection: Connection) -> Iterator[str]:
    """Every id that a judgement can be about, in the book and in readings new and old."""
    for table in (reports, *(table for table, _ in TABLES.values())):
        yield from connection.scalars(select(table.c.id))
    yield from connection.scalars(select(book_incident_ids.c.known_as))
    yield from connection.scalars(select(book_known_as.c.known_as))
    for body in connection.scalars(select(readings.c.body)):
        try:
            reading = decode(Reading, decompress(body))
        except LedgerError:
            continue  # told by the check of the readings
        for part in (reading.statements, reading.happenings, reading.claims, reading.cast, reading.sites):
            yield from (item.id for item in part)
