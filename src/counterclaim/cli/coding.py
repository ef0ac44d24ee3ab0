"""The verb that takes in claims which were coded by hand elsewhere: import-claims."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import NOT_FOUND, UNREADABLE, json_option, ledger_option, open_existing

if TYPE_CHECKING:
    from counterclaim.coded import Coded
    from counterclaim.ledger import Ledger


@click.command("import-claims")
@click.argument("table", metavar="FILE.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--mapping",
    "-m",
    required=True,
    metavar="MAP.toml",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Which column holds what.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would come of it.")
@click.option("--keep-going", is_flag=True, help="Take in the rows that are well, whatever the others are.")
@click.option(
    "--by",
    required=True,
    metavar="NAME",
    envvar="COUNTERCLAIM_BY",
    help="Who takes them in; who coded, where no column says it.",
)
@ledger_option
@json_option
def import_claims_command(
    table: Path, mapping: Path, dry_run: bool, keep_going: bool, by: str, address: str, as_json: bool
) -> None:
    """Make judged claims of a table that was coded by hand, each row one, beside the claims that were read.

    The reports must be in the ledger. Every fault is told with its row, its column and what to do; while
    there is one, nothing is written, unless --keep-going. Rows that are in the ledger already change nothing.

    \b
    Example: counterclaim import-claims old.csv --mapping old.toml --by Ana --dry-run
    """
    with open_existing(address) as ledger:
        coded = _read(ledger, table, mapping, by)
        refused = bool(coded.faults) and not keep_going
        taken = 0
        if not dry_run and not refused:
            taken = _append(ledger, coded, table, mapping, by)
    _report(coded, taken, dry_run=dry_run, as_json=as_json)
    if coded.faults:
        click.get_current_context().exit(UNREADABLE if keep_going else NOT_FOUND)


def _read(ledger: "Ledger", table: Path, mapping: Path, by: str) -> "Coded":
    from counterclaim.cli.keeping import DEFAULT_DOMAINS
    from counterclaim.coded import judge_rows, load_map, read_table
    from counterclaim.ledger.browsing import Browser
    from counterclaim.pipeline import load_codebook

    column_map = load_map(mapping)
    codebook = load_codebook(ledger.domains or DEFAULT_DOMAINS)
    rows, book = read_table(table, column_map), ledger.book()
    parts, now = Browser(book, ledger.name), datetime.now(UTC)
    return judge_rows(rows, column_map, book, parts, codebook, file=table.name, by=by, at=now)


def _append(ledger: "Ledger", coded: "Coded", table: Path, mapping: Path, by: str) -> int:
    from counterclaim.cli.auditing import digest_file
    from counterclaim.cli.keeping import DEFAULT_DOMAINS
    from counterclaim.pipeline import assemble, load_codebook

    sums = {"sha256": digest_file(table), "mapping": digest_file(mapping)}
    taken = ledger.append_coded(coded.judgements, table.name, by=by, at=datetime.now(UTC), **sums)
    assemble(ledger, load_codebook(ledger.domains or DEFAULT_DOMAINS))
    return taken


def _report(coded: "Coded", taken: int, *, dry_run: bool, as_json: bool) -> None:
    from counterclaim.cli.record_lists import problem_data
    from counterclaim.cli.screen import count, print_json

    if as_json:
        data: dict[str, Any] = {
            "rows": coded.rows,
            "new": len(coded.judgements),
            "known": coded.known,
            "taken_in": taken,
            "faults": [problem_data(fault) for fault in coded.faults],
        }
        print_json(data)
        return
    for fault in coded.faults:
        click.echo(f"{fault.where}: {fault.message}: {fault.hint}", err=True)
    said = [f"{count(len(coded.judgements), 'new claim')}", f"{coded.known:,} known already"]
    if coded.faults:
        said.append(count(len(coded.faults), "fault"))
    click.echo(f"{count(coded.rows, 'row')}: {', '.join(said)}.")
    if taken:
        click.echo(f"{count(taken, 'claim')} taken in; `counterclaim judgements` lists them.")
    elif dry_run:
        click.echo("Nothing was written: this was a dry run.")
    elif coded.faults and coded.judgements:
        click.echo("Nothing was written: mend the rows, or take in the others with --keep-going.")
