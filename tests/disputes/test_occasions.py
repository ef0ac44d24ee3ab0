"""Disputes on when and where: worked out from the happenings of each report, by voice."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from counterclaim.disputes import find_disputes
from counterclaim.model import Claim, Dispute, DisputeKind, Happening, Modality, Period, Place, Stance
from tests.disputes.told import INCIDENTS, PUBLISHED, SITES
from tests.ledger_made import CODEBOOK, ORU, ORU_PORT, figure, make_claim, on

DOCKS = Place("Oru Docks", "ZZ", 10.2, 10.0, "quarter", ("Oru", "Velland"))
FRIDAY, THURSDAY, MONDAY = on("2031-05-13"), on("2031-05-12"), on("2031-05-09")
FRIDAY_EVENING = replace(FRIDAY, expression="weekday:4:evening")
FRIDAY_NIGHT = replace(FRIDAY, expression="weekday:3:night>+1:day")
THURSDAY_NIGHT = replace(THURSDAY, expression="weekday:3:night")


def told(
    report: str,
    when: Period | None = None,
    place: Place | None = None,
    types: Sequence[str] = ("ulmek",),
    part: str = "",
    focal: bool = True,
) -> Happening:
    known = f"{report}{part}"
    return Happening(
        known, report, tuple(types), Modality.ACTUAL, (), when, place, focal=focal, incident_id="i1"
    )


def said(
    voice: str, report: str, part: str = "", stance: Stance = Stance.ASSERTS, publisher: bool = False
) -> Claim:
    at = ord(part) if part else len(voice)
    happening = f"{report}{part}"
    return make_claim(
        voice,
        "killed",
        figure(6),
        report=report,
        happening=happening,
        at=at,
        stance=stance,
        publisher=publisher,
    )


def find(happenings: Sequence[Happening], claims: Sequence[Claim]) -> tuple[Dispute, ...]:
    return find_disputes(INCIDENTS, SITES, claims, happenings, PUBLISHED, CODEBOOK)


def read(found: Sequence[Dispute]) -> dict[str, set[str]]:
    values = {"Oru Docks": "docks", "Oru Port": "port"}
    sides = {}
    for dispute in found:
        if dispute.kind is not DisputeKind.DATE_OR_PLACE:
            continue
        sides[dispute.attribute] = {
            f"{' '.join(position.voices)}: {'not ' if position.denies else ''}"
            + (
                str(position.value.earliest)
                if isinstance(position.value, Period)
                else values.get(name := getattr(position.value, "name", ""), name)
            )
            for position in dispute.positions
        }
    return sides


def held(
    voice: str,
    report: str,
    value: Period | Place,
    denied: bool = False,
    publisher: bool = False,
    rule: str = "occasion",
) -> Claim:
    """A claim of the day or the place itself."""
    return make_claim(
        voice,
        "date" if isinstance(value, Period) else "place",
        value,
        report=report,
        happening=report,
        stance=Stance.DENIES if denied else Stance.ASSERTS,
        publisher=publisher,
        at=len(voice) + (9 if denied else 0),
        rule=rule,
    )


CASES: list[tuple[str, list[Happening], list[Claim], dict[str, set[str]]]] = [
    (
        "two voices, two days",
        [told("r1", FRIDAY), told("r2", THURSDAY)],
        [said("x", "r1"), said("y", "r2")],
        {"date": {"x: 2031-05-13", "y: 2031-05-12"}},
    ),
    (
        "the same day",
        [told("r1", FRIDAY), told("r2", FRIDAY)],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "a night and the morning after are one night",
        [told("r1", FRIDAY), told("r2", THURSDAY_NIGHT)],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "a night and the evening after are two",
        [told("r1", FRIDAY_EVENING), told("r2", THURSDAY_NIGHT)],
        [said("x", "r1"), said("y", "r2")],
        {"date": {"x: 2031-05-13", "y: 2031-05-12"}},
    ),
    (
        "a day of another week belongs to something else",
        [told("r1", FRIDAY), told("r2", MONDAY)],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "two days apart: what came of it, such as an arrest or a burial",
        [told("r1", FRIDAY), told("r2", on("2031-05-11"))],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "a body's own day against that of two papers, which is then no slip",
        [told("r1", FRIDAY), told("r2", FRIDAY), told("r3", THURSDAY)],
        [
            said("paper", "r1", publisher=True),
            said("post", "r2", publisher=True),
            said("y", "r3"),
        ],
        {"date": {"paper post: 2031-05-13", "y: 2031-05-12"}},
    ),
    (
        "a body's own day against that of one paper",
        [told("r1", FRIDAY), told("r3", THURSDAY)],
        [said("paper", "r1", publisher=True), said("y", "r3")],
        {},
    ),
    (
        "somebody tells of both days: two things in a row",
        [
            told("r1", FRIDAY, types=("drellin",), part="a"),
            told("r1", THURSDAY, types=("ulmek",), part="b"),
            told("r2", FRIDAY, types=("drellin",)),
            told("r3", THURSDAY),
        ],
        [said("x", "r1", "a"), said("w", "r1", "b"), said("x", "r2"), said("w", "r2"), said("x", "r3")],
        {},
    ),
    (
        "a report that quotes several vouches for its day itself; two papers that differ are nobody's claim",
        [told("r1", FRIDAY), told("r2", THURSDAY)],
        [
            said("paper", "r1", publisher=True),
            said("x", "r1"),
            said("post", "r2", publisher=True),
            said("y", "r2"),
        ],
        {},
    ),
    (
        "a report that quotes several and says nothing itself",
        [told("r1", FRIDAY), told("r2", THURSDAY)],
        [said("x", "r1"), said("z", "r1"), said("y", "r2")],
        {},
    ),
    (
        "one report that tells both: each day belongs to those who speak of it",
        [told("r1", FRIDAY, part="a"), told("r1", THURSDAY, part="b")],
        [said("x", "r1", "a"), said("y", "r1", "b")],
        {"date": {"x: 2031-05-13", "y: 2031-05-12"}},
    ),
    (
        "who speaks of both days sets neither against the other",
        [told("r1", FRIDAY, part="a"), told("r1", THURSDAY, part="b")],
        [said("x", "r1", "a"), said("x", "r1", "b")],
        {},
    ),
    (
        "things of two families have days of their own",
        [told("r1", FRIDAY, types=("ulmek",)), told("r2", THURSDAY, types=("drellin",))],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "what is recalled in passing has no part in it",
        [told("r1", FRIDAY), told("r2", THURSDAY, focal=False)],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "who denies does not vouch for the day",
        [told("r1", FRIDAY), told("r2", THURSDAY)],
        [said("x", "r1"), said("y", "r2", stance=Stance.DENIES)],
        {},
    ),
    (
        "a week is no day",
        [told("r1", FRIDAY), told("r2", on("2031-05-01", "2031-05-08"))],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "who says the day itself, and denies that of another report: whatever else its report tells",
        [told("r1", FRIDAY), told("r2", THURSDAY)],
        [
            said("x", "r1"),
            said("post", "r2", publisher=True),
            held("y", "r2", THURSDAY),
            held("y", "r2", FRIDAY, denied=True),
        ],
        {"date": {"x: 2031-05-13", "y: 2031-05-12", "y: not 2031-05-13"}},
    ),
    (
        "a day denied that nobody tells",
        [told("r1", FRIDAY), told("r2", FRIDAY)],
        [said("x", "r1"), held("y", "r2", MONDAY, denied=True)],
        {},
    ),
    (
        "who denies a day four days off the one it tells: who tells of it is named",
        [told("r1", FRIDAY)],
        [
            held("x", "r1", FRIDAY),
            held("y", "r1", FRIDAY, denied=True),
            held("y", "r1", MONDAY),
        ],
        {"date": {"x: 2031-05-13", "y: 2031-05-09", "y: not 2031-05-13"}},
    ),
    (
        "a site denied by its noun alone",
        [told("r1"), told("r2")],
        [
            held("x", "r1", Place("Oru camp", precision="site")),
            held("y", "r2", Place("camp", precision="site"), denied=True),
        ],
        {"place": {"x: Oru camp", "y: not camp"}},
    ),
    (
        "another site denied",
        [told("r1"), told("r2")],
        [
            held("x", "r1", Place("Oru camp", precision="site")),
            held("y", "r2", Place("port", precision="site"), denied=True),
        ],
        {},
    ),
    (
        "two quarters of one city",
        [told("r1", place=ORU_PORT), told("r2", place=DOCKS)],
        [said("x", "r1"), said("y", "r2")],
        {"place": {"x: port", "y: docks"}},
    ),
    (
        "a quarter and its city",
        [told("r1", place=ORU_PORT), told("r2", place=ORU)],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "a place without a point may be anywhere",
        [told("r1", place=ORU_PORT), told("r2", place=Place("Sorv", "ZZ", precision="quarter"))],
        [said("x", "r1"), said("y", "r2")],
        {},
    ),
    (
        "two days apart that one report sets against one another, of one who is quoted for just that",
        [told("r1", FRIDAY)],
        [held("x", "r1", FRIDAY, rule="occasion:alone"), held("y", "r1", on("2031-05-11"))],
        {"date": {"x: 2031-05-13", "y: 2031-05-11"}},
    ),
    (
        "two days apart, and neither is quoted for just that: what was done in a row",
        [told("r1", FRIDAY)],
        [held("x", "r1", FRIDAY), held("y", "r1", on("2031-05-11"))],
        {},
    ),
    (
        "two days apart, and no report sets them against one another",
        [told("r1", FRIDAY), told("r2", on("2031-05-11"))],
        [
            held("x", "r1", FRIDAY, rule="occasion:alone"),
            held("y", "r2", on("2031-05-11"), rule="occasion:alone"),
        ],
        {},
    ),
    (
        "two days apart, of one death: nobody dies twice",
        [told("r1", FRIDAY), told("r2", on("2031-05-11"))],
        [
            held("x", "r1", FRIDAY, rule="occasion:only_death"),
            held("y", "r2", on("2031-05-11"), rule="occasion:only_death"),
        ],
        {"date": {"x: 2031-05-13", "y: 2031-05-11"}},
    ),
    (
        "two days apart, of a death and of what was done before",
        [told("r1", FRIDAY), told("r2", on("2031-05-11"))],
        [
            held("x", "r1", FRIDAY, rule="occasion:only_death"),
            held("y", "r2", on("2031-05-11"), rule="occasion:alone"),
        ],
        {},
    ),
    (
        "two nights in a row that one report sets against one another",
        [told("r1", THURSDAY_NIGHT)],
        [
            held("x", "r1", THURSDAY_NIGHT, rule="occasion:alone"),
            held("y", "r1", FRIDAY_NIGHT, rule="occasion:alone"),
        ],
        {"date": {"x: 2031-05-12", "y: 2031-05-13"}},
    ),
    (
        "two nights in a row that two reports tell: one may be told by the morning after",
        [told("r1", THURSDAY_NIGHT), told("r2", FRIDAY_NIGHT)],
        [held("x", "r1", THURSDAY_NIGHT), held("y", "r2", FRIDAY_NIGHT)],
        {},
    ),
    (
        "four days apart",
        [told("r1", FRIDAY)],
        [held("x", "r1", FRIDAY, rule="occasion:alone"), held("y", "r1", MONDAY, rule="occasion:alone")],
        {},
    ),
]


@pytest.mark.parametrize(("why", "happenings", "claims", "expected"), CASES, ids=[case[0] for case in CASES])
def test_occasions(
    why: str, happenings: list[Happening], claims: list[Claim], expected: dict[str, set[str]]
) -> None:
    found = find(happenings, claims)
    assert read(found) == expected, why
    assert find(happenings[::-1], claims[::-1]) == found, "whatever the order"


def test_a_campaign_has_no_day() -> None:
    happenings = [
        replace(told(report, when), types=("longwar",), incident_id="w1")
        for report, when in (("r1", FRIDAY), ("r2", THURSDAY))
    ]
    claims = [replace(said(voice, report), incident_id="w1") for voice, report in (("x", "r1"), ("y", "r2"))]
    assert find(happenings, claims) == ()


GROUNDS = {"away": ("outside", "road"), "inside": ("cell", "yard")}
APART = [
    ("on the two sides of a wall", "outside Oru camp", "yard", "occasion", {"place"}),
    ("words of one group", "outside Oru camp", "road", "occasion", set()),
    ("words of two groups in one", "outside his cell", "yard", "occasion", set()),
    ("a word of no group", "gate", "yard", "occasion", set()),
    ("where he died, and where he was hurt", "road", "his cell", "occasion:death", set()),
]


@pytest.mark.parametrize(("why", "one", "other", "rule", "expected"), APART, ids=[case[0] for case in APART])
def test_spots_that_shut_one_another_out(
    why: str, one: str, other: str, rule: str, expected: set[str]
) -> None:
    claims = [
        replace(held("x", "r1", Place(one, precision="site")), rule="occasion"),
        replace(held("y", "r2", Place(other, precision="site")), rule=rule),
    ]
    language = CODEBOOK.language
    codebook = replace(
        CODEBOOK, language=replace(language, markers=replace(language.markers, grounds=GROUNDS))
    )
    found = find_disputes(INCIDENTS, SITES, claims, [told("r1"), told("r2")], PUBLISHED, codebook)
    assert {dispute.attribute for dispute in found} == expected, why
