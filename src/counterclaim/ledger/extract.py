"""A part of a ledger as a ledger of its own: the rows of some reports as they are, in order of arrival."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from counterclaim.ledger.position import read_domains, read_position, write_domains
from counterclaim.ledger.tables import judgements, place, problems, readings, report_facts, reports

_BATCH = 200


def copy_reports(source: Connection, target: Connection, report_ids: Iterable[str]) -> None:
    """Copy reports with their facts and current readings, and all judgements, into an empty ledger.

    Captures stay behind, for nothing that is worked out reads them.
    """
    wanted = iter(report_ids)
    while batch := list(islice(wanted, _BATCH)):
        _copy(source, target, reports, _rows(source, reports, batch), capture=None)
        _copy(source, target, report_facts, _rows(source, report_facts, batch))
        current = list(_newest(source, batch))
        _copy(source, target, readings, current)
        kept = {None, *(row["id"] for row in current)}
        told = (row for row in _rows(source, problems, batch) if row["reading"] in kept)
        _copy(source, target, problems, told)
    found = source.execute(select(judgements).order_by(judgements.c.position)).mappings()
    _copy(source, target, judgements, (dict(row) for row in found))
    write_domains(target, read_domains(source))
    target.execute(place.update().values(position=read_position(source)))


def _rows(source: Connection, table: Table, batch: Sequence[str]) -> Iterator[dict[str, Any]]:
    key = table.c.id if table is reports else table.c.report_id
    order = table.c.arrival if table is reports else table.c.id
    found = source.execute(select(table).where(key.in_(batch)).order_by(order))
    return (dict(row) for row in found.mappings())


def _newest(source: Connection, batch: Sequence[str]) -> Iterator[dict[str, Any]]:
    newest = select(func.max(readings.c.id)).where(readings.c.report_id.in_(batch))
    current = newest.group_by(readings.c.report_id)
    found = source.execute(select(readings).where(readings.c.id.in_(current)).order_by(readings.c.id))
    return (dict(row) for row in found.mappings())


def _copy(
    source: Connection, target: Connection, table: Table, rows: Iterable[dict[str, Any]], **instead: Any
) -> None:
    copied = [{**row, **instead} for row in rows]
    if copied:
        target.execute(insert(table), copied)


def list_published(
    connection: Connection, among: Collection[str] | None = None
) -> Iterator[tuple[str, str | None]]:
    """Each report that was read with what was last said to be its day, in order of arrival; only those of
    `among` where it is given."""
    said = report_facts.alias()
    rival = report_facts.alias()
    last = (
        select(func.max(rival.c.id))
        .where(rival.c.report_id == reports.c.id, rival.c.name == "published")
        .scalar_subquery()
    )
    wanted = (
        select(reports.c.id, said.c.value, reports.c.arrival)
        .select_from(reports.outerjoin(said, said.c.id == last))
        .where(reports.c.id.in_(select(readings.c.report_id)))
        .order_by(reports.c.arrival)
    )
    if among is None:
        yield from ((row.id, row.value) for row in connection.execute(wanted))
        return
    ids = sorted(among)
    found: list[Any] = []
    for start in range(0, len(ids), _BATCH):
        found += connection.execute(wanted.where(reports.c.id.in_(ids[start : start + _BATCH]))).all()
    yield from ((row.id, row.value) for row in sorted(found, key=lambda row: row.arrival))
