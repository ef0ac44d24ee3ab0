"""Who runs a site: whoever says that its own people do parts from whoever names somebody else."""

from datetime import date

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.disputes import find_disputes
from counterclaim.model import Actor, ActorKind, Party, Site
from tests.ledger_made import make_claim

ACTORS = [
    Actor("ministry", "Interior Ministry", ActorKind.BODY),
    Actor("league", "Velland League", ActorKind.BODY),
    Actor("brigade", "Kestrel Brigade", ActorKind.BODY),
    Actor("own", "its own department", ActorKind.GROUP),
    Actor("men", "armed men", ActorKind.GROUP),
]
CASES = [
    (
        "its own people, and a body by its name",
        ("its own department", "own"),
        ("the Kestrel Brigade", "brigade"),
        True,
    ),
    ("its own people, and men that no one names", ("its own department", "own"), ("armed men", "men"), False),
    (
        "its own people, and itself",
        ("its own department", "own"),
        ("the Interior Ministry", "ministry"),
        False,
    ),
    ("the same people", ("the Kestrel Brigade", "brigade"), ("the Kestrel Brigade", "brigade"), False),
]


@pytest.mark.parametrize(("why", "one", "other", "parts"), CASES, ids=[case[0] for case in CASES])
def test_who_runs_it(why: str, one: tuple[str, str], other: tuple[str, str], parts: bool) -> None:
    claims = [
        make_claim(
            voice,
            "operator",
            Party(actor, "runs", wording),
            report=report,
            happening=None,
            incident=None,
            site="s1",
        )
        for voice, report, (wording, actor) in (("ministry", "r1", one), ("league", "r2", other))
    ]
    days = {"r1": date(2031, 5, 20), "r2": date(2031, 5, 21)}
    found = find_disputes([], [Site("s1", "Odam centre")], claims, [], days, load_codebook(), actors=ACTORS)
    assert bool(found) is parts, why
