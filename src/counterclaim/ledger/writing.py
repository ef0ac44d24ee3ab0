"""The derived tables, written anew: all or nothing, in the transaction of the caller."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select

from counterclaim.errors import LedgerError
from counterclaim.ledger.codec import encode, seal
from counterclaim.ledger.position import write_stamp
from counterclaim.ledger.tables import (
    book_actors,
    book_borders,
    book_claims,
    book_disputes,
    book_happenings,
    book_incident_ids,
    book_incidents,
    book_made,
    book_open_actors,
    book_problems,
    book_reports,
    book_sites,
    book_statements,
    derived,
    reports,
)
from counterclaim.model import (
    Actor,
    BookContent,
    Border,
    Claim,
    Dispute,
    Happening,
    Incident,
    OpenActor,
    Party,
    Problem,
    ReportEntry,
    Site,
    Statement,
    make_id,
)

T = TypeVar("T")
Cells = dict[str, Any]

BATCH = 500
SEAL = 16  # hex digits


def write_content(connection: Connection, content: BookContent, stamp: int) -> None:
    """Put `content` in the place of all that the derived tables held."""
    for table in reversed(derived.sorted_tables):
        connection.execute(delete(table))
    _fill(connection, book_reports, content.reports, report_cells)
    _refuse_unknown(connection)
    _fill(connection, book_statements, content.statements, statement_cells)
    _fill(connection, book_happenings, content.happenings, happening_cells)
    _fill(connection, book_claims, content.claims, claim_cells)
    _fill(connection, book_actors, content.actors, actor_cells)
    _fill(connection, book_incidents, _with_ids(connection, content.incidents), incident_cells)
    _fill(connection, book_disputes, content.disputes, dispute_cells)
    _fill(connection, book_sites, content.sites, site_cells)
    _fill(connection, book_borders, content.borders, border_cells)
    _fill(connection, book_open_actors, content.open_actors, open_actor_cells)
    _fill_problems(connection, content.problems)
    connection.execute(insert(book_made).values(version="", rows=json.dumps(count_rows(connection))))
    write_stamp(connection, stamp)


def _fill(connection: Connection, table: Table, items: Iterable[T], cells: Callable[[T], Cells]) -> None:
    rows = _drop_known(map(cells, items))
    while batch := list(islice(rows, BATCH)):
        connection.execute(insert(table), [sealed(row) for row in batch])


def sealed(row: Mapping[str, Any]) -> Cells:
    """The row with a seal over its id and body, where it has a body."""
    return {**row, "seal": seal(row["id"], row["body"])[:SEAL]} if "body" in row else dict(row)


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each derived table holds."""
    tables = (table for table in derived.sorted_tables if table is not book_made)
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in tables
    }


def _refuse_unknown(connection: Connection) -> None:
    """A report that is forgotten while the book is worked out must not come back with it."""
    unknown = select(book_reports.c.id).where(book_reports.c.id.not_in(select(reports.c.id)))
    report_id = connection.scalars(unknown.limit(1)).first()
    if report_id is not None:
        raise LedgerError(f"report {report_id} is not in it (any more): work it out again")


def _drop_known(rows: Iterator[Cells]) -> Iterator[Cells]:
    """One id, one row: a fault in one reading must not keep all others out of the book. `check` tells it."""
    known: set[str] = set()
    for row in rows:
        if row["id"] not in known:
            known.add(row["id"])
            yield row


def _with_ids(connection: Connection, incidents: Iterable[Incident]) -> Iterator[Incident]:
    """The incidents, while every name each is known by goes into its own table."""
    seen: set[str] = set()
    for incident in incidents:
        if incident.id in seen:
            continue
        seen.add(incident.id)
        names = dict.fromkeys((incident.id, *incident.former_ids))
        rows = [{"known_as": name, "incident_id": incident.id} for name in names]
        connection.execute(insert(book_incident_ids), rows)
        yield incident


def _fill_problems(connection: Connection, problems: Iterable[Problem]) -> None:
    for problem in problems:
        cells = {"stage": problem.stage, "located": problem.where, "message": problem.message}
        connection.execute(insert(book_problems).values(**cells, hint=problem.hint))


def report_cells(entry: ReportEntry) -> Cells:
    return {
        "id": entry.report.id,
        "published": None if entry.published is None else entry.published.isoformat(),
        "url": entry.report.url,
        "copy_of": entry.copy_of,
        "body": encode(replace(entry, report=replace(entry.report, text=""))),
    }


def statement_cells(statement: Statement) -> Cells:
    spans = (*statement.source, *statement.content, *((statement.cue,) if statement.cue else ()))
    start = min((span.start for span in spans), default=0)
    return {
        "id": statement.id,
        "report_id": statement.report_id,
        "start": start,
        "body": encode(statement),
    }


def happening_cells(happening: Happening) -> Cells:
    return {
        "id": happening.id,
        "report_id": happening.report_id,
        "start": min((span.start for span in happening.triggers), default=0),
        "incident_id": happening.incident_id,
        "site_id": happening.site_id,
        "body": encode(happening),
    }


def claim_cells(claim: Claim) -> Cells:
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "start": claim.evidence.start,
        "incident_id": claim.incident_id,
        "site_id": claim.site_id,
        "voice": claim.voice,
        "attribute": claim.attribute,
        "happening_id": claim.happening_id,
        "named": None,
        "party": claim.value.actor_id if isinstance(claim.value, Party) else None,
        "body": encode(claim),
    }


def actor_cells(actor: Actor) -> Cells:
    return {"id": actor.id, "name": actor.name, "body": encode(actor)}


def incident_cells(incident: Incident) -> Cells:
    period = incident.period
    day = period.earliest or period.latest if period else None
    return {
        "id": incident.id,
        "earliest": None if day is None else day.isoformat(),
        "site_id": incident.site_id,
        "body": encode(incident),
    }


def dispute_cells(dispute: Dispute) -> Cells:
    return {
        "id": dispute.id,
        "incident_id": dispute.incident_id,
        "site_id": dispute.site_id,
        "attribute": dispute.attribute,
        "body": encode(dispute),
    }


def site_cells(site: Site) -> Cells:
    return {"id": site.id, "name": site.name, "body": encode(site)}


def border_cells(border: Border) -> Cells:
    one, other = border.incident_ids
    return {
        "id": make_id("border", one, other),
        "one": one,
        "other": other,
        "distance": abs(border.score),
        "body": encode(border),
    }


def open_actor_cells(question: OpenActor) -> Cells:
    return {"id": question.actor_id, "name": question.name, "body": encode(question)}
