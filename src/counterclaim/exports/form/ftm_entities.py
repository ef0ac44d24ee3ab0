"""The book as entities of FollowTheMoney: what has a home there.

An entity is plain data: id, schema and lists of words by property. Private persons whom the export does not
name are left out, with all that points to them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.exports.form.acled_words import find_day
from counterclaim.exports.form.figures import summarise
from counterclaim.exports.form.ftm_words import find_address, find_language
from counterclaim.exports.form.tables import View
from counterclaim.model import Actor, ActorKind, Incident, ReportEntry, SpeaksFor, make_id

Entity = dict[str, Any]

# A group ("survivors") or unnamed source is nobody whom an entity could stand for.
HOMES = {ActorKind.PERSON: "Person", ActorKind.BODY: "Organization", ActorKind.PUBLISHER: "Organization"}


class Entities:
    """Makes the entities of one book."""

    def __init__(self, view: View, full_text: bool) -> None:
        self._view = view
        self._full_text = full_text
        self._actors = {actor.id: actor for actor in view.people.all() if self._has_home(actor)}
        # A body that somebody spoke for by an office is public: a ministry, an army, a mission of the UN.
        self._public = {
            post.actor_id
            for actor in self._actors.values()
            if actor.kind is ActorKind.PERSON
            for post in actor.speaks_for
            if post.since or post.until
        }

    def all(self) -> Iterator[Entity]:
        """Articles; actors with their posts; incidents with what documents them; who is named where."""
        for entry in self._view.book.reports():
            yield self._article(entry)
        for actor in self._actors.values():
            yield self._actor(actor)
            if actor.kind is ActorKind.PERSON:
                yield from self._posts(actor)
        for incident in self._view.book.incidents():
            yield self._event(incident)
            yield from self._documentation(incident)
        yield from self._mentions()

    def _has_home(self, actor: Actor) -> bool:
        return actor.kind in HOMES and bool(actor.name) and not self._view.people.hides((actor.id,))

    def _article(self, entry: ReportEntry) -> Entity:
        report, quote = entry.report, self._view.people.quote
        return self._entity(
            report.id,
            "Article",
            title=[quote(report.title) if report.title and not self._full_text else report.title],
            author=[quote(report.byline) if report.byline else None],
            publisher=[report.publisher],
            publishedAt=[entry.published.isoformat() if entry.published else None],
            sourceUrl=[find_address(report.url)],
            fileName=[report.uri],
            language=[find_language(report.language)],
            bodyText=[report.text if self._full_text else None],
        )

    def _actor(self, actor: Actor) -> Entity:
        schema = "PublicBody" if actor.id in self._public else HOMES[actor.kind]
        return self._entity(
            actor.id,
            schema,
            name=[actor.name],
            alias=sorted(actor.aliases),
            abbreviation=[actor.acronym],
            **({"position": [actor.role]} if actor.kind is ActorKind.PERSON else {}),
        )

    def _posts(self, actor: Actor) -> Iterator[Entity]:
        """An office is a Position; that somebody held it from a day to a day, an Occupancy."""
        for office in actor.speaks_for:
            body = self._actors.get(office.actor_id)
            if body is None or body.kind is not ActorKind.BODY or not (office.since or office.until):
                continue
            title = actor.role or f"Office at {body.name}"
            post = make_id("position", body.id, title)
            yield self._entity(post, "Position", name=[title], organization=[body.id])
            yield self._occupancy(actor, office, post)

    def _occupancy(self, actor: Actor, office: SpeaksFor, post: str) -> Entity:
        since, until = (day.isoformat() if day else None for day in (office.since, office.until))
        return self._entity(
            make_id("occupancy", actor.id, post, since, until),
            "Occupancy",
            holder=[actor.id],
            post=[post],
            startDate=[since],
            endDate=[until],
        )

    def _event(self, incident: Incident) -> Entity:
        period, place = incident.period, incident.place
        single = find_day(period)
        site = self._view.sites.get(incident.site_id or "")
        return self._entity(
            incident.id,
            "Event",
            name=[self._view.incidents[incident.id]],
            keywords=incident.types,
            date=[single[0].isoformat() if single and single[1] == 1 else None],
            startDate=[period.earliest.isoformat() if period and period.earliest else None],
            endDate=[period.latest.isoformat() if period and period.latest else None],
            location=[", ".join(filter(None, (site, place.name if place else None)))],
            country=[place.country.lower() if place and place.country else None],
            involved=[party.actor_id for party in incident.parties if party.actor_id in self._actors],
            proof=incident.report_ids,
            summary=[self._describe(incident)],
        )

    def _describe(self, incident: Incident) -> str:
        claims = self._view.book.claims(incident_id=incident.id)
        figures = summarise(claims, self._view.sources, self._view.vague).values()
        return "; ".join(figure.describe() for figure in figures)

    def _documentation(self, incident: Incident) -> Iterator[Entity]:
        for report_id in incident.report_ids:
            published = self._view.sources.find(report_id).published
            yield self._entity(
                make_id("documentation", incident.id, report_id),
                "Documentation",
                document=[report_id],
                entity=[incident.id],
                role=["reports the incident"],
                date=[published.isoformat() if published else None],
            )

    def _mentions(self) -> Iterator[Entity]:
        """One for each report and actor who is a source in it."""
        report_id, seen = "", set[str]()
        for statement in self._view.book.statements():
            if statement.report_id != report_id:
                report_id, seen = statement.report_id, set()
            for actor_id in (*statement.actor_ids, *statement.relayed_by):
                if actor_id in self._actors and actor_id not in seen:
                    seen.add(actor_id)
                    yield self._mention(report_id, self._actors[actor_id])

    def _mention(self, report_id: str, actor: Actor) -> Entity:
        return self._entity(
            make_id("mention", report_id, actor.id),
            "Mention",
            document=[report_id],
            name=[actor.name],
            resolved=[actor.id],
            detectedSchema=[HOMES[actor.kind]],
        )

    def _entity(self, identity: str, schema: str, **properties: Iterable[str | None]) -> Entity:
        kept = {name: [word for word in words if word] for name, words in properties.items()}
        filled: Mapping[str, list[str]] = {name: words for name, words in kept.items() if words}
        return {"id": identity, "schema": schema, "properties": filled, **self._view.imprint}
