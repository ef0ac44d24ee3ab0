"""Who it was, in sentences that tell no deed and only point at the one told before: "It was the guards", "It
was not us", "The guards did it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.doer_words import is_force
from counterclaim.claims.doers import ROLE, add_party, code_self, names_somebody
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import Frame, Span, Token

_QUOTES = frozenset('"“”„«»')


def code_pointed(maker: Maker) -> None:
    """Claims of who did what was told last, where somebody says who it was."""
    for number, sentence in enumerate(maker.page.sentences):
        if any(set(told.frame.names) for told in maker.page.told_at(number) if not told.frame.learnt):
            continue
        for clause in _split(sentence.tokens):
            for who, negated, evidence in _find_named(clause, maker):
                _code(number, who, negated, evidence, maker)


def _split(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The words inside and outside quotation marks."""
    part: list[Token] = []
    for token in tokens:
        if token.text in _QUOTES:
            yield part
            part = []
        elif token.pos not in ("PUNCT", "SPACE"):
            part.append(token)
    yield part


def _code(number: int, who: Span, negated: bool, evidence: Span, maker: Maker) -> None:
    draft = maker.happenings.latest(number)
    voices = maker.voices.find(evidence)
    if draft is None or not maker.rules.has_doer(draft.types) or draft.told[0].sentence > number:
        return
    if not any(voice.statement is not None for voice in voices) or maker.page.is_question(evidence):
        return
    frame = Frame(evidence, "", (f"attribute:{ROLE}",), agent=who, negated=negated)
    told = Told(frame, number, draft.told[-1].number)
    first = maker.page.tokens(who)[0]
    if first.pos == "PRON":
        if first.lemma.lower() in maker.rules.speakers:
            code_self(told, who, draft, maker)
        return
    member = maker.cast.find_party(who, certain=True)
    if member is not None and names_somebody(member.name, maker, who):
        add_party(told, member, who, evidence, draft, maker)


def _find_named(clause: Sequence[Token], maker: Maker) -> Iterator[tuple[Span, bool, Span]]:
    """Who is named, whether the words say that it was not they, and the words that say so."""
    for place, token in enumerate(clause[:-1]):
        if place and token.pos == "AUX" and clause[place - 1].text.lower() in maker.rules.pointing:
            found = _find_behind(clause, place, maker)
            opened = place == 1 or clause[place - 2].pos in ("VERB", "SCONJ")
            if found is not None and opened:
                yield (*found, Span(clause[place - 1].span.start, found[0].end))
        if (
            token.text.lower() in maker.rules.redoing
            and clause[place + 1].text.lower() in maker.rules.pointing
        ):
            doer = _find_before(clause, place, maker)
            if doer is not None and place + 2 == len(clause):
                yield (*doer, Span(doer[0].start, clause[place + 1].span.end))


def _find_behind(clause: Sequence[Token], place: int, maker: Maker) -> tuple[Span, bool] | None:
    """The people named right behind "it was", and nobody else behind them."""
    rest = list(clause[place + 1 :])
    negated = bool(rest) and rest[0].lemma.lower() in maker.rules.negations
    rest = rest[negated:]
    if not rest:
        return None
    if rest[0].pos == "PRON":
        return (
            (rest[0].span, negated)
            if len(rest) == 1 or rest[1].lemma.lower() in maker.rules.negations
            else None
        )
    phrases = maker.page.sentences[maker.page.at(rest[0].span)].noun_phrases
    named = max((one.core for one in phrases if one.core.start == rest[0].span.start), key=len, default=None)
    if named is None or not (is_force(named, maker) or _are_people(named, maker)):
        return None
    behind = [token for token in rest if token.span.start >= named.end]
    return (named, negated) if not behind or behind[0].lemma.lower() in maker.rules.negations else None


def _find_before(clause: Sequence[Token], place: int, maker: Maker) -> tuple[Span, bool] | None:
    """The people named right before "did it", and whether they did not: "our men *did not* do it"."""
    led = list(clause[:place])
    negated = False
    while led and (led[-1].pos in ("AUX", "PART", "ADV") or led[-1].lemma.lower() in maker.rules.negations):
        negated = led.pop().lemma.lower() in maker.rules.negations or negated
    if not led:
        return None
    phrases = maker.page.sentences[maker.page.at(led[-1].span)].noun_phrases
    named = max((one.core for one in phrases if one.core.end == led[-1].span.end), key=len, default=None)
    opened = named is not None and (
        named.start == clause[0].span.start
        or any(token.span.end <= named.start and token.pos in ("SCONJ", "VERB") for token in led[-4:])
    )
    if named is None or not opened:
        return None
    known = led[-1].pos == "PRON" or is_force(named, maker) or _are_people(named, maker)
    return (named, negated) if known else None


def _are_people(words: Span, maker: Maker) -> bool:
    phrase = maker.page.phrase(words)
    head = phrase.head if phrase is not None else words
    return any(token.lemma.lower() in maker.rules.people for token in maker.page.tokens(head))
