"""Cues that nobody speaks by: those that name what a sentence goes against, and those of no one's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Sentence, hull
from counterclaim.statements.attributions import Attribution

_RELATIVE = 4  # words of "the majority of whom"


class Voiceless:
    """Tells the attributions of one report that say nothing."""

    def __init__(self, text: str, sentences: Sequence[Sentence], words: ReferenceWords) -> None:
        self._text = text
        self._sentences = sentences
        self._words = words
        contrasts = "|".join(re.escape(opener) for opener in words.contrasts) or "(?!)"
        self._contrast = re.compile(rf"\b(?:{contrasts})\b[^,;:.!?]*\Z", re.IGNORECASE)

    def holds(self, item: Attribution) -> bool:
        return self._is_contrasted(item) or self._is_nobodys(item) or self._is_relative(item)

    def _is_relative(self, item: Attribution) -> bool:
        """ "At least 70 were hurt, *most of whom* have not seen a doctor", "rumours, according to *which* …":
        what is told of those who were named before."""
        words = " ".join(span.of(self._text) for span in item.source).lower().split()
        if not words or words[-1] not in self._words.relatives or len(words) > _RELATIVE:
            return False
        preposition = item.row is not None and item.row.pos == "preposition"
        return len(words) > 1 or preposition

    def _is_contrasted(self, item: Attribution) -> bool:
        """Whether the cue only names what the sentence goes against, so that the rest is not its own:
        "contrary to what was claimed, nobody was hurt", "nobody was hurt, contrary to what he claims"."""
        own = [*item.source, *item.cues]
        if not own or not item.content:
            return False
        whole, told = hull(own), hull(item.content)
        start = self._sentences[item.sentence].span.start
        opener = self._contrast.search(self._text[start : whole.start])
        if opener is None:
            return False
        if told.end <= start + opener.start() or any(
            part.overlaps(span) for part in item.content for span in own
        ):
            return True
        if told.of(self._text).lower() in self._words.other_pronouns:  # "contrary to *what* they claim"
            return True
        return whole.end <= told.start and "," in self._text[whole.end : told.start]

    def _is_nobodys(self, item: Attribution) -> bool:
        """Whether the source is no one ("everything points to …"), or the cue only tells which noun is meant
        ("the person concerned")."""
        if item.cue is None or not item.source:
            return False
        words = " ".join(span.of(self._text) for span in item.source).lower()
        if words in self._words.things:
            return True
        beside = (
            item.source[-1].end <= item.cue.start
            and not self._text[item.source[-1].end : item.cue.start].strip()
        )
        return beside and item.cue.of(self._text).lower() in self._words.postposed
