"""The verbs that look: incidents, show, disputes, statements, sites, problems. None of them writes."""

from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import ids_option, json_option, ledger_option, open_existing
from counterclaim.errors import UnknownIdError
from counterclaim.model import Stance

if TYPE_CHECKING:
    from counterclaim.model import Book


@click.command("incidents")
@ledger_option
@json_option
def incidents_command(address: str, as_json: bool) -> None:
    """List the incidents, one line each.

    The figures run from the lowest to the highest latest figure of all voices: `killed 1–≥6`.
    """
    from counterclaim.cli.incident_list import draw_incidents, find_lines
    from counterclaim.cli.screen import open_console, print_json, show

    with open_existing(address) as ledger:
        lines = find_lines(ledger.book())
        if as_json:
            print_json([line.as_data() for line in lines])
        elif lines:
            show(draw_incidents(lines, open_console().width))
        else:
            click.echo("no incidents in this ledger", err=True)


@click.command("show")
@click.argument("incident")
@ledger_option
@ids_option
@json_option
def show_command(incident: str, address: str, ids: bool, as_json: bool) -> None:
    """Lay the accounts of INCIDENT side by side.

    INCIDENT is an id, or as much of its beginning as names it alone.
    """
    from counterclaim.cli.incident_view import draw_incident, incident_data
    from counterclaim.cli.screen import open_console, print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        found = book.incident(incident)
        if as_json:
            print_json(incident_data(book, found))
        else:
            show(draw_incident(book, found, open_console().width, ids=ids))


@click.command("disputes")
@ledger_option
@json_option
def disputes_command(address: str, as_json: bool) -> None:
    """Show only where the accounts part."""
    from counterclaim.cli.incident_list import dispute_data, draw_disputes
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        if as_json:
            print_json(dispute_data(book))
        elif next(book.disputes(), None) is None:
            click.echo("no disputes in this ledger", err=True)
        else:
            show(draw_disputes(book))


@click.command("statements")
@click.option(
    "--voice", metavar="NAME", help="Only what this voice says, or passes on; part of a name will do."
)
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help="Only this stance.")
@click.option("--report", metavar="REPORT", help="Only this report: id, file name or address.")
@click.option(
    "--public", is_flag=True, help="Only what was said or written, not what one is said to think or plan."
)
@ledger_option
@click.option("--ids", is_flag=True, help="Print the ids of statements and reports.")
@json_option
def statements_command(
    voice: str | None,
    stance: str | None,
    report: str | None,
    public: bool,
    address: str,
    ids: bool,
    as_json: bool,
) -> None:
    """List who said what, in the words of the reports."""
    from counterclaim.cli.names import Names
    from counterclaim.cli.record_lists import (
        StatementFilter,
        draw_statements,
        find_statement_lines,
        statement_data,
    )
    from counterclaim.cli.screen import open_console, print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        names = Names(book)
        report_id = ledger.find_report(report) if report else None
        found = list(find_statement_lines(book, StatementFilter(voice, stance, report_id, public), names))
        if as_json:
            print_json([statement_data(statement, names) for statement in found])
        elif found:
            show(draw_statements(found, names, open_console().width, ids=ids))
        else:
            click.echo("no such statements in this ledger", err=True)


@click.command("sites")
@click.argument("name", required=False)
@ledger_option
@ids_option
@json_option
def sites_command(name: str | None, address: str, ids: bool, as_json: bool) -> None:
    """List the sites; with NAME show that site's record over time.

    NAME is a name, part of one, or the beginning of an id.
    """
    with open_existing(address) as ledger:
        if name is None:
            _list_sites(ledger.book(), as_json=as_json)
        else:
            _show_site(ledger.book(), name, ids=ids, as_json=as_json)


def _list_sites(book: "Book", *, as_json: bool) -> None:
    from counterclaim.cli.names import Names
    from counterclaim.cli.screen import open_console, print_json, show
    from counterclaim.cli.site_list import draw_sites, find_records, site_data

    sites = list(book.sites())
    records = find_records(book, sites)
    if as_json:
        names = Names(book)
        print_json([site_data(record, names) for record in records])
    elif records:
        show(draw_sites(records, sites, open_console().width))
    else:
        click.echo("no sites in this ledger", err=True)


def _show_site(book: "Book", name: str, *, ids: bool, as_json: bool) -> None:
    from counterclaim.cli.ids import shorten_ids
    from counterclaim.cli.names import Names
    from counterclaim.cli.screen import open_console, print_json, show
    from counterclaim.cli.site_list import draw_site, draw_sites, find_records, find_sites, site_data

    found = find_sites(book, name)
    records = find_records(book, found)
    if len(found) == 1:
        if as_json:
            print_json(site_data(records[0], Names(book)))
        else:
            show(draw_site(book, records[0], Names(book), open_console().width, ids=ids))
        return
    sites = list(book.sites())
    if not as_json:
        show(draw_sites(records, sites, open_console().width, f"{len(found)} sites fit {name!r}"))
    short = shorten_ids(site.id for site in sites)
    choices = " or ".join(f"`counterclaim sites {short[site.id]}`" for site in found[:3])
    raise UnknownIdError(f"{len(found)} sites fit {name!r}: choose one by its id, as {choices}", name)


@click.command("problems")
@ledger_option
@json_option
def problems_command(address: str, as_json: bool) -> None:
    """List what could not be read, and what to do about it."""
    from counterclaim.cli.record_lists import draw_problems, problem_data
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        problems = list(ledger.book().problems())
        if as_json:
            print_json([problem_data(problem) for problem in problems])
        elif problems:
            show(draw_problems(problems))
        else:
            click.echo("no problems", err=True)
