"""The normal form of what a text says of time: atoms, ranges and open ends, as text and as values.

An expression is an atom or a range of two (``a..b``), with or without ``since:``, ``until:``, ``before:`` or
``after:`` before it. :mod:`counterclaim.model.periods` lists the atoms with what each comes to.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

PREFIXES = ("since", "until", "before", "after")
PARTS = ("early", "mid", "late")
SEASONS = ("spring", "summer", "autumn", "winter")
YEAR_PARTS = ("q1", "q2", "q3", "q4", "h1", "h2", *SEASONS)
DAY_PARTS = ("morning", "noon", "afternoon", "evening", "night", "midnight", "daytime")
REFERENCES = ("past", "present", "future")
UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
)

_CLOCK = re.compile(
    r"t(?:[01]\d|2[0-4])(?:[0-5]\d)?|z[+-]\d{4}"
)  # the clock on the wall; what it is ahead of UTC
_UNIT = "|".join(sorted((*UNITS, "weekday"), key=len, reverse=True))
_COUNT = r"(?:\d{1,6}(?:\.\d{1,3})?|x)"
_ATOM = re.compile(
    r"(?P<iso>\d{4})(?:-(?P<isomonth>\d{2})(?:-(?P<isoday>\d{2}))?)?"
    r"|(?P<unit>day|week|weekend|month|quarter|year|decade|century):(?P<count>[+-]?\d{1,4})"
    r"|weekday:(?P<weekday>[0-6])"
    r"|in(?::(?P<month>\d{1,2})(?:-(?P<monthday>\d{1,2}))?)?(?![\d-])"
    rf"|for:(?P<length>{_COUNT}:(?:{_UNIT}))"
    rf"|every:(?P<repeated>{_COUNT}:(?:{_UNIT})(?:/[0-6])?)"
    rf"|ref:(?P<reference>{'|'.join(REFERENCES)})"
    r"|named:(?P<named>[a-z][a-z_]{0,40})"
    r"|fiscal:(?P<fiscal>\d{4})"
    r"|(?P<told>told)"
)
_SHIFT = re.compile(rf">(?P<count>[+-]\d{{1,4}}):(?P<unit>{'|'.join(UNITS)})")
_SPAN_PARTS = (*PARTS, "past", "rest")
_FLAGS: Mapping[str, tuple[str, ...]] = {
    "date": (*PARTS, *YEAR_PARTS, *DAY_PARTS),
    "day": DAY_PARTS,
    "week": _SPAN_PARTS,
    "month": _SPAN_PARTS,
    "quarter": _SPAN_PARTS,
    "year": (*_SPAN_PARTS, *YEAR_PARTS),
    "decade": _SPAN_PARTS,
    "century": _SPAN_PARTS,
    "weekday": ("last", "next", "this", "lastweek", "thisweek", "nextweek", *DAY_PARTS),
    "in": (*PARTS, *YEAR_PARTS, "last", "next", "near", "thisyear", "lastyear", "nextyear", *DAY_PARTS),
    "for": ("about", "atleast", "atmost", "past", "future"),
    "fiscal": (*PARTS, *YEAR_PARTS),
    "told": DAY_PARTS,
}
_OPEN = ("for", "every", "ref", "named", "fiscal", "told")


@dataclass(frozen=True, slots=True)
class Atom:
    """`kind`: date, day, week, weekend, month, quarter, year, decade, century, weekday, in, for, every, ref,
    named, fiscal or told. `numbers`: year, month, day of a date; the count of a unit; the weekday; month and
    day of "in"; the fiscal year. `word`: what a duration or repetition lasts ("3:year"), what a reference
    points to, the name of a feast. `shifts`: steps of (count, unit) away from what the rest says."""

    kind: str
    numbers: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    word: str = ""
    shifts: tuple[tuple[int, str], ...] = ()

    def __str__(self) -> str:
        steps = "".join(f">{count:+d}:{unit}" for count, unit in self.shifts)
        return ":".join((self._head(), *self.flags)) + steps

    def _head(self) -> str:
        numbers = self.numbers
        if self.kind == "date":
            return "-".join(f"{n:04d}" if i == 0 else f"{n:02d}" for i, n in enumerate(numbers))
        if self.kind == "in" and len(numbers) == 2:
            return f"in:{numbers[0]:02d}-{numbers[1]:02d}"
        if self.word:
            return f"{self.kind}:{self.word}"
        return f"{self.kind}:{numbers[0]}" if numbers else self.kind

    @property
    def relative(self) -> bool:
        """Whether it is counted from the day of publication."""
        return self.kind != "date" and self.kind not in _OPEN

    @property
    def open(self) -> bool:
        """Whether it has no place in the calendar that could be worked out."""
        return self.kind in _OPEN

    @property
    def part(self) -> str:
        """The part of a day, or nothing."""
        return next((flag for flag in self.flags if flag in DAY_PARTS), "")


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression. `prefix`: since, until, before, after or nothing."""

    first: Atom
    second: Atom | None = None
    prefix: str = ""

    def __str__(self) -> str:
        ends = str(self.first) if self.second is None else f"{self.first}..{self.second}"
        return f"{self.prefix}:{ends}" if self.prefix else ends

    @property
    def relative(self) -> bool:
        return self.first.relative or (self.second is not None and self.second.relative)

    @property
    def open(self) -> bool:
        return self.first.open or (self.second is not None and self.second.open)


@lru_cache(maxsize=4096)  # every pair of happenings compares days, mostly the same few
def parse_expression(text: str) -> Expression | None:
    """The expression in normal form; None where `text` is not one."""
    prefix, _, rest = text.partition(":")
    if prefix not in PREFIXES:
        prefix, rest = "", text
    left, dots, right = rest.partition("..")
    first, second = _parse_atom(left), _parse_atom(right) if dots else None
    if first is None or (dots and second is None):
        return None
    return Expression(first, second, prefix)


def _parse_atom(text: str) -> Atom | None:
    text, arrow, steps = text.partition(">")
    shifts = _parse_steps(arrow + steps)
    head = _ATOM.match(text)
    if head is None or shifts is None:
        return None
    rest = text[head.end() :]
    flags = tuple(rest.split(":")[1:])
    kind, numbers, word = _read_head(head)
    atom = Atom(kind, tuple(int(number) for number in numbers if number is not None), flags, word, shifts)
    whole = rest == "".join(f":{flag}" for flag in flags) and all(_is_flag(kind, flag) for flag in flags)
    return atom if whole and _is_date(atom) else None


def _read_head(head: re.Match[str]) -> tuple[str, tuple[str | None, ...], str]:
    """Kind, numbers and word of an atom."""
    if head["iso"]:
        return "date", (head["iso"], head["isomonth"], head["isoday"]), ""
    if head["unit"]:
        return head["unit"], (head["count"],), ""
    if head["weekday"]:
        return "weekday", (head["weekday"],), ""
    if head["fiscal"]:
        return "fiscal", (head["fiscal"],), ""
    for kind, group in (("for", "length"), ("every", "repeated"), ("ref", "reference"), ("named", "named")):
        if head[group]:
            return kind, (), head[group]
    return ("told", (), "") if head["told"] else ("in", (head["month"], head["monthday"]), "")


def _parse_steps(text: str) -> tuple[tuple[int, str], ...] | None:
    found = list(_SHIFT.finditer(text))
    if "".join(step.group() for step in found) != text:
        return None
    return tuple((int(step["count"]), step["unit"]) for step in found)


def _is_flag(kind: str, flag: str) -> bool:
    listed = _FLAGS.get(kind, ())
    return flag in listed or (DAY_PARTS[0] in listed and _CLOCK.fullmatch(flag) is not None)


def _is_date(atom: Atom) -> bool:
    """Whether month and day of the atom exist; 29 February counts where no year is given."""
    if atom.kind == "date":
        year, month, day = (*atom.numbers, 1, 1)[:3]
        return make_day(year, month, day) is not None
    if atom.kind == "in":
        if not atom.numbers:
            return any(flag in YEAR_PARTS for flag in atom.flags)
        month, day = (*atom.numbers, 1)[:2]
        return make_day(2000, month, day) is not None
    return True


def make_day(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
