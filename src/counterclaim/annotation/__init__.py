"""Text into sentences with tokens, noun phrases, mentions, tagged spans and frames; spaCy stays in here."""

from counterclaim.annotation.annotator import Annotated, Annotator, open_annotator

__all__ = ["Annotated", "Annotator", "open_annotator"]
