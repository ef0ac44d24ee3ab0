"""The engine: how many processes, which codebook, and when to open them."""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Self

from counterclaim.engines import local, processes
from counterclaim.engines.reading import Item, OpenReader, Outcome, Reader

if TYPE_CHECKING:
    from counterclaim.pipeline import Codebook

# Up to here, one process is done before others have started.
FEW_REPORTS = 64
FEW_CHARACTERS = 40_000


@dataclass(frozen=True, slots=True)
class OpenReaderOf:
    """Opens the pipeline's reader wherever it is called. It takes the codebook along to other processes:
    to load and check it anew would be a third of their start."""

    codebook: "Codebook"

    def __call__(self) -> Reader:
        from counterclaim.pipeline import open_reader_of

        return open_reader_of(self.codebook)


class Engine:
    """Reads many reports with one codebook. Made by :func:`open_engine`; a context manager.

    The parser is opened, and processes are started, only when there is something to read.
    """

    def __init__(self, codebook: "Codebook", version: str, open_reader: OpenReader, workers: int) -> None:
        self.codebook = codebook
        self.version = version
        self.workers = workers
        self._open_reader = open_reader
        self._running: list[Generator[Outcome, None, None]] = []

    def read_many(self, items: Iterable[Item]) -> Generator[Outcome, None, None]:
        """A reading, or the Problem that stands in its place, for each (key, report), in their order.

        `items` is read ahead by a bounded number of reports. Raises EngineError when no reader can be opened.
        """
        running = self._read(items)
        self._running.append(running)
        return running

    def _read(self, items: Iterable[Item]) -> Generator[Outcome, None, None]:
        remaining = iter(items)
        first = _take_first(remaining) if self.workers > 1 else []
        everything = chain(first, remaining)
        if _are_many(first):
            yield from processes.read_reports(everything, self._open_reader, self.workers)
        else:
            yield from local.read_reports(everything, self._open_reader)

    def close(self) -> None:
        """End what is still running, its processes included."""
        for running in self._running:
            running.close()
        self._running.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _take_first(items: Iterator[Item]) -> list[Item]:
    """The items that tell whether there are many: all, where there are few."""
    first: list[Item] = []
    characters = 0
    for item in items:
        first.append(item)
        characters += len(item[1].text)
        if len(first) > FEW_REPORTS or characters > FEW_CHARACTERS:
            break
    return first


def _are_many(items: Sequence[Item]) -> bool:
    return len(items) > FEW_REPORTS or sum(len(report.text) for _, report in items) > FEW_CHARACTERS


def open_engine(
    domains: Sequence[str] = ("detention",), language: str = "en", workers: int | None = None
) -> Engine:
    """An engine for the codebook of `domains` in `language`; None workers: as many as there are cores.

    Raises CodebookError when the codebook does not hold together.
    """
    from counterclaim.pipeline import load_codebook, reading_version

    codebook = load_codebook(domains, language)
    return Engine(codebook, reading_version(codebook), OpenReaderOf(codebook), workers or count_cores())


def count_cores() -> int:
    """The cores this process may use, which a container can make fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
