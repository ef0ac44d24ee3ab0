"""When and where a frame says that it took place, from its own words and those of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.claims.drafts import Setting, is_located
from counterclaim.claims.notices import Notices
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.claims.sites import Sites
from counterclaim.model import Mention, MentionKind, Period, Place, Span, Token
from counterclaim.model.periods import find_precision, parse_expression, read_period
from counterclaim.model.places import rank_precision

_EXPULSION = "deportation"  # the family of acts that take people out of a country
_LONG = ("month", "season", "year")
_SEA = "sea"  # the family of what befalls boats
_FAR = 6  # words before a place in which a verb of setting out stands
_LIKELY = frozenset(("date:overnight",))
_STEP = "date:told_part"
_ADDED = "another"  # the note of a figure that stands beside an earlier one
_LINK = ("CCONJ", "PROPN", "PUNCT", "DET")  # between "from" and a second country of origin


class Settings:
    """Looks up, for the frames of one report, where and when they say that they took place."""

    def __init__(self, page: Page, rules: Rules, sites: Sites) -> None:
        self._page = page
        self._rules = rules
        self._sites = sites
        self._notices = Notices(page, rules)

    def of(self, told: Told) -> Setting:
        frame = told.frame
        period = self._page.mention(MentionKind.PERIOD, frame.time)
        place = self._page.mention(MentionKind.PLACE, frame.place)
        site_id = self.site_of(told)
        value = place.value if place and isinstance(place.value, Place) else None
        if place is not None and (self._is_origin(place.span) or self._is_name(place)):
            value = None
        if place is not None and (self._is_modifier(place) or self._is_seat(place.span)):
            value = None
        if place is not None and self._is_goal(place.span, told):
            value = None
        if value is None and frame.clause is not None:
            value = self._place_in(frame.clause, told)
        if value is None and site_id is not None and not self._sites.is_group(site_id):
            value = self._sites.place(site_id)
        when = period.value if period and isinstance(period.value, Period) else None
        likely = None
        if self.is_of_finding(told) and not _is_long(when):
            when, likely = None, _until(when)
        elif period is not None and (period.rule in _LIKELY or self._is_counted_after(told, period)):
            when, likely = None, when
        likely = likely or (self._month_spoken_of(told) if when is None else None)
        return self._with_notice(told, Setting(when, value, site_id, likely))

    def _with_notice(self, told: Told, setting: Setting) -> Setting:
        """What names no time or place of its own is when and where the labels of its notice say."""
        notice = self._notices.at(told.sentence)
        if notice is None or told.frame.background or self._rules.record_types(told.frame):
            return setting
        period = notice.period if told.frame.time is None else setting.period
        return replace(setting, period=period, place=setting.place or notice.place)

    def _is_counted_after(self, told: Told, period: Mention) -> bool:
        """Whether people are only counted in a part of a day told by a step from another: "by *the next
        morning* 12 were dead" tells of the dead of that night."""
        return period.rule == _STEP and not self._rules.types_of(told.frame)

    def _month_spoken_of(self, told: Told) -> Period | None:
        """The month or year that stands behind a deed of which the sentence only speaks: findings are
        published on a day, and are about "the deaths at the fence *last month*"."""
        frame = told.frame
        inside = [token for token in self._page.tokens(frame.trigger) if token.pos != "ADP"]  # "death of"
        if frame.clause is None or not inside or inside[-1].pos not in ("NOUN", "PROPN"):
            return None
        for mention in self._page.mentions(MentionKind.PERIOD, frame.clause):
            between = self._page.tokens(Span(frame.trigger.end, max(frame.trigger.end, mention.span.start)))
            if mention.span.start < frame.trigger.end or not isinstance(mention.value, Period):
                continue
            return mention.value if _is_long(mention.value) and not _has_verb(between) else None
        return None

    def is_of_finding(self, told: Told) -> bool:
        """Whether the clause tells how the dead were found, buried or counted: "two bodies were found on
        Tuesday", "bodies have *washed ashore* since", "the *toll* rose to seven on Tuesday", or that *more*
        of them died later."""
        frame = told.frame
        told_of = HARM.intersection(self._rules.attributes_of(frame)) or self._rules.incident_types(frame)
        if frame.clause is None or not told_of:
            return False
        if _ADDED in self._note_of(frame.number).split() and not self._rules.incident_types(frame):
            return True
        found = self._rules.finding.finditer(self._page.words(frame.clause))
        return any(
            Span(frame.clause.start + one.start(), frame.clause.start + one.end()).overlaps(frame.trigger)
            for one in found
        )

    def _note_of(self, number: Span | None) -> str:
        figure = self._page.mention(MentionKind.FIGURE, number)
        return figure.note if figure is not None else ""

    def site_of(self, told: Told) -> str | None:
        """The site that the frame's place, patient or agent names, else the only one of its clause."""
        frame = told.frame
        for span in (frame.place, frame.patient, frame.agent):
            found = self._sites.find(span)
            if found is not None:
                return found
        if frame.place is not None and not self._is_origin(frame.place):
            return None
        if frame.clause is not None:
            return self._sites.find(frame.clause)
        here = self._sites.within(told.sentence)
        return here[0] if len(here) == 1 else None

    def _place_in(self, clause: Span, told: Told) -> Place | None:
        """The most precise place that a clause names, but for those where a part of it took place: people
        hit in one town die in the hospitals of another."""
        inner = [
            other.frame.clause
            for other in self._page.told_at(told.sentence)
            if other.frame.clause is not None
            and len(other.frame.clause) < len(clause)
            and not other.frame.clause.contains(told.frame.trigger)
        ]
        places = self._page.mentions(MentionKind.PLACE, clause)
        near = [
            item.value
            for item in places
            if isinstance(item.value, Place)
            and item.value.precision != "country"
            and not self._is_origin(item.span)
            and not self._is_goal(item.span, told)
            and not self._is_name(item)
            and not self._is_modifier(item)
            and not self._is_seat(item.span)
            and not any(span.contains(item.span) for span in inner)
        ]
        return min(near, key=rank_precision, default=None)

    def _is_name(self, place: Mention) -> bool:
        """Whether a name that no list of places holds is only the site's own: "the Oru camp"."""
        lies = isinstance(place.value, Place) and is_located(place.value)
        return not lies and self._sites.is_named(self._sites.find(place.span))

    def _is_modifier(self, place: Mention) -> bool:
        """Whether a name that no list of places holds only says whose or what something is: "a *Houthi*
        missile"."""
        if isinstance(place.value, Place) and is_located(place.value):
            return False
        tokens = self._page.sentences[self._page.at(place.span)].tokens
        after = [token for token in tokens if token.span.start >= place.span.end][:1]
        led = [token for token in tokens if token.span.end <= place.span.start][-2:]
        named = bool(after) and after[0].pos == "NOUN" and self._sites.find(after[0].span) is None
        if not named or not led or led[-1].pos not in ("DET", "ADJ", "PUNCT"):
            return False
        return all(token.text.lower() not in self._rules.locatives for token in led)

    def _is_goal(self, place: Span, told: Told) -> bool:
        """Whether a place is only where somebody went or was taken: "shot on the road to Tunis". An expulsion
        is known by the country that it leads to."""
        families = self._rules.families(self._rules.types_of(told.frame))
        if _EXPULSION in families or "deported" in self._rules.attributes_of(told.frame):
            return False
        sentence = self._page.sentences[self._page.at(place)]
        before = [token for token in sentence.tokens if token.span.end <= place.start]
        while before and before[-1].pos in ("DET", "ADJ"):
            before.pop()
        if before and before[-1].text.lower() in self._rules.goals:
            return True
        return _SEA in families and self._is_port_left(before)

    def _is_port_left(self, before: Sequence[Token]) -> bool:
        """Whether the words before a place say that a boat left it: "left the port of Tunis"."""
        words = [token for token in before[-_FAR:] if token.pos not in ("DET", "ADJ", "ADV", "PART")]
        if len(words) > 1 and words[-1].text.lower() in self._rules.of and words[-2].pos == "NOUN":
            words = words[:-2]
        if words and words[-1].text.lower() in self._rules.origins:
            verb = next((token for token in reversed(words) if token.pos == "VERB"), None)
            return verb is not None and verb.lemma.lower() in self._rules.setting_out
        return bool(words) and words[-1].lemma.lower() in self._rules.leaving

    def _is_seat(self, place: Span) -> bool:
        """Whether it only says which government is meant: "planes of the government *in Tripoli*"."""
        tokens = self._page.sentences[self._page.at(place)].tokens
        led = [token for token in tokens if token.span.end <= place.start][-2:]
        if len(led) < 2 or led[1].text.lower() not in self._rules.placing:
            return False
        return led[0].lemma.lower() in self._rules.seated

    def _is_origin(self, place: Span) -> bool:
        """Whether a place only says where people come from: "a woman from Beta", "men from Ma and Beta",
        "they were from Beta"."""
        sentences = self._page.sentences_near(place)
        before = [
            token for sentence in sentences for token in sentence.tokens if token.span.end <= place.start
        ]
        while before and before[-1].pos in _LINK:
            before.pop()
        if not before or before.pop().text.lower() not in self._rules.origins:
            return False
        while before and before[-1].pos == "PUNCT":
            before.pop()
        return bool(before) and (before[-1].pos == "AUX" or self._are_people(before[-1]))

    def _are_people(self, token: Token) -> bool:
        return token.pos == "NUM" or token.lemma.lower() in self._rules.people


def _has_verb(tokens: Iterable[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def _until(period: Period | None) -> Period | None:
    """Some time up to that day: those who were found on Friday had died by then."""
    parsed = parse_expression(period.expression) if period is not None else None
    if parsed is not None and parsed.prefix == "since":
        return None
    if period is None or parsed is None or parsed.prefix or parsed.second is not None:
        return period
    return replace(read_period(replace(parsed, prefix="until")), anchor=period.anchor)


def _is_long(period: Period | None) -> bool:
    """Whether it is a month, a year or such a stretch of time: "received 100 bodies *in April*"."""
    return period is not None and find_precision(period) in _LONG
