"""Actors, places and sites: registered ones in their spellings, recognised ones with mended edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotation.register import Register, split_words
from counterclaim.model import Mention, MentionKind, Place, Term
from tests.annotation.conftest import Finder


def named(mentions: list[Mention], text: str) -> dict[str, str]:
    """Words of each mention, with the id it stands for."""
    found = {}
    for mention in mentions:
        assert isinstance(mention.value, Term)
        assert mention.value.wording == mention.span.of(text)
        found[mention.span.of(text)] = mention.value.code
    return found


REGISTERED = [
    ("The Coast Watch Union said so.", "Coast Watch Union", "coast-watch", "full name"),
    ("Coast Watch's boat left.", "Coast Watch", "coast-watch", "alias, its possessive cut"),
    ("The CWU said so.", "CWU", "coast-watch", "acronym"),
    ("Omar al-Ta'l said so.", "Omar al-Ta'l", "omar-tal", "apostrophe and hyphen"),
    ("Omar Al-Tal said so.", "Omar Al-Tal", "omar-tal", "no apostrophe, a capital"),
    ("Omar el Ta’l said so.", "Omar el Ta’l", "omar-tal", "the other article, another apostrophe"),
    (
        "The Harbour Council of Pellin met.",
        "Harbour Council of Pellin",
        "south-council",
        "the longest name wins",
    ),
]


@pytest.mark.parametrize(("text", "words", "code", "why"), REGISTERED, ids=[row[0] for row in REGISTERED])
def test_registered_actors(find: Finder, text: str, words: str, code: str, why: str) -> None:
    assert named(find(text, MentionKind.ACTOR), text).get(words) == code, why


def test_an_acronym_is_read_letter_by_letter(find: Finder) -> None:
    text = "The cwu is a bird."
    assert "coast-watch" not in named(find(text, MentionKind.ACTOR), text).values()


def test_a_name_that_several_bear_stays_open(find: Finder) -> None:
    text = "The Harbour Council met."
    (mention,) = [m for m in find(text, MentionKind.ACTOR) if m.rule == "actor:registered"]
    assert isinstance(mention.value, Term)
    assert mention.value.code == ""
    assert mention.note.split() == ["body", "candidate:north-council", "candidate:south-council"]


def test_an_office_names_its_post_and_no_holder(find: Finder) -> None:
    text = "The interior minister of Calmara resigned."
    mention = next(m for m in find(text, MentionKind.ACTOR) if m.rule == "actor:office")
    assert isinstance(mention.value, Term)
    assert mention.value.code == ""
    assert "office:moi:minister" in mention.note.split()
    assert mention.head is not None
    assert mention.head.of(text) == "minister"


RECOGNISED = [
    (
        "Commander Farid al-Zintani denied it.",
        "Commander Farid al-Zintani",
        "Farid al-Zintani",
        "a title before it",
    ),
    ("Paula Menotti's boat sank.", "Paula Menotti", "Paula Menotti", "possessive cut"),
    (
        "They met Ana do Prado Lemos in June.",
        "Ana do Prado Lemos",
        "Ana do Prado Lemos",
        "a small word inside",
    ),
    ("Ministry of Health Omar Haddad denied it.", "Omar Haddad", "Omar Haddad", "run together with a body"),
]


@pytest.mark.parametrize(("text", "words", "head", "why"), RECOGNISED, ids=[row[0] for row in RECOGNISED])
def test_recognised_people(find: Finder, text: str, words: str, head: str, why: str) -> None:
    heads = {m.span.of(text): m.head.of(text) for m in find(text, MentionKind.ACTOR) if m.head}
    assert heads.get(words) == head, why


ROLES = [
    ("A prison doctor said so.", "A prison doctor", "doctor"),
    ("Security forces entered.", "Security forces", "forces"),
    ("The army denied it.", "The army", "army"),
    ("Witnesses told a reporter.", "Witnesses", "Witnesses"),
    ("The guards beat migrants.", "migrants", "migrants"),
]


@pytest.mark.parametrize(("text", "words", "head"), ROLES, ids=[row[0] for row in ROLES])
def test_roles(find: Finder, text: str, words: str, head: str) -> None:
    heads = {m.span.of(text): m.head.of(text) for m in find(text, MentionKind.ACTOR) if m.head}
    assert heads.get(words) == head


@pytest.mark.parametrize("text", ["They used excessive force.", "It rained on Tuesday.", "He lost hope."])
def test_no_actor(find: Finder, text: str) -> None:
    words = {m.span.of(text) for m in find(text, MentionKind.ACTOR)}
    assert words <= {"They", "He"}


def test_a_registered_place_comes_with_what_is_known(find: Finder) -> None:
    text = "It burned in Orwela."
    (mention,) = find(text, MentionKind.PLACE)
    assert mention.value == Place("Orvela", "XA", 12.5, 40.25, "city", ("Calmara",))


def test_a_part_of_a_city_lies_within_it_and_beside_other_parts(find: Finder) -> None:
    text = "It burned in eastern Orvela, not in western Orvela, the mayor of Orvela said."
    east, west, whole = find(text, MentionKind.PLACE)
    assert east.span.of(text) == "eastern Orvela"
    assert isinstance(east.value, Place)
    assert east.value.precision == "quarter"
    assert east.value.within == ("Orvela", "Calmara")
    assert not east.value.meets(west.value)
    assert east.value.meets(whole.value)
    assert west.value.meets(whole.value)


def test_an_area_is_a_place_and_no_site(find: Finder) -> None:
    text = "Police entered the Salt Quarter."
    (mention,) = find(text, MentionKind.PLACE)
    assert isinstance(mention.value, Place)
    assert (mention.value.name, mention.value.precision) == ("Salt Quarter", "quarter")
    assert "Orvela" in mention.value.within
    assert find(text, MentionKind.SITE) == []


def test_a_place_inside_another_name_is_none(find: Finder) -> None:
    text = "Orvela Johnson was freed on Friday."
    assert find(text, MentionKind.PLACE) == []


SITES = [
    (
        "A detention centre in eastern Orvela was hit.",
        "A detention centre in eastern Orvela",
        "",
        "",
        "described",
    ),
    ("Guards left the Brine Yard camp at dawn.", "the Brine Yard camp", "brine-yard", "", "name in a phrase"),
    ("He was held at al-Malha.", "al-Malha", "brine-yard", "", "a name alone, in another spelling"),
    (
        "All reception centres in Calmara stay open.",
        "All reception centres in Calmara",
        "",
        "group",
        "a group",
    ),
    ("The shelter that burned was full.", "The shelter", "", "", "the clause behind is left out"),
]


@pytest.mark.parametrize(("text", "words", "code", "note", "why"), SITES, ids=[row[0] for row in SITES])
def test_sites(find: Finder, text: str, words: str, code: str, note: str, why: str) -> None:
    found = find(text, MentionKind.SITE)
    assert named(found, text) == {words: code}, why
    assert found[0].note == note


def test_a_site_is_no_actor(find: Finder) -> None:
    text = "The detention centre was hit."
    assert find(text, MentionKind.ACTOR) == []


def test_the_register_takes_gaps_but_no_commas() -> None:
    register = Register([("Ras al-Bar", "ras", False, False)])
    for text, found in (
        ("at Ras al Bar", 1),
        ("at Ras-al-Bar", 1),
        ("at Ras, al-Bar", 0),
        ("at ras al-bar", 0),
    ):
        assert len(register.find(split_words(text), text)) == found, text


@given(st.text(max_size=120), st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_the_register_finds_only_what_stands_there(text: str, names: list[str]) -> None:
    register = Register([(name, name, False, True) for name in names])
    words = split_words(text)
    assert all(word.span.of(text) == word.written for word in words)
    for span, payloads in register.find(words, text):
        assert 0 <= span.start < span.end <= len(text)
        assert set(payloads) <= set(names)


PLACED = [
    ("Two men were hurt outside a bar in Dunmore on Friday.", "Dunmore", "behind the word of a place"),
    ("Three died in a fire at a Dunmore bowling alley.", "Dunmore", "before what stands there"),
    ("A man was shot dead in Kelso on Friday.", "Kelso", "missed by the recogniser"),
]


@pytest.mark.parametrize(("text", "words", "why"), PLACED, ids=[row[2] for row in PLACED])
def test_a_name_is_a_place_where_only_a_place_can_stand(
    find: Finder, text: str, words: str, why: str
) -> None:
    assert words in [mention.span.of(text) for mention in find(text, MentionKind.PLACE)], why


def test_a_person_is_no_place(find: Finder) -> None:
    text = "Police took it from Ana Rowley. The trust in Rowley's men is gone."
    assert find(text, MentionKind.PLACE) == []
