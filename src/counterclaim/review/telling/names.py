"""What the actors, reports and sites of a book are called on a page. Looked up when first asked for."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePosixPath

from counterclaim.exports.form.people import withhold
from counterclaim.ledger.browsing import Browser
from counterclaim.model import (
    Actor,
    ActorKind,
    Party,
    Period,
    Place,
    Quantity,
    ReportEntry,
    Site,
    Span,
    Value,
)
from counterclaim.review.telling.wording import (
    fold_space,
    show_period,
    show_place,
    show_quantity,
    show_term,
    spell,
)


class Names:
    """Look-ups over one book. An id that the book does not hold is shown as it stands.

    Private people are called `name withheld` unless `private_names`; `find_private` gives the spans of a
    report's text that name them.
    """

    def __init__(
        self,
        browser: Browser,
        *,
        private_names: bool = False,
        find_private: Callable[[str], tuple[Span, ...]] = lambda report_id: (),
    ) -> None:
        self._browser = browser
        self._private_names = private_names
        self._find_private = find_private
        self._withheld: dict[str, tuple[Span, ...]] = {}
        self._actors: dict[str, Actor | None] = {}
        self._sites: dict[str, Site | None] = {}
        self._reports: dict[str, ReportEntry | None] = {}

    # Fetching many at once

    def load_actors(self, ids: Iterable[str]) -> None:
        """Have these ready, and the bodies that they speak for."""
        missing = [each for each in dict.fromkeys(ids) if each not in self._actors]
        found = self._browser.actors(missing)
        for each in missing:
            actor = found.get(each)
            self._actors[each] = actor if actor is None or self._private_names else withhold(actor)
        bodies = [link.actor_id for actor in found.values() for link in actor.speaks_for]
        if any(body not in self._actors for body in bodies):
            self.load_actors(bodies)

    def load_reports(self, ids: Iterable[str]) -> None:
        missing = [each for each in dict.fromkeys(ids) if each not in self._reports]
        found = self._browser.entries(missing)
        self._reports.update({each: found.get(each) for each in missing})

    def load_sites(self, ids: Iterable[str]) -> None:
        missing = [each for each in dict.fromkeys(ids) if each not in self._sites]
        found = self._browser.sites(missing)
        self._sites.update({each: found.get(each) for each in missing})

    # Actors

    def find_actor(self, actor_id: str) -> Actor | None:
        if actor_id not in self._actors:
            self.load_actors([actor_id])
        return self._actors[actor_id]

    def actor(self, actor_id: str) -> str:
        actor = self.find_actor(actor_id)
        return name_actor(actor) if actor else actor_id

    def short(self, actor_id: str) -> str:
        """An acronym where there is one."""
        actor = self.find_actor(actor_id)
        return (actor.acronym if actor and actor.acronym else "") or self.actor(actor_id)

    def kind(self, actor_id: str) -> ActorKind | None:
        actor = self.find_actor(actor_id)
        return actor.kind if actor else None

    def bodies(self, actor_id: str, day: date | None = None) -> tuple[str, ...]:
        """Ids of the bodies that the actor speaks for on `day`, or ever."""
        actor = self.find_actor(actor_id)
        holding = [
            link.actor_id
            for link in (actor.speaks_for if actor else ())
            if day is None or not ((link.since and day < link.since) or (link.until and day > link.until))
        ]
        return tuple(dict.fromkeys(holding))

    def voice(self, actor_id: str, day: date | None = None) -> str:
        """The actor with what it speaks for on `day`: the nearest body and the one above it."""
        bodies = [self.actor(body) for body in self.bodies(actor_id, day)[:2]]
        name = self.actor(actor_id)
        return f"{name}, for {' and '.join(bodies)}" if bodies else name

    # Reports

    def report(self, report_id: str) -> ReportEntry | None:
        if report_id not in self._reports:
            self.load_reports([report_id])
        return self._reports[report_id]

    def file(self, report_id: str) -> str:
        entry = self.report(report_id)
        return PurePosixPath(entry.report.uri).name if entry else report_id

    def title(self, report_id: str) -> str:
        entry = self.report(report_id)
        return (entry.report.title if entry else None) or self.file(report_id)

    def publisher(self, report_id: str) -> str:
        entry = self.report(report_id)
        return (entry.report.publisher if entry else None) or "publisher not stated"

    def published(self, report_id: str) -> date | None:
        entry = self.report(report_id)
        return entry.published if entry else None

    def text(self, report_id: str) -> str:
        entry = self.report(report_id)
        return entry.report.text if entry else ""

    def language(self, report_id: str) -> str:
        entry = self.report(report_id)
        return (entry.report.language if entry else None) or "en"

    def withheld(self, report_id: str) -> tuple[Span, ...]:
        """Where the text of a report names private people, so that it is not shown there."""
        if self._private_names:
            return ()
        if report_id not in self._withheld:
            self._withheld[report_id] = self._find_private(report_id)
        return self._withheld[report_id]

    def is_copy(self, report_id: str) -> bool:
        entry = self.report(report_id)
        return entry is not None and entry.copy_of is not None

    # Sites and values

    def find_site(self, site_id: str | None) -> Site | None:
        if site_id is None:
            return None
        if site_id not in self._sites:
            self.load_sites([site_id])
        return self._sites[site_id]

    def site(self, site_id: str | None) -> str:
        site = self.find_site(site_id)
        return site.name if site else site_id or ""

    def value(self, value: Value) -> str:
        """Any value, short."""
        if isinstance(value, Quantity):
            return show_quantity(value)
        if isinstance(value, Period):
            return show_period(value)
        if isinstance(value, Place):
            return show_place(value)
        if isinstance(value, Party):
            return (
                self.actor(value.actor_id) if self.find_actor(value.actor_id) else fold_space(value.wording)
            )
        return show_term(value)

    def parties(self, parties: Iterable[Party]) -> dict[str, tuple[str, ...]]:
        """Actor id → its roles, in words."""
        roles: dict[str, tuple[str, ...]] = {}
        for party in parties:
            roles[party.actor_id] = tuple(dict.fromkeys((*roles.get(party.actor_id, ()), spell(party.role))))
        return roles


def name_actor(actor: Actor) -> str:
    if actor.kind is ActorKind.PUBLISHER:
        return actor.name or "publisher not stated"
    if actor.kind is ActorKind.UNNAMED:
        return f"{actor.name} (unnamed)" if actor.name else "unnamed source"
    return actor.name
