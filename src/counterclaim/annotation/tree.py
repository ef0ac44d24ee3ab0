"""The dependency tree of one sentence as plain lists, so that the rules that walk it are quick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.model import Span


@dataclass(frozen=True, slots=True)
class Tree:
    """Words are numbered from 0. A root is its own head; a word whose head lies outside is a root."""

    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    ents: list[str]
    heads: list[int]
    children: list[list[int]]
    spans: list[Span]
    text: str  # of the report
    numbers: frozenset[int] = frozenset()  # also where the parser takes them for nouns: "the *sixty*"
    barred: set[int] = field(default_factory=set)  # words that only look like cues

    def __len__(self) -> int:
        return len(self.lowers)

    def subtree(self, word: int) -> list[int]:
        """`word` and all below it, in the order of the text."""
        found, waiting = [], [word]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(self.children[node])
        found.sort()
        return found

    def child(self, word: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        for node in self.children[word]:
            if self.deps[node] in deps:
                return node
        return None

    def all_children(self, word: int, *deps: str) -> list[int]:
        return [node for node in self.children[word] if self.deps[node] in deps]

    def is_mark(self, word: int) -> bool:
        """Whether the word is punctuation (quotation marks too)."""
        return not any(char.isalnum() for char in self.lowers[word]) and self.lowers[word] not in "$€£%"

    def spans_of(self, words: Iterable[int]) -> tuple[Span, ...]:
        """Spans of the unbroken runs of `words`, without marks at their edges but quotation marks."""
        return tuple(span for run in _runs(sorted(set(words))) if (span := self._span_of(run)) is not None)

    def span(self, first: int, last: int) -> Span:
        return Span(self.spans[first].start, self.spans[last].end)

    def _span_of(self, run: list[int]) -> Span | None:
        first, last = 0, len(run) - 1
        while first <= last and self._is_edge(run[first]):
            first += 1
        while last >= first and self._is_edge(run[last]):
            last -= 1
        if all(self.is_mark(word) for word in run[first : last + 1]):
            return None
        whole = [self.lowers[word] for word in run[first : last + 1]]
        after = self.lowers[run[last] + 1 : run[last] + 2]
        if any(whole.count(one) > whole.count(two) and after == [two] for one, two in ("()", "[]")):
            return self.span(run[first], run[last] + 1)
        return self.span(run[first], run[last])

    def _is_edge(self, word: int) -> bool:
        if (
            self.deps[word] == "cc"
            and self.pos[word] == "CCONJ"
            and self.lowers[word] not in ("both", "either", "neither")
        ):
            return True
        return self.is_mark(word) and self.lowers[word] not in QUOTES


_COUNTING = ("NUM", "NOUN", "PROPN")  # not "first"
QUOTES = frozenset(('"', "'", "“", "”", "‘", "’", "«", "»", "„", "``", "''"))


def _runs(words: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for word in words:
        if runs and runs[-1][-1] == word - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def build_tree(parsed: ParsedSentence) -> Tree:
    """The tree of a parsed sentence, with every place in code points of the report."""
    words = parsed.words
    number = {token.i: place for place, token in enumerate(words)}
    heads = [number.get(token.head.i, place) for place, token in enumerate(words)]
    children: list[list[int]] = [[] for _ in words]
    for place, head in enumerate(heads):
        if head != place:
            children[head].append(place)
    return Tree(
        lowers=[token.text.lower() for token in parsed.tokens],
        lemmas=[token.lemma.lower() for token in parsed.tokens],
        tags=[token.tag_ for token in words],
        pos=[token.pos for token in parsed.tokens],
        deps=[token.dep_ for token in words],
        ents=[token.ent_type_ for token in words],
        heads=heads,
        children=children,
        spans=[token.span for token in parsed.tokens],
        text=parsed.text,
        numbers=frozenset(
            place for place, token in enumerate(words) if token.like_num and token.pos_ in _COUNTING
        ),
    )
