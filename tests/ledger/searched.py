"""A ledger of eight short reports in many scripts, and its book: three voices, two sites, one incident."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counterclaim.ledger import Ledger
from counterclaim.model import (
    Actor,
    ActorKind,
    BookContent,
    CastMember,
    Claim,
    Incident,
    Period,
    Quantity,
    Reading,
    Report,
    ReportEntry,
    Site,
    Span,
    SpeaksFor,
    Stance,
    Statement,
)
from tests.ledger.reports import make_capture, make_report, state

# A report: its number, day, words, who says it, stance; every report is one statement of one voice.
MINISTER, MINISTRY, LEAGUE = "actor-minister", "actor-ministry", "actor-league"
QUAY, HALL = "site-quay", "site-hall"
TOLD: Sequence[tuple[int, date | None, str, str, Stance]] = (
    (1, date(2021, 4, 1), "Guards shot six people at the quay.", LEAGUE, Stance.ASSERTS),
    (2, date(2021, 4, 2), "No guards were there; nobody was shot.", MINISTER, Stance.DENIES),
    (3, date(2021, 4, 3), "The hall at Al-Mabani holds Fat'hi’s men.", LEAGUE, Stance.ASSERTS),
    (4, None, "أُطلِقَ النارُ على المُحتجَزين في طرابلس.", LEAGUE, Stance.ASSERTS),
    (5, date(2021, 4, 5), "守卫在拘留所开枪打死六人。", LEAGUE, Stance.ASSERTS),
    (6, date(2021, 4, 6), "Стражники не стреляли. Ёлка.", MINISTRY, Stance.DENIES),
    (7, date(2021, 4, 7), "Les gardes ont tiré; déjà vu à l'Œuvre, STRASSE.", LEAGUE, Stance.ASSERTS),
    (8, date(2021, 4, 8), "रक्षकों ने गोली चलाई", LEAGUE, Stance.ASSERTS),
)
# What the report itself calls the voice: the minister is called by the office alone.
CALLED = {LEAGUE: "Prisoners' Aid League", MINISTER: "the minister", MINISTRY: "Ministry of Justice"}


def tell(number: int, text: str, voice: str, stance: Stance) -> tuple[Report, Reading]:
    report = make_report(number, text)
    cast = f"cast-{number}"
    said = Statement(
        f"statement-{number}", report.id, (), None, (Span(0, len(text)),), (cast,), stance=stance
    )
    member = CastMember(cast, report.id, CALLED[voice], ActorKind.BODY)
    return report, Reading(report.id, "0.1.0+book", (said,), cast=(member,))


def make_claim(number: int, report: Report, site: str | None, incident: str | None) -> Claim:
    return Claim(
        f"claim-{number}",
        report.id,
        f"statement-{number}",
        LEAGUE,
        "held",
        Quantity(6, 6, "six"),
        Span(0, 3),
        "by hand",
        site_id=site,
        incident_id=incident,
    )


def tell_again(place: int) -> tuple[Report, Reading]:
    number, _, text, voice, stance = TOLD[place]
    return tell(number, text, voice, stance)


def work_out(told: Sequence[tuple[int, date | None, str, str, Stance]] = TOLD) -> BookContent:
    """The book of these reports: voices have their ledger's ids, the minister a name and a ministry."""
    made = [(*tell(number, text, voice, stance), day, voice) for number, day, text, voice, stance in told]
    minister = (SpeaksFor(MINISTRY, since=date(2020, 1, 1)),)
    by_number = {each[0]: item[0] for each, item in zip(told, made, strict=True)}
    claims = [
        make_claim(number, by_number[number], site, incident)
        for number, site, incident in ((1, None, "incident-1"), (3, HALL, None))
        if number in by_number
    ]
    day = Period(date(2021, 4, 1), date(2021, 4, 1))
    return BookContent(
        reports=[ReportEntry(report, day) for report, _, day, _ in made],
        statements=[replace(reading.statements[0], actor_ids=(voice,)) for _, reading, _, voice in made],
        claims=claims,
        actors=[
            Actor(LEAGUE, CALLED[LEAGUE], ActorKind.BODY, acronym="PAL"),
            Actor(MINISTER, "Oda Brandvik", ActorKind.PERSON, ("the minister",), speaks_for=minister),
            Actor(MINISTRY, CALLED[MINISTRY], ActorKind.BODY),
        ],
        incidents=[Incident("incident-1", ("shooting",), day, None, QUAY, (), (), (), ())],
        sites=[Site(QUAY, "Orsa Quay", ("the quay",)), Site(HALL, "Al-Mabani hall", ("Mabani",))],
    )


def append(ledger: Ledger, number: int, day: date | None, text: str, voice: str, stance: Stance) -> Report:
    report, reading = tell(number, text, voice, stance)
    facts = [state(report, "published", day.isoformat())] if day else []
    ledger.append(make_capture(report), report, facts, reading)
    return report


def fill(ledger: Ledger, told: Sequence[tuple[int, date | None, str, str, Stance]] = TOLD) -> None:
    for each in told:
        append(ledger, *each)
    ledger.write_book(work_out(told))
