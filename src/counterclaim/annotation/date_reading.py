"""From a row of letters to dates: the forms found in it, and what their neighbours make of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.annotation.date_days import list_day_forms
from counterclaim.annotation.date_hours import list_hour_forms
from counterclaim.annotation.date_lengths import list_length_forms
from counterclaim.annotation.date_lexicon import DateLexicon, Row
from counterclaim.annotation.date_patterns import NO_DATE, Found
from counterclaim.annotation.date_tense import TenseWords
from counterclaim.annotation.date_units import list_unit_forms
from counterclaim.codebook.schema.dates import DateWords
from counterclaim.model.period_forms import SEASONS, make_day
from counterclaim.model.periods import Atom

_BARE = ("weekday", "in")
_SEASONS = frozenset(SEASONS)
_PLACED = {"last", "next", "this", "lastweek", "thisweek", "nextweek", "lastyear", "thisyear", "nextyear"}
_BESIDE = 3  # words between an hour and its day


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at the tokens `start`–`end` of a row: one atom, or two as the ends of a range. `loose`: see
    :class:`counterclaim.annotation.date_patterns.Form`."""

    start: int
    end: int
    first: Atom
    second: Atom | None = None
    prefix: str = ""
    rule: str = ""
    loose: bool = False


class DateForms:
    """The forms of a language's dates, made ready once for many texts."""

    def __init__(self, words: DateWords) -> None:
        self.lexicon = DateLexicon(words)
        forms = (*list_day_forms(), *list_length_forms(), *list_unit_forms(), *list_hour_forms())
        self._forms = tuple((self.lexicon.compile(form.pattern), form) for form in forms)
        self._tense = TenseWords(self.lexicon)
        self._within, self._comma = self.lexicon.letters("within"), self.lexicon.letters("comma")
        self._hour_words = "".join(self.lexicon.letters(name) for name in ("day_parts", "the", "lately"))
        self._compile_neighbours()

    def _compile_neighbours(self) -> None:
        """What stands between, before and behind dates."""
        compiled, tail = self.lexicon.compile, self.lexicon.compile_tail
        self._before_day = tail(r"<comma>?<within|of|openers>*<the>?")
        self._line_start = tail(r"(?:\A|<gap>)<capital>(?:<capital|comma|dot|open|close>){0,10}")
        self._line_end = compiled(r"<close>?(?:<open>|<hyphen>|<dash>)")
        self._text_before = tail(r"<texts>(?:<open><capital>+<close>)?<of|dating><the>?")
        self._text_behind = compiled(r"<capital|small|hyphen>{0,3}<texts>")
        self._join, self._pair = compiled(r"<comma>?<joins>"), compiled(r"<pairs>")
        self._opener, self._opened = tail(r"<openers><the>?"), compiled(r"<openers>")
        names = ("since", "until", "before", "after")
        self._prefixes = tuple((name, tail(rf"<{name}><about|the>?<the>?")) for name in names)
        self._owns = compiled(r"<owns>")

    def find(self, row: Row) -> list[Dated]:
        """The dates in order, none overlapping; of two that do, the longer."""
        found: list[tuple[int, int, int, Dated]] = []
        for order, (pattern, form) in enumerate(self._forms):
            for match in pattern.finditer(row.letters):
                atoms = form.build(Found(self.lexicon, row, match))
                if atoms is not None:
                    start, end = match.span()
                    dated = Dated(start, end, *atoms, rule=form.rule, loose=form.loose)
                    found.append((start - end, order, start, dated))
        taken = bytearray(len(row.letters))
        kept = []
        for _, _, _, dated in sorted(found, key=lambda one: one[:3]):
            if not any(taken[dated.start : dated.end]):
                taken[dated.start : dated.end] = b"\1" * (dated.end - dated.start)
                kept.append(dated)
        return sorted((one for one in kept if one.rule != NO_DATE), key=lambda one: one.start)

    def join_hours(self, row: Row, dated: Sequence[Dated]) -> list[Dated]:
        """An hour and the day beside it made one: "night of 2 July", "Friday at 10 p.m."; and an anniversary
        with its day."""
        joined: list[Dated] = []
        for item in dated:
            one = self._join_pair(row, joined[-1], item) if joined else None
            if one is not None:
                joined[-1] = one
            else:
                joined.append(item)
        return [self._of_last_night(row, item, joined) for item in joined]

    def _of_last_night(self, row: Row, item: Dated, dated: Sequence[Dated]) -> Dated:
        """ "Overnight" by itself is the night before publication, unless a day right behind says which."""
        nightly = item.rule == "part" and row.letters[item.end - 1] in self.lexicon.letters("nightly")
        if not nightly or any(0 <= other.start - item.end <= _BESIDE for other in dated if other is not item):
            return item
        return replace(item, first=Atom("day", (-1,), ("night",)), rule="overnight", loose=False)

    def _join_pair(self, row: Row, last: Dated, item: Dated) -> Dated | None:
        if item.start - last.end > _BESIDE:
            return None
        if self._before_day.match(row.letters, last.end, item.start) is None:
            return None
        if last.rule == "anniversary":
            return _count_years(last, item)
        if (_is_hour(last.first) or _is_told_part(last.first)) and _is_day(item.first):
            first = replace(item.first, flags=(*item.first.flags, *_hours(last.first, item.first)))
            return replace(item, start=last.start, first=first)
        closed = any(letter in self._comma for letter in row.letters[last.end : item.start])
        if _is_hour(item.first) and _is_day(last.first) and last.second is None and not closed:
            if last.first.part and item.first.part:
                return None
            first = replace(last.first, flags=(*last.first.flags, *_hours(item.first, last.first)))
            return replace(last, end=item.end, first=first)
        return None

    def mark_dateline(self, row: Row, item: Dated) -> Dated:
        """The date of a dateline ("TRIPOLI, Oct. 8 (AP)") is the report's, not of what it tells."""
        if self._line_start.search(row.letters, max(0, item.start - 12), item.start) is None:
            return item
        if self._line_end.match(row.letters, item.end) is None:
            return item
        return replace(item, rule="dateline", loose=True)

    def mark_text(self, row: Row, item: Dated) -> Dated:
        """The day or year by which an agreement or a law is called ("the agreement of 2014", "a 2008 treaty")
        is not that of what is done under it."""
        before = self._text_before.search(row.letters, max(0, item.start - 8), item.start)
        year = item.end - item.start == 1 and row.words[item.start].isdigit()
        behind = self._text_behind.match(row.letters, item.end) if year else None
        return item if before is None and behind is None else replace(item, rule="text", loose=True)

    def place_bare(self, row: Row, item: Dated) -> Dated:
        """A bare weekday or month behind "will" lies after publication. A day of a month behind no word of
        the past may lie shortly before or behind it."""
        atom = item.first
        if atom.kind not in _BARE or item.second is not None or not _PLACED.isdisjoint(atom.flags):
            return item
        season = atom.kind == "in" and not atom.numbers
        if season and _SEASONS.isdisjoint(atom.flags):
            return item  # a quarter that is reported has begun
        tense = self._tense.find(row, item.start)
        if tense == "future" or (tense == "deadline" and atom.kind == "weekday"):
            flag = "this" if atom.kind == "weekday" else "next"
            return replace(item, first=replace(atom, flags=(flag, *atom.flags)))
        closely = len(atom.numbers) == 1 or row.letters[item.start - 1 : item.start] in self._within
        past = tense == "done" or (tense == "ended" and closely)  # "closed on 13 January"
        if past or season or atom.kind == "weekday" or atom.part:
            return item
        return replace(item, first=replace(atom, flags=("near", *atom.flags)))

    def join_ranges(self, row: Row, dated: Sequence[Dated]) -> list[Dated]:
        """Two dates with "to" between them, or "between … and", made one."""
        joined: list[Dated] = []
        for item in dated:
            last = joined[-1] if joined else None
            single = last is not None and last.second is None and item.second is None
            if last is not None and single and _matches(last.first, item.first):
                opener = self._opener.search(row.letters, max(0, last.start - 3), last.start)
                opened = opener or self._opened.search(row.letters, last.start, last.end)
                if self._join.fullmatch(row.letters, last.end, item.start) or (
                    opened and self._pair.fullmatch(row.letters, last.end, item.start)
                ):
                    start = opener.start() if opener else last.start
                    second = _without_near(item.first)
                    first = _with_year(_without_near(last.first), second)
                    joined[-1] = replace(last, start=start, end=item.end, first=first, second=second)
                    continue
            joined.append(item)
        return [_one_night(item) for item in joined]

    def open_end(self, row: Row, item: Dated) -> Dated:
        """A word like "since" before a date leaves one end open."""
        if self._owns.match(row.letters, item.end):
            return item  # "after Tuesday's strike" is after the strike, which was on Tuesday
        if item.first.part and row.letters[item.start] in self._hour_words:
            return item  # "before dawn on Monday" is on Monday
        for name, pattern in self._prefixes:
            found = pattern.search(row.letters, max(0, item.start - 4), item.start)
            if found is not None:
                return replace(item, start=found.start(), prefix=name)
        return item


def _count_years(last: Dated, item: Dated) -> Dated | None:
    """ "The second anniversary of 2 July 2019" is 2 July 2021."""
    atom = item.first
    if atom.kind != "date" or len(atom.numbers) != 3 or item.second is not None:
        return None
    year, month, day = atom.numbers[0] + last.first.numbers[0], *atom.numbers[1:]
    if make_day(year, month, day) is None:
        return None
    return replace(last, end=item.end, first=Atom("date", (year, month, day)))


def _is_hour(atom: Atom) -> bool:
    return atom.kind == "told" and bool(atom.flags) and not atom.shifts


def _is_told_part(atom: Atom) -> bool:
    """ "The next morning", whose day may stand right behind it: "the next morning, 5 May"."""
    return atom.kind == "told" and bool(atom.part) and atom.shifts[0][1] == "day"


def _is_day(atom: Atom) -> bool:
    """Whether an hour can belong to it: a day, without a clock."""
    if any(flag[0] == "t" and flag[1:2].isdigit() for flag in atom.flags):
        return False
    lengths = {"date": 3, "in": 2, "weekday": 1, "day": 1}
    return len(atom.numbers) == lengths.get(atom.kind) and not atom.shifts


def _hours(hour: Atom, day: Atom) -> tuple[str, ...]:
    """The hour's flags; a part of the day beside a clock adds nothing."""
    return hour.flags if not day.part else tuple(flag for flag in hour.flags if flag[0] in "tz")


def _without_near(atom: Atom) -> Atom:
    """An end of a range needs no guess at its side of publication: the other end tells it."""
    return replace(atom, flags=tuple(flag for flag in atom.flags if flag != "near"))


def _with_year(first: Atom, second: Atom) -> Atom:
    """The first end of a range takes the year of the second: "30 June to 2 July 2019"."""
    if first.kind != "in" or second.kind != "date" or len(second.numbers) != len(first.numbers) + 1:
        return first
    year = second.numbers[0] - (first.numbers > second.numbers[1:])
    return Atom("date", (year, *first.numbers), tuple(flag for flag in first.flags if flag not in _PLACED))


def _matches(first: Atom, second: Atom) -> bool:
    """Whether two dates can be the ends of one range: not "Friday to December"."""
    months = ("date", "in")
    if first.shifts or second.shifts or first.open or second.open:
        return False
    return first.kind == second.kind or (first.kind in months and second.kind in months)


def _one_night(item: Dated) -> Dated:
    """ "The night of 2 to 3 July" is one night, until the morning of the second day."""
    first, second = item.first, item.second
    if second is None or first.part != "night" or second.part or not first.numbers:
        return item
    if first.kind == "weekday":
        following = (first.numbers[0] + 1) % 7 == second.numbers[0]
    else:
        following = second.numbers[-1] in (first.numbers[-1] + 1, 1)
    return replace(item, second=replace(second, flags=(*second.flags, "morning"))) if following else item
