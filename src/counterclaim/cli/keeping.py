"""The verbs that keep the ledger: export, check, rebuild."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import (
    NOT_FOUND,
    json_option,
    ledger_option,
    open_existing,
)
from counterclaim.cli.auditing import by_option, parse_head, record_export
from counterclaim.cli.known import as_of_option, open_book

if TYPE_CHECKING:
    from counterclaim.exports import Imprint, Knowledge
    from counterclaim.ledger import Ledger

DEFAULT_DOMAINS = ("detention",)


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
@click.argument("form", metavar="FORM", callback=_check_form)
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
@by_option
@ledger_option
def export_command(
    form: str, output: Path, names: bool, text: bool | None, as_of: date | None, by: str, address: str
) -> None:
    """Write the whole ledger in one of these forms:

    \b
    json     the exchange form: everything
    csv      tables for a spreadsheet
    hxl      tables with HXL tags, and a profile of each column
    acled    incidents in the columns of ACLED, with the rules
    geojson  incidents and sites on a map
    ftm      entities for FollowTheMoney, and a sidecar
    jsonld   linked data
    parquet  tables for data frames
    bibtex   the reports as sources
    csl      the same in CSL-JSON

    Of tables the FILE decides: NAME.zip gets all, NAME.csv (.parquet, .jsonl) the chief one, any other is a
    folder.

    \b
    Example: counterclaim export csv -o tables.zip --as-of 2019-07-05
    """
    from counterclaim.exports import find_export

    with open_existing(address) as ledger, open_book(ledger, as_of) as book:
        imprint, knowledge = open_knowledge(ledger, as_of)
        # Without --text or --no-text each form does as it sees fit.
        asked = {} if text is None else {"full_text": text}
        find_export(form).write(book, output, names=names, imprint=imprint, knowledge=knowledge, **asked)
        record_export(ledger, form, output, by, names=names, as_of=as_of)
    if str(output) != "-":
        click.echo(f"{output} written")


def open_knowledge(ledger: "Ledger", as_of: date | None) -> tuple["Imprint", "Knowledge"]:
    """What an export says of itself, and what it needs of the codebook that the ledger is read with."""
    from counterclaim.exports import Imprint, name_ledger, take_knowledge
    from counterclaim.pipeline import load_codebook, reading_version

    codebook = load_codebook(ledger.domains or DEFAULT_DOMAINS)
    imprint = Imprint(name_ledger(ledger.name), as_of, reading_version(codebook))
    return imprint, take_knowledge(codebook)


@click.command("check")
@click.option(
    "--head",
    metavar="NUMBER:HASH",
    callback=parse_head,
    help="An entry of the audit log that you noted down: it must still be there.",
)
@ledger_option
@json_option
def check_command(head: tuple[int, str] | None, address: str, as_json: bool) -> None:
    """Make sure that the ledger is whole: every span verbatim, every id right, nothing dangling, and the
    audit log unbroken, with every judgement as it was made.

    Ends with 1 when it is not.

    \b
    Example: counterclaim check
    """
    from counterclaim.cli.record_lists import draw_problems, problem_data
    from counterclaim.cli.screen import count, print_json, show

    with open_existing(address) as ledger:
        faults, name = list(ledger.check(head) if head else ledger.check()), ledger.name
    if as_json:
        print_json([problem_data(fault) for fault in faults])
    elif faults:
        show(draw_problems(faults))
    if faults:
        click.echo(f"{name}: {count(len(faults), 'fault')}", err=True)
        click.get_current_context().exit(NOT_FOUND)
    if not as_json:
        click.echo(f"{name} is whole")


@click.command("rebuild")
@ledger_option
def rebuild_command(address: str) -> None:
    """Work out anew, from nothing, actors, incidents, disputes, sites and the search index.

    \b
    Example: counterclaim rebuild
    """
    from counterclaim.api import rebuild
    from counterclaim.ledger.search import drop_search

    with open_existing(address) as ledger:
        rebuild(ledger)
        drop_search(ledger)
        click.echo(f"{ledger.name} is worked out anew")
