"""Figures whose teller is named in the sentence behind: "Seven people were hurt. *That figure comes from the
prefect*", "… *So says the ministry*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from counterclaim.codebook.schema import CountWords, ReferenceWords
from counterclaim.codebook.schema.expressions import Expression
from counterclaim.model import Mention, MentionKind, Quantity, Sentence, Span
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import OWN_COUNT

_BACK = 2  # sentences back to the figure
_ARTICLE = 14  # characters between what points back and who is named: "the regional "
_BESIDE = 2  # characters between a role and its name: ", "


def find_pointed(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> Iterator[Attribution]:
    """An attribution for each figure that nobody is said to give yet, and of which a sentence behind it only
    says who gives it."""
    pointing = _compile(words.counts)
    for number, sentence in enumerate(sentences):
        match = pointing.search(sentence.span.of(text)) if number else None
        if match is None or quotations.cover(sentence.span):
            continue
        source = _find_source(text, sentence, sentence.span.start + match.end())
        several = match["several"] is not None
        if source is None:
            continue
        cue = Span(sentence.span.start + match.start(), sentence.span.start + match.end("cue"))
        for figure in _find_meant(sentences[max(number - _BACK, 0) : number], several):
            said = Span(figure.span.start, max(figure.span.end, figure.head.end if figure.head else 0))
            if not any(item.source and part.overlaps(said) for item in found for part in item.content):
                yield Attribution((source,), cue, (said,), number, rule=OWN_COUNT)


@lru_cache(maxsize=8)
def _compile(words: CountWords) -> Expression:
    """What points back at a count, up to who is named behind it."""
    noun, of, coming = ("|".join(some) or "(?!)" for some in (words.nouns, words.of, words.coming))
    that = "|".join(words.pointers) or "(?!)"
    alone, is_the = ("|".join(some) or "(?!)" for some in (words.echoing, words.being_the))
    more = "|".join(words.several) or "(?!)"
    one = rf"(?:{that})\s(?:[\w-]+\s)?(?:{noun})\s(?:{coming})"
    given = rf"(?:{that})\s(?:{is_the})\s(?:[\w-]+\s)?(?:{noun})\s(?:{of})"
    several = rf"(?P<several>(?=(?:{more})\b))?"
    return Expression(rf"\A\W*{several}(?P<cue>{one}|{given}|{alone})\s(?=\w)")


def _find_source(text: str, sentence: Sentence, start: int) -> Span | None:
    """Who is named there, with the name behind a role."""
    actors = sorted(m.span for m in sentence.mentions if m.kind is MentionKind.ACTOR and m.span.end > start)
    if not actors or actors[0].start - start > _ARTICLE:
        return None
    end = actors[0].end
    for actor in actors[1:]:
        if 0 <= actor.start - end <= _BESIDE and text[end : actor.start].strip() in (",", ""):
            end = actor.end
    return Span(start, end)


def _find_meant(before: Sequence[Sentence], several: bool) -> list[Mention]:
    """The figures of the nearest sentence that has any: all of them, or the only one."""
    for sentence in reversed(before):
        figures = [
            mention
            for mention in sentence.mentions
            if mention.kind is MentionKind.FIGURE
            and isinstance(mention.value, Quantity)
            and "article" not in mention.note
            and mention.part_of is None
        ]
        if figures:
            return figures if several or len(figures) == 1 else []
    return []
