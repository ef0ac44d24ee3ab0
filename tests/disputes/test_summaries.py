"""Summaries: what each view takes from the accounts of one attribute, and that its rule says so."""

from collections.abc import Sequence

import pytest

from counterclaim.disputes import Account, Summary, summarise, tell_accounts
from counterclaim.disputes.summaries import span_figures
from counterclaim.model import Actor, ActorKind, Modality, Period, Quantity, Value
from tests.disputes.told import HAPPENINGS, INCIDENTS, PUBLISHED
from tests.ledger_made import CODEBOOK, day, figure, make_claim, term

ACTORS = {
    name: Actor(name, name, kind)
    for name, kind in {
        "ministry": ActorKind.BODY,
        "league": ActorKind.BODY,
        "spokesman": ActorKind.PERSON,
        "medic": ActorKind.PERSON,
        "survivors": ActorKind.GROUP,
        "paper": ActorKind.PUBLISHER,
    }.items()
}


def account(
    voice: str,
    value: Value,
    on: str | None = "2031-05-14",
    house: str = "",
    denies: bool = False,
    plan: bool = False,
    weak: bool = False,
) -> Account:
    when = day(on) if on else None
    return Account(
        voice,
        house or voice,
        value,
        denies,
        ACTORS[voice].kind is ActorKind.PUBLISHER,
        plan,
        weak,
        when,
        Period(),
        (make_claim(voice, "killed", value),),
        last=when,
        stage=Modality.CONSIDERED if plan else Modality.ACTUAL,
    )


def read(made: Sequence[Summary], name: str) -> list[str]:
    """The lines of one summary: "label value: voices"."""
    lines = [line for item in made if item.name == name for line in item.lines]
    return [" ".join(filter(None, (line.label, _words(line.value) + ":", *line.voices))) for line in lines]


def _words(value: Value) -> str:
    return value.wording if isinstance(value, Quantity) else getattr(value, "code", "")


TOLLS = [
    account("ministry", figure(1), "2031-05-15"),
    account("spokesman", figure(1), "2031-05-14", house="ministry"),
    account("league", figure(6, None, "at least 6"), "2031-05-14"),
    account("survivors", figure(24, 99, "dozens"), "2031-05-14"),
    account("paper", figure(6, None, "at least 6"), "2031-05-15"),
]


@pytest.mark.parametrize(
    ("why", "accounts", "name", "lines"),
    [
        ("the widest of all", TOLLS, "range", ["1–99: league ministry paper spokesman survivors"]),
        ("all of the last day", TOLLS, "latest", ["1: ministry", "at least 6: paper"]),
        ("a ministry and its spokesman count once", TOLLS, "majority", ["at least 6: league paper"]),
        ("a tie has no majority", TOLLS[:3], "majority", []),
        (
            "each kind with its range; who speaks for a body counts as that body",
            TOLLS,
            "by source type",
            [
                "bodies and who speaks for them 1–6 or more: league ministry spokesman",
                "groups 24–99: survivors",
                "publishers 6 or more: paper",
            ],
        ),
        ("the lowest; dozens has no number of its own", TOLLS, "ACLED's lowest", ["1: ministry spokesman"]),
        ("vague words alone", TOLLS[3:4], "ACLED's lowest", []),
        (
            "denials, plans and possibilities are no accounts of what was",
            [
                account("ministry", figure(1), denies=True),
                account("league", figure(3), plan=True),
                account("medic", figure(4), weak=True),
                account("survivors", figure(5)),
            ],
            "range",
            ["5: survivors"],
        ),
        (
            "words have no range",
            [account("ministry", term("stampede")), account("league", term("gunfire"))],
            "range",
            [],
        ),
        (
            "words by source",
            [account("ministry", term("stampede")), account("medic", term("gunfire"))],
            "by source type",
            ["bodies and who speaks for them stampede: ministry", "persons gunfire: medic"],
        ),
        ("no day, no latest", [account("ministry", figure(1), None)], "latest", []),
        ("no accounts, no summary", [], "range", []),
    ],
)
def test_summaries(why: str, accounts: list[Account], name: str, lines: list[str]) -> None:
    made = summarise(accounts, ACTORS)
    assert read(made, name) == lines, why
    assert summarise(accounts[::-1], ACTORS) == made, "whatever the order"
    assert all(item.rule and item.lines for item in made)


def test_vague_words_count_where_a_number_is_given_for_them() -> None:
    made = summarise(TOLLS[3:4], ACTORS, lambda value: 12 if value.wording == "dozens" else None)
    assert read(made, "ACLED's lowest") == ["12: survivors"]


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ([figure(3), figure(9)], 3, 9),
        ([figure(6, None)], 6, None),
        ([figure(6, None), figure(9)], 6, 9),
        ([figure(3), figure(9, None)], 3, None),
        ([figure(None, 40)], 0, 40),
    ],
)
def test_the_interval_around_figures(values: list[Quantity], low: int, high: int | None) -> None:
    made = span_figures(values)
    assert (made.low, made.high) == (low, high)


def test_accounts_are_told_whether_they_part_or_not() -> None:
    claims = [
        make_claim("x", "killed", figure(2)),
        make_claim("x", "killed", figure(7), report="r3"),
        make_claim("y", "killed", figure(7), report="r2"),
        make_claim("y", "killed", figure(3), scope="Oru"),
        make_claim("z", "cause", term("gunfire")),
    ]
    told = tell_accounts(INCIDENTS[0], claims, HAPPENINGS, PUBLISHED, CODEBOOK)
    said = {name: [(item.voice, _words(item.value)) for item in items] for name, items in told.items()}
    assert said == {"cause": [("z", "gunfire")], "killed": [("x", "7"), ("y", "7")]}
    (line,) = (item for item in summarise(told["killed"], {}) if item.name == "latest")
    assert line.rule == "what was said last, on 2031-05-18"
