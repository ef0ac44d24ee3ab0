"""What is worked out from the ledger: actors, incidents, disputes, site records, and the Book."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counterclaim.model.reading import Claim, Happening, Problem, Statement
from counterclaim.model.record import Judgement, Report
from counterclaim.model.values import Party, Period, Place, Span, Value
from counterclaim.model.words import ActorKind, DisputeKind


@dataclass(frozen=True, slots=True)
class SpeaksFor:
    """That an actor speaks for a body, from a day to a day; None is open or unknown."""

    actor_id: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    acronym: str | None = None
    role: str = ""
    speaks_for: tuple[SpeaksFor, ...] = ()
    private: bool = False
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that another may be, with what speaks for it and against it."""

    actor_id: str
    name: str
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenActor:
    """A question to a person: whether an actor of the ledger is one of `candidates`. A judgement that it
    is the same as one of them, or different from it, answers it. A candidate may be a registered actor
    that no report names."""

    actor_id: str
    name: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """That two incidents have to do with each other without being one, and why."""

    incident_id: str
    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Happenings of many reports that are one. `reasons` says why they were brought together."""

    id: str
    types: tuple[str, ...]
    period: Period | None
    place: Place | None
    site_id: str | None
    parties: tuple[Party, ...]
    report_ids: tuple[str, ...]
    happening_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    former_ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        return self.types[0]


@dataclass(frozen=True, slots=True)
class Border:
    """Two incidents of which it is nearly even whether they are one: a question for a person.

    `score` is that of their likest happenings, in natural-log odds that they are one; `speaks_for` and
    `speaks_against` say why, each the weightiest first.
    """

    incident_ids: tuple[str, str]  # the smaller first
    happening_ids: tuple[str, str]  # the likest two, one of each
    score: float
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedHappening:
    """A happening ready to be linked: its ids of actors and sites are the ledger's, its period is resolved.

    `site` is the ledger's site of `happening.site_id`; `position` is its report's place in the ledger;
    `claims` are those about it; `words` are what sets it apart in its report's own words: names, other words,
    ages (`find_words`); `behind` are the types of what its report tells of before it.
    """

    happening: Happening
    position: int
    published: date | None = None
    site: "Site | None" = None
    claims: tuple[Claim, ...] = ()
    words: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute: who holds it, the value, and the claims that carry it. `denies` when
    the voices reject the value rather than hold it."""

    voices: tuple[str, ...]
    value: Value
    claim_ids: tuple[str, ...]
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    id: str
    attribute: str
    kind: DisputeKind
    positions: tuple[Position, ...]
    incident_id: str | None = None
    site_id: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A site of the ledger; `claim_ids` make its record, in order of the day they hold for.
    `former_ids` as for incidents. `group` when it stands for several sites; `described` when no
    report gives it a name of its own, so that it may be any site of its place."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    place: Place | None = None
    group: bool = False
    registered: str | None = None
    claim_ids: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    described: bool = False


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report as the Book shows it, with its resolved metadata."""

    report: Report
    published: date | None
    copy_of: str | None = None
    revision_of: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """That two reports share sentences near verbatim, though neither is the other's copy.

    The sentences at `spans` are the share `share` of those of the report, and `other_share`,
    `other_spans` say the same of the other, which came out first where the days tell.
    """

    report_id: str
    other_id: str
    share: float
    spans: tuple[Span, ...]
    other_share: float
    other_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BookContent:
    """All that a Book is made of, each part read once: what assembling hands to the ledger."""

    reports: Iterable[ReportEntry] = ()
    statements: Iterable[Statement] = ()
    happenings: Iterable[Happening] = ()
    claims: Iterable[Claim] = ()
    actors: Iterable[Actor] = ()
    incidents: Iterable[Incident] = ()
    disputes: Iterable[Dispute] = ()
    sites: Iterable[Site] = ()
    borders: Iterable[Border] = ()
    open_actors: Iterable[OpenActor] = ()
    problems: Iterable[Problem] = ()  # found in working out: those of reading are in the readings


class Book(Protocol):
    """A read interface over what was worked out, stamped with the ledger's place it holds up to.

    Every iterator gives its items in a stable order that does not depend on the order of reading.
    """

    @property
    def stamp(self) -> int: ...
    def reports(self) -> Iterator[ReportEntry]: ...
    def report(self, report_id: str) -> ReportEntry: ...
    def statements(self, report_id: str | None = None) -> Iterator[Statement]: ...
    def happenings(self) -> Iterator[Happening]: ...
    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]: ...
    def actors(self) -> Iterator[Actor]: ...
    def claims_of(self, claim_ids: Sequence[str]) -> Iterator[Claim]: ...
    def incidents(self, site_id: str | None = None) -> Iterator[Incident]: ...
    def incident(self, incident_id: str) -> Incident: ...
    def disputes(self, incident_id: str | None = None) -> Iterator[Dispute]: ...
    def sites(self) -> Iterator[Site]: ...
    def site(self, site_id: str) -> Site: ...
    def borders(self) -> Iterator[Border]: ...
    def open_actors(self) -> Iterator[OpenActor]: ...
    def judgements(self) -> Iterator[Judgement]: ...
    def problems(self) -> Iterator[Problem]: ...


def find_claims_told(book: Book, incident_id: str, disputes: Iterable[Dispute]) -> list[Claim]:
    """The claims of an incident, and those about its site alone that its disputes stand on."""
    own = {claim.id: claim for claim in book.claims(incident_id=incident_id)}
    held = {known for item in disputes for position in item.positions for known in position.claim_ids}
    return [*own.values(), *book.claims_of(sorted(held - own.keys()))]
