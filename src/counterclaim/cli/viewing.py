"""The verbs that look: incidents, show, disputes, statements, problems. None of them writes."""

from datetime import date
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import ids_option, json_option, ledger_option, open_existing
from counterclaim.cli.known import as_of_option, open_book
from counterclaim.errors import UnknownIdError
from counterclaim.model import Stance

if TYPE_CHECKING:
    from counterclaim.model import Book, Incident


@click.command("incidents")
@as_of_option
@ledger_option
@json_option
def incidents_command(as_of: date | None, address: str, as_json: bool) -> None:
    """List the incidents, one line each.

    The figures run from the lowest to the highest latest figure of all voices: `killed 1–≥6`.

    \b
    Example: counterclaim incidents --as-of 2019-07-05
    """
    from counterclaim.cli.incident_list import draw_incidents, find_lines
    from counterclaim.cli.screen import open_console, print_json, show

    with open_existing(address) as ledger, open_book(ledger, as_of) as book:
        lines = find_lines(book)
        if as_json:
            print_json([line.as_data() for line in lines])
        elif lines:
            show(draw_incidents(lines, open_console().width))
        else:
            click.echo("no incidents in this ledger", err=True)


@click.command("show")
@click.argument("incident")
@as_of_option
@ledger_option
@ids_option
@json_option
def show_command(incident: str, as_of: date | None, address: str, ids: bool, as_json: bool) -> None:
    """Lay the accounts of INCIDENT side by side.

    INCIDENT is an id, or as much of its beginning as names it alone.

    \b
    Example: counterclaim show 41af --as-of 2021-10-09
    """
    from counterclaim.cli.incident_view import draw_incident, incident_data
    from counterclaim.cli.screen import open_console, print_json, show

    with open_existing(address) as ledger:
        now = ledger.book().incident(incident)
        with open_book(ledger, as_of, incident=now.id) as book:
            found = _find_then(book, incident, now)
            if as_json:
                print_json(incident_data(book, found))
            else:
                show(draw_incident(book, found, open_console().width, ids=ids))


def _find_then(book: "Book", wanted: str, now: "Incident") -> "Incident":
    """The incident as it was then: it may have had another id, or have been several."""
    found: dict[str, Incident] = {}
    for known in (wanted, now.id, *now.former_ids):
        try:
            then = book.incident(known)
        except UnknownIdError:
            continue
        if known == wanted:
            return then
        found[then.id] = then
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise UnknownIdError(f"nothing was known of {wanted!r} by then: give a later day", wanted)
    commands = " or ".join(f"`counterclaim show {incident_id}`" for incident_id in found)
    raise UnknownIdError(f"{wanted!r} was {len(found)} incidents then: choose {commands}", wanted)


@click.command("disputes")
@as_of_option
@ledger_option
@json_option
def disputes_command(as_of: date | None, address: str, as_json: bool) -> None:
    """Show only where the accounts part.

    \b
    Example: counterclaim disputes
    """
    from counterclaim.cli.incident_list import dispute_data, draw_disputes
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger, open_book(ledger, as_of) as book:
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
@as_of_option
@ledger_option
@click.option("--ids", is_flag=True, help="Print the ids of statements and reports.")
@json_option
def statements_command(
    voice: str | None,
    stance: str | None,
    report: str | None,
    public: bool,
    as_of: date | None,
    address: str,
    ids: bool,
    as_json: bool,
) -> None:
    """List who said what, in the words of the reports.

    \b
    Example: counterclaim statements --voice "interior ministry" --stance denies
    """
    from counterclaim.cli.names import Names
    from counterclaim.cli.record_lists import (
        StatementFilter,
        draw_statements,
        find_statement_lines,
        statement_data,
    )
    from counterclaim.cli.screen import open_console, print_json, show

    with open_existing(address) as ledger, open_book(ledger, as_of) as book:
        names = Names(book)
        report_id = ledger.find_report(report) if report else None
        found = list(find_statement_lines(book, StatementFilter(voice, stance, report_id, public), names))
        if as_json:
            print_json([statement_data(statement, names) for statement in found])
        elif found:
            show(draw_statements(found, names, open_console().width, ids=ids))
        else:
            click.echo("no such statements in this ledger", err=True)


@click.command("problems")
@ledger_option
@json_option
def problems_command(address: str, as_json: bool) -> None:
    """List what could not be read, and what to do about it.

    \b
    Example: counterclaim problems
    """
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
