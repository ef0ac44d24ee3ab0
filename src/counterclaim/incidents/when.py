"""What days say for two happenings being one, and against it: when it took place, and when it was told."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log1p

from counterclaim.incidents.signals import Signal
from counterclaim.incidents.spells import measure_gap, measure_width
from counterclaim.incidents.views import View
from counterclaim.model import Period
from counterclaim.model.periods import resolve_period

_FORTNIGHT = 14
_FEW = 3
_ANY_WEEK = tuple(date(2020, 1, day) for day in range(6, 13))  # each weekday once


def compare_days(one: View, other: View) -> Signal | None:
    """The same day speaks for one incident; one day apart may be one night, two days hardly. Where neither
    report gives a day, one that does is the likelier to tell of the same."""
    if one.period is None or other.period is None:
        apart = one.period is None and other.period is None and one.report_id != other.report_id
        return Signal("no day", 1.0, "no day in either report") if apart else None
    if not (one.dated and other.dated):
        return _compare_relative(one, other)
    if one.background and other.background:
        return _compare_campaigns(one.period, other.period)
    gap = measure_gap(one.period, other.period)
    if gap == 0:
        begun = one.period.earliest == other.period.earliest and bool(one.lasting | other.lasting)
        return Signal("same day", 1.0, "same day") if begun else _compare_meeting(one.period, other.period)
    if gap == 1:
        return Signal("one day apart", 1.0, "one day apart")
    return Signal("two days apart" if gap == 2 else "days apart", 1.0, "{} days apart", (gap,))


def _compare_meeting(mine: Period, theirs: Period) -> Signal:
    width = max(measure_width(mine), measure_width(theirs))
    if width <= 3:
        return Signal("same day", 1.0, "same day" if width == 1 else "same days")
    level = "days that overlap" if width <= 10 else "month in common" if width <= 45 else "years in common"
    return Signal(level, 1.0, "days that overlap")


def _compare_relative(one: View, other: View) -> Signal | None:
    """Days that wait for a publication date can be compared inside their own report: they are the same, or
    different, when they would be whatever day it was published. What is dated in another report may have the
    day that they would be, had theirs come out soon after it."""
    if one.period is None or other.period is None:
        return None
    if one.dated or other.dated:
        return _compare_guesses(guess_days(one, other))
    if one.report_id != other.report_id:
        return None
    if one.period.expression == other.period.expression:
        return Signal("same day", 1.0, "same day")
    met = {resolve_period(one.period, day).meets(resolve_period(other.period, day)) for day in _ANY_WEEK}
    return Signal("other days", 1.0, "told of different days") if met == {False} else None


def guess_days(one: View, other: View) -> tuple[int, ...]:
    """How many days would lie between two happenings, each number once, of which one waits for a publication
    date and the other is dated, had the first come out within a fortnight after that day."""
    waiting, dated = (other, one) if one.dated else (one, other)
    there = dated.period
    last = (there.latest or there.earliest) if there is not None else None
    if waiting.period is None or there is None or last is None:
        return ()
    published = (last + timedelta(days=days) for days in range(_FORTNIGHT + 1))
    guessed = dict.fromkeys(resolve_period(waiting.period, day) for day in published)
    return tuple(sorted({measure_gap(guess, there) for guess in guessed if guess.resolved}))


def _compare_guesses(gaps: Sequence[int]) -> Signal | None:
    """A day of the month is the same whenever it was told; a weekday is one of two or three."""
    if not gaps or gaps[0] > 1 or len(gaps) > _FEW:
        return None
    if len(gaps) > 1:
        return Signal("days that overlap", 1.0, "days that may be the same") if gaps[0] == 0 else None
    return (
        Signal("same day", 1.0, "same day") if gaps[0] == 0 else Signal("one day apart", 1.0, "one day apart")
    )


def _compare_campaigns(mine: Period, theirs: Period) -> Signal:
    if mine.earliest and theirs.earliest and abs((mine.earliest - theirs.earliest).days) <= 31:
        return Signal("same day", 1.0, "begun in one month")
    if mine.meets(theirs):
        return Signal("days that overlap", 1.0, "days that overlap")
    return Signal("other days", 1.0, "at different times")


def compare_publication(one: View, other: View) -> Signal | None:
    """Reports of one incident come out close together. Where a day is missing, that stands in for it; but not
    of what comes late by its nature, such as a verdict."""
    if one.report_id == other.report_id or one.background or other.background:
        return None
    if one.dated and other.dated:
        if one.published is None or other.published is None:
            return None
        days = abs((one.published - other.published).days)
        return Signal("told apart", log1p(days), _PUBLISHED if days > _SOON else "", (days,))
    days_between = measure_told(one, other)
    if days_between is None:
        return None
    words = _CLOSE if days_between <= _SOON else _PUBLISHED
    level = "told apart" if one.later or other.later else "told apart, no day"
    return Signal(level, log1p(days_between), words, (days_between,))


_SOON = 3
_DAYS = 10
_CLOSE = "told within {0} days"
_PUBLISHED = "told {0} days apart"


def measure_told(one: View, other: View) -> int | None:
    """Days between the tellings of two happenings of which one at least has no day: from the day of the one
    that has one, else between publications. None where a publication is not known."""
    first, second = _tell(one), _tell(other)
    return None if first is None or second is None else abs((first - second).days)


def _tell(view: View) -> date | None:
    """A stretch of weeks is no day: "in 2031, hundreds were driven out" may be told of last night. Of what
    goes on it is the start."""
    period = view.period
    if period is None or not view.dated:
        return view.published
    if view.lasting:
        return period.earliest or period.latest
    return (period.latest or period.earliest) if measure_width(period) <= _DAYS else view.published
