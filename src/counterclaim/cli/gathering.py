"""The verbs that put facts into the ledger or take them out: read, set, forget."""

import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

import click

from counterclaim.cli.app import (
    UNREADABLE,
    domain_option,
    json_option,
    judged_options,
    ledger_option,
    open_existing,
)

if TYPE_CHECKING:
    from counterclaim.model import Report
    from counterclaim.pipeline import ReadSummary

SETTABLE = ("published", "publisher", "title", "byline", "language", "url")
SHOWN_PROBLEMS = 10
NOT_READ = ("intake", "reading", "engine")


def _iso_day(name: str, value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{name} must be a day such as 2021-10-09, not {value!r}") from None
    if day > date.today():
        click.echo(f"warning: {name} {day} is after today; it is taken as given", err=True)
    return day.isoformat()


def _check_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    return None if value is None else _iso_day("--published", value)


@click.command("read")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
    metavar="PATHS",
)
@ledger_option
@click.option("--published", metavar="DAY", callback=_check_day, help="Day of publication, as 2021-10-09.")
@click.option("--publisher", metavar="NAME", help="Who put the reports out.")
@click.option("--title", metavar="TEXT", help="Their title.")
@click.option("--byline", metavar="NAME", help="Who wrote them.")
@click.option("--language", metavar="CODE", help="Their language, as en.")
@domain_option
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes.  [default: all cores]")
@json_option
def read_command(
    paths: tuple[Path, ...],
    address: str,
    domains: tuple[str, ...],
    workers: int | None,
    as_json: bool,
    **given: str | None,
) -> None:
    """Read reports into the ledger: files, folders, or - for standard input.

    Takes .txt, .html, .json and .jsonl. What is in the ledger already is left alone, so a run that
    was broken off is finished by giving the same command again.

    \b
    Example: counterclaim read reports/ --publisher "The Harbour Gazette"
    """
    from counterclaim.api import open_ledger, read
    from counterclaim.cli.progress import open_progress

    metadata = {name: value for name, value in given.items() if value is not None}
    sources: list[Path | BinaryIO] = [sys.stdin.buffer if str(path) == "-" else path for path in paths]
    with open_ledger(address) as ledger:
        with open_progress(sources) as progress:
            summary = read(
                ledger,
                sources,
                given=metadata,
                domains=domains,
                workers=workers,
                progress=progress,
            )
        book = ledger.book()
        held = (sum(1 for _ in book.incidents()), sum(1 for _ in book.disputes()))
    _report(summary, held, ledger.name, as_json=as_json)
    if any(problem.stage in NOT_READ for problem in summary.problems):
        click.get_current_context().exit(UNREADABLE)


def _report(summary: "ReadSummary", held: tuple[int, int], name: str, *, as_json: bool) -> None:
    from counterclaim.cli.record_lists import problem_data
    from counterclaim.cli.screen import count, print_json

    incidents, disputes = held
    if as_json:
        print_json(
            {
                "read": summary.read,
                "already_there": summary.already_there,
                "statements": summary.statements,
                "claims": summary.claims,
                "incidents": incidents,
                "disputes": disputes,
                "problems": [problem_data(problem) for problem in summary.problems],
            }
        )
        return
    old = f", {summary.already_there:,} already there" if summary.already_there else ""
    taken = f"{count(summary.statements, 'statement')}, {count(summary.claims, 'claim')}"
    click.echo(f"{count(summary.read, 'report')} read{old}: {taken}.")
    click.echo(f"{name} now holds {count(incidents, 'incident')} and {count(disputes, 'dispute')}.")
    for problem in summary.problems[:SHOWN_PROBLEMS]:
        hint = f" ({problem.hint})" if problem.hint else ""
        click.echo(f"problem: {problem.where}: {problem.message}{hint}", err=True)
    if len(summary.problems) > SHOWN_PROBLEMS:
        more = count(len(summary.problems) - SHOWN_PROBLEMS, "more problem")
        click.echo(f"and {more}: `counterclaim problems` lists them", err=True)


@click.command("set")
@click.argument("report")
@click.argument("values", nargs=-1, required=True, metavar="NAME=VALUE...")
@ledger_option
@click.option("--by", default="command line", metavar="NAME", envvar="COUNTERCLAIM_BY", help="Who says so.")
def set_command(report: str, values: tuple[str, ...], address: str, by: str) -> None:
    """Say what is known of REPORT beside its text: published, publisher, title, byline, language, url.

    What was relative to the day of publication is resolved; nothing is read again.

    \b
    Example: counterclaim set harbour.txt published=2021-10-09
    """
    from counterclaim.api import set_facts

    facts = dict(_fact(value) for value in values)
    with open_existing(address) as ledger:
        report_id = set_facts(ledger, report, facts, by=by)
    click.echo(f"{report_id}: {', '.join(f'{name} = {value}' for name, value in facts.items())}")


def _fact(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not value.strip():
        raise click.BadParameter(f"{text!r} is not NAME=VALUE")
    if name not in SETTABLE:
        near = get_close_matches(name, SETTABLE, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it can be {', '.join(SETTABLE)}"
        raise click.BadParameter(f"unknown name {name!r}: {hint}")
    return name, _iso_day(name, value) if name == "published" else value.strip()


@click.command("forget")
@click.argument("report")
@ledger_option
@judged_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget_command(report: str, address: str, by: str, reason: str, *, yes: bool) -> None:
    """Erase REPORT for good: its bytes, its text, its readings. A tombstone with the hash stays.

    For material that endangers people. It cannot be undone.

    \b
    Example: counterclaim forget harbour.txt --by Ana --reason "names a witness"
    """
    from counterclaim.api import forget

    with open_existing(address) as ledger:
        report_id = ledger.find_report(report)
        if not yes:
            called = _describe(ledger.entry(report_id).report)
            click.confirm(f"Erase {called} for good?", abort=True, err=True)
        forget(ledger, report_id, by=by, reason=reason)
    click.echo(f"{report_id} is erased; its tombstone stays")


def _describe(report: "Report") -> str:
    """File, title and id: enough to see that it is the one that is meant."""
    title = f" “{report.title}”" if report.title else ""
    return f"{PurePosixPath(report.uri).name}{title} ({report.id})"
