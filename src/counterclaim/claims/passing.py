"""Frames that name a kind of deed and tell of none: general talk, denials of what nobody told of, and what
takes more people than are counted."""

from __future__ import annotations

from collections import Counter

from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import MentionKind, Quantity


class Passing:
    """The frames of one report, with how often each type is told of as having been."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self._page = page
        self._rules = rules
        self._told_of = Counter(
            name
            for told in page.told
            if not (told.frame.background or told.frame.negated)
            for name in rules.incident_types(told.frame)
        )

    def is_passing(self, told: Told) -> bool:
        """Whether the frame only speaks of such things in general, or takes back what nobody told of:
        without time, place, figure or people it makes no happening of its own."""
        frame = told.frame
        if frame.background and not self._rules.is_campaign(frame) and frame.time is None:
            return True
        bare = frame.time is None and frame.place is None and frame.number is None and not frame.definite
        if frame.negated and self._goes_on_here(told):
            return False
        if frame.negated and frame.time is None and self._is_alone(told):
            return True
        if self._takes_more(told) and self._is_alone(told):
            return True
        if not bare or frame.as_cause or self._is_counted_beside(told):
            return False
        unfilled = frame.patient is None and frame.agent is None
        return unfilled and (frame.negated or self._is_alone(told))

    def _goes_on_here(self, told: Told) -> bool:
        """Whether it is what goes on for days, at a site that is named: "no hunger strike is taking place in
        the camp" answers others' reports, whatever day they tell."""
        lasting = any(self._rules.types[name].lasting for name in self._rules.incident_types(told.frame))
        mentions = self._page.sentences[told.sentence].mentions
        return lasting and any(item.kind is MentionKind.SITE for item in mentions)

    def _takes_more(self, told: Told) -> bool:
        """Whether fewer people are counted than its types take: "one man was arrested over the fire"."""
        figure = self._page.mention(MentionKind.FIGURE, told.frame.number)
        least = min(
            (self._rules.types[name].least for name in self._rules.incident_types(told.frame)), default=1
        )
        counted = figure.value if figure is not None else None
        return isinstance(counted, Quantity) and counted.high is not None and counted.high < least > 1

    def _is_counted_beside(self, told: Told) -> bool:
        """Whether the frame's clause counts its dead or its fled."""
        clause = told.frame.clause
        return any(
            other.frame.number is not None and (clause is None or clause.contains(other.frame.trigger))
            for other in self._page.told_at(told.sentence)
            if other is not told
        )

    def _is_alone(self, told: Told) -> bool:
        """Whether the report tells of other things, and of none of this type."""
        uncounted = told.frame.background or told.frame.negated
        own = Counter(() if uncounted else self._rules.incident_types(told.frame))
        others = self._told_of - own
        known = any(others[name] for name in self._rules.incident_types(told.frame))
        return bool(others) and not known and not self._takes_up(told)

    def _takes_up(self, told: Told) -> bool:
        """Whether it takes back by the same verb what was told before as a deed of another type: "a cutter
        *towed* them back out to sea", "the boat was not *towed*"."""
        if not told.frame.negated:
            return False
        verbs = self._find_verbs(told)
        return any(
            verbs & self._find_verbs(other)
            for other in self._page.told[: told.number]
            if self._rules.incident_types(other.frame)
            if not (other.frame.background or other.frame.negated)
        )

    def _find_verbs(self, told: Told) -> set[str]:
        tokens = self._page.tokens(told.frame.trigger)
        return {token.lemma.lower() for token in tokens if token.pos == "VERB"}


def has_toll_before(told: Told, page: Page, rules: Rules) -> bool:
    """Whether an earlier sentence counts dead or hurt, be it without a word of what took place."""
    return any(
        other.sentence < told.sentence
        and other.frame.number is not None
        and not other.frame.background
        and bool(HARM.intersection(rules.attributes_of(other.frame)))
        for other in page.told[: told.number]
    )
