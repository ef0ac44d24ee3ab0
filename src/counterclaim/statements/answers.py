"""Questions that are answered with a yes or a no: "Did your men fire? – Absolutely not." Who answers says, or
denies, what was asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from counterclaim.codebook.schema import FormWords, ReferenceWords
from counterclaim.model import Sentence, Span
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.patterns import compile_stances
from counterclaim.statements.rules import ANSWERED_NO, ANSWERED_YES
from counterclaim.statements.turns import Turn

_ASKING = frozenset(("AUX", "VERB"))
_ADDRESS = 6  # words before a question in which somebody is addressed: "Minister, did …"
_EDGES = " \t\n\"'“”‘’«»?!"


@lru_cache(maxsize=8)
def _compile(words: FormWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    no, yes = (
        "|".join(f"(?:{one})" for one in expressions) or "(?!)" for expressions in (words.no, words.yes)
    )
    return re.compile(rf"\W*(?:{no})", re.IGNORECASE), re.compile(rf"\W*(?:{yes})", re.IGNORECASE)


def find_answers(
    text: str, sentences: Sequence[Sentence], turns: Sequence[Turn], words: ReferenceWords
) -> list[Attribution]:
    """An attribution for each question of yes or no that the next speaker answers in his first words."""
    no, yes = _compile(words.forms)
    starts = [sentence.span.start for sentence in sentences]
    made = []
    for asked, answered in pairwise(turns):
        if answered.asks or not asked.body or not answered.body or asked.key == answered.key:
            continue
        number = bisect_right(starts, asked.body[-1].end - 1) - 1
        question = _asked(text, sentences[number], asked)
        first = answered.body[0].of(text)
        rule = ANSWERED_NO if no.match(first) else ANSWERED_YES if yes.match(first) else ""
        if question is not None and rule:
            made.append(Attribution((answered.label,), answered.colon, (question,), number, rule=rule))
    return made


def past_no(
    text: str, turn: Attribution, answers: Sequence[Attribution], words: ReferenceWords
) -> Attribution:
    """The turn without a "no" that only answers: what stands behind it ("No, *it is open*") is not denied."""
    if not any(item.rule == ANSWERED_NO and item.source == turn.source for item in answers):
        return turn
    said = turn.content[0]
    opener = _compile(words.forms)[0].match(text, said.start, said.end)
    start = opener.end() if opener is not None else said.start
    while start < said.end and text[start] in _EDGES + ",.;:–—-":
        start += 1
    if compile_stances(words.stance).finds("negated", text[start : said.end]):
        return turn  # "No, nobody was hurt"
    rest = (*((Span(start, said.end),) if start < said.end else ()), *turn.content[1:])
    return replace(turn, content=rest) if rest else turn


def _asked(text: str, sentence: Sentence, turn: Turn) -> Span | None:
    """What the last sentence of a turn asks, where a yes or a no answers it: "Did anyone die?"."""
    start = max(sentence.span.start, turn.body[0].start)
    end = min(sentence.span.end, turn.body[-1].end)
    if not text[start:end].rstrip(_EDGES.replace("?", "")).endswith("?"):
        return None
    told = [t for t in sentence.tokens if t.span.start >= start and t.pos not in ("SPACE", "CCONJ")]
    comma = next((at for at, t in enumerate(told[:_ADDRESS]) if t.text == ","), -1)
    first = next((told[at] for at in (0, comma + 1) if at < len(told) and told[at].pos in _ASKING), None)
    thought = any(tagged.cue is not None and tagged.cue.start >= start for tagged in sentence.tagged)
    if first is None or thought:  # "did you know that …": a no leaves open whether it was so
        return None
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(first.span.start, end)
