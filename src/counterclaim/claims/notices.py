"""The lines of a notice that say by a label when and where it was: "Date of incident: 3 May".

They hold for what is told below them, up to the next such line: a log has one notice under the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention, MentionKind, Period, Place

_WITHIN = 6  # sentences of a notice in which its labels stand


@dataclass(frozen=True, slots=True)
class Notice:
    """What the labels of one notice say, from its first sentence on."""

    sentence: int
    period: Period | None = None
    place: Place | None = None


class Notices:
    """The notices of one report, in order."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self._page, self._rules = page, rules
        self._notices = list(self._find())

    def at(self, sentence: int) -> Notice | None:
        """The notice that a sentence is in."""
        before = bisect_right(self._notices, sentence, key=lambda one: one.sentence)
        return self._notices[before - 1] if before else None

    def _find(self) -> Iterator[Notice]:
        current: Notice | None = None
        for number in range(len(self._page.sentences)):
            period, place = self._period(number), self._place(number)
            if period is not None and (current is None or current.period is not None):
                if current is not None:
                    yield current
                current = Notice(number, period)
            elif period is not None and current is not None:
                current = replace(current, period=period)
            elif place is not None and current is not None and current.place is None:
                current = replace(current, place=place)
            elif place is not None and self._has_day_below(number):
                if current is not None:
                    yield current
                current = Notice(number, place=place)
        if current is not None and current.period is not None:
            yield current

    def _has_day_below(self, number: int) -> bool:
        return any(self._period(other) is not None for other in self._near(number, ahead=True))

    def _near(self, number: int, ahead: bool = False) -> range:
        first = number if ahead else max(0, number - _WITHIN)
        return range(first, min(len(self._page.sentences), number + _WITHIN + 1))

    def _period(self, number: int) -> Period | None:
        """The time behind a label, which may stand in a sentence of its own ("Time of incident: approx.").
        A bare "date" is that of the paper, unless a place and what it was are labelled beside it."""
        words = self._words(number)
        named = self._rules.when_label.match(words) is not None
        if not named and not (self._rules.date_label.match(words) and self._is_of_incident(number)):
            return None
        found = self._first(MentionKind.PERIOD, number)
        if found is None and number + 1 < len(self._page.sentences):
            found = self._first(MentionKind.PERIOD, number + 1)
            if found is not None and found.span.start != self._page.sentences[number + 1].span.start:
                return None
        return found.value if found is not None and isinstance(found.value, Period) else None

    def _is_of_incident(self, number: int) -> bool:
        words = [self._words(other) for other in self._near(number)]
        labels = (self._rules.where_label, self._rules.what_label)
        return all(any(label.match(other) for other in words) for label in labels)

    def _place(self, number: int) -> Place | None:
        if not self._rules.where_label.match(self._words(number)):
            return None
        found = self._first(MentionKind.PLACE, number)
        return found.value if found is not None and isinstance(found.value, Place) else None

    def _words(self, number: int) -> str:
        return self._page.words(self._page.sentences[number].span)

    def _first(self, kind: MentionKind, number: int) -> Mention | None:
        mentions = self._page.sentences[number].mentions
        return next((mention for mention in mentions if mention.kind is kind), None)
