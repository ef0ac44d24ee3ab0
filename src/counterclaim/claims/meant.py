"""Which of the happenings that a report has told of so far a further frame means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.continued import find_continued
from counterclaim.claims.drafts import (
    Draft,
    Setting,
    are_apart,
    are_parted,
    are_told_otherwise,
    is_beside,
    is_long_toll,
    is_of_another_year,
    is_recalled,
)
from counterclaim.claims.page import Page, Told
from counterclaim.claims.passing import has_toll_before
from counterclaim.claims.prompting import are_in_a_row, is_only_dated_from
from counterclaim.claims.rules import Rules
from counterclaim.claims.sites import Sites
from counterclaim.model import Period

REACH = 4  # sentences back to the happening that "the attack" points at

_BEFORE = "before:"  # opens a period of which only the end is told
_FORCE = "force_used"


class Meant:
    """Looks among `drafts`, which grow as the report is read."""

    def __init__(self, page: Page, rules: Rules, sites: Sites, drafts: Sequence[Draft]) -> None:
        self._page = page
        self._rules = rules
        self._sites = sites
        self._drafts = drafts

    def find_campaign(self, told: Told) -> Draft | None:
        """The campaign that the report has just told of, where "the fighting" is all that is said."""
        frame = told.frame
        if not frame.definite or frame.time or frame.place or frame.number or frame.patient or frame.agent:
            return None
        drafts = [draft for draft in self._drafts if not draft.record]
        latest = max(drafts, key=lambda draft: draft.last_sentence, default=None)
        if latest is None or not latest.background or told.sentence - latest.last_sentence > 1:
            return None
        return latest

    def match(self, told: Told, types: Sequence[str], setting: Setting) -> Draft | None:
        """The happening that a frame of these types tells more of: one of its clause, of its kind, or beside
        which it stands."""
        fitting = [draft for draft in self._fitting(told, setting) if not draft.record]
        fitting = [draft for draft in fitting if not self.came_before(told, draft)]
        fitting = [draft for draft in fitting if not self.is_only_before(draft, told.sentence)] or fitting
        families = self._rules.families(types)
        kin = [draft for draft in fitting if families & self._rules.families(draft.types)]
        akin = set(map(id, kin))
        fitting = [draft for draft in fitting if id(draft) in akin or not self.is_other_deed(told, draft)]
        beside = [draft for draft in fitting if is_beside(told, draft)]
        if beside:
            return max(beside, key=lambda draft: (id(draft) in akin, draft.last_sentence))
        continued = find_continued(told, self._drafts, self._page)
        if continued is not None and id(continued) in akin:
            return continued
        same = [draft for draft in kin if set(types) & set(draft.types)]
        for group in (same, kin):
            if group:
                return max(group, key=lambda draft: (draft.site_id == setting.site_id, draft.last_sentence))
        return None

    def find_overlapping(self, told: Told, types: Sequence[str]) -> Draft | None:
        """The happening that other words at the same place tell of: "the *fire began*" and its "fire"."""
        deed = told.frame.trigger
        alike = (draft for draft in self._drafts if not draft.record and set(types) & set(draft.types))
        found = (draft for draft in alike if any(one.frame.trigger.overlaps(deed) for one in draft.told))
        return next(found, None)

    def find_pointed_at(self, told: Told, setting: Setting) -> Draft | None:
        """The happening told of last, for words that only point at it ("the raid" for an air attack) or
        only name a part of it ("gunshot wounds")."""
        frame = told.frame
        if frame.time is not None or frame.place is not None or frame.number is not None or frame.negated:
            return None
        if not frame.definite and (frame.patient is not None or frame.agent is not None):
            return None
        before = [
            draft
            for draft in self._fitting(told, setting)
            if not draft.record
            and not draft.background
            and told.sentence - draft.last_sentence <= REACH
            and not self.is_other_deed(told, draft)
        ]
        return max(before, key=lambda draft: draft.last_sentence, default=None)

    def _fitting(self, told: Told, setting: Setting) -> Iterator[Draft]:
        old = self._rules.is_campaign(told.frame) or (told.frame.background and told.frame.time is not None)
        for draft in self._drafts:
            apart = self.parts(draft, setting) or is_long_toll(told, setting.period, draft.period)
            other = are_told_otherwise(draft.period, setting.period) or is_recalled(told, setting, draft)
            if draft.background == old and not apart and not other:
                yield draft

    def is_aside(self, told: Told, setting: Setting) -> bool:
        """Whether what took place in some month or year, or its toll, stands beside what the report has told
        of already."""
        own = [draft for draft in self._drafts if not draft.record and not draft.background]
        if not own:
            return is_of_another_year(setting.period) and has_toll_before(told, self._page, self._rules)
        if _is_until_then(setting.period) and any(draft.period is not None for draft in own):
            return True  # "14 had drowned on the way *before Wednesday*"
        recalled = all(is_recalled(told, setting, draft) for draft in own)
        return recalled or is_long_toll(told, setting.period, None)

    def parts(self, draft: Draft, setting: Setting) -> bool:
        """Whether time or place tell the two apart."""
        if are_parted(draft.period, setting.period):
            return True
        named = self._sites.is_named(draft.site_id) and self._sites.is_named(setting.site_id)
        other = self._sites.is_other(draft.site_id) or self._sites.is_other(setting.site_id)
        told = draft.site_id is not None and setting.site_id is not None
        if (named or (other and told)) and draft.site_id != setting.site_id:
            return True
        return are_apart(draft.place, setting.place)

    def is_other_deed(self, told: Told, draft: Draft) -> bool:
        """Whether the two are done to people in ways that shut each other out, and one has a doer of its
        own: guards' shots at those who flee from an air strike are no part of the strike. Nor is what people
        protest at a part of the protest."""
        return self.came_before(told, draft) or any(
            self._rules.are_two_deeds(told.frame, other.frame)
            and (told.frame.agent is not None) != (other.frame.agent is not None)
            for other in draft.told
            if abs(other.sentence - told.sentence) <= 1
        )

    def are_two(self, one: Draft, other: Draft) -> bool:
        """Whether two happenings of one report are no parts of one thing: of denials each answers for itself,
        where what goes on for days and what is done once are denied beside each other."""
        if all(told.frame.negated or told.frame.learnt for told in (*one.told, *other.told)):
            lasting = {any(self._rules.types[name].lasting for name in item.types) for item in (one, other)}
            if len(lasting) > 1 and not set(one.types) & set(other.types):
                return True
        prompted = any(self.came_before(told, other) for told in one.told)
        return prompted or any(self.is_other_deed(told, one) for told in other.told)

    def find_denied_force(self, told: Told, latest: Draft | None) -> str | None:
        """The type of the force that is denied of a day of its own, where all that was told before goes on
        for days and is denied too."""
        force = any(name == _FORCE for name, _ in self._rules.terms_of(told.frame))
        if latest is None or not (force and told.frame.negated and told.frame.time is not None):
            return None
        lasting = all(self._rules.types[name].lasting for name in latest.types)
        denied = all(other.frame.negated or other.frame.learnt for other in latest.told)
        return self._rules.default_type(_FORCE) if lasting and denied else None

    def is_only_before(self, draft: Draft, sentence: int) -> bool:
        """Whether up to a sentence it is only named as that from which something else is dated, or was told
        before it in passing."""
        passed = draft.last_sentence < sentence and self.is_passed(draft)
        return passed or is_only_dated_from(draft, sentence, self._page, self._rules)

    def is_passed(self, draft: Draft) -> bool:
        """Whether one sentence tells of it, as of what had come before all else: "On Sunday a fire *had
        killed* four"."""
        told_in = {told.sentence for told in draft.told}
        later = any(other.told[0].number < draft.told[0].number for other in self._drafts if other.told)
        if len(told_in) > 1 or draft.period is None or not later:
            return False
        tokens = self._page.sentences[draft.last_sentence].tokens
        return any(token.text.lower() in self._rules.pluperfect for token in tokens if token.pos == "AUX")

    def came_before(self, told: Told, draft: Draft) -> bool:
        """Whether one of the two is only named as what the other followed."""
        return are_in_a_row(told, draft, self._page, self._rules)


def _is_until_then(period: Period | None) -> bool:
    """Whether all that is known is before which day it was."""
    return period is not None and period.expression.startswith(_BEFORE)
