"""The questions that the program leaves to a person, with reasons for and against."""

from counterclaim.pipeline.questions.asking import find_items
from counterclaim.pipeline.questions.items import (
    ACTOR,
    CLAIM,
    KINDS,
    PAIR,
    PLACE,
    PROBLEM,
    SITE,
    Item,
    PlaceCandidate,
)

__all__ = [
    "ACTOR",
    "CLAIM",
    "KINDS",
    "PAIR",
    "PLACE",
    "PROBLEM",
    "SITE",
    "Item",
    "PlaceCandidate",
    "find_items",
]
