"""Expressions are run only where a text holds what their matches need, and no match is lost by that."""

import re

import pytest

from counterclaim.codebook.schema.expressions import AnyOf, Expression, PatternSet, fold
from counterclaim.codebook.schema.needs import find_needs, split_choices


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"\bhas yet to\b", (("has yet to",),)),
        (r"\b(?:shells?|rockets?) fell\b", ((" fell",), ("rocket", "shell"))),
        (r"\b(?:jet|drone)s?\b", (("drone", "jet"),)),
        (r"\w+ed\b", (("ed",),)),
        (r"\b(?:a|the)?\b", ()),
        (r"[a-z]+\d", (tuple("0123456789"),)),
        (r"[]a-z]+\d{0,2}", ()),
        (r"(?<!un)told", (("told",),)),
        (r"(?-i:May) \w+", (("may",),)),
        (r"caf\xe9s", (("caf",),)),
        (r"shot|fired at", (("fired at", "shot"),)),
    ],
)
def test_what_a_match_must_hold(source: str, needs: tuple[tuple[str, ...], ...]) -> None:
    found = {tuple(word.strip() for word in group) for group in find_needs(source)}
    assert found == {tuple(word.strip() for word in group) for group in needs}


def test_an_expression_is_parted_at_its_own_choices_only() -> None:
    assert split_choices(r"a|b(?:c|d)|[|]|\|") == ("a", "b(?:c|d)", "[|]", r"\|")


def test_the_quick_test_loses_no_match() -> None:
    text = "Three rockets fell; a drone was seen."
    sources = [r"\b(?:shells?|rockets?) fell\b", r"\bdrones?\b", r"\b(?:jet|plane)s?\b", r"\w+ was \w+"]
    found = [match.group() for match, _ in PatternSet((s, None) for s in sources).find(text)]
    assert found == ["rockets fell", "drone", "drone was seen"]


@pytest.mark.parametrize("letter", ["İ", "ı", "ſ", "\u212a"])
def test_letters_that_an_expression_takes_for_others_are_folded_so(letter: str) -> None:
    (plain,) = [each for each in "isk" if re.match(each, letter, re.IGNORECASE)]
    assert fold(letter) == plain
    assert Expression(f"no{plain}es").search(f"no{letter}es") is not None


def test_choices_are_taken_as_one_expression_takes_them() -> None:
    sources = [r"one of \w+", r"\bone\b", r"\d+ of \d+", r"of the"]
    text = "One of the crew and one more, ٣ of 12 of the men, one of six of the boats"
    joined = re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)
    assert list(AnyOf(sources).find(text)) == [match.span() for match in joined.finditer(text)]
