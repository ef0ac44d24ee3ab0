"""The verbs of sites: the list of all, and the record of one."""

from datetime import date
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import ids_option, json_option, ledger_option, open_existing
from counterclaim.cli.known import as_of_option, open_book
from counterclaim.errors import UnknownIdError

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.model import Book


@click.command("sites")
@click.argument("name", required=False)
@as_of_option
@ledger_option
@ids_option
@json_option
def sites_command(name: str | None, as_of: date | None, address: str, ids: bool, as_json: bool) -> None:
    """List the sites; with NAME the same as `site NAME`.

    NAME is a name, part of one, or the beginning of an id.

    \b
    Example: counterclaim sites
    """
    with open_existing(address) as ledger:
        if name is not None:
            _show_site(ledger, name, as_of, ids=ids, chart=True, as_json=as_json)
            return
        with open_book(ledger, as_of) as book:
            _list_sites(book, as_json=as_json)


@click.command("site")
@click.argument("name")
@click.option("--chart/--no-chart", default=True, help="With or without the bars of how many are held.")
@as_of_option
@ledger_option
@ids_option
@json_option
def site_command(name: str, chart: bool, as_of: date | None, address: str, ids: bool, as_json: bool) -> None:
    """Show the record of the site NAME over time: status, people held beside the room there is, conditions,
    visits and access, releases, transfers, incidents, calls for closure; who says so, in which words.

    NAME is a name or another spelling of it, part of one, or the beginning of an id.

    \b
    Example: counterclaim site al-mabani --as-of 2021-10-09
    """
    with open_existing(address) as ledger:
        _show_site(ledger, name, as_of, ids=ids, chart=chart, as_json=as_json)


def _list_sites(book: "Book", *, as_json: bool) -> None:
    from counterclaim.cli.names import Names
    from counterclaim.cli.screen import open_console, print_json, show
    from counterclaim.cli.site_list import draw_sites, find_records
    from counterclaim.cli.site_view import site_data

    sites = list(book.sites())
    records = find_records(book, sites)
    if as_json:
        names = Names(book)
        print_json([site_data(record, names) for record in records])
    elif records:
        show(draw_sites(records, sites, open_console().width))
    else:
        click.echo("no sites in this ledger", err=True)


def _show_site(
    ledger: "Ledger", name: str, as_of: date | None, *, ids: bool, chart: bool, as_json: bool
) -> None:
    from counterclaim.cli.site_list import find_sites

    book = ledger.book()
    found = find_sites(book, name)
    if len(found) > 1:
        _let_choose(book, name, [site.id for site in found], as_json=as_json)
    with open_book(ledger, as_of, site=found[0].id) as known:
        _show_record(known, found[0].id, ids=ids, chart=chart, as_json=as_json)


def _show_record(book: "Book", site_id: str, *, ids: bool, chart: bool, as_json: bool) -> None:
    from counterclaim.cli.names import Names
    from counterclaim.cli.screen import open_console, print_json, show
    from counterclaim.cli.site_chart import choose_signs
    from counterclaim.cli.site_list import find_records
    from counterclaim.cli.site_view import draw_site, site_data

    (record,) = find_records(book, [book.site(site_id)])
    names = Names(book)
    if as_json:
        print_json(site_data(record, names))
        return
    console = open_console()
    signs = choose_signs(console.encoding) if chart else None
    show(draw_site(book, record, names, console.width, ids=ids, signs=signs))


def _let_choose(book: "Book", name: str, site_ids: list[str], *, as_json: bool) -> None:
    """List the sites that `name` fits, and end with what to do."""
    from counterclaim.cli.ids import shorten_ids
    from counterclaim.cli.screen import open_console, show
    from counterclaim.cli.site_list import draw_sites, find_records

    sites = list(book.sites())
    if not as_json:
        records = find_records(book, [site for site in sites if site.id in site_ids])
        show(draw_sites(records, sites, open_console().width, f"{len(site_ids)} sites fit {name!r}"))
    short = shorten_ids(site.id for site in sites)
    choices = " or ".join(f"`counterclaim site {short[site_id]}`" for site_id in site_ids[:3])
    raise UnknownIdError(f"{len(site_ids)} sites fit {name!r}: choose one by its id, as {choices}", name)
