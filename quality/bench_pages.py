"""How soon the workbench answers over a large ledger, and how much memory it takes.

    python -m quality.bench_pages [--reports 100000] [--written] [--keep FOLDER] [--ledger FILE] [--json]

Serves a ledger of synthetic reports as a user would, in a process of its own on loopback, and asks for each
page five times over one connection. Told is the time to the first byte of the answer's body, in milliseconds
of the clock: the first ask by itself, for it may load what stays in memory, and the median and the worst of
the others. Filters have a goal of their own. `--keep` leaves the ledger in a folder and takes one that lies
there; `--ledger` measures one that you have. `--written` makes the ledger in a minute instead of an hour: its
tables are written as they are (`written_ledger.py`), nothing in it was worked out. Ends with 1 when a goal is
missed.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

from counterclaim.ledger import open_ledger
from counterclaim.ledger.browsing import Browser
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic import append_synthetic
from quality.written_ledger import write_ledger

REPORTS = 100_000
PAGE_GOAL, FILTER_GOAL, MEMORY_GOAL = 150.0, 200.0, 500.0  # milliseconds, milliseconds, megabytes
ASKS = 5
LONGEST_START = 600  # seconds until the first page answers; the list of incidents is made in them
LONGEST_ANSWER = 30


@dataclass(frozen=True, slots=True)
class Page:
    """One address. `filters` says which goal it is held to."""

    name: str
    address: str
    filters: bool = False

    @property
    def goal(self) -> float:
        return FILTER_GOAL if self.filters else PAGE_GOAL


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds to the first byte of one page, and its size in bytes."""

    page: Page
    first: float
    median: float
    worst: float
    size: int

    @property
    def kept(self) -> bool:
        return self.median <= self.page.goal


# What is asked for


def choose_pages(path: Path) -> list[Page]:
    """One page of every kind, and of those that grow with what they tell the largest too."""
    with open_ledger(path, create=False) as ledger:
        book = ledger.book()
        browser = Browser(book, ledger.name)
        sizes = sorted((len(each.claim_ids), each.id) for each in book.incidents())
        (_, usual), (_, largest) = sizes[len(sizes) // 2], sizes[-1]
        sites = sorted((number, site) for site, number in browser.count_claims_of_sites().items())
        voice = next((actor for actor, _ in browser.most_speaking(1)), "")
        incident = book.incident(largest)
        pages = [*_list_pages(browser, voice), *_list_filters(incident.types[0], voice, sites[-1][1])]
        report = incident.report_ids[0]
    pages += [
        Page("incident, usual", f"/incidents/{usual}"),
        Page("incident, largest", f"/incidents/{largest}"),
        Page("dossier of an incident", f"/incidents/{usual}/dossier"),
        Page("dossier of the largest", f"/incidents/{largest}/dossier"),
        Page("report", f"/reports/{report}"),
        Page("site, usual", f"/sites/{sites[len(sites) // 2][1]}"),
        Page("site, largest", f"/sites/{sites[-1][1]}"),
    ]
    return pages


def _list_pages(browser: Browser, voice: str) -> list[Page]:
    last = max(1, browser.count_incidents() // 25)
    return [
        Page("incidents", "/incidents"),
        Page("incidents, last page", f"/incidents?page={last}"),
        Page("reports", "/reports"),
        Page("sites", "/sites"),
        Page("actors", "/actors"),
        Page("actor, most claims", f"/actors/{voice}"),
        Page("queue", "/queue"),
        Page("judgements", "/judgements"),
        Page("add a report", "/reports/add"),
    ]


def _list_filters(kind: str, voice: str, site: str) -> list[Page]:
    return [
        Page("type", f"/incidents?type={kind}", True),
        Page("type and disputed", f"/incidents?type={kind}&state=disputed", True),
        Page("unjudged", "/incidents?state=unjudged", True),
        Page("site", f"/incidents?site={site}", True),
        Page("voice", f"/incidents?voice={voice}", True),
        Page("period", "/incidents?since=2016&until=2018-06", True),
        Page("words", f"/incidents?words={quote('guards wounded')}", True),
        Page("words, type, period", f"/incidents?words=killed&type={kind}&since=2016", True),
        Page("reports with words", f"/reports?q={quote('killed guards')}", True),
        Page("actors by name", "/actors?name=ministry", True),
        Page("sites by name", "/sites?name=prison", True),
    ]


# Asking


@contextmanager
def serve(path: Path) -> Iterator[tuple[int, int]]:
    """A workbench in a process of its own, ended with the block; its port and process id."""
    port = _find_port()
    command = [sys.executable, "-m", "counterclaim", "serve", "--ledger", str(path)]
    command += ["--port", str(port), "--by", "bench"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
    try:
        _wait(process, port)
        yield port, process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _find_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"the workbench ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit(f"the workbench did not answer within {LONGEST_START} s")


def ask(connection: HTTPConnection, address: str) -> tuple[float, int]:
    """Milliseconds to the first byte of the body, and how many bytes came."""
    start = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    first = answer.read(1)
    taken = (time.perf_counter() - start) * 1000
    rest = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}")
    return taken, len(first) + len(rest)


def measure(path: Path) -> tuple[list[Measured], float]:
    """Every page, and the most memory that the server came to, in megabytes."""
    pages = choose_pages(path)
    with serve(path) as (port, process):
        connection = HTTPConnection("localhost", port, timeout=LONGEST_ANSWER)
        done = [_measure_page(connection, page) for page in pages]
        connection.close()
        return done, read_peak(process)


def _measure_page(connection: HTTPConnection, page: Page) -> Measured:
    first, size = ask(connection, page.address)
    later = [ask(connection, page.address)[0] for _ in range(ASKS - 1)]
    return Measured(page, first, median(later), max(later), size)


def read_peak(process: int) -> float:
    """The most memory that a process has held at once, in megabytes; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    peak = next((line for line in lines if line.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(peak.split()[1]) / 1024


# Telling


def make_ledger(path: Path, reports: int) -> None:
    """A synthetic ledger, worked out; minutes for every ten thousand reports."""
    with open_ledger(path) as ledger:
        append_synthetic(ledger, reports)
        assemble(ledger, load_codebook())


def show(done: list[Measured], memory: float) -> None:
    print(f"{'page':26}{'first':>9}{'median':>9}{'worst':>9}{'goal':>7}{'kB':>8}")
    for each in done:
        told = f"{each.page.name:26}{each.first:9.0f}{each.median:9.0f}{each.worst:9.0f}"
        print(f"{told}{each.page.goal:7.0f}{each.size / 1024:8.0f}{'' if each.kept else '  missed'}")
    print(f"memory at its highest {memory:.0f} MB, goal {MEMORY_GOAL:.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how soon the pages of the workbench answer.")
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--written", action="store_true", help="write its tables as they are")
    parser.add_argument("--keep", type=Path, help="a folder for the ledger")
    parser.add_argument("--ledger", type=Path, help="measure this one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as made:
        name = f"{'written' if options.written else 'pages'}-{options.reports}.db"
        path = options.ledger or (options.keep or Path(made)) / name
        if not path.exists():
            (write_ledger if options.written else make_ledger)(path, options.reports)
        done, memory = measure(path)
    if options.json:
        print(json.dumps({"memory": memory, "pages": [asdict(each) for each in done]}))
    else:
        show(done, memory)
    return 0 if memory <= MEMORY_GOAL and all(each.kept for each in done) else 1


if __name__ == "__main__":
    raise SystemExit(main())
