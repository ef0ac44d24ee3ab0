"""The glossary holds every word of the closed lists, under the list it belongs to."""

from enum import StrEnum
from pathlib import Path

import pytest

from counterclaim.model import words

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text("utf-8")
HEADINGS = {
    "Stance": "Stance",
    "Modality": "Modality",
    "Denial": "Denial",
    "StatementKind": "Kind of statement",
    "Strength": "Strength",
    "Manner": "Manner",
    "ActorKind": "Kind of actor",
    "MentionKind": "Kind of mention",
    "Measure": "Measure",
    "DisputeKind": "Kind of dispute",
    "Verb": "Verb",
}
LISTS = [
    each
    for each in vars(words).values()
    if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
]


@pytest.mark.parametrize("closed", LISTS, ids=lambda closed: closed.__name__)
def test_the_glossary_holds_exactly_the_words_of_the_list(closed: type[StrEnum]) -> None:
    sections = [part for part in GLOSSARY.split("\n### ") if part.startswith(HEADINGS[closed.__name__])]
    assert len(sections) == 1
    rows = [line.split("`")[1] for line in sections[0].splitlines() if line.startswith("| `")]
    assert rows == [member.value for member in closed]
