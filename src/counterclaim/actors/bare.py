"""What of a report decides who its cast is, besides the cast: the days on which it speaks, and the countries
that the report is about."""

from collections.abc import Collection, Iterator

from counterclaim.actors.known import Register, open_register
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Entry, Happening, Modality, Place, Reading, Statement


def find_countries(entry: Entry, register: Register) -> frozenset[str]:
    """Those in which a report tells that something took place or that a site stands, else those that it
    names."""
    reading = entry.reading
    places = [*(item.place for item in reading.happenings), *(item.place for item in reading.sites)]
    found = frozenset(place.country for place in places if place is not None and place.country)
    return found or register.countries_in(entry.report.text)


def bare_reading(entry: Entry, cast_ids: Collection[str], codebook: Codebook) -> Reading:
    """The least of a reading that says of these cast members who they are as the whole does, without the text
    of the report."""
    kept = tuple(
        Statement(item.id, item.report_id, (), None, (), item.actor_ids, said_on=item.said_on)
        for item in entry.reading.statements
        if not set(item.actor_ids).isdisjoint(cast_ids)
    )
    cast = tuple(member for member in entry.reading.cast if member.id in cast_ids)
    countries = tuple(_take_place(entry, sorted(find_countries(entry, open_register(codebook)))))
    return Reading(
        entry.reading.report_id, entry.reading.version, statements=kept, cast=cast, happenings=countries
    )


def _take_place(entry: Entry, countries: Collection[str]) -> Iterator[Happening]:
    """Something that took place in each."""
    for code in countries:
        yield Happening(code, entry.report.id, (), Modality.ACTUAL, (), place=Place(code, country=code))
