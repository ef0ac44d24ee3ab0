"""Places that are left open: a name that several places bear, and no word of the report that parts them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Happening, Incident, Place
from counterclaim.model.names import fold_name
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import Gazetteer, Toponym
from counterclaim.pipeline.questions.items import PLACE, Item, PlaceCandidate

MOST_CANDIDATES = 6
_LOOKED_AT = 500  # incidents: each is read whole to see what its place lies in
_NEAR, _FAR = 150.0, 500.0  # kilometres


@dataclass(frozen=True, slots=True)
class _Around:
    """What else the reports of an incident name: places on the map, and countries with how often."""

    places: tuple[Place, ...]
    countries: tuple[str, ...]


def find_open_places(
    browser: Browser, gazetteer: Gazetteer, judged: Iterable[str], most: int
) -> Iterator[Item]:
    """One question for each incident whose place is a name alone that the gazetteer has; not where a person
    has said something of any of its happenings."""
    known = set(judged)
    open_rows = (row for row in browser.incident_rows() if row.place and row.latitude is None)
    named = (row for row in open_rows if gazetteer.find(fold_name(row.place or "")))
    asked = (
        _ask(browser, gazetteer, browser.book.incident(row.id), known) for row in islice(named, _LOOKED_AT)
    )
    yield from islice((item for item in asked if item is not None), most)


def _ask(browser: Browser, gazetteer: Gazetteer, incident: Incident, judged: set[str]) -> Item | None:
    place = incident.place
    if place is None or place.within:  # what it lies in was told, or is known
        return None
    happenings = [item for known in incident.report_ids for item in browser.happenings_of(known)]
    subjects = sorted(
        item.id for item in happenings if item.incident_id == incident.id and item.place == place
    )
    candidates = list(find_candidates(place, gazetteer))[:MOST_CANDIDATES]
    if not subjects or not candidates or not judged.isdisjoint(subjects):
        return None
    around = _look_around(happenings, place)
    largest = max(each.population for each in candidates)
    return Item(
        PLACE,
        f"4-{incident.id}",
        tuple(subjects),
        incident_id=incident.id,
        wording=place.name,
        places=tuple(_weigh(each, around, largest) for each in candidates),
    )


def find_candidates(place: Place, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The places of its name that it may be, the most populous first; each point once."""
    seen: set[tuple[float, float]] = set()
    for each in gazetteer.find(fold_name(place.name)):
        if each.latitude is None or each.longitude is None:
            continue
        if place.country and each.country and each.country != place.country:
            continue
        if place.precision and each.as_place().precision != place.precision:
            continue
        point = (round(each.latitude, 1), round(each.longitude, 1))
        if point not in seen:
            seen.add(point)
            yield each


def _look_around(happenings: Sequence[Happening], open_place: Place) -> _Around:
    others = [item.place for item in happenings if item.place is not None and item.place != open_place]
    return _Around(
        tuple(dict.fromkeys(place for place in others if place.latitude is not None)),
        tuple(place.country for place in others if place.country),
    )


def _weigh(candidate: Toponym, around: _Around, largest: int) -> PlaceCandidate:
    place = candidate.as_place()
    speaks_for: list[str] = []
    against: list[str] = []
    if place.country and around.countries:
        number = around.countries.count(place.country)
        told = f"{number} of {len(around.countries)} other places in its reports lie in {place.country}"
        (speaks_for if number * 2 >= len(around.countries) else against).append(told)
    distances = [(measure_distance(place, other), other) for other in around.places]
    known = [(far, other) for far, other in distances if far is not None]
    if known:
        far, nearest = min(known, key=lambda each: (each[0], each[1].name))
        told = f"{far:,.0f} km from {nearest.name}, the nearest place in its reports"
        if far <= _NEAR:
            speaks_for.append(told)
        elif far >= _FAR:
            against.append(told)
    if candidate.population and candidate.population == largest:
        speaks_for.append(f"the largest of its name: {candidate.population:,} people")
    elif candidate.population * 10 < largest:
        lives = f"{candidate.population:,} people" if candidate.population else "nobody knows how many people"
        against.append(f"{lives} live there; the largest of its name has {largest:,}")
    if not candidate.primary:
        against.append(f"its first name is {candidate.name}")
    return PlaceCandidate(
        replace(place, name=candidate.name), candidate.population, tuple(speaks_for), tuple(against)
    )
