"""A big ledger in a minute: made-up reports whose derived tables are written as they are.

Nothing is read and nothing worked out, so that it says nothing of either: it is there to measure pages over
(`python -m quality.bench_pages --written`). Five reports an incident, four claims a report, one incident in
three disputed.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from counterclaim.ledger import open_ledger
from counterclaim.ledger.codec import compress, encode
from counterclaim.model import (
    Actor,
    ActorKind,
    BookContent,
    Claim,
    Dispute,
    DisputeKind,
    Happening,
    Incident,
    Modality,
    Period,
    Place,
    Position,
    Quantity,
    Reading,
    Report,
    ReportEntry,
    Site,
    Span,
    Statement,
)

PER_INCIDENT = 5
BODIES, SITES = 400, 600
TYPES = ("shooting", "breakout", "raid", "fire", "mass_arrest", "air_attack", "protest", "ill_treatment")
TEXT = (
    "Guards shot dead at least {low} migrants at the {site} on Friday, the {body} said.\n\n"
    "The ministry said that one migrant was killed and {low} were wounded. It denied that guards fired.\n\n"
    "People who live near the {site} told reporters that they heard shots in the night. {number}"
)
FIRST = date(2011, 1, 1)


def make_id(kind: str, number: int) -> str:
    return f"{kind}-{number:016x}"


def incident_of(report: int) -> int:
    return report // PER_INCIDENT


def site_of(incident: int) -> int:
    return Random(incident).randrange(SITES)


def day_of(incident: int) -> date:
    return FIRST + timedelta(Random(incident * 7).randrange(5000))


def text_of(report: int) -> str:
    chance = Random(report)
    return TEXT.format(
        low=chance.randrange(2, 40),
        site=f"Site {site_of(incident_of(report))} detention centre",
        body=f"Body {report % BODIES}",
        number=report,
    )


def fill_reports(path: Path, number: int) -> None:
    """The reports' own rows: the book refuses what is not among them."""
    with sqlite3.connect(path) as connection:
        connection.executemany(
            "INSERT INTO reports (id, uri, title, publisher, language, text, text_sha256, position)"
            " VALUES (?, ?, ?, ?, 'en', ?, ?, ?)",
            (
                (
                    make_id("report", each),
                    f"{each}.txt",
                    f"Report {each}",
                    f"Desk {each % 50}",
                    text_of(each),
                    f"{each:064x}",
                    each + 1,
                )
                for each in range(number)
            ),
        )
        connection.executemany(
            "INSERT INTO readings (report_id, version, body, sha256, position)"
            " VALUES (?, 'written', ?, '', ?)",
            ((make_id("report", each), write_reading(each), each + 1) for each in range(number)),
        )
        connection.execute("UPDATE ledger_place SET position = ?, domains = 'detention'", (number,))


def make_claims(number: int) -> Iterator[Claim]:
    for report in range(number):
        incident = incident_of(report)
        chance = Random(report)
        low = chance.randrange(2, 40)
        told = [
            ("killed", Quantity(low, None, f"at least {low}"), f"actor-body{report % BODIES}", Span(17, 31)),
            ("killed", Quantity(1, 1, "one"), "actor-ministry", Span(100, 103)),
            ("injured", Quantity(low, low, str(low)), "actor-ministry", Span(120, 122)),
            ("escaped", Quantity(200, 999, "hundreds", True), make_id("actor", report), Span(0, 6)),
        ]
        for place, (attribute, value, voice, span) in enumerate(told):
            yield Claim(
                id=make_id("claim", report * 4 + place),
                report_id=make_id("report", report),
                statement_id=make_id("statement", report * 2 + min(place, 1)),
                voice=voice,
                attribute=attribute,
                value=value,
                evidence=span,
                rule="count:figure",
                happening_id=make_id("happening", report),
                incident_id=make_id("incident", incident),
                site_id=make_id("site", site_of(incident)) if place == 3 else None,
            )


def make_statements(number: int) -> Iterator[Statement]:
    for report in range(number):
        yield from statements_of(report)


def statements_of(report: int) -> tuple[Statement, ...]:
    """What a body says, and the ministry."""
    spoken = ((f"actor-body{report % BODIES}", Span(0, 66)), ("actor-ministry", Span(90, 140)))
    return tuple(
        Statement(
            id=make_id("statement", report * 2 + place),
            report_id=make_id("report", report),
            source=(Span(70, 80),),
            cue=Span(81, 85),
            content=(content,),
            actor_ids=(actor,),
        )
        for place, (actor, content) in enumerate(spoken)
    )


def write_reading(report: int) -> bytes:
    """As the ledger keeps it; the index of words is made from it."""
    return compress(encode(Reading(make_id("report", report), "written", statements_of(report))))


def make_incidents(number: int) -> Iterator[Incident]:
    for each in range(number // PER_INCIDENT):
        reports = range(each * PER_INCIDENT, (each + 1) * PER_INCIDENT)
        site, day = site_of(each), day_of(each)
        yield Incident(
            id=make_id("incident", each),
            types=(TYPES[each % len(TYPES)], TYPES[(each // 3) % len(TYPES)]),
            period=Period(day, day, day.isoformat()),
            place=place_of(site),
            site_id=make_id("site", site),
            parties=(),
            report_ids=tuple(make_id("report", report) for report in reports),
            happening_ids=tuple(make_id("happening", report) for report in reports),
            claim_ids=tuple(make_id("claim", report * 4 + place) for report in reports for place in range(4)),
        )


def place_of(site: int) -> Place:
    chance = Random(site)
    return Place(
        f"Town {site % 90}", "LY", 25 + chance.random() * 8, 10 + chance.random() * 14, "city", ("Libya",)
    )


def make_actors(number: int) -> Iterator[Actor]:
    yield Actor("actor-ministry", "Ministry", ActorKind.BODY)
    for each in range(BODIES):
        yield Actor(f"actor-body{each}", f"Body {each}", ActorKind.BODY, acronym=f"B{each}")
    for each in range(number):
        yield Actor(make_id("actor", each), "", ActorKind.UNNAMED)


def make_disputes(number: int) -> Iterator[Dispute]:
    for each in range(0, number // PER_INCIDENT, 3):
        first = each * PER_INCIDENT * 4
        chance = Random(each * PER_INCIDENT)
        low = chance.randrange(2, 40)
        yield Dispute(
            make_id("dispute", each),
            "killed",
            DisputeKind.FIGURES,
            (
                Position(
                    (f"actor-body{each * PER_INCIDENT % BODIES}",),
                    Quantity(low, None, "x"),
                    (make_id("claim", first),),
                ),
                Position(("actor-ministry",), Quantity(1, 1, "one"), (make_id("claim", first + 1),)),
            ),
            incident_id=make_id("incident", each),
        )


def make_content(number: int) -> BookContent:
    return BookContent(
        reports=(
            ReportEntry(
                Report(
                    make_id("report", each),
                    f"{each}.txt",
                    "",
                    None,
                    f"Report {each}",
                    f"Desk {each % 50}",
                    None,
                    "en",
                ),
                day_of(incident_of(each)) + timedelta(each % PER_INCIDENT),
            )
            for each in range(number)
        ),
        statements=make_statements(number),
        happenings=(
            Happening(
                make_id("happening", each),
                make_id("report", each),
                (TYPES[incident_of(each) % len(TYPES)],),
                Modality.ACTUAL,
                (Span(7, 11),),
                incident_id=make_id("incident", incident_of(each)),
            )
            for each in range(number)
        ),
        claims=make_claims(number),
        actors=make_actors(number),
        incidents=make_incidents(number),
        disputes=make_disputes(number),
        sites=(
            Site(make_id("site", each), f"Site {each} detention centre", place=place_of(each))
            for each in range(SITES)
        ),
    )


def write_ledger(path: Path, number: int) -> None:
    """A ledger of `number` reports at `path`."""
    with open_ledger(path) as ledger:
        ledger.add_domains(["detention"])
    fill_reports(path, number)
    with open_ledger(path) as ledger:
        ledger.write_book(make_content(number))
