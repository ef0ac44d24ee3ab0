"""Incidents in the columns of ACLED, for those who join them to its data; the rule of each column beside it.

It is like ACLED, and not ACLED's: nothing here was coded or reviewed there. A path that ends in .csv (or
standard output) gets the incidents, one that ends in .zip both tables packed, any other is a folder with
incidents.csv and rules.csv.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from counterclaim.exports.form.acled_words import find_day, find_event_type, find_geo_precision
from counterclaim.exports.form.cells import Row, guard
from counterclaim.exports.form.figures import RULES as SUMMARY_RULES
from counterclaim.exports.form.figures import Summary, summarise
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.packing import goes_alone, open_pack
from counterclaim.exports.form.tables import View, open_view
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, Incident

KILLED = "killed"
DOING, SUFFERING = ("doer", "accused"), ("victim",)

RULES: Mapping[str, str] = {
    "event_id": "The incident's id in the ledger.",
    "event_date": "The day; of a week or month the middle day. Empty where the accounts leave more than "
    "31 days, an open end, or a day that was never placed in the calendar.",
    "year": "The year of event_date.",
    "time_precision": "1: the day itself. 2: within a week. 3: within a month.",
    "event_type": "ACLED's type above sub_event_type.",
    "sub_event_type": "Of the first of the incident's types that has a home in ACLED, by the codebook. "
    "Empty where none has: never the nearest wrong one.",
    "types": "The incident's types in the words of the codebook, the leading one first.",
    "actor1": "The first party that a voice names as doer or accuses. Being named says only that.",
    "assoc_actor_1": "The other parties so named.",
    "actor2": "The first party named as a victim.",
    "assoc_actor_2": "The other victims so named.",
    "country": "ISO 3166-1 alpha-2.",
    "location": "The place's name; of a site, the place where it lies.",
    "latitude": "WGS 84; of a city its centre. Empty where no source gives it: nothing is guessed.",
    "longitude": "As latitude.",
    "geo_precision": "1: a site, quarter or town. 3: a region. Empty: a country, or nothing known. "
    "2 (near a town) is not told apart.",
    "source": "Publishers of the reports, copies left out.",
    "notes": "Lowest and highest number of each attribute, and on which the accounts part.",
    "fatalities": f"{SUMMARY_RULES['acled']} Empty where no figure of the dead is stated: that is not 0.",
    "fatalities_claims": "Ids of the claims that fatalities was taken from.",
}


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`. There are no texts in it: `full_text` changes nothing. `knowledge` gives ACLED's
    types and its numbers for vague words."""
    view = open_view(book, names, imprint, knowledge)
    acled = (knowledge or Knowledge()).acled
    columns = (*RULES, *view.imprint)
    rows = ({**_incident_cells(incident, view, acled), **view.imprint} for incident in book.incidents())
    if goes_alone(out, (".csv",)):
        with open_text(out) as file:
            _write_rows(file, columns, rows)
    elif isinstance(out, Path):
        with open_pack(out) as pack:
            with pack.open_text("incidents.csv") as file:
                _write_rows(file, columns, rows)
            with pack.open_text("rules.csv") as file:
                _write_rows(file, ("column", "rule", *view.imprint), _list_rules(view))


def _write_rows(file: TextIO, columns: Iterable[str], rows: Iterable[Row]) -> None:
    writer = csv.DictWriter(file, list(columns), restval="")
    writer.writeheader()
    writer.writerows(map(guard, rows))


def _list_rules(view: View) -> Iterator[Row]:
    for name, rule in RULES.items():
        yield {"column": name, "rule": rule, **view.imprint}


def _incident_cells(incident: Incident, view: View, acled: Mapping[str, str]) -> Row:
    figures = summarise(view.book.claims(incident_id=incident.id), view.sources, view.vague)
    killed = figures.get(KILLED)
    event_type, sub_event = find_event_type(incident, acled) or (None, None)
    day, precision = find_day(incident.period) or (None, None)
    place = incident.place
    doers, victims = (_list_parties(incident, view, roles) for roles in (DOING, SUFFERING))
    return {
        "event_id": incident.id,
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": precision,
        "event_type": event_type,
        "sub_event_type": sub_event,
        "types": "; ".join(incident.types),
        "actor1": doers[0] if doers else None,
        "assoc_actor_1": "; ".join(doers[1:]),
        "actor2": victims[0] if victims else None,
        "assoc_actor_2": "; ".join(victims[1:]),
        "country": place.country if place else None,
        "location": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": find_geo_precision(place),
        "source": "; ".join(_list_publishers(incident, view)),
        "notes": describe(figures.values(), {d.attribute for d in view.book.disputes(incident.id)}),
        "fatalities": killed.acled if killed else None,
        "fatalities_claims": "; ".join(killed.claims) if killed else None,
    }


def describe(figures: Iterable[Summary], disputed: Iterable[str]) -> str:
    """ "killed 44 to 60; escaped 24 or more; in dispute: killed"."""
    return "; ".join(
        [*(figure.describe() for figure in figures), *(f"in dispute: {name}" for name in sorted(disputed))]
    )


def _list_parties(incident: Incident, view: View, roles: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(view.people.name(p.actor_id) for p in incident.parties if p.role in roles))


def _list_publishers(incident: Incident, view: View) -> list[str]:
    entries = map(view.sources.find, incident.report_ids)
    told = (entry.report.publisher for entry in entries if entry.copy_of is None)
    return sorted({publisher for publisher in told if publisher})
