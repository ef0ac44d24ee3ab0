"""What the forms of dates share: how a form is written, what it finds, and its pieces of pattern.

A form is a pattern over the letters of :mod:`counterclaim.annotation.date_lexicon` with a function that
makes atoms of what it found. Forms of days are in `date_days`, those of units in `date_units`, of durations
in `date_lengths`, of hours in `date_hours`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from counterclaim.annotation.date_lexicon import DateLexicon, Row
from counterclaim.model.periods import Atom

Atoms = tuple[Atom, Atom | None]

NO_DATE = "none"  # the rule of forms that keep others from reading a part of them
DAY = r"(?P<d><day_number>)(?!<percent>)"
TO = r"(?:<hyphen>|<dash>|<slash>|<joiners>)"
PART = r"(?:<parts><within>?<hyphen>?<the>? | <the>?<part_nouns><of><the>? | <part_nouns><hyphen>)"
NEAR = r"(?:(?P<last><last>)|(?P<this><this>)|(?P<next><next>))"
NUMBER = r"<numbers|digits|decimal|fraction|multipliers>(?:<hyphen>?<numbers|multipliers|fraction>){0,5}"
COUNT = rf"(?:(?P<n>{NUMBER})(?P<half1><joiners><articles><halves>)?|(?P<x><some>)|(?P<a><articles>))"
UNIT = r"(?P<u><units>)"
HALF = r"(?P<half><joiners><articles><halves>)?"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date. `loose`: it may be no date of a deed ("the 2011 war"), or is told in words
    that mean a time only in some reports ("the quarter")."""

    rule: str
    pattern: str
    build: "Callable[[Found], Atoms | None]"
    loose: bool = False


class Found:
    """A form found in a row."""

    def __init__(self, lexicon: DateLexicon, row: Row, match: re.Match[str]) -> None:
        self._lexicon = lexicon
        self.row = row
        self.match = match

    def has(self, group: str) -> bool:
        """Whether the form has the group and found it."""
        return group in self.match.re.groupindex and self.match[group] is not None

    def word(self, group: str) -> str:
        """The first word of a group that was found."""
        return self.row.words[self.match.start(group)]

    def value(self, group: str, name: str) -> object:
        """What the list `name` has for the word of a group."""
        return self._lexicon.value(name, self.word(group))

    def pick(self, *names: str) -> object | None:
        """What the lists have for the first word in the form that is in one of them."""
        letters = self.match.group()
        for place, letter in enumerate(letters):
            for name in names:
                if letter in self._lexicon.letters(name):
                    return self._lexicon.value(name, self.row.words[self.match.start() + place])
        return None

    def before(self, *names: str) -> bool:
        """Whether the word before the form is in one of the lists."""
        start = self.match.start()
        return start > 0 and self._is(start - 1, names)

    def after(self, *names: str) -> bool:
        """Whether the word behind the form is in one of the lists."""
        end = self.match.end()
        return end < len(self.row.letters) and self._is(end, names)

    def closes(self) -> bool:
        """Whether a mark or the end stands behind the form."""
        marks = ("comma", "dot", "stop", "gap", "quote", "close")
        return self.match.end() == len(self.row.letters) or self.after(*marks)

    def holds(self, name: str) -> bool:
        """Whether a word in the form is in the list."""
        return any(letter in self._lexicon.letters(name) for letter in self.match.group())

    def _is(self, place: int, names: Iterable[str]) -> bool:
        return any(self.row.letters[place] in self._lexicon.letters(name) for name in names)

    def is_in(self, group: str, name: str) -> bool:
        """Whether the first word of a group is in a list."""
        return self._is(self.match.start(group), (name,))

    def ordinal(self, group: str) -> int:
        """The number of "third" or "3rd"."""
        word = self.word(group)
        return int(word[:-2]) if word[0].isdigit() else int(str(self._lexicon.value("ordinals", word)))

    def numbers(self, group: str) -> list[float]:
        """The listed numbers of a group, one by one."""
        start, end = self.match.span(group)
        return [
            self._number(place, place + 1) for place in range(start, end) if not self._is(place, ("hyphen",))
        ]

    def unit(self, group: str = "u") -> str:
        return str(self.value(group, "units"))

    def parts(self) -> tuple[str, ...]:
        """ "early", "mid" or "late", where the form says one."""
        part = self.pick("parts", "part_nouns", "ends")
        return (str(part),) if part else ()

    def step(self) -> int:
        """-1, 0 or 1 by the words for last, this and next."""
        return -1 if self.has("last") else 1 if self.has("next") else 0

    def step_of(self, group: str) -> int:
        """-1, 0 or 1 by the word of a group."""
        return -1 if self.is_in(group, "last") else 1 if self.is_in(group, "next") else 0

    def count(self) -> float | None:
        """The number told before a unit; None for "several"."""
        half = 0.5 if self.has("half") or self.has("half1") else 0.0
        if self.has("n"):
            return self._number(*self.match.span("n")) + half
        return None if self.has("x") else 1 + half

    def _number(self, start: int, end: int) -> float:
        total = current = 0.0
        for place in range(start, end):
            word = self.row.words[place].lower()
            if self._is(place, ("multipliers",)):
                factor = float(str(self._lexicon.value("multipliers", word)))
                current = max(current, 1) * factor
                if factor >= 1000:
                    total, current = total + current, 0
            elif self._is(place, ("numbers",)):
                current += float(str(self._lexicon.value("numbers", word)))
            elif "/" in word:
                over, under = word.split("/")
                current += int(over) / max(int(under), 1)
            elif word[0].isdigit():
                current += float(word.replace(",", ""))
        return total + current


def read_spelled_year(numbers: list[float]) -> int | None:
    """ "Nineteen ninety-six", from its numbers."""
    if len(numbers) < 2 or numbers[0] not in (19, 20) or numbers[1] < 10 or sum(numbers[1:]) > 99:
        return None
    return int(numbers[0] * 100 + sum(numbers[1:]))


def write_count(count: float | None) -> str:
    """A count as the normal form has it: "3", "2.5", "x" where it is not told."""
    return "x" if count is None else f"{count:.3f}".rstrip("0").rstrip(".")
