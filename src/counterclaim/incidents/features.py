"""What speaks for two happenings being one, and against it: one function a feature, one row a weight.

A function sees two views and nothing else; it returns how far it speaks for (up to 1) or against, with
the reason in a person's words, or None when it has nothing to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from counterclaim.incidents.views import View
from counterclaim.model import Period, Place, Quantity
from counterclaim.model.periods import resolve_period
from counterclaim.model.places import measure_distance

SAME = 5.0  # the score from which two happenings are one

_CITY = 2
_WALK_KM = 15.0
_ANY_WEEK = tuple(date(2020, 1, day) for day in range(6, 13))  # each weekday once
_FAR_FIGURES = 5  # one figure this many times another is no rounding of it


@dataclass(frozen=True, slots=True)
class Signal:
    """How far something speaks for one incident, up to 1, or against it. Its reason is put into words only
    when it is shown: `pattern` with `parts` in its brackets."""

    value: float
    pattern: str
    parts: tuple[object, ...] = ()

    @property
    def reason(self) -> str:
        return self.pattern.format(*self.parts)


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    weight: float
    compare: Callable[[View, View], Signal | None]


def compare_sites(one: View, other: View) -> Signal | None:
    """The same site speaks strongly for one incident, two named sites strongly against it; the same quarter,
    where one has no named site, counts half."""
    if one.site is not None and one.site == other.site:
        return Signal(1.0, "same site")
    if _is_named(one) and _is_named(other):
        return Signal(-1.0, "different sites")
    return Signal(0.5, "same quarter") if one.areas & other.areas else None


def _is_named(view: View) -> bool:
    return view.site is not None and not view.described


def compare_places(one: View, other: View) -> Signal | None:
    """The same place speaks for one incident, the more so the smaller it is; a country says nothing."""
    here, there = one.place, other.place
    if here is None or there is None:
        return None
    coarser = max(one.rank, other.rank)
    if not here.meets(there):
        return _compare_distance(here, there)
    if coarser > _CITY and not one.background:
        return Signal(-0.1, "told of no nearer place than a region or country")
    if here.name != there.name:
        return Signal(0.6, "{} and {} lie in one another", tuple(sorted((here.name, there.name))))
    return Signal({0: 1.0, 1: 1.0, 2: 0.7}.get(coarser, 0.1), "both in {}", (here.name,))


def _compare_distance(here: Place, there: Place) -> Signal:
    far = measure_distance(here, there)
    names = tuple(sorted((here.name, there.name)))
    if far is not None and far <= _WALK_KM:
        return Signal(0.5, "{} and {} lie {:.0f} km apart", (*names, far))
    return Signal(-1.0, "{} is not {}", names)


def compare_days(one: View, other: View) -> Signal | None:
    """The same day speaks for one incident; one day apart may be one night, two days hardly. Where neither
    report gives a day, one that does is the likelier to tell of the same."""
    if one.period is None or other.period is None:
        apart = one.period is None and other.period is None and one.report_id != other.report_id
        return Signal(-0.5, "no day in either report") if apart else None
    if not (one.dated and other.dated):
        return _compare_relative(one, other)
    if one.background and other.background:
        return _compare_campaigns(one.period, other.period)
    gap = measure_gap(one.period, other.period)
    if gap == 0:
        width = max(measure_width(one.period), measure_width(other.period))
        if width <= 3:
            return Signal(1.0, "same day" if width == 1 else "same days")
        return Signal(0.6 if width <= 10 else 0.35 if width <= 45 else 0.1, "days that overlap")
    if gap == 1:
        return Signal(0.2, "one day apart")
    return Signal(-1.2, "{} days apart", (gap,))


def _compare_relative(one: View, other: View) -> Signal | None:
    """Days that wait for a publication date can be compared inside their own report only: they are the same,
    or different, when they would be whatever day it was published."""
    if one.report_id != other.report_id or one.period is None or other.period is None:
        return None
    if one.dated or other.dated:
        return None
    if one.period.expression == other.period.expression:
        return Signal(1.0, "same day")
    met = {resolve_period(one.period, day).meets(resolve_period(other.period, day)) for day in _ANY_WEEK}
    return Signal(-1.2, "told of different days") if met == {False} else None


def _compare_campaigns(mine: Period, theirs: Period) -> Signal:
    if mine.earliest and theirs.earliest and abs((mine.earliest - theirs.earliest).days) <= 31:
        return Signal(1.0, "begun in one month")
    return Signal(0.5, "days that overlap") if mine.meets(theirs) else Signal(-1.2, "at different times")


def compare_types(one: View, other: View) -> Signal:
    """A type in common speaks for one incident, and so does a family of types: shots and a breakout can be
    two sides of one night, but hardly where a day is not given. Types of different families speak against
    it, the more so on different days: then one led to the other at most."""
    for name in one.types:
        if name in other.types:
            return Signal(1.0, "both {}", (name.replace("_", " "),))
    names = (one.types[0].replace("_", " "), other.types[0].replace("_", " "))
    if one.families & other.families:
        return Signal(0.75 if one.dated and other.dated else -0.5, "{} and {} can be one", names)
    return Signal(-1.0 if _same_day(one, other) else -1.75, "{} is not {}", names)


def _same_day(one: View, other: View) -> bool:
    if one.period is None or other.period is None or one.dated != other.dated:
        return False
    if not one.dated:
        return one.report_id == other.report_id and one.period.expression == other.period.expression
    return measure_gap(one.period, other.period) == 0


def compare_figures(one: View, other: View) -> Signal | None:
    """The same figure speaks for one incident; differing figures hardly speak against it, for that is what
    a dispute looks like, unless one is many times the other."""
    if not one.figures or not other.figures:
        return None
    against: Signal | None = None
    best: Signal | None = None
    for name, mine in one.figures.items():
        for_name: Signal | None = None
        for theirs in other.figures.get(name, ()):
            for figure in mine:
                signal = _compare_two(name, figure, theirs)
                for_name = signal if for_name is None or signal.value > for_name.value else for_name
        if for_name is not None:
            best = for_name if best is None or for_name.value > best.value else best
            against = for_name if for_name.value < 0 and against is None else against
    return against if against is not None and best is not None and best.value < 1.0 else best


def _compare_two(name: str, mine: Quantity, theirs: Quantity) -> Signal:
    if mine.high is not None and mine.low == theirs.low and mine.high == theirs.high and mine.low:
        return Signal(1.0, "both give {} {}", (name, min(mine.wording, theirs.wording)))
    parts = (name, *sorted((mine.wording, theirs.wording)))
    if mine.meets(theirs):
        return Signal(0.3, "{} {} and {} can both be true", parts)
    low, high = sorted((mine.low or mine.high or 0, theirs.low or theirs.high or 0))
    far = high > _FAR_FIGURES * max(low, 1) and low > 1
    return Signal(-1.0 if far else -0.3, "figures {1} and {2} ({0}) differ", parts)


def compare_words(one: View, other: View) -> Signal | None:
    """Names in common, the place's own left out, speak for one incident."""
    if one.report_id == other.report_id:
        return None
    common = one.words & other.words
    if common:
        return Signal(min(1.0, len(common) / 3), "both name {}", (_Names(common),))
    if len(one.words) >= 3 and len(other.words) >= 3:
        return Signal(-1.0, "no name in common")
    return None


@dataclass(frozen=True, slots=True)
class _Names:
    """Up to three of the names in common, as they are shown."""

    words: frozenset[str]

    def __str__(self) -> str:
        return ", ".join(word.title() for word in sorted(self.words)[:3])


def compare_parties(one: View, other: View) -> Signal | None:
    """A party in common speaks a little for one incident."""
    return Signal(0.5, "a party in common") if one.parties & other.parties else None


def compare_reports(one: View, other: View) -> Signal | None:
    """One report that tells of two happenings had some reason to tell them apart."""
    return Signal(-0.5, "told apart in one report") if one.report_id == other.report_id else None


FEATURES = (
    Feature("site", 4.0, compare_sites),
    Feature("place", 2.0, compare_places),
    Feature("day", 3.0, compare_days),
    Feature("types", 2.0, compare_types),
    Feature("figures", 1.0, compare_figures),
    Feature("words", 1.5, compare_words),
    Feature("parties", 1.0, compare_parties),
    Feature("report", 1.0, compare_reports),
)


def is_before(one: Period, other: Period) -> bool:
    """Whether the first ends before the second begins."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def measure_gap(one: Period, other: Period) -> int:
    """Days between two periods, 0 when they meet."""
    early, late = (one, other) if is_before(one, other) else (other, one)
    if early.latest is None or late.earliest is None or not is_before(early, late):
        return 0
    return (late.earliest - early.latest).days


def measure_width(period: Period) -> int:
    """Days that a period covers, both ends counted; an open end makes it very long."""
    if period.earliest is None or period.latest is None:
        return 10_000
    return (period.latest - period.earliest).days + 1
