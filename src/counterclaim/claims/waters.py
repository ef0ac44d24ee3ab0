"""In whose waters those of a boat, and on whose soil those who were shot or beaten, are said to have been,
in words that tell nothing else: "they were in Greek waters", "we never entered the Maltese zone", "the men
were hit on the Ardenian side".
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import Maker, Occasion
from counterclaim.claims.spots import find_lands, find_settings, is_land
from counterclaim.model import Span, Token

_SEA = "sea"  # the family of what befalls boats
_PLACE = "place"
_REACH = 4  # sentences back to what befell the boat
_LEADING = ("ADP", "DET", "ADJ")
_SAYING = ("VERB", "AUX", "ADV", "PART")


def find_afloat(maker: Maker) -> Iterator[Occasion]:
    """The waters in which the boat of the last happening at sea was, or was not, as somebody says; of what is
    done to people on land, the ground on which they were."""
    for number in range(len(maker.page.sentences)):
        draft = maker.happenings.latest(number)
        if draft is None or draft.background or number - draft.last_sentence > _REACH:
            continue
        sea = _SEA in maker.rules.families(draft.types)
        if not sea and not maker.rules.has_doer(draft.types):
            continue
        for mention, value in (find_lands if sea else find_settings)(number, maker.page, maker.rules):
            denied = _find_stay(mention.span, draft, maker) if is_land(value) else None
            for voice in maker.voices.find(mention.span) if denied is not None else ():
                if voice.statement is not None and not maker.voices.denies_by_cue(voice.statement):
                    told = draft.told[-1]
                    yield Occasion(told, draft, _PLACE, value, mention.span, voice, bool(denied), True)


def _find_stay(waters: Span, draft: Draft, maker: Maker) -> bool | None:
    """Whether words before the waters say that the boat was not there; None where they say nothing of it."""
    page, rules = maker.page, maker.rules
    sea = _SEA in rules.families(draft.types)
    tokens = page.before(waters)
    while tokens and tokens[-1].pos in _LEADING:
        tokens.pop()
    end = tokens[-1].span.end if tokens else waters.start
    while tokens and tokens[-1].pos in _SAYING:
        start = tokens.pop().span.start
        said = page.words(Span(start, end))
        for denied, words in ((False, rules.staying), (True, rules.staying_out)):
            if (led := words.match(said)) is None or not tokens:
                continue
            hit = said[led.end() :].strip()
            if not hit and (_is_aboard if sea else _are_known)(tokens, draft, maker):
                return denied
            if hit and not sea and rules.stricken.fullmatch(hit) and _are_victims(tokens, draft, maker):
                return denied
    return None


def _is_aboard(before: list[Token], draft: Draft, maker: Maker) -> bool:
    """Whether the subject is those aboard, or the boat that was told of."""
    if before[-1].pos == "PRON":
        return before[-1].text.lower() in maker.rules.others | maker.rules.speakers | maker.rules.pointing
    deeds = [span for told in draft.told for span in (told.frame.trigger, told.frame.agent)]
    return _is_named(before[-1], deeds, maker) or _are_known(before, draft, maker)


def _are_victims(before: list[Token], draft: Draft, maker: Maker) -> bool:
    """Whether the subject of what befell them is those to whom it was done."""
    pronoun = before[-1].pos == "PRON" and before[-1].text.lower() in maker.rules.others | maker.rules.persons
    return pronoun or _are_known(before, draft, maker)


def _are_known(before: list[Token], draft: Draft, maker: Maker) -> bool:
    """Whether the subject is those to whom it was done, by the same noun: "*the men* were on our side"."""
    return _is_named(before[-1], [told.frame.patient for told in draft.told], maker)


def _is_named(last: Token, spans: list[Span | None], maker: Maker) -> bool:
    """Whether a phrase that ends there points back at one of `spans`, by the noun of it."""
    phrases = maker.page.sentences[maker.page.at(last.span)].noun_phrases
    phrase = next((one for one in phrases if one.core.end == last.span.end), None)
    if phrase is None or last.pos != "NOUN":
        return False
    known = {token.lemma.lower() for span in spans if span is not None for token in maker.page.tokens(span)}
    led = maker.page.tokens(phrase.core)[0].text.lower() in maker.rules.definites
    return led and last.lemma.lower() in known
