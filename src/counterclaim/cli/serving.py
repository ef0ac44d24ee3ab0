"""The verb that opens the workbench: serve."""

import getpass
import signal
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import ledger_option, open_existing
from counterclaim.cli.reaching import find_entrance, listen, reached_options

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.model import Judgement
    from counterclaim.review.access.entrance import Entrance
    from counterclaim.review.desk import Brought, Desk
    from counterclaim.review.tiles import Tiles

PORT = 8470
LONGEST_READING = 180  # seconds
MOST_TOWNS = 1_500


@click.command("serve")
@ledger_option
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Where; 0: any free port.",
)
@click.option(
    "--by", metavar="NAME", envvar="COUNTERCLAIM_BY", help="Who judges.  [default: your login name]"
)
@click.option("--names", is_flag=True, help="Show private people by name.")
@click.option(
    "--tiles",
    metavar="ADDRESS",
    envvar="COUNTERCLAIM_TILES",
    help="A ground for the map, as https://HOST/{z}/{x}/{y}.png; else nothing is fetched.",
)
@click.option(
    "--tiles-credit", metavar="WORDS", envvar="COUNTERCLAIM_TILES_CREDIT", help="Whose tiles they are."
)
@reached_options
def serve_command(
    address: str,
    port: int,
    by: str | None,
    names: bool,
    tiles: str | None,
    tiles_credit: str | None,
    host: str,
    public: str,
    proxy: str,
    sign_in: bool | None,
) -> None:
    """Open the workbench: pages in your browser where the accounts of LEDGER are read, compared and judged.

    Only this machine can reach them unless you say otherwise, and nothing is fetched from elsewhere. For a
    team: `counterclaim coder add`, then a proxy with TLS before it (docs/serving.md). Ctrl-C ends it.

    \b
    Example: counterclaim serve --ledger libya.db
             counterclaim serve --ledger libya.db --public https://claims.example.org
    """
    from counterclaim.api import rebuild
    from counterclaim.ledger.passwords import prepare

    with open_existing(address) as ledger:
        entrance = find_entrance(ledger, host, public, sign_in)
        if not ledger.is_current():
            click.echo("working out what is new in this ledger …", err=True)
            rebuild(ledger)
        ground = _check_tiles(tiles, tiles_credit)
        desk = _set_up_desk(ledger, address, by or _find_login(), names, entrance, ground)
        desk.refresh()
        if entrance.signs_in:
            prepare()
        with listen(host, port) as listening:
            _run(desk, listening, public, proxy)


def _set_up_desk(
    ledger: "Ledger", address: str, by: str, names: bool, entrance: "Entrance", tiles: "Tiles | None"
) -> "Desk":
    from counterclaim.api import DETENTION, open_book
    from counterclaim.codebook import load_codebook
    from counterclaim.review.desk import Desk

    return Desk(
        ledger,
        load_codebook(ledger.domains or DETENTION),
        by=by,
        judge=_judge,
        bring=_Bringing(address),
        open_book=open_book,
        towns=_Towns(),
        private_names=names,
        entrance=entrance,
        tiles=tiles,
    )


def _run(desk: "Desk", listening: socket, public: str, proxy: str) -> None:
    import uvicorn

    from counterclaim.review.app import build_app

    config = uvicorn.Config(
        build_app(desk),
        log_level="warning",
        lifespan="off",
        server_header=False,
        # Attempts to sign in are counted by address: nobody else's word on that is taken.
        proxy_headers=bool(public),
        forwarded_allow_ips=proxy,
    )
    server = uvicorn.Server(config)
    for asked in (signal.SIGINT, signal.SIGTERM):
        # From before the address is said: the server's own handlers come later, and who stops it between the
        # two would find it running on.
        signal.signal(asked, server.handle_exit)
    bound = listening.getsockname()[1]
    click.echo(f"the workbench is open at {public or f'http://localhost:{bound}/'} (Ctrl-C ends it)")
    server.run(sockets=[listening])


def _check_tiles(address: str | None, credit: str | None) -> "Tiles | None":
    from counterclaim.review.tiles import Tiles, find_tiles_fault

    if not address:
        return None
    if fault := find_tiles_fault(address):
        raise click.BadParameter(f"{fault}, not {address!r}", param_hint="--tiles")
    return Tiles(address, credit or "")


def _find_login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id
        return "unnamed coder"


def _judge(
    ledger: "Ledger",
    verb: str,
    subjects: Sequence[str],
    change: Mapping[str, str] | None = None,
    **how: Any,
) -> "Judgement":
    from counterclaim.api import judge

    return judge(ledger, verb, subjects, change, **how)


class _Towns:
    """The towns of the gazetteer between two latitudes and two longitudes, the largest first."""

    def __init__(self) -> None:
        self._find = lru_cache(maxsize=64)(self._read)

    def __call__(
        self, south: float, west: float, north: float, east: float
    ) -> Sequence[tuple[float, float, int]]:
        return self._find(round(south, 1), round(west, 1), round(north, 1), round(east, 1))

    @staticmethod
    def _read(south: float, west: float, north: float, east: float) -> Sequence[tuple[float, float, int]]:
        from counterclaim.gazetteer import open_gazetteer

        rows = open_gazetteer().run(
            "SELECT latitude, longitude, population FROM places WHERE kind = 0"
            f" AND latitude BETWEEN {south} AND {north} AND longitude BETWEEN {west} AND {east}"
            f" ORDER BY population DESC LIMIT {MOST_TOWNS}"
        )
        return tuple((float(lat), float(lon), int(people)) for lat, lon, people in rows)


class _Bringing:
    """Reads a file into the ledger in a process of its own, which ends: the parser's memory goes with it."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, file: Path, given: Mapping[str, str]) -> "Brought":
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures import TimeoutError as TooSlow

        from counterclaim.errors import CounterclaimError
        from counterclaim.review.desk import Brought

        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            reading = pool.submit(_read_file, self._address, file, dict(given))
            try:
                report_id, trouble = reading.result(timeout=LONGEST_READING)
            except CounterclaimError as error:
                return Brought(trouble=str(error))
            except TooSlow:
                for process in (pool._processes or {}).values():
                    process.kill()
                return Brought(trouble=f"reading took more than {LONGEST_READING} seconds and was ended")
        return Brought(report_id, trouble)


def _read_file(address: str, file: Path, given: dict[str, str]) -> tuple[str, str]:
    """In the process that reads: the report's id, and what went wrong or that it was there already."""
    from counterclaim.api import open_ledger, read

    with open_ledger(address, create=False) as ledger:
        held = set(ledger.report_ids())
        summary = read(ledger, [file], given=given, workers=1)
        new = [known for known in ledger.report_ids() if known not in held]
        troubles = "; ".join(problem.message for problem in summary.problems)
        if new:
            return new[0], ""
        if summary.already_there:
            return _find_held(file, given), "it was there already"
        return "", troubles or "no report was found in it"


def _find_held(file: Path, given: dict[str, str]) -> str:
    """The id that the ledger holds the report of `file` under."""
    from datetime import UTC, datetime

    from counterclaim.intake import parse, unpack
    from counterclaim.model import Problem

    for capture in unpack(file, datetime.now(UTC)):
        for found in () if isinstance(capture, Problem) else parse(capture, given):
            if not isinstance(found, Problem):
                return found[0].id
    return ""
