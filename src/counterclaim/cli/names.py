"""What the actors, reports and sites of a book are called on the screen."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from counterclaim.cli.wording import (
    describe_place,
    describe_quantity,
    describe_term,
    describe_when,
    describe_words,
    fold_space,
)
from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    Actor,
    ActorKind,
    Book,
    Party,
    Period,
    Place,
    Quantity,
    ReportEntry,
    Site,
    Value,
)


class Reports(Mapping[str, ReportEntry]):
    """The reports of a book by id: one by one as they are asked for, all at once when gone through."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[str, ReportEntry] = {}
        self._whole = False

    def __getitem__(self, report_id: str) -> ReportEntry:
        if report_id not in self._known:
            if self._whole:
                raise KeyError(report_id)
            try:
                self._known[report_id] = self._book.report(report_id)
            except (UnknownIdError, StopIteration):
                raise KeyError(report_id) from None
        return self._known[report_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, ReportEntry]:
        if not self._whole:
            self._known = {entry.report.id: entry for entry in self._book.reports()}
            self._whole = True
        return self._known


class Names:
    """Look-ups over one book. An id that the book does not hold is shown as it stands."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.reports = Reports(book)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self._book.actors()}

    @cached_property
    def sites(self) -> dict[str, Site]:
        return {site.id: site for site in self._book.sites()}

    def actor(self, actor_id: str) -> str:
        actor = self.actors.get(actor_id)
        if actor is None:
            return actor_id
        if actor.kind is ActorKind.PUBLISHER:
            return f"{actor.name or 'publisher not stated'} (publisher)"
        if actor.kind is ActorKind.UNNAMED:
            return f"{actor.name} (unnamed)" if actor.name else "unnamed source"
        return actor.name

    def voice(self, actor_id: str, day: date | None = None) -> str:
        """The actor's name with what it speaks for on `day` (or ever, without one): the nearest body and
        the one above it, for two ministers of one ministry can serve two governments."""
        bodies = [self.actor(body) for body in self.bodies(actor_id, day)[:2]]
        name = self.actor(actor_id)
        return f"{name}, for {' and '.join(bodies)}" if bodies else name

    def bodies(self, actor_id: str, day: date | None = None) -> tuple[str, ...]:
        """Ids of the bodies that the actor speaks for on `day`, or ever."""
        actor = self.actors.get(actor_id)
        links = () if actor is None else actor.speaks_for
        holding = [
            link.actor_id
            for link in links
            if day is None or not ((link.since and day < link.since) or (link.until and day > link.until))
        ]
        return tuple(dict.fromkeys(holding))

    def is_called(self, actor_id: str, text: str) -> bool:
        """Whether one of the actor's names holds `text`, or is it where that is an acronym; case ignored."""
        actor = self.actors.get(actor_id)
        if actor is None:
            return False
        wanted = text.casefold()
        if actor.acronym and actor.acronym.casefold() == wanted:
            return True
        return any(wanted in name.casefold() for name in (actor.name, *actor.aliases))

    def file(self, report_id: str) -> str:
        entry = self.reports.get(report_id)
        return PurePosixPath(entry.report.uri).name if entry else report_id

    def publisher(self, report_id: str) -> str:
        entry = self.reports.get(report_id)
        return (entry.report.publisher if entry else None) or "publisher not stated"

    def published(self, report_id: str) -> date | None:
        entry = self.reports.get(report_id)
        return entry.published if entry else None

    def text(self, report_id: str) -> str:
        entry = self.reports.get(report_id)
        return entry.report.text if entry else ""

    def is_copy(self, report_id: str) -> bool:
        return self.original(report_id) is not None

    def original(self, report_id: str) -> str | None:
        """The id of the report that this one is a copy of."""
        entry = self.reports.get(report_id)
        return entry.copy_of if entry else None

    def site(self, site_id: str | None) -> str:
        if site_id is None:
            return ""
        site = self.sites.get(site_id)
        return site.name if site else site_id

    def value(self, value: Value) -> str:
        """Any value, in words."""
        if isinstance(value, Quantity):
            return describe_quantity(value)
        if isinstance(value, Period):
            return describe_when(value)
        if isinstance(value, Place):
            return describe_place(value)
        if isinstance(value, Party):
            return self.actor(value.actor_id) if value.actor_id in self.actors else fold_space(value.wording)
        return describe_term(value)

    def parties(self, parties: Iterable[Party]) -> dict[str, tuple[str, ...]]:
        """Actor id → its roles, in words."""
        roles: dict[str, tuple[str, ...]] = {}
        for party in parties:
            role = describe_words(party.role)
            roles[party.actor_id] = tuple(dict.fromkeys((*roles.get(party.actor_id, ()), role)))
        return roles
