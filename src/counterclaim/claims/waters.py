"""In whose waters those of a boat are said to have been, in words that tell nothing else: "they were in Greek
waters", "we never entered the Maltese zone".
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import Maker, Occasion
from counterclaim.claims.spots import find_lands
from counterclaim.model import Span, Token

_SEA = "sea"  # the family of what befalls boats
_PLACE = "place"
_REACH = 4  # sentences back to what befell the boat
_LEADING = ("ADP", "DET", "ADJ")
_SAYING = ("VERB", "AUX", "ADV", "PART")


def find_afloat(maker: Maker) -> Iterator[Occasion]:
    """The waters in which the boat of the last happening at sea was, or was not, as somebody says."""
    for number in range(len(maker.page.sentences)):
        draft = maker.happenings.latest(number)
        if draft is None or draft.background or number - draft.last_sentence > _REACH:
            continue
        if _SEA not in maker.rules.families(draft.types):
            continue
        for mention, value in find_lands(number, maker.page, maker.rules):
            denied = _find_stay(mention.span, draft, maker)
            for voice in maker.voices.find(mention.span) if denied is not None else ():
                if voice.statement is not None and not maker.voices.denies_by_cue(voice.statement):
                    told = draft.told[-1]
                    yield Occasion(told, draft, _PLACE, value, mention.span, voice, bool(denied), True)


def _find_stay(waters: Span, draft: Draft, maker: Maker) -> bool | None:
    """Whether words before the waters say that the boat was not there; None where they say nothing of it."""
    page, rules = maker.page, maker.rules
    tokens = page.before(waters)
    while tokens and tokens[-1].pos in _LEADING:
        tokens.pop()
    end = tokens[-1].span.end if tokens else waters.start
    while tokens and tokens[-1].pos in _SAYING:
        start = tokens.pop().span.start
        said = page.words(Span(start, end))
        for denied, words in ((False, rules.staying), (True, rules.staying_out)):
            if words.fullmatch(said) and tokens and _is_aboard(tokens, draft, maker):
                return denied
    return None


def _is_aboard(before: list[Token], draft: Draft, maker: Maker) -> bool:
    """Whether the subject is those aboard, or the boat that was told of."""
    last = before[-1]
    if last.pos == "PRON":
        return last.text.lower() in maker.rules.others | maker.rules.speakers | maker.rules.pointing
    phrases = maker.page.sentences[maker.page.at(last.span)].noun_phrases
    phrase = next((one for one in phrases if one.core.end == last.span.end), None)
    if phrase is None or last.pos != "NOUN":
        return False
    words = maker.page.tokens(phrase.core)
    spans = (
        span for told in draft.told for span in (told.frame.trigger, told.frame.agent, told.frame.patient)
    )
    known = {token.lemma.lower() for span in spans if span is not None for token in maker.page.tokens(span)}
    return words[0].text.lower() in maker.rules.definites and last.lemma.lower() in known
