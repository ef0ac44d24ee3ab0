"""Several programs at one ledger at once, in every backend: nothing is lost, and nobody waits for ever."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Event

import pytest

from counterclaim.ledger import Appended, open_ledger
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic import make_synthetic
from tests.ledger.conftest import BACKENDS
from tests.ledger.server import Server
from tests.ledger.test_copying import write_json

SOURCE = Path(__file__).resolve().parents[2] / "src"
CODEBOOK = load_codebook()


@pytest.fixture(params=BACKENDS)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger may lie, and none does yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "quay.db")
        return
    server: Server = request.getfixturevalue("server")
    name = server.make_database()
    yield server.address(name)
    server.drop_database(name)


def look_until(done: Event, address: str) -> int:
    """How often a reader looked while others wrote: it sees whole states, and no report is gone again."""
    seen, times, last = 0, 0, False
    while not last:
        last = done.is_set()
        with open_ledger(address) as ledger:
            book = ledger.book()
            told = [entry.report.id for entry in book.reports()]
            claims = {claim.report_id for claim in book.claims()}
            assert [entry.report.id for entry in book.reports()] == told
            book.close()
        assert len(told) >= seen
        assert claims <= set(told), "a claim of a report that the same state does not show"
        seen, times = len(told), times + 1
    return times


@contextmanager
def somebody_looking(address: str) -> Iterator[None]:
    done = Event()
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(look_until, done, address)
        try:
            yield
        finally:
            done.set()
        assert looking.result() > 0


def check_whole(address: str, report_ids: set[str], tmp_path: Path) -> None:
    """All are there once, and what was worked out meanwhile is what working it out anew gives."""
    with open_ledger(address) as ledger:
        assert sorted(ledger.report_ids()) == sorted(report_ids)
        assert ledger.is_current()
        assert list(ledger.check()) == []
        found = write_json(ledger, tmp_path / "found.json")
        assemble(ledger, CODEBOOK, anew=True)
        assert write_json(ledger, tmp_path / "anew.json") == found


def fill(address: str, items: Sequence[Appended]) -> None:
    with open_ledger(address) as ledger:
        ledger.add_domains(("detention",))
        for number, item in enumerate(items, 1):
            ledger.append(item.capture, item.report, item.facts, item.reading)
            if number % 7 == 0:
                assemble(ledger, CODEBOOK)
        assemble(ledger, CODEBOOK)


def test_several_make_one_ledger(nowhere: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        for opened in [pool.submit(open_ledger, nowhere) for _ in range(6)]:
            opened.result().close()
    with open_ledger(nowhere) as ledger:
        assert (ledger.position, ledger.report_ids(), list(ledger.check())) == (0, [], [])


def test_two_fill_while_one_looks(address: str, tmp_path: Path) -> None:
    """Each has half of the reports, and some are given to both."""
    ready = [item.appended for item in islice(make_synthetic(48), 48)]
    with somebody_looking(address), ThreadPoolExecutor(2) as pool:
        for filling in [pool.submit(fill, address, part) for part in (ready[:28], ready[20:][::-1])]:
            filling.result()
    check_whole(address, {item.report.id for item in ready}, tmp_path)


def test_two_programs_read_while_one_looks(nowhere: str, tmp_path: Path) -> None:
    """The verb itself, in processes of its own, into a ledger that is not there before; both are given the
    reports of the second folder."""
    for folder, numbers in (("a", range(2, 6)), ("b", range(6, 9)), ("c", range(9, 13))):
        (tmp_path / folder).mkdir()
        for number in numbers:
            words = (
                f"Guards shot dead {number} people at the Halder shelter on Friday, the Relief League said."
            )
            (tmp_path / folder / f"note-{number}.txt").write_text(words, "utf-8")
    command = [sys.executable, "-m", "counterclaim", "read", "--ledger", nowhere, "--workers", "1"]
    command += ["--published", "2021-05-10"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    running = [
        subprocess.Popen(
            [*command, *(str(tmp_path / folder) for folder in folders)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folders in ("ab", "bc")
    ]
    with somebody_looking(nowhere):
        said = [program.communicate(timeout=300)[0] for program in running]
    assert [program.returncode for program in running] == [0, 0], said
    with open_ledger(nowhere) as ledger:
        names = sorted(Path(ledger.entry(known).report.uri).name for known in ledger.report_ids())
        assert names == sorted(f"note-{number}.txt" for number in range(2, 13))
        check_whole(nowhere, set(ledger.report_ids()), tmp_path)
