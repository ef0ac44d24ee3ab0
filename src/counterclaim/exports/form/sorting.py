"""Sorting what does not fit into memory: sorted runs in files that nobody else sees, then merged."""

import heapq
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any

RUN = 20_000


def sort_lines(keyed: Iterable[tuple[Any, str]], run: int = RUN) -> Iterator[str]:
    """The texts in order of their keys, and of the texts where keys are equal.

    Keys are strings or tuples of strings. More than `run` of them go through temporary files, which end with
    the iterator.
    """
    with ExitStack() as files:
        runs: list[IO[str]] = []
        held: list[tuple[Any, str]] = []
        for pair in keyed:
            held.append(pair)
            if len(held) >= run:
                runs.append(_write_run(sorted(held), files))
                held = []
        held.sort()
        yield from (text for _, text in heapq.merge(held, *map(_read_run, runs)))


def _write_run(pairs: list[tuple[Any, str]], files: ExitStack) -> IO[str]:
    # Half pairs are ASCII in JSON here, so that only the export itself stumbles over them, and says so.
    file = files.enter_context(TemporaryFile("w+", encoding="ascii"))  # noqa: SIM115 - ends with the stack
    file.writelines(json.dumps(pair) + "\n" for pair in pairs)
    file.seek(0)
    return file


def _read_run(file: IO[str]) -> Iterator[tuple[Any, str]]:
    for line in file:
        key, text = json.loads(line)
        yield (tuple(key) if isinstance(key, list) else key), text
