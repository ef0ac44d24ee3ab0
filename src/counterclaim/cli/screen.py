"""The terminal: width, colour and the two ways out, tables for people and JSON for programs.

Colour means position, nothing else: the sides of a dispute, never a hue for guilt, truth or a body.
"""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 110
HUES = {"A": "cyan", "B": "yellow"}


def open_console(*, stderr: bool = False) -> Console:
    """A console that colours only on a terminal (and not under NO_COLOR); piped, it is as wide as COLUMNS."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _columns()
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def _columns() -> int:
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdecimal() and int(said) >= 40 else PIPED_WIDTH


def show(*parts: RenderableType) -> None:
    """Print for people. Piped, the blanks that fill a line up to the width are left out."""
    console = open_console()
    if console.is_terminal:
        for part in parts:
            console.print(part)
        return
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def print_json(data: Any) -> None:
    """Print for programs: one JSON value."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False, default=str))


def build_table(columns: Sequence[tuple[str, dict[str, Any]]], rows: Iterable[Sequence[str | Text]]) -> Table:
    """A table with a rule under its head and none elsewhere, so that it reads the same when piped."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for name, options in columns:
        table.add_column(name, **options)
    for row in rows:
        table.add_row(*row)
    return table


def letter_mark(letter: str) -> Text:
    return Text(letter, style=f"bold {HUES.get(letter[:1], '')}".strip())


def count(number: int, one: str, many: str = "") -> str:
    """`1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
