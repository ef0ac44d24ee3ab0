"""The group of verbs, the options they share, and the one place where errors become exit codes."""

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from counterclaim import __version__
from counterclaim.errors import (
    CodebookError,
    CounterclaimError,
    IntakeError,
    JudgementError,
    SearchError,
    UnknownIdError,
)

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

DONE, NOT_FOUND, USAGE, UNREADABLE, FAILED = 0, 1, 2, 3, 4
DEFAULT_LEDGER = "counterclaim.db"
F = TypeVar("F", bound=Callable[..., Any])

VERBS = {
    "read": "gathering",
    "incidents": "viewing",
    "show": "viewing",
    "disputes": "viewing",
    "statements": "viewing",
    "sites": "site_verbs",
    "site": "site_verbs",
    "search": "searching",
    "problems": "viewing",
    "dossier": "dossiers",
    "export": "keeping",
    "bundle": "bundling",
    "verify": "bundling",
    "import": "importing",
    "import-claims": "coding",
    "copy": "copying",
    "set": "gathering",
    "judge": "judging",
    "judgements": "judging",
    "queue": "queue_verb",
    "forget": "gathering",
    "check": "keeping",
    "audit": "auditing",
    "rebuild": "keeping",
    "serve": "serving",
    "coder": "coders",
    "agreement": "agreement_verb",
}


class Verbs(click.Group):
    """Finds a verb in its module when it is asked for, so that one verb's needs slow no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        from importlib import import_module

        module = import_module(f"counterclaim.cli.{VERBS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CounterclaimError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"counterclaim: {error}", err=True)
            ctx.exit(_exit_code(error))


def _exit_code(error: CounterclaimError) -> int:
    if isinstance(error, UnknownIdError):
        return NOT_FOUND
    return USAGE if isinstance(error, (JudgementError, CodebookError, IntakeError, SearchError)) else FAILED


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="counterclaim")
@click.option("--debug", is_flag=True, help="On an error show the traceback.")
def main(debug: bool) -> None:
    """A ledger of who said what in reports of contested incidents, and of where the accounts part.

    \b
    Start:   counterclaim read reports/
    Look:    counterclaim incidents, then counterclaim show INCIDENT
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot print “≠” gets a question mark, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def ledger_option(command: F) -> F:
    """`--ledger FILE`, taken from COUNTERCLAIM_LEDGER where it is not given."""
    return click.option(
        "--ledger",
        "-l",
        "address",
        metavar="FILE",
        envvar="COUNTERCLAIM_LEDGER",
        default=DEFAULT_LEDGER,
        show_default=True,
        help="The ledger: a file, or the address of a database.",
    )(command)


def json_option(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)


def ids_option(command: F) -> F:
    return click.option("--ids", is_flag=True, help="Print the ids of claims, which judgements need.")(
        command
    )


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day that an option was given; a usage error where it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day such as 2021-10-09") from None


def domain_option(command: F) -> F:
    return click.option(
        "--domain",
        "domains",
        metavar="NAME",
        multiple=True,
        default=["detention"],
        show_default=True,
        help="Codebook domain; may be given several times.",
    )(command)


def judged_options(command: F) -> F:
    """`--by` and `--reason`: nobody decides without a name."""
    command = click.option("--reason", default="", metavar="TEXT", help="Why.")(command)
    return click.option("--by", required=True, metavar="NAME", envvar="COUNTERCLAIM_BY", help="Who decides.")(
        command
    )


def open_existing(address: str) -> "Ledger":
    """The ledger at `address`; LedgerError where there is none, for looking must not make one."""
    from counterclaim.ledger import open_ledger

    return open_ledger(address, create=False)
