"""Small reports to append, each told from the others by a number."""

from datetime import UTC, datetime
from hashlib import sha256

from counterclaim.ledger import Ledger
from counterclaim.model import (
    ActorKind,
    Capture,
    CastMember,
    Claim,
    Fact,
    Problem,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
    make_id,
)

NOON = datetime(2021, 4, 2, 12, 0, tzinfo=UTC)
VERSION = "0.1.0+book"


def make_report(number: int, text: str | None = None, uri: str | None = None) -> Report:
    body = text or f"The ferry clerk counted {number} people on the quay at Orsa."
    url = f"https://quay.example/{number}"
    return Report(
        id=make_id("report", url, body),
        uri=uri or f"notes/quay-{number}.txt",
        text=body,
        url=url,
        publisher="Orsa Gazette",
        capture=sha256(body.encode()).hexdigest(),
    )


def make_capture(report: Report) -> Capture:
    return Capture(report.uri, "text/plain", report.text.encode(), NOON, report.capture)


def make_reading(report: Report, version: str = VERSION, problems: tuple[Problem, ...] = ()) -> Reading:
    """One statement with one claim in it."""
    voice = make_id("cast", report.id, "clerk")
    said = make_id("statement", report.id)
    whole = Span(0, len(report.text))
    counted = Claim(
        make_id("claim", report.id), report.id, said, voice, "held", Quantity(3, 3, "3"), Span(0, 3), "test"
    )
    return Reading(
        report_id=report.id,
        version=version,
        statements=(Statement(said, report.id, (Span(4, 9),), None, (whole,), (voice,)),),
        claims=(counted,),
        cast=(CastMember(voice, report.id, "the ferry clerk", ActorKind.PERSON),),
        problems=problems,
    )


def state(report: Report, name: str, value: str, by: str = "sidecar") -> Fact:
    return Fact(report.id, name, value, by, NOON)


def append(ledger: Ledger, report: Report, *facts: Fact, reading: Reading | None = None) -> Problem | None:
    """Append the report with a reading, the usual one when none is given."""
    return ledger.append(make_capture(report), report, facts, reading or make_reading(report))
