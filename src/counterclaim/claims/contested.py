"""The happening that another voice gives another day or place, or denies one."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.drafts import Draft, Setting, count_days_apart, is_of_days
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.setting_words import (
    befalls,
    find_set_at,
    is_known,
    is_pointed_at,
    is_right_behind,
    is_set_at,
    is_set_behind,
    is_turned_to,
)
from counterclaim.claims.spots import find_settings, is_land
from counterclaim.claims.voices import Voice, Voices
from counterclaim.model import MentionKind, Modality, Span, Token

_REACH = 8  # sentences back to what is contested
_NEXT = 3  # sentences, with its own, in which who denies a place gives another
_TERM, _OCCURRED, _DOER = "term:", "attribute:occurred", "attribute:perpetrator"
_NEAR = 3  # days at most: what is told of further apart is something else


class Contested:
    """Looks among `drafts`, which grow as the report is read; `voices` is None where no word is anybody's."""

    def __init__(self, page: Page, rules: Rules, drafts: Sequence[Draft], voices: Voices | None) -> None:
        self._page = page
        self._rules = rules
        self._drafts = drafts
        self._voices = voices
        self._denied: dict[int, bool] = {}

    def find(self, told: Told, types: Sequence[str], setting: Setting) -> Draft | None:
        """The happening of this kind that the report has told of, where somebody else is quoted who gives it
        a day or place of its own: "the ministry says that *the boat* sank off Oru"."""
        speaking = self._speakers(told)
        if not speaking or told.frame.background or not is_known(told, self._page, self._rules):
            return None
        if setting.period is not None and not is_of_days(setting.period):
            return None  # "had been struck once before, *in May*": another one
        denied = self.is_denied(told)
        found = [
            draft
            for draft in self._drafts
            if not (draft.record or draft.background)
            and draft.modality is Modality.ACTUAL
            and set(types) & set(draft.types)
            and told.sentence - draft.last_sentence <= _REACH
            and count_days_apart(draft.period, setting.period) <= _NEAR
            and (denied or not any(speaking & self._speakers(other, publisher=True) for other in draft.told))
        ]
        return found[-1] if found else None

    def is_denied(self, told: Told) -> bool:
        """Whether its day or place is all that is denied: "the attack *did not take place on Sunday*". Who
        denies a place, or that there was "the raid of Sunday", and does not say that it was at another, may
        deny the deed, unless it is nothing that somebody does: "the boat *did not sink in our waters*"."""
        if told.number not in self._denied:
            self._denied[told.number] = self._is_denied(told)
        return self._denied[told.number]

    def _is_denied(self, told: Told) -> bool:
        if set(told.frame.names) == {_DOER}:
            return False  # "our men were *not at the camp*": no place of the deed
        by_cue = self._voices is not None and self._voices.are_denied(told.frame.trigger)
        page, rules = self._page, self._rules
        if not (told.frame.negated or by_cue):
            return self._is_of_placed(told)
        found = list(find_set_at(told, page, rules))
        if not found:
            return False
        ground = any(is_land(value) for _, value in found)
        befallen = befalls(told, page, rules) and (ground or not by_cue)
        if befallen or (ground and not by_cue and told.frame.patient is not None):
            return True  # "the men were not shot *on our soil*"
        settings = [item for item, _ in found]
        if any(
            is_turned_to(one.span, other.span, page, rules)
            for one in settings
            for other, _ in find_settings(told.sentence, page, rules)
        ):
            return True
        kinds = {item.kind is MentionKind.PERIOD for item in settings}
        if any(self._is_set_elsewhere(told, kind) for kind in kinds):
            return True
        taking = [item for item in settings if is_set_at(told, item.span, page, rules)]
        days = not by_cue and any(item.kind is MentionKind.PERIOD for item in taking)
        known = bool(taking) or any(item.kind is MentionKind.PERIOD for item in settings)
        return days or (known and self._is_held_elsewhere(told))

    def _is_of_placed(self, told: Told) -> bool:
        """Whether it is only told with what is denied to have been somewhere: "*the boat with 12 men* was not
        in our waters", "it was not on Friday that *he was shot*"."""
        page, rules = self._page, self._rules
        sentence = page.sentences[told.sentence]
        nots = [one.span for one in sentence.tokens if one.lemma.lower() in rules.negations]
        deed = told.frame.trigger
        subjects = [one.span for one in sentence.noun_phrases if nots and one.span.contains(deed)]
        subjects += [
            one.span
            for one in (page.before(deed) if nots else ())
            if one.pos == "PRON" and one.text.lower() in rules.pointing
        ]
        for subject in subjects:
            for item, _ in find_settings(told.sentence, page, rules):
                between = Span(subject.end, max(subject.end, item.span.start))
                denied = any(between.contains(one) for one in nots)
                if not denied or not is_set_behind(subject, item.span, page, rules):
                    continue
                led = Span(item.span.end, max(item.span.end, deed.start))
                if subject.contains(deed) or _is_cleft(page.tokens(led), rules):
                    return True
        return False

    def _is_held_elsewhere(self, told: Told) -> bool:
        """Whether who denies it says in other words that such a thing took place."""
        speaking = self._speakers(told, publisher=True)
        types = set(self._rules.incident_types(told.frame))
        return any(
            types & set(self._rules.incident_types(other.frame))
            and speaking & self._speakers(other, publisher=True)
            for other in self._page.told
            if other is not told and self._is_held(other)
        )

    def _is_set_elsewhere(self, told: Told, when: bool) -> bool:
        """Whether who denies its day, or its place, gives it another in the next sentences: "It took place on
        *Friday*"."""
        page, rules = self._page, self._rules
        speaking = self._speakers(told, publisher=True)
        names = {name for name in told.frame.names if not name.startswith(_TERM)} | {_OCCURRED}
        for number in range(told.sentence, min(told.sentence + _NEXT, len(page.sentences))):
            others = [
                other
                for other in page.told_at(number)
                if other is not told and self._is_held(other) and names & set(other.frame.names)
            ]
            for item, _ in find_settings(number, page, rules):
                if (item.kind is MentionKind.PERIOD) is not when:
                    continue
                if not any(voice.actor_id in speaking for voice in self._find_voices(item.span)):
                    continue
                if is_pointed_at(item.span, page, rules) and number > told.sentence:
                    return True
                if any(
                    is_set_at(other, item.span, page, rules) or is_right_behind(other, item.span, page, rules)
                    for other in others
                ):
                    return True
        return False

    def _is_held(self, told: Told) -> bool:
        """Whether it is told as done, and not denied."""
        frame = told.frame
        denied = self._voices is not None and self._voices.are_denied(frame.trigger)
        return not frame.negated and frame.modality is Modality.ACTUAL and not denied

    def _find_voices(self, words: Span) -> Sequence[Voice]:
        return self._voices.find(words) if self._voices is not None else ()

    def _speakers(self, told: Told, publisher: bool = False) -> set[str]:
        """Who says it; the publisher's own words count only where asked for."""
        if self._voices is None:
            return set()
        voices = self._voices.find(told.frame.trigger)
        return {voice.actor_id for voice in voices if publisher or voice.statement is not None}


def _is_cleft(between: Sequence[Token], rules: Rules) -> bool:
    """Whether a deed is told behind its day or place: "it was on Friday *that the men* were shot"."""
    words = [token for token in between if token.pos != "PUNCT"]
    return bool(words) and words[0].text.lower() in rules.relatives
