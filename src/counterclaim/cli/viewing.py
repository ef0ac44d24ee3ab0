"""The verbs that look: incidents, show, disputes, statements, sites, problems. None of them writes."""

import click

from counterclaim.cli.app import ids_option, json_option, ledger_option, open_existing
from counterclaim.model import Stance


@click.command("incidents")
@ledger_option
@json_option
def incidents_command(address: str, as_json: bool) -> None:
    """List the incidents, one line each.

    The figures run from the lowest to the highest latest figure of all voices: `killed 1–≥6`.
    """
    from counterclaim.cli.incident_list import draw_incidents, find_lines
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        lines = find_lines(ledger.book())
        if as_json:
            print_json([line.as_data() for line in lines])
        elif lines:
            show(draw_incidents(lines))
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
@click.option("--report", metavar="REPORT", help="Only this report: id, file name, address or title.")
@ledger_option
@json_option
def statements_command(
    voice: str | None, stance: str | None, report: str | None, address: str, as_json: bool
) -> None:
    """List who said what, in the words of the reports."""
    from counterclaim.cli.names import Names
    from counterclaim.cli.record_lists import (
        StatementFilter,
        draw_statements,
        find_statement_lines,
        statement_data,
    )
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        names = Names(book)
        report_id = ledger.find_report(report) if report else None
        found = list(find_statement_lines(book, StatementFilter(voice, stance, report_id), names))
        if as_json:
            print_json([statement_data(statement, names) for statement in found])
        elif found:
            show(draw_statements(found, names))
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
    from counterclaim.cli.names import Names
    from counterclaim.cli.record_lists import draw_site, draw_sites, find_site, site_data
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        names = Names(book)
        sites = [find_site(book, name)] if name else list(book.sites())
        if as_json:
            print_json(
                site_data(book, sites[0], names) if name else [site_data(book, s, names) for s in sites]
            )
        elif name:
            show(draw_site(book, sites[0], names, ids=ids))
        elif sites:
            show(draw_sites(sites))
        else:
            click.echo("no sites in this ledger", err=True)


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
