"""The verb that says how far coders agree: agreement."""

import csv
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import json_option, ledger_option, open_existing

if TYPE_CHECKING:
    from counterclaim.agreement import Measured

COLUMNS = ("asked", "of", "metric", "units", "single", "people", "same", "alpha", "verdict")


@click.command("agreement")
@click.option("--seeing", is_flag=True, help="Count answers too of people who saw others' answers.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@json_option
@ledger_option
def agreement_command(seeing: bool, as_csv: bool, as_json: bool, address: str) -> None:
    """Say how far coders agree: Krippendorff's alpha by what was asked and by attribute.

    Only answers given blind are counted. 1: all agree; 0: as chance would have it. With fewer than 10
    questions that two people answered, the figure is said to be too little to go by.

    \b
    Example: counterclaim agreement --csv > agreement.csv
    """
    from counterclaim.pipeline.agreement import measure_agreement

    if as_csv and as_json:
        raise click.UsageError("give --csv or --json, not both")
    with open_existing(address) as ledger:
        rows = measure_agreement(ledger, seeing=seeing)
    if as_json:
        from counterclaim.cli.screen import print_json

        print_json([agreement_data(row) for row in rows])
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(agreement_data(row) for row in rows)
    else:
        _draw(rows)


def agreement_data(row: "Measured") -> dict[str, Any]:
    return {
        "asked": row.asked,
        "of": row.topic,
        "metric": row.metric,
        "units": row.units,
        "single": row.single,
        "people": row.people,
        "same": row.same,
        "alpha": None if row.alpha is None else round(row.alpha, 4),
        "verdict": row.verdict,
    }


def _draw(rows: "Sequence[Measured]") -> None:
    if not rows:
        click.echo("nobody has answered anything blind yet: `counterclaim coder blind on`", err=True)
    for row in rows:
        alpha = "not defined" if row.alpha is None else f"{row.alpha:.3f}"
        click.echo(f"{row.asked}, {row.topic.replace('_', ' ')}: alpha {alpha} ({row.metric}); {row.verdict}")
        counted = f"{row.same} of {row.units} answered alike by all, {row.people} people"
        click.echo(f"      {counted}; {row.single} answered by one alone")
