"""Derived tables that were damaged or changed by hand are found by `check` and mended by working out anew."""

import sqlite3
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic import make_synthetic
from tests.pipeline.walking import export

TAMPERED = [
    ("UPDATE book_claims SET body = replace(body, '\"low\":', '\"low\":1')", "a figure is another"),
    ('UPDATE book_actors SET body = replace(body, \'"name":"\', \'"name":"X\')', "an actor has another name"),
    ("UPDATE book_incidents SET body = '{' WHERE id = (SELECT min(id) FROM book_incidents)", "half a body"),
    ("UPDATE book_claims SET incident_id = NULL", "claims lie under no incident"),
    ("UPDATE book_happenings SET site_id = 'site-0'", "a happening is found at another site"),
    ("DELETE FROM book_disputes", "no dispute is left"),
    ("DELETE FROM book_statements WHERE id = (SELECT max(id) FROM book_statements)", "a statement is gone"),
    (
        "DELETE FROM book_keys WHERE unit = (SELECT max(unit) FROM book_keys)",
        "a happening is found by nothing",
    ),
    ("DELETE FROM book_incident_ids", "no incident is found by its id"),
    ("DELETE FROM book_sketches", "no copy would be found"),
    ("INSERT INTO book_known_as VALUES ('actor-0', 'actor-1')", "an actor has a former id that it never had"),
    ("UPDATE book_views SET body = replace(body, '2', '3')", "a happening is linked by other days"),
    ("UPDATE book_classes SET body = replace(body, 'a', 'e')", "members have other names"),
]


@pytest.mark.parametrize("tampered", TAMPERED, ids=lambda case: case[1])
def test_what_was_changed_by_hand_is_found_and_mended(tmp_path: Path, tampered: tuple[str, str]) -> None:
    path = tmp_path / "ledger.db"
    statement, why = tampered
    with open_ledger(path) as ledger:
        ledger.append_many([item.appended for item in make_synthetic(12, 3)])
        assemble(ledger, load_codebook())
        before = export(ledger.book())
        assert list(ledger.check()) == []
    with sqlite3.connect(path) as connection:
        assert connection.execute(statement).rowcount > 0, "nothing was tampered with"
    connection.close()
    with open_ledger(path) as ledger:
        found = list(ledger.check())
        assert found, why
        assert all("rebuild" in problem.hint for problem in found)
        assemble(ledger, load_codebook(), anew=True)
        assert list(ledger.check()) == []
        assert export(ledger.book()) == before
