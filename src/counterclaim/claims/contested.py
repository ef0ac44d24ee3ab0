"""The happening that another voice gives another day or place, or denies one."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.drafts import Draft, Setting, count_days_apart, is_of_days
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.setting_words import find_set_at, is_known
from counterclaim.claims.voices import Voices
from counterclaim.model import MentionKind, Modality

_REACH = 8  # sentences back to what is contested
_NEAR = 3  # days at most: what is told of further apart is something else


class Contested:
    """Looks among `drafts`, which grow as the report is read; `voices` is None where no word is anybody's."""

    def __init__(self, page: Page, rules: Rules, drafts: Sequence[Draft], voices: Voices | None) -> None:
        self._page = page
        self._rules = rules
        self._drafts = drafts
        self._voices = voices

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
        deny the deed."""
        by_cue = self._voices is not None and self._voices.are_denied(told.frame.trigger)
        if not (told.frame.negated or by_cue):
            return False
        return any(
            (item.kind is MentionKind.PERIOD and not by_cue) or self._is_held_elsewhere(told)
            for item in find_set_at(told, self._page, self._rules)
        )

    def _is_held_elsewhere(self, told: Told) -> bool:
        """Whether who denies it says in other words that such a thing took place."""
        speaking = self._speakers(told, publisher=True)
        types = set(self._rules.incident_types(told.frame))
        return any(
            other is not told
            and not other.frame.negated
            and other.frame.modality is Modality.ACTUAL
            and types & set(self._rules.incident_types(other.frame))
            and speaking & self._speakers(other, publisher=True)
            and not (self._voices and self._voices.are_denied(other.frame.trigger))
            for other in self._page.told
        )

    def _speakers(self, told: Told, publisher: bool = False) -> set[str]:
        """Who says it; the publisher's own words count only where asked for."""
        if self._voices is None:
            return set()
        voices = self._voices.find(told.frame.trigger)
        return {voice.actor_id for voice in voices if publisher or voice.statement is not None}
