"""What types, figures, parties and the report itself say for two happenings being one, and against it."""

from counterclaim.incidents.signals import Signal
from counterclaim.incidents.spells import measure_gap, measure_width
from counterclaim.incidents.views import View, first_trigger
from counterclaim.model import Quantity
from counterclaim.model.places import CITY

_DAYS = 10  # what took longer is no one night
_MANY = 12  # types of incident in a domain: of two in a domain of shootings, the same type says little
_LARGE = 20  # figures from here on are seldom the same by chance
_FAR_FIGURES = 5  # one figure this many times another is no rounding of it


def compare_types(one: View, other: View) -> Signal:
    """A type in common speaks for one incident, and so does a family of types: shots and a breakout can be
    two sides of one night, but hardly where a day is not given. Types of different families speak against
    it, the more so on different days: then one led to the other at most."""
    for name in one.types:
        if name in other.types:
            level = "same type of many" if min(one.kinds, other.kinds) >= _MANY else "same type"
            return Signal(level, 1.0, "both {}", (name.replace("_", " "),))
    names = (one.types[0].replace("_", " "), other.types[0].replace("_", " "))
    if one.families & other.families:
        dated = one.dated and other.dated
        level = "type of one family" if dated else "type of one family, no day"
        return Signal(level, 1.0, "{} and {} can be one", names)
    if one.report_id == other.report_id and one.later != other.later:
        return Signal("what came later of it", 1.0, "{} and {} told in one report", names)
    if one.report_id == other.report_id and not are_told_apart(one, other):
        return Signal("other type, one report", 1.0, "{} and {} told in one breath", names)
    open_day = one.period is None or other.period is None
    level = (
        "other type"
        if _same_day(one, other)
        else "other type, no day"
        if open_day
        else "other type, other day"
    )
    return Signal(level, 1.0, "{} is not {}", names)


def _same_day(one: View, other: View) -> bool:
    if one.period is None or other.period is None or one.dated != other.dated:
        return False
    if not one.dated:
        return one.report_id == other.report_id and one.period.expression == other.period.expression
    return measure_gap(one.period, other.period) == 0


def compare_figures(one: View, other: View) -> Signal | None:
    """The same figure speaks for one incident; differing figures speak a little against it, for that is what
    a dispute looks like, and more where one is many times the other."""
    if not one.figures or not other.figures:
        return None
    against: Signal | None = None
    best: Signal | None = None
    for name, mine in one.figures.items():
        for_name: Signal | None = None
        for theirs in other.figures.get(name, ()):
            for figure in mine:
                signal = _compare_two(name, figure, theirs)
                for_name = signal if for_name is None or _order(signal) > _order(for_name) else for_name
        if for_name is not None:
            best = for_name if best is None or _order(for_name) > _order(best) else best
            against = for_name if _rank(for_name) < _MEET and against is None else against
    return against if against is not None and best is not None and _rank(best) < _EQUAL else best


_ORDER = ("far figures", "other figures", "figures that meet", "same figures")
_MEET, _EQUAL = 2, 3


def _rank(signal: Signal) -> int:
    return _ORDER.index(signal.level)


def _order(signal: Signal) -> tuple[int, float]:
    return _rank(signal), signal.size


def _compare_two(name: str, mine: Quantity, theirs: Quantity) -> Signal:
    if mine.high is not None and mine.low == theirs.low and mine.high == theirs.high and mine.low:
        shown = (name, min(mine.wording, theirs.wording))
        return Signal("same figures", _measure_telling(mine.low), "both give {} {}", shown)
    parts = (name, *sorted((mine.wording, theirs.wording)))
    if mine.meets(theirs):
        return Signal("figures that meet", 1.0, "{} {} and {} can both be true", parts)
    low, high = sorted((mine.low or mine.high or 0, theirs.low or theirs.high or 0))
    far = high > _FAR_FIGURES * max(low, 1) and low > 1
    level = "far figures" if far else "other figures"
    return Signal(level, 1.0, "figures {1} and {2} ({0}) differ", parts)


def _measure_telling(number: int) -> float:
    """How much it tells that two give a number: 79 more than 80, and 80 more than four."""
    if number < _LARGE:
        return 1.0
    return 1.5 if number % 10 == 0 else 2.0


def compare_parties(one: View, other: View) -> Signal | None:
    """A party in common speaks a little for one incident."""
    return Signal("same party", 1.0, "a party in common") if one.parties & other.parties else None


def compare_reports(one: View, other: View) -> Signal | None:
    """One report tells of one incident in several places. It had some reason to tell two happenings apart;
    but where that is no other day, site or kind, it is seldom another incident."""
    if one.report_id != other.report_id:
        return None
    level = "one report" if are_told_apart(one, other) else "one report, nothing apart"
    return Signal(level, 1.0, "told in one report")


def are_told_apart(one: View, other: View) -> bool:
    """Whether a report sets its two happenings apart: by another day or place, as a campaign, or as what it
    only recalls. A report tells of one night in several sentences and gives the day once; but what follows,
    of another family, can have a day of its own."""
    if not (one.placed.happening.focal and other.placed.happening.focal):
        return True
    if one.background or other.background or (one.areas and other.areas and not one.areas & other.areas):
        return True
    first, second = (one, other) if first_trigger(one) < first_trigger(other) else (other, one)
    if not one.families & other.families and second.dated and not first.dated:
        return True
    here, there = one.place, other.place
    near = max(one.rank, other.rank) > CITY or here is None or there is None or here.meets(there)
    return not near or not _is_day_open(one, other)


def _is_day_open(one: View, other: View) -> bool:
    """Whether one of two has no day of its own, or both have the same."""
    if any(view.period is not None and measure_width(view.period) > _DAYS for view in (one, other)):
        return False
    return one.period is None or other.period is None or _same_day(one, other)
