"""What is found by keys: the rows of the table of keys that meet those asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from counterclaim.ledger.keys import Key
from counterclaim.ledger.rows import ask_ranges, ask_rows, split
from counterclaim.ledger.tables import book_keys

_FEW = 70  # numbers of keys asked for one by one rather than as a range
_TOGETHER = 50  # things whose keys are asked for in one question: what they find is in memory at once


def find_met(
    connection: Connection, asked: Mapping[str, Iterable[Key]]
) -> Iterator[tuple[str, Key, list[Row[Any]]]]:
    """For each name of `asked` each of its keys with the rows (unit, first, last) that it meets."""
    for names in split(asked, _TOGETHER):
        keys = {name: list(dict.fromkeys(asked[name])) for name in names}
        rows = _read_rows(connection, {part for own in keys.values() for key in own for part in key.asked()})
        numbers = [row.key for row in rows]
        for name, own in keys.items():
            for key in own:
                near = (
                    row
                    for low, high in key.asked()
                    for row in rows[bisect_left(numbers, low) : bisect_right(numbers, high)]
                )
                yield name, key, [row for row in near if key.meets(row.first, row.last)]


def _read_rows(connection: Connection, ranges: set[tuple[int, int]]) -> list[Row[Any]]:
    """The rows in `ranges` of numbers, in the order of these."""
    wide = {(low, high) for low, high in ranges if high - low > _FEW}
    numbers = {number for low, high in ranges - wide for number in range(low, high + 1)}
    wanted = select(book_keys.c.key, book_keys.c.unit, book_keys.c.first, book_keys.c.last)
    rows = [*ask_ranges(connection, wanted, book_keys.c.key, wide)]
    rows += ask_rows(connection, wanted, book_keys.c.key, numbers)
    return sorted({(row.key, row.unit): row for row in rows}.values(), key=lambda row: row.key)
