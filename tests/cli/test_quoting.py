"""Words are quoted whole, and not one character is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Span
from counterclaim.review.telling.quoting import LONGEST, quote
from tests.cli.books import span

TEXT = "The gate fell. Seven people died, the clerk said. “Nobody ran,” she added.\nA second gate held."
LONG = "word " * 60 + "at least nine people " + "tail " * 60

CASES = [
    ("Seven", [], "“Seven people died, the clerk said.”", "no content: the sentence"),
    ("Seven", ["Seven people died"], "“Seven people died”", "the content that holds the evidence"),
    ("Seven", ["The gate fell"], "“Seven people died, the clerk said.”", "content elsewhere: the sentence"),
    (
        "died",
        ["Seven people", "died"],
        "“Seven people died”",
        "content in two parts, the words between them kept",
    ),
    ("Seven", ["Seven people died", "Nobody ran,"], "“Seven people died”", "content of another sentence"),
    ("second gate", [], "“A second gate held.”", "a new paragraph begins a sentence"),
    ("The gate", [], "“The gate fell.”", "the first sentence"),
    ("Nobody ran", ["Nobody ran,"], "“Nobody ran,”", "quotation marks are not doubled"),
]


@pytest.mark.parametrize(("words", "content", "shown", "why"), CASES, ids=[case[3] for case in CASES])
def test_quoting(words: str, content: list[str], shown: str, why: str) -> None:
    assert str(quote(TEXT, span(TEXT, words), [span(TEXT, each) for each in content])) == shown


def test_long_words_are_cut_on_both_sides_between_words() -> None:
    quoted = quote(LONG, span(LONG, "at least nine"), [Span(0, len(LONG))])
    assert quoted.cut_before
    assert quoted.cut_after
    assert str(quoted).startswith("“[…] word")
    assert str(quoted).endswith("tail […]”")
    assert "at least nine people" in str(quoted)


@given(st.text("ab .\n”“", min_size=1, max_size=600), st.data())
def test_every_quotation_is_verbatim_and_holds_its_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first = data.draw(st.integers(0, start))
    quoted = quote(text, Span(start, end), [Span(first, data.draw(st.integers(end, len(text))))])
    assert quoted.span.of(text) == "".join(quoted.parts)
    assert quoted.evidence.of(text) == quoted.parts[1]
    assert quoted.parts[1].strip() in quoted.span.of(text)
    assert len(quoted.span) <= max(LONGEST, end - start)
