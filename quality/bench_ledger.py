"""What a reading costs in ledgers of growing size: to add one, and to work out all from the beginning.

    python -m quality.bench_ledger [--sizes 1000 10000 100000] [--added 40] [--keep FOLDER] [--json]

Each size is a process of its own, on synthetic reports. Times are processor time, which other programs on the
machine disturb less than the clock; both are told. `--keep` leaves the ledgers in a folder, and takes those
that lie there already: then only adding is measured.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from shutil import copyfile
from statistics import mean, median
from tempfile import TemporaryDirectory

from counterclaim.ledger import Appended, open_ledger
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic import append_synthetic, make_additions

LIMIT = 1.5  # how much more one reading may cost in the largest ledger than in the smallest
SIZES = (1_000, 10_000, 100_000)
Figures = dict[str, float]


def measure(size: int, added: int, folder: Path, kept: bool) -> Figures:
    """Figures of one size: seconds of processor time for all, milliseconds for one, megabytes."""
    path = folder / f"synthetic-{size}.db"
    codebook = load_codebook()
    figures: Figures = {"reports": size}
    if not path.exists():
        with open_ledger(path) as ledger:
            append_synthetic(ledger, size)
            start = time.process_time()
            assemble(ledger, codebook)
            figures["whole"] = (time.process_time() - start) * 1000 / size
        figures["whole_memory"] = _peak()
    used = path
    if kept:
        used = path.with_suffix(".used")
        copyfile(path, used)
    figures |= _add(used, added, size)
    figures["memory"] = _peak()
    figures["megabytes"] = used.stat().st_size / 2**20
    return figures


def _add(path: Path, added: int, size: int) -> Figures:
    """What adding one reading after the other costs, but for the first, which loads what stays in memory."""
    codebook = load_codebook()
    spent, clock = [], []
    with open_ledger(path) as ledger:
        for item in _additions(size, added + 1):
            start, begun = time.process_time(), time.monotonic()
            ledger.append_many([item])
            assemble(ledger, codebook)
            spent.append((time.process_time() - start) * 1000)
            clock.append((time.monotonic() - begun) * 1000)
    return {
        "mean": mean(spent[1:]),
        "median": median(spent[1:]),
        "worst": max(spent[1:]),
        "clock": median(clock[1:]),
    }


def _additions(size: int, wanted: int) -> Iterator[Appended]:
    return (item.appended for item in make_additions(size, wanted))


def _peak() -> float:
    """The most memory of this process so far, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def _run(size: int, added: int, folder: Path, kept: bool) -> Figures:
    command = [sys.executable, "-m", "quality.bench_ledger", "--one", str(size), "--added", str(added)]
    command += ["--folder", str(folder), *(["--kept"] if kept else [])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def show(found: list[Figures]) -> None:
    print(f"{'readings':>10} {'add one: mean':>14} {'median':>8} {'worst':>8} {'clock':>8}  ms", end="")
    print(f" {'all, s per 1,000':>17} {'memory MB':>10} {'file MB':>8}")
    for row in found:
        whole = f"{row['whole']:.1f}" if "whole" in row else "-"
        print(f"{row['reports']:>10,.0f} {row['mean']:>14.1f} {row['median']:>8.1f}", end="")
        print(f" {row['worst']:>8.1f} {row['clock']:>8.1f}     {whole:>17}", end="")
        print(f" {row['memory']:>10.0f} {row['megabytes']:>8.0f}")
    if len(found) > 1:
        ratio = found[-1]["mean"] / found[0]["mean"]
        more = found[-1]["memory"] - found[0]["memory"]
        print(f"adding one costs {ratio:.2f} times as much in the largest as in the smallest", end="")
        print(f" (limit: {LIMIT}); memory grew by {more:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="What a reading costs in ledgers of growing size.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--added", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers; those that are there are taken")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--kept", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one, options.added, options.folder, options.kept)))
        return
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        kept = options.keep is not None
        found = [_run(size, options.added, folder, kept) for size in sorted(options.sizes)]
    print(json.dumps(found, indent=2)) if options.json else show(found)


if __name__ == "__main__":
    main()
