"""The verbs that keep the ledger: export, check, rebuild."""

from datetime import date
from pathlib import Path

import click

from counterclaim.cli.app import (
    NOT_FOUND,
    json_option,
    ledger_option,
    open_existing,
)
from counterclaim.cli.known import as_of_option, open_book


def _check_form(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from counterclaim.errors import ExportError
    from counterclaim.exports import find_export

    try:
        find_export(value)
    except ExportError as error:
        raise click.BadParameter(str(error)) from None
    return value


def _check_output(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    if not value.parent.is_dir():
        raise click.BadParameter(f"no folder '{value.parent}' to write '{value.name}' in: make it first")
    return value


@click.command("export")
@click.argument("form", metavar="json|csv", callback=_check_form)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    callback=_check_output,
    help="Where to.",
)
@click.option("--names", is_flag=True, help="Name private people too.")
@click.option("--text/--no-text", default=None, help="With the texts of the reports, or without them.")
@as_of_option
@ledger_option
def export_command(
    form: str, output: Path, names: bool, text: bool | None, as_of: date | None, address: str
) -> None:
    """Write the whole ledger: json is the exchange form, csv the tables for a spreadsheet.

    For csv the FILE decides: NAME.zip gets all tables, NAME.csv the claims, any other is a folder.

    \b
    Example: counterclaim export csv -o tables.zip --as-of 2019-07-05
    """
    from counterclaim.exports import find_export

    with open_existing(address) as ledger, open_book(ledger, as_of) as book:
        # Without --text or --no-text each form does as it sees fit.
        asked = {} if text is None else {"full_text": text}
        find_export(form).write(book, output, names=names, **asked)
    if str(output) != "-":
        click.echo(f"{output} written")


@click.command("check")
@ledger_option
@json_option
def check_command(address: str, as_json: bool) -> None:
    """Make sure that the ledger is whole: every span verbatim, every id right, nothing dangling.

    Ends with 1 when it is not.

    \b
    Example: counterclaim check
    """
    from counterclaim.cli.record_lists import draw_problems, problem_data
    from counterclaim.cli.screen import count, print_json, show

    with open_existing(address) as ledger:
        faults = list(ledger.check())
    if as_json:
        print_json([problem_data(fault) for fault in faults])
    elif faults:
        show(draw_problems(faults))
    if faults:
        click.echo(f"{address}: {count(len(faults), 'fault')}", err=True)
        click.get_current_context().exit(NOT_FOUND)
    if not as_json:
        click.echo(f"{address} is whole")


@click.command("rebuild")
@ledger_option
def rebuild_command(address: str) -> None:
    """Drop what was worked out (actors, incidents, disputes, sites) and work it out again.

    \b
    Example: counterclaim rebuild
    """
    from counterclaim.api import rebuild

    with open_existing(address) as ledger:
        rebuild(ledger)
    click.echo(f"{address} is worked out anew")
