"""Whether a bare weekday or month lies before or behind publication, by the words around it."""

import re
from collections.abc import Sequence

from counterclaim.annotation.date_lexicon import DateLexicon, Row

_VERB = 3  # words between "will" and its verb, both counted
_BEFORE = 25  # words before a date in which a verb tells its tense
_AHEAD = 20  # words behind it
_STOP = ("stop", "dot", "gap", "quote")


class TenseWords:
    """The words of a language that tell past from future, made ready once for many texts."""

    def __init__(self, lexicon: DateLexicon) -> None:
        stops = "".join(lexicon.letters(name) for name in _STOP)
        kinds = ("future", "maybe_future", "done", "done_ending")
        tenses = "".join(lexicon.letters(name) for name in kinds)
        self._clause = re.compile(rf"[^{stops}]*\Z")
        self._ahead = re.compile(rf"[^{stops}{tenses}]*")
        self._tense = lexicon.compile(
            "(?P<future><future>)|(?P<maybe><maybe_future>)|(?P<done><done>)|(?P<ended><done_ending>)"
        )
        self._nearest = lexicon.compile_tail(
            "(?P<soonest><soonest><the>?)|(?P<deadline><deadlines>)|(?P<since><since|last>)"
        )

    def find(self, row: Row, place: int) -> str:
        """What the words say of a date at a token: "future"; "done"; "ended" for a word that only looks like
        a verb of the past; "deadline" for "by" and "until" without one; nothing where no word tells."""
        nearest = self._nearest.search(row.letters, max(0, place - 2), place)
        if nearest is not None and nearest.lastgroup != "deadline":
            return "future" if nearest.lastgroup == "soonest" else "done"
        clause = self._clause.search(row.letters, max(0, place - _BEFORE), place)
        marks = list(self._tense.finditer(clause.group())) if clause is not None else []
        if marks:
            tense = _weigh(marks)
            return "deadline" if nearest is not None and tense == "ended" else tense
        behind = self._tense.match(row.letters, self._skip(row, place))
        if behind is not None and behind.lastgroup != "maybe":
            return str(behind.lastgroup)
        return "deadline" if nearest is not None else ""

    def _skip(self, row: Row, place: int) -> int:
        """Where the first word of tense behind the place stands in its clause; without one, its end."""
        end = self._ahead.match(row.letters, place, min(place + _AHEAD, len(row.letters)))
        return end.end() if end is not None else len(row.letters)


def _weigh(marks: Sequence[re.Match[str]]) -> str:
    """What the words of tense before a date say: the last of them, unless it is a verb's form right behind
    "will" or "had"."""
    names = ["future" if mark.lastgroup in ("future", "maybe") else str(mark.lastgroup) for mark in marks]
    near = len(marks) > 1 and marks[-1].start() - marks[-2].start() <= _VERB
    if near and (names[-1] == "ended" or (names[-1] == "done" and names[-2] == "future")):
        return names[-2]
    return names[-1]
