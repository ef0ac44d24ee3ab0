"""The book that a verb shows: as it stands, or as it was known on a day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from counterclaim.cli.app import parse_day

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.model import Book

F = TypeVar("F", bound=Callable[..., Any])


def as_of_option(command: F) -> F:
    return click.option(
        "--as-of",
        metavar="DAY",
        callback=parse_day,
        help="As known on that day: from what was published up to it, as 2019-07-05.",
    )(command)


@contextmanager
def open_book(
    ledger: "Ledger", as_of: date | None, *, incident: str | None = None, site: str | None = None
) -> "Iterator[Book]":
    """The book of that day; with `incident` or `site`, ids of today's book, only what that one rests on."""
    if as_of is None:
        yield ledger.book()
        return
    from counterclaim import api

    with api.open_book(ledger, as_of=as_of, incident=incident, site=site) as book:
        click.echo(say_as_of(as_of, book.undated), err=True)
        yield book


def say_as_of(as_of: date, undated: int) -> str:
    from counterclaim.cli.screen import count
    from counterclaim.cli.wording import describe_day

    told = f"as known on {describe_day(as_of)}"
    if not undated:
        return told
    remedy = "`counterclaim set REPORT published=DAY` says when one came out"
    return f"{told}; {count(undated, 'report')} of unknown day left out ({remedy})"
