"""People let go, moved or sent away: two numbers, some of them, or nobody."""

from collections.abc import Sequence

import pytest

from counterclaim.disputes import find_disputes
from counterclaim.model import Claim, Happening, Incident, Modality, Quantity, Stance
from tests.disputes.told import PUBLISHED, read
from tests.ledger_made import CODEBOOK, figure, make_claim, term

DENIES = Stance.DENIES
TOLD = [Happening("h1", "r1", ("velun",), Modality.ACTUAL, (), incident_id="i1")]
ACT = Incident("i1", ("velun",), None, None, None, (), (), ("h1",), ())
SOME, NOBODY = Quantity(None, None, "the women"), Quantity(0, 0, "nobody")

Case = tuple[str, Sequence[Claim], dict[str, set[str]]]
CASES: list[Case] = [
    (
        "who says more has revised its own number",
        [make_claim("x", "let_out", figure(40)), make_claim("x", "let_out", figure(50), report="r2")],
        {},
    ),
    (
        "some, and nobody",
        [make_claim("x", "let_out", SOME), make_claim("y", "let_out", NOBODY)],
        {"let_out": {"x: the women", "y: nobody"}},
    ),
    (
        "some, and a number",
        [make_claim("x", "let_out", SOME), make_claim("y", "let_out", figure(50))],
        {},
    ),
    (
        "that some were is denied",
        [make_claim("x", "let_out", figure(50)), make_claim("y", "let_out", SOME, stance=DENIES)],
        {"let_out": {"x: 50", "y: not the women"}},
    ),
    (
        "who gave a number has not taken it back by speaking of some",
        [
            make_claim("x", "let_out", figure(50)),
            make_claim("x", "let_out", SOME, report="r2"),
            make_claim("y", "let_out", figure(9), report="r2"),
        ],
        {"let_out": {"x: 50", "y: 9"}},
    ),
    (
        "nobody, where another holds that it took place",
        [make_claim("x", "occurred", term("yes")), make_claim("y", "let_out", NOBODY)],
        {"occurred": {"x: yes", "y: not yes"}},
    ),
    (
        "who counts them says that it took place, as whoever says no more does",
        [
            make_claim("x", "occurred", term("yes")),
            make_claim("z", "let_out", figure(9)),
            make_claim("y", "occurred", term("yes"), stance=DENIES),
        ],
        {"occurred": {"x z: yes", "y: not yes"}},
    ),
    (
        "nobody, where a number is denied by itself",
        [
            make_claim("x", "occurred", term("yes")),
            make_claim("z", "let_out", figure(9)),
            make_claim("y", "let_out", NOBODY),
        ],
        {"let_out": {"z: 9", "y: nobody"}},
    ),
    (
        "that nobody was is no denial of one's own words",
        [make_claim("y", "occurred", term("yes")), make_claim("y", "let_out", NOBODY)],
        {},
    ),
]


@pytest.mark.parametrize(("why", "claims", "expected"), CASES, ids=[case[0] for case in CASES])
def test_acts(why: str, claims: Sequence[Claim], expected: dict[str, set[str]]) -> None:
    found = find_disputes([ACT], [], list(claims), TOLD, PUBLISHED, CODEBOOK)
    assert {item.attribute: read(item, claims)[1] for item in found} == expected, why
