"""A book made by hand: one shooting that two voices tell differently, and what lies beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    Actor,
    ActorKind,
    Border,
    Claim,
    Dispute,
    DisputeKind,
    Happening,
    Incident,
    Judgement,
    Link,
    Modality,
    OpenActor,
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
    Stance,
    Statement,
    StatementKind,
    Term,
    Value,
    Verb,
    make_id,
)

FIRST = """Guards shot dead at least four inmates at Old Mill camp on Monday, the Prisoners' Aid League said.

The camp, built for 90, held 212 people, the league added.

Justice minister Oda Brandvik said that one inmate died in a fall. She denied that guards fired at anyone."""
COPY = FIRST.replace("\n\nThe camp, built for 90, held 212 people, the league added.", "")
LATER = """The Prisoners' Aid League now counts seven dead at Old Mill camp, two of them women.

According to the league, relatives say that the gate was locked. The ministry is considering closing it."""

LEAGUE, MINISTER, MINISTRY, RELATIVES = "actor-league", "actor-minister", "actor-ministry", "actor-relatives"
GUARDS, DESK = "actor-guards", "actor-desk"
SHOOTING, FLOOD = "incident-aa11000000000001", "incident-aa12000000000002"
CAMP = "site-cc01000000000001"
MONDAY = date(2018, 3, 5)


@dataclass
class HandMadeBook:
    """Holds lists; gives them in the order in which they were put in."""

    entries: list[ReportEntry] = field(default_factory=list)
    all_statements: list[Statement] = field(default_factory=list)
    all_claims: list[Claim] = field(default_factory=list)
    all_actors: list[Actor] = field(default_factory=list)
    all_incidents: list[Incident] = field(default_factory=list)
    all_disputes: list[Dispute] = field(default_factory=list)
    all_sites: list[Site] = field(default_factory=list)
    all_problems: list[Problem] = field(default_factory=list)
    all_judgements: list[Judgement] = field(default_factory=list)
    stamp: int = 3

    def reports(self) -> Iterator[ReportEntry]:
        return iter(self.entries)

    def report(self, report_id: str) -> ReportEntry:
        return next(entry for entry in self.entries if entry.report.id == report_id)

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        return (s for s in self.all_statements if report_id in (None, s.report_id))

    def happenings(self) -> Iterator[Happening]:
        return iter(())

    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
        return (
            claim
            for claim in self.all_claims
            if incident_id in (None, claim.incident_id) and site_id in (None, claim.site_id)
        )

    def actors(self) -> Iterator[Actor]:
        return iter(self.all_actors)

    def claims_of(self, claim_ids: Sequence[str]) -> Iterator[Claim]:
        known = {claim.id: claim for claim in self.all_claims}
        return (known[claim_id] for claim_id in claim_ids if claim_id in known)

    def incidents(self, site_id: str | None = None) -> Iterator[Incident]:
        return (each for each in self.all_incidents if site_id in (None, each.site_id))

    def incident(self, incident_id: str) -> Incident:
        for incident in self.all_incidents:
            if incident.id == incident_id:
                return incident
        raise UnknownIdError(f"no incident {incident_id!r}", incident_id)

    def disputes(self, incident_id: str | None = None) -> Iterator[Dispute]:
        return (d for d in self.all_disputes if incident_id in (None, d.incident_id))

    def sites(self) -> Iterator[Site]:
        return iter(self.all_sites)

    def site(self, site_id: str) -> Site:
        return next(site for site in self.all_sites if site.id == site_id)

    def borders(self) -> Iterator[Border]:
        return iter(())

    def open_actors(self) -> Iterator[OpenActor]:
        return iter(())

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.all_judgements)

    def problems(self) -> Iterator[Problem]:
        return iter(self.all_problems)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def entry(name: str, text: str, published: date | None, copy_of: str | None = None) -> ReportEntry:
    report = Report(
        id=f"report-{name}",
        uri=f"file:reports/{name}.txt",
        text=text,
        url=f"https://example.org/{name}",
        title=f"Old Mill: {name}",
        publisher=f"The {name.title()} Gazette",
        language="en",
    )
    return ReportEntry(report, published, copy_of)


def statement(report: ReportEntry, voice: str, source: str, content: str, **more: object) -> Statement:
    text = report.report.text
    made = Statement(
        id=make_id("statement", report.report.id, content, voice),
        report_id=report.report.id,
        source=(span(text, source),),
        cue=None,
        content=(span(text, content),),
        actor_ids=(voice,),
        kind=StatementKind.SPEECH,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def claim(said: Statement, text: str, attribute: str, value: Value, words: str, **more: object) -> Claim:
    made = Claim(
        id=make_id("claim", said.id, attribute, words),
        report_id=said.report_id,
        statement_id=said.id,
        voice=said.actor_ids[0],
        attribute=attribute,
        value=value,
        evidence=span(text, words),
        rule="by hand",
        incident_id=SHOOTING,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def make_actors() -> list[Actor]:
    spoke = (SpeaksFor(MINISTRY, since=date(2017, 1, 1), until=date(2019, 1, 1)),)
    return [
        Actor(LEAGUE, "Prisoners' Aid League", ActorKind.BODY, acronym="PAL"),
        Actor(MINISTER, "Oda Brandvik", ActorKind.PERSON, speaks_for=spoke),
        Actor(MINISTRY, "Ministry of Justice", ActorKind.BODY),
        Actor(RELATIVES, "relatives", ActorKind.UNNAMED),
        Actor(GUARDS, "camp guards", ActorKind.GROUP),
        Actor(DESK, "The First Gazette", ActorKind.PUBLISHER),
    ]


def make_book() -> HandMadeBook:
    """A revision (at least four, then seven), a denial, a cause, a relay, a plan, a copy and a site."""
    first = entry("first", FIRST, date(2018, 3, 6))
    copy = entry("copy", COPY, date(2018, 3, 6), copy_of="report-first")
    later = entry("later", LATER, None)
    league = statement(first, LEAGUE, "the Prisoners' Aid League", FIRST[: FIRST.index(", the Pris")])
    inside = statement(first, LEAGUE, "the league", "The camp, built for 90, held 212 people")
    minister = statement(first, MINISTER, "Justice minister Oda Brandvik", "that one inmate died in a fall")
    denial = statement(first, MINISTER, "She", "that guards fired at anyone", stance=Stance.DENIES)
    copied = statement(copy, LEAGUE, "the Prisoners' Aid League", COPY[: COPY.index(", the Pris")])
    count = statement(
        later, LEAGUE, "The Prisoners' Aid League", "seven dead at Old Mill camp, two of them women"
    )
    relay = statement(later, RELATIVES, "relatives", "that the gate was locked", relayed_by=(LEAGUE,))
    plan = statement(later, MINISTRY, "The ministry", "closing it", modality=Modality.CONSIDERED)
    four = claim(league, FIRST, "killed", Quantity(4, None, "at least four"), "at least four")
    one = claim(minister, FIRST, "killed", Quantity(1, 1, "one"), "one inmate")
    seven = claim(count, LATER, "killed", Quantity(7, 7, "seven"), "seven")
    women = claim(count, LATER, "killed", Quantity(2, 2, "two"), "two", subset_of=seven.id)
    guards = Party(GUARDS, "perpetrator", "guards")
    accused = claim(league, FIRST, "perpetrator", guards, "Guards", stance=Stance.ACCUSES)
    denied = claim(denial, FIRST, "perpetrator", guards, "guards fired", stance=Stance.DENIES)
    cause = claim(minister, FIRST, "cause", Term("fall", "a fall"), "a fall")
    held = claim(inside, FIRST, "held", Quantity(212, 212, "212"), "212", site_id=CAMP, incident_id=None)
    capacity = claim(inside, FIRST, "capacity", Quantity(90, 90, "90"), "90", site_id=CAMP, incident_id=None)
    closing = claim(
        plan,
        LATER,
        "status",
        Term("closed", "closing"),
        "closing",
        site_id=CAMP,
        incident_id=None,
        modality=Modality.CONSIDERED,
    )
    again = claim(copied, COPY, "killed", Quantity(4, None, "at least four"), "at least four")
    gate = claim(relay, LATER, "conditions", Term("", "the gate was locked"), "the gate was locked")
    return HandMadeBook(
        entries=[first, copy, later],
        all_statements=[league, inside, minister, denial, copied, count, relay, plan],
        all_claims=[four, one, seven, women, accused, denied, cause, held, capacity, closing, again, gate],
        all_actors=make_actors(),
        all_incidents=[_shooting(first, copy, later, guards), _flood()],
        all_disputes=[
            Dispute(
                "dispute-1",
                "killed",
                DisputeKind.FIGURES,
                (Position((LEAGUE,), seven.value, (seven.id,)), Position((MINISTER,), one.value, (one.id,))),
                SHOOTING,
            ),
            Dispute(
                "dispute-2",
                "perpetrator",
                DisputeKind.DENIAL,
                (
                    Position((LEAGUE,), guards, (accused.id,)),
                    Position((MINISTER,), guards, (denied.id,), denies=True),
                ),
                SHOOTING,
            ),
        ],
        all_sites=[
            Site(
                CAMP,
                "Old Mill camp",
                ("the Mill",),
                Place("Vik", "NO"),
                claim_ids=(capacity.id, held.id, closing.id),
            ),
            Site("site-cc02000000000002", "New Mill camp"),
        ],
        all_problems=[Problem("intake", "reports/empty.txt", "the file is empty", "leave it out")],
        all_judgements=[
            Judgement(
                "judgement-dd01000000000001", Verb.ACCEPT, (four.id,), "Ana", datetime(2018, 4, 1, tzinfo=UTC)
            )
        ],
    )


def _shooting(first: ReportEntry, copy: ReportEntry, later: ReportEntry, guards: Party) -> Incident:
    return Incident(
        id=SHOOTING,
        types=("shooting", "ill_treatment"),
        period=Period(MONDAY, MONDAY, "weekday:0", "publication"),
        place=Place("Vik", "NO"),
        site_id=CAMP,
        parties=(replace(guards, role="accused"),),
        report_ids=(first.report.id, copy.report.id, later.report.id),
        happening_ids=(),
        claim_ids=(),
        former_ids=("incident-bb99000000000009",),
        links=(Link(FLOOD, "before", "same camp, two years earlier"),),
    )


def _flood() -> Incident:
    return Incident(
        FLOOD, ("fire",), Period(expression="weekday:4", anchor="publication"), None, None, (), (), (), ()
    )
