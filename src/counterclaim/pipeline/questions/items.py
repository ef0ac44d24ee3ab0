"""What a question to a person is."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.model import Border, Candidate, Place, Problem

PAIR, ACTOR, SITE, PLACE = "incidents", "actors", "sites", "places"
CLAIM, PROBLEM = "claim", "judgement"
KINDS = (PAIR, ACTOR, SITE, PLACE, CLAIM, PROBLEM)
QUESTIONS: Mapping[str, str] = {
    PAIR: "Are these two incidents the same?",
    ACTOR: "Is this the same actor?",
    SITE: "Is this the same site?",
    PLACE: "Which place is meant?",
    CLAIM: "Was this read rightly?",
    PROBLEM: "What should become of this judgement?",
}


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place of the gazetteer that bears the name, with what speaks for it and against it."""

    place: Place
    population: int  # 0 where it is not known
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `key` orders the queue and names the item in an address; `subjects` are what is judged.

    `speaks_for` and `speaks_against`: for the two being one, for the claim being read rightly. The reasons
    of a place stand with its candidates.
    """

    kind: str
    key: str
    subjects: tuple[str, ...]
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    problem: Problem | None = None
    border: Border | None = None
    candidate: Candidate | None = None
    incident_id: str = ""  # whose place is open
    wording: str = ""  # how its reports call it
    places: tuple[PlaceCandidate, ...] = ()

    @property
    def question(self) -> str:
        return QUESTIONS[self.kind]
