"""What the words of a claim say of it: whose people are cleared, and whom a figure counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from counterclaim.codebook.schema import Codebook, FigureWords, ReferenceWords
from counterclaim.disputes import find_disputes
from counterclaim.disputes.accounts import CountWords
from counterclaim.model import Actor, ActorKind, Claim, Party, Quantity, Stance
from tests.disputes.told import HAPPENINGS, INCIDENTS, PUBLISHED, SITES
from tests.ledger_made import figure, make_claim, make_codebook

COUNTED = {
    "staff": ("officer", "soldier", "guard"),
    "forces": ("police", "patrol"),
    "sex_age": ("woman", "women", "minor"),
    "dead_hurt": ("dead", "wounded"),
    "held": ("escapee", "resident"),
    "migrants": ("migrant", "asylum seeker"),
    "smugglers": ("smuggler",),
}
REFERENCES = ReferenceWords(
    articles=("the",), possessives=("its", "our"), belongers=("members",), bodies=("police", "ministry")
)


def make_words() -> Codebook:
    made = make_codebook()
    (domain,) = made.domains.values()
    words = replace(domain, words=replace(domain.words, counted=COUNTED))
    language = replace(made.language, references=REFERENCES, figures=FigureWords(articles=("a",), of=("of",)))
    return replace(made, language=language, domains={domain.name: words})


WORDS = make_words()
ACTORS = [
    Actor("unit", "Oru Provincial Police", ActorKind.PUBLISHER),
    Actor("police", "Velland police", ActorKind.GROUP),
    Actor("body", "Velland police", ActorKind.BODY),
    Actor("officers", "officers", ActorKind.GROUP),
    Actor("gang", "gang", ActorKind.GROUP),
    Actor("foreign", "Sabel soldiers", ActorKind.GROUP),
    Actor("camp", "residents of the Odam camp", ActorKind.GROUP),
    Actor("one", "a resident", ActorKind.UNNAMED),
    Actor("migrants", "200 migrants", ActorKind.GROUP),
    Actor("seekers", "asylum seekers", ActorKind.GROUP),
]


def find(*claims: Claim) -> dict[str, set[tuple[str, ...]]]:
    found = find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, WORDS, actors=ACTORS)
    return {item.attribute: {position.voices for position in item.positions} for item in found}


def blame(voice: str, actor: str, wording: str, stance: Stance, at: int = 0) -> Claim:
    return make_claim(voice, "perpetrator", Party(actor, "perpetrator", wording), stance=stance, at=at)


ACCUSES, DENIES, ASSERTS = Stance.ACCUSES, Stance.DENIES, Stance.ASSERTS
CLEARED = [
    ("its own people, by what they are", ("officers", "any officer"), ("police", "Velland police"), True),
    ("its own people, against a body called like it", ("officers", "officers"), ("body", "the police"), True),
    ("its own people, against who is called so", ("officers", "its members"), ("gang", "guards"), True),
    ("itself, against people in charge", ("unit", "the Provincial Police"), ("gang", "the guards"), True),
    ("itself, where others are accused", ("unit", "the Provincial Police"), ("gang", "smugglers"), False),
    ("its crew, against the body itself", ("gang", "the patrol"), ("unit", "Oru Provincial Police"), True),
    ("people of another name", ("foreign", "Sabel soldiers"), ("gang", "guards"), False),
]


@pytest.mark.parametrize(("why", "cleared", "accused", "parts"), CLEARED, ids=[case[0] for case in CLEARED])
def test_who_is_cleared(why: str, cleared: tuple[str, str], accused: tuple[str, str], parts: bool) -> None:
    found = find(blame("witness", *accused, ACCUSES), blame("unit", *cleared, DENIES, at=40))
    assert bool(found) is parts, why


HELD = [
    ("those held clear themselves of what migrants are said to have done", "camp", "migrants", True),
    ("the same of a name of two words", "camp", "seekers", True),
    ("one of them clears nobody else", "one", "migrants", False),
    ("they do not clear soldiers", "camp", "foreign", False),
]


@pytest.mark.parametrize(("why", "denier", "accused", "parts"), HELD, ids=[case[0] for case in HELD])
def test_those_held_clear_themselves(why: str, denier: str, accused: str, parts: bool) -> None:
    names = {actor.id: actor.name for actor in ACTORS}
    found = find(
        blame("unit", accused, names[accused], ACCUSES), blame(denier, denier, "they", DENIES, at=40)
    )
    assert bool(found) is parts, why


KINDS = [
    ("soldiers are no smugglers", "soldiers", "the smugglers", "h2", True),
    ("soldiers may be guards", "soldiers", "the guards", "h2", False),
    ("the soldiers of a country are no migrants", "Ardenian soldiers", "the smugglers", "h2", True),
    ("what gunmen are is not said", "gunmen", "the guards", "h2", False),
    ("where two deeds are told, each may be of others", "soldiers", "the smugglers", "h1", False),
]


@pytest.mark.parametrize(
    ("why", "one", "other", "happening", "parts"), KINDS, ids=[case[0] for case in KINDS]
)
def test_people_of_two_kinds_are_blamed(why: str, one: str, other: str, happening: str, parts: bool) -> None:
    claims = [
        make_claim(voice, "perpetrator", Party(doer, "perpetrator", words), stance=ACCUSES, at=at)
        for voice, doer, words, at in (("witness", "gang", one, 0), ("unit", "band", other, 40))
    ]
    found = find(*(replace(claim, happening_id=happening) for claim in claims))
    assert bool(found) is parts, why


BLAMED = [
    ("who is blamed and names somebody else", "gang", "an army aircraft", "h2", True),
    ("who is blamed and names itself in other words", "gang", "Oru Police", "h2", False),
    ("where two deeds are told, each may be of others", "gang", "an army aircraft", "h1", False),
]


@pytest.mark.parametrize(
    ("why", "named", "words", "happening", "parts"), BLAMED, ids=[case[0] for case in BLAMED]
)
def test_who_is_blamed_blames_others(why: str, named: str, words: str, happening: str, parts: bool) -> None:
    blamed = blame("witness", "unit", "Oru Provincial Police", ACCUSES)
    answer = blame("unit", named, words, ACCUSES, at=40)
    found = find(*(replace(claim, happening_id=happening) for claim in (blamed, answer)))
    assert bool(found) is parts, why


def test_who_says_that_nobody_was_hit_says_that_nobody_was_hurt() -> None:
    none = make_claim("x", "casualties", figure(0, wording="anyone"))
    hurt, dead = make_claim("y", "injured", figure(3), at=40), make_claim("y", "killed", figure(0), at=60)
    assert find(none, hurt) == {"injured": {("x",), ("y",)}}
    assert find(none, dead) == {}
    assert find(none, make_claim("x", "injured", figure(2), at=80)) == {}


def test_who_tells_of_its_own_doings_does_not_say_who_did_the_wrong() -> None:
    """ "Officers checked papers", says the police; others accuse the guard."""
    own = blame("unit", "officers", "officers of the patrol", ASSERTS, at=40)
    accused = blame("witness", "body", "the Guard of Tambek", ACCUSES)
    assert find(own, accused) == {}
    blamed = blame("unit", "foreign", "Sabel soldiers", ACCUSES, at=40)
    other = Party("named", "perpetrator", "the Navy of Oru")
    assert find(accused, replace(blamed, value=other)) == {"perpetrator": {("unit",), ("witness",)}}


FIGURES: list[tuple[str, Mapping[str, object], Quantity, bool]] = [
    ("a share of all that are told of is the toll", {"scope": "of the escapees"}, figure(2), True),
    ("a share of the dead is a part", {"scope": "of the wounded"}, figure(2), False),
    ("none of one sex leaves the others open", {}, figure(0, wording="no women"), False),
    ("none at all", {}, figure(0, wording="nobody"), True),
    (
        "that a man was killed is denied of the deed",
        {"stance": DENIES},
        figure(5, wording="a man"),
        True,
    ),
]


@pytest.mark.parametrize(("why", "told", "value", "parts"), FIGURES, ids=[case[0] for case in FIGURES])
def test_whom_a_figure_counts(why: str, told: Mapping[str, object], value: Quantity, parts: bool) -> None:
    claim = make_claim("x", "killed", value, **told)  # type: ignore[arg-type]
    assert bool(find(claim, make_claim("y", "killed", figure(5)))) is parts, why


def test_the_denial_that_a_man_was_killed_denies_no_number() -> None:
    man = Quantity(1, 1, "a man")
    claims = [make_claim("x", "killed", man), make_claim("y", "killed", man, stance=DENIES)]
    assert find(*claims) == {}
    one = Quantity(1, 1, "one")
    assert find(make_claim("x", "killed", one), make_claim("y", "killed", one, stance=DENIES))


SCOPES = [
    ("of the escapees", "", True),
    ("of the wounded", "of the wounded", True),
    ("women", "women", False),
    ("", "", False),
]


@pytest.mark.parametrize(("scope", "read", "part"), SCOPES)
def test_scopes(scope: str, read: str, part: bool) -> None:
    words = CountWords.of_codebook(WORDS)
    assert (words.read_scope(scope), words.is_part(scope)) == (read, part)


def test_of_the_men_who_fled_all_are_told_of_who_were_caught() -> None:
    words = CountWords(
        of=frozenset(("of",)), crowds=frozenset(("escapee",)), fled=frozenset(("escapee", "men"))
    )
    assert (words.read_scope("of the men", moved=True), words.read_scope("of the men")) == ("", "of the men")


RELEASES: list[tuple[str, Sequence[Claim], bool]] = [
    (
        "whoever alone speaks in its report vouches for it: its figure stands for itself",
        [
            make_claim("league", "killed", figure(4, None), publisher=True, report="r2"),
            make_claim("league", "injured", figure(7), publisher=True, report="r2", at=40),
        ],
        True,
    ),
    (
        "a paper that quotes others passes their figures on",
        [
            make_claim("league", "killed", figure(4, None), publisher=True, report="r2"),
            make_claim("y", "injured", figure(7), report="r2", at=40),
        ],
        False,
    ),
]


@pytest.mark.parametrize(("why", "told", "voice"), RELEASES, ids=[case[0] for case in RELEASES])
def test_a_publisher_as_a_voice(why: str, told: Sequence[Claim], voice: bool) -> None:
    publishers = [Actor("league", "League", ActorKind.PUBLISHER)]
    claims = [*told, make_claim("x", "killed", figure(9)), make_claim("z", "killed", figure(2))]
    (found,) = find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, WORDS, actors=publishers)
    assert any("league" in item.voices and item.value == figure(4, None) for item in found.positions) is voice


def test_a_papers_lower_figure_beside_a_voices_total_is_a_part_of_it() -> None:
    """ "118 escaped, the police said. Those are 103 men …"; elsewhere the same figure is a toll."""
    total = make_claim("x", "killed", figure(118))
    part = make_claim("paper", "killed", figure(103), publisher=True, at=60)
    quoted = make_claim("z", "injured", figure(3), at=90)
    assert find(total, part, quoted) == {}
    alone = make_claim("paper", "killed", figure(103), publisher=True, report="r2")
    assert find(total, alone, quoted) == {"killed": {("x",), ("paper",)}}
