"""Names of private people: hidden unless they are asked for, in the words of reports too."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.api import open_ledger, rebuild
from counterclaim.model import (
    ActorKind,
    Capture,
    CastMember,
    Claim,
    Fact,
    Happening,
    Modality,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
)
from tests.review.desks import open_client

NAME = "Abraham Kidane"
TEXT = f"{NAME}, who was held there, said that six people were shot. A guard called {NAME} a liar."
MOMENT = datetime(2021, 10, 9, tzinfo=UTC)


def find_span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def make_reading(report_id: str) -> Reading:
    member = CastMember(
        id="cast-1",
        report_id=report_id,
        name=NAME,
        kind=ActorKind.PERSON,
        spans=(find_span(NAME), find_span(NAME, 20)),
        private=True,
    )
    statement = Statement(
        id="statement-1",
        report_id=report_id,
        source=(find_span(NAME),),
        cue=find_span("said"),
        content=(find_span("that six people were shot"),),
        actor_ids=("cast-1",),
    )
    happening = Happening("happening-1", report_id, ("shooting",), Modality.ACTUAL, (find_span("shot"),))
    claim = Claim(
        id="claim-1",
        report_id=report_id,
        statement_id="statement-1",
        voice="cast-1",
        attribute="killed",
        value=Quantity(6, 6, "six"),
        evidence=find_span("six"),
        rule="count:figure:exact",
        happening_id="happening-1",
    )
    return Reading(report_id, "hand", (statement,), (happening,), (claim,), (member,))


@pytest.fixture
def witness(tmp_path: Path) -> Path:
    """A ledger in which a private person speaks."""
    path = tmp_path / "witness.db"
    report = Report("report-1", "witness.txt", TEXT, title="A witness", publisher="Desk", language="en")
    capture = Capture("witness.txt", "text/plain", TEXT.encode(), MOMENT, "0" * 64)
    day = Fact("report-1", "published", date(2021, 10, 9).isoformat(), "flag", MOMENT)
    with open_ledger(path) as ledger:
        ledger.add_domains(["detention"])
        ledger.append(capture, replace(report, capture="0" * 64), [day], make_reading("report-1"))
        rebuild(ledger)
    return path


def list_pages(path: Path) -> list[str]:
    with open_ledger(path, create=False) as ledger:
        book = ledger.book()
        incidents = [f"/incidents/{incident.id}" for incident in book.incidents()]
        actors = [f"/actors/{actor.id}" for actor in book.actors()]
        claims = [f"/claims/{claim.id}/correct" for claim in book.claims()]
    dossiers = [f"{page}/dossier.html" for page in incidents]
    lists = ["/incidents", "/actors", "/reports", "/queue", "/queue?kind=claim", "/judgements"]
    assert incidents
    assert claims
    return [*lists, "/reports/report-1", *incidents, *dossiers, *actors, *claims]


def test_a_private_name_is_nowhere(witness: Path) -> None:
    with open_client(witness) as client:
        shown = [page for page in list_pages(witness) if "Kidane" in client.get(page).text]
        report = client.get("/reports/report-1").text
    assert shown == []
    assert "name withheld" in report
    assert "said" in report


def test_a_private_name_is_shown_when_asked_for(witness: Path) -> None:
    with open_client(witness, private_names=True) as client:
        report = client.get("/reports/report-1").text
    assert report.count("Kidane") >= 2
