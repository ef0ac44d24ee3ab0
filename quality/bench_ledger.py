"""What a reading costs in ledgers of growing size: to add one, and to work out all from the beginning.

    python -m quality.bench_ledger [--sizes 1000 10000 100000] [--added 40] [--keep FOLDER] [--as-is] [--json]

Each size is a process of its own, on synthetic reports. Times are processor time, which other programs on the
machine disturb less than the clock; both are told, and the ratio is that of processor times.

`--keep` leaves the ledgers in a folder and takes those that lie there already: one that is half made is made
up to its size, one that another version worked out is worked out anew; `--as-is` takes it as it was worked
out.
"""

import argparse
import json
import subprocess
import sys
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from shutil import copyfile
from sqlite3 import connect
from statistics import mean, median
from tempfile import TemporaryDirectory

from counterclaim.codebook.schema import Codebook
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import assemble, load_codebook, reading_version
from quality.synthetic import BATCH, make_additions, make_synthetic

LIMIT = 1.5  # how much more one reading may cost in the largest ledger than in the smallest
SIZES = (1_000, 10_000, 100_000)
FEWEST = 20  # readings to add: the middle one of fewer says little
Figures = dict[str, float]


def measure(size: int, added: int, folder: Path, as_is: bool) -> Figures:
    """Figures of one size: seconds of processor time for all, milliseconds for one, megabytes."""
    path = folder / f"synthetic-{size}.db"
    codebook = load_codebook()
    figures: Figures = {"reports": size}
    if as_is and path.exists():
        _take_as_made_now(path, reading_version(codebook))
    figures |= _complete(path, size, codebook)
    used = path.with_suffix(".used")
    copyfile(path, used)
    try:
        figures |= _add(used, added, size, codebook)
        figures["megabytes"] = used.stat().st_size / 2**20
    finally:
        for left in folder.glob(f"{used.name}*"):
            left.unlink()
    figures["memory"] = _peak()
    return figures


def _complete(path: Path, size: int, codebook: Codebook) -> Figures:
    """Append what the ledger still lacks, and work out what is not worked out; what that cost, where it was
    all."""
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


def _add(path: Path, added: int, size: int, codebook: Codebook) -> Figures:
    """What adding one reading after the other costs, but for the first, which loads what stays in memory."""
    spent, clock = [], []
    with open_ledger(path) as ledger:
        for item in make_additions(size, added + 1):
            start, begun = time.process_time(), time.monotonic()
            ledger.append_many([item.appended])
            assemble(ledger, codebook)
            spent.append((time.process_time() - start) * 1000)
            clock.append((time.monotonic() - begun) * 1000)
    return {
        "added": added,
        "first": spent[0],
        "median": median(spent[1:]),
        "mean": mean(spent[1:]),
        "worst": max(spent[1:]),
        "clock": median(clock[1:]),
    }


def _peak() -> float:
    """The most memory of this process so far, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def _run(size: int, added: int, folder: Path, as_is: bool) -> Figures:
    command = [sys.executable, "-m", "quality.bench_ledger", "--one", str(size), "--added", str(added)]
    command += ["--folder", str(folder), *(["--as-is"] if as_is else [])]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def show_head() -> None:
    print(
        f"{'readings':>10} {'add one: median':>16} {'mean':>8} {'worst':>8} {'by the clock':>13}  ms", end=""
    )
    print(f" {'all, s per 1,000':>17} {'memory MB':>10} {'file MB':>8}")


def show_row(row: Figures) -> None:
    whole = f"{row['whole']:.1f}" if "whole" in row else "-"
    print(f"{row['reports']:>10,.0f} {row['median']:>16.1f} {row['mean']:>8.1f}", end="")
    print(f" {row['worst']:>8.1f} {row['clock']:>13.1f}     {whole:>17}", end="")
    print(f" {row['memory']:>10.0f} {row['megabytes']:>8.0f}", flush=True)


def show_growth(found: list[Figures]) -> None:
    ratio = found[-1]["median"] / found[0]["median"]
    more = found[-1]["memory"] - found[0]["memory"]
    print(f"adding one costs {ratio:.2f} times as much in the largest as in the smallest", end="")
    print(f" (limit: {LIMIT}); memory grew by {more:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="What a reading costs in ledgers of growing size.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--added", type=int, default=40, help=f"readings to add to each, at least {FEWEST}")
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers; those that are there are taken")
    parser.add_argument(
        "--as-is", action="store_true", help="kept ledgers as another version worked them out"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.added < FEWEST:
        parser.error(f"--added must be at least {FEWEST}: the middle one of fewer says little")
    if options.one is not None:
        print(json.dumps(measure(options.one, options.added, options.folder, options.as_is)))
        return
    found: list[Figures] = []
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not options.json:
            show_head()
        for size in sorted(options.sizes):
            found.append(_run(size, options.added, folder, options.as_is))
            if not options.json:
                show_row(found[-1])
    if options.json:
        print(json.dumps(found, indent=2))
    elif len(found) > 1:
        show_growth(found)


if __name__ == "__main__":
    main()
