"""What filling a ledger in PostgreSQL costs beside one in SQLite.

    python -m quality.bench_backends [--reports 1000] [--rounds 3] [--whole] [--json]

Synthetic reports go into a new ledger of each database, in turns, each time in a process of its own: as the
verb `read` does it, with readings that are ready (the costs of the ledger alone). `--whole` measures the verb
itself, which reads the reports too. The clock is the time of the program; processor time is that of the
program and of the server together. The server is one of its own that keeps what it acknowledges through a
power cut, as a file does.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic import make_synthetic
from tests.ledger.server import Server, running_server, why_none

LIMIT = 1.3  # how much more PostgreSQL may cost than SQLite
BACKENDS = ("sqlite", "postgresql")
LASTING = ("fsync", "full_page_writes", "autovacuum")  # what the tests' server does without
Figures = dict[str, float]


def fill(address: str, reports: int) -> Figures:
    """Seconds of appending ready readings one by one, and of working out what follows."""
    ready = [item.appended for item in make_synthetic(reports)]
    codebook = load_codebook()
    with open_ledger(address) as ledger:
        ledger.add_domains(("detention",))
        begun, start = time.monotonic(), _own_time()
        for item in ready:
            ledger.append(item.capture, item.report, item.facts, item.reading)
        appended, spent = time.monotonic(), _own_time()
        assemble(ledger, codebook)
        return {
            "append": appended - begun,
            "work out": time.monotonic() - appended,
            "append, processor": spent - start,
            "work out, processor": _own_time() - spent,
        }


def read_all(address: str, folder: Path) -> Figures:
    """Seconds of the verb: opening the reader, reading each report, filling the ledger."""
    from counterclaim.api import read

    begun, start = time.monotonic(), _own_time()
    with open_ledger(address) as ledger:
        summary = read(ledger, [folder], workers=1)
    assert not summary.problems, summary.problems[:3]
    return {"read": time.monotonic() - begun, "read, processor": _own_time() - start}


def write_reports(folder: Path, reports: int) -> None:
    """A file for each synthetic report, as a page's own program would save it."""
    for number, item in enumerate(make_synthetic(reports)):
        report = item.appended.report
        facts = {fact.name: fact.value for fact in item.appended.facts}
        told = {"title": report.title, "publisher": report.publisher, "url": report.url, "text": report.text}
        path = folder / f"{number:06}.json"
        path.write_text(json.dumps({**told, **facts}, ensure_ascii=False), "utf-8")


def _own_time() -> float:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def find_server_time(server: Server) -> float:
    """Processor seconds of the server and all that it has started so far."""
    leader = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            cells = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        own, parent = int(path.parent.name), int(cells[1])
        if own == leader:
            ticks += sum(map(int, cells[11:15]))  # with those of its children that have ended
        elif parent == leader:
            ticks += sum(map(int, cells[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def lasting_server() -> Iterator[Server]:
    if missing := why_none():
        raise SystemExit(f"nothing is measured: {missing}")
    with running_server() as server:
        for name in LASTING:
            server.run(f"ALTER SYSTEM SET {name} = on")
        server.run("SELECT pg_reload_conf()")
        yield server


def measure(reports: int, rounds: int, whole: bool) -> list[dict[str, Figures]]:
    """Figures of each backend, by round."""
    found = []
    with TemporaryDirectory(prefix="quay-") as name, lasting_server() as server:
        folder = Path(name)
        if whole:
            (folder / "reports").mkdir()
            write_reports(folder / "reports", reports)
        command = ["--reports", str(reports), *(["--folder", str(folder / "reports")] if whole else [])]
        for number in range(rounds):
            turn = BACKENDS if number % 2 == 0 else BACKENDS[::-1]
            found.append({backend: _run(backend, number, folder, server, command) for backend in turn})
    return found


def _run(backend: str, number: int, folder: Path, server: Server, options: Sequence[str]) -> Figures:
    database = server.make_database() if backend == "postgresql" else ""
    address = server.address(database) if database else str(folder / f"{number}.db")
    command = [sys.executable, "-m", "quality.bench_backends", "--one", address, *options]
    before = find_server_time(server)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout)
    if database:
        figures["server, processor"] = find_server_time(server) - before
        server.drop_database(database)
    return figures


def total(figures: Figures, processor: bool) -> float:
    return sum(value for name, value in figures.items() if name.endswith("processor") == processor)


def find_ratio(found: Sequence[dict[str, Figures]], processor: bool) -> float:
    """How many times SQLite's time PostgreSQL's is, in the middle one of the rounds."""
    pairs = [[total(row[backend], processor) for backend in BACKENDS] for row in found]
    return median(server / file for file, server in pairs)


def show(found: Sequence[dict[str, Figures]], reports: int) -> None:
    names = list(dict.fromkeys(name for row in found for backend in BACKENDS for name in row[backend]))
    print(f"{reports:,} reports, {len(found)} rounds, seconds in the middle one")
    print(f"{'':<22}" + "".join(f"{backend:>12}" for backend in BACKENDS))
    for name in names:
        cells = [median(row[backend].get(name, 0.0) for row in found) for backend in BACKENDS]
        print(f"{name:<22}" + "".join(f"{cell:>12.2f}" for cell in cells))
    for word, processor in (("by the clock", False), ("in processor time", True)):
        cells = [median(total(row[backend], processor) for row in found) for backend in BACKENDS]
        print(f"{'all, ' + word:<22}" + "".join(f"{cell:>12.2f}" for cell in cells), end="")
        print(f"   {find_ratio(found, processor):.2f} times (limit: {LIMIT})")


def main() -> None:
    parser = argparse.ArgumentParser(description="What filling a ledger in PostgreSQL costs beside SQLite.")
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--whole", action="store_true", help="the verb `read` as it is, reading included")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        folder: Path | None = options.folder
        found = read_all(options.one, folder) if folder else fill(options.one, options.reports)
        print(json.dumps(found))
        return
    rows = measure(options.reports, options.rounds, options.whole)
    print(json.dumps(rows, indent=2)) if options.json else show(rows, options.reports)


if __name__ == "__main__":
    main()
