"""Sites: which mentions are one site, and the record of what is claimed of it."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codebook.schema import RegisteredSite
from counterclaim.model import Entry, Happening, Judgement, Modality, Place, Site, SiteMention, Verb, make_id
from counterclaim.sites import SiteResolution, record_sites, resolve_sites
from tests.ledger_made import (
    ORU,
    ORU_PORT,
    TAMBEK,
    VELLAND,
    day,
    figure,
    judge,
    make_claim,
    make_codebook,
    make_entry,
    make_mention,
    on,
)

QANAT = RegisteredSite("VL-1", "Qanat velsk", ORU, ("Kanat", "North hall"))
NORTH = RegisteredSite("VL-2", "North hall velsk", TAMBEK)
CODEBOOK = make_codebook(sites=[QANAT, NORTH], nouns=["velsk", "holding velsk"])


def resolve(mentions: Sequence[SiteMention], *judgements: Judgement) -> SiteResolution:
    return resolve_sites(entries_of(mentions), CODEBOOK, judgements)


def entries_of(mentions: Sequence[SiteMention]) -> list[Entry]:
    reports = dict.fromkeys(mention.report_id for mention in mentions)
    return [make_entry(name, sites=[item for item in mentions if item.report_id == name]) for name in reports]


REGISTERED = [
    ("by id", make_mention("that place", registered="VL-1"), "VL-1"),
    ("by name without the noun", make_mention("Qanat"), "VL-1"),
    ("by name with another noun", make_mention("Qanat holding velsk", place=ORU), "VL-1"),
    ("by an alias", make_mention("KANAT velsk"), "VL-1"),
    ("a name of two sites, by its place", make_mention("North hall", place=TAMBEK), "VL-2"),
    ("a name of two sites, without a place: open", make_mention("North hall"), None),
    ("the right name in the wrong city", make_mention("Qanat", place=TAMBEK), None),
    ("described by a registered name", make_mention("qanat velsk", place=ORU, described=True), "VL-1"),
    ("described only", make_mention("a velsk in Oru", place=ORU, described=True), None),
]


@pytest.mark.parametrize(("why", "mention", "registered"), REGISTERED, ids=[case[0] for case in REGISTERED])
def test_registered(why: str, mention: SiteMention, registered: str | None) -> None:
    (site,) = resolve([mention]).sites
    assert site.registered == registered, why
    assert (site.id == make_id("site", registered)) is (registered is not None)


PORT = RegisteredSite("VL-3", "Oru Port velsk", ORU_PORT)


@pytest.mark.parametrize(
    ("why", "place", "more", "registered"),
    [
        ("the only site that bears the quarter's name", ORU_PORT, [], "VL-3"),
        ("the city is too wide", ORU, [], None),
        ("two bear it", ORU_PORT, [RegisteredSite("VL-4", "Oru Port holding velsk", ORU_PORT)], None),
        ("no place", None, [], None),
    ],
)
def test_a_described_site_of_a_quarter_is_the_one_named_after_it(
    why: str, place: Place | None, more: list[RegisteredSite], registered: str | None
) -> None:
    codebook = make_codebook(sites=[PORT, *more], nouns=["velsk", "holding velsk"])
    mention = make_mention("velsk", place=place, described=True)
    (site,) = resolve_sites(entries_of([mention]), codebook).sites
    assert site.registered == registered, why


TOGETHER = [
    ("one name and city", {"place": ORU}, {"place": ORU}, True),
    ("a quarter and its city", {"place": ORU}, {"place": ORU_PORT}, True),
    ("two cities", {"place": ORU}, {"place": TAMBEK}, False),
    ("no place, and only one of that name", {}, {"place": ORU}, True),
    ("no place at all", {}, {}, True),
    ("two countries", {"place": VELLAND}, {"place": Place("Ruun", "YY", precision="country")}, False),
]


@pytest.mark.parametrize(("why", "one", "other", "same"), TOGETHER, ids=[case[0] for case in TOGETHER])
def test_named(why: str, one: dict[str, object], other: dict[str, object], same: bool) -> None:
    first = make_mention("Ulmar velsk", report="r1", **one)
    second = make_mention("ulmar", report="r2", **other)
    found = resolve([first, second])
    assert (found.of[first.id] == found.of[second.id]) is same, why


NUMBERED = [
    ("one number in one city", "Velsk 14", ORU, "Velsk 14", ORU, True),
    ("two numbers", "Velsk 1", ORU, "Velsk 14", ORU, False),
    ("a number, and none", "Velsk 14", ORU, "velsk", ORU, False),
    ("one number in two cities", "Velsk 14", ORU, "Velsk 14", TAMBEK, False),
    ("one number, of which velsk is not said", "Velsk 14", ORU, "Velsk 14", None, False),
    ("a name and a number", "Ulmar velsk 2", ORU, "Ulmar velsk 2", None, True),
    ("a name and two numbers", "Ulmar velsk 2", ORU, "Ulmar velsk 3", ORU, False),
]


@pytest.mark.parametrize(
    ("why", "name", "place", "other", "there", "same"), NUMBERED, ids=[case[0] for case in NUMBERED]
)
def test_a_number_is_a_part_of_a_name(
    why: str, name: str, place: Place, other: str, there: Place | None, same: bool
) -> None:
    first = make_mention(name, report="r1", place=place)
    second = make_mention(other, report="r2", place=there)
    found = resolve([first, second])
    assert (found.of[first.id] == found.of[second.id]) is same, why


SMALL = Place("Ulmar", precision="city")  # no list of places knows it
CALLED = [
    ("the words of its nouns are no name", "Ulmar holding velsk", "Ulmar velsk", {}, True),
    ("a small word is none either", "Ulmar tent velsk", "Ulmar velsk", {}, True),
    ("a velsk of a place that no list knows", "Ulmar velsk", "a velsk at Ulmar", {"place": SMALL}, True),
    ("a velsk of a city", "Oru velsk", "a velsk in Oru", {"place": ORU}, False),
    ("a velsk somewhere", "Ulmar velsk", "a velsk", {}, False),
    ("spelled apart and together", "Ulmar Abad velsk", "Ulmarabad velsk", {}, True),
    ("one word more", "Ulmar Abad velsk", "Ulmar velsk", {}, False),
]


@pytest.mark.parametrize(("why", "name", "told", "more", "same"), CALLED, ids=[case[0] for case in CALLED])
def test_called(why: str, name: str, told: str, more: dict[str, object], same: bool) -> None:
    first = make_mention(name, report="r1")
    second = make_mention(told, report="r2", described=told.startswith("a "), **more)
    found = resolve([first, second])
    assert (found.of[first.id] == found.of[second.id]) is same, why


ABROAD = Place("Ulmar", "XZ", 1.0, 1.0, precision="city")  # another Ulmar, which a map knows
DESCRIBED = [
    # how each report describes it; whether they mean one site
    ("each the one of its town", ("holding velsk in Oru", True), ("velsk in Oru", True), True),
    ("one of some", ("holding velsk in Oru", True), ("velsk in Oru", False), False),
    ("two kinds", ("velsk in Oru", True), ("drim in Oru", True), False),
    ("what a town has hardly two of", ("former kolt in Oru", False), ("old kolt outside Oru", False), True),
]


@pytest.mark.parametrize(("why", "one", "other", "same"), DESCRIBED, ids=[case[0] for case in DESCRIBED])
def test_described_in_a_town(why: str, one: tuple[str, bool], other: tuple[str, bool], same: bool) -> None:
    codebook = make_codebook(nouns=["velsk", "holding velsk", "drim", "kolt"], sole=["kolt"])
    first, second = (
        make_mention(name, report=report, place=ORU, described=True, only=only)
        for report, (name, only) in (("r1", one), ("r2", other))
    )
    found = resolve_sites(entries_of([first, second]), codebook)
    assert (found.of[first.id] == found.of[second.id]) is same, why


def test_a_namesake_abroad_does_not_part_a_site() -> None:
    first = make_mention("Ulmar velsk", report="r1", place=ORU)
    second = make_mention("Ulmar velsk", report="r2", place=ABROAD)
    found = resolve([first, second])
    assert found.of[first.id] == found.of[second.id]


KINDS = [
    ("a town's two kinds", "Oru velsk", "Oru drim", False),
    ("a town's one kind", "Oru velsk", "holding velsk at Oru", True),
    ("a name that is no town's", "Ulmar velsk", "Ulmar drim", True),
]


@pytest.mark.parametrize(("why", "name", "other", "same"), KINDS, ids=[case[0] for case in KINDS])
def test_sites_called_by_their_town(why: str, name: str, other: str, same: bool) -> None:
    codebook = make_codebook(nouns=["velsk", "holding velsk", "drim"])
    first = make_mention(name, report="r1", place=ORU)
    second = make_mention(other, report="r2", place=ORU)
    found = resolve_sites(entries_of([first, second]), codebook)
    assert (found.of[first.id] == found.of[second.id]) is same, why


def test_a_name_of_two_cities_takes_no_mention_without_a_place() -> None:
    mentions = [
        make_mention("Ulmar", report="r1", place=ORU),
        make_mention("Ulmar", report="r2", place=TAMBEK),
        make_mention("Ulmar", report="r3"),
    ]
    assert len(resolve(mentions).sites) == 3


def test_described_sites_stay_of_their_report_and_groups_go_by_scope() -> None:
    described = [make_mention("a velsk", report=name, place=ORU, described=True) for name in ("r1", "r2")]
    groups = [
        make_mention("all velsks", report="r1", place=VELLAND, group=True),
        make_mention("every velsk of Velland", report="r2", place=VELLAND, group=True),
        make_mention("all velsks of Oru", report="r2", place=ORU, group=True),
    ]
    found = resolve([*described, *groups])
    assert found.of[described[0].id] != found.of[described[1].id]
    assert found.of[groups[0].id] == found.of[groups[1].id] != found.of[groups[2].id]
    flags = {site.id: (site.group, site.described) for site in found.sites}
    assert flags[found.of[groups[0].id]] == (True, False)
    assert flags[found.of[described[0].id]] == (False, True)


ONE = make_mention("Ulmar", report="r1", place=ORU)
TWO = make_mention("Sorrak", report="r2", place=ORU)
AGAIN = make_mention("Ulmar", report="r3", place=ORU)


def test_judgements_and_their_undoing() -> None:
    before = resolve([ONE, TWO, AGAIN])
    assert before.of[ONE.id] == before.of[AGAIN.id] != before.of[TWO.id]
    same = judge(Verb.SAME, before.of[ONE.id], before.of[TWO.id])
    joined = resolve([ONE, TWO, AGAIN], same)
    assert len(set(joined.of.values())) == 1
    assert list(joined.former.values()) == [joined.of[ONE.id]]
    different = judge(Verb.DIFFERENT, ONE.id, AGAIN.id)
    parted = resolve([ONE, TWO, AGAIN], different)
    assert parted.of[ONE.id] != parted.of[AGAIN.id]
    for judgement in (same, different):
        assert resolve([ONE, TWO, AGAIN], judgement, judge(Verb.UNDO, judgement.id, second=1)) == before
    named = resolve([ONE], judge(Verb.CORRECT, before.of[ONE.id], change={"name": "Ulmar Hall"}))
    assert (named.sites[0].name, named.sites[0].aliases) == ("Ulmar Hall", ("Ulmar",))


MADE = st.tuples(
    st.sampled_from(["Ulmar", "ulmar velsk", "Qanat", "North hall", "velsk"]),
    st.sampled_from([None, ORU, ORU_PORT, TAMBEK, VELLAND]),
    st.sampled_from(["named", "group", "described"]),
    st.integers(1, 3),
)


@given(st.lists(MADE, max_size=9), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_sites(
    made: list[tuple[str, Place | None, str, int]], chance: Random
) -> None:
    mentions = [
        SiteMention(
            f"m{index}", f"r{report}", name, place=place, group=sort == "group", described=sort == "described"
        )
        for index, (name, place, sort, report) in enumerate(made)
    ]
    entries = entries_of(mentions)
    found = resolve_sites(entries, CODEBOOK, ())
    chance.shuffle(entries)
    assert resolve_sites(entries, CODEBOOK, ()) == found
    assert set(found.of) == {mention.id for mention in mentions}
    assert set(found.of.values()) == {site.id for site in found.sites}


def test_the_record_of_a_site() -> None:
    site, other = Site("s1", "Ulmar"), Site("s2", "Sorrak")
    late = make_claim("x", "held", figure(30), site="s1", report="late")
    dated = make_claim("y", "held", figure(20), site="s1", report="late", as_of=on("2031-05-01"))
    toll = make_claim("z", "killed", figure(2), happening="at", report="early")
    unknown = make_claim("w", "capacity", figure(50), site="s1", report="undated")
    elsewhere = make_claim("v", "held", figure(3), site="s2", report="early")
    happening = Happening("at", "early", ("drellin",), Modality.ACTUAL, (), site_id="s1")
    published = {"late": day("2031-05-20"), "early": day("2031-05-10"), "undated": None}
    claims = [late, unknown, dated, toll, elsewhere]
    recorded = record_sites([site, other], claims, [happening], published)
    assert recorded[0].claim_ids == (dated.id, toll.id, late.id, unknown.id)
    assert recorded[1].claim_ids == (elsewhere.id,)
    assert record_sites([site, other], claims[::-1], [happening], published) == recorded
