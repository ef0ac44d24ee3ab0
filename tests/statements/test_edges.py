"""How far cues and contents reach, and who is only told something."""

from __future__ import annotations

import pytest

from counterclaim.model import StatementKind
from tests.statements.conftest import Read

# text, (source, cue, content) of each statement, why
EDGES = [
    (
        "The mast had split along its length, a rigger who saw the wreck said.",
        [("a rigger who saw the wreck", "said", "The mast had split along its length")],
        "who speaks behind what is said may have a clause of his own",
    ),
    (
        "The clerk said that the lock was shut an hour before the time given by the Pilots' Union, which "
        "says that it was open.",
        [
            (
                "The clerk",
                "said",
                "that the lock was shut an hour before the time given by the Pilots' Union",
            ),
            ("the Pilots' Union", "says", "that it was open"),
        ],
        "a clause of saying hangs on the name right before it",
    ),
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
        '"Not a soul," the bishop replied, smiling, when asked who had called.',
        [("the bishop", "replied", '"Not a soul,"')],
        "a quotation before its cue is what was said, not how it was said",
    ),
    (
        '"Not a soul," the bishop replied that day. He said that the gate was shut.',
        [("the bishop", "replied", '"Not a soul,"'), ("He", "said", "that the gate was shut")],
        "what a second cue tells is its own",
    ),
    (
        "The shipping line denied claims by the rebel radio that it had paid for the wire.",
        [
            ("The shipping line", "denied", "claims by the rebel radio that it had paid for the wire"),
            ("the rebel radio", "claims", "that it had paid for the wire"),
        ],
        "a claim that is denied is told twice",
    ),
    (
        "The shipping line described them as rumours that aim to harm it.",
        [("The shipping line", "described", "them as rumours that aim to harm it")],
        "what a claim is called is no claim",
    ),
    ("The shipping line does not say who was aboard.", [], "who could answer and does not"),
    (
        "The shipping line could not say who was aboard.",
        [("The shipping line", "could not say", "who was aboard")],
        "who does not know doubts",
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


RELAYS = [
    (
        "The cook told police he had slept, according to the Delta agency.",
        ("The cook", "he had slept", 1),
        "who is behind the words that somebody else passes on",
    ),
    (
        "He said, according to two nuns, that there were boys in the cistern.",
        ("He", "that there were boys in the cistern", 1),
        "set off by commas before what is said",
    ),
    (
        "According to the Delta agency, the cook had slept.",
        ("the Delta agency", "the cook had slept", 0),
        "whose own words they are",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), RELAYS, ids=[case[2] for case in RELAYS])
def test_who_passes_on(read: Read, text: str, expected: tuple[str, str, int], why: str) -> None:
    seen = read(text)
    (found,) = seen.found.statements
    assert (seen.words(found.source), seen.words(found.content), len(found.relayed_by)) == expected, why


WRITTEN = [
    (
        "Forty people were saved, the port said in a post on its page.",
        StatementKind.WRITING,
        "behind the cue",
    ),
    (
        "The board urged in its report that the cells be shut.",
        StatementKind.WRITING,
        "between cue and content",
    ),
    ("The gate was never shut, wrote the clerk.", StatementKind.WRITING, "by the verb itself"),
    ("The widows have petitioned the court to hear them.", StatementKind.WRITING, "a petition"),
    ("Forty people were saved, the port said in a statement.", StatementKind.SPEECH, "a statement is speech"),
]


@pytest.mark.parametrize(("text", "kind", "why"), WRITTEN, ids=[case[2] for case in WRITTEN])
def test_what_is_written(read: Read, text: str, kind: StatementKind, why: str) -> None:
    assert [statement.kind for statement in read(text).found.statements] == [kind], why


@pytest.mark.parametrize(("text", "sources", "why"), HEARERS, ids=[case[2] for case in HEARERS])
def test_who_is_told(read: Read, text: str, sources: list[str], why: str) -> None:
    seen = read(text)
    assert [seen.words(statement.source) for statement in seen.found.statements] == sources, why
