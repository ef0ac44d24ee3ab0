"""Types and access told in words that no list holds, found by the tower that ships."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.annotation import open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.model import Report
from counterclaim.pipeline.reading import open_reader
from counterclaim.resources import find_weights

MOVED = "The warden of Odam prison denied that anyone had been moved."


def find_names(text: str, domain: str) -> list[str]:
    codebook = load_codebook()
    kept = replace(codebook, domains={domain: codebook.domains["detention"]})
    annotator = open_annotator(kept, find_weights("attribution"), tower=find_weights("meanings"))
    return [
        name
        for sentence in annotator.annotate(text).sentences
        for frame in sentence.frames
        if frame.learnt
        for name in frame.names
    ]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (MOVED, ["type:transfer"], "no list says what moving people is"),
        (
            "The ministry said that the delegation had seen every room of the Odam camp.",
            ["term:access:granted"],
            "no list says that who sees all was let in",
        ),
        ("A fire killed two men in the camp.", [], "where a list knows a type, it is asked alone"),
        ("The council will build a new bus station next year.", [], "nothing took place"),
    ],
)
def test_words_that_no_list_holds(text: str, expected: list[str], why: str) -> None:
    assert find_names(text, "detention") == expected, why


def test_another_domain_has_not_learnt_them() -> None:
    assert find_names(MOVED, "harbours") == []


def test_a_report_of_something_else_tells_of_nothing() -> None:
    text = (
        "A shot from forty metres in the last minute took Ostra Park past Vellmark United and into the final."
    )
    reading = open_reader().read(Report("r", "brief.txt", text, language="en"))
    assert not reading.happenings
    assert not reading.claims
