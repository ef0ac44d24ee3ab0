"""What rules out that two happenings are one, whatever else speaks for it."""

from collections.abc import Callable

from counterclaim.incidents.spells import is_before, measure_gap
from counterclaim.incidents.views import View, is_named_in
from counterclaim.incidents.when import measure_told
from counterclaim.model import Period
from counterclaim.model.places import measure_distance

PUBLISHED_WITHIN = 14  # days after an undated happening in which reports still speak of it as new
_DAYS_APART = 3
_LASTING = 21  # the same for what goes on for days
_DRIVE_KM = 40.0
_CITY = 2  # rank of precision
_SOON = 4  # days between two tellings that are hardly of two things, whatever they are called
_LATE = frozenset({"evening", "night"})


def rule_out_countries(one: View, other: View) -> str | None:
    """Two countries, or two places a drive apart, are two incidents: of places no wider than a city, since a
    country that is named may be that of the people told of; nor where a report names both, since of these the
    wrong one may have been taken for where it happened."""
    here, there = one.place, other.place
    if here is None or there is None or max(one.rank, other.rank) > _CITY:
        return None
    if here.meets(there):
        return None
    abroad = bool(here.country and there.country) and here.country != there.country
    far = measure_distance(here, there)
    if not abroad and (far is None or far <= _DRIVE_KM):
        return None
    if one.report_id != other.report_id and (is_named_in(here.name, other) or is_named_in(there.name, one)):
        return None
    return "in different countries" if abroad else "far apart"


def rule_out_days(one: View, other: View) -> str | None:
    """Three days or more apart is another incident: reports may err by a day, rarely by more."""
    if one.period is None or other.period is None or not (one.dated and other.dated):
        return None
    if one.background and other.background:
        return None
    gap = measure_gap(one.period, other.period)
    most = _LASTING if one.lasting & other.lasting else _DAYS_APART
    return f"{gap} days apart" if gap >= most and not tell_of_same_people(one, other) else None


def tell_of_same_people(one: View, other: View) -> bool:
    """Whether both name somebody of one name and age; or by the whole name, where none names a site: a site
    sees many incidents, and with each come the names of those who run it and speak of it."""
    if one.marks.aged & other.marks.aged:
        return True
    return bool(one.marks.people & other.marks.people) and not one.areas and not other.areas


def rule_out_foresight(one: View, other: View) -> str | None:
    """A report cannot tell of what happened after it was published; of what goes on it can tell the start."""
    if one.report_id == other.report_id or one.lasting & other.lasting:
        return None
    for early, late in ((one, other), (other, one)):
        day = late.period.earliest if late.period is not None else None
        if early.published is not None and day is not None and early.published < day:
            return None if tell_of_same_people(one, other) else "published before the other happened"
    return None


def rule_out_background(one: View, other: View) -> str | None:
    """A campaign is never one of its own days."""
    return "a campaign is not one of its days" if one.background != other.background else None


def rule_out_undated(one: View, other: View) -> str | None:
    """With no day in one report, only names and rare words in common count as evidence across reports, or
    close publication; a day that waits for a publication date counts as none."""
    if one.report_id == other.report_id or (one.dated and other.dated):
        return None
    if one.period is not None and not one.dated and one.published is None:
        return "a day that is not known yet"
    if other.period is not None and not other.dated and other.published is None:
        return "a day that is not known yet"
    if _is_recalled(one, other) or _is_recalled(other, one):
        return "told as news in one report, as past in the other"
    if one.marks.words & other.marks.words:
        return None
    return None if _published_close(one, other) else "no day, and not published close together"


def _is_recalled(past: View, news: View) -> bool:
    """Whether one is dated and only recalled, the other undated news of a report long after it."""
    period, told = past.period, news.published
    if past.placed.happening.focal or not news.placed.happening.focal or not past.dated or news.dated:
        return False
    last = period.latest if period is not None else None
    return last is not None and told is not None and (told - last).days > PUBLISHED_WITHIN


def rule_out_kinds(one: View, other: View) -> str | None:
    """Types of two families on two days are two incidents, however alike the words: a report of a breakout
    tells of the raid before it. Where a day is not known, they are unless told within days of each other, or
    within a fortnight with a whole name in common. A night reaches into the next day."""
    if one.report_id == other.report_id or one.families & other.families:
        return None
    if one.dated and other.dated and one.period is not None and other.period is not None:
        apart = measure_gap(one.period, other.period)
        joined = apart == 1 and _is_one_night(one.period, other.period)
        return "another kind on another day" if apart > 0 and not joined else None
    told = measure_told(one, other)
    most = PUBLISHED_WITHIN if one.marks.whole & other.marks.whole else _SOON
    return None if told is not None and told <= most else "another kind, and no day"


def _is_one_night(one: Period, other: Period) -> bool:
    """Whether the first of two days that follow one another is told of as an evening or a night."""
    early = one if is_before(one, other) else other
    return not _LATE.isdisjoint(early.expression.split(":"))


def _published_close(one: View, other: View) -> bool:
    if one.dated or other.dated:
        dated, undated = (one, other) if one.dated else (other, one)
        period = dated.period
        last = (period.latest or period.earliest) if period is not None else None
        if undated.published is None or last is None:
            return False
        return 0 <= (undated.published - last).days <= PUBLISHED_WITHIN
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= PUBLISHED_WITHIN


VETOES: tuple[Callable[[View, View], str | None], ...] = (
    rule_out_background,
    rule_out_days,
    rule_out_countries,
    rule_out_foresight,
    rule_out_undated,
    rule_out_kinds,
)


def find_veto(one: View, other: View) -> str | None:
    """The first reason that rules the pair out, if any."""
    for rule in VETOES:
        if reason := rule(one, other):
            return reason
    return None
