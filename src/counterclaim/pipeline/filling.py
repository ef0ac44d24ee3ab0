"""From paths to the ledger: unpack | parse | read | append, one transaction a report.

Nothing is read twice: a report whose reading of this version is in the ledger is left alone, so a run
that was killed is finished by running it again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from counterclaim.intake import parse, unpack
from counterclaim.model import Capture, Fact, Problem, Reading, Report

if TYPE_CHECKING:  # a worker reads without a ledger, and need not load its library
    from counterclaim.ledger import Ledger

ReadMany = Callable[[Iterable[tuple[str, Report]]], Iterator[tuple[str, Reading | Problem]]]


@dataclass(slots=True)
class ReadSummary:
    """What a run of reading did. `problems` are those of intake and of the new readings."""

    read: int = 0
    already_there: int = 0
    statements: int = 0
    claims: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Waiting:
    capture: Capture
    report: Report
    facts: tuple[Fact, ...]


def read_into(
    ledger: "Ledger",
    sources: Iterable[Path | BinaryIO],
    given: Mapping[str, str],
    *,
    version: str,
    read_many: ReadMany,
    now: datetime,
    progress: Callable[[int], None] = lambda done: None,
) -> ReadSummary:
    """Read every report of `sources` into `ledger`.

    `given` are the caller's metadata (published, publisher, title, byline, language); `version` names
    the readings that `read_many` makes; `progress` is told how many reports are done so far.
    """
    summary = ReadSummary()
    waiting: dict[str, _Waiting] = {}
    unread = _unread(ledger, sources, given, version, now, summary, waiting)
    for report_id, result in read_many(unread):
        item = waiting.pop(report_id)
        if isinstance(result, Problem):
            ledger.append(item.capture, item.report, item.facts, None, [result])
            summary.problems.append(result)
        else:
            ledger.append(item.capture, item.report, item.facts, result, [])
            summary.read += 1
            summary.statements += len(result.statements)
            summary.claims += len(result.claims)
            summary.problems.extend(result.problems)
        progress(summary.read + summary.already_there)
    return summary


def _unread(
    ledger: "Ledger",
    sources: Iterable[Path | BinaryIO],
    given: Mapping[str, str],
    version: str,
    now: datetime,
    summary: ReadSummary,
    waiting: dict[str, _Waiting],
) -> Iterator[tuple[str, Report]]:
    """The reports that still have to be read; all else that intake finds is settled on the way."""
    for capture, found in _parsed(sources, given, now):
        if isinstance(found, Problem):
            ledger.append_problems([found])
            summary.problems.append(found)
            continue
        assert capture is not None
        report, facts = found
        if report.id in waiting:
            summary.already_there += 1
        elif ledger.has_reading(report.id, version):
            ledger.append(capture, report, facts, None, [])
            summary.already_there += 1
        elif (tombstone := ledger.forgotten(report.id, report.text)) is not None:
            summary.problems.append(tombstone)
        else:
            waiting[report.id] = _Waiting(capture, report, facts)
            yield report.id, report


def _parsed(
    sources: Iterable[Path | BinaryIO], given: Mapping[str, str], now: datetime
) -> Iterator[tuple[Capture | None, tuple[Report, tuple[Fact, ...]] | Problem]]:
    for source in sources:
        for capture in unpack(source, now):
            if isinstance(capture, Problem):
                yield None, capture
                continue
            for found in parse(capture, given):
                yield capture, found
