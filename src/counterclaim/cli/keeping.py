"""The verbs that keep the ledger: judge, export, check, rebuild."""

from pathlib import Path

import click

from counterclaim.cli.app import (
    NOT_FOUND,
    json_option,
    judged_options,
    ledger_option,
    open_existing,
)
from counterclaim.model import Verb


@click.command("judge")
@click.argument("verb", type=click.Choice([verb.value for verb in Verb]))
@click.argument("subjects", nargs=-1, metavar="[ID...] [NAME=VALUE...]")
@ledger_option
@judged_options
def judge_command(verb: str, subjects: tuple[str, ...], address: str, by: str, reason: str) -> None:
    """Put down a person's decision; the latest on a thing stands, and outranks the program.

    \b
    same, different     two or more incidents, actors, sites or happenings
    accept, reject      claims that were read rightly, or wrongly
    correct             a claim: NAME=VALUE for attribute, low, high, term, stance, modality, voice ...
    add                 a claim that was missed: report= start= end= attribute= voice= and its value
    undo                an earlier judgement
    """
    from counterclaim.api import judge
    from counterclaim.cli.ids import expand_id

    change = dict(text.partition("=")[::2] for text in subjects if "=" in text)
    with open_existing(address) as ledger:
        book = ledger.book()
        full = [expand_id(book, text) for text in subjects if "=" not in text]
        judgement = judge(ledger, verb, full, change, by=by, reason=reason)
    said = (*full, *(f"{name}={value}" for name, value in change.items()))
    click.echo(f"{judgement.id}: {verb} {' '.join(said)}")


@click.command("export")
@click.argument("form", metavar="json|csv")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to.",
)
@click.option("--names", is_flag=True, help="Name private people too.")
@click.option("--text/--no-text", default=None, help="With the texts of the reports, or without them.")
@ledger_option
def export_command(form: str, output: Path, names: bool, text: bool | None, address: str) -> None:
    """Write the whole ledger: json is the exchange form, csv the tables for a spreadsheet.

    For csv the FILE decides: NAME.zip gets all tables, NAME.csv the claims, any other is a folder.
    """
    from counterclaim.api import export

    with open_existing(address) as ledger:
        export(ledger, form, output, names=names, full_text=text)
    if str(output) != "-":
        click.echo(f"{output} written")


@click.command("check")
@ledger_option
@json_option
def check_command(address: str, as_json: bool) -> None:
    """Make sure that the ledger is whole: every span verbatim, every id right, nothing dangling.

    Ends with 1 when it is not.
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
    """Drop what was worked out (actors, incidents, disputes, sites) and work it out again."""
    from counterclaim.api import rebuild

    with open_existing(address) as ledger:
        rebuild(ledger)
    click.echo(f"{address} is worked out anew")
