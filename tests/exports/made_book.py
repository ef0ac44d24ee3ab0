"""A book out of a BookContent, without a ledger, and a small one whose every word can be chosen."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from counterclaim.model import (
    Actor,
    ActorKind,
    Book,
    BookContent,
    Claim,
    Dispute,
    DisputeKind,
    Happening,
    Incident,
    Judgement,
    Modality,
    Party,
    Period,
    Place,
    Position,
    Problem,
    Quantity,
    Report,
    ReportEntry,
    Site,
    Span,
    SpeaksFor,
    Statement,
    Term,
    Verb,
)


class MadeBook:
    """Gives what it was made of, in the order in which it was given."""

    stamp = 1

    def __init__(self, content: BookContent, judgements: tuple[Judgement, ...] = ()) -> None:
        self._content = content
        self._judgements = judgements

    def __getattr__(self, name: str) -> Any:
        items = getattr(self._content, name)
        return lambda: iter(items)

    def report(self, report_id: str) -> ReportEntry:
        return next(entry for entry in self._content.reports if entry.report.id == report_id)

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        return (item for item in self._content.statements if report_id in (None, item.report_id))

    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
        return (
            item
            for item in self._content.claims
            if incident_id in (None, item.incident_id) and site_id in (None, item.site_id)
        )

    def claims_of(self, claim_ids: Sequence[str]) -> Iterator[Claim]:
        by_id = {item.id: item for item in self._content.claims}
        return (by_id[claim_id] for claim_id in claim_ids if claim_id in by_id)

    def incident(self, incident_id: str) -> Incident:
        return next(item for item in self._content.incidents if item.id == incident_id)

    def disputes(self, incident_id: str | None = None) -> Iterator[Dispute]:
        return (item for item in self._content.disputes if incident_id in (None, item.incident_id))

    def judgements(self) -> Iterator[Judgement]:
        return iter(self._judgements)


def make_worded_book(words: str) -> Book:
    """A book of one report in which a stranger wrote `words` wherever a stranger can."""
    text = f"{words} said on Friday that {words} had died at {words}."
    second = text.index(words, len(words))
    third = text.index(words, second + len(words))
    source, content, site = (Span(start, start + len(words)) for start in (0, second, third))
    day = date(2022, 3, 4)
    period, place = Period(day, day, "2022-03-04"), Place(words, "NO", 59.5, 10.25, "city", (words,))
    report = Report(
        "report-1", "note.txt", text, "https://press.example/1", words, words, words, "en", "0" * 64
    )
    value = Quantity(24, 99, words, True)
    claims = (
        Claim(
            "claim-1",
            report.id,
            "statement-1",
            "actor-1",
            "killed",
            value,
            content,
            "figure",
            incident_id="incident-1",
            site_id="site-1",
            scope=None,
        ),
        Claim(
            "claim-2",
            report.id,
            None,
            "actor-2",
            "cause",
            Term("gunfire", words),
            site,
            "term",
            incident_id="incident-1",
        ),
    )
    content_ = BookContent(
        reports=(ReportEntry(report, day),),
        statements=(Statement("statement-1", report.id, (source,), None, (content,), ("actor-1",)),),
        happenings=(
            Happening(
                "happening-1", report.id, ("shooting",), Modality.ACTUAL, (content,), period, place, "site-1"
            ),
        ),
        claims=claims,
        actors=(
            Actor(
                "actor-1", words, ActorKind.PERSON, (words,), None, words, (SpeaksFor("actor-2", day, day),)
            ),
            Actor("actor-2", words, ActorKind.BODY, (), words),
        ),
        incidents=(
            Incident(
                "incident-1",
                ("shooting",),
                period,
                place,
                "site-1",
                (Party("actor-2", "accused", words),),
                (report.id,),
                ("happening-1",),
                ("claim-1", "claim-2"),
            ),
        ),
        disputes=(
            Dispute(
                "dispute-1",
                "killed",
                DisputeKind.FIGURES,
                (Position(("actor-1",), value, ("claim-1",)),),
                "incident-1",
            ),
        ),
        sites=(Site("site-1", words, (words,), place, claim_ids=("claim-1",)),),
        problems=(Problem("intake", words, words, words),),
    )
    judgement = Judgement(
        "judgement-1",
        Verb.CORRECT,
        ("claim-1",),
        words,
        datetime(2022, 3, 7, 12, tzinfo=UTC),
        words,
        (("low", words),),
    )
    book: Book = MadeBook(content_, (judgement,))
    return book
