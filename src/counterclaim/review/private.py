"""Where a report names private people: what no page and no dossier shows unless it is asked for."""

from counterclaim.errors import UnknownIdError
from counterclaim.ledger import Ledger
from counterclaim.model import Span


def find_private(ledger: Ledger, report_id: str) -> tuple[Span, ...]:
    """The spans of its text that name private people, as its current reading has it."""
    try:
        members = ledger.entry(report_id).reading.cast
    except UnknownIdError:  # nothing was read from it, so nobody is known in it
        return ()
    return tuple(sorted({span for member in members if member.private for span in member.spans}))
