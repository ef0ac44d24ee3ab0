"""How the workbench is reached: the options that say so, and the socket."""

import socket
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import F

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.review.access.entrance import Entrance

LOOPBACK = "127.0.0.1"


def reached_options(command: F) -> F:
    """`--host`, `--public`, `--proxy` and `--sign-in`."""
    for option in (
        click.option(
            "--sign-in/--no-sign-in",
            "sign_in",
            default=None,
            help="Whether people have to sign in.  [default: when the ledger has people]",
        ),
        click.option(
            "--proxy",
            default=LOOPBACK,
            show_default=True,
            metavar="ADDRESS",
            help="With --public: the proxy whose word on who asks is believed.",
        ),
        click.option(
            "--public",
            default="",
            metavar="URL",
            help="The https address by which a proxy before the workbench makes it known.",
        ),
        click.option(
            "--host",
            default=LOOPBACK,
            show_default=True,
            metavar="ADDRESS",
            help="Where to listen. Beyond this machine people have to sign in.",
        ),
    ):
        command = option(command)
    return command


def find_entrance(ledger: "Ledger", host: str, public: str, sign_in: bool | None) -> "Entrance":
    """How the workbench is reached; a usage error says what is missing, and what to do."""
    from counterclaim.review.access.entrance import Entrance, find_public_fault, is_loopback

    if public and (fault := find_public_fault(public)):
        raise click.UsageError(f"--public: {fault}")
    beyond = bool(public) or not is_loopback(f"[{host}]" if ":" in host else host)
    people = not ledger.people.is_empty()
    if beyond and sign_in is False:
        raise click.UsageError("beyond this machine people have to sign in: leave out --no-sign-in")
    if (beyond or sign_in) and not people:
        raise click.UsageError(
            "nobody could sign in: add people first, with `counterclaim coder add NAME --role admin`"
        )
    if beyond and not public:
        raise click.UsageError(
            f"--host {host} is reached from other machines: give the https address of the proxy with TLS"
            " that stands before it, as --public URL (docs/serving.md)"
        )
    return Entrance(signs_in=beyond or (people if sign_in is None else sign_in), public=public)


def listen(host: str, port: int) -> socket.socket:
    """A socket of `host` alone; taken before anything is said, so that what is said holds."""
    # Only a socket that names its protocol is told not to hold back small packets: else the first small page
    # waits 40 ms for the browser to confirm its headers.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        why = f"port {port} of {host} cannot be had ({error.strerror}): give another with --port"
        raise click.ClickException(why) from error
    return listening
