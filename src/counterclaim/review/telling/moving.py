"""What moved after a judgement: the ledger and the incidents it touches, counted before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Judgement
from counterclaim.review.telling.incident import name_incident
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.wording import name_place_precision, show_place, spell


@dataclass(frozen=True, slots=True)
class State:
    """What is counted: a key that lasts, its name, and the count; in the order in which they are shown."""

    counts: tuple[tuple[str, str, str], ...]


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
        ("incidents", "incidents", f"{browser.count_incidents():,}"),
        ("disputes", "disputes", f"{browser.count_disputes():,}"),
    ]
    for incident_id in sorted(browser.incidents_of(subjects)):
        counts += _count_incident(browser, names, incident_id)
    return State(tuple(counts))


def _count_incident(browser: Browser, names: Names, incident_id: str) -> Sequence[tuple[str, str, str]]:
    try:
        incident = browser.book.incident(incident_id)
    except UnknownIdError:
        return ()
    disputes = list(browser.book.disputes(incident.id))
    voices = {claim.voice for claim in browser.book.claims(incident_id=incident.id)}
    title = name_incident(incident, names)
    parted = ", ".join(dict.fromkeys(spell(dispute.attribute) for dispute in disputes)) or "nothing"
    place = names.site(incident.site_id) or show_place(incident.place) or "not stated"
    counts = (
        ("reports", f"{len(incident.report_ids):,}"),
        ("claims", f"{len(incident.claim_ids):,}"),
        ("voices", f"{len(voices):,}"),
        ("place", f"{place}, {name_place_precision(incident.place)}"),
        ("accounts part on", parted),
    )
    return tuple((f"{incident.id}: {what}", f"{title}: {what}", said) for what, said in counts)


def compare_states(before: State, after: State) -> tuple[Change, ...]:
    """Every count of either, those that moved first; by their names of after."""
    old = {key: said for key, _, said in before.counts}
    new = {key: said for key, _, said in after.counts}
    called = {key: name for key, name, _ in (*before.counts, *after.counts)}
    changes = [Change(name, old.get(key, "none"), new.get(key, "none")) for key, name in called.items()]
    return tuple(sorted(changes, key=lambda change: not change.moved))
