"""Bodies named by whom they belong to, on casts made by hand."""

from dataclasses import replace

import pytest

from counterclaim.actors import resolve_actors
from counterclaim.codebook.schema import RegisteredActor
from counterclaim.model import ActorKind
from tests.ledger_made import make_codebook, make_entry, make_member

BODY = ActorKind.BODY
ACTORS = [
    RegisteredActor("old", "Coalition of the North", BODY, ("northern government",), "CN"),
    RegisteredActor("wards", "Ministry of Wards", BODY, ("Wards Ministry",)),
    RegisteredActor("aid", "Coalition Aid Office", BODY, ("CN aid office",), parent="old"),
]
MADE = make_codebook(ACTORS)
REFERENCES = replace(MADE.language.references, belonging=("of",), possessives=("his", "its"))
CODEBOOK = replace(MADE, language=replace(MADE.language, references=REFERENCES))


def name_of(name: str, *beside: str, registered: str | None = None) -> str:
    """The ledger's name of a body in a report that names others beside it."""
    member = make_member(name, BODY, registered=registered)
    cast = [member, *(make_member(other, BODY) for other in beside)]
    found = resolve_actors([make_entry(cast=cast)], CODEBOOK)
    return next(actor.name for actor in found.actors if actor.id == found.of[member.id])


PARTS = [
    ("Wards Ministry of the Coalition of the North", "Ministry of Wards", "a registered part"),
    ("Water Board of the Coalition of the North", "Water Board of the Coalition of the North", "another"),
    ("rump Coalition of the North", "Coalition of the North", "a word before its own name"),
    ("Northern Government of the day", "Coalition of the North", "its own name first"),
]


@pytest.mark.parametrize(("name", "expected", "why"), PARTS, ids=[case[2] for case in PARTS])
def test_a_part_of_a_body_is_not_that_body(name: str, expected: str, why: str) -> None:
    assert name_of(name, registered="old") == expected, why


OWNED = [
    ("his ministry", ("Wards Ministry",), "Ministry of Wards", "the only one of its noun in the report"),
    ("its aid office", ("CN",), "Coalition Aid Office", "a body of the report gives it its name"),
    ("his ministry", (), "his ministry", "nobody it can be"),
    ("his court", ("Wards Ministry",), "his court", "another noun"),
]


@pytest.mark.parametrize(("name", "beside", "expected", "why"), OWNED, ids=[case[3] for case in OWNED])
def test_a_possessive_stands_for_a_body_of_the_report(
    name: str, beside: tuple[str, ...], expected: str, why: str
) -> None:
    assert name_of(name, *beside) == expected, why
