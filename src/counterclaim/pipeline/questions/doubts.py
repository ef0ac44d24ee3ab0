"""How sure it is that a claim was read rightly: reasons for and against, found by a stated rule each.

None of them says whether the claim is true; they say where a person's eye is most needed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Claim, Modality, Problem, Quantity, Stance, Statement, hull

_TIMES_APART = 20  # a figure so many times above or below all others of its kind is often of another thing
_LEAST_OTHERS = 2
_SAYING = (Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ACCUSES)


@dataclass(slots=True)
class Doubt:
    """Why a claim may be read rightly, and why not; the weightiest first."""

    speaks_for: list[str] = field(default_factory=list)
    speaks_against: list[str] = field(default_factory=list)


def weigh_claims(
    browser: Browser, claims: Sequence[Claim], problems: Iterable[Problem] = ()
) -> dict[str, Doubt]:
    """The doubts about each of `claims`, by its id. `problems` are those of their reports."""
    statements = browser.statements(claim.statement_id for claim in claims if claim.statement_id)
    fellows = _find_fellows(browser, claims)
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in browser.claims_of_reports(claim.report_id for claim in claims):
        own[claim.report_id].append(claim)
    places = _place_problems(problems)
    found = {}
    for claim in claims:
        doubt = Doubt()
        _weigh_figure(claim, fellows.get(_about(claim), ()), doubt)
        _weigh_report(claim, own[claim.report_id], doubt)
        _weigh_statement(claim, statements.get(claim.statement_id or ""), doubt)
        if any(abs(place - claim.evidence.start) < 600 for place in places.get(claim.report_id, ())):
            doubt.speaks_against.append("not all words near it could be read: the report has a problem there")
        found[claim.id] = doubt
    return found


def _about(claim: Claim) -> tuple[str, str]:
    """What the claim gives a figure of: of one incident, or of one site."""
    return claim.incident_id or claim.site_id or "", claim.attribute


def _is_told(claim: Claim) -> bool:
    """Whether it is a whole figure that is said to be so."""
    value = claim.value
    whole = claim.subset_of is None and claim.scope is None and claim.modality is Modality.ACTUAL
    return isinstance(value, Quantity) and whole and claim.stance in _SAYING


def _find_fellows(browser: Browser, claims: Sequence[Claim]) -> Mapping[tuple[str, str], list[Claim]]:
    """All whole figures of the same incidents and sites, by what they are of."""
    told = [claim for claim in claims if _is_told(claim)]
    incidents = {claim.incident_id for claim in told if claim.incident_id}
    sites = {claim.site_id for claim in told if claim.site_id and not claim.incident_id}
    attributes = {claim.attribute for claim in told}
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in browser.claims_about(incidents, sites, attributes):
        if _is_told(claim):
            found[_about(claim)].append(claim)
    return found


def _weigh_figure(claim: Claim, fellows: Sequence[Claim], doubt: Doubt) -> None:
    value = claim.value
    if not (isinstance(value, Quantity) and _is_told(claim)):
        return
    others = {item.voice: item for item in fellows if item.voice != claim.voice}
    values = [item.value for item in others.values() if isinstance(item.value, Quantity)]
    meeting = sum(value.meets(other) for other in values)
    if meeting:
        doubt.speaks_for.append(f"{_count(meeting, 'other voice')} give a figure that can stand with it")
    if len(values) < _LEAST_OTHERS:
        return
    above = min(map(_bottom, values)) / max(_top(value), 1)
    below = _bottom(value) / max(max(map(_top, values)), 1)
    if max(above, below) >= _TIMES_APART:
        how = "large" if above > below else "small"
        told = f"every other voice's figure is at least {int(max(above, below)):,} times as {how}"
        doubt.speaks_against.append(told)


def _top(value: Quantity) -> float:
    return float("inf") if value.high is None else value.high


def _bottom(value: Quantity) -> int:
    return value.low or 0


def _weigh_report(claim: Claim, own: Sequence[Claim], doubt: Doubt) -> None:
    """What else the same voice says in the same report."""
    if not _is_told(claim):
        return
    again = [
        item
        for item in own
        if item.id != claim.id
        and (item.voice, item.attribute) == (claim.voice, claim.attribute)
        and _about(item) == _about(claim)
        and _is_told(item)
    ]
    parted = [item for item in again if not item.value.meets(claim.value)]
    if parted:
        told = _count(len(parted), "figure")
        doubt.speaks_against.append(f"the report has the same voice give {told} that cannot stand with it")
    elif again:
        doubt.speaks_for.append("the report has the same voice say it again")


def _weigh_statement(claim: Claim, statement: Statement | None, doubt: Doubt) -> None:
    if statement is None:
        return
    if not statement.source:
        doubt.speaks_against.append("no words here name who speaks")
    elif statement.cue is not None:
        doubt.speaks_for.append("source and verb of saying stand beside it")
    if statement.content and not hull(statement.content).overlaps(claim.evidence):
        doubt.speaks_against.append("its words stand outside what the source is read to have said")


def _place_problems(problems: Iterable[Problem]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for problem in problems:
        report_id, _, place = problem.where.rpartition(":")
        if place.isdecimal():
            found[report_id].append(int(place))
    return found


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
