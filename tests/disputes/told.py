"""The incidents, sites and reports that the cases of disputes are about, and how a found dispute is read."""

from collections.abc import Sequence

from counterclaim.disputes import find_disputes
from counterclaim.model import (
    Claim,
    Dispute,
    Happening,
    Incident,
    Modality,
    Quantity,
    Site,
)
from tests.ledger_made import CODEBOOK, day

# why, claims, and what is found: by attribute the kind and the positions
Case = tuple[str, list[Claim], dict[str, tuple[str, set[str]]]]
NONE: dict[str, tuple[str, set[str]]] = {}

PUBLISHED = {
    "r1": day("2031-05-14"),
    "r2": day("2031-05-15"),
    "r3": day("2031-05-18"),
    "r4": day("2031-06-30"),
    "copy": day("2031-05-15"),
    "undated": None,
}
HAPPENINGS = [
    Happening("h1", "r1", ("drellin", "sorvash"), Modality.ACTUAL, (), incident_id="i1"),
    Happening("h2", "r1", ("ulmek",), Modality.ACTUAL, (), incident_id="i1"),
    Happening("old", "r1", ("drellin",), Modality.ACTUAL, (), focal=False, incident_id="i1"),
    Happening("war", "r1", ("longwar",), Modality.ACTUAL, (), incident_id="w1"),
]


def _incident(known: str, types: tuple[str, ...], happenings: tuple[str, ...]) -> Incident:
    return Incident(known, types, None, None, None, (), (), happenings, ())


INCIDENTS = [
    _incident("i1", ("drellin", "sorvash"), ("h1", "h2", "old")),
    _incident("w1", ("longwar",), ("war",)),
]
SITES = [Site("s1", "Qanat")]


def find(claims: Sequence[Claim], **more: object) -> tuple[Dispute, ...]:
    return find_disputes(INCIDENTS, SITES, claims, HAPPENINGS, PUBLISHED, CODEBOOK, **more)  # type: ignore[arg-type]


def say(*claims: Claim) -> list[Claim]:
    return list(claims)


def read(dispute: Dispute, claims: Sequence[Claim]) -> tuple[str, set[str]]:
    """A dispute as its kind and its positions: "voices: value", "not" before what is denied."""
    positions = set()
    for position in dispute.positions:
        value = position.value
        words = value.wording if isinstance(value, Quantity) else getattr(value, "code", "") or value.actor_id  # type: ignore[union-attr]
        positions.add(f"{' '.join(position.voices)}: {'not ' if position.denies else ''}{words}")
    known = {claim.id for claim in claims}
    assert all(claim_id in known for position in dispute.positions for claim_id in position.claim_ids)
    return (dispute.kind, positions)
