"""A workbench over a ledger, in this process or served on a free port of loopback."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from counterclaim.api import judge, open_book, open_ledger, read
from counterclaim.codebook import load_codebook
from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger
from counterclaim.review.access.entrance import Entrance
from counterclaim.review.app import build_app
from counterclaim.review.desk import Brought, Desk
from counterclaim.review.tiles import Tiles

ADDRESS = "http://localhost"


def make_desk(ledger: Ledger, *, private_names: bool = False, entrance: Entrance | None = None) -> Desk:
    """A desk whose files are read in this very process: the tests have the parser loaded anyway."""

    def bring(file: Path, given: Mapping[str, str]) -> Brought:
        held = set(ledger.report_ids())
        try:
            summary = read(ledger, [file], given=given, workers=1)
        except CounterclaimError as error:
            return Brought(trouble=str(error))
        new = [known for known in ledger.report_ids() if known not in held]
        trouble = "; ".join(problem.message for problem in summary.problems)
        return Brought(new[0]) if new else Brought(trouble=trouble or "nothing was found in it")

    codebook = load_codebook(ledger.domains or ("detention",))
    return Desk(
        ledger,
        codebook,
        by="R. K.",
        judge=judge,
        bring=bring,
        open_book=open_book,
        private_names=private_names,
        entrance=entrance,
    )


@contextmanager
def open_client(path: Path, *, private_names: bool = False) -> Iterator[TestClient]:
    """A client of the app over the ledger at `path`, without a network."""
    with open_ledger(path, create=False) as ledger:
        app = build_app(make_desk(ledger, private_names=private_names))
        yield TestClient(app, base_url=ADDRESS, follow_redirects=False)


@contextmanager
def serve(path: Path, *, tiles: Tiles | None = None) -> Iterator[str]:
    """The address of a workbench that is served until the block ends."""
    with open_ledger(path, create=False) as ledger:
        desk = make_desk(ledger)
        desk.tiles = tiles
        held = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        config = uvicorn.Config(build_app(desk), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        try:
            yield f"{ADDRESS}:{port}"
        finally:
            server.should_exit = True
            thread.join(10)


def find_token(page: str) -> str:
    """The session's token in a page."""
    return page.split('name="token" value="')[1].split('"')[0]


def send(client: TestClient, path: str, **fields: str) -> int:
    """Post a form as our own page would, and give the status of the answer."""
    answer = client.post(path, data=with_token(client, fields), headers={"origin": ADDRESS})
    return int(answer.status_code)


def with_token(client: TestClient, fields: Mapping[str, str]) -> dict[str, str]:
    return {"token": find_token(client.get("/incidents").text), **fields}
