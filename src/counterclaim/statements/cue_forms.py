"""The words of a cue taken apart: their lemmas, and which of them negate, carry or only help."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.codebook.schema.cues import CueForms

_WORD = re.compile(r"n't|[^\W\d_]+(?:-[^\W\d_]+)*")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


class Forms:
    """The language's :class:`CueForms`, ready to be asked."""

    def __init__(self, words: CueForms, spellings: Sequence[tuple[str, str]]) -> None:
        self._irregular = words.irregular
        self._endings = words.endings
        self._spellings = spellings
        self._negations = frozenset(words.negations)
        self._unnegated = _phrases(words.unnegated)
        self._turning = _phrases(words.refusing)
        self._undoing = _phrases(words.undoing)
        self._carrying = frozenset((*words.carrying, *words.refusing))
        self._small = frozenset((*words.small, *words.negations))
        self._determiners = frozenset(words.determiners)
        self.lemmas = lru_cache(maxsize=4096)(self._lemmas)

    def split(self, phrase: str) -> list[str]:
        """Its words in small letters, each negation a word of its own."""
        plain = phrase.lower().replace("’", "'").replace("cannot", "can not")
        return _WORD.findall(re.sub(r"n't\b", " n't", plain))

    def spell(self, lemma: str) -> list[str]:
        """A lemma in all its spellings."""
        other = (lemma.replace(one, two) for one, two in self._spellings if one in lemma)
        return [lemma, *other]

    def _lemmas(self, word: str) -> tuple[str, ...]:
        """What a form may be a form of, the likeliest first."""
        found = [word]
        if word in self._irregular:
            found.insert(0, self._irregular[word])
        for ending, instead in self._endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 1:
                found.append(stem + instead)
                if not instead and _DOUBLED.search(stem):
                    found.append(stem[:-1])
        return tuple(dict.fromkeys(found))

    def is_small(self, word: str) -> bool:
        return word in self._small

    def is_light(self, word: str) -> bool:
        """Whether it may stand between the words of a phrase: an article, an adverb, a negation."""
        return word in self._small or word in self._determiners or word.endswith("ly")

    def determines(self, word: str) -> bool:
        word = word.lower().replace("’", "'")
        return word in self._determiners or word.endswith(("'s", "s'"))

    def carries(self, lemma: str) -> bool:
        return lemma in self._carrying

    def count_turns(self, words: Sequence[str], told: set[int]) -> int:
        """How often the words of a cue turn it round; `told` are the places of the cue's own words."""
        free = set(range(len(words))) - told
        for place in list(free):
            free -= self._cover(words, place, self._unnegated)
        turns = sum(words[place] in self._negations for place in free)
        used: set[int] = set()
        for place in sorted(free):
            covered = self._cover(words, place, self._turning) - used
            if covered and not covered & told:
                turns += 1
                turns -= sum(words[each] in self._negations for each in covered)
                used |= covered
        return turns

    def turns(self, words: Sequence[str]) -> bool:
        """Whether these words as they stand turn round what follows them ("far from")."""
        return tuple(words) in self._turning

    def undoes(self, words: Sequence[str]) -> bool:
        return any(self._cover(words, place, self._undoing) for place in range(len(words)))

    def _cover(self, words: Sequence[str], place: int, phrases: Sequence[tuple[str, ...]]) -> set[int]:
        """The places of the first of the phrases that begins there."""
        for phrase in phrases:
            here = words[place : place + len(phrase)]
            if len(here) == len(phrase) and all(
                part in (word, *self.lemmas(word)) for part, word in zip(phrase, here, strict=True)
            ):
                return set(range(place, place + len(phrase)))
        return set()


def _phrases(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in words), key=len, reverse=True))
