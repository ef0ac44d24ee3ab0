"""How far cues and contents reach, and who is only told something."""

from __future__ import annotations

import pytest

from tests.statements.conftest import Read

# text, (source, cue, content) of each statement, why
EDGES = [
    (
        '"A sailor\'s yarn," the shipping line said of the claim that its crew had cut the rope.',
        [
            ("the shipping line", "said", '"A sailor\'s yarn,"'),
            ("", "claim", "that its crew had cut the rope"),
        ],
        "what a quotation was said of is not what was said",
    ),
    (
        '"We saw smoke," the nun said, "and we ran."',
        [("the nun", "said", '"We saw smoke," … "and we ran."')],
        "the rest of a quotation is still its own",
    ),
    (
        "The hull was rotten, suspects the insurer.",
        [("the insurer", "suspects", "The hull was rotten")],
        "the clause before a verb and its subject",
    ),
    (
        "The bailiff repeated his demand that the huts be cleared.",
        [("The bailiff", "repeated his demand", "that the huts be cleared")],
        "a noun that a verb carries is said once",
    ),
    (
        "The port has withdrawn its denial that a ship was turned away.",
        [("The port", "has withdrawn its denial", "that a ship was turned away")],
        "a denial that is taken back is said once",
    ),
    (
        "The port rejected his claim that a ship was turned away.",
        [
            ("The port", "rejected", "his claim that a ship was turned away"),
            ("his", "claim", "that a ship was turned away"),
        ],
        "another's claim is that other's",
    ),
    (
        "The garrison now denies that it held the fishermen.",
        [("The garrison", "now denies", "that it held the fishermen")],
        "an adverb of time belongs to its verb",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), EDGES, ids=[case[2] for case in EDGES])
def test_how_far_it_reaches(read: Read, text: str, expected: list[tuple[str, str, str]], why: str) -> None:
    assert read(text).all_said() == expected, why


HEARERS = [
    ("The abbess said she had been told that the huts would close.", [""], "who was told is not who tells"),
    ("The abbess was told by a warden that the huts would close.", ["a warden"], "the teller is named"),
    ("The abbess told us that the huts would close.", ["The abbess"], "who tells"),
]


@pytest.mark.parametrize(("text", "sources", "why"), HEARERS, ids=[case[2] for case in HEARERS])
def test_who_is_told(read: Read, text: str, sources: list[str], why: str) -> None:
    seen = read(text)
    assert [seen.words(statement.source) for statement in seen.found.statements] == sources, why
