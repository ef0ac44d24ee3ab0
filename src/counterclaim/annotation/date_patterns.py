"""Single dates in a sentence: regular expressions made from a language's date words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from counterclaim.codebook.schema.dates import DateWords
from counterclaim.model.periods import Atom

_Y = r"(?P<y>(?:19|20)\d\d)"
_D = r"(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_D2 = r"(?P<d2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|/|\s(?:to|and|or|until|through)\s)\s*"
_DAY = re.compile(rf"\s+{_D}(?![\d,]\d|\d)")
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at `start`–`end` of the sentence: one atom, or two as the ends of a range."""

    start: int
    end: int
    first: Atom
    second: Atom | None = None
    prefix: str = ""


_Build = Callable[[re.Match[str]], tuple[Atom, Atom | None] | None]


class DatePatterns:
    """The patterns of one language. `join`, `pair`, `opener`, `prefix` and `future` are for what stands
    between and before dates."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        spaced = r"(?:^|(?<=[\s(\"“‘']))"
        self.join = re.compile(rf"\s*(?i:{_any(words.joins)})\s*")
        self.pair = re.compile(rf"\s*(?i:{_any(words.pairs)})\s*")
        self.opener = re.compile(rf"{spaced}(?i:{_any(words.openers)})\s+\Z")
        self.opened = re.compile(rf"\b(?i:{_any(words.openers)})\s")
        groups = {"since": words.since, "until": words.until, "before": words.before, "after": words.after}
        prefixes = "|".join(f"(?P<{name}>(?i:{_any(listed)}))" for name, listed in groups.items())
        self.prefix = re.compile(rf"{spaced}(?:{prefixes})\s+(?:(?:the|about|around)\s+)?\Z")
        self.future = re.compile(rf"\b(?i:{_any(words.future)})\b[^.;:?!\"”]*\Z")
        self._hint = re.compile(self._hints(), re.IGNORECASE)
        self._patterns = tuple((re.compile(pattern), build) for pattern, build in self._single())

    def may_hold(self, sentence: str) -> bool:
        """Whether the sentence has any word a date needs."""
        return self._hint.search(sentence) is not None

    def find(self, sentence: str) -> list[Dated]:
        """The single dates in order, none overlapping; of two that do, the longer."""
        found: list[Dated] = []
        for pattern, build in self._patterns:
            for match in pattern.finditer(sentence):
                atoms = build(match)
                if atoms is not None:
                    found.append(Dated(match.start(), match.end(), *atoms))
        kept: list[Dated] = []
        for item in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if all(item.end <= other.start or other.end <= item.start for other in kept):
                kept.append(item)
        return sorted(kept, key=lambda one: one.start)

    def _hints(self) -> str:
        words = self._words
        listed = (*words.weekdays, *words.months, *words.day_words, *words.units, *words.soon)
        return rf"\b(?:{_any(listed)})|\b(?:19|20)\d\d"

    def _single(self) -> Iterable[tuple[str, _Build]]:
        words = self._words
        weeks = [word for word, unit in words.units.items() if unit == "week"]
        month = f"(?P<m>{_capital(words.months)})"
        weekday = rf"(?P<w>\b(?i:{_any(words.weekdays)}))(?!\w)"
        part = rf"(?:\b(?P<part>(?i:{_any(words.parts)}))[\s-]+)?"
        times = rf"(?:\b(?i:{_any(words.day_parts)}))"
        of_night = rf"(?:\b(?i:(?:the\s+)?{times}\s+(?:of|between)\s+(?:the\s+)?))?"
        named = rf"(?:\b(?i:{_any(words.weekdays)}),?\s+(?:the\s+)?)?"
        years = [word for word, unit in words.units.items() if unit == "year"]
        which = rf"(?i:(?P<ly>{_any(words.last)})|(?P<ty>{_any(words.this)}))\s+(?i:{_any(years)})\b"
        year_behind = rf"(?:,?\s+{_Y}(?!\d|,\d)|,?\s+{which})?"
        week_behind = rf"(?:,?\s+(?P<lastweek>(?i:{_any(words.last)}))\s+(?i:{_any(weeks)})\b)?"
        unit = rf"(?P<u>(?i:{_any(words.units)}))\b"
        number = rf"(?P<n>(?i:{_any(words.numbers)})|\d{{1,3}})"
        nearness = (
            rf"(?i:(?P<last>{_any(words.last)})|(?P<this>{_any(words.this)})|(?P<next>{_any(words.next)}))"
        )
        yield (
            rf"{of_night}{named}\b{_D}(?:{_TO}{_D2})?\s+(?:of\s+)?{month}(?!\w){year_behind}",
            self._day_month,
        )
        yield (
            rf"{of_night}{named}\b{month}\s+{_D}(?!\d|,\d)(?:{_TO}{_D2}(?![\d%]|\s+[a-z]))?{year_behind}",
            self._day_month,
        )
        yield r"\b(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)\b", self._iso
        yield r"\b(?P<d>\d{1,2})[./](?P<mm>\d{1,2})[./](?P<y>(?:19|20)\d\d)\b", self._numeric
        yield rf"{part}\b{month}(?:\s+of)?,?\s+{_Y}(?!\d|,\d)", self._month
        yield (
            rf"{part}\b{month}(?!\w),?\s+{which}",
            self._month,
        )
        yield (
            rf"(?:{nearness}\s+)?{part}(?<!\w){month}(?!\w|[’']s\s[a-z]*ly)(?!\s+[A-Z][a-z])",
            self._bare_month,
        )
        yield rf"{part}(?<![\w,.$€£-]){_Y}(?P<s>s)?(?![\w%]|[,.:]\d|-\w)", self._year
        yield (
            rf"{of_night}(?:\b(?i:{_any(words.lately)})\s+)?(?:{nearness}\s+)?{weekday}(?!\s+\d)(?:,?\s+{times})?{week_behind}",
            self._weekday,
        )
        yield rf"(?<!\w)(?P<day>(?i:{_any(words.day_words)}))\b(?:\s+{times})?", self._day_word
        yield rf"\b{number}\s+{unit}\s+(?i:{_any(words.ago)})\b", self._ago
        yield rf"\b(?:{number}\s+|a\s+few\s+)?(?i:{_any(words.soon)})\s+(?i:{_any(words.ago)})\b", self._today
        yield rf"\b(?i:{_any(words.past)})\s+{number}\s+{unit}", self._window
        limit = rf"(?:(?i:(?P<past>{_any(words.so_far)})|(?P<rest>{_any(words.later)}))\s+)?"
        yield rf"\b{limit}{part}{nearness}\s+{unit}", self._unit

    def _day_month(self, match: re.Match[str]) -> tuple[Atom, Atom | None] | None:
        month, days = self._words.months[match["m"].lower()], [int(match["d"])]
        if match["d2"]:
            days.append(int(match["d2"]))
        if any(day > _LAST_DAYS[month - 1] for day in days):
            return None
        before_month = match.start("m") < match.start("d")
        if before_month and not match["y"] and self._follows(match, self._words.month_only):
            return None  # "in July 12 people fled"
        atoms = [self._dated(match, (month, day)) for day in days]
        crossing = len(days) == 2 and days[0] >= days[1]
        return None if crossing else (atoms[0], atoms[1] if len(atoms) == 2 else None)

    def _dated(self, match: re.Match[str], numbers: tuple[int, ...], flags: tuple[str, ...] = ()) -> Atom:
        """A month or day with its year, where it is given in digits or as "last year"."""
        found = match.groupdict()
        if found.get("y"):
            return Atom("date", (int(found["y"]), *numbers), flags)
        if found.get("ly"):
            return Atom("in", numbers, (*flags, "lastyear"))
        return Atom("in", numbers, (*flags, "thisyear") if found.get("ty") else flags)

    def _iso(self, match: re.Match[str]) -> tuple[Atom, None] | None:
        return _calendar(int(match["y"]), int(match["mm"]), int(match["d"]))

    def _numeric(self, match: re.Match[str]) -> tuple[Atom, None] | None:
        """Day and month in digits, only where one of them tells which is which."""
        day, month = int(match["d"]), int(match["mm"])
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
        return _calendar(int(match["y"]), month, day)

    def _month(self, match: re.Match[str]) -> tuple[Atom, None]:
        return self._dated(match, (self._words.months[match["m"].lower()],), self._parts(match)), None

    def _bare_month(self, match: re.Match[str]) -> tuple[Atom, None] | None:
        """A month alone, only behind a word that makes it one ("in May", "early May")."""
        flags = self._parts(match)
        near = match["last"] or match["this"] or match["next"]
        if _DAY.match(match.string, match.end()) and not self._follows(match, self._words.month_only):
            return None  # "last July 21" is a day
        if not flags and not near and not self._follows(match, self._words.month_after):
            return None
        atom = Atom("in", (self._words.months[match["m"].lower()],), flags)
        if match["next"]:
            atom = Atom("in", atom.numbers, (*flags, "next"))
        return atom, None

    def _year(self, match: re.Match[str]) -> tuple[Atom, Atom | None] | None:
        year, behind = int(match["y"]), match.string[match.end() :]
        if match["s"]:
            return (Atom("date", (year,)), Atom("date", (year + 9,))) if year % 10 == 0 else None
        if not match["part"] and not self._follows(match, self._words.year_after):
            return None
        # "of 2000 people": a number, unless a mark or a small word follows
        if re.match(r"\s+(?:people|men|women|[a-z]{4,}s\b(?<!was)(?<!does))", behind):
            return None
        return Atom("date", (year,), self._parts(match)), None

    def _weekday(self, match: re.Match[str]) -> tuple[Atom, None]:
        flag = next((name for name in ("lastweek", "last", "this", "next") if match[name]), None)
        return Atom("weekday", (self._words.weekdays[match["w"].lower()],), (flag,) if flag else ()), None

    def _day_word(self, match: re.Match[str]) -> tuple[Atom, None]:
        return Atom("day", (self._words.day_words[_plain(match["day"])],)), None

    def _ago(self, match: re.Match[str]) -> tuple[Atom, None]:
        return Atom(self._words.units[match["u"].lower()], (-self._number(match["n"]),)), None

    def _today(self, match: re.Match[str]) -> tuple[Atom, None]:
        return Atom("day", (0,)), None

    def _window(self, match: re.Match[str]) -> tuple[Atom, Atom]:
        unit, number = self._words.units[match["u"].lower()], self._number(match["n"])
        days = {"day": 1, "week": 7}.get(unit)
        first = Atom("day", (-number * days,)) if days else Atom(unit, (-number,))
        return first, Atom("day", (0,))

    def _unit(self, match: re.Match[str]) -> tuple[Atom, None] | None:
        unit = self._words.units[match["u"].lower()]
        number = -1 if match["last"] else 0 if match["this"] else 1
        if unit == "day" or match["u"].lower().endswith("s"):
            return None
        if unit == "weekend":
            return Atom(unit, (number + bool(match["last"]),)), None
        flags = self._parts(match)
        if number == 0 and (match["past"] or match["rest"]):
            flags = ("past",) if match["past"] else ("rest",)
        return Atom(unit, (number,), flags), None

    def _parts(self, match: re.Match[str]) -> tuple[str, ...]:
        return (self._words.parts[_plain(match["part"])],) if match["part"] else ()

    def _number(self, word: str) -> int:
        return int(word) if word.isdigit() else self._words.numbers[_plain(word)]

    def _follows(self, match: re.Match[str], words: Iterable[str]) -> bool:
        """Whether one of the words stands right before the match."""
        before = re.findall(r"[\w’']+", match.string[max(0, match.start() - 20) : match.start()])
        direct = match.string[: match.start()][-1:] in (" ", "-", "\xa0", "(", "\n", "")
        return bool(before) and direct and before[-1].lower() in words


def _any(words: Iterable[str] | Mapping[str, object]) -> str:
    """An alternation of phrases, the longest first; a pattern that never matches where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered) or r"(?!)"


def _capital(words: Iterable[str]) -> str:
    """Months are written with a capital letter, or in capitals only: "may" is a verb."""
    spelled = {form for word in words for form in (word.capitalize(), word.upper())}
    return _any(spelled)


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _calendar(year: int, month: int, day: int) -> tuple[Atom, None] | None:
    if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAYS[month - 1]:
        return None
    return Atom("date", (year, month, day)), None
