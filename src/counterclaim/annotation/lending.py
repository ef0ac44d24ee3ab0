"""What is a site only where people are held in it: a hotel, a school, a police station."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.codebook.schema import Codebook, DomainWords
from counterclaim.codebook.schema.expressions import PatternSet

_SITE = "{site}"
_GROUP = "lent"

Nouns = frozenset[tuple[str, ...]]


class LentNouns:
    """The nouns of a codebook that only their use makes those of sites, made ready once for many texts."""

    def __init__(self, codebook: Codebook) -> None:
        words = [domain.words for domain in codebook.domains.values()]
        self._nouns = sorted({noun for known in words for noun in known.lent_nouns})
        self._uses = PatternSet((use, None) for known in words for use in _fill(known))
        self._vetoes = PatternSet((veto, None) for known in words for veto in known.lent_vetoes)

    def find(self, text: str) -> Nouns:
        """The nouns that stand for a site in `text`, each as its words."""
        if not self._uses:
            return frozenset()
        lowered = text.lower()
        vetoed = [match.span() for match, _ in self._vetoes.find(text)]
        found: set[tuple[str, ...]] = set()
        for match, _ in self._uses.find(text):
            if not any(start < match.end() and match.start() < end for start, end in vetoed):
                found.update(self._list_meant(match[_GROUP].lower(), lowered))
        return frozenset(found)

    def _list_meant(self, noun: str, text: str) -> Iterator[tuple[str, ...]]:
        """The noun, and what the text calls it more fully ("the school building"); of a last word alone
        ("held at the station") those of the text that end with it."""
        known = noun in self._nouns
        if known:
            yield tuple(noun.split())
        for whole in self._nouns:
            fuller = whole.startswith(f"{noun} ") if known else whole.endswith(f" {noun}")
            if fuller and whole in text:
                yield tuple(whole.split())


def _fill(words: DomainWords) -> Iterator[str]:
    """The expressions, with the nouns and the last words of those that are several, the longest first."""
    nouns = {*words.lent_nouns, *(noun.split()[-1] for noun in words.lent_nouns)}
    choice = "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)))
    for use in words.lent_uses if choice else ():
        yield use.replace(_SITE, f"(?P<{_GROUP}>{choice})")
