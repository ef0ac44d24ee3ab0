"""Captures made by hand, and what parsing makes of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from counterclaim.intake import parse
from counterclaim.model import Capture, Fact, Problem, Report

RETRIEVED = datetime(2020, 1, 15, 12, 0, tzinfo=UTC)


def make_capture(
    body: bytes | str,
    media_type: str = "text/plain",
    uri: str = "notes/harbour.txt",
    sidecar: bytes | None = None,
) -> Capture:
    raw = body.encode() if isinstance(body, str) else body
    return Capture(uri, media_type, raw, RETRIEVED, sha256(raw).hexdigest(), sidecar)


def parse_all(
    capture: Capture, given: Mapping[str, str] | None = None
) -> tuple[list[tuple[Report, tuple[Fact, ...]]], list[Problem]]:
    found = list(parse(capture, given or {}))
    return [item for item in found if isinstance(item, tuple)], [
        item for item in found if isinstance(item, Problem)
    ]


def parse_one(
    capture: Capture, given: Mapping[str, str] | None = None
) -> tuple[Report, dict[str, tuple[str, str]], list[Problem]]:
    """The only report of a capture, its facts as name → (value, by), and the problems."""
    reports, problems = parse_all(capture, given)
    assert len(reports) == 1, problems
    report, facts = reports[0]
    assert all(fact.report_id == report.id and fact.at == RETRIEVED for fact in facts)
    assert len({fact.name for fact in facts}) == len(facts)
    return report, {fact.name: (fact.value, fact.by) for fact in facts}, problems
