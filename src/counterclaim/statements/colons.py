"""What stands behind a colon in the middle of a sentence: "all of them say the same thing: there was no
warning", "the ministry's answer was brief: nobody was shot"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, hull
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import BLOCK

_COLON = re.compile(r":\s+(?=\S)")
_FEWEST = 3  # words behind the colon: fewer are a label's
_NAME = 4  # words of a name that stands alone before the colon
_FURTHEST = 14  # words before it
_FINAL = ".!… "


def run_past_colons(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> list[Attribution]:
    """`found`, with the words behind a colon given to whoever is told before it to say something. Where no
    cue was found there, a noun or verb of saying beside the sentence's first actor is enough."""
    items = list(found)
    saying = _compile(words.forms.saying)
    for number, sentence in enumerate(sentences):
        colon = _COLON.search(text, sentence.span.start, sentence.span.end)
        if colon is None or any(
            quotations[at].touches(sentence.span) for at in quotations.near(sentence.span)
        ):
            continue
        before = text[sentence.span.start : colon.start()]
        said = _behind(text, colon.end(), sentence.span.end)
        if len(said.of(text).split()) < _FEWEST or len(before.split()) > _FURTHEST:
            continue
        here = [at for at, item in enumerate(items) if item.sentence == number]
        if any(part.overlaps(said) for at in here for part in items[at].content):
            continue
        led = [at for at in here if _leads(items[at], colon.start())]
        if led:
            at = led[-1]
            items[at] = replace(items[at], content=(said,))
        elif not here and _is_name(sentences, number, colon.start()):
            name = Span(sentence.span.start, colon.start())
            items.append(Attribution((name,), None, (said,), number, rule=BLOCK))
        elif not here and saying.search(before):
            source = _first_actor(text, sentence, colon.start(), words)
            if source is not None:
                items.append(Attribution((source,), None, (said,), number, rule=BLOCK))
    return items


@lru_cache(maxsize=8)
def _compile(saying: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in saying) or "(?!)", re.IGNORECASE)


def _is_name(sentences: Sequence[Sentence], number: int, colon: int) -> bool:
    """Whether all that stands before the colon is somebody's name, inside a paragraph, where it is no label:
    "The director held to his numbers. *Rubén Almonte*: two hundred"."""
    sentence = sentences[number]
    if not number or sentences[number - 1].paragraph != sentence.paragraph or sentence.tokens[-1].text == "?":
        return False
    name = [token for token in sentence.tokens if token.span.end <= colon]
    return 1 < len(name) <= _NAME and all(token.pos == "PROPN" for token in name)


def _leads(item: Attribution, colon: int) -> bool:
    """Whether all of an attribution stands before the colon, and somebody says it in public."""
    if not item.source or item.cue is None or item.row is None or not item.row.kind.public or item.negated:
        return False
    return hull((*item.source, item.cue, *item.content)).end <= colon


def _behind(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _FINAL:
        end -= 1
    return Span(start, end)


def _first_actor(text: str, sentence: Sentence, colon: int, words: ReferenceWords) -> Span | None:
    """The noun phrase that opens the sentence, where an actor is named in it, or some of those told of."""
    actors = [m.span for m in sentence.mentions if m.kind is MentionKind.ACTOR and m.span.end <= colon]
    for phrase in sentence.noun_phrases[:2]:
        if phrase.span.end <= colon and any(phrase.span.overlaps(actor) for actor in actors):
            return phrase.span
    first = next(iter(sentence.noun_phrases), None)
    some = {*words.indefinites, *words.person_pronouns}
    if first is not None and first.span.of(text).partition(" ")[0].lower() in some:
        return first.span
    return actors[0] if actors else None
