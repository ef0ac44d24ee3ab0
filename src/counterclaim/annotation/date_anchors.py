"""Times counted from another time of the text: "three days later", "the previous day"."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.annotation.date_reading import Dated
from counterclaim.model.periods import Atom

_SMALL = ("second", "minute", "hour", "day")
_OF_DAYS = ("day", "weekday")
_QUARTERS = ("q1", "q2", "q3", "q4")
_LAST_YEAR = Atom("year", (-1,))
_REACH = 150  # words behind a quarter in which "a year ago" is that quarter's


def anchor_dates(dated: Sequence[Dated]) -> list[Dated]:
    """Each "told" replaced by the time told before it, where there is one that is exact enough. Hours
    belong to the last day, or to the day of publication."""
    told, placed = Told(), []
    for item in dated:
        if item.first.kind == "told":
            item = replace(item, first=told.place(item.first))
        elif item.rule == "ago" and item.first == _LAST_YEAR:
            item = replace(item, first=told.place_year(_LAST_YEAR, item.start))
        told.keep(item)
        placed.append(item)
    return placed


class Told:
    """The times that a text has told so far."""

    def __init__(self) -> None:
        self._last: Atom | None = None
        self._day: Atom | None = None  # the last that is a day
        self._quarter: Atom | None = None  # the last that is a quarter
        self._quarter_at = 0

    def keep(self, item: Dated) -> None:
        """Takes note of a time. One counted back ("a day earlier") is an aside, to which nothing refers."""
        atom = item.first
        if atom.open or item.second is not None or any(count < 0 for count, _ in atom.shifts):
            return
        bare = replace(atom, flags=tuple(flag for flag in atom.flags if not _is_hour(flag, atom)))
        self._last = bare
        if _is_day(bare):
            self._day = bare
        if any(flag in _QUARTERS for flag in bare.flags) and not bare.shifts:
            self._quarter, self._quarter_at = bare, item.start

    def place(self, told: Atom) -> Atom:
        """What a "told" means here; itself where nothing told before says."""
        if not told.shifts:
            day = self._day or Atom("day", (0,))
            return replace(day, flags=(*day.flags, *told.flags))
        count, unit = told.shifts[-1]
        if unit == "quarter" and count == 0:
            return self._quarter or Atom("quarter", (-1,))
        if unit == "year" and count == -1:
            return self.place_year(_LAST_YEAR, None)
        base = self._day if unit in (*_SMALL, "week", "weekend") else self._last
        if base is None:
            return told if unit in _SMALL or count > 0 else Atom(unit, (count,))
        base = replace(base, flags=(*base.flags, *told.flags))
        if unit == "day" and count == 0:
            return base
        return replace(base, shifts=(*base.shifts, (count, unit))[-3:])

    def place_year(self, otherwise: Atom, place: int | None) -> Atom:
        """ "A year earlier": the same quarter where one was told, else the year before the one told."""
        near = place is None or place - self._quarter_at < _REACH
        if self._quarter is not None and near:
            return replace(self._quarter, shifts=((-1, "year"),))
        if self._last is not None and self._last.kind == "date" and place is None:
            return replace(self._last, shifts=((-1, "year"),))
        return otherwise


def _is_hour(flag: str, atom: Atom) -> bool:
    return flag == atom.part or flag[:2] in ("t0", "t1", "t2") or flag[0] == "z"


def _is_day(atom: Atom) -> bool:
    if atom.shifts:
        return atom.shifts[-1][1] in _SMALL
    lengths = {"date": 3, "in": 2}
    return atom.kind in _OF_DAYS or len(atom.numbers) == lengths.get(atom.kind, 0)
