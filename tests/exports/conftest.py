"""The rich book, as a ledger gives it, and the book of the examples."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.api import read
from counterclaim.ledger import open_ledger
from counterclaim.model import Book
from tests.exports import rich_book

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("ledger") / "rich.db"
    with open_ledger(path) as ledger:
        rich_book.fill(ledger)
        yield ledger.book()


@pytest.fixture(scope="session")
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples, read as a user reads them."""
    path: Path = tmp_path_factory.mktemp("examples") / "demo.db"
    with open_ledger(path) as ledger:
        read(ledger, [EXAMPLES], workers=1)
    return path


@pytest.fixture(scope="session")
def examples_book(examples_ledger: Path) -> Iterator[Book]:
    with open_ledger(examples_ledger) as ledger:
        yield ledger.book()
