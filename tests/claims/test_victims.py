"""A victim who is named and not counted is one."""

import pytest

from counterclaim.model import Quantity
from tests.claims.hand import Hand, pick

CASES = [
    ("Tie Ana Odam mortis.", ["Ana Odam"], 1, "one name"),
    ("Tie Ana Odam mortis. Tie Odam mortis.", ["Ana Odam", "Odam"], 1, "the same name again"),
    (
        "Tie Ana Odam mortis. Tie Pol Urra mortis.",
        ["Ana Odam", "Pol Urra"],
        0,
        "two names: how many is not said",
    ),
    ("Tie Ana Odam mortis. Tie Pol Odam mortis.", ["Ana Odam", "Pol Odam"], 0, "two of one family"),
    ("la homo mortis.", ["la homo"], 0, "no name"),
]


@pytest.mark.parametrize(("text", "victims", "count", "why"), CASES, ids=[case[3] for case in CASES])
def test_a_named_victim_counts_one(text: str, victims: list[str], count: int, why: str) -> None:
    hand = Hand(f"Pafado okazis lunde. {text}")
    hand.period("lunde", "weekday:0")
    hand.frame("Pafado", "type:shooting", time="lunde")
    for number, name in enumerate(victims, start=1):
        hand.frame("mortis", "attribute:killed", nth=number, patient=name)
    found = pick(hand.code(), "killed")
    assert len(found) == count, why
    for claim in found:
        assert claim.value == Quantity(1, 1, "mortis")
        assert claim.evidence.of(hand.text) == "mortis", "a victim's name is no evidence"


def test_a_figure_makes_names_uncounted() -> None:
    hand = Hand("Pafado okazis lunde. Kvar mortis. Tie Ana Odam mortis.")
    hand.period("lunde", "weekday:0")
    hand.frame("Pafado", "type:shooting", time="lunde")
    hand.frame("mortis", "attribute:killed", number=hand.figure("Kvar", 4, 4))
    hand.frame("mortis", "attribute:killed", nth=2, patient="Ana Odam")
    assert [claim.value.wording for claim in pick(hand.code(), "killed")] == ["Kvar"]  # type: ignore[union-attr]
