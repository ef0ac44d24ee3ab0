"""An empty ledger for each test, once in each database that can hold one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from tests.ledger.searched import fill
from tests.ledger.server import Server, running_server, why_none

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running PostgreSQL, with an empty ledger in the database `empty`."""
    if missing := why_none():
        pytest.skip(missing)
    with running_server() as running:
        running.run("CREATE DATABASE empty TEMPLATE template0")
        open_ledger(running.address("empty")).close()
        yield running


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The address of a database of its own, with an empty ledger in it."""
    name = server.make_database("empty")
    yield server.address(name)
    server.drop_database(name)


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger may lie, in each backend."""
    if request.param == "postgresql":
        found: str = request.getfixturevalue("database")
        return found
    return str(tmp_path / "quay.db")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


@pytest.fixture
def file_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger in the file quay.db, where its bytes are looked at."""
    with open_ledger(tmp_path / "quay.db") as opened:
        yield opened


@pytest.fixture(scope="module", params=BACKENDS)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger that is searched: nobody adds anything to it."""
    address = str(tmp_path_factory.mktemp("search") / "quay.db")
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        address = server.address(server.make_database("empty"))
    with open_ledger(address) as ledger:
        fill(ledger)
        yield ledger
