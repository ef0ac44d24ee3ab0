"""Whom a title tells of, in the grammar of titles: no articles, "is" left out, commas where a text has "and".

"Man, baby found dead"; "Teen kills father, self"; "Suspect dead, officer hurt"; "Deaths of mother, brother".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.model import Span, Token

_JOINS = frozenset((",", "&", "+"))
_VERBAL = frozenset(("VERB", "AUX"))


def is_title(sentence: int) -> bool:
    """Whether the sentence with this number is what the report is headed by."""
    return sentence == 0


def find_bare_patient(told: Told, page: Page, rules: Rules) -> Span | None:
    """Who stands right before a trigger that the parser tied to nobody: "*Suspect* dead after chase", or
    right behind a noun's "of": "shooting deaths of *mother*, brother"."""
    tokens = page.sentences[told.sentence].tokens
    trigger = told.frame.trigger
    before = [token for token in tokens if token.span.end <= trigger.start]
    after = [token for token in tokens if token.span.start >= trigger.end]
    if len(after) > 1 and after[0].text.lower() in rules.of:
        return _phrase_from(page, told.sentence, after[1].span.start)
    return _phrase_until(page, told.sentence, before[-1].span.end) if before else None


def find_beside(told: Told, words: Span, page: Page, rules: Rules) -> Iterator[Span]:
    """The people whom commas add to `words` in a title, before them or behind them."""
    tokens = page.sentences[told.sentence].tokens
    yield from _walk_back(words, tokens, told.sentence, page, rules)
    if words.start > told.frame.trigger.start:
        yield from _walk_on(words, tokens, told.sentence, page, rules)


def _walk_back(
    words: Span, tokens: Sequence[Token], sentence: int, page: Page, rules: Rules
) -> Sequence[Span]:
    start = words.start
    found: list[Span] = []
    while True:
        before = [token for token in tokens if token.span.end <= start]
        if len(before) < 2 or not _joins(before[-1]):
            break
        phrase = _phrase_until(page, sentence, before[-2].span.end)
        if phrase is None or not _is_of_people(phrase, page, rules):
            break
        found.append(phrase)
        start = phrase.start
    before = [token for token in tokens if token.span.end <= start]
    governed = bool(before) and before[-1].pos == "ADP"  # "after row with wife, man killed"
    return () if governed else found[::-1]


def _walk_on(words: Span, tokens: Sequence[Token], sentence: int, page: Page, rules: Rules) -> list[Span]:
    end = words.end
    found: list[Span] = []
    while True:
        after = [token for token in tokens if token.span.start >= end and token.pos != "ADV"]
        if len(after) < 2 or not _joins(after[0]):
            break
        item = after[1].span if after[1].text.lower() in rules.reflexive else None
        item = item or _phrase_from(page, sentence, after[1].span.start)
        if item is None or not _is_of_people(item, page, rules):
            break
        found.append(item)
        end = item.end
    after = [token for token in tokens if token.span.start >= end]
    if found and after and after[0].pos in _VERBAL:  # "kills wife, officer shoots him"
        found.pop()
    return found


def _joins(token: Token) -> bool:
    return token.pos == "CCONJ" or token.text in _JOINS


def _phrase_until(page: Page, sentence: int, end: int) -> Span | None:
    """The noun phrase, or where the parser found none the word, that ends there."""
    return _longest(span for span in _spans(page, sentence) if span.end == end)


def _phrase_from(page: Page, sentence: int, start: int) -> Span | None:
    return _longest(span for span in _spans(page, sentence) if span.start == start)


def _spans(page: Page, sentence: int) -> Iterator[Span]:
    held = page.sentences[sentence]
    yield from (token.span for token in held.tokens)
    yield from (phrase.core for phrase in held.noun_phrases)


def _longest(spans: Iterator[Span]) -> Span | None:
    return max(spans, key=len, default=None)


def _is_of_people(words: Span, page: Page, rules: Rules) -> bool:
    """Whether the last word is of one person by sex, age or part in it: "man", "girl", "self", "officer"."""
    last = page.tokens(words)[-1:]
    known = rules.female | rules.male | rules.people | rules.victims | rules.reflexive
    return any(token.lemma.lower() in known or token.text.lower() in known for token in last)
