"""Figures that a denial leaves standing: those that the denier's own side gave before, and those of which
it gives no other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.claims.making import Maker
from counterclaim.claims.voices import Voice
from counterclaim.model import Claim, Quantity, Span, Stance

_OWN = 2  # sentences behind a denial in which its voice gives a figure of its own
HELD = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.ADMITS))


def is_agreed(claim: Claim, own: Collection[str], maker: Maker) -> bool:
    """Whether it is a figure that the denier's own side gave before: "six were found dead, the police said.
    Villagers say guards left *the six* there, which the police deny"."""
    return isinstance(claim.value, Quantity) and any(
        other.voice in own
        and other.attribute == claim.attribute
        and other.stance in HELD
        and other.evidence < claim.evidence
        and other.happening_id == claim.happening_id
        and isinstance(other.value, Quantity)
        and (other.value.low, other.value.high) == (claim.value.low, claim.value.high)
        for other in maker.claims
    )


def without_granted(chosen: Sequence[Claim], voice: Voice, span: Span, maker: Maker) -> Iterator[Claim]:
    """Of several figures those for which the voice gives its own right behind the denial, where it gives any:
    "disputed this. Two died, not three" leaves open how many were hurt."""
    here = maker.page.at(span)
    own = {
        claim.attribute
        for claim in maker.claims
        if claim.voice == voice.actor_id
        and isinstance(claim.value, Quantity)
        and claim.evidence.start > span.start
        and maker.page.at(claim.evidence) - here <= _OWN
    }
    counted = own & {claim.attribute for claim in chosen}
    return (claim for claim in chosen if not counted or claim.attribute in counted)
