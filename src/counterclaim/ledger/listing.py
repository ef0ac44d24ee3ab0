"""The rows that lists are made from: read in bulk, without making values of what a list does not show."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from counterclaim.ledger.asking import Asker, in_parts
from counterclaim.ledger.codec import decode
from counterclaim.ledger.tables import (
    book_actors,
    book_claims,
    book_disputes,
    book_happenings,
    book_incident_ids,
    book_incidents,
    book_reports,
    book_sites,
    reports,
)
from counterclaim.model import Claim, Modality, Quantity, ReportEntry, Site, Stance


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident as a list needs it, read without making values of its claims."""

    id: str
    types: tuple[str, ...]
    earliest: str | None
    latest: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    site_id: str | None
    reports: int
    claims: int
    parties: tuple[str, ...]
    expression: str  # how the period was read, where no day of it is known


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of an incident; `whole` when it is no part of a total and of no other scope."""

    incident_id: str
    attribute: str
    voice: str
    report_id: str
    value: Quantity
    stance: Stance
    modality: Modality
    whole: bool


@dataclass(frozen=True, slots=True)
class ReportDay:
    """When a report came out, and whether it is a copy of another."""

    published: date | None
    copy: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a list needs it: without its text."""

    entry: ReportEntry
    claims: int


class Lister(Asker):
    """What lists are made of."""

    def incident_rows(self) -> Iterator[IncidentRow]:
        """Every incident, by its first day; those of no day at the end."""
        table = book_incidents
        for (body,) in self._rows(select(table.c.body).order_by(table.c.earliest.nulls_last(), table.c.id)):
            yield _incident_row(json.loads(body))

    def voices_of_incidents(self) -> Iterator[tuple[str, str]]:
        """Each incident with each of its voices, once."""
        table = book_claims
        wanted = select(table.c.incident_id, table.c.voice).where(table.c.incident_id.is_not(None))
        for incident_id, voice in self._rows(wanted.distinct()):
            yield str(incident_id), str(voice)

    def disputed_attributes(self) -> Iterator[tuple[str, str]]:
        """Each incident with each attribute on which its accounts part."""
        table = book_disputes
        wanted = select(table.c.incident_id, table.c.attribute).where(table.c.incident_id.is_not(None))
        for incident_id, attribute in self._rows(wanted.distinct()):
            yield str(incident_id), str(attribute)

    def count_claims_of_sites(self) -> dict[str, int]:
        table = book_claims
        wanted = (
            select(table.c.site_id, func.count())
            .where(table.c.site_id.is_not(None))
            .group_by(table.c.site_id)
        )
        return {str(site): int(number) for site, number in self._rows(wanted)}

    def list_sites(self, words: str) -> list[Site]:
        """Every site, or those whose own or other names hold `words`, case ignored."""
        table = book_sites
        wanted = select(table.c.body)
        if words:
            wanted = wanted.where(table.c.body.icontains(words, autoescape=True))
        found = [decode(Site, body) for (body,) in self._rows(wanted)]
        sought = words.casefold()
        return [
            site for site in found if any(sought in name.casefold() for name in (site.name, *site.aliases))
        ]

    def most_speaking(self, most: int) -> list[tuple[str, int]]:
        """The actors with the most claims, and how many each has."""
        table = book_claims
        number = func.count().label("number")
        wanted = select(table.c.voice, number).group_by(table.c.voice)
        ordered = wanted.order_by(number.desc(), table.c.voice).limit(most)
        return [(str(voice), int(found)) for voice, found in self._rows(ordered)]

    def find_actors(self, words: str, most: int) -> list[tuple[str, int]]:
        """Actors whose name holds `words`, case ignored, by how many claims they have."""
        table = book_actors
        named = select(table.c.id).where(table.c.name.icontains(words, autoescape=True)).limit(most)
        ids = [str(each) for (each,) in self._rows(named)]
        counted = dict.fromkeys(ids, 0)
        for some in in_parts(ids):
            voice = book_claims.c.voice
            numbers = select(voice, func.count()).where(voice.in_(some)).group_by(voice)
            counted.update((str(each), int(number)) for each, number in self._rows(numbers))
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    def claims_about_actor(self, actor_id: str, incident_ids: Iterable[str], most: int) -> list[Claim]:
        """At most `most` claims of these incidents that name the actor as a party."""
        table = book_claims
        found: list[Claim] = []
        for some in in_parts(incident_ids):
            wanted = select(table.c.body).where(
                table.c.incident_id.in_(some), table.c.body.contains(f'"{actor_id}"', autoescape=True)
            )
            claims = (decode(Claim, body) for (body,) in self._rows(wanted))
            found += [claim for claim in claims if getattr(claim.value, "actor_id", None) == actor_id]
        return found[:most]

    def speakers_for(self, actor_id: str) -> list[str]:
        """Who ever spoke for this body, by name."""
        table = book_actors
        wanted = select(table.c.body).where(
            table.c.body.contains(f'"actor_id":"{actor_id}"', autoescape=True)
        )
        return [str(json.loads(body)["id"]) for (body,) in self._rows(wanted.order_by(table.c.name))]

    def count_reports(self) -> int:
        return int(self._scalar(select(func.count()).select_from(book_reports)))

    def count_incidents(self) -> int:
        return int(self._scalar(select(func.count()).select_from(book_incidents)))

    def count_disputes(self) -> int:
        return int(self._scalar(select(func.count()).select_from(book_disputes)))

    def report_page(self, start: int, most: int) -> list[ReportRow]:
        """Reports in the order in which they came into the ledger, the last first."""
        wanted = (
            select(book_reports.c.id)
            .join(reports, reports.c.id == book_reports.c.id)
            .order_by(reports.c.arrival.desc())
            .offset(start)
            .limit(most)
        )
        return self._report_rows([str(each) for (each,) in self._rows(wanted)])

    def find_words(self, words: str, most: int) -> list[str]:
        """Ids of at most `most` reports that hold every one of `words`, whatever their case."""
        wanted = select(reports.c.id).join(book_reports, book_reports.c.id == reports.c.id)
        for word in words.split():
            wanted = wanted.where(
                or_(
                    reports.c.text.icontains(word, autoescape=True),
                    reports.c.title.icontains(word, autoescape=True),
                )
            )
        return [str(each) for (each,) in self._rows(wanted.order_by(reports.c.arrival.desc()).limit(most))]

    def reports_by_ids(self, ids: Sequence[str]) -> list[ReportRow]:
        return self._report_rows(ids)

    def report_days(self, ids: Iterable[str]) -> dict[str, ReportDay]:
        """When these reports came out, without their texts."""
        found: dict[str, ReportDay] = {}
        for some in in_parts(ids):
            wanted = select(book_reports.c.body).where(book_reports.c.id.in_(some))
            for (text,) in self._rows(wanted):
                body = json.loads(text)
                day = body["published"]
                found[body["report"]["id"]] = ReportDay(
                    date.fromisoformat(day) if day else None, body["copy_of"] is not None
                )
        return found

    def figures(self, incident_ids: Iterable[str], attributes: Iterable[str]) -> Iterator[FigureRow]:
        """The figures of these incidents, by report and place in it."""
        table = book_claims
        among = list(attributes)
        for some in in_parts(incident_ids):
            wanted = (
                select(table.c.incident_id, table.c.attribute, table.c.voice, table.c.body)
                .where(table.c.incident_id.in_(some), table.c.attribute.in_(among))
                .order_by(table.c.report_id, table.c.start, table.c.id)
            )
            for incident_id, attribute, voice, body in self._rows(wanted):
                row = _figure_row(str(incident_id), str(attribute), str(voice), json.loads(body))
                if row is not None:
                    yield row

    def incidents_of(self, ids: Iterable[str]) -> set[str]:
        """The incidents that claims, happenings and incidents of these ids belong to, or are."""
        known = list(ids)
        found: set[str] = set()
        for table in (book_claims, book_happenings):
            for some in in_parts(known):
                wanted = select(table.c.incident_id).where(table.c.id.in_(some))
                found.update(str(each) for (each,) in self._rows(wanted.distinct()) if each)
        for some in in_parts(known):
            wanted = select(book_incident_ids.c.incident_id).where(book_incident_ids.c.known_as.in_(some))
            found.update(str(each) for (each,) in self._rows(wanted))
        return found

    def bodies_spoken_for(self) -> dict[str, tuple[str, ...]]:
        """For each actor that speaks for others, for whom it ever did."""
        table = book_actors
        wanted = select(table.c.body).where(table.c.body.contains('"speaks_for":[{'))
        spoken: dict[str, tuple[str, ...]] = {}
        for (text,) in self._rows(wanted):
            body = json.loads(text)
            spoken[body["id"]] = tuple(dict.fromkeys(link["actor_id"] for link in body["speaks_for"]))
        return spoken

    def count_incidents_by_attribute(self) -> dict[str, int]:
        """On how many incidents each attribute is spoken of."""
        table = book_claims
        wanted = (
            select(table.c.attribute, func.count(table.c.incident_id.distinct()))
            .where(table.c.incident_id.is_not(None))
            .group_by(table.c.attribute)
        )
        return {str(attribute): int(number) for attribute, number in self._rows(wanted)}

    def _report_rows(self, ids: Sequence[str]) -> list[ReportRow]:
        known: dict[str, ReportEntry] = {}
        counted: dict[str, int] = {}
        for some in in_parts(ids):
            wanted = select(book_reports.c.body).where(book_reports.c.id.in_(some))
            for (body,) in self._rows(wanted):
                entry = decode(ReportEntry, body)
                known[entry.report.id] = entry
            table = book_claims
            numbers = (
                select(table.c.report_id, func.count())
                .where(table.c.report_id.in_(some))
                .group_by(table.c.report_id)
            )
            counted.update((str(report_id), int(number)) for report_id, number in self._rows(numbers))
        return [ReportRow(known[each], counted.get(each, 0)) for each in ids if each in known]


def _incident_row(body: dict[str, Any]) -> IncidentRow:
    period, place = body["period"] or {}, body["place"] or {}
    return IncidentRow(
        id=body["id"],
        types=tuple(body["types"]),
        earliest=period.get("earliest"),
        latest=period.get("latest"),
        place=place.get("name"),
        country=place.get("country"),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
        precision=place.get("precision"),
        site_id=body["site_id"],
        reports=len(body["report_ids"]),
        claims=len(body["claim_ids"]),
        parties=tuple(dict.fromkeys(party["actor_id"] for party in body["parties"])),
        expression=period.get("expression", ""),
    )


def _figure_row(incident_id: str, attribute: str, voice: str, body: dict[str, Any]) -> FigureRow | None:
    value = body["value"]
    if value.get("is") != "quantity" or (value["low"] is None and value["high"] is None):
        return None
    return FigureRow(
        incident_id=incident_id,
        attribute=attribute,
        voice=voice,
        report_id=body["report_id"],
        value=Quantity(value["low"], value["high"], value["wording"], value["approximate"]),
        stance=Stance(body["stance"]),
        modality=Modality(body["modality"]),
        whole=body["subset_of"] is None and body["scope"] is None,
    )
