"""What was forgotten where the bundle comes from: it stays out here too, and what is here already is told."""

from typing import Any

from sqlalchemy import select

from counterclaim.ledger.appending import insert_row
from counterclaim.ledger.carrying import LEDGER, TOMBSTONE
from counterclaim.ledger.merging.state import ODD, Merging
from counterclaim.ledger.tables import reports, tombstones


def merge_tombstones(state: Merging) -> None:
    held = state.connection.execute(select(*(tombstones.c[name] for name in TOMBSTONE)))
    here = {tuple(row) for row in held}
    present = set(state.connection.scalars(select(reports.c.id)))
    brought = set(state.about["reports"])
    for data in state.about["tombstones"]:
        try:
            row = {name: data[name] for name in TOMBSTONE}
            if tuple(row.values()) in here:
                continue
            if row["report_id"] in present and row["report_id"] not in brought:
                _tell(state, row)
                continue
            with state.connection.begin_nested():
                number = insert_row(state.connection, tombstones, row)
            state.erased.append(number)
            state.counts["erasures"] += 1
        except ODD as error:
            state.tell_odd(LEDGER, error)


def _tell(state: Merging, row: dict[str, Any]) -> None:
    because = f": {row['reason']}" if row["reason"] else ""
    message = (
        f"{row['report_id']} was forgotten there on {row['at'][:10]} by {row['by']}{because}; here it is kept"
    )
    state.tell(LEDGER, message, f"`counterclaim forget {row['report_id']}` takes it out here too")
