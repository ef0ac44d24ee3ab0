"""Who answers a charge by a pronoun: "X accused the army of it. *Its* spokesman denied it"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import ActorKind, Sentence, Span, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.cast import Gathering
from counterclaim.statements.members import Member


class Accused:
    """Whom the sentence before accused, where a sentence denies the charge or takes it up."""

    def __init__(
        self,
        text: str,
        items: Sequence[Attribution],
        sentences: Sequence[Sentence],
        starts: Sequence[int],
        cast: Gathering,
        words: ReferenceWords,
    ) -> None:
        self._text = text
        self._starts = starts
        self._cast = cast
        self._claiming = frozenset(words.claiming)
        self._laid = self._list(items)

    def _list(self, items: Sequence[Attribution]) -> dict[int, Span]:
        laid = {
            item.sentence: item.tagged.accused
            for item in items
            if item.tagged is not None and item.tagged.accused is not None
            if item.row is not None and item.row.stance is Stance.ACCUSES
        }
        found = {}
        for item in items:
            accused = laid.get(item.sentence - 1)
            if accused is not None and item.sentence not in laid and self._answers(item):
                found[item.sentence] = accused
        return found

    def _answers(self, item: Attribution) -> bool:
        """Whether it denies, or speaks of a charge."""
        if item.row is not None and item.row.stance is Stance.DENIES:
            return True
        words = " ".join(span.of(self._text) for span in item.content[:1]).lower().split()[:3]
        return any(word.strip(".,") in self._claiming for word in words)

    def answering(self, place: int) -> Member | None:
        """The body or group that answers at `place`; None where nobody was accused right before."""
        accused = self._laid.get(bisect_right(self._starts, place) - 1)
        members = self._cast.of.get((accused.start, accused.end), ()) if accused is not None else ()
        return members[0] if len(members) == 1 and members[0].kind is not ActorKind.PERSON else None
