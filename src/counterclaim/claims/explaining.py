"""Claims that explain: one that gives another cause, or fewer dead, concedes the deed and answers the
accusation."""

from __future__ import annotations

from counterclaim.claims.granted import HELD
from counterclaim.claims.making import Maker
from counterclaim.model import Claim, Denial, Stance

_EXPLAINED = frozenset(("cause", "killed"))


def mark_explanations(maker: Maker) -> None:
    """Mark claims by which a voice that denies its part answers another's: "only one died, and that in
    the crush"."""
    denying = {(claim.voice, claim.happening_id) for claim in maker.claims if claim.stance is Stance.DENIES}
    for claim in maker.claims:
        explains = claim.attribute in _EXPLAINED and claim.stance in HELD and claim.denial is None
        if not explains or (claim.voice, claim.happening_id) not in denying:
            continue
        if any(_answers(claim, earlier) for earlier in maker.claims):
            maker.change(claim, denial=Denial.OTHER_EXPLANATION)


def _answers(claim: Claim, earlier: Claim) -> bool:
    return (
        earlier.happening_id == claim.happening_id
        and earlier.attribute == claim.attribute
        and earlier.voice != claim.voice
        and earlier.stance in HELD
        and earlier.evidence.end <= claim.evidence.start
        and earlier.scope == claim.scope
        and not earlier.value.meets(claim.value)
    )
