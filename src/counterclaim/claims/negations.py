"""Which "no" is of which clause of a denial: "that one died and that there had been *no* returns"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Frame, Span, Statement, Token, hull

_OPENERS = frozenset('"“‘(–—-:')  # behind these a sentence or aside begins


class Negations:
    """The words of a report that negate, by the clauses that they belong to."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self._page = page
        self._rules = rules

    def is_negated_elsewhere(self, item: Statement, frame: Frame) -> bool:
        """Whether another sentence of the content has a "not", and the frame's has none."""
        whole = hull(item.content)
        sentences = range(self._page.at(whole), self._page.at(Span(whole.end - 1, whole.end)) + 1)
        here = self._page.at(frame.trigger)
        negated = {number for number in sentences if self._find_negations(number)}
        contrasts = any(self._find_contrasts(number) for number in sentences)
        if not negated and (contrasts or self._is_joined_to_refuted(item, frame)):
            return True
        if here in negated:
            return self._is_joined_to_negated(item, frame)
        return bool(negated)

    def _is_joined_to_negated(self, item: Statement, frame: Frame) -> bool:
        """Whether each "not" of the sentence stands in a clause that "and" parts from the frame's: "that one
        died and that there had been no returns"."""
        here = self._find_negations(self._page.at(frame.trigger))
        negations = [span for span in here if holds(item, span)]
        return bool(negations) and all(self._are_joined(frame.trigger, span) for span in negations)

    def _is_joined_to_refuted(self, item: Statement, frame: Frame) -> bool:
        """Whether what is called untrue stands in a clause that "and" parts from the frame's: "that it held
        90 and that *the charity's figure was wrong*"."""
        sentence = self._page.sentences[self._page.at(frame.trigger)].span
        found = self._rules.untrue.finditer(self._page.words(sentence))
        spans = [Span(sentence.start + match.start(), sentence.start + match.end()) for match in found]
        refuted = [span for span in spans if holds(item, span)]
        return bool(refuted) and all(self._are_joined(frame.trigger, span) for span in refuted)

    def _find_negations(self, number: int) -> list[Span]:
        """The words of a sentence that negate a clause, not only what is set against something: "by the
        guards, *not* by others"."""
        tokens = self._page.sentences[number].tokens
        return [
            token.span
            for place, token in enumerate(tokens)
            if token.lemma.lower() in self._rules.negations and not _is_contrast(tokens, place)
        ]

    def _find_contrasts(self, number: int) -> list[Span]:
        tokens = self._page.sentences[number].tokens
        negations = self._rules.negations
        return [
            token.span
            for place, token in enumerate(tokens)
            if token.lemma.lower() in negations and _is_contrast(tokens, place)
        ]

    def _are_joined(self, trigger: Span, negation: Span) -> bool:
        """Whether between the two a new clause begins behind "and" or "but", with a verb on either side, or a
        verb that has the "not" for its own: "fired in the air but *had not* aimed at anyone", "there *is no*
        heating and people are freezing"."""
        first, second = sorted((trigger, negation))
        between = self._page.tokens(Span(first.end, max(first.end, second.start)))
        for place, token in enumerate(between[:-1]):
            opens = between[place + 1].pos in ("SCONJ", "PRON", "DET", "NOUN", "PROPN")
            if token.pos == "CCONJ" and between[-1].pos == "AUX" and place == len(between) - 2:
                return trigger < negation
            if token.pos == "CCONJ" and opens:
                if trigger < negation or _has_verb(between[:place]):
                    return True
                led = self._page.before(negation)[-1:]
                return _has_verb(led) and _has_verb(between[place:])
        return False


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def _is_contrast(tokens: Sequence[Token], place: int) -> bool:
    """Whether a "not" behind a mark or "and" leads a phrase, and no verb."""
    before, after = tokens[max(place - 1, 0)], tokens[place + 1 : place + 2]
    opened = place > 0 and before.pos in ("PUNCT", "CCONJ") and before.text not in _OPENERS
    if opened and after and after[0].text == ",":
        return True  # "and not, as they say, on Saturday"
    return opened and bool(after) and after[0].pos in ("ADP", "DET", "NOUN", "PROPN", "NUM")


def is_called_untrue(frame: Frame, page: Page, rules: Rules) -> bool:
    """Whether what negates it calls untrue what was said of it: "reports of deaths *are false*"."""
    negation = frame.negation
    if negation is None or negation.start < frame.trigger.end:
        return False
    whole = page.sentences[page.at(frame.trigger)].span
    found = rules.untrue.finditer(page.words(whole))
    return any(Span(whole.start + one.start(), whole.start + one.end()).overlaps(negation) for one in found)


def holds(item: Statement, span: Span) -> bool:
    """Whether a statement holds the words at `span`."""
    return any(part.start <= span.start < part.end for part in item.content)
