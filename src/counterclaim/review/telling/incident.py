"""All that the page of one incident tells, gathered from the book in a handful of queries."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Claim, Incident, ReportEntry, find_claims_told
from counterclaim.review.telling.accounts import Account, Side, find_accounts
from counterclaim.review.telling.marking import Segment, mark_evidence
from counterclaim.review.telling.matrix import Matrix, build_matrix
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.sayings import Saying, Teller
from counterclaim.review.telling.wording import show_day, show_period, spell

_REASON = re.compile(r"^(report-[0-9a-f]+)(?: and (report-[0-9a-f]+))?: (.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report of the incident with those that copy it."""

    entry: ReportEntry
    claims: int
    copies: tuple[ReportEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLink:
    incident: Incident
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two reports were brought together; `second` is None where one report tells it twice."""

    first: ReportEntry | None
    second: ReportEntry | None
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim with the words it rests on, and its position where the accounts part."""

    saying: Saying
    attribute: str
    letter: str
    hue: str
    segments: tuple[Segment, ...]
    language: str
    entry: ReportEntry | None
    voice_named: bool


@dataclass(frozen=True, slots=True)
class ToldIncident:
    incident: Incident
    title: str
    where: str
    accounts: tuple[Account, ...]
    matrix: Matrix
    evidence: tuple[Evidence, ...]
    chosen: str
    reports: tuple[ToldReport, ...]
    links: tuple[ToldLink, ...]
    reasons: tuple[Reason, ...]
    parties: int
    judged: int
    days: tuple[date, ...]

    @property
    def parted(self) -> tuple[Account, ...]:
        return tuple(account for account in self.accounts if account.parted)


def tell_incident(
    browser: Browser,
    names: Names,
    incident: Incident,
    *,
    chosen: str = "",
    judged: Set[str] = frozenset(),
    order: Sequence[str] = (),
) -> ToldIncident:
    """The page of `incident`; `chosen` is the claim whose words are shown, `judged` ids that people judged,
    `order` that of the codebook's attributes."""
    disputes = list(browser.book.disputes(incident.id))
    claims = find_claims_told(browser.book, incident.id, disputes)
    teller = open_teller(browser, names, claims, incident)
    accounts = find_accounts(claims, disputes, teller, names, order)
    matrix = build_matrix(accounts, names)
    picked = next((teller.tell(claim) for claim in claims if claim.id == chosen), None)
    evidence = tuple(find_evidence(accounts, picked, names))
    return ToldIncident(
        incident=incident,
        title=name_incident(incident, names),
        where=names.site(incident.site_id),
        accounts=accounts,
        matrix=matrix,
        evidence=evidence,
        chosen=evidence[0].saying.id if evidence else "",
        reports=tuple(_tell_reports(incident, claims, names)),
        links=tuple(_tell_links(browser, incident)),
        reasons=tuple(_tell_reasons(incident, names)),
        parties=sum(bool(column.roles) for column in matrix.columns),
        judged=sum(claim.id in judged for claim in claims),
        days=tuple(sorted({day for day in map(names.published, incident.report_ids) if day})),
    )


def open_teller(
    browser: Browser, names: Names, claims: Sequence[Claim], incident: Incident | None = None
) -> Teller:
    """A teller of `claims` that has all it needs at hand."""
    statement_ids = [claim.statement_id for claim in claims if claim.statement_id]
    statements = list(browser.statements(statement_ids).values())
    report_ids = [claim.report_id for claim in claims]
    names.load_reports((*report_ids, *(incident.report_ids if incident else ())))
    voices = [claim.voice for claim in claims]
    said = [actor for statement in statements for actor in (*statement.actor_ids, *statement.relayed_by)]
    valued = [claim.value.actor_id for claim in claims if hasattr(claim.value, "actor_id")]
    parties = [party.actor_id for party in incident.parties] if incident else []
    names.load_actors((*voices, *said, *valued, *parties))
    return Teller(names, claims, statements, incident)


def name_incident(incident: Incident, names: Names) -> str:
    """`Shooting, breakout and crush at Al-Mabani Detention Centre`."""
    types = [spell(name) for name in incident.types]
    most = types[:3]
    what = most[0] if len(most) == 1 else f"{', '.join(most[:-1])} and {most[-1]}"
    if incident.site_id:
        what += f" at {names.site(incident.site_id)}"
    elif incident.place:
        what += f" in {incident.place.name}"
    return what[:1].upper() + what[1:]


# Evidence


def find_evidence(accounts: Sequence[Account], picked: Saying | None, names: Names) -> Iterator[Evidence]:
    """The words of the claim that was picked, and after them those that speak against it; when none was, of
    the first place where accounts part, else of the first account."""
    sides = [(account, side) for account in accounts for side in account.sides if side.sayings]
    if picked is None and sides:
        picked = sides[0][1].sayings[0]
    elif picked is None:
        picked = next((saying for account in accounts for saying in account.beside), None)
    if picked is None:
        return
    account, held = next(
        ((account, side) for account, side in sides if _is_told_in(picked, account, side)), (None, None)
    )
    yield make_evidence(picked, picked.claim.attribute, held, names)
    if account is not None and held is not None and account.parted:
        yield from (
            make_evidence(side.sayings[0], account.attribute, side, names)
            for side in account.sides
            if side.letter != held.letter and side.sayings
        )


def _is_told_in(saying: Saying, account: Account, side: Side) -> bool:
    """Whether a side holds the claim, or the same said by the same voice in another report."""
    if any(held.id == saying.id for held in side.sayings):
        return True
    same_attribute = saying.claim.attribute == account.attribute
    return same_attribute and any(held.repeats(saying) for held in side.sayings)


def make_evidence(saying: Saying, attribute: str, side: Side | None, names: Names) -> Evidence:
    claim = saying.claim
    letter, hue = (side.letter, side.hue) if side else ("", "")
    entry = names.report(claim.report_id)
    return Evidence(
        saying=saying,
        attribute=spell(attribute),
        letter=letter,
        hue=hue,
        segments=mark_evidence(
            names.text(claim.report_id),
            claim.evidence,
            saying.statement,
            hue=hue,
            letter=letter,
            figure=saying.is_figure,
            withheld=names.withheld(claim.report_id),
        ),
        language=names.language(claim.report_id),
        entry=entry,
        voice_named=not saying.voice.startswith("unnamed"),
    )


# What stands under the accounts


def _tell_reports(incident: Incident, claims: Sequence[Claim], names: Names) -> Iterator[ToldReport]:
    numbers: dict[str, int] = {}
    for claim in claims:
        numbers[claim.report_id] = numbers.get(claim.report_id, 0) + 1
    entries = [entry for entry in map(names.report, incident.report_ids) if entry is not None]
    entries.sort(
        key=lambda entry: (entry.published or date.max, entry.report.publisher or "", entry.report.id)
    )
    here = {entry.report.id for entry in entries}
    for entry in entries:
        if entry.copy_of in here:
            continue
        copies = tuple(other for other in entries if other.copy_of == entry.report.id)
        yield ToldReport(entry, numbers.get(entry.report.id, 0), copies)


def _tell_links(browser: Browser, incident: Incident) -> Iterator[ToldLink]:
    for link in incident.links:
        yield ToldLink(browser.book.incident(link.incident_id), link.kind, link.reason)


def _tell_reasons(incident: Incident, names: Names) -> Iterator[Reason]:
    for reason in incident.reasons:
        match = _REASON.match(reason)
        if match is None:
            yield Reason(None, None, (reason,))
        else:
            first, second, why = match.groups()
            other = names.report(second) if second else None
            yield Reason(names.report(first), other, tuple(part.strip() for part in why.split(";")))


def describe_linked(link: ToldLink, names: Names) -> str:
    """`2 Jul 2019, Tajoura`: when and where a linked incident was."""
    incident = link.incident
    where = names.site(incident.site_id) or (incident.place.name if incident.place else "")
    return ", ".join(filter(None, (show_period(incident.period) or "day not stated", where)))


def first_days(told: ToldIncident) -> str:
    """From which day each position was public: `Position A from 8 Oct 2021, B from 10 Oct 2021.`"""
    days: dict[str, date] = {}
    for account in told.parted[:1]:
        for side in account.sides:
            known = [saying.day for saying in side.sayings if saying.day]
            if known:
                days[side.letter] = min(known)
    said = ", ".join(f"{letter} from {show_day(day)}" for letter, day in days.items())
    return f"On {told.parted[0].name}, position {said}." if said else ""
