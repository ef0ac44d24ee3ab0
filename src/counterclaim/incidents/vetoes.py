"""What rules out that two happenings are one, whatever else speaks for it."""

from collections.abc import Callable

from counterclaim.incidents.spells import is_before, measure_gap, measure_width
from counterclaim.incidents.views import View, is_named_in
from counterclaim.incidents.when import guess_days, measure_told
from counterclaim.incidents.where import find_nearest
from counterclaim.model import Period
from counterclaim.model.places import CITY, QUARTER, measure_distance, rank_precision

PUBLISHED_WITHIN = 14  # days after an undated happening in which reports still speak of it as new
_DAYS_APART = 3
_LASTING = 21  # the same for what goes on for days
_NIGHT = 3  # days: a night, a weekend
_DRIVE_KM = 40.0
_SOON = 4  # days between two tellings that are hardly of two things, whatever they are called
_LATE = frozenset({"evening", "night"})


def rule_out_countries(one: View, other: View) -> str | None:
    """Two countries, or two places a drive apart, are two incidents: of places no wider than a city, since a
    country that is named may be that of the people told of; nor where a report names both, since of these the
    wrong one may have been taken for where it happened, as it may where both name a body or a speaker: people
    were taken to another city."""
    here, there = find_nearest(one, other)
    if here is None or there is None or max(rank_precision(here), rank_precision(there)) > CITY:
        return None
    if here.meets(there):
        return None
    abroad = bool(here.country and there.country) and here.country != there.country
    far = measure_distance(here, there)
    if not abroad and (far is None or far <= _DRIVE_KM):
        return None
    if one.report_id != other.report_id:
        named = is_named_in(here.name, other) or is_named_in(there.name, one)
        if named or one.marks.known & other.marks.known:
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
    """Whether both name somebody of one name and age; or by the whole name, where one gives an age or it has
    three parts, as hardly a place has, and none names a site: a site sees many incidents, and with each come
    the names of those who run it and speak of it."""
    if one.marks.aged & other.marks.aged:
        return True
    if one.areas or other.areas:
        return False
    lasts = {age.split()[-1] for age in one.marks.aged | other.marks.aged}
    names = [name.split() for name in one.marks.people & other.marks.people]
    firsts = {name[0] for name in names}
    return any(name[-1] in lasts or name[-1] in firsts for name in names)


def rule_out_told_apart(one: View, other: View) -> str | None:
    """Of two days and two places one report tells two incidents, whether or not a list holds the places: a
    round-up names in one sentence after another what shares all other words."""
    if one.report_id != other.report_id or max(one.rank, other.rank) > CITY:
        return None
    here, there, mine, theirs = one.place, other.place, one.period, other.period
    if here is None or there is None or mine is None or theirs is None or here.meets(there):
        return None
    if not (one.dated and other.dated) or measure_gap(mine, theirs) == 0 or _is_one_night(mine, theirs):
        return None
    return "of two days and two places in one report"


def rule_out_foresight(one: View, other: View) -> str | None:
    """A report cannot tell of what happened after it was published; of what goes on it can tell the start.
    But a day close behind may be that of what came next: the arrest told in one breath with the fire."""
    if one.report_id == other.report_id or one.lasting & other.lasting:
        return None
    for early, late in ((one, other), (other, one)):
        day = late.period.earliest if late.period is not None else None
        if early.published is not None and day is not None and early.published < day:
            slip = _lie_near(early, late) or tell_of_same_people(one, other)
            return None if slip else "published before the other happened"
    return None


def _lie_near(one: View, other: View) -> bool:
    """Whether both are told of a night or a day, and these are not yet too far apart."""
    if one.period is None or other.period is None or not (one.dated and other.dated):
        return False
    exact = all(measure_width(view.period) <= _NIGHT for view in (one, other) if view.period is not None)
    return exact and measure_gap(one.period, other.period) < _DAYS_APART


def rule_out_background(one: View, other: View) -> str | None:
    """A campaign is never one of its own days."""
    return "a campaign is not one of its days" if one.background != other.background else None


def rule_out_acts(one: View, other: View) -> str | None:
    """A release or a transfer is told beside a raid or a fire, and is not one with it; and there are many at
    a site, so that two of which one has no day are told within days of each other."""
    if not (one.act or other.act):
        return None
    if not one.families & other.families:
        return "an act of a site's record is no incident of another kind"
    if one.called and other.called and not one.called & other.called:
        return "acts at two sites"
    if one.dated and other.dated:
        return None
    told = measure_told(one, other)
    return None if told is not None and told <= _SOON else "no day, and not told of close together"


def rule_out_undated(one: View, other: View) -> str | None:
    """With no day in one report, only names and rare words in common count as evidence across reports, or
    close publication; a day that waits for a publication date counts as none."""
    if one.report_id == other.report_id or (one.dated and other.dated):
        return None
    if _waits(one) or _waits(other):
        if not (one.dated or other.dated):
            return "a day that is not known yet"
        gaps = guess_days(one, other)
        if gaps and gaps[0] >= _DAYS_APART:
            return f"{gaps[0]} days apart"
    if _is_recalled(one, other) or _is_recalled(other, one):
        return "told as news in one report, as past in the other"
    if one.marks.words & other.marks.words:
        return None
    return None if _published_close(one, other) else "no day, and not published close together"


def _waits(view: View) -> bool:
    """Whether it tells a day that only a publication date makes known."""
    return view.period is not None and not view.dated and view.published is None


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
    within a fortnight with a whole name or a quarter in common. A night reaches into the next day."""
    if one.report_id == other.report_id or one.families & other.families:
        return None
    if one.dated and other.dated and one.period is not None and other.period is not None:
        apart = measure_gap(one.period, other.period)
        joined = apart == 1 and _is_one_night(one.period, other.period)
        return "another kind on another day" if apart > 0 and not joined else None
    told = measure_told(one, other)
    alike = bool(one.marks.whole & other.marks.whole) or _names_quarter(one, other)
    most = PUBLISHED_WITHIN if alike else _SOON
    return None if told is not None and told <= most else "another kind, and no day"


def _names_quarter(one: View, other: View) -> bool:
    """Whether one names the quarter of the other, or a place as small."""
    return any(
        there.rank <= QUARTER and there.place is not None and is_named_in(there.place.name, here)
        for here, there in ((one, other), (other, one))
    )


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
    rule_out_acts,
    rule_out_days,
    rule_out_countries,
    rule_out_told_apart,
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
