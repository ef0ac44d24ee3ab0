"""Claims that somebody only takes up: "the ministry is aware of *reports that* guards fired", "lawyers reject
*the version of the police, according to which* he hanged himself". They are those others' words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from counterclaim.codebook.schema import NotingWords, ReferenceWords
from counterclaim.codebook.schema.expressions import Expression
from counterclaim.codebook.schema.nouns import singular
from counterclaim.model import Sentence, Span, Stance, Tagged, hull
from counterclaim.statements.attributions import Attribution, CueRows
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import REFUTED

_EDGES = " \t\n\"'“”‘’«»,;:–—-.!…?"
_ADVERSE = frozenset((Stance.DENIES, Stance.DOUBTS))
_NOT_ANOTHERS = frozenset(("as",))  # "described it *as* rumours that aim to harm"
_ANSWERING = _ADVERSE | {Stance.CONFIRMS}


@dataclass(frozen=True, slots=True)
class _Signs:
    """`noted`: a content that is another's claim; `told`: an account with what it says; `verdict`: what a
    content calls it before it is named ("as baseless *the claims*")."""

    noted: re.Pattern[str]
    told: Expression
    verdict: re.Pattern[str]


@lru_cache(maxsize=8)
def _compile(words: NotingWords, nouns: tuple[str, ...]) -> _Signs:
    claims, leading, owning, relating = (
        "|".join(expressions) or "(?!)"
        for expressions in (nouns, words.leading, words.owning, words.relating)
    )
    opener = rf"(?:[\w’'-]+\s){{0,4}}?(?P<noun>{claims})"
    owner = rf"\s(?:{owning})\s(?P<who>[^,.;:]{{2,60}}?)"
    noted = rf"{opener}(?:{owner})?,?\s(?:{leading})\s(?P<said>.+)\Z"
    told = rf"\b(?P<noun>{claims}){owner},?\s(?:{relating})\s(?P<said>[^;:!?\n]{{6,}})"
    verdict = rf"as\s(?:[\w’-]+\s){{1,4}}?(?=(?:[\w’-]+\s){{0,4}}?(?:{claims})\b)"
    return _Signs(
        re.compile(noted, re.IGNORECASE | re.DOTALL),
        Expression(told),
        re.compile(verdict, re.IGNORECASE),
    )


def give_back(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    rows: CueRows,
    words: ReferenceWords,
) -> list[Attribution]:
    """`found`, with each claim that a source only takes note of given to who makes it, and with the words
    behind "according to which" given to whose account it is, and to who rejects that."""
    signs = _compile(words.noting, words.refuting.nouns)
    items = [_past_verdict(text, item, signs.verdict) for item in found]
    items = _with_answered(text, items, signs.noted, words, rows)
    items = [_noted(text, item, signs.noted, words, rows) for item in items]
    for number, sentence in enumerate(sentences):
        match = signs.told.search(sentence.span.of(text))
        if match is None or quotations.cover(sentence.span):
            continue
        start = sentence.span.start
        noun, who, said = (
            _trim(text, start + match.start(name), start + match.end(name))
            for name in ("noun", "who", "said")
        )
        items = [item if item.sentence != number else _answer(item, noun, said) for item in items]
        items = [item for item in items if item.sentence != number or not _is_of_noun(item, noun)]
        items.append(_state(text, noun, who, said, number, rows, words))
    return items


def _past_verdict(text: str, item: Attribution, verdict: re.Pattern[str]) -> Attribution:
    """ "Dismissed *as baseless* the claims that …": the verdict is the cue's, not what is dismissed."""
    if not item.content or item.row is None or item.row.stance not in _ADVERSE:
        return item
    found = verdict.match(text, item.content[0].start, item.content[0].end)
    if found is None:
        return item
    return replace(item, content=(Span(found.end(), item.content[0].end), *item.content[1:]))


def _noted(
    text: str, item: Attribution, noted: re.Pattern[str], words: ReferenceWords, rows: CueRows
) -> Attribution:
    if item.row is None or item.row.lemma not in words.noting.verbs or item.negated or len(item.content) != 1:
        return item
    match = noted.match(text, item.content[0].start, item.content[0].end)
    if match is None:
        return item
    who = Span(*match.span("who")) if match["who"] else None
    made = _state(text, Span(*match.span("noun")), who, Span(*match.span("said")), item.sentence, rows, words)
    return replace(made, quotation=item.quotation)


def _with_answered(
    text: str,
    items: list[Attribution],
    noted: re.Pattern[str],
    words: ReferenceWords,
    rows: CueRows,
) -> list[Attribution]:
    """`items` with the claim that somebody denies, doubts or confirms, where its noun was passed over:
    "denied *claims by the radio* that it had paid"."""
    made: list[Attribution] = []
    for item in items:
        if item.row is None or item.row.stance not in _ANSWERING or len(item.content) != 1:
            continue
        match = noted.match(text, item.content[0].start, item.content[0].end)
        if (
            match is None
            or item.cue is None
            or item.content[0].start < item.cue.end
            or item.row.lemma in words.noting.verbs
        ):
            continue
        opener = text[item.content[0].start : match.start("noun")].lower().split()
        if set(opener) & _NOT_ANOTHERS or _is_carried(text, item.cue, words.edges.carrying):
            continue
        noun = Span(*match.span("noun"))
        beside = [other for other in items if other is not item and _is_of_noun(other, noun)]
        if any(not _takes_in(other, item) for other in beside):
            continue
        who = Span(*match.span("who")) if match["who"] else None
        start = who.end if who is not None else noun.end
        said = _trim(text, start, match.end("said"))
        made.append(_state(text, noun, who, said, item.sentence, rows, words))
        items = [other for other in items if other not in beside]
    return [*items, *made]


def _is_carried(text: str, cue: Span, carrying: tuple[str, ...]) -> bool:
    """ "*Withdrew* its statement that …": the noun is his own."""
    return re.search(rf"\b(?:{'|'.join(carrying) or '(?!)'})\Z", cue.of(text), re.IGNORECASE) is not None


def _takes_in(item: Attribution, outer: Attribution) -> bool:
    """Whether the source runs into another's cue ("*the service confirmed* reports that")."""
    return outer.cue is not None and any(span.overlaps(outer.cue) for span in item.source)


def _state(
    text: str, noun: Span, who: Span | None, said: Span, number: int, rows: CueRows, words: ReferenceWords
) -> Attribution:
    lemma = singular(noun.of(text).lower(), words.plurals)
    source = (who,) if who is not None else ()
    tagged = Tagged(cue=noun, cue_lemma=lemma, source=source, content=(said,), cue_pos="noun")
    row = rows.find(tagged)
    return Attribution(source, noun, (said,), number, row=row, tagged=tagged, rule=f"cue:{lemma}")


def _answer(item: Attribution, noun: Span, said: Span) -> Attribution:
    """Who rejects the account rejects what it says."""
    if item.row is None or not item.content or not hull(item.content).contains(noun):
        return item
    stance = Stance(item.row.negated) if item.negated and item.row.negated in _STANCES else item.row.stance
    if item.negated is (item.row.stance in _ADVERSE) or stance not in _ADVERSE:
        return item
    return replace(item, content=(said,), rule=REFUTED)


_STANCES = frozenset(stance.value for stance in Stance)


def _is_of_noun(item: Attribution, noun: Span) -> bool:
    """Whether the cue is the noun itself, with whose account it is for its content."""
    return item.cue is not None and item.cue.overlaps(noun)


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
