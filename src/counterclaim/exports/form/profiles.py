"""What a column holds, in a few numbers, found while it is written."""

from datetime import date

from counterclaim.exports.form.cells import Cell, Row

# Above this many the different cells are no longer told apart, so that a long column does not fill memory.
MOST = 10_000


class Profile:
    """Counts the cells of one column."""

    def __init__(self) -> None:
        self._rows = 0
        self._filled = 0
        self._seen: set[int] = set()
        self._least: int | float | date | None = None
        self._greatest: int | float | date | None = None

    def add(self, cell: Cell) -> None:
        self._rows += 1
        if cell is None or cell == "":
            return
        self._filled += 1
        if len(self._seen) <= MOST:
            self._seen.add(hash(cell))
        if isinstance(cell, int | float | date) and not isinstance(cell, bool):
            # A column holds numbers or days, never both.
            self._least = cell if self._least is None else min(self._least, cell)
            self._greatest = cell if self._greatest is None else max(self._greatest, cell)

    def cells(self) -> Row:
        """`distinct` is empty where there are more than can be told apart."""
        return {
            "rows": self._rows,
            "filled": self._filled,
            "distinct": len(self._seen) if len(self._seen) <= MOST else None,
            "least": self._least,
            "greatest": self._greatest,
        }
