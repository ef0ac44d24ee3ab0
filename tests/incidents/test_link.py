"""Linking: which happenings are one incident, told in values made by hand."""

import time
from dataclasses import replace

import pytest

from counterclaim.model import (
    Claim,
    Modality,
    Party,
    Period,
    Place,
    PlacedHappening,
    Quantity,
    Stance,
    make_id,
)
from tests.incidents.told import EVENING, HALL, NIGHT, QANAT, SOME_SITE, link, partition, split
from tests.ledger_made import (
    ORU,
    ORU_PORT,
    TAMBEK,
    VELLAND,
    figure,
    make_claim,
    make_placed,
    make_site,
    on,
    party,
)

PAIRS = [
    (
        "one site, one day, one type",
        {"site": QANAT, "when": NIGHT},
        {"site": QANAT, "when": NIGHT},
        True,
    ),
    (
        "reports of one night err by a day",
        {"site": QANAT, "when": NIGHT},
        {"site": QANAT, "when": on("2031-05-15")},
        True,
    ),
    (
        "two strikes of one night on one site: one incident",
        {"types": ["ulmek"], "site": QANAT, "when": NIGHT, "report": "r", "at": 10},
        {"types": ["ulmek"], "site": QANAT, "when": NIGHT, "report": "r", "at": 90},
        True,
    ),
    (
        "three days apart are two, whatever else agrees",
        {"site": QANAT, "when": NIGHT, "words": ["ota", "meru", "sil"]},
        {"site": QANAT, "when": on("2031-05-17"), "words": ["ota", "meru", "sil"]},
        False,
    ),
    (
        "two of one type in one city, six days apart",
        {"when": on("2031-05-08")},
        {"when": NIGHT},
        False,
    ),
    (
        "a site only described may be the named one of its city",
        {"site": SOME_SITE, "when": NIGHT},
        {"site": QANAT, "when": NIGHT},
        True,
    ),
    (
        "two named sites of one city on one day",
        {"site": QANAT, "when": NIGHT},
        {"site": make_site("other"), "when": NIGHT},
        False,
    ),
    (
        "types of one family at one place and time",
        {"types": ["drellin"], "site": SOME_SITE, "when": NIGHT, "words": ["ota"]},
        {"types": ["sorvash"], "site": QANAT, "when": NIGHT, "words": ["ota", "meru"]},
        True,
    ),
    (
        "types of two families at one site on one day are one incident with two types",
        {"types": ["ulmek"], "site": QANAT, "when": NIGHT},
        {"types": ["sorvash"], "site": QANAT, "when": NIGHT},
        True,
    ),
    (
        "types of two families at one site on two days: one led to the other at most",
        {"types": ["ridda"], "site": QANAT, "when": NIGHT, "words": ["ota", "meru", "sil"]},
        {"types": ["drellin"], "site": QANAT, "when": on("2031-05-15"), "words": ["ota", "meru", "sil"]},
        False,
    ),
    (
        "one city, one day, nothing in common that is named",
        {"when": NIGHT, "words": ["ota", "meru", "sil"]},
        {"when": NIGHT, "words": ["brann", "keth", "vol"]},
        False,
    ),
    (
        "told of the country from which people were taken: a country says less than a city",
        {"when": NIGHT, "place": Place("Qarmat", "QT", precision="country"), "words": ["ota", "meru", "sil"]},
        {"when": NIGHT, "words": ["ota", "meru", "sil"]},
        True,
    ),
    (
        "two cities far apart",
        {"when": NIGHT, "words": ["ota", "meru", "sil"]},
        {"when": NIGHT, "place": TAMBEK, "words": ["ota", "meru", "sil"]},
        False,
    ),
    (
        "a round-up tells of two days and two places that no list holds, in the same words",
        {"when": NIGHT, "place": Place("Sorbek"), "report": "r", "words": ["ota", "meru", "sil"]},
        {
            "when": on("2031-05-12"),
            "place": Place("Keth"),
            "report": "r",
            "at": 90,
            "words": ["ota", "meru", "sil"],
        },
        False,
    ),
    (
        "a night and the day after it, in one report",
        {"when": EVENING, "place": Place("Sorbek"), "report": "r", "words": ["ota", "meru", "sil"]},
        {
            "when": on("2031-05-15"),
            "place": Place("Keth"),
            "report": "r",
            "at": 90,
            "words": ["ota", "meru", "sil"],
        },
        True,
    ),
    (
        "no day, a year on, with the number that was a least one then",
        {"site": QANAT, "published": "2032-05-14", "claims": [make_claim("x", "killed", figure(53))]},
        {
            "site": QANAT,
            "when": on("2031-05-18"),
            "claims": [make_claim("y", "killed", figure(53, None))],
        },
        True,
    ),
    (
        "no day, a year on, with another number",
        {"site": QANAT, "published": "2032-05-14", "claims": [make_claim("x", "killed", figure(53))]},
        {"site": QANAT, "when": on("2031-05-18"), "claims": [make_claim("y", "killed", figure(9))]},
        False,
    ),
    (
        "a quarter and its city, one day",
        {"when": NIGHT, "place": ORU_PORT},
        {"when": NIGHT},
        True,
    ),
    (
        "told of the country only: no place to speak of",
        {"when": NIGHT, "place": VELLAND},
        {"when": NIGHT},
        False,
    ),
    (
        "no day, but the same site and type, and published close together",
        {"site": QANAT},
        {"site": QANAT, "when": on("2031-05-18")},
        True,
    ),
    (
        "no day, same site, nothing told of it: the past one of that site is meant",
        {"site": QANAT, "published": "2031-06-20"},
        {"site": QANAT, "when": on("2031-05-18")},
        True,
    ),
    (
        "no day, same site, nothing told of it, but years later",
        {"site": QANAT, "published": "2033-06-20"},
        {"site": QANAT, "when": on("2031-05-18")},
        False,
    ),
    (
        "no day, same site, but published a month later with a toll of its own",
        {
            "site": QANAT,
            "published": "2031-06-20",
            "claims": [make_claim("x", "killed", figure(3), happening="a", report="report-a")],
        },
        {"site": QANAT, "when": on("2031-05-18")},
        False,
    ),
    (
        "no day, same site, a month later with the toll of the past one",
        {
            "site": QANAT,
            "published": "2031-06-20",
            "claims": [make_claim("x", "casualties", figure(6, None), happening="a", report="report-a")],
        },
        {
            "site": QANAT,
            "when": on("2031-05-18"),
            "claims": [make_claim("y", "killed", figure(6, None), happening="b", report="report-b")],
        },
        True,
    ),
    (
        "a site that lies elsewhere is not where it happened",
        {"site": HALL, "place": TAMBEK, "when": NIGHT},
        {"site": HALL, "when": NIGHT, "place": ORU_PORT},
        False,
    ),
    (
        "no day, the same quarter and type",
        {"place": ORU_PORT},
        {"place": ORU_PORT, "site": HALL, "when": on("2031-05-18")},
        True,
    ),
    (
        "types of two families in one quarter on one day, names in common",
        {"types": ["ulmek"], "place": ORU_PORT, "when": NIGHT, "words": ["ota"]},
        {"types": ["sorvash"], "site": HALL, "when": NIGHT, "words": ["ota"]},
        True,
    ),
    (
        "no day, another kind and other words: a site sees many things",
        {"site": QANAT, "types": ["ridda"], "words": ["ota", "meru", "sil"]},
        {"site": QANAT, "when": on("2031-05-18"), "words": ["brann", "keth", "vol"]},
        False,
    ),
    (
        "no day, the same city alone",
        {"words": ["ota", "meru", "sil"]},
        {"when": on("2031-05-18"), "words": ["brann", "keth", "vol"]},
        False,
    ),
    (
        "no day, but told two days after, with the same names",
        {"words": ["ota", "meru", "sil"]},
        {"when": on("2031-05-18"), "words": ["ota", "meru", "sil"]},
        True,
    ),
    (
        "no day, the same names, but a type of another family: the raid before the breakout",
        {"types": ["ridda"], "words": ["ota", "meru", "sil"], "published": "2031-05-24"},
        {"when": on("2031-05-18"), "words": ["ota", "meru", "sil"]},
        False,
    ),
    (
        "no day, the same names, a type of another family, but told at once: two words for one thing",
        {"types": ["ridda"], "words": ["ota", "meru", "sil", "vol"], "published": "2031-05-19"},
        {"when": on("2031-05-18"), "words": ["ota", "meru", "sil", "vol"]},
        True,
    ),
    (
        "types of two families on an evening and the day after it: one night",
        {"types": ["ridda"], "site": QANAT, "when": EVENING, "words": ["ota", "meru", "sil"]},
        {"types": ["drellin"], "site": QANAT, "when": on("2031-05-15"), "words": ["ota", "meru", "sil"]},
        True,
    ),
    (
        "a day misread: somebody of one name and age outweighs it",
        {"when": NIGHT, "words": ["meru", "sora meru", "age:24", "age:24 meru"]},
        {"when": on("2031-05-18"), "words": ["meru", "sora meru", "age:24", "age:24 meru"]},
        True,
    ),
    (
        "four days apart at one site with one whole name: who runs it is named each time",
        {"site": QANAT, "when": NIGHT, "words": ["meru", "sora meru"]},
        {"site": QANAT, "when": on("2031-05-18"), "words": ["meru", "sora meru"]},
        False,
    ),
    (
        "one city, one day, ages that differ and no name in common",
        {"when": NIGHT, "words": ["word:tent", "word:hangar", "word:gate", "age:24"]},
        {"when": NIGHT, "words": ["word:lorry", "word:bridge", "word:well", "age:61"]},
        False,
    ),
    (
        "a report cannot tell of what comes after it",
        {"site": QANAT, "when": on("2031-05-13", "2031-05-16"), "published": "2031-05-13"},
        {"site": QANAT, "when": NIGHT},
        False,
    ),
    (
        "a day that waits meets its like inside its own report",
        {"when": Period(None, None, "weekday:2", "publication"), "published": None, "report": "r"},
        {"when": Period(None, None, "weekday:2", "publication"), "published": None, "report": "r", "at": 50},
        True,
    ),
    (
        "a Wednesday is no Friday, whatever the week",
        {"when": Period(None, None, "weekday:2", "publication"), "published": None, "report": "r"},
        {"when": Period(None, None, "weekday:4", "publication"), "published": None, "report": "r", "at": 50},
        False,
    ),
    (
        "a campaign is none of its days",
        {"types": ["longwar"], "when": on("2031-05-14", "2031-05-16"), "site": QANAT},
        {"types": ["ulmek"], "when": NIGHT, "site": QANAT},
        False,
    ),
    (
        "a campaign is the same campaign",
        {"types": ["longwar"], "when": Period(on("2031-03-01").earliest, None), "place": VELLAND},
        {"types": ["longwar"], "when": Period(on("2031-03-09").earliest, None), "place": VELLAND},
        True,
    ),
]


@pytest.mark.parametrize(("why", "one", "other", "same"), PAIRS, ids=[case[0] for case in PAIRS])
def test_pairs(why: str, one: dict[str, object], other: dict[str, object], same: bool) -> None:
    placed = [make_placed("a", **one), make_placed("b", **other)]  # type: ignore[arg-type]
    expected = split("a b") if same else split("a | b")
    assert partition(link(placed)) == expected, why
    assert partition(link(placed[::-1])) == expected, why


def test_differing_figures_do_not_part_an_incident_and_are_its_reason() -> None:
    low = make_claim("x", "killed", figure(1), report="report-a", happening="a")
    high = make_claim("y", "killed", figure(6), report="report-b", happening="b")
    placed = [
        make_placed("a", site=QANAT, when=NIGHT, claims=[low]),
        make_placed("b", site=QANAT, when=on("2031-05-15"), claims=[high]),
    ]
    (incident,) = link(placed)
    (reason,) = incident.reasons
    for part in ("same site", "one day apart", "both drellin", "figures 1 and 6 (killed) differ"):
        assert part in reason


def test_a_chain_of_days_does_not_glue_its_ends() -> None:
    days = ["2031-05-08", "2031-05-09", "2031-05-10", "2031-05-11", "2031-05-12", "2031-05-13", "2031-05-14"]
    chain = [make_placed(f"h{index}", site=QANAT, when=on(text)) for index, text in enumerate(days)]
    for group in partition(link(chain)):
        reached = sorted(int(name[1:]) for name in group)
        assert reached[-1] - reached[0] <= 2


def test_a_raid_and_a_breakout_a_week_apart_are_two_and_linked() -> None:
    raid = make_placed("raid", ["ridda"], report="r", place=ORU_PORT, when=on("2031-05-07", "2031-05-09"))
    out = make_placed("out", ["drellin"], report="r", site=QANAT, when=on("2031-05-15"), at=80)
    elsewhere = make_placed("far", ["drellin"], report="r", place=TAMBEK, when=on("2031-05-15"), at=120)
    incidents = {incident.happening_ids[0]: incident for incident in link([raid, out, elsewhere])}
    assert set(incidents) == {"raid", "out", "far"}
    (forth,) = incidents["raid"].links
    (back,) = incidents["out"].links
    assert (forth.kind, forth.incident_id) == ("precedes", incidents["out"].id)
    assert (back.kind, back.incident_id) == ("follows", incidents["raid"].id)
    assert "Oru" in forth.reason
    assert "6 days apart" in forth.reason
    assert incidents["far"].links == ()


def test_an_undated_raid_beside_a_dated_breakout_is_related() -> None:
    raid = make_placed("raid", ["ridda"], report="r", place=ORU_PORT)
    out = make_placed("out", ["drellin"], report="r", site=QANAT, when=on("2031-05-15"), at=80)
    one, other = link([raid, out])
    assert {link.kind for item in (one, other) for link in item.links} == {"related"}


def test_an_incident_within_a_campaign_is_part_of_it() -> None:
    war = make_placed("war", ["longwar"], report="r", place=VELLAND, when=Period(on("2031-03-01").earliest))
    strike = make_placed("strike", ["ulmek"], report="r", site=QANAT, when=NIGHT, at=80)
    kinds = {item.happening_ids[0]: item.links[0].kind for item in link([war, strike])}
    assert kinds == {"war": "comprises", "strike": "part of"}


def test_what_an_incident_is_made_of() -> None:
    accuses = make_claim(
        "voice-b", "perpetrator", party("army"), report="rb", happening="b", stance=Stance.ACCUSES
    )
    placed = [
        make_placed(
            "b", ["sorvash", "drellin"], report="rb", site=QANAT, when=NIGHT, position=2, claims=[accuses]
        ),
        make_placed(
            "c", ["drellin"], report="rc", site=SOME_SITE, when=on("2031-05-13", "2031-05-19"), position=3
        ),
        make_placed("a", ["drellin", "shenn"], report="ra", place=ORU_PORT, when=NIGHT, position=1),
    ]
    (incident,) = link(placed)
    assert incident.id == make_id("incident", "a")
    assert set(incident.former_ids) == {make_id("incident", "b"), make_id("incident", "c")}
    assert incident.types == ("drellin", "sorvash"), "the type most put first; none of a site's record"
    assert incident.period == NIGHT
    assert incident.place == ORU_PORT
    assert incident.site_id == QANAT.id
    assert incident.claim_ids == (accuses.id,)
    assert {(item.actor_id, item.role) for item in incident.parties} == {
        ("army", "accused"),
        ("voice-b", "accuses"),
    }


NOT_INCIDENTS = [
    ("types of a site's record alone", {"types": ["shenn"]}),
    ("what is only considered", {"modality": Modality.CONSIDERED}),
    ("what is only feared, with nothing claimed", {"modality": Modality.POSSIBLE}),
    (
        "what all who speak deny",
        {"claims": [make_claim("x", "force_used", figure(1), happening="a", stance=Stance.DENIES)]},
    ),
]


@pytest.mark.parametrize(("why", "fields"), NOT_INCIDENTS, ids=[case[0] for case in NOT_INCIDENTS])
def test_not_incidents(why: str, fields: dict[str, object]) -> None:
    assert link([make_placed("a", when=NIGHT, **fields)]) == (), why  # type: ignore[arg-type]


def _let_out(name: str, *, number: int | None = 40, stance: Stance = Stance.ASSERTS) -> Claim:
    told = Quantity(number, number, "some")
    return make_claim(
        f"voice-{name}", "let_out", told, report=f"report-{name}", happening=name, stance=stance
    )


ACTS: list[tuple[str, PlacedHappening, PlacedHappening, str]] = [
    (
        "two accounts of one act",
        make_placed("a", ["velun"], site=QANAT, when=NIGHT, claims=[_let_out("a")]),
        make_placed("b", ["velun"], site=QANAT, when=NIGHT, claims=[_let_out("b", number=0)]),
        "a b",
    ),
    (
        "an act that somebody denies",
        make_placed("a", ["velun"], site=QANAT, when=NIGHT, claims=[_let_out("a")]),
        make_placed(
            "b",
            ["velun"],
            site=QANAT,
            when=NIGHT,
            claims=[_let_out("b", number=None, stance=Stance.DENIES)],
        ),
        "a b",
    ),
    (
        "an act by which nobody is counted is the site's alone",
        make_placed("a", ["velun"], site=QANAT, when=NIGHT, claims=[_let_out("a")]),
        make_placed("b", ["velun"], site=QANAT, when=NIGHT, claims=[_let_out("b", number=None)]),
        "a",
    ),
    (
        "an act is never one with what it is told beside",
        make_placed("a", ["velun"], report="r", site=QANAT, when=NIGHT, claims=[_let_out("a")]),
        make_placed("b", ["drellin"], report="r", site=QANAT, when=NIGHT, at=40),
        "a | b",
    ),
    (
        "behind it an act is what came of it, and the site's alone",
        replace(
            make_placed("a", ["velun"], report="r", site=QANAT, when=NIGHT, claims=[_let_out("a")], at=40),
            behind=frozenset(("drellin",)),
        ),
        make_placed("b", ["drellin"], report="r", site=QANAT, when=NIGHT),
        "b",
    ),
    (
        "acts at two sites of a city",
        make_placed("a", ["velun"], site=QANAT, when=NIGHT, claims=[_let_out("a")]),
        make_placed("b", ["velun"], site=make_site("Sorrak"), when=NIGHT, claims=[_let_out("b")]),
        "a | b",
    ),
    (
        "a site sees many acts: without a day only those told within days are one",
        make_placed("a", ["velun"], site=QANAT, claims=[_let_out("a")], published="2031-05-20"),
        make_placed("b", ["velun"], site=QANAT, claims=[_let_out("b")], published="2031-05-28"),
        "a | b",
    ),
]


@pytest.mark.parametrize(("why", "one", "other", "parts"), ACTS, ids=[case[0] for case in ACTS])
def test_acts_of_a_site_s_record(why: str, one: PlacedHappening, other: PlacedHappening, parts: str) -> None:
    assert partition(link([one, other])) == split(parts), why


def test_of_two_past_incidents_a_mention_means_neither() -> None:
    past = [
        make_placed("a", site=QANAT, when=on("2031-03-02")),
        make_placed("b", site=QANAT, when=on("2031-04-07")),
    ]
    mention = make_placed("c", site=QANAT, published="2031-06-20")
    assert partition(link([*past, mention])) == split("a | b | c")


def test_a_campaign_is_at_no_site() -> None:
    (war,) = link([make_placed("war", ["longwar"], place=VELLAND, site=QANAT, when=NIGHT)])
    assert (war.site_id, war.place) == (None, VELLAND)


def test_the_same_group_of_several_reports_is_one_party() -> None:
    said = [
        make_claim(
            "x", "perpetrator", Party(f"guards-{n}", "perpetrator", words), report=f"r{n}", happening=f"h{n}"
        )
        for n, words in enumerate(("Guards", "guards"))
    ]
    placed = [make_placed(f"h{n}", site=QANAT, when=NIGHT, report=f"r{n}", claims=[said[n]]) for n in (0, 1)]
    (incident,) = link(placed)
    assert [(party.actor_id, party.role) for party in incident.parties] == [("guards-0", "doer")]


def test_thousands_link_in_seconds() -> None:
    placed = []
    for index in range(5000):
        number = index // 10
        site = make_site(f"s{number % 40}", ORU if number % 2 else TAMBEK)
        when = on(f"2031-{1 + number % 12:02}-{1 + number % 28:02}")
        placed.append(make_placed(f"h{index}", site=site, when=when, published=None, place=site.place))
    start = time.process_time()
    incidents = link(placed)
    assert time.process_time() - start < 15
    assert sum(len(incident.happening_ids) for incident in incidents) == 5000
    assert len(incidents) <= 500
