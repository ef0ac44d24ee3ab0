"""What a text says of time in its normal form, and how it is resolved once the day of publication is known.

An expression is an atom or a range of two (``a..b``), with or without ``since:``, ``until:``, ``before:`` or
``after:`` before it. Atoms that hold as they stand::

    2021-10-08   2021-10   2021      a day, a month, a year
    2021:mid   2021:q3   2021:h1   2021:summer
                                     a third, quarter, half or season (of the north) of it

Atoms that are counted from the day of publication::

    day:0  day:-1  day:-3            that day, the day before, three days before
    week:-1  month:0  quarter:-1  year:-2  decade:0  century:0
                                     the calendar week, month and so on; :early :mid :late a part of it,
                                     :past what lies before publication, :rest what lies behind it
    weekend:0                        the last Saturday and Sunday that began by then
    weekday:4                        the last Friday on or before that day (0 is Monday)
    weekday:4:last :next :this       strictly before, strictly after, on or after;
                                     :lastweek :thisweek :nextweek that of one week
    in:10  in:10-08  in:4:early  in:q3  in:summer
                                     the nearest October (8 October, early April, third quarter, summer)
                                     that began by then; :last one that ended by then, :next the first
                                     after it, :near one that begins within 100 days, else the nearest that
                                     began; :thisyear, :lastyear, :nextyear

Days may say their hour: ``weekday:4:night``, ``2021-10-08:t2230:z+0200`` (half past ten at night, two hours
ahead of UTC). A night of two days is the night of the first to the morning of the second:
``in:07-02:night..in:07-03:morning``. Steps lead away from any atom: ``in:07-02>+3:day`` is three days after
2 July.

Atoms that stay open, since nothing that is known places them::

    told>+3:day                      three days after a time told before that was not understood
    for:3:year  for:x:day            a duration, "some days"; :about :atleast :atmost a bound,
                                     :past :future where it ends or begins with publication
    every:1:day  every:1:weekday/4   a repetition: daily, every Friday
    ref:past  ref:present  ref:future   "recently", "now", "soon"
    named:ramadan  fiscal:1990       a feast, a fiscal year
"""

from dataclasses import replace
from datetime import date

from counterclaim.model.period_days import find_days
from counterclaim.model.period_forms import YEAR_PARTS, Atom, Expression, parse_expression
from counterclaim.model.period_words import say_days, say_expression
from counterclaim.model.values import Period

__all__ = [
    "CALENDAR",
    "OPEN",
    "PUBLICATION",
    "TEXT",
    "Atom",
    "Expression",
    "describe_period",
    "find_precision",
    "parse_expression",
    "read_period",
    "resolve_period",
]

PUBLICATION = "publication"
CALENDAR = "calendar"
TEXT = "text"  # a time told before, which was not understood
OPEN = "open"  # durations, repetitions, "recently", feasts


def read_period(expression: Expression | str) -> Period:
    """A period from its expression: resolved where it holds as it stands, else anchored on publication, or
    left open. What is no expression is kept as it is."""
    parsed = parse_expression(expression) if isinstance(expression, str) else expression
    if parsed is None:
        return Period(expression=str(expression), anchor=PUBLICATION)
    if parsed.open:
        return Period(expression=str(parsed), anchor=TEXT if parsed.first.kind == "told" else OPEN)
    if parsed.relative:
        return Period(expression=str(parsed), anchor=PUBLICATION)
    earliest, latest = find_days(parsed, date.max) or (None, None)
    return Period(earliest, latest, str(parsed), CALENDAR)


def resolve_period(period: Period, published: date | None) -> Period:
    """The period with its days, counted from the day of publication; as it was where that is unknown.

    Expression and anchor stay, so that another day of publication gives other days.
    """
    if period.anchor != PUBLICATION or published is None:
        return period
    parsed = parse_expression(period.expression)
    days = None if parsed is None else find_days(parsed, published)
    return period if days is None else replace(period, earliest=days[0], latest=days[1])


def describe_period(period: Period) -> str:
    """The period in words: days where it is resolved ("8 October 2021"), else "Friday before publication"."""
    if period.resolved:
        return say_days(period.earliest, period.latest)
    parsed = parse_expression(period.expression)
    if parsed is None:
        return period.expression or "no date"
    return say_expression(parsed)


def find_precision(period: Period) -> str:
    """How exactly a period is told: minute, hour, part of day, day, weekend, week, month, season, quarter,
    half, year, decade, century, duration, repetition, vague or named; that of the coarser end of a range;
    "unknown" for what is no expression.

    >>> find_precision(read_period("weekday:4:night"))
    'part of day'
    """
    parsed = parse_expression(period.expression)
    if parsed is None:
        return "day" if period.resolved and period.earliest == period.latest else "unknown"
    ends = [parsed.first] if parsed.second is None else [parsed.first, parsed.second]
    return max((_find_precision(atom) for atom in ends), key=_PRECISIONS.index)


_PRECISIONS = (
    *("minute", "hour", "part of day", "day", "weekend", "week", "month", "season", "quarter", "half"),
    *("year", "decade", "century", "named", "repetition", "duration", "vague", "unknown"),
)
_OF_KIND = {"weekday": "day", "fiscal": "year", "for": "duration", "every": "repetition", "ref": "vague"}


def _find_precision(atom: Atom) -> str:
    if atom.shifts and atom.shifts[-1][1] in _PRECISIONS:
        return atom.shifts[-1][1]
    for flag in atom.flags:
        if flag[0] == "t" and flag[1:].isdigit():
            return "minute" if len(flag) > 3 else "hour"
        if flag in YEAR_PARTS:
            return {"q": "quarter", "h": "half"}.get(flag[0] if flag[1:].isdigit() else "", "season")
    if atom.part:
        return "part of day"
    if atom.kind in ("date", "in"):
        return ("day", "month", "year")[(3 if atom.kind == "date" else 2) - len(atom.numbers)]
    kind = _OF_KIND.get(atom.kind, atom.kind)
    return kind if kind in _PRECISIONS else "unknown"


def count_days(one: Period, other: Period) -> int:
    """How many days lie from the end of the earlier to the start of the later; 0 where an end is open."""
    gaps = (
        (late.earliest - early.latest).days
        for early, late in ((one, other), (other, one))
        if early.latest and late.earliest
    )
    return max((0, *gaps))
