"""Bodies and posts of which every state has one: the register's are those of their own state alone."""

from dataclasses import replace

import pytest

from counterclaim.actors import bare_reading, resolve_actors
from counterclaim.codebook.schema import Office, RegisteredActor, RegisteredPlace
from counterclaim.model import ActorKind, Entry, Place, Report, make_id
from tests.ledger_made import ORU, VELLAND, make_codebook, make_entry, make_member, make_mention

BODY, PERSON = ActorKind.BODY, ActorKind.PERSON
RUUN = Place("Ruun", "YY", precision="country")
TAVA = Place("Tava", "YY", 40.0, 40.0, "city", ("Ruun",))
ACTORS = [
    RegisteredActor("wards", "Ministry of Wards", BODY, ("Wards Ministry",), country="ZZ"),
    RegisteredActor("league", "League of Nurses", BODY),
    RegisteredActor("vol", "Ixen Vol", PERSON),
]
OFFICES = [
    Office("o1", "wards:minister", "Minister of Wards", "vol", ("wards",), aliases=("Wards minister",))
]
CODEBOOK = replace(
    make_codebook(ACTORS, OFFICES),
    places=(RegisteredPlace(VELLAND, demonyms=("Vellish",)), RegisteredPlace(RUUN, demonyms=("Ruunian",))),
)

CASES = [
    ("its own country", "Wards Ministry", BODY, ORU, "sora", "wards"),
    ("another country", "Wards Ministry", BODY, TAVA, "sora", None),
    ("another country, and it says which", "Vellish Ministry of Wards", BODY, TAVA, "sora", "wards"),
    ("no country is told of", "Wards Ministry", BODY, None, "sora", "wards"),
    ("the text names another country", "Wards Ministry", BODY, None, "the Ruunian coast", None),
    ("a body of no country", "League of Nurses", BODY, TAVA, "sora", "league"),
    ("the holder of a post", "Wards minister", PERSON, ORU, "sora", "vol"),
    ("the holder of the like post abroad", "Wards minister", PERSON, TAVA, "sora", None),
    ("a post that every state has, of no country told of", "Wards minister", PERSON, None, "sora", None),
    ("a post, and it says whose", "Vellish Wards minister", PERSON, None, "sora", "vol"),
    ("a post, where the text names the country", "Wards minister", PERSON, None, "the Vellish coast", "vol"),
    ("a person by name, wherever", "Ixen Vol", PERSON, TAVA, "sora", "vol"),
]


def make_report(name: str, told: str, kind: ActorKind, place: Place | None, text: str) -> Entry:
    office = "wards:minister" if kind is PERSON and "minister" in told else None
    registered = "wards" if "Ministry" in told else None
    member = make_member(
        told, kind, report=name, office=office, registered=registered, role=told if office else ""
    )
    sites = [make_mention("velsk", report=name, place=place)] if place is not None else []
    entry = make_entry(name, cast=[member], sites=sites)
    return replace(entry, report=Report(name, f"{name}.txt", text))


@pytest.mark.parametrize(
    ("why", "told", "kind", "place", "text", "found"), CASES, ids=[case[0] for case in CASES]
)
def test_whose_body_it_is(
    why: str, told: str, kind: ActorKind, place: Place | None, text: str, found: str | None
) -> None:
    entry = make_report("r1", told, kind, place, text)
    actor_id = resolve_actors([entry], CODEBOOK).of[entry.reading.cast[0].id]
    registered = {make_id("actor", actor.id): actor.id for actor in ACTORS}
    assert registered.get(actor_id) == found, why
    member = entry.reading.cast[0].id
    bare = replace(entry, report=Report("r1", "", ""), reading=bare_reading(entry, {member}, CODEBOOK))
    assert resolve_actors([bare], CODEBOOK).of[member] == actor_id, "as it is kept"


def test_the_ministries_of_one_country_are_one_and_those_of_two_are_not() -> None:
    entries = [
        make_report("r1", "Ministry of Wards", BODY, ORU, "sora"),
        make_report("r2", "Ministry of Wards", BODY, TAVA, "sora"),
        make_report("r3", "Ministry of Wards", BODY, TAVA, "sora"),
    ]
    of = resolve_actors(entries, CODEBOOK).of
    first, second, third = (of[entry.reading.cast[0].id] for entry in entries)
    assert first != second == third
