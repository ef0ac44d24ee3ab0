"""A bar on standard error while reports are read; nothing where that is no terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def open_progress(sources: Iterable[Path | BinaryIO]) -> Iterator[Callable[[int], None]]:
    """Gives a function that is told how many reports are done so far."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from counterclaim.cli.screen import open_console

    expected = sum(map(_count_files, sources))
    # No hues: colour is kept for the sides of a dispute.
    line = BarColumn(style="dim", complete_style="default", finished_style="default", pulse_style="dim")
    columns = (TextColumn("reading"), line, MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=open_console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=expected or None)

        def advance(done: int) -> None:
            # One .jsonl file can hold any number of reports: the expected number is a lower bound.
            bar.update(task, completed=done, total=max(expected, done))

        yield advance


def _count_files(source: Path | BinaryIO) -> int:
    if not isinstance(source, Path):
        return 1
    if not source.is_dir():
        return 1
    files = [path for path in source.rglob("*") if path.is_file()]
    texts = {path.with_suffix("") for path in files if path.suffix in (".txt", ".html")}
    return sum(not (path.suffix == ".json" and path.with_suffix("") in texts) for path in files)
