"""Actors: who of many reports is who, on casts made by hand."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.actors import ActorResolution, resolve_actors
from counterclaim.actors.names import person_key
from counterclaim.codebook.schema import Office, RegisteredActor
from counterclaim.model import Actor, ActorKind, Entry, Judgement, Verb, make_id
from tests.ledger_made import day, judge, make_codebook, make_entry, make_member

BODY, GROUP, PERSON, PUBLISHER = ActorKind.BODY, ActorKind.GROUP, ActorKind.PERSON, ActorKind.PUBLISHER

ACTORS = [
    RegisteredActor("first", "First Council", BODY, ("Oru council",), "FC", until=day("2030-12-31")),
    RegisteredActor("second", "Second Council", BODY, ("Oru council",), "SC", since=day("2031-01-01")),
    RegisteredActor("wards", "Ministry of Wards", BODY, ("Wards Ministry",), "MoW"),
    RegisteredActor("relief", "Relief League", BODY, (), "RLG"),
    RegisteredActor("odam", "Odam al-Sillah", PERSON, ("Udam Silla",)),
    RegisteredActor("ixen", "Ixen Vol", PERSON),
    RegisteredActor("khafa", "Khalif Dorrani", PERSON),
]
OFFICES = [
    Office(
        "o1", "wards:minister", "Minister of Wards", "odam", ("wards", "first"), None, day("2030-12-31"),
        ("Odam Sila",),
    ),
    Office("o2", "wards:minister", "Minister of Wards", "ixen", ("wards", "second"), day("2031-01-01"), None),
    Office("o3", "relief:head", "Head", "khafa", ("relief",), day("2031-01-01"), None),
]  # fmt: skip
CODEBOOK = make_codebook(ACTORS, OFFICES)


def resolve(entries: Sequence[Entry], *judgements: Judgement) -> ActorResolution:
    return resolve_actors(entries, CODEBOOK, judgements)


def actor_of(found: ActorResolution, cast_id: str) -> Actor:
    return next(actor for actor in found.actors if actor.id == found.of[cast_id])


def only(name: str, kind: ActorKind = PERSON, published: str | None = "2031-05-20", **more: object) -> Actor:
    """The actor behind one cast member of one report."""
    member = make_member(name, kind, **more)  # type: ignore[arg-type]
    return actor_of(resolve([make_entry(published=published, cast=[member])]), member.id)


KINDS_KNOWN = {actor.name: actor.kind for actor in ACTORS}

REGISTERED = [
    ("by id", {"name": "the League", "kind": BODY, "registered": "relief"}, "Relief League"),
    ("by name", {"name": "relief league", "kind": BODY}, "Relief League"),
    ("by acronym among its aliases", {"name": "League", "kind": BODY, "aliases": ("RLG",)}, "Relief League"),
    ("an alias of two periods, now", {"name": "Oru council", "kind": BODY}, "Second Council"),
    (
        "an alias of two periods, then",
        {"name": "Oru Council", "kind": BODY, "published": "2030-05-01"},
        "First Council",
    ),
    (
        "an alias of two periods, day unknown: open",
        {"name": "Oru council", "kind": BODY, "published": None, "registered": "first"},
        "Oru council",
    ),
    ("a person in another spelling", {"name": "Udam as-Silah"}, "Odam al-Sillah"),
    ("a person by an alias of the office", {"name": "Odam Sila"}, "Odam al-Sillah"),
    (
        "but for vowels, with the office",
        {"name": "Khalaf Dorrane", "office": "relief:head"},
        "Khalif Dorrani",
    ),
    ("but for vowels, with nothing beside", {"name": "Khalaf Dorrune"}, "Khalaf Dorrune"),
    ("an office today", {"name": "the minister of wards", "office": "wards:minister"}, "Ixen Vol"),
    (
        "an office then",
        {"name": "Minister of Wards", "office": "wards:minister", "published": "2030-05-01"},
        "Odam al-Sillah",
    ),
    ("an office with a last name", {"name": "Minister Vol", "office": "wards:minister"}, "Ixen Vol"),
    (
        "an office with a last name, day unknown",
        {"name": "Minister Silla", "office": "wards:minister", "published": None},
        "Odam al-Sillah",
    ),
    (
        "an office, day unknown",
        {"name": "the minister", "office": "wards:minister", "published": None},
        "Minister of Wards (holder not known)",
    ),
    (
        "an office held by somebody of another name",
        {"name": "Minister Meru Brann", "office": "wards:minister"},
        "Minister Meru Brann",
    ),
    ("a person is no body of that name", {"name": "Relief League", "kind": PERSON}, "Relief League"),
]


@pytest.mark.parametrize(("why", "fields", "name"), REGISTERED, ids=[case[0] for case in REGISTERED])
def test_registered(why: str, fields: dict[str, object], name: str) -> None:
    found = only(**fields)  # type: ignore[arg-type]
    assert found.name == name, why
    known = {make_id("actor", actor.id) for actor in ACTORS}
    assert (found.id in known) is (KINDS_KNOWN.get(name) is found.kind)


TOGETHER = [
    ("one name in two reports", ("Brann Keth", PERSON, {}), ("Brann Keth", PERSON, {}), True),
    ("one name by sound", ("Fathi Dorghal", PERSON, {}), ("Fat'hi al-Dorgal", PERSON, {}), True),
    ("with a name between", ("Brann Keth", PERSON, {}), ("Brann Omar Keth", PERSON, {}), True),
    ("two names between", ("Brann Ali Keth", PERSON, {}), ("Brann Omar Keth", PERSON, {}), False),
    ("two names of one family", ("Brann Keth", PERSON, {}), ("Sora Keth", PERSON, {}), False),
    ("an e that is an i", ("Khaled Ota", PERSON, {}), ("Khalid Ota", PERSON, {}), True),
    (
        "vowels differ, one post",
        ("Sadiq Ota", PERSON, {"office": "port:head"}),
        ("Siddiq Ota", PERSON, {"office": "port:head"}),
        True,
    ),
    ("a single name may be anybody", ("Brann", PERSON, {}), ("Brann", PERSON, {}), False),
    (
        "private persons stay of their report",
        ("Brann Keth", PERSON, {"private": True}),
        ("Brann Keth", PERSON, {"private": True}),
        False,
    ),
    ("one publisher", ("Velland Echo", PUBLISHER, {}), ("Velland Echo", PUBLISHER, {}), True),
    (
        "a body by its name",
        ("Port Board", BODY, {}),
        ("port board", BODY, {"aliases": ("Port Board",)}),
        True,
    ),
    ("a body of one name", ("Port Board", BODY, {}), ("Port Board", BODY, {}), True),
    ("a body and its acronym", ("Port Board", BODY, {"aliases": ("PBD",)}), ("PBD", BODY, {}), True),
    ("the army of two reports", ("the army", BODY, {}), ("the army", BODY, {}), False),
    ("survivors of two reports", ("survivors", GROUP, {}), ("survivors", GROUP, {}), False),
    ("a group with a proper name", ("Oru port guards", GROUP, {}), ("Oru port guards", GROUP, {}), False),
    ("unnamed voices", ("a guard", ActorKind.UNNAMED, {}), ("a guard", ActorKind.UNNAMED, {}), False),
]


@pytest.mark.parametrize(("why", "one", "other", "same"), TOGETHER, ids=[case[0] for case in TOGETHER])
def test_across_reports(
    why: str,
    one: tuple[str, ActorKind, dict[str, object]],
    other: tuple[str, ActorKind, dict[str, object]],
    same: bool,
) -> None:
    first = make_member(one[0], one[1], report="r1", **one[2])  # type: ignore[arg-type]
    second = make_member(other[0], other[1], report="r2", **other[2])  # type: ignore[arg-type]
    found = resolve([make_entry("r1", cast=[first]), make_entry("r2", cast=[second])])
    assert (found.of[first.id] == found.of[second.id]) is same, why


SPELLINGS = [
    ("Fathi Bashgha", "Fat’hi Bashga"),
    ("Mohammed Siala", "Muhammad Sayala"),
    ("Abdul Hamid Dbeiba", "Abdulhamid Dbeibah"),
    ("Khalifa al-Ghawil", "Khalifa El Gawil"),
    ("Fayez Sarraj", "Faiez al-Sarraj"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert person_key(one) == person_key(other) != ""


def test_what_the_ledger_says_of_an_actor() -> None:
    ministry = make_member("the wards ministry", BODY, registered="wards")
    minister = make_member("Ixen Vol", role="minister", aliases=("Vol",), speaks_for=(ministry.id,))
    again = make_member("Ixen Vol", report="r2", aliases=("Dr Vol",))
    found = resolve([make_entry(cast=[ministry, minister]), make_entry("r2", cast=[again])])
    vol = actor_of(found, minister.id)
    assert (vol.name, vol.kind, vol.role) == ("Ixen Vol", PERSON, "minister")
    assert vol.aliases == ("Dr Vol", "Vol")
    ties = [(tie.actor_id, tie.since, tie.until) for tie in vol.speaks_for]
    since = day("2031-01-01")
    assert ties == [(make_id("actor", "wards"), since, None), (make_id("actor", "second"), since, None)]
    assert {tie[0] for tie in ties} <= {actor.id for actor in found.actors}, (
        "whom one speaks for is an actor too"
    )


def test_the_cast_says_for_whom_an_unregistered_person_speaks() -> None:
    board = make_member("Port Board", BODY)
    head = make_member("Sora Keth", speaks_for=(board.id,))
    found = resolve([make_entry(cast=[board, head])])
    assert [tie.actor_id for tie in actor_of(found, head.id).speaks_for] == [found.of[board.id]]


def test_the_most_frequent_spelling_is_the_name() -> None:
    names = ["Fathi Dorghal", "Fathi Dorghal", "Fathy Dorghal"]
    cast = [make_member(name, report=f"r{n}", id=f"c{n}") for n, name in enumerate(names)]
    found = resolve([make_entry(f"r{n}", cast=[member]) for n, member in enumerate(cast)])
    (actor,) = found.actors
    assert (actor.name, actor.aliases) == ("Fathi Dorghal", ("Fathy Dorghal",))
    assert all(found.former[old] == actor.id for old in actor.former_ids)


KETH = make_member("Sora Keth", report="r1")
KEITA = make_member("Zora Keita", report="r2")
TWICE = make_member("Sora Keth", report="r3")
PEOPLE = [make_entry(member.report_id, cast=[member]) for member in (KETH, KEITA, TWICE)]


def test_judged_the_same_and_undone() -> None:
    before = resolve(PEOPLE)
    same = judge(Verb.SAME, before.of[KETH.id], before.of[KEITA.id])
    joined = resolve(PEOPLE, same)
    assert len({joined.of[member.id] for member in (KETH, KEITA, TWICE)}) == 1
    assert set(joined.former.values()) == {joined.of[KETH.id]}
    assert resolve(PEOPLE, same, judge(Verb.UNDO, same.id, second=1)) == before


def test_judged_the_same_as_a_registered_one_takes_its_id() -> None:
    vol = make_member("Ixen Vol", report="r4")
    entries = [*PEOPLE, make_entry("r4", cast=[vol])]
    before = resolve(entries)
    joined = resolve(entries, judge(Verb.SAME, before.of[vol.id], before.of[KEITA.id]))
    assert joined.of[KEITA.id] == joined.of[vol.id] == make_id("actor", "ixen")
    assert actor_of(joined, vol.id).name == "Ixen Vol"
    assert "Zora Keita" in actor_of(joined, vol.id).aliases


def test_judged_different_splits_two_of_one_name() -> None:
    before = resolve(PEOPLE)
    assert before.of[KETH.id] == before.of[TWICE.id]
    different = judge(Verb.DIFFERENT, KETH.id, TWICE.id)
    split = resolve(PEOPLE, different)
    assert split.of[KETH.id] != split.of[TWICE.id]
    assert resolve(PEOPLE, different, judge(Verb.UNDO, different.id, second=1)) == before


def test_corrected() -> None:
    before = resolve(PEOPLE)
    change = {"name": "Sora Kethri", "kind": "group", "private": "yes"}
    actor = actor_of(resolve(PEOPLE, judge(Verb.CORRECT, before.of[KETH.id], change=change)), KETH.id)
    assert (actor.name, actor.kind, actor.private) == ("Sora Kethri", GROUP, True)
    assert "Sora Keth" in actor.aliases


NAMES = [
    "Sora Keth",
    "Sorah al-Keth",
    "Oru council",
    "PBD",
    "Port Board",
    "the army",
    "Khaled Ota",
    "Khalid Ota",
]
MEMBERS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(list(ActorKind)),
    st.sampled_from([None, "wards:minister", "port:head"]),
    st.integers(1, 4),
)


@given(st.lists(MEMBERS, max_size=10), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_actors(
    made: list[tuple[str, ActorKind, str | None, int]], chance: Random
) -> None:
    cast = [
        make_member(name, kind, report=f"r{report}", id=f"c{index}", office=office)
        for index, (name, kind, office, report) in enumerate(made)
    ]
    days = {"r1": "2031-05-20", "r2": "2030-05-20", "r3": None, "r4": "2031-05-21"}
    entries = [
        make_entry(report, published=published, cast=[item for item in cast if item.report_id == report])
        for report, published in days.items()
    ]
    found = resolve(entries)
    chance.shuffle(entries)
    assert resolve(entries) == found
    assert set(found.of) == {member.id for member in cast}
    assert set(found.of.values()) <= {actor.id for actor in found.actors}
