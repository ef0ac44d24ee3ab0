"""Several names of one voice inside one incident."""

from dataclasses import replace

import pytest

from counterclaim.codebook.schema import ReferenceWords, RegisteredActor
from counterclaim.disputes import find_disputes
from counterclaim.disputes.naming import NameWords, find_bodies, find_same
from counterclaim.model import Actor, ActorKind, Party, Stance, make_id
from tests.disputes.told import HAPPENINGS, INCIDENTS, PUBLISHED, SITES
from tests.ledger_made import figure, make_claim, make_codebook

WORDS = ReferenceWords(
    articles=("the",),
    belonging=("of", "for"),
    joiners=("and",),
    possessives=("its",),
    belongers=("members",),
    bodies=("ministry", "brigade", "police", "command"),
    media=("post",),
)
LEAGUE = RegisteredActor("league", "League of Oru", ActorKind.BODY)
SISTER = RegisteredActor("sister", "League of Oru Women", ActorKind.BODY)


def codebook(*registered: RegisteredActor):  # type: ignore[no-untyped-def]
    made = make_codebook(registered)
    return replace(made, language=replace(made.language, references=WORDS))


B, G, P, PAPER = ActorKind.BODY, ActorKind.GROUP, ActorKind.PERSON, ActorKind.PUBLISHER

CASES: list[tuple[str, list[tuple[str, ActorKind]], set[frozenset[str]]]] = [
    ("a noun alone", [("fire brigade", B), ("the brigade", B)], {frozenset({"fire brigade", "the brigade"})}),
    (
        "two ministries: the noun is neither",
        [("Ministry of War", B), ("ministry", B), ("Home Ministry", B)],
        set(),
    ),
    (
        "an acronym by its letters",
        [("Oru Relief Council", B), ("ORC", B)],
        {frozenset({"Oru Relief Council", "ORC"})},
    ),
    (
        "an acronym of a name that begins with whose it is",
        [("Qarmat's Oru Relief Council", B), ("ORC", B)],
        {frozenset({"Qarmat's Oru Relief Council", "ORC"})},
    ),
    ("letters of another name", [("Qarmat's Oru Relief Council", B), ("RC", B)], set()),
    ("an acronym in a longer name", [("ORC Tambek", PAPER), ("ORC", B)], {frozenset({"ORC Tambek", "ORC"})}),
    (
        "a release has its body for publisher",
        [("Ministry of War, Press Room", PAPER), ("Ministry of War", B)],
        {frozenset({"Ministry of War, Press Room", "Ministry of War"})},
    ),
    ("a paper is not the police", [("Police Post", PAPER), ("police", G)], set()),
    (
        "a press office is its body",
        [("Oru Police Post Command", PAPER), ("police", G)],
        {frozenset({"Oru Police Post Command", "police"})},
    ),
    (
        "a noun and what the body is for",
        [("Home Ministry", B), ("Ministry of the Home of Oru", B)],
        {frozenset({"Home Ministry", "Ministry of the Home of Oru"})},
    ),
    (
        "a noun and a word that only goes with what the other is for",
        [("Public Ministry", B), ("Ministry of Public Peace", B)],
        set(),
    ),
    (
        "a publisher's name read as a person's",
        [("Stiftung Vela Marn", PAPER), ("Vela Marn", P)],
        {frozenset({"Stiftung Vela Marn", "Vela Marn"})},
    ),
    ("a paper is not in another paper", [("Oru Post", PAPER), ("Oru Post Weekly", PAPER)], set()),
    (
        "police of one province in two reports",
        [("cantonal police", G), ("Cantonal Police", G)],
        {frozenset({"cantonal police", "Cantonal Police"})},
    ),
    (
        "two kinds of police: the noun is neither",
        [("cantonal police", G), ("border police", G), ("police", G)],
        set(),
    ),
    ("groups without a name stay apart", [("witnesses", G), ("two witnesses", G)], set()),
    ("a person is not the body of that name", [("Sorv", P), ("Sorv Council", B)], set()),
]


@pytest.mark.parametrize(("why", "named", "expected"), CASES, ids=[case[0] for case in CASES])
def test_names(why: str, named: list[tuple[str, ActorKind]], expected: set[frozenset[str]]) -> None:
    actors = [Actor(name, name, kind) for name, kind in named]
    same = find_same(actors, NameWords.of(codebook()))
    groups = {
        frozenset({first, *(one for one, to in same.items() if to == first)}) for first in same.values()
    }
    assert groups == expected, why
    assert find_same(actors[::-1], NameWords.of(codebook())) == same


@pytest.mark.parametrize(
    ("aliases", "others", "joined"),
    [
        (("INP", "Institute"), ("Instituto Nacional de Pesca",), True),  # its letters, in its own language
        (("NFI",), ("Instituto Nacional de Pesca",), False),  # letters of its own name alone
        (("INP",), ("Instituto Nacional de Pesca", "Ibadan Nautical Post"), False),  # of two names: which?
    ],
)
def test_a_body_goes_by_its_letters_in_another_language(
    aliases: tuple[str, ...], others: tuple[str, ...], joined: bool
) -> None:
    body = Actor("body", "National Fishing Institute", B, aliases=aliases)
    actors = [body, *(Actor(name, name, PAPER) for name in others)]
    same = find_same(actors, NameWords.of(codebook()))
    assert (others[0] in same or "body" in same) is joined


def test_two_that_the_codebook_tells_apart_are_never_one() -> None:
    league, sister = make_id("actor", "league"), make_id("actor", "sister")
    actors = [Actor(league, "League of Oru", B), Actor(sister, "League of Oru Women", B)]
    words = NameWords.of(codebook(LEAGUE, SISTER))
    assert find_same(actors, words) == {}
    assert find_same([actors[0], Actor("x", "League of Oru Office", PAPER)], words) == {"x": league}


def count(actors: list[Actor], *claims) -> int:  # type: ignore[no-untyped-def]
    return len(find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, codebook(), actors=actors))


def test_a_body_does_not_part_from_its_own_release() -> None:
    actors = [Actor("room", "Ministry of War, Press Room", PAPER), Actor("body", "Ministry of War", B)]
    claims = [
        make_claim("room", "killed", figure(2), publisher=True),
        make_claim("body", "killed", figure(7), report="r3"),
    ]
    assert count(actors, *claims) == 0
    assert count([], *claims) == 1


def test_who_denies_that_its_own_did_it_answers_who_says_that_guards_did() -> None:
    actors = [Actor("guards", "guards", G), Actor("members", "its members", G), Actor("oru", "Oru Army", B)]
    held = make_claim("x", "perpetrator", Party("guards", "perpetrator", "guards"), stance=Stance.ACCUSES)
    named = make_claim("x", "perpetrator", Party("oru", "perpetrator", "Oru Army"), stance=Stance.ACCUSES)
    denied = make_claim(
        "y", "perpetrator", Party("members", "perpetrator", "its members"), stance=Stance.DENIES, report="r2"
    )
    also = make_claim("y", "perpetrator", Party("guards", "perpetrator", "the guards"), report="r2", at=9)
    assert count(actors, held, denied) == 1
    assert count(actors, named, denied) == 0, "a named army is not the speaker's own"
    assert count(actors, held, denied, also) == 0, "both say that it was the guards"


def test_a_group_that_two_reports_accuse_is_one_position() -> None:
    actors = [Actor("g1", "guards", G), Actor("g2", "the guards", G)]
    claims = [
        make_claim("x", "perpetrator", Party("g1", "perpetrator", "guards"), stance=Stance.ACCUSES),
        make_claim("z", "perpetrator", Party("g2", "perpetrator", "the guards"), stance=Stance.ACCUSES),
        make_claim("y", "perpetrator", Party("g2", "perpetrator", "guards"), stance=Stance.DENIES),
    ]
    (dispute,) = find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, codebook(), actors=actors)
    assert {position.voices for position in dispute.positions} == {("x", "z"), ("y",)}


U = ActorKind.UNNAMED
VOICES: list[tuple[str, str, list[Actor], str | None]] = [
    ("its noun", "a police officer", [Actor("b", "Oru police", B)], "b"),
    ("its acronym", "an ORG official", [Actor("b", "Oru Relief Group", B, acronym="ORG")], "b"),
    ("how it is called besides", "an ORG source", [Actor("b", "Relief of Oru", B, aliases=("ORG",))], "b"),
    (
        "its name, and who it is behind a comma",
        "A Home Office official, Odam",
        [Actor("b", "Home Office", B)],
        "b",
    ),
    (
        "two can be meant",
        "a police officer",
        [Actor("b", "Oru police", B), Actor("c", "Sabel police", B)],
        None,
    ),
    ("somebody of no body", "a police victim", [Actor("b", "Oru police", B)], None),
    ("no body is named", "an official", [Actor("b", "Oru police", B)], None),
]


@pytest.mark.parametrize(("why", "name", "bodies", "found"), VOICES, ids=[case[0] for case in VOICES])
def test_a_voice_without_a_name_speaks_for_the_body_it_is_called_by(
    why: str, name: str, bodies: list[Actor], found: str | None
) -> None:
    made = codebook()
    heads = replace(WORDS, heads_of=("official", "officer"), groups=("sources",), articles=("the", "a", "an"))
    words = NameWords.of(replace(made, language=replace(made.language, references=heads)))
    expected = {"v": found} if found else {}
    assert find_bodies([Actor("v", name, U), *bodies], words) == expected, why
