"""Names of bodies that a parser takes apart: "*Keep Them Safe*, an aid group, said", "Thirty, says *the
organisation Lost at Sea*"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.model import MentionKind, Sentence, Span
from counterclaim.statements.attributions import Attribution

_RUN = (
    r"[A-Z][\w’'-]*(?:\s(?:(?:of|for|the|at|in|on|to|and|without|with|against|from|not|a)\s){0,2}"
    r"[A-Z][\w’'-]*)+"
)
_LED = re.compile(
    rf"\W*(?P<name>{_RUN})(?P<role>,\s[^,;:.!?\n]{{3,90}},)?\s+(?:(?:has|have|had|also|now)\s+)*\Z"
)
_BEHIND = re.compile(rf"\s+(?P<name>(?:the\s(?:[a-z-]+\s){{1,3}})?{_RUN})(?=[,.;\n]|\Z)")
_TURNED = frozenset(",”\"'’")  # what stands before a cue whose source is behind it
_ACTS = frozenset(("VERB", "AUX", "INTJ"))


def name_whole(text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, with the whole name for a source that is only a part of it, or lies in another sentence."""
    return [item for item in _name_all(text, sentences, found) if item is not None]


def _name_all(
    text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> Iterator[Attribution | None]:
    for item in found:
        sentence = sentences[item.sentence]
        name = _find_led(text, sentence, item) if item.cue is not None else None
        if item.cue is not None and name is not None and name.contains(item.cue):
            yield None  # a verb of the name itself
        elif name is not None:
            outside = (part for part in item.content if not part.overlaps(name))
            yield replace(item, source=(name,), content=tuple(outside))
        else:
            yield _turn_round(text, sentence, item)


def _find_led(text: str, sentence: Sentence, item: Attribution) -> Span | None:
    """The name that opens a sentence with a verb and fills it up to the cue, or that holds the cue."""
    assert item.cue is not None
    first = next((token for token in sentence.tokens if token.text[0].isalpha()), None)
    if first is None or first.pos not in _ACTS or not first.text[0].isupper():
        return None
    start = sentence.span.start
    cues = [item.cue, *(tagged.cue for tagged in sentence.tagged if tagged.cue is not None)]
    for cue in sorted(set(cues)):
        match = _LED.match(text[start : cue.start])
        if match is None:
            continue
        name = Span(start + match.start("name"), start + match.end("role" if match["role"] else "name"))
        dated = any(m.kind is MentionKind.PERIOD and m.span.overlaps(name) for m in sentence.mentions)
        if not dated and (cue == item.cue or name.contains(item.cue)):
            end = start + match.end("name")
            whole = any(part.start == name.start and part.end >= end for part in item.source)
            return None if whole else name
    return None


def _turn_round(text: str, sentence: Sentence, item: Attribution) -> Attribution:
    """The attribution with whom stands right behind its cue, where its source is of another sentence."""
    cue = item.cue
    if cue is None or any(part.end > sentence.span.start for part in item.source):
        return item
    if text[sentence.span.start : cue.start].rstrip()[-1:] not in _TURNED:
        return item
    behind = _BEHIND.match(text, cue.end, sentence.span.end)
    if behind is None:
        return item
    name = Span(*behind.span("name"))
    content = tuple(part for part in item.content if part.end <= cue.start)
    return replace(item, source=(name,), content=content) if content else item
