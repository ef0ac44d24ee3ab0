"""Incidents and sites on a map, as RFC 7946 wants it: one feature each, with how exact its place is.

What has no coordinates is a feature without geometry, so that nothing is lost and nothing guessed. The
imprint and the rules of the figures stand beside the features, as members that the RFC calls foreign.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from counterclaim.exports.form.exchange import Choices, describe_open, site_data
from counterclaim.exports.form.figures import RULES, summarise
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.site_rows import Placing, lay_out_site, round_ratio
from counterclaim.exports.form.tables import View, open_view
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, Incident, Period, Place, Site
from counterclaim.model.site_record import Row

Data = dict[str, Any]


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`, one feature a line. There are no texts in it: `full_text` changes nothing."""
    view = open_view(book, names, imprint, knowledge)
    head = {"type": "FeatureCollection", **view.imprint, "rules": RULES}
    with open_text(out) as file:
        file.write(_dump(head).removesuffix("}") + ', "features": [')
        for number, feature in enumerate(_list_features(view)):
            file.write(("\n" if number == 0 else ",\n") + _dump(feature))
        file.write("\n]}\n")


def _list_features(view: View) -> Iterator[Data]:
    for incident in view.book.incidents():
        yield _feature(incident.id, incident.place, _incident_properties(incident, view))
    for site in list(view.book.sites()):
        yield _feature(site.id, site.place, _site_properties(site, view))


def _feature(identity: str, place: Place | None, properties: Data) -> Data:
    return {
        "type": "Feature",
        "id": identity,
        "geometry": _point(place),
        "properties": {**properties, **_place_properties(place)},
    }


def _point(place: Place | None) -> Data | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _place_properties(place: Place | None) -> Data:
    return {
        "place": place.name if place else None,
        "country": place.country if place else None,
        "precision": place.precision if place else None,
        "within": list(place.within) if place else [],
    }


def _incident_properties(incident: Incident, view: View) -> Data:
    figures = summarise(view.book.claims(incident_id=incident.id), view.sources, view.vague)
    disputes = view.book.disputes(incident.id)
    return {
        "kind": "incident",
        "name": view.incidents[incident.id],
        "types": list(incident.types),
        **_days(incident.period),
        "site_id": incident.site_id,
        "site": view.sites.get(incident.site_id or ""),
        "parties": [{"name": view.people.name(p.actor_id), "role": p.role} for p in incident.parties],
        "figures": {name: asdict(summary) for name, summary in figures.items()},
        "disputed": sorted({dispute.attribute for dispute in disputes}),
        "report_ids": list(incident.report_ids),
        "links": [{"incident_id": link.incident_id, "kind": link.kind} for link in incident.links],
    }


def _site_properties(site: Site, view: View) -> Data:
    laid = lay_out_site(site, view.book, view.sources)
    choices = Choices(view.people, False, view.vague)
    data = site_data(site, {placing.claim.id: placing.claim for placing in laid.placings}, choices)
    records = zip(data["records"], laid.placings, strict=True)
    return {
        "kind": "site",
        "name": site.name,
        "aliases": data["aliases"],
        "group": site.group,
        "described": site.described,
        "records": [{**record, **_placing_data(placing, view)} for record, placing in records],
        "ratios": [
            {
                "low": round_ratio(ratio.low),
                "high": round_ratio(ratio.high),
                "held": _side_data(ratio.held, view),
                "capacity": _side_data(ratio.capacity, view),
            }
            for ratio in laid.ratios
        ],
    }


def _placing_data(placing: Placing, view: View) -> Data:
    return {
        "part": placing.part,
        "day": _day(placing.day),
        "step": view.people.quote(placing.step) or None,
        "repeats": placing.repeats,
    }


def _side_data(row: Row, view: View) -> Data:
    """One of the two figures of a ratio, with its source; its number is in the record."""
    return {
        "claim_id": row.claim.id,
        "day": _day(row.day),
        "voice": view.people.name(row.claim.voice),
        "publisher": view.sources.find(row.claim.report_id).report.publisher,
    }


def _days(period: Period | None) -> Data:
    days = (period.earliest, period.latest) if period else (None, None)
    earliest, latest = map(_day, days)
    return {"earliest": earliest, "latest": latest, "relative": describe_open(period)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
