"""The happenings of one report: frames of types that tell of one thing are brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.contested import Contested
from counterclaim.claims.continued import find_continued
from counterclaim.claims.counting import counts_thing
from counterclaim.claims.dating import date_by_opening
from counterclaim.claims.drafts import (
    Draft,
    Setting,
    are_parted,
    find_distance,
    is_beside,
    is_long_toll,
    is_of_one_day,
    is_of_this_week,
    more_located,
)
from counterclaim.claims.focal import unite_focal
from counterclaim.claims.meant import REACH, Meant
from counterclaim.claims.negations import is_called_untrue
from counterclaim.claims.page import Page, Told
from counterclaim.claims.passing import Passing
from counterclaim.claims.rules import Rules
from counterclaim.claims.setting_words import befalls, is_taken_up
from counterclaim.claims.settings import Settings
from counterclaim.claims.sites import Sites
from counterclaim.claims.voices import Voices
from counterclaim.model import Happening, MentionKind, Modality, Period, make_id

_FORCE = "force_used"
_EVIDENCE = "evidence"
_OCCURRED = "occurred"


class Happenings:
    """The drafts of one report, found by the frames that they were made of."""

    def __init__(self, page: Page, rules: Rules, sites: Sites, voices: Voices | None = None) -> None:
        self._page = page
        self._rules = rules
        self._sites = sites
        self._settings = Settings(page, rules, sites)
        self.drafts: list[Draft] = []
        self._meant = Meant(page, rules, sites, self.drafts)
        self._contested = Contested(page, rules, self.drafts, voices)
        self._later = rules.attributes_of_records()  # told of what follows: a transfer, a release
        self._deaths = {rules.default_type("killed")}
        self._of: dict[int, Draft] = {}
        self._records: dict[int, Draft] = {}
        self._likely: dict[int, Period] = {}
        self._days_beside: dict[int, Period] = {}  # told with its dead or arrested in other sentences
        self._passing = Passing(page, rules)
        self._gather()
        self._ids = self._name()

    def of(self, told: Told) -> Draft | None:
        """The happening in the list of incidents that the frame tells of."""
        return self._of.get(told.number)

    def record_of(self, told: Told) -> Draft | None:
        """The act of a site's record that the frame tells of."""
        return self._records.get(told.number)

    def setting(self, told: Told) -> Setting:
        setting = self._settings.of(told)
        return setting if not self.is_only_set(told) else Setting(None, None, None)

    def is_only_set(self, told: Told) -> bool:
        """Whether what is denied is only when or where it took place."""
        return self._contested.is_denied(told)

    def is_of_finding(self, told: Told) -> bool:
        """Whether it tells how the dead were found or counted, which may have been elsewhere and later."""
        return self._settings.is_of_finding(told)

    def site_of(self, told: Told) -> str | None:
        return self._settings.site_of(told)

    def make(self, draft: Draft) -> Happening:
        return Happening(
            id=self.id(draft),
            report_id=self._page.report.id,
            types=tuple(draft.types),
            modality=draft.modality,
            triggers=tuple(sorted({told.frame.trigger for told in draft.told})),
            period=draft.period,
            place=draft.place,
            site_id=draft.site_id,
            parties=tuple(dict.fromkeys(draft.parties)),
            focal=not draft.background,
        )

    def id(self, draft: Draft) -> str:
        return self._ids[id(draft)]

    def _name(self) -> dict[int, str]:
        """Ids by type and first trigger; one more of the same at the same words has its count besides."""
        taken: Counter[str] = Counter()
        ids = {}
        for draft in self.drafts:
            first = draft.first
            made = make_id("happening", self._page.report.id, draft.types[0], first.start, first.end)
            taken[made] += 1
            ids[id(draft)] = made if taken[made] == 1 else make_id("happening", made, taken[made])
        return ids

    def latest(self, sentence: int) -> Draft | None:
        """The focal happening told of last, up to a sentence; else the first one after it."""
        own = [draft for draft in self.drafts if not draft.record and not draft.background]
        focal = [draft for draft in own if draft.modality is Modality.ACTUAL] or own
        before = [draft for draft in focal if draft.told[0].sentence <= sentence]
        if before:
            before = [draft for draft in before if not self._meant.is_only_before(draft, sentence)] or before
            return max(before, key=lambda draft: max(t.number for t in draft.told if t.sentence <= sentence))
        return min(focal, key=lambda draft: draft.told[0].number, default=None)

    def _gather(self) -> None:
        later: list[Told] = []
        for told in self._page.told:
            if self._rules.record_types(told.frame):
                self._record(told)
                self._attach_record(told)
                if not self._rules.incident_types(told.frame):
                    continue
            types = self._rules.incident_types(told.frame)
            if types and not self._passing.is_passing(told):
                self._take(told, types)
            elif self._rules.attributes_of(told.frame) or self._rules.terms_of(told.frame):
                later.append(told)
        known = len(self.drafts)
        bare = all(draft.record for draft in self.drafts)
        for told in later:
            self._attach(told)
        opened = {draft.told[0].sentence for draft in self.drafts[known:]}
        for told in later:
            if told.number not in self._of and told.sentence in opened:
                self._attach(told)  # "a wall collapsed, *killing three*": what opens it stands behind
        for told in later if bare else ():
            if told.number not in self._of and self._is_led_by_harm(told):
                self._attach(told)
        self._place_at_only_site()
        self._unite()
        date_by_opening(self.drafts, self._page, self._rules)
        for draft in self.drafts:
            draft.period = draft.period or self._days_beside.get(id(draft)) or self._likely.get(id(draft))

    def _unite(self) -> None:
        taken = unite_focal(self.drafts, self._meant.parts, self._meant.are_two, self._meant.is_passed)
        self._of = {number: taken.get(id(draft), draft) for number, draft in self._of.items()}

    def _place_at_only_site(self) -> None:
        """A happening told without a place is at the one site that the report names, if it names one, and
        not only as where people were brought."""
        only = self._sites.only_named
        if self._sites.is_only_goal(only):
            return
        for draft in self.drafts:
            if draft.record or draft.background or draft.place is not None:
                continue
            beside = {site for told in draft.told for site in self._sites.within(told.sentence)}
            if beside <= {only}:
                draft.site_id = draft.site_id or only

    def _record(self, told: Told) -> None:
        types, setting = self._rules.record_types(told.frame), self.setting(told)
        for draft in self.drafts:
            same = draft.record and set(types) & set(draft.types) and draft.modality is told.frame.modality
            here = draft.site_id == setting.site_id or self._is_one_act(draft, types, setting)
            if same and here and not are_parted(draft.period, setting.period):
                self._join(draft, told, types, setting)
                self._records[told.number] = draft
                return
        draft = Draft(record=True, background=False, modality=told.frame.modality)
        self.drafts.append(draft)
        self._join(draft, told, types, setting)
        self._records[told.number] = draft

    def _is_one_act(self, draft: Draft, types: Sequence[str], setting: Setting) -> bool:
        """Whether people are let go or moved in one act as far as its sites go: once told with one, once
        without."""
        counted = any(self._rules.types[name].record == "both" for name in types)
        return counted and (draft.site_id is None or setting.site_id is None)

    def _take(self, told: Told, types: Sequence[str]) -> None:
        setting = self._with_former_place(told, types, self.setting(told))
        draft = self._meant.find_overlapping(told, types) or self._meant.find_campaign(told)
        draft = draft or self._meant.match(told, types, setting)
        if draft is None and not self._rules.is_campaign(told.frame):
            draft = self._meant.find_pointed_at(told, setting)
        if draft is None and (draft := self._contested.find(told, types, setting)) is not None:
            setting = Setting(None, None, None)
        if draft is None:
            background = (
                self._rules.is_campaign(told.frame)
                or told.frame.background
                or self._meant.is_aside(told, setting)
            )
            draft = Draft(record=False, background=background, modality=told.frame.modality)
            self.drafts.append(draft)
        self._join(draft, told, types, setting)
        self._of[told.number] = draft

    def _with_former_place(self, told: Told, types: Sequence[str], setting: Setting) -> Setting:
        """Words that point back ("those raids") are of the place where the first of their kind was named."""
        if not told.frame.definite or setting.place is not None or setting.site_id is not None:
            return setting
        for former in reversed(self._page.told):
            near = former.number < told.number and told.sentence - former.sentence <= REACH
            if near and former.frame.place and set(types) & set(self._rules.incident_types(former.frame)):
                before = self.setting(former)
                return Setting(setting.period, before.place, before.site_id)
        return setting

    def _join(self, draft: Draft, told: Told, types: Sequence[str], setting: Setting) -> None:
        kin = not draft.types or self._rules.families(types) & self._rules.families(draft.types)
        frame = told.frame
        own = frame.time is not None or frame.number is not None or frame.patient is not None
        if kin or (own and not frame.definite):
            draft.types.extend(name for name in types if name not in draft.types)
        draft.told.append(told)
        draft.period = draft.period or setting.period
        self._keep_likely(draft, setting)
        if self._is_vaguer(draft.site_id, setting.site_id):
            draft.site_id = setting.site_id
        draft.place = more_located(draft.place, setting.place)
        if told.frame.modality is Modality.ACTUAL:
            draft.modality = Modality.ACTUAL

    def _keep_likely(self, draft: Draft, setting: Setting) -> None:
        if setting.likely is not None:
            self._likely.setdefault(id(draft), setting.likely)

    def _is_vaguer(self, known: str | None, new: str | None) -> bool:
        """Whether the new site says more than the one known so far."""
        if known is None or new is None:
            return new is not None
        if self._sites.is_group(known) or self._sites.is_named(new):
            return not self._sites.is_group(new) and not self._sites.is_named(known)
        placed = self._sites.place(new) is not None and self._sites.place(known) is None
        return placed and not self._sites.is_named(known) and not self._sites.is_group(new)

    def _attach(self, told: Told) -> None:
        """Give a frame that names no type the happening of its clause, sentence or report."""
        setting = self.setting(told)
        if (contested := self._find_contested_death(told, setting)) is not None:
            self._of[told.number] = contested
            contested.told.append(told)
            return
        if told.frame.number is not None and self._is_counted_later(told):
            setting = replace(setting, period=None)
        if self._rules.incident_types(told.frame):
            setting = replace(setting, period=None)  # a man was arrested over the fire on *Tuesday*
        if is_taken_up(told, self._page, self._rules):
            setting = replace(setting, place=None, site_id=None)  # "the incident occurred *off Oru*"
        fitting = self._find_fitting(told, setting)
        beside = [draft for draft in fitting if is_beside(told, draft)]
        here = [draft for draft in fitting if any(other.sentence == told.sentence for other in draft.told)]
        for group in (beside, here):
            if group:
                nearest = min(group, key=lambda draft: find_distance(told, draft))
                self._of[told.number] = nearest
                self._fill(nearest, setting, told)
                return
        if not told.frame.background:
            self._attach_to_earlier(told, setting, fitting)

    def _find_fitting(self, told: Told, setting: Setting) -> list[Draft]:
        """The happenings that a frame without a type can be about, by their time, place and modality."""
        fitting = [
            draft
            for draft in self.drafts
            if not draft.record and not self._meant.parts(draft, setting)
            if not (is_long_toll(told, setting.period, draft.period) or self._meant.came_before(told, draft))
        ]
        if told.frame.number is not None and told.frame.modality is Modality.ACTUAL:
            done = [draft for draft in fitting if draft.modality is Modality.ACTUAL]
            fitting = done or fitting  # 12 who were arrested are none of those who will be expelled
        if told.frame.number is not None and told.frame.background:
            fitting = [draft for draft in fitting if draft.background]  # "weeks after a riot that hurt *12*"
        return fitting

    def _attach_to_earlier(self, told: Told, setting: Setting, fitting: Sequence[Draft]) -> None:
        """Give it the happening told of last, or one of its own where that fits none."""
        latest = find_continued(told, self.drafts, self._page) or self.latest(told.sentence)
        if (force := self._meant.find_denied_force(told, latest)) is not None:
            self._open(told, force, setting)
            return
        if latest is not None and latest in fitting and self._is_death_beside(told, latest):
            deadly = [draft for draft in fitting if not draft.background and self._can_kill(draft)]
            other = min(deadly, key=lambda draft: abs(draft.last_sentence - told.sentence), default=None)
            if other is None and self._open_by_default(told, setting):
                return
            latest = other or latest
        if latest is not None and latest in fitting:
            self._of[told.number] = latest
            self._fill(latest, setting, told)
        else:
            self._open_by_default(told, setting)

    def _is_counted_later(self, told: Told) -> bool:
        """Whether the day is that of the counting: "four were still missing *on Saturday*", "treated seven
        people *on Tuesday*"."""
        names = self._rules.attributes_of(told.frame)
        tended = self._rules.tending.search(self._page.words(told.frame.trigger))
        return "missing" in names or ("injured" in names and tended is not None)

    def _find_contested_death(self, told: Told, setting: Setting) -> Draft | None:
        """The death to which another voice gives a day or place that is none of those told so far."""
        if told.frame.number is not None or "killed" not in self._rules.attributes_of(told.frame):
            return None
        died = befalls(told, self._page, self._rules)  # maybe days later; but "they *were killed* on Friday"
        deadly = [draft for draft in self.drafts if self._deaths & set(draft.types)] if died else self.drafts
        deaths = [draft for draft in deadly if not draft.record and self._can_kill(draft)]
        if not all(self._meant.parts(draft, setting) for draft in deaths):
            return None
        kinds = {name for draft in deaths for name in draft.types if self._rules.types[name].harm}
        return self._contested.find(told, sorted(kinds), setting)

    def _is_led_by_harm(self, told: Told) -> bool:
        """Whether the death that alone opens a happening is told behind it: "27 *were hurt*, four of whom
        died"."""
        of_site = all(self._rules.is_of_site(name) for name in self._rules.attributes_of(told.frame))
        return not of_site and any(draft.told[0].sentence == told.sentence for draft in self.drafts)

    def _is_death_beside(self, told: Told, draft: Draft) -> bool:
        """Whether somebody died, and what is told of last is nothing that one dies of ("refused food")."""
        return not self._can_kill(draft) and "killed" in self._rules.attributes_of(told.frame)

    def _can_kill(self, draft: Draft) -> bool:
        return any(self._rules.types[name].harm for name in draft.types)

    def _attach_record(self, told: Told) -> None:
        """A recapture or a release belongs to the breakout or raid that it is told with."""
        if told.frame.modality is not Modality.ACTUAL:
            return
        setting = self.setting(told)
        for draft in self.drafts:
            if not draft.record and not self._meant.parts(draft, setting) and is_beside(told, draft):
                self._of[told.number] = draft

    def _fill(self, draft: Draft, setting: Setting, told: Told) -> None:
        """What is told beside a happening may say when and where it was; what a site is like, and who
        speaks or what was filmed, does not."""
        attributes = (
            *self._rules.attributes_of(told.frame),
            *(name for name, _ in self._rules.terms_of(told.frame)),
        )
        apart = (*self._later, _EVIDENCE)
        if attributes and all(self._rules.is_of_site(name) or name in apart for name in attributes):
            return
        self._keep_likely(draft, setting)
        tells_when = _OCCURRED in self._rules.attributes_of(told.frame)  # "it *happened* on Sunday"
        if tells_when or any(other.sentence == told.sentence for other in draft.told):
            draft.period = draft.period or setting.period
        elif is_of_one_day(setting.period):
            self._days_beside.setdefault(id(draft), setting.period)
        elif is_of_this_week(setting.period):
            self._likely.setdefault(id(draft), setting.period)
        if told.frame.number is not None and draft.site_id in (None, setting.site_id):
            draft.site_id = draft.site_id or setting.site_id
            draft.place = more_located(draft.place, setting.place)

    def _open_by_default(self, told: Told, setting: Setting) -> bool:
        """A toll with a site or a time, and no word of what took place; in a report that tells of nothing
        else, a toll, a death or the use of force is enough. Whether one was opened."""
        own = [draft for draft in self.drafts if not draft.record and not draft.background]
        alone = not any(self._can_kill(draft) for draft in own)
        frame = told.frame
        told_so = not frame.negated or is_called_untrue(frame, self._page, self._rules)
        someone = frame.patient is not None and told_so and frame.modality is Modality.ACTUAL
        dead = any(set(draft.types) & self._deaths for draft in own)
        dated = is_of_one_day(setting.period) and not dead
        forced = not own and self._rules.tells_force(frame)
        if frame.number is None and not forced and not (someone and (alone or dated)):
            return False
        figure = self._page.mention(MentionKind.FIGURE, frame.number)
        if figure is not None and counts_thing(figure, self._page, self._rules):
            return False  # "sent 40 letters back"
        if not alone and setting.site_id is None and setting.period is None:
            return False
        names = (*self._rules.attributes_of(frame), *((_FORCE,) if forced else ()))
        kinds = [self._rules.default_type(name) for name in names]
        kind = next((name for name in kinds if name), None)
        if own and kind not in self._deaths:
            return False
        if kind is not None:
            self._open(told, kind, setting)
        return kind is not None

    def _open(self, told: Told, kind: str, setting: Setting) -> None:
        aside = told.frame.background or self._meant.is_aside(told, setting)
        self.drafts.append(draft := Draft(record=False, background=aside, modality=told.frame.modality))
        self._join(draft, told, (kind,), setting)
        self._of[told.number] = draft
