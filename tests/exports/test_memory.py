"""A long ledger goes out piece by piece: what is held at once does not grow with the reports."""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.exports import find_export, list_exports
from counterclaim.model import (
    Actor,
    ActorKind,
    Claim,
    Dispute,
    Happening,
    Incident,
    Judgement,
    Modality,
    Place,
    Problem,
    Quantity,
    Report,
    ReportEntry,
    Site,
    Span,
    Statement,
)

TEXT = "Guards said that six people had died. " * 20
DAY = date(2022, 3, 4)
PLACE = Place("Halder", "NO", 59.5, 10.25, "city")
PER_INCIDENT = 10


class LongBook:
    """`length` reports, made while they are asked for; every tenth begins a new incident."""

    stamp = 1

    def __init__(self, length: int) -> None:
        self._length = length

    def _make(self, number: int) -> ReportEntry:
        url = f"https://press.example/{number:06}"
        report = Report(f"report-{number:06}", url, TEXT, url, f"Title {number}", "Norr Wire", None, "en")
        return ReportEntry(report, DAY)

    def reports(self) -> Iterator[ReportEntry]:
        return map(self._make, range(self._length))

    def report(self, report_id: str) -> ReportEntry:
        return self._make(int(report_id.removeprefix("report-")))

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        numbers = range(self._length) if report_id is None else [int(report_id.removeprefix("report-"))]
        for number in numbers:
            for place in range(5):
                span = Span(place * 38, place * 38 + 6)
                yield Statement(
                    f"statement-{number:06}-{place}",
                    f"report-{number:06}",
                    (span,),
                    None,
                    (span,),
                    ("actor-1",),
                )

    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
        first, last = 0, self._length
        if incident_id is not None:
            first = int(incident_id.removeprefix("incident-"))
            last = first + PER_INCIDENT
        for number in range(first, last if site_id is None else 0):
            for place in range(5):
                yield Claim(
                    f"claim-{number:06}-{place}",
                    f"report-{number:06}",
                    None,
                    "actor-1",
                    "killed",
                    Quantity(6, 6, "six"),
                    Span(0, 6),
                    "figure",
                    incident_id=f"incident-{number - number % PER_INCIDENT:06}",
                )

    def happenings(self) -> Iterator[Happening]:
        for number in range(self._length):
            name = f"{number:06}"
            yield Happening(f"happening-{name}", f"report-{name}", ("shooting",), Modality.ACTUAL, ())

    def actors(self) -> Iterator[Actor]:
        yield Actor("actor-1", "Guards", ActorKind.BODY)

    def incidents(self) -> Iterator[Incident]:
        for number in range(0, self._length, PER_INCIDENT):
            reports = tuple(f"report-{number + other:06}" for other in range(PER_INCIDENT))
            yield Incident(f"incident-{number:06}", ("shooting",), None, PLACE, None, (), reports, (), ())

    def disputes(self, incident_id: str | None = None) -> Iterator[Dispute]:
        return iter(())

    def sites(self) -> Iterator[Site]:
        return iter(())

    def judgements(self) -> Iterator[Judgement]:
        return iter(())

    def problems(self) -> Iterator[Problem]:
        return iter(())


def measure_peak(name: str, length: int, out: Path) -> int:
    """Bytes of Python's objects at the worst moment."""
    export = find_export(name)
    export.write(LongBook(10), out.with_name("warm"))  # type: ignore[arg-type]
    tracemalloc.start()
    try:
        export.write(LongBook(length), out)  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


SHORT, LONG = 100, 300

# Bytes that may stay for each report: its id to be sorted, its share in the name of an incident.
ALLOWED = 700


@pytest.mark.parametrize("name", list_exports())
def test_memory_does_not_grow_with_the_reports(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.exports import parquet
    from counterclaim.exports.form import profiles, sorting

    monkeypatch.setattr(sorting.sort_lines, "__defaults__", (250,))
    monkeypatch.setattr(parquet, "BATCH", 100)
    monkeypatch.setattr(profiles, "MOST", 100)
    short = measure_peak(name, SHORT, tmp_path / "short")
    long = measure_peak(name, LONG, tmp_path / "long")
    assert (long - short) / (LONG - SHORT) < ALLOWED
