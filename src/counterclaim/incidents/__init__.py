"""Incidents: the happenings of many reports that are one, and reports that are copies of one text."""

from counterclaim.incidents.copies import find_copies
from counterclaim.incidents.link import Linking, find_linking, link_happenings
from counterclaim.incidents.words import find_before, find_nobodies, find_words, head_of

__all__ = [
    "Linking",
    "find_before",
    "find_copies",
    "find_linking",
    "find_nobodies",
    "find_words",
    "head_of",
    "link_happenings",
]
