"""A happening while its frames are gathered, and when two of them cannot be one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeGuard

from counterclaim.claims.page import Told
from counterclaim.model import Modality, Party, Period, Place, Span
from counterclaim.model.periods import (
    count_days,
    find_precision,
    parse_expression,
    read_period,
    resolve_period,
)
from counterclaim.model.places import CITY, rank_precision

_LONG = ("month", "season", "quarter", "half", "year", "decade", "century")
_FINE = ("minute", "hour", "part of day", "day")
_POINTS = ("minute", "hour", "part of day", "day", "weekend", "week", *_LONG)
_WEEKS = frozenset(("last", "this", "next", "lastweek", "thisweek", "nextweek"))
_ANY_DAY = date(2001, 6, 15)  # two days counted from publication are compared as if it were this one
_ANY_WEEK = tuple(_ANY_DAY + timedelta(days=number) for number in range(7))


@dataclass(slots=True)
class Draft:
    """A happening while its frames are gathered."""

    record: bool
    background: bool
    types: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    period: Period | None = None
    place: Place | None = None
    site_id: str | None = None
    modality: Modality = Modality.ACTUAL
    parties: list[Party] = field(default_factory=list)

    @property
    def first(self) -> Span:
        return min(told.frame.trigger for told in self.told)

    @property
    def last_sentence(self) -> int:
        return self.told[-1].sentence  # frames are taken in the order of the text


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where a frame says that it took place. `likely`: a day that holds only where the report gives
    no other: "overnight", or that on which the dead were found."""

    period: Period | None
    place: Place | None
    site_id: str | None
    likely: Period | None = None


def are_apart(one: Place | None, other: Place | None) -> bool:
    """Whether two places cannot be one. A name that no gazetteer holds may lie in a place that one holds."""
    if one is None or other is None or is_located(one) != is_located(other):
        return False
    return not one.meets(other)


def is_located(place: Place) -> bool:
    """Whether it is known where the place is, at least in which country."""
    return place.country is not None or place.latitude is not None


def are_parted(one: Period | None, other: Period | None) -> bool:
    """Whether two periods cannot be of one time. Days counted in different ways from an unknown day of
    publication ("Friday", "yesterday") may be the same."""
    if one is None or other is None or not can_compare(one, other):
        return False
    if one.resolved:
        return not one.meets(other)
    return not resolve_period(one, _ANY_DAY).meets(resolve_period(other, _ANY_DAY))


def is_earlier(one: Period | None, other: Period | None) -> bool:
    """Whether the first ends before the second begins, or is a longer one beside a day ("last week" beside
    "on Friday"); of weekdays, whose weeks are not known yet, none does."""
    if one is None or other is None:
        return False
    if not (one.resolved and other.resolved):
        return is_of_days(other) and not is_of_days(one)
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def is_of_days(period: Period) -> bool:
    """Whether it is told to the day or finer: "in May" is not."""
    return find_precision(period) in _FINE


def count_days_apart(one: Period | None, other: Period | None) -> int:
    """How many days at least lie between two periods that were told on one day, whichever it was ("Friday"
    and "Sunday" are two days apart); 0 where it cannot be told."""
    if one is None or other is None or not can_compare(one, other):
        return 0
    return min(count_days(resolve_period(one, day), resolve_period(other, day)) for day in _ANY_WEEK)


def can_compare(one: Period, other: Period) -> bool:
    """Whether it can be told that two periods are of one time, or are not: both are days of the calendar, or
    both are counted in one way ("Friday", "last Sunday")."""
    if one.resolved or other.resolved:
        return one.resolved and other.resolved
    left, right = parse_expression(one.expression), parse_expression(other.expression)
    alike = left is not None and right is not None and left.first.kind == right.first.kind
    return alike and one.anchor == other.anchor


def are_told_otherwise(one: Period | None, other: Period | None) -> bool:
    """Whether both are times that are told in two ways ("Tuesday", "9 June"): who tells of one day again
    tells it as before, so that the other way is of another day. What lasts, or only begins, is no such."""
    if one is None or other is None or can_compare(one, other):
        return False
    return all(_is_point(period) for period in (one, other))


def _is_point(period: Period) -> bool:
    parsed = parse_expression(period.expression)
    return parsed is not None and not parsed.prefix and find_precision(period) in _POINTS


def is_of_one_day(period: Period | None) -> TypeGuard[Period]:
    return period is not None and find_precision(period) in _FINE


def is_of_this_week(period: Period | None) -> TypeGuard[Period]:
    """Whether it is the week or weekend of publication ("over the weekend"), not the one before."""
    if period is None or find_precision(period) not in ("week", "weekend"):
        return False
    parsed = parse_expression(period.expression)
    return parsed is not None and parsed.first.numbers == (0,)


def find_in_last_week(day: Period, known: Period | None) -> Period | None:
    """A weekday as that of the week before publication, where all that is known besides is that week: "were
    beaten *last week* … it was on *Thursday*"."""
    told, week = parse_expression(day.expression), parse_expression(known.expression) if known else None
    if told is None or week is None or (week.first.kind, week.first.numbers) != ("week", (-1,)):
        return None
    if told.first.kind != "weekday" or told.second is not None or not _WEEKS.isdisjoint(told.first.flags):
        return None
    return read_period(replace(told, first=replace(told.first, flags=(*told.first.flags, "lastweek"))))


def is_long_toll(told: Told, own: Period | None, known: Period | None) -> bool:
    """Whether a figure is of months or years ("since May, 40 have died"), and the known period is not."""
    return told.frame.number is not None and _is_long(own) and not _is_long(known)


def is_recalled(told: Told, setting: Setting, draft: Draft) -> bool:
    """Whether a later sentence tells of some month or year ("where three died in a fire last year"), and the
    draft has no time or a closer one: then it is of something else."""
    return told.sentence > draft.last_sentence and _is_long(setting.period) and not _is_long(draft.period)


def is_of_another_year(period: Period | None) -> bool:
    """Whether it is a month or year with its year's number, which news of the day leaves out."""
    return period is not None and period.resolved and _is_long(period)


def _is_long(period: Period | None) -> bool:
    return period is not None and find_precision(period) in _LONG


def more_located(known: Place | None, new: Place | None) -> Place | None:
    """The place known first, unless only the new one is on the map, or lies in it where it is a region."""
    if known is None or (new is not None and is_located(new) and not is_located(known)):
        return new
    if new is not None and rank_precision(new) <= CITY < rank_precision(known) and known.name in new.within:
        return new
    return known


def is_beside(told: Told, draft: Draft) -> bool:
    """Whether one of the two stands in the clause of the other ("killed during the breakout")."""
    for other in reversed(draft.told):
        if other.sentence < told.sentence:
            return False
        if other.sentence > told.sentence:
            continue
        one, two = told.frame.clause, other.frame.clause
        if one is None or two is None or one == two:
            return True
        if one.contains(other.frame.trigger) or two.contains(told.frame.trigger):
            return True
    return False


def find_distance(told: Told, draft: Draft) -> int:
    """How many letters part a frame's trigger from the nearest of a happening in its sentence."""
    place = told.frame.trigger.start
    return min(
        abs(other.frame.trigger.start - place) for other in draft.told if other.sentence == told.sentence
    )
