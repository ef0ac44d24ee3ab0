"""Who put out a document that is told of without a name: "the report", "the statement"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import ActorKind
from counterclaim.statements.cast import Gathering
from counterclaim.statements.members import Member, last_start
from counterclaim.statements.named import Naming
from counterclaim.statements.naming import NameReader

_ISSUED = 4000  # characters back to where a document was told of
_NEAR_ISSUER = 2  # sentences back to who spoke last


class Issuers:
    """Finds the issuers of one report's documents. `starts` are the places where its sentences begin."""

    def __init__(
        self, text: str, words: ReferenceWords, starts: Sequence[int], reader: NameReader, cast: Gathering
    ) -> None:
        self._text = text
        self._words = words
        self._starts = starts
        self._reader = reader
        self._cast = cast

    def find(self, naming: Naming) -> Member | None:
        """ "The report": who was said to have put out "a report"."""
        if (
            not naming.definite
            or not self._reader.is_document(naming.wording)
            or naming.modifiers - {naming.head}
        ):
            return None
        first = max(0, naming.span.start - _ISSUED)
        told = list(self._issued(naming.head).finditer(self._text, first, naming.span.start))
        for found in reversed(told):
            sentence = bisect_right(self._starts, found.start()) - 1
            end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
            for member in reversed(self._cast.speakers):
                if self._starts[max(sentence, 0)] <= last_start(member, end) < naming.span.start:
                    return member
            subject = self._first_named(self._starts[max(sentence, 0)], found.start())
            if subject is not None:
                return subject
        return self._last_issuer(naming)

    def _first_named(self, start: int, end: int) -> Member | None:
        """The first body or person told of between two places."""
        named = [
            (first, member)
            for member in self._cast.members
            if member.kind in (ActorKind.BODY, ActorKind.PERSON)
            if (first := member.spans.first_from(start)) is not None and first < end
        ]
        return min(named, key=lambda item: item[0])[1] if named else None

    def _last_issuer(self, naming: Naming) -> Member | None:
        """ "The statement": the word of the body or person who spoke last, a sentence or two before."""
        if naming.head not in self._words.issued or not self._cast.speakers:
            return None
        member = self._cast.speakers[-1]
        first = max(bisect_right(self._starts, naming.span.start) - 1 - _NEAR_ISSUER, 0)
        near = last_start(member, naming.span.start) >= self._starts[first]
        return member if near and member.kind in (ActorKind.BODY, ActorKind.PERSON) else None

    def _issued(self, head: str) -> re.Pattern[str]:
        before = "|".join((*self._words.articles[1:], *self._words.possessives))
        return re.compile(rf"\b(?:{before})\s+(?:[\w-]+\s+){{0,2}}{re.escape(head)}\b", re.IGNORECASE)
