"""What a reading costs in ledgers of growing size: to add one, and to work out all from the beginning.

    python -m quality.bench_ledger [--sizes 1000 10000 100000] [--added 40] [--keep FOLDER] [--as-is] [--json]

Each size is a process of its own, on synthetic reports. Times are processor time, which other programs on the
machine disturb less than the clock; both are told, and the ratio is that of processor times. Readings are
added to all ledgers in turn, one to each: where the machine is faster at one time than at another, that
changes what is told of all sizes alike.

`--keep` leaves the ledgers in a folder and takes those that lie there already: one that is half made is made
up to its size, one that another version worked out is worked out anew; `--as-is` takes it as it was worked
out.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from shutil import copyfile
from sqlite3 import connect
from statistics import mean, median
from tempfile import TemporaryDirectory

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import assemble, load_codebook, reading_version
from quality.synthetic import BATCH, make_additions, make_synthetic

LIMIT = 1.5  # how much more one reading may cost in the largest ledger than in the smallest
SIZES = (1_000, 10_000, 100_000)
FEWEST = 20  # readings to add: the middle one of fewer says little
Figures = dict[str, float]


def make(size: int, folder: Path, as_is: bool) -> Figures:
    """Make the ledger of `size` in `folder`, or up to it; what it cost to work out all, where that was done:
    seconds of processor time for a thousand readings, and megabytes."""
    path, codebook = _path(folder, size), load_codebook()
    if as_is and path.exists():
        _take_as_made_now(path, reading_version(codebook))
    with open_ledger(path) as ledger:
        ledger.add_domains(("detention",))
        there = len(ledger.report_ids())
        missing = islice(make_synthetic(size), there, None)
        while batch := list(islice(missing, BATCH)):
            ledger.append_many([item.appended for item in batch])
        start, anew = time.process_time(), not _stamp(path)
        assemble(ledger, codebook)
        spent = time.process_time() - start
    return {"whole": spent * 1000 / size, "whole_memory": _peak()} if anew else {}


def _path(folder: Path, size: int) -> Path:
    return folder / f"synthetic-{size}.db"


def _stamp(path: Path) -> int:
    """Up to which place of the ledger it is worked out; 0 where nothing is."""
    with closing(connect(path)) as connection:
        (stamp,) = connection.execute("SELECT book FROM ledger_place").fetchone()
    return int(stamp)


def _take_as_made_now(path: Path, version: str) -> None:
    """Have what another version worked out count as this one's: the costs are those of its size all the same,
    and to work it out anew takes longer than all else."""
    with closing(connect(path)) as connection, connection:
        connection.execute("UPDATE book_made SET version = ? WHERE version <> ''", (version,))


def add(size: int, added: int, folder: Path) -> None:
    """Add a reading to a copy of the ledger of `size` for each line that is read, and write what it cost, in
    milliseconds; at the end what all of it took, in megabytes."""
    path, codebook = _path(folder, size), load_codebook()
    with _copied(path) as used, open_ledger(used) as ledger:
        for item, _ in zip(make_additions(size, added), sys.stdin, strict=False):
            start, begun = time.process_time(), time.monotonic()
            ledger.append_many([item.appended])
            assemble(ledger, codebook)
            spent, clock = time.process_time() - start, time.monotonic() - begun
            print(json.dumps({"spent": spent * 1000, "clock": clock * 1000}), flush=True)
        print(json.dumps({"memory": _peak(), "megabytes": used.stat().st_size / 2**20}), flush=True)


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    used = path.with_suffix(".used")
    copyfile(path, used)
    try:
        yield used
    finally:
        for left in path.parent.glob(f"{used.name}*"):
            left.unlink()


def _peak() -> float:
    """The most memory of this process so far, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def _command(*parts: object) -> list[str]:
    return [sys.executable, "-m", "quality.bench_ledger", *map(str, parts)]


def _run_make(size: int, folder: Path, as_is: bool) -> Figures:
    command = _command("--make", size, "--folder", folder, *(["--as-is"] if as_is else []))
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return {"reports": size, **json.loads(done.stdout)}


def add_in_turn(sizes: Sequence[int], added: int, folder: Path) -> list[Figures]:
    """Figures of adding to ledgers of these sizes in turn; the first reading loads what stays in memory, and
    counts apart."""
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(
                    _command("--add", size, "--added", added + 1, "--folder", folder),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for size in sizes
        ]
        rounds = [[_ask(process) for process in running] for _ in range(added + 1)]
        ends = [_read(process) for process in running]
    return [_sum_up([costs[place] for costs in rounds]) | end for place, end in enumerate(ends)]


def _ask(process: subprocess.Popen[str]) -> Figures:
    """Have it add one reading; what that cost."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return _read(process)


def _read(process: subprocess.Popen[str]) -> Figures:
    assert process.stdout is not None
    found: Figures = json.loads(process.stdout.readline())
    return found


def _sum_up(costs: Sequence[Figures]) -> Figures:
    spent = [item["spent"] for item in costs]
    return {
        "added": len(spent) - 1,
        "first": spent[0],
        "median": median(spent[1:]),
        "mean": mean(spent[1:]),
        "worst": max(spent[1:]),
        "clock": median(item["clock"] for item in costs[1:]),
    }


def show_all(found: Sequence[Figures]) -> None:
    print(
        f"{'readings':>10} {'add one: median':>16} {'mean':>8} {'worst':>8} {'by the clock':>13} ms", end=""
    )
    print(f" {'memory MB':>10} {'all: s per 1,000':>17} {'memory MB':>10} {'file MB':>8}")
    for row in found:
        print(f"{row['reports']:>10,.0f} {row['median']:>16.1f} {row['mean']:>8.1f}", end="")
        print(f" {row['worst']:>8.1f} {row['clock']:>13.1f}    {row['memory']:>10.0f}", end="")
        whole = (
            f"{row['whole']:>17.1f} {row['whole_memory']:>10.0f}"
            if "whole" in row
            else f"{'-':>17} {'-':>10}"
        )
        print(f" {whole} {row['megabytes']:>8.0f}")


def show_growth(found: Sequence[Figures]) -> None:
    ratio = found[-1]["median"] / found[0]["median"]
    print(f"adding one costs {ratio:.2f} times as much in the largest as in the smallest", end="")
    print(f" (limit: {LIMIT}); memory grew by {found[-1]['memory'] - found[0]['memory']:.0f} MB")
    if "whole" in found[0] and "whole" in found[-1]:
        growth = found[-1]["whole"] / found[0]["whole"]
        print(f"working out all costs {growth:.2f} times as much a thousand")


def main() -> None:
    parser = argparse.ArgumentParser(description="What a reading costs in ledgers of growing size.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--added", type=int, default=40, help=f"readings to add to each, at least {FEWEST}")
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers; those that are there are taken")
    parser.add_argument(
        "--as-is", action="store_true", help="kept ledgers as another version worked them out"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--add", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.added < FEWEST:
        parser.error(f"--added must be at least {FEWEST}: the middle one of fewer says little")
    if options.make is not None:
        print(json.dumps(make(options.make, options.folder, options.as_is)))
    elif options.add is not None:
        add(options.add, options.added, options.folder)
    else:
        compare(sorted(options.sizes), options)


def compare(sizes: Sequence[int], options: argparse.Namespace) -> None:
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = [_run_make(size, folder, options.as_is) for size in sizes]
        found = [
            one | more for one, more in zip(made, add_in_turn(sizes, options.added, folder), strict=True)
        ]
    if options.json:
        print(json.dumps(found, indent=2))
        return
    show_all(found)
    if len(found) > 1:
        show_growth(found)


if __name__ == "__main__":
    main()
