"""The tagger: a small network that finds who is said to say what."""

from counterclaim.annotation.tagging.meanings import WordMeanings
from counterclaim.annotation.tagging.spans import Attribution
from counterclaim.annotation.tagging.tagger import STYLES, Tagger, Tags, open_tagger

__all__ = ["STYLES", "Attribution", "Tagger", "Tags", "WordMeanings", "open_tagger"]
