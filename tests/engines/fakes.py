"""A reader whose reports say what is to happen when they are read."""

import os
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.model import Reading, Report


def make_report(key: str, text: str = "") -> Report:
    return Report(id=key, uri=f"{key}.txt", text=text)


class FakeReader:
    def read(self, report: Report) -> Reading:
        order, _, value = report.text.partition(" ")
        match order:
            case "fail":
                raise ValueError(f"nothing to be made of {value}")
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "die-once" if not Path(value).exists():
                Path(value).touch()
                os._exit(7)
            case "sleep":
                time.sleep(float(value))
        return Reading(report.id, f"{os.getpid()}", problems=())

    def read_many(self, reports: Sequence[Report]) -> Iterator[Reading]:
        return map(self.read, reports)


def open_fake() -> FakeReader:
    return FakeReader()


def open_broken() -> FakeReader:
    raise RuntimeError("no parser on this machine")


def open_dying() -> FakeReader:
    os._exit(3)


@dataclass(frozen=True)
class OpenSlowly:
    """Leaves its process's id in a folder, so that a test can see whether the process has ended."""

    folder: str

    def __call__(self) -> FakeReader:
        Path(self.folder, str(os.getpid())).touch()
        return FakeReader()


class ThreadLimits(FakeReader):
    def read(self, report: Report) -> Reading:
        return Reading(report.id, os.environ.get("OPENBLAS_NUM_THREADS", "unset"))


def open_thread_limits() -> ThreadLimits:
    return ThreadLimits()
