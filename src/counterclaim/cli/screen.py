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
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 110
NARROW = 90  # below this a table is harder to read than a list
BETWEEN_COLUMNS = 3
HUES = {"A": "cyan", "B": "yellow"}

Columns = Sequence[tuple[str, dict[str, Any]]]


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


def build_table(columns: Columns, rows: Iterable[Sequence[str | Text]], width: int | None = None) -> Table:
    """A table with a rule under its head and none elsewhere, so that it reads the same when piped.

    With `width` no word is broken where `has_room` says so; without it, the columns share as they can.
    """
    held = list(rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    given: Sequence[dict[str, Any]] = [options for _, options in columns]
    if width is not None:
        given = [
            {**options, "ratio": None, "width": wide}
            for options, wide in zip(given, _share(columns, held, width), strict=True)
        ]
    for (name, _), options in zip(columns, given, strict=True):
        table.add_column(name, **options)
    for row in held:
        table.add_row(*row)
    table.expand = any(options.get("ratio") for options in given)
    return table


def _share(columns: Columns, rows: Sequence[Sequence[str | Text]], width: int) -> list[int]:
    """The width of each column: by its ratio, but never less than its longest word."""
    widths = _least_widths(columns, rows)
    ratios = {place: options["ratio"] for place, (_, options) in enumerate(columns) if "ratio" in options}
    room = width - BETWEEN_COLUMNS * (len(columns) - 1)
    room -= sum(wide for place, wide in enumerate(widths) if place not in ratios)
    while ratios:
        shares = {place: room * ratio // sum(ratios.values()) for place, ratio in ratios.items()}
        short = [place for place, share in shares.items() if share < widths[place]]
        if not short:
            for place, share in shares.items():
                widths[place] = share
            break
        for place in short:
            room -= widths[place]
            del ratios[place]
    return widths


def has_room(columns: Columns, rows: Sequence[Sequence[str | Text]], width: int) -> bool:
    """Whether the table can be drawn without breaking a word, on a screen wide enough for tables."""
    needed = sum(_least_widths(columns, rows)) + BETWEEN_COLUMNS * (len(columns) - 1)
    return width >= NARROW and needed <= width


def _least_widths(columns: Columns, rows: Sequence[Sequence[str | Text]]) -> list[int]:
    """The longest word of each column that shares the room; the longest line of those that do not."""
    widths = []
    for place, (name, options) in enumerate(columns):
        cells = [name, *(str(row[place]) for row in rows)]
        parts = [
            part for cell in cells for part in (cell.split() if "ratio" in options else cell.splitlines())
        ]
        longest = max(map(cell_len, parts), default=0)
        widths.append(min(longest, options.get("max_width", longest)))
    return widths


def indent(text: str | Text, by: int, style: str = "") -> Padding:
    return Padding(text if isinstance(text, Text) else Text(text, style=style), (0, 0, 0, by))


def hint(text: str) -> Text:
    """What can be done next; stands under a list."""
    return Text(text, style="dim")


def letter_mark(letter: str) -> Text:
    return Text(letter, style=f"bold {HUES.get(letter[:1], '')}".strip())


def count(number: int, one: str, many: str = "") -> str:
    """`1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
