"""A whole ledger as a ledger elsewhere, in the same database or another: every fact, row for row.

What is worked out stays behind and is worked out again there; so does the search index.
"""

from sqlalchemy import Connection, Table, select, update

from counterclaim.errors import LedgerError
from counterclaim.ledger.position import read_domains, read_position
from counterclaim.ledger.rows import insert_rows
from counterclaim.ledger.tables import facts, place, schema_version

_BATCH = 100  # rows; a capture can be megabytes


def copy_facts(source: Connection, target: Connection) -> None:
    """Copy all that was stated and judged, with its numbers and places; LedgerError when `target` holds
    anything already. Both are of the newest version, for opening has made them so."""
    tables = [table for table in facts.sorted_tables if table not in (place, schema_version)]
    _refuse_filled(target, tables)
    for table in tables:
        order = table.primary_key.columns
        rows = source.execute(select(table).order_by(*order), execution_options={"yield_per": _BATCH})
        for batch in rows.mappings().partitions(_BATCH):
            insert_rows(target, table, [dict(row) for row in batch])
    domains = "\n".join(read_domains(source))
    target.execute(update(place).values(position=read_position(source), book=0, domains=domains))


def _refuse_filled(target: Connection, tables: list[Table]) -> None:
    for table in tables:
        if target.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
            raise LedgerError("it holds something already: give a new one to copy into")
