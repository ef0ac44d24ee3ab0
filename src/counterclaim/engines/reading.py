"""What an engine needs of a reader, and how a batch is read so that one report cannot spoil another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from counterclaim.errors import EngineError
from counterclaim.model import Problem, Reading, Report

Item = tuple[str, Report]
Outcome = tuple[str, Reading | Problem]

BATCH_REPORTS = 16
BATCH_CHARACTERS = 30_000  # so that a batch of long reports is no larger than one of short ones


class Reader(Protocol):
    """An opened codebook and parser: `pipeline.Reader`, or a stand-in of the tests."""

    def read(self, report: Report) -> Reading: ...
    def read_many(self, reports: Sequence[Report]) -> Iterator[Reading]: ...


OpenReader = Callable[[], Reader]


def take_batch(items: Iterator[Item]) -> list[Item]:
    """The next few items; empty at the end."""
    batch: list[Item] = []
    characters = 0
    for key, report in islice(items, BATCH_REPORTS):
        batch.append((key, report))
        characters += len(report.text)
        if characters >= BATCH_CHARACTERS:
            break
    return batch


def take_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := take_batch(remaining):
        yield batch


def read_batch(reader: Reader, batch: Sequence[Item]) -> Iterator[Outcome]:
    """One outcome for each item, in order. When a batch fails, the rest of it is read one by one."""
    done = 0
    try:
        for reading in reader.read_many([report for _, report in batch]):
            yield batch[done][0], reading
            done += 1
    except Exception:  # a fault of ours in one report must not cost the others
        pass
    for key, report in batch[done:]:
        yield key, _read_alone(reader, report)


def _read_alone(reader: Reader, report: Report) -> Reading | Problem:
    try:
        return reader.read(report)
    except Exception as error:  # as above: it becomes data, and the run goes on
        return describe_failure(report, f"the reader failed on it: {type(error).__name__}: {error}")


def describe_failure(report: Report, message: str) -> Problem:
    """A report that could not be read, as data."""
    error = EngineError(message, report.id)
    hint = "this is a fault of the program: report it with the file; all other reports were read"
    return Problem("engine", report.uri, str(error), hint)
