"""Whom the words of an export may name."""

import pytest

from counterclaim.exports.form.people import WITHHELD, People
from counterclaim.model import Actor, ActorKind

HIDDEN = Actor("a", "Timo Raske", ActorKind.PERSON, ("Raske", "the boy", "José", "Sha'al"), private=True)
OPEN = Actor("b", "Oda Brenn", ActorKind.PERSON)

QUOTED = [
    ("Timo Raske was beaten", True, "the name"),
    ("relatives of RASKE", True, "an alias, in capitals"),
    ("Raske’s brother", True, "with an ending behind an apostrophe"),
    ("Sha'al said", True, "a name with an apostrophe inside"),
    ("Shaal's brother", True, "written without it"),
    ("“Raske!”", True, "between marks"),
    ("jose said", True, "without its accent"),
    ("Raskeborg", False, "a word that begins so"),
    ("Timo was there", False, "a part of the name that is no alias"),
    ("the boy was beaten", False, "words that name nobody"),
    ("Oda Brenn said", False, "somebody who is not private"),
    ("", False, "no words"),
]


@pytest.mark.parametrize(("words", "hidden", "why"), QUOTED, ids=[case[2] for case in QUOTED])
def test_words_that_name_a_private_person_are_left_out(words: str, hidden: bool, why: str) -> None:
    people = People([HIDDEN, OPEN], names=False)
    assert people.quote(words) == (WITHHELD if hidden else words)
    assert People([HIDDEN, OPEN], names=True).quote(words) == words
