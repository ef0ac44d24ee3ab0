"""What keeps a row from becoming a claim."""

from counterclaim.coded.columns import ColumnMap
from counterclaim.coded.table import CodedRow
from counterclaim.model import Problem

STAGE = "coded claims"


class RowError(Exception):
    """Of one cell: the field of the map, what is wrong, and what to do."""

    def __init__(self, name: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message
        self.hint = hint


def place_fault(fault: RowError, row: CodedRow, file: str, column_map: ColumnMap) -> Problem:
    """The fault with where it stands: row and column, as the spreadsheet shows them."""
    column = column_map.columns.get(fault.name)
    if column is not None:
        where = f"{file}, row {row.number}, column {column!r}"
    elif fault.name in column_map.always:
        where = f"{file}, row {row.number}, {fault.name!r} under [always] of the map"
    else:
        where = f"{file}, row {row.number}"
    return Problem(STAGE, where, fault.message, fault.hint)
