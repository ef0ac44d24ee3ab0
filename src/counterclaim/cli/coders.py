"""The verb of a team's people: coder, with what can be done to them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import F, json_option, ledger_option, open_existing
from counterclaim.model.people import Role

if TYPE_CHECKING:
    from counterclaim.ledger.people import People

PASSWORD = "COUNTERCLAIM_PASSWORD"


@click.group("coder")
def coder_command() -> None:
    """Say who may sign in to the workbench of a ledger, and in which role.

    \b
    reader      reads all pages
    coder       judges, adds what was missed, brings in reports
    reviewer    decides where coders' answers part, takes back anybody's judgement
    admin       adds and removes people

    \b
    Example: counterclaim coder add "Ana Moss" --role reviewer
    """


def _by_option(command: F) -> F:
    return click.option(
        "--by",
        default="command line",
        metavar="NAME",
        envvar="COUNTERCLAIM_BY",
        help="Who does it, for the audit log.",
    )(command)


_role_option = click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.CODER.value,
    show_default=True,
    help="What the person may do.",
)


@contextmanager
def _open_people(address: str) -> Iterator["People"]:
    with open_existing(address) as ledger:
        yield ledger.people


def _now() -> datetime:
    return datetime.now(UTC)


@coder_command.command("add")
@click.argument("name")
@_role_option
@ledger_option
@_by_option
def add_command(name: str, role: str, address: str, by: str) -> None:
    """Add a person, or bring back one who was removed.

    The password is asked for on a terminal; else it is $COUNTERCLAIM_PASSWORD, or the first line of
    standard input. It has at least 12 characters.

    \b
    Example: counterclaim coder add Ben --role coder
    """
    with _open_people(address) as people:
        person = people.add(name, Role(role), _read_password(), by=by, at=_now())
    click.echo(f"{person.name} may sign in as {person.role.value}")


def _read_password() -> str:
    if given := os.environ.get(PASSWORD):
        return given
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return asked
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise click.UsageError(f"no password: give it on standard input, or as ${PASSWORD}")
    return line


@coder_command.command("list")
@ledger_option
@json_option
def list_command(address: str, as_json: bool) -> None:
    """List everybody who was ever added, with role and number of keys.

    \b
    Example: counterclaim coder list
    """
    with _open_people(address) as people:
        members, blind = people.members(), people.reads_blind
    if as_json:
        from counterclaim.cli.screen import print_json

        told = [
            {
                "name": member.name,
                "role": member.role.value,
                "added": member.added.date().isoformat(),
                "removed": member.removed.date().isoformat() if member.removed else None,
                "keys": member.keys,
            }
            for member in members
        ]
        print_json({"blind": blind, "people": told})
        return
    for member in members:
        gone = f"   removed {member.removed.date().isoformat()}" if member.removed else ""
        keys = f"   {member.keys} key{'s' if member.keys > 1 else ''}" if member.keys else ""
        click.echo(f"{member.name}: {member.role.value}{keys}{gone}")
    if not members:
        click.echo("nobody yet: `counterclaim coder add NAME` adds the first", err=True)
    click.echo(f"coders read {'blind' if blind else 'with sight of each other’s judgements'}", err=True)


@coder_command.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@ledger_option
@_by_option
def role_command(name: str, role: str, address: str, by: str) -> None:
    """Give a person another role; it holds at once, also for who is signed in.

    \b
    Example: counterclaim coder role Ben reviewer
    """
    with _open_people(address) as people:
        people.set_role(name, Role(role), by=by, at=_now())
    click.echo(f"{name} is {role} now")


@coder_command.command("password")
@click.argument("name")
@ledger_option
@_by_option
def password_command(name: str, address: str, by: str) -> None:
    """Give a person another password, asked for as by `coder add`; they are signed out everywhere.

    \b
    Example: counterclaim coder password Ben
    """
    with _open_people(address) as people:
        people.set_password(name, _read_password(), by=by, at=_now())
    click.echo(f"{name} has another password, and is signed out")


@coder_command.command("remove")
@click.argument("name")
@ledger_option
@_by_option
def remove_command(name: str, address: str, by: str) -> None:
    """Let a person in no more: they are signed out and their keys withdrawn. What they judged stays.

    \b
    Example: counterclaim coder remove Ben
    """
    with _open_people(address) as people:
        people.remove(name, by=by, at=_now())
    click.echo(f"{name} may sign in no more; what they judged stays")


@coder_command.command("key")
@click.argument("name")
@click.option("--label", default="", metavar="TEXT", help="What the key is for.")
@click.option("--withdraw", type=int, metavar="NUMBER", help="Withdraw this key instead.")
@click.option("--list", "listed", is_flag=True, help="List the person's keys instead.")
@ledger_option
@_by_option
def key_command(name: str, label: str, withdraw: int | None, listed: bool, address: str, by: str) -> None:
    """Make a key by which a program asks the interface under /api/ in the person's name and role.

    The key is printed this once and not kept. It is sent as `Authorization: Bearer KEY`.

    \b
    Example: counterclaim coder key Ben --label "weekly counts"
    """
    with _open_people(address) as people:
        if listed:
            for key in people.list_keys(name):
                state = f"withdrawn {key.withdrawn.date()}" if key.withdrawn else "open"
                click.echo(f"{key.number}   {key.label or '(no label)'}   made {key.made.date()}   {state}")
        elif withdraw is not None:
            people.withdraw_key(name, withdraw, by=by, at=_now())
            click.echo(f"key {withdraw} of {name} is withdrawn")
        else:
            click.echo(people.make_key(name, label, by=by, at=_now()))


@coder_command.command("blind")
@click.argument("switch", metavar="on|off", type=click.Choice(["on", "off"]))
@ledger_option
@_by_option
def blind_command(switch: str, address: str, by: str) -> None:
    """Say whether coders answer blind: without sight of other coders' answers before their own.

    While it is on, a coder's answer counts when a second gives the same; where two part, a reviewer decides.

    \b
    Example: counterclaim coder blind on
    """
    with _open_people(address) as people:
        people.set_blind(switch == "on", by=by, at=_now())
    click.echo(f"blind reading is {switch}")
