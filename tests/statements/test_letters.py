"""Letters in the first person, refusals in words, and turns in which others' words are told."""

from __future__ import annotations

import pytest

from tests.statements.conftest import Read

# text, (source, content) of each statement, why
LETTERS = [
    (
        "We at Pell Marine regret the collision. We will pay for the nets.",
        [("We at Pell Marine", "the collision"), ("We", "will pay for the nets")],
        "what a letter's writers will do",
    ),
    (
        "We call on the port to let the crew ashore, and we shall not sail until it does.",
        [("We", "the port to let the crew ashore"), ("we", "shall not sail until it does")],
        "in a second clause",
    ),
    (
        "The ferry was late. We will hear more of it at noon.",
        [],
        "the first person of a report is nobody's letter",
    ),
    (
        'We sell nets. "We will strike tomorrow," a docker said.',
        [("a docker", '"We will strike tomorrow,"')],
        "within a quotation it is another's",
    ),
    ("Asked about the fire, the warden said he had nothing to add.", [], "nothing said in words"),
    (
        "The warden said he had nothing to hide.",
        [("The warden", "he had nothing to hide")],
        "which is more than nothing",
    ),
    ("She agreed to talk on condition that her street was not named.", [], "terms of an interview"),
    (
        "She agreed to pay for the nets.",
        [("She", "to pay for the nets")],
        "who agrees to do something promises it",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), LETTERS, ids=[case[2] for case in LETTERS])
def test_what_is_said_without_a_cue(read: Read, text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert [(source, content) for source, _, content in read(text).all_said()] == expected, why


TURNS = [
    (
        "THE CHAIR: How many were aboard?\nWITNESS 2: Forty.\n"
        "THE CHAIR: Who counted them?\nWITNESS 2: I did.",
        [
            ("THE CHAIR", "How many were aboard?"),
            ("WITNESS 2", "Forty."),
            ("THE CHAIR", "Who counted them?"),
            ("WITNESS 2", "I did."),
        ],
        "who asks in a role asks for himself",
    ),
    (
        "Q: How many died?\nA: We know of seven. The port says two.\nQ: And since?\nA: Nobody else.",
        [("A", "We know of seven."), ("The port", "two"), ("A", "Nobody else.")],
        "a sentence that is another's is his alone",
    ),
    (
        "Q: How many died?\nA: The port says two.\nQ: And since?\nA: Nobody else.",
        [("The port", "two"), ("A", "Nobody else.")],
        "a turn that only passes words on",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), TURNS, ids=[case[2] for case in TURNS])
def test_whose_turn_it_is(read: Read, text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert [(source, content) for source, _, content in read(text).all_said()] == expected, why
