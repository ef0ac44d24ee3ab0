"""What moved after a judgement: the ledger and the incidents it touches, counted before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Judgement
from counterclaim.review.telling.incident import name_incident
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.wording import spell


@dataclass(frozen=True, slots=True)
class State:
    """Counts by their names, in the order in which they are shown."""

    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    what: str
    before: str
    now: str

    @property
    def moved(self) -> bool:
        return self.before != self.now


@dataclass(frozen=True, slots=True)
class Moved:
    """One judgement with all that it changed."""

    judgement: Judgement
    about: str
    changes: tuple[Change, ...]


def take_state(browser: Browser, names: Names, subjects: Iterable[str]) -> State:
    """The counts of the whole ledger, and of each incident that `subjects` are of."""
    counts = [
        ("incidents", f"{browser.count_incidents():,}"),
        ("disputes", f"{browser.count_disputes():,}"),
    ]
    for incident_id in sorted(browser.incidents_of(subjects)):
        counts += _count_incident(browser, names, incident_id)
    return State(tuple(counts))


def _count_incident(browser: Browser, names: Names, incident_id: str) -> Sequence[tuple[str, str]]:
    try:
        incident = browser.book.incident(incident_id)
    except UnknownIdError:
        return ()
    disputes = list(browser.book.disputes(incident.id))
    voices = {claim.voice for claim in browser.book.claims(incident_id=incident.id)}
    title = name_incident(incident, names)
    parted = ", ".join(dict.fromkeys(spell(dispute.attribute) for dispute in disputes)) or "nothing"
    return (
        (f"{title}: reports", f"{len(incident.report_ids):,}"),
        (f"{title}: claims", f"{len(incident.claim_ids):,}"),
        (f"{title}: voices", f"{len(voices):,}"),
        (f"{title}: accounts part on", parted),
    )


def compare_states(before: State, after: State) -> tuple[Change, ...]:
    """Every count of either, those that moved first."""
    old, new = dict(before.counts), dict(after.counts)
    changes = [
        Change(name, old.get(name, "none"), new.get(name, "none")) for name in dict.fromkeys((*old, *new))
    ]
    return tuple(sorted(changes, key=lambda change: not change.moved))
