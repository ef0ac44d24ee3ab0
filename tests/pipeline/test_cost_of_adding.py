"""What an added reading costs does not grow with the ledger: the database finds all it is asked for by an
index. (How much it costs is measured by `quality.bench_ledger`, which takes too long for a test.)"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from counterclaim.codebook import load_codebook
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import assemble
from quality.synthetic import make_additions, make_synthetic

ONE_ROW = ("ledger_place", "book_made")  # tables of one row: to go through them is to look at it
TAKEN_WHOLE = ("book_postponed",)  # and one that is emptied by whoever looks at it


@pytest.fixture
def scanned() -> Iterator[set[str]]:
    """The steps of SQLite's plans that go through a whole table, of every statement from now on."""
    found: set[str] = set()

    def explain(
        connection: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            driver = connection.connection.driver_connection
            assert driver is not None
            plan = driver.execute(f"EXPLAIN QUERY PLAN {statement}", parameters[0] if many else parameters)
            found.update(row[3] for row in plan if row[3].startswith("SCAN"))

    event.listen(Engine, "before_cursor_execute", explain)
    yield found
    event.remove(Engine, "before_cursor_execute", explain)


def test_no_table_that_grows_is_gone_through(tmp_path: Path, scanned: set[str]) -> None:
    codebook = load_codebook()
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.append_many([item.appended for item in make_synthetic(60, 3)])
        assemble(ledger, codebook)
        scanned.clear()
        added = [item.appended for item in make_additions(60, 64, 3)]
        for item in added[:4]:
            ledger.append_many([item])
            assemble(ledger, codebook)
        ledger.append_many(added[4:])  # many questions become one, which must not be planned otherwise
        assemble(ledger, codebook)
    assert scanned, "plans are not seen at all"
    assert not [step for step in scanned if step.split()[1] not in ONE_ROW + TAKEN_WHOLE]
