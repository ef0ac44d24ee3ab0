"""Nouns in the singular, by the endings of a language."""

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema.nouns import singular, singulars

PLURALS = load_codebook().language.references.plurals


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("guards", "guard"),
        ("stories", "story"),
        ("charges", "charge"),  # not "charg", which an ending as likely would leave
        ("minister", "minister"),
        ("men", "men"),  # no ending tells
    ],
)
def test_a_noun_is_put_in_the_singular_by_its_likeliest_ending(noun: str, one: str) -> None:
    assert singular(noun, PLURALS) == one


def test_all_that_a_plural_may_be_of_is_looked_up() -> None:
    assert set(singulars("coaches", PLURALS)) >= {"coaches", "coach"}
    assert singulars("men", PLURALS) == ("men",)
