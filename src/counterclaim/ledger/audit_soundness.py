"""Whether the audit log holds: every entry follows on the one before it, and what it records is as it was.

Who rewrites a whole ledger, log and all, leaves no trace in it: only an entry's hash that was kept elsewhere
tells. That is what `witness` is for.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from counterclaim.ledger.audit import digest_row, digest_tombstone_row, read_entries, read_head
from counterclaim.ledger.soundness import fault
from counterclaim.ledger.tables import audit_log, judgements, tombstones
from counterclaim.model import Problem
from counterclaim.model.audit import Expected, find_break

LOG = "the audit log"


def find_audit_faults(
    connection: Connection, ledger: str, witness: tuple[int, str] | None = None
) -> Iterator[Problem]:
    """The first entry that does not hold; then rows that are not as the log recorded them. Behind a break
    the log says nothing that could be trusted, so rows are held against it only where it is whole."""
    expected = Expected()
    broken = find_break(read_entries(connection), expected)
    if broken is not None:
        yield fault(f"{LOG}, entry {broken.number}", broken.message)
    else:
        yield from _check_end(connection, expected)
        yield from _check_judgements(connection, expected)
        yield from _check_tombstones(connection, expected)
    if witness is not None:
        yield from _check_witness(connection, *witness)


def _check_end(connection: Connection, expected: Expected) -> Iterator[Problem]:
    number, own = read_head(connection)
    where = f"{LOG}, entry {expected.number}"
    if number > expected.number:
        yield fault(where, f"its tail was cut off: {number} entries were written")
    elif (number, own) != (expected.number, expected.hash):
        yield fault(where, f"its end is not the one that was written: that was entry {number}")


def _check_judgements(connection: Connection, expected: Expected) -> Iterator[Problem]:
    waiting = dict(expected.judgements)
    for row in connection.execute(select(judgements).order_by(judgements.c.position)):
        recorded = waiting.pop(row.id, None)
        if recorded is None:
            message = f"{LOG} does not know the judgement: put in by hand, or its entry was cut off"
            yield fault(row.id, message)
        elif digest_row(row) != recorded[1]:
            yield fault(row.id, f"the judgement was changed since entry {recorded[0]} of {LOG} recorded it")
    for judgement_id, (number, _) in sorted(waiting.items(), key=lambda item: item[1]):
        yield fault(judgement_id, f"entry {number} of {LOG} recorded the judgement, and it was taken out")


def _check_tombstones(connection: Connection, expected: Expected) -> Iterator[Problem]:
    waiting = dict(expected.tombstones)
    for row in connection.execute(select(tombstones).order_by(tombstones.c.id)):
        if waiting.pop(digest_tombstone_row(row), None) is None:
            message = f"{LOG} does not know its tombstone: it was changed, or put in by hand"
            yield fault(row.report_id, message)
    for number, report_id in sorted(waiting.values()):
        yield fault(report_id, f"entry {number} of {LOG} recorded a tombstone of it that is not there")


def _check_witness(connection: Connection, number: int, known: str) -> Iterator[Problem]:
    found = connection.scalar(select(audit_log.c.hash).where(audit_log.c.number == number))
    where = f"{LOG}, entry {number}"
    if found is None:
        yield fault(where, "the log is shorter than it was when you noted this entry: its tail was cut off")
    elif not str(found).startswith(known):
        yield fault(where, f"it is not the entry that you noted: its hash is {found}")
