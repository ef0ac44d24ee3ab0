"""The codebook's cues, ordered by the word to look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.annotation.tree import Tree
from counterclaim.codebook.schema import Cue, CueWords
from counterclaim.codebook.schema.expressions import AnyOf
from counterclaim.model import Stance

GAP = ".."
_WIDEST_GAP = 9  # words that may stand where a cue has ".."
_SKIPPED = frozenset(("DET", "ADV", "PART"))  # may stand between the words of a cue: "the", "strongly", "not"


@dataclass(frozen=True, slots=True)
class CuePattern:
    """A cue as the words to match, in order."""

    cue: Cue
    words: tuple[str, ...]

    def match(self, tree: Tree, start: int) -> list[int] | None:
        """The words of the sentence that stand for the cue's, or None. `start` stands for the first."""
        matched = [start]
        place, reach = start + 1, 1
        for word in self.words[1:]:
            if word == GAP:
                reach = _WIDEST_GAP
                continue
            found = self._next(tree, place, reach, word)
            if found is None:
                return None
            matched.append(found)
            place, reach = found + 1, 1
        return matched

    def _next(self, tree: Tree, place: int, reach: int, word: str) -> int | None:
        skipped = 0
        while place < len(tree):
            if word in (tree.lowers[place], tree.lemmas[place]):
                return place
            light = tree.pos[place] in _SKIPPED
            if not light or reach > 1:
                skipped += 1
            if skipped >= reach:
                return None
            place += 1
        return None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The language's small words of :class:`CueGrammar`, as sets."""

    refusing: frozenset[str]
    carrying: frozenset[str]
    light: frozenset[str]
    nobody: frozenset[str]
    parts: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    settings: frozenset[str]
    occasions: frozenset[str]
    agents: frozenset[str]
    topics: frozenset[str]
    relaying: frozenset[str]
    contrasts: frozenset[str]
    complementisers: frozenset[str]
    distrusting: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueIndex:
    """`verbs` by lemma with the longest pattern first; `openers` are cues of several words;
    `passives` by the participle that follows "be"."""

    verbs: Mapping[str, tuple[CuePattern, ...]]
    nouns: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    openers: Mapping[str, tuple[CuePattern, ...]]
    passives: Mapping[str, Cue]
    look_alikes: AnyOf
    no_answers: AnyOf
    grammar: Grammar
    denying: frozenset[str]  # lemmas of cues that deny
    negations: frozenset[str]


_VERBAL = frozenset(("verb", "phrasal verb"))
_PASSIVE = re.compile(r"^be (\w+)(?: to)?$")


def build_index(words: CueWords) -> CueIndex:
    """Orders the cues; the first row of a lemma stands where several have the same words."""
    verbs: dict[str, list[CuePattern]] = {}
    nouns: dict[str, Cue] = {}
    adverbs: dict[str, Cue] = {}
    openers: dict[str, list[CuePattern]] = {}
    passives: dict[str, Cue] = {}
    for cue in words.cues:
        for lemma in _spellings(cue.lemma, words.spellings):
            parts = tuple(lemma.split())
            if cue.pos == "noun":
                nouns.setdefault(lemma, cue)
            elif cue.pos in ("adverb", "adjective"):
                adverbs.setdefault(lemma, cue)
            elif cue.pos in _VERBAL:
                verbs.setdefault(parts[0], []).append(CuePattern(cue, parts))
            elif "subject" not in cue.source and (passive := _PASSIVE.match(lemma)):
                passives.setdefault(passive.group(1), cue)
            else:
                openers.setdefault(parts[0], []).append(CuePattern(cue, parts))
    return CueIndex(
        verbs={head: _longest_first(rows) for head, rows in verbs.items()},
        nouns=nouns,
        adverbs=adverbs,
        openers={head: _longest_first(rows) for head, rows in openers.items()},
        passives=passives,
        look_alikes=AnyOf(words.not_cues),
        no_answers=AnyOf(words.no_answer),
        grammar=Grammar(**{name: frozenset(getattr(words.grammar, name)) for name in Grammar.__slots__}),
        denying=frozenset(cue.lemma for cue in words.cues if cue.stance is Stance.DENIES),
        negations=frozenset(words.forms.negations),
    )


def _longest_first(rows: Sequence[CuePattern]) -> tuple[CuePattern, ...]:
    return tuple(sorted(rows, key=lambda row: -len(row.words)))


def _spellings(lemma: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield lemma
    for one, other in pairs:
        if one in lemma:
            yield lemma.replace(one, other)
