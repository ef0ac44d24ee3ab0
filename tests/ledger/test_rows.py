"""Rows by the hundred: what is put in comes out, however many there are, in every backend."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, select

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger
from counterclaim.ledger.rows import ask_ranges, ask_rows, change_rows, drop_rows, insert_rows, split
from counterclaim.ledger.tables import book_classes, book_keys, book_near, captures, judgements

COUNTS = [0, 1, 4, 5, 400, 401, 1201]


@pytest.fixture
def connection(ledger: Ledger) -> Iterator[Connection]:
    with ledger._writing("try") as opened:
        yield opened


def make_near(count: int) -> list[dict[str, Any]]:
    return [{"one": f"one-{number:04}", "other": "x", "score": number / 4} for number in range(count)]


@pytest.mark.parametrize("count", COUNTS)
def test_any_number_goes_in_and_comes_out(connection: Connection, count: int) -> None:
    rows = make_near(count)
    insert_rows(connection, book_near, rows)
    names = [row["one"] for row in rows]
    wanted = select(book_near.c.one, book_near.c.score)
    found = ask_rows(connection, wanted, book_near.c.one, [*names, *names, "nobody"])
    assert sorted(map(tuple, found)) == [(row["one"], row["score"]) for row in rows]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=9),
    body=st.binary(max_size=40),
    flag=st.booleans(),
)
def test_every_kind_of_cell_comes_back_as_it_was(
    connection: Connection, texts: list[str], body: bytes, flag: bool
) -> None:
    """NULs and what stands for them too, in few rows and in many."""
    connection.execute(delete(captures))
    connection.execute(delete(judgements))
    kept = [
        {"sha256": f"{number}", "uri": text, "media_type": text, "retrieved": "", "position": number}
        | {"body": body if number % 2 else None}
        for number, text in enumerate(texts)
    ]
    insert_rows(connection, captures, kept)
    judged = [
        {"id": f"{number}", "at": "", "body": text, "sha256": "", "emptied": flag, "position": number}
        for number, text in enumerate(texts)
    ]
    insert_rows(connection, judgements, judged)
    for table, rows in ((captures, kept), (judgements, judged)):
        found = connection.execute(select(table).order_by(table.c.position)).mappings()
        assert [dict(row) for row in found] == [{**row} for row in rows]
    asked = ask_rows(connection, select(captures.c.position), captures.c.uri, texts)
    assert sorted(row.position for row in asked) == list(range(len(texts)))


def test_what_is_dropped_is_counted(connection: Connection) -> None:
    insert_rows(connection, book_near, make_near(900))
    names = [f"one-{number:04}" for number in range(100, 850)]
    assert drop_rows(connection, book_near, book_near.c.one, [*names, "nobody"]) == 750
    assert drop_rows(connection, book_near, book_near.c.one, names) == 0
    assert drop_rows(connection, book_near, book_near.c.one, []) == 0
    assert len(connection.execute(select(book_near)).all()) == 150


def test_each_row_is_changed_as_it_is_told(connection: Connection) -> None:
    made = {"kind": "cast", "member_id": "m", "members": 1, "body": "", "seal": ""}
    rows = [{"id": f"c{number}", "owner": None, **made} for number in range(7)]
    insert_rows(connection, book_classes, rows)
    change_rows(connection, book_classes, {f"c{number}": {"owner": f"o{number}"} for number in (1, 3, 5)})
    change_rows(connection, book_classes, {})
    found = connection.execute(select(book_classes.c.owner).order_by(book_classes.c.id)).scalars().all()
    assert found == [None, "o1", None, "o3", None, "o5", None]


def test_ranges_hold_their_ends(connection: Connection) -> None:
    numbers = range(-500, 2000, 10)
    keys = [{"key": number, "unit": "u", "first": 0, "last": 0} for number in numbers]
    insert_rows(connection, book_keys, keys)
    ranges = [(low, low + 20) for low in range(-100, 1500, 25)] + [(7, 8)]
    found = {row.key for row in ask_ranges(connection, select(book_keys), book_keys.c.key, ranges)}
    assert found == {number for number in numbers if any(low <= number <= high for low, high in ranges)}


@pytest.mark.parametrize("count", [2, 9])
def test_what_is_there_twice_is_refused(ledger: Ledger, count: int) -> None:
    def insert_twice() -> None:
        with ledger._writing("try") as connection:
            insert_rows(connection, book_near, make_near(count))
            insert_rows(connection, book_near, make_near(count))

    with pytest.raises(LedgerError, match="cannot try"):
        insert_twice()
    assert ledger.is_current(), "and the ledger goes on"


def test_values_are_split_once_each() -> None:
    assert list(split([1, 2, 1, 3, 3, 4], 2)) == [[1, 2], [3, 4]]
    assert list(split([], 2)) == []
