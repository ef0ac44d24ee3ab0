"""The rich book, as a ledger gives it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.model import Book
from tests.exports import rich_book


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("ledger") / "rich.db"
    with open_ledger(path) as ledger:
        rich_book.fill(ledger)
        yield ledger.book()
