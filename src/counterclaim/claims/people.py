"""The people behind mentions of one person each: which mentions are of one, and which of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.claims.harm import OUTCOMES, Harmed
from counterclaim.claims.traits import Traits

_POINTED = 6  # sentences over which a pronoun points back
_REACH = 2  # sentences over which "another" points back


@dataclass(slots=True)
class Person:
    """One person with every mention of what befell them."""

    traits: Traits
    mentions: list[Harmed] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """The gravest that is told: who was wounded and then died is dead."""
        found = {item.outcome for item in self.mentions}
        return next(name for name in OUTCOMES if name in found)

    @property
    def first(self) -> int:
        """The sentence that tells of them first."""
        return self.mentions[0].told.sentence

    @property
    def last(self) -> int:
        """The sentence that tells of them last."""
        return self.mentions[-1].told.sentence


def tell_apart(mentions: Sequence[Harmed]) -> list[Person]:
    """People in the order in which they are first told of. A mention is of the likest person whom it can be
    of: two are told apart by name, age, sex or side, by "another", and by "a man" beside "a woman" in one
    sentence. A pronoun is of nobody new."""
    people: list[Person] = []
    for item in mentions:
        fitting = [person for person in people if not _are_two(person, item)]
        if item.pointing:
            fitting = [one for one in fitting if item.told.sentence - one.last <= _POINTED]
        if fitting:
            person = max(fitting, key=lambda each: _nearness(each, item))
            person.traits = person.traits.with_other(item.traits)
        elif item.pointing and people:
            continue
        else:
            person = Person(item.traits)
            people.append(person)
        person.mentions.append(item)
    return people


def _are_two(person: Person, item: Harmed) -> bool:
    if person.traits.differ(item.traits):
        return True
    beside = [other for other in person.mentions if other.told.sentence == item.told.sentence]
    apart = [other for other in beside if not other.words.overlaps(item.words)]
    if any(other.new and item.new for other in apart):
        return True
    if any(other.told == item.told and not other.pointing and not item.pointing for other in apart):
        return True  # "killed his son and himself"
    if any(_are_by_two_hands(other, item) for other in beside):
        return True
    if item.owned and any(other.owned not in ("", item.owned) for other in apart):
        return True  # "shot his brother and wounded his sister's son"
    near = [other for other in person.mentions if item.told.sentence - other.told.sentence < _REACH]
    return item.added and any(not other.added for other in near)


def _are_by_two_hands(one: Harmed, other: Harmed) -> bool:
    """Whether one was harmed by their own hand, and the other by somebody's."""
    by_another = other if one.by_own_hand else one
    return one.by_own_hand != other.by_own_hand and by_another.told.frame.agent is not None


def _nearness(person: Person, item: Harmed) -> tuple[int, bool, int]:
    same = any(other.outcome == item.outcome for other in person.mentions)
    return person.traits.likeness(item.traits), same, person.last
