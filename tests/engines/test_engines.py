"""Engines: every report gets an outcome, in order, whatever a reader or a process does."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

import pytest

from counterclaim.engines import local, processes
from counterclaim.engines.engine import FEW_CHARACTERS, FEW_REPORTS, Engine, count_cores
from counterclaim.engines.reading import (
    BATCH_CHARACTERS,
    BATCH_REPORTS,
    Item,
    OpenReader,
    Outcome,
    take_batches,
)
from counterclaim.errors import EngineError
from counterclaim.model import Problem, Reading
from tests.engines import fakes

ROOT = Path(__file__).resolve().parents[2]
Read = Callable[[Iterable[Item], OpenReader], Iterator[Outcome]]


def read_in_two(items: Iterable[Item], open_reader: OpenReader) -> Iterator[Outcome]:
    return processes.read_reports(items, open_reader, 2)


def make_items(*texts: str) -> list[Item]:
    return [
        (f"report-{number}", fakes.make_report(f"report-{number}", text)) for number, text in enumerate(texts)
    ]


def is_alive(process: int) -> bool:
    """A process that has ended and was not yet fetched by its parent counts as ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


ENGINES = pytest.mark.parametrize("read", [local.read_reports, read_in_two], ids=["local", "processes"])


@ENGINES
def test_outcomes_come_in_order(read: Read) -> None:
    items = make_items(*("sleep 0.05" if number % 7 == 0 else "" for number in range(60)))
    outcomes = list(read(items, fakes.open_fake))
    assert [key for key, _ in outcomes] == [key for key, _ in items]
    assert [outcome.report_id for _, outcome in outcomes if isinstance(outcome, Reading)] == [
        key for key, _ in items
    ]


@ENGINES
def test_nothing_to_read_opens_nothing(read: Read) -> None:
    assert list(read([], fakes.open_broken)) == []


@ENGINES
def test_a_report_that_fails_costs_no_other(read: Read) -> None:
    items = make_items("", "", "fail this", "", "fail that", *[""] * 10)
    outcomes = dict(read(items, fakes.open_fake))
    problems = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Problem)}
    assert sorted(problems) == ["report-2", "report-4"]
    assert len(outcomes) == len(items)
    assert problems["report-2"].where == "report-2.txt"
    assert "ValueError: nothing to be made of this" in problems["report-2"].message
    assert problems["report-2"].stage == "engine"
    assert problems["report-2"].hint


def test_work_is_shared_out() -> None:
    outcomes = read_in_two(make_items(*["sleep 0.02"] * 60), fakes.open_fake)
    workers = {outcome.version for _, outcome in outcomes if isinstance(outcome, Reading)}
    assert len(workers) == 2
    assert str(os.getpid()) not in workers


def test_a_report_that_kills_its_worker_is_a_problem_and_the_run_goes_on() -> None:
    items = make_items(*[""] * 5, "die", *[""] * 30, "die", *[""] * 5)
    outcomes = list(read_in_two(items, fakes.open_fake))
    assert [key for key, _ in outcomes] == [key for key, _ in items]
    problems = [outcome for _, outcome in outcomes if isinstance(outcome, Problem)]
    assert [problem.where for problem in problems] == ["report-5.txt", "report-36.txt"]
    assert "a worker died on it twice (exit code -9)" in problems[0].message


def test_a_report_whose_worker_died_once_is_read_the_second_time(tmp_path: Path) -> None:
    items = make_items("", f"die-once {tmp_path / 'died'}", *[""] * 20)
    outcomes = list(read_in_two(items, fakes.open_fake))
    assert (tmp_path / "died").exists()
    assert all(isinstance(outcome, Reading) for _, outcome in outcomes)
    assert len(outcomes) == len(items)


def test_a_reader_that_cannot_be_opened_is_an_error() -> None:
    with pytest.raises(EngineError, match="RuntimeError: no parser on this machine"):
        list(read_in_two(make_items(*[""] * 20), fakes.open_broken))


def test_workers_that_die_at_the_start_are_an_error() -> None:
    with pytest.raises(EngineError, match="exit code 3"):
        list(read_in_two(make_items(*[""] * 20), fakes.open_dying))


def test_reports_are_taken_ahead_by_a_bounded_number() -> None:
    taken = count()

    def give() -> Iterator[Item]:
        for item in make_items(*[""] * 400):
            next(taken)
            yield item

    outcomes = read_in_two(give(), fakes.open_fake)
    next(outcomes)
    assert next(taken) <= 2 * 5 * BATCH_REPORTS
    assert len(list(outcomes)) == 399


def test_closing_early_ends_the_processes(tmp_path: Path) -> None:
    outcomes = read_in_two(make_items(*["sleep 0.05"] * 200), fakes.OpenSlowly(str(tmp_path)))
    next(outcomes)
    assert hasattr(outcomes, "close")
    outcomes.close()
    started = [int(path.name) for path in tmp_path.iterdir()]
    assert started
    assert not any(map(is_alive, started))


def test_workers_keep_to_one_thread_and_the_starter_is_left_as_it_was() -> None:
    before = os.environ.get("OPENBLAS_NUM_THREADS")
    outcomes = list(read_in_two(make_items(*[""] * 3), fakes.open_thread_limits))
    assert {outcome.version for _, outcome in outcomes if isinstance(outcome, Reading)} == {"1"}
    assert os.environ.get("OPENBLAS_NUM_THREADS") == before


# A shell's background job, in which tests may run, hands down that Ctrl-C is ignored: here it is not.
RUN = """
import signal
from counterclaim.engines import processes
from tests.engines import fakes
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    items = ((str(n), fakes.make_report(str(n), "sleep 0.2")) for n in range(500))
    for outcome in processes.read_reports(items, fakes.OpenSlowly({folder!r}), 2):
        print(outcome[0], flush=True)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_its_starter(ending: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group; a kill reaches the starter alone."""
    script = tmp_path / "run.py"
    pids = tmp_path / "workers"
    pids.mkdir()
    script.write_text(RUN.format(folder=str(pids)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    starter = subprocess.Popen(
        [sys.executable, str(script)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert starter.stdout is not None
    starter.stdout.readline()
    started = [int(path.name) for path in pids.iterdir()]
    assert started
    assert any(map(is_alive, started))
    if ending is signal.SIGINT:
        os.killpg(starter.pid, ending)
    else:
        starter.send_signal(ending)
    assert starter.wait(timeout=20) != 0
    starter.stdout.close()
    deadline = time.monotonic() + 20
    while any(map(is_alive, started)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, started))


def test_batches_are_few_reports_or_few_characters() -> None:
    assert [len(batch) for batch in take_batches(make_items(*["x"] * (2 * BATCH_REPORTS + 1)))] == [
        BATCH_REPORTS,
        BATCH_REPORTS,
        1,
    ]
    long = "x" * BATCH_CHARACTERS
    assert [len(batch) for batch in take_batches(make_items("x", long, long, "x"))] == [2, 1, 1]


FEW = [""] * FEW_REPORTS
MANY = ["sleep 0.01"] * FEW_REPORTS * 3
LONG = [" " * (FEW_CHARACTERS // 2)] * 3


@pytest.mark.parametrize(("texts", "others"), [(FEW, False), (LONG[:2], False), (MANY, True), (LONG, True)])
def test_an_engine_starts_processes_only_for_much_to_read(texts: list[str], others: bool) -> None:
    engine = Engine(None, "v1", fakes.open_fake, workers=2)  # type: ignore[arg-type]  # no codebook is read here
    with engine:
        outcomes = list(engine.read_many(make_items(*texts)))
    workers = {outcome.version for _, outcome in outcomes if isinstance(outcome, Reading)}
    assert [key for key, _ in outcomes] == [key for key, _ in make_items(*texts)]
    assert (str(os.getpid()) not in workers) == others


def test_leaving_an_engine_ends_its_processes(tmp_path: Path) -> None:
    opener = fakes.OpenSlowly(str(tmp_path))
    with Engine(None, "v1", opener, workers=2) as engine:  # type: ignore[arg-type]  # as above
        next(engine.read_many(make_items(*MANY)))
    assert not any(is_alive(int(path.name)) for path in tmp_path.iterdir())


def test_there_is_a_core() -> None:
    assert 1 <= count_cores() <= (os.cpu_count() or 1)
