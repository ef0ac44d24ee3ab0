"""Who speaks where no verb of saying tells: by the form of the report, in this order.

1. turns of an interview or transcript;
2. paragraphs and lists below "the statement reads:";
3. the first person of a press release;
4. words with a name signed below.

"Name: words" outside an interview, and quotations that go on, come after these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Sentence, Span, hull
from counterclaim.statements.answers import find_answers, past_no
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.blocks import find_blocks, find_signed
from counterclaim.statements.layout import find_layout
from counterclaim.statements.own_voice import find_own_voice
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import TURN
from counterclaim.statements.turns import Turn, find_turns


def speak_by_form(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    used: set[int],
    words: ReferenceWords,
) -> list[Attribution]:
    """`found` with what the form of the report adds to it; cues without a content are still among them.
    `used` are the quotations that somebody has; those given here are added."""
    layout = find_layout(text, sentences)
    turns = find_turns(text, sentences, layout, words)
    starts = [turn.whole.start for turn in turns]
    openings = {paragraph.words for paragraph in layout}
    items = [
        item
        for item in found
        if not _is_of_turn(text, item, turns[bisect_right(starts, _place(item)) - 1 :][:1], words)
        and not _is_heading(text, item, openings)
    ]
    spoken = [_state_turn(turn) for turn in turns if turn.body and not turn.asks]
    spoken = [_without_others(text, sentences, item, items, words) for item in spoken]
    for turn in turns:
        used.update(
            number for number in quotations.near(turn.whole) if turn.whole.contains(_span(quotations, number))
        )
    items = find_blocks(text, sentences, layout, items, quotations, used, words)
    items = find_own_voice(text, sentences, layout, items, quotations, turns, words)
    answers = find_answers(text, sentences, turns, words)
    items.extend(past_no(text, item, answers, words) for item in spoken)
    items.extend(answers)
    items.extend(find_signed(text, sentences, layout, items, quotations, used))
    return items


def _span(quotations: Quotations, number: int) -> Span:
    return Span(quotations[number].start, quotations[number].end)


def _state_turn(turn: Turn) -> Attribution:
    return Attribution((turn.label,), turn.colon, turn.body, turn.sentence, rule=TURN)


def _without_others(
    text: str,
    sentences: Sequence[Sentence],
    turn: Attribution,
    items: Sequence[Attribution],
    words: ReferenceWords,
) -> Attribution:
    """The turn without sentences that are another's words from end to end: "We know of seven. *The government
    says two.*" They have a row of their own, which the speaker passes on; where he says nothing else, the
    turn is left whole."""
    content: list[Span] = []
    for part in turn.content:
        start = part.start
        for number in _sentences_in(sentences, part):
            sentence = sentences[number].span
            if not any(_fills(text, item, sentence, words) for item in items if item.sentence == number):
                continue
            if start < sentence.start:
                content.append(_trimmed(text, start, sentence.start))
            start = sentence.end
        if start < part.end and text[start : part.end].strip():
            content.append(_trimmed(text, start, part.end))
    return replace(turn, content=tuple(content)) if content else turn


def _sentences_in(sentences: Sequence[Sentence], part: Span) -> range:
    first = bisect_right(sentences, part.start, key=lambda sentence: sentence.span.start) - 1
    last = bisect_right(sentences, part.end - 1, key=lambda sentence: sentence.span.start)
    return range(max(first, 0), last)


def _fills(text: str, item: Attribution, sentence: Span, words: ReferenceWords) -> bool:
    """Whether somebody else's public words are all of a sentence."""
    if item.cue is None or item.row is None or not item.row.kind.public or not (item.source and item.content):
        return False
    pronouns = (*words.first_person, *words.other_pronouns, *words.thing_pronouns)
    if item.negated or item.source[0].of(text).lower() in pronouns:
        return False
    whole = hull((*item.source, item.cue, *item.content))
    outside = text[sentence.start : whole.start] + text[whole.end : sentence.end]
    return sentence.contains(whole) and not any(char.isalnum() for char in outside)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _is_heading(text: str, item: Attribution, openings: set[int]) -> bool:
    """ "Note: …": a cue that opens a paragraph as a heading, said by nobody."""
    if item.source or item.cue is None or item.cue.start not in openings:
        return False
    return text.startswith(":", item.cue.end)


def _place(item: Attribution) -> int:
    return item.cue.start if item.cue is not None else item.start


def _is_of_turn(text: str, item: Attribution, turns: Sequence[Turn], words: ReferenceWords) -> bool:
    """Whether an attribution inside the turn is the speaker's "I saw", the other's "did you see", or made
    of the label itself."""
    if not turns or not turns[0].whole.start <= _place(item) < turns[0].whole.end:
        return False
    own = (turns[0].label, turns[0].colon)
    if any(span.overlaps(mark) for span in (*item.source, *item.cues) for mark in own):
        return True
    said = " ".join(span.of(text) for span in item.source).lower()
    if not said:
        return not item.content
    return said in (*words.first_person, *words.other_pronouns)
