"""The scorer of disputes on books made by hand, and that the shipped set holds what it is meant to hold."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import (
    Actor,
    ActorKind,
    Claim,
    Dispute,
    DisputeKind,
    Happening,
    Modality,
    Position,
    Report,
    ReportEntry,
    Value,
)
from quality.score_disputes import (
    ACCOUNTS,
    Gold,
    main,
    read_gold,
    read_reports,
    score_b3,
    score_book,
)
from tests.ledger_made import figure, make_claim

SPLITS = ("tuning", "tuning2")


@dataclass
class MadeBook:
    """As much of a book as the scorer asks for."""

    entries: list[ReportEntry] = field(default_factory=list)
    told: list[Happening] = field(default_factory=list)
    said: list[Claim] = field(default_factory=list)
    named: list[Actor] = field(default_factory=list)
    parted: list[Dispute] = field(default_factory=list)

    def reports(self) -> list[ReportEntry]:
        return self.entries

    def happenings(self) -> list[Happening]:
        return self.told

    def claims(self) -> list[Claim]:
        return self.said

    def actors(self) -> list[Actor]:
        return self.named

    def disputes(self) -> list[Dispute]:
        return self.parted


NAMES = ("one", "two", "three")
GOLD = Gold(
    incident_of={"one": "fire", "two": "fire", "three": "raid"},
    disputes=(
        {
            "incident": "fire",
            "dispute": "killed",
            "kinds": ["figures"],
            "positions": [
                {"side": "a", "voices": ["Oru Council"], "values": [{"figure": 9}]},
                {"side": "b", "voices": ["ministry"], "values": [{"figure": 2}]},
            ],
        },
    ),
    optional=(
        {
            "incident": "fire",
            "dispute": "escaped",
            "kinds": ["figures"],
            "positions": [
                {"side": "a", "voices": ["Oru Council"], "values": [{"figure": 9}]},
                {"side": "b", "voices": ["ministry"], "values": [{"figure": 2}]},
            ],
        },
    ),
    revisions=(
        {"incident": "fire", "revision": "injured", "voices": ["ministry"], "values": [4, 6]},
        {"incident": "fire", "revision": "killed", "voices": ["ministry"], "values": [1, 2]},
    ),
)


def claim(report: str, voice: str, attribute: str, value: Value, incident: str = "i1") -> Claim:
    return make_claim(voice, attribute, value, report=report, happening=f"h-{report}", incident=incident)


def dispute(attribute: str, *sides: Claim, kind: DisputeKind = DisputeKind.FIGURES) -> Dispute:
    positions = tuple(Position((side.voice,), side.value, (side.id,)) for side in sides)
    return Dispute(f"dispute-{attribute}", attribute, kind, positions, "i1")


def make_book(disputes: list[Dispute], claims: list[Claim]) -> MadeBook:
    incidents = {"one": "i1", "two": "i1", "three": "i2"}
    return MadeBook(
        entries=[ReportEntry(Report(name, f"/made/{name}.txt", ""), None) for name in NAMES],
        told=[
            Happening(f"h-{name}", name, ("fire",), Modality.ACTUAL, (), incident_id=incidents[name])
            for name in NAMES
        ],
        said=claims,
        named=[
            Actor("council", "Council of Oru", ActorKind.BODY, aliases=("Oru Council",)),
            Actor("ministry", "Home Ministry", ActorKind.BODY),
        ],
        parted=disputes,
    )


def score(attribute: str, low: int, other: int) -> dict[str, Any]:
    sides = (
        claim("one", "council", attribute, figure(low)),
        claim("two", "ministry", attribute, figure(other)),
    )
    made = score_book(make_book([dispute(attribute, *sides)], list(sides)), GOLD)  # type: ignore[arg-type]
    names = ("found", "right", "hit", "kinds", "revised", "stale")
    return {name: getattr(made, name) for name in names}


@pytest.mark.parametrize(
    ("why", "found", "expected"),
    [
        ("both sides", ("killed", 9, 2), {"found": 1, "right": 1, "hit": 1, "kinds": 1}),
        ("one side is another figure", ("killed", 9, 5), {"found": 1, "revised": 1}),
        ("an older figure of a voice is no side", ("killed", 9, 1), {"found": 1, "revised": 1, "stale": 1}),
        ("another attribute", ("arrested", 9, 2), {"found": 1}),
        ("what may be found or not counts as neither", ("escaped", 9, 2), {}),
        ("a revision taken for a dispute", ("injured", 4, 6), {"found": 1, "revised": 1}),
    ],
)
def test_disputes(why: str, found: tuple[str, int, int], expected: dict[str, int]) -> None:
    nothing = {"found": 0, "right": 0, "hit": 0, "kinds": 0, "revised": 0, "stale": 0}
    assert score(*found) == {**nothing, **expected} | ({"revised": 1} if found == ("killed", 9, 5) else {}), (
        why
    )


def test_a_dispute_found_twice_on_one_attribute_is_right_once() -> None:
    sides = (claim("one", "council", "killed", figure(9)), claim("two", "ministry", "killed", figure(2)))
    twice = [dispute("killed", *sides), dispute("killed", *sides)]
    made = score_book(make_book(twice, list(sides)), GOLD)  # type: ignore[arg-type]
    assert (made.found, made.right, made.hit) == (2, 1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("1111122", "1111122", 1.0, 1.0),
        ("1111122", "abcdefg", 1.0, 2 / 7),
        ("1111122", "aaaaaaa", 29 / 49, 1.0),
        ("111112233333", "111112222222", 0.7619, 1.0),  # Bagga and Baldwin's own two examples
        ("111112233333", "111112211111", 0.5833, 1.0),
    ],
)
def test_b3(gold: str, found: str, precision: float, recall: float) -> None:
    names = [f"r{place}" for place in range(len(gold))]
    got = score_b3(dict(zip(names, gold, strict=True)), dict(zip(names, found, strict=True)))
    assert got == pytest.approx((precision, recall), abs=1e-4)


@pytest.mark.parametrize("folder", sorted(path.name for path in ACCOUNTS.glob("untouched*")))
def test_errors_of_untouched_sets_are_not_printed(folder: str) -> None:
    with pytest.raises(SystemExit):
        main([str(ACCOUNTS / folder), "--errors"])


def rows_of(split: str) -> list[dict[str, Any]]:
    lines = (ACCOUNTS / split / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_set_is_as_large_as_it_is_meant_to_be() -> None:
    reports = [item for split in SPLITS for item in read_reports(ACCOUNTS / split)]
    incidents = {row["incident"] for split in SPLITS for row in rows_of(split)}
    assert len(reports) >= 64
    assert len(incidents) >= 13
    assert len({item.name for item in reports}) == len(reports)
    assert all({"publisher", "published", "title"} <= item.facts.keys() for item in reports)
    assert all(120 <= len(item.text.split()) <= 350 for item in reports), "a report is as long as reports are"


@pytest.mark.parametrize("split", [*SPLITS, "practice", "practice2", "practice_links"])
def test_gold_and_reports_fit(split: str) -> None:
    told, gold = read_reports(ACCOUNTS / split), read_gold(ACCOUNTS / split / "gold.jsonl")
    assert {item.name for item in told} == set(gold.incident_of)
    for row in (*gold.disputes, *gold.optional):
        assert set(row["kinds"]) <= set(DisputeKind), row
        assert len({position["side"] for position in row["positions"]}) == 2, row
        assert all(position["voices"] and position["values"] for position in row["positions"]), row
    for row in (*gold.disputes, *gold.optional, *gold.revisions):
        assert row["incident"] in gold.incident_of.values(), row


@pytest.mark.parametrize("split", SPLITS)
def test_each_half_has_every_kind_and_a_pair_alike_six_days_apart(split: str) -> None:
    gold = read_gold(ACCOUNTS / split / "gold.jsonl")
    kinds = Counter(row["kinds"][0] for row in gold.disputes)
    assert set(kinds) >= set(DisputeKind) - {DisputeKind.COUNTER_ACCUSATION}
    assert any(DisputeKind.COUNTER_ACCUSATION in row["kinds"] for row in gold.disputes)
    assert {
        f"{name[:-1]}{end}" for name in set(gold.incident_of.values()) if "-" in name for end in "12"
    } <= set(gold.incident_of.values())


def test_no_incident_is_in_two_folders() -> None:
    folders = (*SPLITS, "practice", "practice2", "practice_links")
    named = [{row["incident"] for row in rows_of(split)} for split in folders]
    assert len(set.union(*named)) == sum(map(len, named))


@pytest.mark.parametrize("text", ["", "no head\n", "text\n# name\npublisher: x\n\nwords\n"])
def test_a_file_that_begins_without_a_head_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="no head"):
        read_reports(tmp_path)
