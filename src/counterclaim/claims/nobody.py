"""What a denial says of people without a figure: who denies that *anyone* was hurt says that nobody was."""

from __future__ import annotations

from counterclaim.claims.counts import find_subject
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import Modality, Quantity, Span, Stance

_COUNTED = ("killed", "injured", "casualties")


def code_nobody(maker: Maker) -> None:
    for told in maker.page.told:
        names = maker.rules.attributes_of(told.frame)
        attribute = next((name for name in _COUNTED if name in names), None)
        anybody = _find_anybody(told, maker) if attribute is not None else None
        if attribute is None or anybody is None or not _is_only_denied(told, anybody, maker):
            continue
        none = Quantity(0, 0, maker.page.words(anybody))
        draft = find_subject(told, maker, False)
        for claim in maker.add(told, attribute, none, anybody, "count:denied", draft=draft):
            maker.change(claim, stance=Stance.ASSERTS, denial=None)


def _find_anybody(told: Told, maker: Maker) -> Span | None:
    """The "anyone" that came to harm, or the "any" of "any deaths", where nobody is said to have done it:
    "shot" is a deed, which is denied with its doer."""
    frame = told.frame
    deed = frame.agent is not None or any(name == "cause" for name, _ in maker.rules.terms_of(frame))
    asked = frame.modality is not Modality.ACTUAL  # "denied knowing whether anyone was hurt"
    if frame.number is not None or deed or asked or frame.negated:
        return None
    for people in (frame.patient, _phrase_of(frame.trigger, maker)):
        tokens = maker.page.tokens(people) if people is not None else []
        if people is not None and tokens and tokens[0].text.lower() in maker.rules.anybody:
            return people
    return None


def _phrase_of(trigger: Span, maker: Maker) -> Span | None:
    phrase = maker.page.phrase(trigger)
    return phrase.core if phrase is not None else None


def _is_only_denied(told: Told, anybody: Span, maker: Maker) -> bool:
    """Whether all who speak of it deny it by their cue."""
    voices = [*maker.voices.find(told.frame.trigger), *maker.voices.find(anybody)]
    return bool(voices) and all(
        voice.statement is not None and maker.voices.denies_by_cue(voice.statement) for voice in voices
    )
