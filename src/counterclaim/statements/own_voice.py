"""A body that speaks of itself: press releases in the first person plural, and who puts them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.layout import Paragraph
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import OWN_VOICE
from counterclaim.statements.turns import Turn

_WORD = re.compile(r"[^\W\d_]+")
_DATELINE = re.compile(r"[^\W\d_a-z]{2}[^.!?\n]{2,60}?\s?[–—-]{1,2}\s+")
_FINAL = ".!…"
_NEAR = 4  # words from "we" to its verb


@dataclass(frozen=True, slots=True)
class Release:
    """A report that is the word of a body. `issuer`: where it names itself; None where it does not."""

    issuer: Span | None


def find_release(
    text: str, sentences: Sequence[Sentence], layout: Sequence[Paragraph], words: ReferenceWords
) -> Release | None:
    """Whether the report has the signs of a press release, and who issues it: whom its last lines are
    about, else the first body that it names."""
    about = re.compile("|".join(words.forms.about) or "(?!)", re.IGNORECASE)
    signs = re.compile("|".join(f"(?:{sign})" for sign in words.forms.release) or "(?!)", re.IGNORECASE)
    shown = False
    for paragraph in layout:
        line = text[paragraph.span.start : paragraph.span.end]
        named = about.match(line)
        if named is not None and named.group(named.lastindex or 0)[:1].isupper():
            start, end = named.span(named.lastindex or 0)
            return Release(Span(paragraph.span.start + start, paragraph.span.start + end))
        shown = shown or signs.match(line) is not None
    return Release(_first_body(sentences)) if shown else None


def _first_body(sentences: Sequence[Sentence]) -> Span | None:
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.ACTOR and mention.note.split()[:1] == ["body"]:
                return mention.span
    return None


def find_own_voice(
    text: str,
    sentences: Sequence[Sentence],
    layout: Sequence[Paragraph],
    found: Sequence[Attribution],
    quotations: Quotations,
    turns: Sequence[Turn],
    words: ReferenceWords,
) -> list[Attribution]:
    """The attributions of a press release: "we condemn" is written by who issues it, and so is each
    sentence of its own doing that no verb of saying opens ("We treated 30 people")."""
    own = frozenset(words.forms.own)
    if turns or find_release(text, sentences, layout, words) is None:
        letter = not turns and bool(sentences) and _subject(text, sentences[0], own) is not None
        return [*found, *(_find_bound(text, sentences, found, quotations, words) if letter else ())]
    items = [_written(text, _past_dateline(text, item, sentences, own), own, quotations) for item in found]
    taken = {item.sentence for item in found if item.content}
    for number, sentence in enumerate(sentences):
        if number in taken or any(
            quotations[near].touches(sentence.span) for near in quotations.near(sentence.span)
        ):
            continue
        source = _subject(text, sentence, own)
        if source is not None:
            end = sentence.span.end
            while end > sentence.span.start and text[end - 1] in _FINAL:
                end -= 1
            items.append(
                Attribution((source,), None, (Span(sentence.span.start, end),), number, rule=OWN_VOICE)
            )
    return items


def _find_bound(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> Iterator[Attribution]:
    """What those who sign a letter in "we" bind themselves to: "We have asked for it *and will not rest*"."""
    binding = re.compile("|".join(f"(?:{sign})" for sign in _numbered(words.forms.binding)) or "(?!)")
    for number, sentence in enumerate(sentences):
        match = binding.search(sentence.span.of(text))
        if match is None or _in_quotation(sentence.span, quotations):
            continue
        who, said = (
            Span(sentence.span.start + start, sentence.span.start + end)
            for start, end in (_group(match, "who"), _group(match, "said"))
        )
        told = any(
            part.overlaps(said) or part.contains(who)
            for item in found
            if item.sentence == number
            for part in (*item.content, *item.cues)
        )
        if not told:
            yield Attribution((who,), None, (said,), number, rule=OWN_VOICE)


def _numbered(signs: Sequence[str]) -> list[str]:
    """The expressions with their groups told apart, so that they can be one."""
    return [
        sign.replace("(?P<who>", f"(?P<who{n}>").replace("(?P<said>", f"(?P<said{n}>")
        for n, sign in enumerate(signs)
    ]


def _group(match: re.Match[str], name: str) -> tuple[int, int]:
    return next(
        match.span(each) for each, held in match.groupdict().items() if held and each.startswith(name)
    )


def _in_quotation(span: Span, quotations: Quotations) -> bool:
    return any(quotations[near].touches(span) for near in quotations.near(span))


def _written(text: str, item: Attribution, own: frozenset[str], quotations: Quotations) -> Attribution:
    if not item.source or quotations.cover(item.source[0]):
        return item
    first = _WORD.match(text, item.source[0].start)
    return replace(item, rule=OWN_VOICE) if first is not None and first.group().lower() in own else item


def _past_dateline(
    text: str, item: Attribution, sentences: Sequence[Sentence], own: frozenset[str]
) -> Attribution:
    """ "PORT SELA, 4 May – We condemn": a parser takes the town for the subject."""
    dateline = _DATELINE.match(text, sentences[item.sentence].span.start, sentences[item.sentence].span.end)
    if dateline is None or item.cue is None or item.cue.start < dateline.end():
        return item
    first = _WORD.match(text, dateline.end())
    if first is None or first.group().lower() not in own or first.end() > item.cue.start:
        return item
    if item.source and item.source[0].start >= dateline.end():
        return item
    words = text[first.start() : item.cue.start].split()
    return replace(item, source=(Span(*first.span()),)) if len(words) <= _NEAR else item


def _subject(text: str, sentence: Sentence, own: frozenset[str]) -> Span | None:
    """ "We" or "our teams" where the sentence opens with it."""
    dateline = _DATELINE.match(text, sentence.span.start, sentence.span.end)
    start = dateline.end() if dateline is not None else sentence.span.start
    first = _WORD.match(text, start, sentence.span.end)
    if first is None or first.group().lower() not in own:
        return None
    for phrase in sentence.noun_phrases:
        if phrase.span.start == first.start():
            return phrase.span
    return Span(*first.span())
