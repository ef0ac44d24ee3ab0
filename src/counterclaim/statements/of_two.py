"""Two who were told of together, taken up: "both groups", "the former", "the latter"."""

from __future__ import annotations

import re

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.statements.cast import Gathering
from counterclaim.statements.members import Member, last_start
from counterclaim.statements.named import Naming


class OfTwo:
    """Finds the members of one report's cast that such a phrase means."""

    def __init__(self, words: ReferenceWords, cast: Gathering) -> None:
        self._words = words
        self._cast = cast
        self._pairs = re.compile("|".join(words.pairs) or "(?!)", re.IGNORECASE)

    def find(self, naming: Naming) -> tuple[Member, ...]:
        """Both of them, or the one that is meant; none where the phrase is no such one."""
        return self._both(naming) or self._alternate(naming)

    def _both(self, naming: Naming) -> tuple[Member, ...]:
        """ "Both groups", "the two agencies": the last two who spoke together."""
        if not self._pairs.fullmatch(naming.wording):
            return ()
        pairs = [(place, found) for place, found in self._cast.of.items() if len(found) == 2]
        before = [(place, found) for place, found in pairs if place[0] < naming.span.start]
        return max(before, key=lambda item: item[0])[1] if before else ()

    def _alternate(self, naming: Naming) -> tuple[Member, ...]:
        """ "The former", "the latter": of the last two who spoke, else of the last two who were told of."""
        word = naming.wording.lower().removeprefix(f"{self._words.articles[0]} ")
        if word not in self._words.alternates:
            return ()
        place = naming.span.start
        two = list({id(m): m for m in self._cast.speakers}.values())[-2:]
        if len(two) < 2:
            told = [m for m in self._cast.members if 0 <= last_start(m, place) < place]
            two = sorted(told, key=lambda m: last_start(m, place))[-2:]
        if len(two) < 2:
            return ()
        two.sort(key=lambda m: m.first)
        member = two[self._words.alternates.index(word)]
        return (member,)
