"""People who are told of in one breath: "Ana Odam, 24, and Pol Urra, 31", "a mother and her son"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.page import Page
from counterclaim.model import NounPhrase, Span, Token

_JOINS = frozenset((",", ";", "&", "(", ")"))


def find_listed(page: Page, words: Span) -> Iterator[Span]:
    """`words`, and the phrases that "and" adds to them. What only a comma adds says who somebody is."""
    yield words
    first = page.phrase(words)
    if first is None:
        return
    sentence = page.sentences[page.at(words)]
    starts: dict[int, NounPhrase] = {}
    for phrase in sorted(sentence.noun_phrases, key=lambda item: len(item.core)):
        starts[phrase.core.start] = phrase  # the longest: "his son", not "his"
    tokens = [token for token in sentence.tokens if token.span.start >= max(first.core.end, words.end)]
    chain, joined = _follow(tokens, starts)
    if joined and (len(chain) == 1 or _are_alike(page, [first, *chain])):
        yield from (phrase.core for phrase in chain)


def _follow(tokens: list[Token], starts: dict[int, NounPhrase]) -> tuple[list[NounPhrase], bool]:
    """The phrases that only marks, ages and "and" part from one another, and whether "and" joins the last."""
    chain: list[NounPhrase] = []
    place, joined, marked = 0, False, False
    while place < len(tokens):
        token = tokens[place]
        if token.pos == "CCONJ" or token.text in _JOINS or (marked and token.pos == "ADV"):
            joined = joined or token.pos in ("CCONJ", "ADV") or token.text == "&"
            marked, place = True, place + 1
            continue
        if token.text.isdigit() and token.span.start not in starts:
            place += 1
            continue
        phrase = starts.get(token.span.start)
        if phrase is None or not marked:
            break
        chain.append(phrase)
        marked = False
        while place < len(tokens) and tokens[place].span.start < phrase.core.end:
            place += 1
        if joined:
            break
    return chain, joined


def _are_alike(page: Page, phrases: list[NounPhrase]) -> bool:
    kinds = {token.pos for phrase in phrases for token in page.tokens(phrase.head)}
    return len(kinds - {"NUM", "PRON"}) <= 1
