"""Incidents: the happenings of many reports that are one, and reports that are copies of one text."""

from counterclaim.incidents.copies import find_copies
from counterclaim.incidents.link import link_happenings
from counterclaim.incidents.words import find_words

__all__ = ["find_copies", "find_words", "link_happenings"]
