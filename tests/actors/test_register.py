"""The register of the detention domain: its dates hold together, and checked rows name who tells of them."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Office

CODEBOOK = load_codebook(["detention"])


def read_sources() -> Iterator[dict[str, str]]:
    text = files("counterclaim").joinpath("domains", "detention", "register_sources.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def test_sources_tell_of_rows_that_are_there() -> None:
    known = {
        "actors": {actor.id for actor in CODEBOOK.actors},
        "offices": {office.id for office in CODEBOOK.offices},
    }
    rows = list(read_sources())
    assert len(rows) > 30
    assert [row for row in rows if row["id"] not in known[row["table"]] or not row["source"]] == []


def overlap(one: Office, other: Office) -> bool:
    """Whether both held their post on a same day; an office of no days is no reason to say so."""
    if not all((one.since or one.until, other.since or other.until)):
        return False
    late = max(office.since for office in (one, other) if office.since) if one.since or other.since else None
    ends = [office.until for office in (one, other) if office.until]
    return late is None or not ends or late <= min(ends)


def test_no_post_is_held_by_two_at_once() -> None:
    twice = [
        (one.id, other.id)
        for one, other in combinations(CODEBOOK.offices, 2)
        if one.post == other.post and one.holder != other.holder and overlap(one, other)
    ]
    assert twice == []


def test_every_holder_is_a_registered_actor() -> None:
    known = {actor.id for actor in CODEBOOK.actors}
    assert [office.id for office in CODEBOOK.offices if office.holder not in known] == []
