"""What stays open: offices over time, names of several, last names alone; and how judgements answer it."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.actors import ActorResolution, actor_keys, bare_reading, find_days, resolve_actors
from counterclaim.codebook.schema import Office, RegisteredActor, StanceWords
from counterclaim.model import ActorKind, CastMember, Entry, Judgement, Period, Statement, Verb, make_id
from tests.ledger_made import day, judge, make_codebook, make_entry, make_member, on

BODY, PERSON = ActorKind.BODY, ActorKind.PERSON

ACTORS = [
    RegisteredActor("wards", "Ministry of Wards", BODY, ("Wards Ministry",), "MoW"),
    RegisteredActor("north", "Northern Government", BODY),
    RegisteredActor("south", "Southern Government", BODY),
    RegisteredActor("nurik", "Nuri Karwad", PERSON),
    RegisteredActor("adilz", "Adil Zletni", PERSON),
    RegisteredActor("samis", "Sami Sallabi", PERSON),
    RegisteredActor("ramis", "Rami Sallabi", PERSON),
    RegisteredActor("samih", "Sami Hamza", PERSON),
    RegisteredActor("lotfi", "Lotfi Ghnim", PERSON),
    RegisteredActor("unity1", "First Coalition", BODY, ("unity cabinet",), until=day("2030-12-31")),
    RegisteredActor("unity2", "Second Coalition", BODY, ("unity cabinet",), since=day("2032-01-01")),
]
TITLES = ("minister of wards", "wards minister")
OFFICES = [
    Office("m1", "wards:minister", "Minister of Wards", "nurik", ("wards", "north"), day("2029-01-01"),
           day("2030-06-30"), TITLES),
    Office("m2", "wards:minister", "Minister of Wards", "adilz", ("wards", "north"), day("2031-01-01"), None,
           TITLES),
    Office("h1", "camp:head", "Head of the Camp", "samis", ("north",), day("2029-01-01"), None),
    Office("h2", "camp:head", "Head of the Camp", "ramis", ("south",), day("2029-01-01"), None),
    Office("s1", "wards:spokesman", "Spokesman", "lotfi", ("wards",), None, None, (), checked=False),
]  # fmt: skip
_MADE = make_codebook(ACTORS, OFFICES)
_WORDS = replace(
    _MADE.language.references,
    belonging=("of",),
    possessives=("his",),
    bodies=("ministry",),
    stance=StanceWords(retired=(r"\bformer\b",)),
)
CODEBOOK = replace(_MADE, language=replace(_MADE.language, references=_WORDS))


def resolve(entries: Sequence[Entry], *judgements: Judgement) -> ActorResolution:
    return resolve_actors(entries, CODEBOOK, judgements)


def told(
    member: CastMember,
    published: str | None,
    said_on: Period | None = None,
    beside: Sequence[CastMember] = (),
) -> Entry:
    """A report of one statement by `member`."""
    entry = make_entry(member.report_id, published=published, cast=[member, *beside])
    statement = Statement("s1", member.report_id, (), None, (), (member.id,), said_on=said_on)
    return replace(entry, reading=replace(entry.reading, statements=(statement,)))


def minister(name: str = "the minister of wards", **more: object) -> CastMember:
    return make_member(name, role=name, office="wards:minister", **more)  # type: ignore[arg-type]


def name_of(found: ActorResolution, member: CastMember) -> str:
    return next(actor.name for actor in found.actors if actor.id == found.of[member.id])


def candidates_of(found: ActorResolution, member: CastMember) -> list[str]:
    asked = (item for item in found.open if item.actor_id == found.of[member.id])
    return [candidate.name for item in asked for candidate in item.candidates]


UNKNOWN = "Minister of Wards (holder not known)"
BOTH = ["Adil Zletni", "Nuri Karwad"]
YEAR_2029 = Period(day("2029-01-01"), day("2029-12-31"), "in 2029")
DAYS = [
    ("the holder of the report's day", "2029-05-01", None, "Nuri Karwad", []),
    ("another in another year", "2031-05-01", None, "Adil Zletni", []),
    ("the day of the statement, not of the report", "2031-05-01", on("2029-05-01"), "Nuri Karwad", []),
    ("a year in which one held it", "2031-05-01", YEAR_2029, "Nuri Karwad", []),
    ("a stretch over two holders", "2031-05-01", on("2030-05-01", "2031-02-01"), UNKNOWN, BOTH),
    ("a day after the report tells nothing", "2029-05-01", on("2031-05-01"), "Nuri Karwad", []),
    ("between two holders", "2030-09-01", None, UNKNOWN, BOTH),
    ("long before the first", "2020-09-01", None, UNKNOWN, []),
    ("no day at all", None, None, UNKNOWN, BOTH),
    ("no day but the statement's", None, on("2029-05-01"), "Nuri Karwad", []),
]


@pytest.mark.parametrize(
    ("why", "published", "said_on", "name", "asked"), DAYS, ids=[case[0] for case in DAYS]
)
def test_an_office_is_held_for_a_time(
    why: str, published: str | None, said_on: Period | None, name: str, asked: list[str]
) -> None:
    member = minister()
    found = resolve([told(member, published, said_on)])
    assert name_of(found, member) == name, why
    assert sorted(candidates_of(found, member)) == asked


def test_a_statement_without_a_day_is_of_the_reports_day() -> None:
    member = minister()
    entry = told(member, "2031-05-01", on("2029-05-01"))
    more = replace(entry.reading.statements[0], id="s2", said_on=None)
    both = replace(entry, reading=replace(entry.reading, statements=(*entry.reading.statements, more)))
    assert name_of(resolve([both]), member) == "Adil Zletni"


def test_a_former_minister_is_not_the_one_of_the_day() -> None:
    member = minister("the former minister of wards")
    found = resolve([told(member, "2031-05-01")])
    assert name_of(found, member) == UNKNOWN
    assert candidates_of(found, member) == ["Nuri Karwad"]


def test_whoever_it_is_speaks_for_the_bodies_of_his_post() -> None:
    member = minister()
    found = resolve([told(member, "2030-09-01")])
    actor = next(actor for actor in found.actors if actor.id == found.of[member.id])
    ties = [(tie.actor_id, tie.since, tie.until) for tie in actor.speaks_for]
    assert ties == [(make_id("actor", body), None, None) for body in ("wards", "north")], "the closest first"
    assert {tie[0] for tie in ties} <= {actor.id for actor in found.actors}
    head = make_member("the head of the camp", role="head of the camp", office="camp:head")
    apart = resolve([told(head, "2031-05-01")])
    assert apart.actors[0].speaks_for == (), "its two holders speak for two governments"


def test_of_two_holders_the_body_decides() -> None:
    south = make_member("Southern Government", BODY)
    head = make_member("the head of the camp", role="head of the camp", office="camp:head")
    tied = replace(head, speaks_for=(south.id,))
    assert name_of(resolve([told(tied, "2031-05-01", beside=[south])]), tied) == "Rami Sallabi"
    found = resolve([told(head, "2031-05-01", beside=[south])])
    assert sorted(candidates_of(found, head)) == ["Rami Sallabi", "Sami Sallabi"]


def test_an_office_of_no_days_that_nobody_checked_decides_nothing() -> None:
    member = make_member(
        "the ministry's spokesman", role="the ministry's spokesman", office="wards:spokesman"
    )
    found = resolve([told(member, "2031-05-01")])
    assert name_of(found, member) == "Spokesman (holder not known)"
    assert candidates_of(found, member) == ["Lotfi Ghnim"]


OPEN = [
    ("a last name of two", {"name": "Sallabi"}, ["Rami Sallabi", "Sami Sallabi"]),
    ("a last name of one", {"name": "Karwad"}, ["Nuri Karwad"]),
    ("one name nearly", {"name": "Adel Zlatni"}, []),
    ("both names nearly", {"name": "Adel Zlitni"}, ["Adil Zletni"]),
    ("an initial", {"name": "N. Karwad"}, ["Nuri Karwad"]),
    ("an alias of two times, at neither", {"name": "Unity Cabinet", "kind": BODY, "published": "2031-05-01"},
     ["First Coalition", "Second Coalition"]),
    ("an alias of two times, then", {"name": "unity cabinet", "kind": BODY, "published": "2030-05-01"}, []),
    ("a last name that many have", {"name": "Hamza"}, []),
    ("a name nobody has", {"name": "Yaser Fitouri"}, []),
    ("a survivor with a name like it", {"name": "Nuri Karwad Omar", "private": True}, []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "fields", "asked"), OPEN, ids=[case[0] for case in OPEN])
def test_who_it_may_be(why: str, fields: dict[str, object], asked: list[str]) -> None:
    published = fields.get("published", "2031-05-01")
    rest = {name: value for name, value in fields.items() if name != "published"}
    member = make_member(**rest)  # type: ignore[arg-type]
    found = resolve([told(member, published)])  # type: ignore[arg-type]
    assert sorted(candidates_of(found, member)) == asked, why


def test_an_unnamed_spokesman_is_nobody_of_another_report() -> None:
    ministry = [make_member("Ministry of Wards", BODY, report=report) for report in ("r1", "r2")]
    spokesmen = [
        make_member(
            "Wards Ministry spokesman", role="Wards Ministry spokesman", report=body.report_id,
            speaks_for=(body.id,),
        )
        for body in ministry
    ]  # fmt: skip
    found = resolve(
        [told(man, "2031-05-01", beside=[body]) for man, body in zip(spokesmen, ministry, strict=True)]
    )
    assert found.of[spokesmen[0].id] != found.of[spokesmen[1].id]
    spoken = [
        actor.speaks_for for actor in found.actors if actor.id in {found.of[man.id] for man in spokesmen}
    ]
    assert {tie.actor_id for ties in spoken for tie in ties} == {make_id("actor", "wards")}


OWNED = [
    ("the ministry of the minister beside it", "ministry", [minister()], "Ministry of Wards"),
    ("a person's ministry", "Nuri Karwad's ministry", [], "Ministry of Wards"),
    ("a person's army", "Nuri Karwad's army", [], "Nuri Karwad's army"),
    ("a ministry of nobody", "ministry", [], "ministry"),
]


@pytest.mark.parametrize(("why", "name", "beside", "expected"), OWNED, ids=[case[0] for case in OWNED])
def test_a_body_by_whom_it_belongs_to(why: str, name: str, beside: list[CastMember], expected: str) -> None:
    member = make_member(name, BODY)
    assert name_of(resolve([told(member, "2029-05-01", beside=beside)]), member) == expected, why


ASKING = minister()
ENTRY = told(ASKING, "2030-09-01")
NURI = make_id("actor", "nurik")


def test_a_judgement_answers_it() -> None:
    before = resolve([ENTRY])
    actor_id = before.of[ASKING.id]
    same = judge(Verb.SAME, actor_id, NURI)
    joined = resolve([ENTRY], same)
    assert (joined.of[ASKING.id], joined.open) == (NURI, ())
    assert name_of(joined, ASKING) == "Nuri Karwad"
    assert joined.former[actor_id] == NURI
    assert resolve([ENTRY], same, judge(Verb.UNDO, same.id, second=1)) == before
    other = resolve([ENTRY], judge(Verb.DIFFERENT, actor_id, NURI))
    assert candidates_of(other, ASKING) == ["Adil Zletni"]
    neither = [judge(Verb.DIFFERENT, actor_id, make_id("actor", known)) for known in ("nurik", "adilz")]
    assert resolve([ENTRY], *neither).open == ()


def test_a_third_name_between_two_stays_open() -> None:
    """ "Omar Keeb" may be either of two who have another name between."""
    names = ["Faraj Keeb", "Faraj Saad Keeb", "Faraj Adnan Keeb"]
    cast = [make_member(name, report=f"r{n}") for n, name in enumerate(names)]
    found = resolve([told(member, "2031-05-01") for member in cast])
    assert len({found.of[member.id] for member in cast}) == 3
    asked = {item.actor_id: {c.actor_id for c in item.candidates} for item in found.open}
    pairs = {frozenset((one, other)) for one, others in asked.items() for other in others}
    assert pairs == {frozenset((found.of[cast[0].id], found.of[other.id])) for other in cast[1:]}
    assert all(candidate.reasons for item in found.open for candidate in item.candidates)


def test_a_bare_reading_says_the_same() -> None:
    member = minister()
    entry = told(member, "2031-05-01", on("2029-05-01"), beside=[make_member("Port Board", BODY)])
    bare = replace(entry, reading=bare_reading(entry, {member.id}, CODEBOOK))
    assert [item.id for item in bare.reading.cast] == [member.id]
    assert find_days(bare) == {member.id: (day("2029-05-01"), day("2029-05-01"))}
    assert resolve([bare]).of[member.id] == resolve([entry]).of[member.id]


def test_counts_stand_for_equal_members() -> None:
    names = ["Yaser Fitouri", "Yasser Fituri", "Yasser Fituri"]
    cast = [make_member(name, report=f"r{n}", id=f"c{n}") for n, name in enumerate(names)]
    entries = [told(member, "2031-05-01") for member in cast]
    all_of_them = resolve(entries)
    few = resolve_actors(entries[:2], CODEBOOK, (), {"c1": 2})
    assert few.actors == all_of_them.actors
    assert few.actors[0].name == "Yasser Fituri"


POOL = [
    "Yaser Fitouri", "Yasser Fituri", "Y. Fitouri", "Yasir Omar Fitouri", "Yaser Ali Fitouri", "Nuri Karwad",
    "Nouri Karouad", "Karwad", "Sidra Guard Union", "Union of Sidra Guard", "SGU", "Sedra Guard Union",
    "the army",
]  # fmt: skip
MEMBERS = st.tuples(
    st.sampled_from(POOL),
    st.sampled_from([PERSON, BODY]),
    st.sampled_from([None, "wards:minister", "camp:head"]),
    st.sampled_from(["2029-05-01", "2030-09-01", "2031-05-01", None]),
)


Told = tuple[str, ActorKind, str | None, str | None]


@settings(deadline=None)
@given(st.lists(MEMBERS, max_size=9), st.randoms(use_true_random=False))
def test_what_shares_a_key_is_enough(
    made: list[tuple[str, ActorKind, str | None, str | None]], chance: Random
) -> None:
    """Of the reports that are reached over keys, or over who a member is by its own report, it says what it
    says of them among all, in any order."""
    entries = [
        told(make_member(name, kind, report=f"r{n}", id=f"c{n}", office=office), published)
        for n, (name, kind, office, published) in enumerate(made)
    ]
    everything = resolve(entries)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert resolve(shuffled) == everything
    keys = [{*actor_keys(entry.reading.cast[0]), *resolve([entry]).of.values()} for entry in entries]
    reached = {chance.randrange(len(entries))} if entries else set()
    while more := {
        n for n in range(len(entries)) if n not in reached and any(keys[n] & keys[m] for m in reached)
    }:
        reached |= more
    part = resolve([entries[n] for n in sorted(reached)])
    assert part.of == {cast_id: actor for cast_id, actor in everything.of.items() if cast_id in part.of}
    own = set(part.of.values())
    assert list(part.open) == [item for item in everything.open if item.actor_id in own]
    registered = {make_id("actor", actor.id) for actor in ACTORS}
    assert [actor for actor in part.actors if actor.id not in registered] == [
        actor for actor in everything.actors if actor.id in own - registered
    ]
