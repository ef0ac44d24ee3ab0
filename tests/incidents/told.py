"""Happenings that the cases of linking share, and how incidents are read."""

from collections.abc import Sequence

from counterclaim.incidents import link_happenings
from counterclaim.model import Incident, Judgement, Period, PlacedHappening
from tests.ledger_made import CODEBOOK, ORU, ORU_PORT, make_site, on

QANAT = make_site("qanat")
HALL = make_site("hall", ORU_PORT)
SOME_SITE = make_site("some", ORU, described=True)


def link(placed: Sequence[PlacedHappening], *judgements: Judgement) -> tuple[Incident, ...]:
    return link_happenings(placed, CODEBOOK.domains, judgements)


def partition(incidents: Sequence[Incident]) -> set[frozenset[str]]:
    return {frozenset(incident.happening_ids) for incident in incidents}


def split(text: str) -> set[frozenset[str]]:
    """ "a b | c" as a partition."""
    return {frozenset(group.split()) for group in text.split("|")}


NIGHT = on("2031-05-14")
EVENING = Period(NIGHT.earliest, NIGHT.latest, "2031-05-14:evening")
