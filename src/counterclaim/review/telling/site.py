"""The record of one site: what was held against its capacity, its status, visits, incidents, calls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Claim, Incident, Modality, Quantity, Site, Stance
from counterclaim.review.telling.incident import name_incident, open_teller
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.sayings import Saying, Teller
from counterclaim.review.telling.wording import show_period

STOCK, CAPACITY, STATUS = "held", "capacity", "status"
MOST_CLAIMS = 600
MOST_INCIDENTS = 60
_VAGUE = 3  # times the lower end


@dataclass(frozen=True, slots=True)
class Recorded:
    """One claim of the record with the days it holds for; `first` is None where no day is known."""

    saying: Saying
    first: date | None
    last: date | None
    holds: str

    @property
    def value(self) -> Quantity:
        value = self.saying.claim.value
        assert isinstance(value, Quantity)
        return value


@dataclass(frozen=True, slots=True)
class ToldIncidentAt:
    incident: Incident
    title: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class ToldSite:
    site: Site
    held: tuple[Recorded, ...]
    capacity: tuple[Recorded, ...]
    status: tuple[Recorded, ...]
    demands: tuple[Recorded, ...]
    others: tuple[tuple[str, tuple[Recorded, ...]], ...]
    incidents: tuple[ToldIncidentAt, ...]
    claims: int
    report_ids: frozenset[str]

    @property
    def ratio(self) -> str:
        return describe_ratio(self.held, self.capacity)


def tell_site(browser: Browser, names: Names, site: Site) -> ToldSite:
    claims = list(browser.book.claims(site_id=site.id))[:MOST_CLAIMS]
    teller = open_teller(browser, names, claims)
    kept = [claim for claim in claims if not names.is_copy(claim.report_id)]
    recorded = sorted((_record(claim, teller, names) for claim in kept), key=_by_day)
    whole = [each for each in recorded if each.saying.claim.subset_of is None]
    calls = [each for each in whole if each.saying.claim.stance in (Stance.DEMANDS, Stance.PROMISES)]
    rest: dict[str, list[Recorded]] = {}
    for each in recorded:
        attribute = each.saying.claim.attribute
        if attribute not in (STOCK, CAPACITY, STATUS) and each not in calls:
            rest.setdefault(attribute, []).append(each)
    incidents = tuple(_tell_incidents(browser, names, site))
    reports = frozenset(claim.report_id for claim in claims)
    return ToldSite(
        site=site,
        held=tuple(_figures(whole, STOCK)),
        capacity=tuple(_figures(whole, CAPACITY)),
        status=tuple(each for each in whole if each.saying.claim.attribute == STATUS and each not in calls),
        demands=tuple(calls),
        others=tuple((name, tuple(held)) for name, held in rest.items()),
        incidents=incidents,
        claims=len(claims),
        report_ids=reports.union(*(each.incident.report_ids for each in incidents)),
    )


def _figures(recorded: Iterable[Recorded], attribute: str) -> Iterable[Recorded]:
    for each in recorded:
        claim = each.saying.claim
        said_so = claim.modality is Modality.ACTUAL and not each.saying.denies
        if claim.attribute == attribute and each.saying.is_figure and said_so:
            yield each


def _record(claim: Claim, teller: Teller, names: Names) -> Recorded:
    saying = teller.tell(claim)
    period = claim.as_of
    if period is not None and period.resolved:
        first, last = period.earliest or period.latest, period.latest or period.earliest
        return Recorded(saying, first, last, show_period(period))
    day = names.published(claim.report_id)
    holds = saying.said if day else show_period(period) or "day not stated"
    return Recorded(saying, day, day, holds)


def _by_day(each: Recorded) -> tuple[date, date, str]:
    return (each.first or date.max, each.last or date.max, each.saying.id)


def _tell_incidents(browser: Browser, names: Names, site: Site) -> Iterable[ToldIncidentAt]:
    for incident in list(browser.book.incidents(site_id=site.id))[:MOST_INCIDENTS]:
        disputed = next(iter(browser.book.disputes(incident.id)), None) is not None
        yield ToldIncidentAt(incident, name_incident(incident, names), disputed)


def describe_ratio(held: Sequence[Recorded], capacity: Sequence[Recorded]) -> str:
    """`3.0 to ≥ 3.4 times`: every figure of those held over the last capacity that was claimed, but for vague
    words; "" where either is not known."""
    room = [each.value.low or each.value.high for each in capacity]
    known = [number for number in room if number]
    if not known or not held:
        return ""
    over = known[-1]
    ratios = sorted(
        (
            (each.value.low if each.value.low is not None else each.value.high or 0) / over,
            each.value.high is None,
        )
        for each in held
        if not is_vague(each.value)
    )
    if not ratios:
        return ""
    said = list(dict.fromkeys(f"{'≥ ' if is_open else ''}{ratio:.1f}" for ratio, is_open in ratios))
    return f"{said[0]} times" if len(said) == 1 else f"{said[0]} to {said[-1]} times"


def is_vague(value: Quantity) -> bool:
    """Whether it is a word like "few" or "hundreds", read as an interval so wide that no share of it says
    anything."""
    return value.approximate and value.high is not None and value.high > _VAGUE * max(value.low or 0, 1)
