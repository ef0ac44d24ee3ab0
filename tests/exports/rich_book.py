"""A book with something of every kind in it, about places and people that do not exist."""

from datetime import UTC, date, datetime
from hashlib import sha256

from counterclaim.ledger import Ledger
from counterclaim.model import (
    Actor,
    ActorKind,
    BookContent,
    Capture,
    CastMember,
    Claim,
    Denial,
    Dispute,
    DisputeKind,
    Fact,
    Happening,
    Incident,
    Judgement,
    Link,
    Manner,
    Modality,
    Party,
    Period,
    Place,
    Position,
    Problem,
    Quantity,
    Reading,
    Report,
    ReportEntry,
    Site,
    SiteMention,
    Span,
    SpeaksFor,
    Stance,
    Statement,
    StatementKind,
    Strength,
    Term,
    Verb,
    make_id,
)

NOON = datetime(2022, 3, 7, 12, 0, tzinfo=UTC)

BRIEFING = (
    "Warden Oda Brenn said on Saturday that dozens of people had fled the Halder shelter. "
    "“=Nobody was beaten,” she added. Relatives of Timo Raske say two guards beat him."
)
WIRE = (
    "Nine people got out of Halder shelter, the Relief League said, citing survivors.\n"
    "The league did not beat about the bush: “It was the guards.”\u2028A closure is being weighed. "
    "About 90 are held, in room for 60."
)


def make_report(text: str, number: int, **known: str) -> Report:
    url = f"https://press.example/{number}"
    body = text.encode()
    return Report(
        id=make_id("report", url, text),
        uri=f"reports/note-{number}.txt",
        text=text,
        url=url,
        capture=sha256(body).hexdigest(),
        **known,
    )


FIRST = make_report(BRIEFING, 1, publisher="Halder Courier", title="Oda Brenn on the “break-out” at Halder")
SECOND = make_report(WIRE, 2, publisher="Norr Wire", title="Timo Raske, as the league tells it")


def make_capture(report: Report) -> Capture:
    return Capture(report.uri, "text/plain", report.text.encode(), NOON, report.capture)


def at(report: Report, words: str) -> Span:
    """Where `words` stand in the text of the report."""
    start = report.text.index(words)
    return Span(start, start + len(words))


BRENN = Actor(
    "actor-brenn",
    "Oda Brenn",
    ActorKind.PERSON,
    aliases=("Brenn", "Warden Brenn"),
    role="warden",
    speaks_for=(SpeaksFor("actor-prisons", date(2021, 1, 1), date(2023, 1, 1)), SpeaksFor("actor-league")),
)
PRISONS = Actor("actor-prisons", "Prison Service of Norr", ActorKind.BODY, acronym="PSN")
LEAGUE = Actor("actor-league", "Relief League", ActorKind.BODY)
RASKE = Actor("actor-raske", "Timo Raske", ActorKind.PERSON, aliases=("Raske",), private=True)
RELATIVES = Actor("actor-relatives", "relatives of a detainee", ActorKind.UNNAMED)
WIRE_DESK = Actor("actor-wire", "Norr Wire", ActorKind.PUBLISHER)
ACTORS = (BRENN, PRISONS, LEAGUE, RASKE, RELATIVES, WIRE_DESK)

SATURDAY = Period(date(2022, 3, 5), date(2022, 3, 5), "weekday:5", "publication")
OPEN_DAY = Period(None, None, "weekday:5", "publication")
HALDER = Place("Halder", "NO", -59.5, 10.25, "city", ("Norr",))

STATEMENTS = (
    Statement(
        "statement-brenn",
        FIRST.id,
        (at(FIRST, "Warden Oda Brenn"),),
        at(FIRST, "said"),
        (at(FIRST, "dozens of people had fled the Halder shelter"),),
        (BRENN.id,),
        said_on=SATURDAY,
    ),
    Statement(
        "statement-denial",
        FIRST.id,
        (at(FIRST, "she"),),
        at(FIRST, "added"),
        (at(FIRST, "“=Nobody was beaten,”"),),
        (BRENN.id,),
        stance=Stance.DENIES,
        denial=Denial.DENIES_ACT,
        manner=Manner.DIRECT,
    ),
    Statement(
        "statement-raske",
        FIRST.id,
        (at(FIRST, "Relatives of Timo Raske"),),
        at(FIRST, "say"),
        (at(FIRST, "two guards beat him"),),
        (RELATIVES.id, RASKE.id),
        stance=Stance.ACCUSES,
        strength=Strength.HEDGED,
    ),
    Statement(
        "statement-league",
        SECOND.id,
        (),
        None,
        (at(SECOND, "Nine people"), at(SECOND, "“It was the guards.”")),
        (LEAGUE.id,),
        kind=StatementKind.WRITING,
        relayed_by=(WIRE_DESK.id,),
        said_on=OPEN_DAY,
        manner=Manner.MIXED,
    ),
    Statement("statement-nobody", SECOND.id, (), None, (at(SECOND, "A closure is being weighed"),), ()),
)

HAPPENINGS = (
    Happening(
        "happening-flight",
        FIRST.id,
        ("breakout", "beating"),
        Modality.ACTUAL,
        (at(FIRST, "fled"),),
        period=SATURDAY,
        place=HALDER,
        site_id="site-halder",
        parties=(Party(RASKE.id, "victim", "Timo Raske"),),
        incident_id="incident-halder",
    ),
    Happening(
        "happening-closure",
        SECOND.id,
        ("closure",),
        Modality.CONSIDERED,
        (at(SECOND, "closure"),),
        period=OPEN_DAY,
        focal=False,
    ),
)

CLAIMS = (
    Claim(
        "claim-dozens",
        FIRST.id,
        "statement-brenn",
        BRENN.id,
        "escaped",
        Quantity(24, 99, "dozens", True),
        at(FIRST, "dozens"),
        "figure",
        happening_id="happening-flight",
        incident_id="incident-halder",
        site_id="site-halder",
    ),
    Claim(
        "claim-nine",
        SECOND.id,
        "statement-league",
        LEAGUE.id,
        "escaped",
        Quantity(9, 9, "Nine"),
        at(SECOND, "Nine"),
        "figure",
        incident_id="incident-halder",
        joint_id="joint-1",
        as_of=OPEN_DAY,
        scope="Halder",
    ),
    Claim(
        "claim-guards",
        SECOND.id,
        "statement-league",
        LEAGUE.id,
        "perpetrator",
        Party(PRISONS.id, "perpetrator", "the guards"),
        at(SECOND, "the guards"),
        "party",
        stance=Stance.ACCUSES,
        incident_id="incident-halder",
        actor_id=PRISONS.id,
    ),
    Claim(
        "claim-beaten",
        FIRST.id,
        "statement-raske",
        RELATIVES.id,
        "victim",
        Party(RASKE.id, "victim", "Timo Raske"),
        at(FIRST, "Timo Raske"),
        "party",
        incident_id="incident-halder",
        subset_of="claim-dozens",
    ),
    Claim(
        "claim-denial",
        FIRST.id,
        "statement-denial",
        BRENN.id,
        "perpetrator",
        Party(PRISONS.id, "perpetrator", "Nobody"),
        at(FIRST, "Nobody"),
        "party",
        stance=Stance.DENIES,
        denial=Denial.DENIES_RESPONSIBILITY,
        incident_id="incident-halder",
    ),
    Claim(
        "claim-closure",
        SECOND.id,
        None,
        WIRE_DESK.id,
        "status",
        Term("closed", "closure", frozenset({"open"})),
        at(SECOND, "closure"),
        "act",
        modality=Modality.CONSIDERED,
        happening_id="happening-closure",
        site_id="site-halder",
        as_of=Period(date(2022, 3, 1), None, "since:2022-03"),
    ),
    Claim(
        "claim-when",
        FIRST.id,
        "statement-brenn",
        BRENN.id,
        "date",
        SATURDAY,
        at(FIRST, "Saturday"),
        "date",
        incident_id="incident-halder",
    ),
    Claim(
        "claim-held",
        SECOND.id,
        None,
        WIRE_DESK.id,
        "held",
        Quantity(81, 99, "About 90", True),
        at(SECOND, "About 90"),
        "count",
        site_id="site-halder",
    ),
    Claim(
        "claim-room",
        SECOND.id,
        None,
        WIRE_DESK.id,
        "capacity",
        Quantity(60, 60, "60"),
        at(SECOND, "60"),
        "count",
        site_id="site-halder",
    ),
    Claim("claim-where", SECOND.id, None, WIRE_DESK.id, "place", HALDER, at(SECOND, "Halder"), "place"),
)

INCIDENTS = (
    Incident(
        "incident-halder",
        ("breakout", "beating"),
        SATURDAY,
        HALDER,
        "site-halder",
        (
            Party(RASKE.id, "victim", "Timo Raske"),
            Party(PRISONS.id, "holder", "the Halder shelter"),
            Party(BRENN.id, "accused", "Warden Oda Brenn"),
        ),
        (FIRST.id, SECOND.id),
        ("happening-flight",),
        ("claim-nine", "claim-dozens", "claim-guards", "claim-denial", "claim-beaten", "claim-when"),
        former_ids=("incident-former",),
        links=(Link("incident-older", "background"),),
        reasons=("one site, one day",),
    ),
    Incident("incident-older", ("riot",), OPEN_DAY, None, None, (), (FIRST.id,), (), ()),
)

DISPUTES = (
    Dispute(
        "dispute-escaped",
        "escaped",
        DisputeKind.FIGURES,
        (
            Position((BRENN.id,), Quantity(24, 99, "dozens", True), ("claim-dozens",)),
            Position((LEAGUE.id,), Quantity(9, 9, "Nine"), ("claim-nine",)),
        ),
        incident_id="incident-halder",
    ),
    Dispute(
        "dispute-who",
        "perpetrator",
        DisputeKind.COUNTER_ACCUSATION,
        (
            Position((LEAGUE.id,), Party(PRISONS.id, "perpetrator", "the guards"), ("claim-guards",)),
            Position((BRENN.id,), Party(PRISONS.id, "perpetrator", "Nobody"), ("claim-denial",), denies=True),
        ),
        incident_id="incident-halder",
    ),
    Dispute(
        "dispute-status",
        "status",
        DisputeKind.CHARACTERISATION,
        (Position((WIRE_DESK.id,), Term("closed", "closure"), ("claim-closure",)),),
        site_id="site-halder",
    ),
)

SITES = (
    Site(
        "site-halder",
        "Halder shelter",
        ("the shelter",),
        HALDER,
        claim_ids=("claim-closure", "claim-dozens", "claim-held", "claim-room"),
    ),
    Site("site-quiet", "Quay Street hall"),
)

REPORTS = (
    ReportEntry(FIRST, date(2022, 3, 6)),
    ReportEntry(SECOND, None, copy_of=FIRST.id, revision_of=FIRST.id),
)

JUDGEMENTS = (
    Judgement("judgement-1", Verb.ACCEPT, ("claim-nine",), "ada", NOON, "heard the recording"),
    Judgement("judgement-2", Verb.CORRECT, ("claim-dozens",), "ada", NOON, change=(("low", "30"),)),
)

PROBLEM = Problem("statements", "reports/note-2.txt:81", "a quotation that never closes", "look at the page")

CONTENT = BookContent(
    reports=REPORTS,
    statements=STATEMENTS,
    happenings=HAPPENINGS,
    claims=CLAIMS,
    actors=ACTORS,
    incidents=INCIDENTS,
    disputes=DISPUTES,
    sites=SITES,
    problems=(Problem("judgement", "judgement-2", "its claim is gone"),),
)


def make_reading(report: Report) -> Reading:
    """The reading of one of the two reports that the book was made from."""
    return Reading(
        report_id=report.id,
        version="test+1",
        statements=tuple(item for item in STATEMENTS if item.report_id == report.id),
        happenings=tuple(item for item in HAPPENINGS if item.report_id == report.id),
        claims=tuple(item for item in CLAIMS if item.report_id == report.id),
        cast=tuple(
            CastMember(actor.id, report.id, actor.name, actor.kind, speaks_for=(), private=actor.private)
            for actor in ACTORS
        ),
        sites=(SiteMention("site-halder", report.id, "Halder shelter"),),
        problems=(PROBLEM,) if report is SECOND else (),
    )


def fill(ledger: Ledger, content: BookContent = CONTENT, *, backwards: bool = False) -> None:
    """Put both reports, their facts, judgements and the book into `ledger`."""
    for report in (SECOND, FIRST) if backwards else (FIRST, SECOND):
        facts = [Fact(report.id, "published", "2022-03-06", "flag", NOON)] if report is FIRST else []
        ledger.append(make_capture(report), report, facts, make_reading(report), [])
    for judgement in JUDGEMENTS:
        ledger.append_judgement(judgement)
    ledger.write_book(content)
