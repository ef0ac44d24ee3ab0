"""Reports that give no day and no place of their own, but name what others tell of; and what comes later."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from counterclaim.incidents import find_nobodies, head_of, link_happenings
from counterclaim.incidents.features import find_signals
from counterclaim.incidents.views import Rules, view_happening
from counterclaim.model import (
    ActorKind,
    Incident,
    PlacedHappening,
    Reading,
    Report,
    Site,
    SiteMention,
    Span,
    Statement,
)
from tests.incidents.told import NIGHT, partition, split
from tests.ledger_made import CODEBOOK, ORU, TAMBEK, VELLAND, make_member, make_placed, on

QANAT = Site("site-qanat", "Qanat", place=ORU)
LEVELS = [
    ("the city of the other", {"words": ["oru"]}, {"when": NIGHT}, "place named"),
    ("in the title", {"words": ["head:oru"]}, {"when": NIGHT}, "place named"),
    ("told of the country, and naming the city", {"words": ["oru"], "place": VELLAND}, {}, "place named"),
    ("another city is named", {"words": ["tambek"]}, {"when": NIGHT}, None),
    ("it has a city of its own", {"words": ["oru"], "place": TAMBEK}, {}, "other place"),
    ("the site of the other", {"words": ["qanat"]}, {"site": QANAT, "place": None}, "site named"),
    ("spelt otherwise", {"words": ["qenaat"]}, {"site": QANAT, "place": None}, "site named"),
    (
        "a body that both name",
        {"words": ["site:harbour guard"]},
        {"words": ["site:harbour guard"]},
        "same known names",
    ),
    (
        "a body that both name, where both give their days",
        {"words": ["site:harbour guard"], "when": NIGHT},
        {"words": ["site:harbour guard"], "when": NIGHT},
        None,
    ),
]
NAMING = {"place named", "site named", "same known names", "other place"}


@pytest.mark.parametrize(("why", "one", "other", "level"), LEVELS, ids=[case[0] for case in LEVELS])
def test_what_one_names_of_the_other(
    why: str, one: dict[str, object], other: dict[str, object], level: str | None
) -> None:
    rules = Rules(CODEBOOK.domains)
    here = view_happening(make_placed("a", **{"place": None, **one}), rules)  # type: ignore[arg-type]
    there = view_happening(make_placed("b", **{"place": ORU, **other}), rules)  # type: ignore[arg-type]
    assert here is not None
    assert there is not None
    for first, second in ((here, there), (there, here)):
        found = {signal.level for signal in find_signals(first, second)} & NAMING
        assert found == ({level} if level else set()), why


def test_of_two_places_that_a_report_names_the_wrong_one_may_have_been_taken() -> None:
    """Two cities far apart are two incidents, unless one report names both."""
    words = ["ota", "meru", "sil"]
    here = make_placed("a", when=NIGHT, place=TAMBEK, words=words)
    assert partition(_link([here, make_placed("b", when=NIGHT, words=words)])) == split("a | b")
    both = make_placed("a", when=NIGHT, place=TAMBEK, words=[*words, "oru"])
    assert partition(_link([both, make_placed("b", when=NIGHT, words=words)])) == split("a b")
    body = [*words, "site:velland desk", "brann", "keth"]
    told = [make_placed("a", when=NIGHT, place=TAMBEK, words=body), make_placed("b", when=NIGHT, words=body)]
    assert partition(_link(told)) == split("a b"), (
        "nor where both name a body: to the other people were taken"
    )


def test_a_single_undated_telling_joins_what_it_is_likest_to() -> None:
    """Five of one night, of which the undated one is like one alone."""
    words = ["ota", "meru", "sil", "brann"]
    told = [make_placed(name, when=NIGHT, words=[f"{name}ta", "word:gate"], site=QANAT) for name in "abcd"]
    like = make_placed("e", when=NIGHT, words=words, site=QANAT)
    undated = make_placed("f", place=None, words=words, published="2031-05-18")
    for order in ([*told, like, undated], [undated, like, *told]):
        assert partition(_link(order)) == split("a b c d e f")
    alone = make_placed("f", place=None, words=["word:lorry"], published="2031-05-18")
    assert partition(_link([*told, like, alone])) == split("a b c d e"), "of which nothing is told"


def test_what_was_published_before_the_day_is_no_telling_of_it() -> None:
    """It is like an undated telling of that night, which alone would not keep it out."""
    words = ["ota", "meru", "sil", "brann"]
    dated = [make_placed(name, when=NIGHT, words=words, site=QANAT) for name in "ab"]
    later = make_placed("e", place=None, words=words, published="2031-05-18")
    for published, groups in (("2031-05-16", "a b e f"), ("2031-05-12", "a b e")):
        undated = make_placed("f", place=None, words=words, published=published)
        found = link_happenings([*dated, later, undated], CODEBOOK.domains)
        assert partition(found) == split(groups), published


def _link(placed: Sequence[PlacedHappening]) -> tuple[Incident, ...]:
    domain = CODEBOOK.domains["velsk"]
    types = {
        **domain.types,
        "drellin": replace(domain.types["drellin"], lasting=True),
        "verd": replace(domain.types["drellin"], name="verd", family="court", later=True),
    }
    return link_happenings(placed, {"velsk": replace(domain, types=types)})


LATER = [
    (
        "what goes on for days is one on two days of it",
        [
            make_placed("a", when=on("2031-05-01"), site=QANAT, published="2031-05-03"),
            make_placed("b", when=on("2031-05-07"), site=QANAT, published="2031-05-07"),
        ],
        "a b",
    ),
    (
        "but not after months",
        [
            make_placed("a", when=on("2031-05-01"), site=QANAT, published="2031-05-03"),
            make_placed("b", when=on("2031-08-07"), site=QANAT, published="2031-08-07"),
        ],
        "a | b",
    ),
    (
        "a verdict is told with what it is about, and its day is not that of the deed",
        [
            make_placed("a", ["sorvash"], when=NIGHT, site=QANAT),
            make_placed("b", ["sorvash"], when=NIGHT, report="r", site=QANAT, published="2031-11-20"),
            make_placed("c", ["verd"], when=on("2031-11-19"), report="r", at=90, published="2031-11-20"),
        ],
        "a b c",
    ),
    (
        "a verdict on what no report tells stands alone",
        [
            make_placed("a", ["sorvash"], when=NIGHT, site=QANAT),
            make_placed("c", ["verd"], when=on("2031-11-19"), place=None, published="2031-11-20"),
        ],
        "a | c",
    ),
    (
        "in one breath with the deed it takes its day from it",
        [
            make_placed("a", ["sorvash"], when=NIGHT, site=QANAT, words=["ota", "meru", "sil"]),
            make_placed(
                "b",
                ["sorvash", "verd"],
                when=on("2031-11-19"),
                site=QANAT,
                words=["ota", "meru", "sil"],
                published="2031-05-24",
            ),
        ],
        "a b",
    ),
]


@pytest.mark.parametrize(("why", "placed", "groups"), LATER, ids=[case[0] for case in LATER])
def test_what_lasts_and_what_comes_later(why: str, placed: list[PlacedHappening], groups: str) -> None:
    assert partition(_link(placed)) == split(groups), why


def test_who_is_no_victim() -> None:
    """Bodies, sites and those who speak are named in many reports; those who are spoken of make one of it."""

    def speak(actor_id: str) -> Statement:
        return Statement("st", "r1", (), None, (), (actor_id,))

    spans = {
        name: (Span(place, place + 5),) for place, name in enumerate(("body", "speaker", "victim", "quoted"))
    }
    cast = (
        make_member("Harbour Guard", ActorKind.BODY, id="body", spans=spans["body"]),
        make_member("Sora Meru", id="speaker", spans=spans["speaker"]),
        make_member("Ana Odam", id="victim", spans=spans["victim"]),
        make_member("Ota Brann", id="quoted", private=True, spans=spans["quoted"]),
    )
    reading = Reading(
        "r1",
        "v",
        statements=(speak("speaker"), speak("quoted")),
        cast=cast,
        sites=(SiteMention("s", "r1", "Qanat", (Span(90, 95),)),),
    )
    assert set(find_nobodies(reading)) == {*spans["body"], *spans["speaker"], Span(90, 95)}


def test_the_head_of_a_report_is_its_title_and_publisher() -> None:
    assert (
        head_of(Report("r", "a.txt", "", title="Shots at Oru", publisher="Oru Post"))
        == "Shots at Oru Oru Post"
    )
    assert head_of(Report("r", "a.txt", "")) == ""
