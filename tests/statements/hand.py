"""Sentences made by hand, as a language without a parser would give them."""

import re

from counterclaim.model import Mention, MentionKind, Report, Sentence, Span, Tagged, Term, make_id


def make_report(text: str, publisher: str | None = "Bay Courier") -> Report:
    return Report(id=make_id("report", text), uri="hand.txt", text=text, publisher=publisher)


def place(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of `words`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def tag(
    text: str, source: str, cue: str, content: str, lemma: str, negated: bool = False, pos: str = ""
) -> Tagged:
    return Tagged(
        cue=place(text, cue),
        cue_lemma=lemma,
        source=(place(text, source),) if source else (),
        content=(place(text, content),) if content else (),
        negated=negated,
        cue_pos=pos,
    )


def actor(text: str, words: str, nth: int = 0, note: str = "") -> Mention:
    span = place(text, words, nth)
    return Mention(MentionKind.ACTOR, span, Term("", words), "hand", head=span, note=note)


def split(text: str, *tagged: Tagged, mentions: tuple[Mention, ...] = ()) -> tuple[Sentence, ...]:
    """Sentences of a text at full stops and line breaks, with what was tagged inside each; no tokens,
    no noun phrases."""
    sentences = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        for found in re.finditer(r"\S.*?(?:[.?!][\"”’]?(?=\s|$)|$)", line.group()):
            span = Span(line.start() + found.start(), line.start() + found.end())
            inside = tuple(item for item in tagged if item.cue is not None and span.contains(item.cue))
            known = tuple(item for item in mentions if span.contains(item.span))
            sentences.append(Sentence(span, number, mentions=known, tagged=inside))
    return tuple(sentences)
