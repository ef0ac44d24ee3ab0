"""One report: its text with every statement and figure marked, and what was read from it beside the words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.ledger.browsing import Browser
from counterclaim.model import (
    Claim,
    Dispute,
    Incident,
    Problem,
    Quantity,
    ReportEntry,
    Span,
    Statement,
    find_claims_told,
)
from counterclaim.review.telling.accounts import find_accounts
from counterclaim.review.telling.incident import name_incident, open_teller
from counterclaim.review.telling.marking import WITHHELD, Mark, Segment, cut, mark_statement
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.sayings import Saying, Teller
from counterclaim.review.telling.sharing import SharedWith, tell_shared_with
from counterclaim.review.telling.wording import show_period

_PARAGRAPH = re.compile(r"[^\n]+")
# Where a quoted word of one report could make a page of any size.
MOST_INCIDENTS = 40


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim in the margin: what it says, of what, and its position where accounts part."""

    saying: Saying
    about: str
    link: str
    letter: str
    hue: str
    judged: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside a statement; number 0 for what the publisher says itself."""

    number: int
    statement: Statement | None
    who: str
    claims: tuple[ReadClaim, ...]

    @property
    def actor_ids(self) -> tuple[str, ...]:
        return self.statement.actor_ids if self.statement else ()

    @property
    def about(self) -> ReadClaim | None:
        """A claim that stands for all where they are about one thing."""
        return self.claims[0] if len({claim.about for claim in self.claims}) == 1 else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ToldReportPage:
    entry: ReportEntry
    title: str
    paragraphs: tuple[Paragraph, ...]
    statements: int
    voices: int
    claims: int
    judged: int
    incidents: tuple[tuple[Incident, str], ...]
    problems: tuple[Problem, ...]
    right_to_left: bool
    read: tuple[ReadClaim, ...]
    shared: tuple[SharedWith, ...] = ()


def tell_report(
    browser: Browser, names: Names, entry: ReportEntry, problems: Sequence[Problem], judged: frozenset[str]
) -> ToldReportPage:
    """`problems` are those of the report, as "report-id:start" or its uri."""
    report = entry.report
    claims = list(browser.claims_of_report(report.id))
    statements = sorted(browser.statements_of([report.id]), key=_first_place)
    incidents = _find_incidents(browser, claims)
    positions = _find_positions(browser, names, incidents)
    teller = open_teller(browser, names, claims)
    read = _read_claims(claims, teller, names, incidents, positions, judged)
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    marks = _make_marks(statements, claims, positions, names, report.id)
    told_too = (known for incident in incidents.values() for known in incident.report_ids)
    shared = tell_shared_with(entry, told_too, names)
    marks += [Mark(span, "shared") for each in shared for span in each.spans]
    paragraphs = tuple(
        _make_paragraph(span, entry, statements, numbers, marks, read, problems, names)
        for span in _find_paragraphs(report.text)
    )
    return ToldReportPage(
        entry=entry,
        title=names.title(report.id),
        paragraphs=paragraphs,
        statements=len(statements),
        voices=len({actor for statement in statements for actor in statement.actor_ids}),
        claims=len(claims),
        judged=sum(claim.id in judged for claim in claims),
        incidents=tuple((incident, name_incident(incident, names)) for incident in incidents.values()),
        problems=tuple(problems),
        right_to_left=is_right_to_left(report.language, report.text),
        read=tuple(read.values()),
        shared=shared,
    )


def is_right_to_left(language: str | None, text: str) -> bool:
    """By the language; where it is not known, by the letters at the beginning."""
    if language:
        return language.partition("-")[0] in ("ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi")
    letters = [letter for letter in text[:400] if letter.isalpha()]
    return sum("\u0590" <= letter <= "\u08ff" for letter in letters) * 2 > len(letters)


def _find_incidents(browser: Browser, claims: Sequence[Claim]) -> dict[str, Incident]:
    ids = dict.fromkeys(claim.incident_id for claim in claims if claim.incident_id)
    return {known: browser.book.incident(known) for known in list(ids)[:MOST_INCIDENTS]}


def _find_positions(
    browser: Browser, names: Names, incidents: Mapping[str, Incident]
) -> dict[str, tuple[str, str]]:
    """The letter and hue of each claim's position, as the page of its incident gives them."""
    found: dict[str, tuple[str, str]] = {}
    for incident in incidents.values():
        disputes: list[Dispute] = list(browser.book.disputes(incident.id))
        if not disputes:
            continue
        claims = find_claims_told(browser.book, incident.id, disputes)
        teller = open_teller(browser, names, claims, incident)
        accounts = find_accounts(claims, disputes, teller, names)
        sides = {
            letter_of: (side.letter, side.hue)
            for account in accounts
            if account.parted
            for side in account.sides
            for saying in side.sayings
            for letter_of in _same_sayings(saying, claims)
        }
        found.update(sides)
    return found


def _same_sayings(saying: Saying, claims: Sequence[Claim]) -> Iterator[str]:
    """The claim itself, and the same said by the same voice in other reports."""
    own = saying.claim
    for claim in claims:
        if (claim.voice, claim.attribute, claim.stance, claim.value) == (
            own.voice,
            own.attribute,
            own.stance,
            own.value,
        ):
            yield claim.id
    yield own.id


def _read_claims(
    claims: Sequence[Claim],
    teller: Teller,
    names: Names,
    incidents: Mapping[str, Incident],
    positions: Mapping[str, tuple[str, str]],
    judged: frozenset[str],
) -> dict[str, ReadClaim]:
    read = {}
    for claim in claims:
        about, link = _say_about(claim, names, incidents)
        letter, hue = positions.get(claim.id, ("", ""))
        read[claim.id] = ReadClaim(teller.tell(claim), about, link, letter, hue, claim.id in judged)
    return read


def _say_about(claim: Claim, names: Names, incidents: Mapping[str, Incident]) -> tuple[str, str]:
    """What a claim is about, and the page of it."""
    incident = incidents.get(claim.incident_id or "")
    if incident is not None:
        where = names.site(incident.site_id) or (
            incident.place.name if incident.place else "place not stated"
        )
        when = show_period(incident.period) or "day not stated"
        return f"{where}, {when}", f"/incidents/{incident.id}?claim={claim.id}#evidence"
    if claim.site_id:
        return names.site(claim.site_id), f"/sites/{claim.site_id}"
    if claim.actor_id:
        return names.actor(claim.actor_id), f"/actors/{claim.actor_id}"
    return "no incident or site named", ""


def _make_marks(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    positions: Mapping[str, tuple[str, str]],
    names: Names,
    report_id: str,
) -> list[Mark]:
    hues: dict[str, tuple[str, str]] = {}
    for claim in claims:
        if claim.statement_id and claim.id in positions:
            hues.setdefault(claim.statement_id, positions[claim.id])
    marks = []
    for statement in statements:
        letter, hue = hues.get(statement.id, ("", ""))
        marks += mark_statement(statement, hue, letter)
    for claim in claims:
        value = claim.value
        numbered = isinstance(value, Quantity) and (value.low is not None or value.high is not None)
        marks.append(Mark(claim.evidence, "fig" if numbered else "ev"))
    marks += [Mark(span, WITHHELD) for span in names.withheld(report_id)]
    return marks


def _make_paragraph(
    span: Span,
    entry: ReportEntry,
    statements: Sequence[Statement],
    numbers: Mapping[str, int],
    marks: Sequence[Mark],
    read: Mapping[str, ReadClaim],
    problems: Sequence[Problem],
    names: Names,
) -> Paragraph:
    here = [statement for statement in statements if span.start <= _first_place(statement) < span.end]
    starts = {_first_place(statement): numbers[statement.id] for statement in here}
    claims = [each for each in read.values() if span.start <= each.saying.claim.evidence.start < span.end]
    ids: dict[int, tuple[str, ...]] = {}
    for each in claims:
        place = each.saying.claim.evidence.start
        ids[place] = (*ids.get(place, ()), each.saying.id)
    notes = [
        Note(
            numbers[statement.id],
            statement,
            "; ".join(names.actor(actor) for actor in statement.actor_ids) or "source not named",
            tuple(each for each in read.values() if each.saying.claim.statement_id == statement.id),
        )
        for statement in here
    ]
    own = tuple(each for each in claims if each.saying.claim.statement_id is None)
    if own:
        notes.append(Note(0, None, own[0].saying.voice, own))
    return Paragraph(
        span=span,
        segments=cut(entry.report.text, span, marks, starts, ids),
        notes=tuple(notes),
        problems=tuple(
            problem for problem in problems if span.start <= (_place_of(problem) or -1) < span.end
        ),
    )


def _find_paragraphs(text: str) -> Iterator[Span]:
    for match in _PARAGRAPH.finditer(text):
        if match.group().strip():
            yield Span(match.start(), match.end())


def _first_place(statement: Statement) -> int:
    spans = (*statement.source, *statement.content, *((statement.cue,) if statement.cue else ()))
    return min((span.start for span in spans), default=0)


def _place_of(problem: Problem) -> int | None:
    place = problem.where.rpartition(":")[2]
    return int(place) if place.isdecimal() else None
