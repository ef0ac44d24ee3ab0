"""The verb that finds words: search."""

from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import json_option, ledger_option, open_existing, parse_day
from counterclaim.cli.known import as_of_option, say_as_of
from counterclaim.model import Stance

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.search import Found, Wanted

IN = ("statements", "reports", "actors", "sites")
MANY = 1000  # so many reports to be indexed are worth a word


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--without", metavar="WORD", multiple=True, help="Not what holds this; may be given again.")
@click.option("--voice", metavar="NAME", help="Only statements that this voice makes, or passes on.")
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help="Only this stance.")
@click.option("--site", metavar="NAME", help="Only what tells of this site.")
@click.option("--from", "since", metavar="DAY", callback=parse_day, help="Published on this day or later.")
@click.option("--to", "until", metavar="DAY", callback=parse_day, help="Published on this day or before.")
@click.option("--in", "kinds", type=click.Choice(IN), multiple=True, help="Only these; may be given again.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="At most so many of each."
)
@as_of_option
@ledger_option
@json_option
def search_command(words: tuple[str, ...], address: str, as_json: bool, **options: Any) -> None:
    """Find WORDS in statements and reports, and among the names of actors and sites; the newest first.

    \b
    guards shot          both words, in any order
    '"guards shot"'      these words in a row: quotation marks inside quotation marks
    detain*              words that begin so

    Case and accents make no difference; every script is found. A period, as --as-of,
    leaves out reports of unknown day.

    \b
    Example: counterclaim search guards shot --voice "interior ministry" --from 2021-10-01
    """
    with open_existing(address) as ledger:
        _search(ledger, _make_wanted(words, options), as_json=as_json)


def _make_wanted(words: tuple[str, ...], options: dict[str, Any]) -> "Wanted":
    from counterclaim.ledger.search import Wanted

    since, until, stance = options["since"], options["until"], options["stance"]
    if since and until and since > until:
        raise click.BadParameter(f"--from {since} is after --to {until}: give the earlier day first")
    return Wanted(
        text=" ".join((*words, *(f'-"{each.replace(chr(34), " ")}"' for each in options["without"]))),
        voice=options["voice"],
        stance=Stance(stance) if stance else None,
        site=options["site"],
        since=since,
        until=until,
        as_of=options["as_of"],
        kinds=tuple(options["kinds"]) or IN,
        limit=options["limit"],
    )


def _search(ledger: "Ledger", wanted: "Wanted", *, as_json: bool) -> None:
    from counterclaim.cli.screen import open_console, print_json, show
    from counterclaim.cli.search_view import Pen, draw_found, found_data
    from counterclaim.ledger.search import open_search

    with open_search(ledger, _tell_progress) as search:
        found = search.find(wanted)
    if wanted.as_of:
        click.echo(say_as_of(wanted.as_of, 0), err=True)
    if as_json:
        print_json(found_data(found))
        return
    _tell_sites(found, wanted)
    console = open_console()
    if not _is_empty(found):
        show(draw_found(found, Pen(bold=console.color_system is not None)))
    elif wanted.site is None or found.sites_meant:
        click.echo("nothing found: fewer words find more, and detain* finds detained and detainees", err=True)


def _is_empty(found: "Found") -> bool:
    return not (found.statements or found.reports or found.actors or found.sites)


def _tell_sites(found: "Found", wanted: "Wanted") -> None:
    """Which sites the name was taken for, where it is not one."""
    if wanted.site is None or len(found.sites_meant) == 1:
        return
    if not found.sites_meant:
        click.echo(f"no site {wanted.site!r} in this ledger: `counterclaim sites` lists them", err=True)
        return
    shown = ", ".join(found.sites_meant[:5]) + (", …" if len(found.sites_meant) > 5 else "")
    click.echo(f"{wanted.site!r} fits {len(found.sites_meant)} sites, taken together: {shown}", err=True)


def _tell_progress(done: int, total: int) -> None:
    if total >= MANY and (done == total or done % (10 * MANY) == 0):
        click.echo(f"indexed {done:,} of {total:,} reports for search", err=True)
