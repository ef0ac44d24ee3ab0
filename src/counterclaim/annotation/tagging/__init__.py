"""The tagger: a small network that finds who is said to say what."""

from counterclaim.annotation.tagging.spans import Attribution
from counterclaim.annotation.tagging.tagger import STYLES, Tagger, open_tagger

__all__ = ["STYLES", "Attribution", "Tagger", "open_tagger"]
