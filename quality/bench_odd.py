"""Odd texts: the time that reading takes when a text gets twice and four times as long.

    python -m quality.bench_odd [--scale 0.1] [--only NAME] [--profile]

For each kind of text, processor time at n, 2n and 4n, and how much it grew from one to the next; 2 is time in
proportion to the length. `--scale 1` goes up to the sizes that odd_texts.py names, which takes half an hour.
Ends with 1 when reading failed, or took more than in proportion.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quality.odd_texts import ODD_TEXTS, OddText

if TYPE_CHECKING:
    from counterclaim.model import Reading
    from counterclaim.pipeline import Reader

SIZES = (4, 2, 1)  # parts of the whole
SHORT = 1.0  # seconds: what takes less is read again, and the least time counts
LINEAR = 2.6  # growth from one size to the next that still counts as in proportion


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds at each size, and how many problems the last reading gave."""

    seconds: tuple[float, ...]
    problems: int

    @property
    def growth(self) -> tuple[float, ...]:
        return tuple(
            after / max(before, 1e-6)
            for before, after in zip(self.seconds, self.seconds[1:], strict=False)
        )  # fmt: skip


def read_odd(reader: Reader, odd: OddText, units: int) -> tuple[float, Reading]:
    """The least processor time of up to three readings of a text of so many units."""
    from counterclaim.model import Report

    report = Report(f"odd-{odd.name}", f"{odd.name}.txt", odd.make(units))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        reading = reader.read(report)
        best = min(best, time.process_time() - start)
        if best > SHORT:
            break
    return best, reading


def measure(reader: Reader, odd: OddText, scale: float) -> Outcome:
    readings = [read_odd(reader, odd, int(odd.size * scale / part)) for part in SIZES]
    return Outcome(tuple(seconds for seconds, _ in readings), len(readings[-1][1].problems))


def print_row(odd: OddText, outcome: Outcome, scale: float) -> None:
    seconds = "".join(f"{one:9.2f}" for one in outcome.seconds)
    growth = "".join(f"{one:7.1f}" for one in outcome.growth)
    size = f"{int(odd.size * scale):,} {odd.unit}"
    print(f"{odd.name:<32}{size:>22}{seconds}{growth}{outcome.problems:10,}", flush=True)


def find_faults(reader: Reader, chosen: Iterable[OddText], scale: float) -> list[str]:
    """Measures and prints; what failed, or grew too much."""
    head = "".join(f"{name:>9}" for name in ("n, s", "2n, s", "4n, s")) + "".join(
        f"{name:>7}" for name in ("2n/n", "4n/2n")
    )
    print(f"{'odd texts':<32}{'4n':>22}{head}{'problems':>10}")
    faults = []
    for odd in chosen:
        try:
            outcome = measure(reader, odd, scale)
        except Exception as error:
            faults.append(f"{odd.name}: reading failed: {type(error).__name__}: {error}")
            print(f"{odd.name:<32}{faults[-1]}", flush=True)
            continue
        print_row(odd, outcome, scale)
        if outcome.growth[-1] > LINEAR:
            faults.append(f"{odd.name}: {outcome.growth[-1]:.1f} times the time for twice the length")
        if odd.left_out and not outcome.problems:
            faults.append(f"{odd.name}: nothing says what was left out")
    return faults


def profile(reader: Reader, odd: OddText, scale: float) -> None:
    """Where the time goes at the two largest sizes."""
    for part in SIZES[-2:]:
        profiler = cProfile.Profile()
        profiler.runcall(read_odd, reader, odd, int(odd.size * scale / part))
        print(f"{odd.name}: 1/{part} of the whole")
        pstats.Stats(profiler, stream=sys.stdout).sort_stats("tottime").print_stats(12)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m quality.bench_odd",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--scale", type=float, default=0.1, help="part of the whole sizes (default 0.1)")
    parser.add_argument("--only", help="only texts whose name holds this")
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    given = parser.parse_args(arguments)
    chosen = [odd for odd in ODD_TEXTS if given.only is None or given.only in odd.name]

    from counterclaim.pipeline import open_reader

    reader = open_reader()
    if given.profile:
        for odd in chosen:
            profile(reader, odd, given.scale)
        return
    faults = find_faults(reader, chosen, given.scale)
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
