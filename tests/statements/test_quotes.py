"""Quotations on the text alone."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Span
from counterclaim.statements.quotes import find_quotations

RESUMES = re.compile(r"\s*,?\s*\bas (?:he|she) put it\b")


def paragraphs_of(text: str) -> list[Span]:
    return [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]


def quoted(text: str) -> list[tuple[list[str], bool]]:
    found = find_quotations(text, paragraphs_of(text), RESUMES)
    return [([part.of(text) for part in quotation.parts], quotation.closed) for quotation in found]


CASES = [
    ('"We ran," he said. "They shot."', [['"We ran,"'], ['"They shot."']], "two of one speaker"),
    ("“We ran,” he said.", [["“We ran,”"]], "curly marks"),
    ("« Tout brûle », dit-il.", [["« Tout brûle »"]], "guillemets"),
    ("„Es brennt“, sagte er.", [["„Es brennt“"]], "low opening mark, high closing one"),
    ("'We ran,' she said.", [["'We ran,'"]], "single straight marks as the only ones"),
    (
        "‘We ran,’ said Jo’s man, ‘fast.’",
        [["‘We ran,’"], ["‘fast.’"]],
        "an apostrophe between two quotations",
    ),
    ("The guards' hut and the boys' hut burned.", [], "possessives are no quotations"),
    ("It's the '90s, and they don't care.", [], "elisions are no quotations"),
    (
        "'It was the guards' fault,' she said.",
        [["'It was the guards' fault,'"]],
        "a possessive inside single marks",
    ),
    (
        "\"He cried 'Run!' and fell,\" she said.",
        [["\"He cried 'Run!' and fell,\""]],
        "a quotation inside another",
    ),
    ("“They say “no” here,” he said.", [["“They say “no” here,”"]], "the same marks inside one another"),
    ('"A “small” thing," he said.', [['"A “small” thing,"']], "other marks inside"),
    ('"One.\n"Two.\n"Three," he said.', [['"One.', '"Two.', '"Three,"']], "paragraphs that each open"),
    ('He called it "calm" and "tidy".', [['"calm"'], ['"tidy"']], "two short ones in a sentence"),
    ("He paid 6' 2\" of rope.", [], "feet and inches"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_marks_of_all_kinds(text: str, expected: list[list[str]], why: str) -> None:
    assert [parts for parts, _ in quoted(text)] == expected, why


UNCLOSED = [
    ('"They never came back.\nThe port is shut.', '"They never came back.', "ends with its paragraph"),
    (
        'He said that "nobody fell. The gate is shut.',
        '"nobody fell.',
        "opened inside a sentence: ends with it",
    ),
    ('She said that "all is well, as she put it.', '"all is well', "ends where the reporting resumes"),
    ('"We left at dawn. "We ran," he said.', '"We left at dawn.', "ends where another opens"),
]


@pytest.mark.parametrize(("text", "expected", "why"), UNCLOSED, ids=[case[2] for case in UNCLOSED])
def test_opened_and_never_closed(text: str, expected: str, why: str) -> None:
    parts, closed = quoted(text)[0]
    assert (parts, closed) == ([expected], False), why


@given(
    st.lists(
        st.sampled_from(['"', "“", "”", "'", "’", "«", "»", " ", ".", ",", "\n", "a", "Word", "it's", "4"]),
        max_size=60,
    )
)
def test_any_text_gives_ordered_spans_inside_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    bounds = paragraphs_of(text)
    parts = [part for quotation in find_quotations(text, bounds, RESUMES) for part in quotation.parts]
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert all("\n" not in part.of(text) for part in parts)
