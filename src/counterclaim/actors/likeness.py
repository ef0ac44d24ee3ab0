"""Whether two names may be one actor's, read on the names alone, with what speaks for it and against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from counterclaim.actors.names import body_words, is_frequent, split_name
from counterclaim.actors.sounds import Nearness, compare_parts, key_of
from counterclaim.actors.transliteration import ARTICLES


class Verdict(IntEnum):
    """What two names make likely, the least first."""

    DIFFERENT = 0
    TIED = 1  # one only where both hold one post; a question where both speak for one body
    OPEN = 2  # a question; one where both hold one post or speak for one body
    WEAK = 3  # one, unless a third name is like both and they are not like each other
    STRONG = 4  # one


@dataclass(frozen=True, slots=True)
class Likeness:
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


_DIFFERENT = Likeness(Verdict.DIFFERENT)


@lru_cache(maxsize=32_768)  # the same two names meet again with every reading
def compare_persons(one: str, other: str) -> Likeness:
    """Of two names of persons, each with first and last name; of any other they are DIFFERENT."""
    short, long = sorted((split_name(one), split_name(other)), key=lambda parts: (len(parts), parts))
    if len(short) < 2:
        return _DIFFERENT
    if 1 in (len(short[0]), len(long[0])):
        return _compare_initials(short, long)
    first, last = compare_parts(short[0], long[0]), compare_parts(short[-1], long[-1])
    if first is Nearness.OTHER:
        return _DIFFERENT
    if last is Nearness.OTHER:
        return _compare_beginning(short, long) if first is Nearness.EQUAL else _DIFFERENT
    between = _compare_middles(short[1:-1], long[1:-1])
    if between is None:
        return _DIFFERENT
    return _judge(short, long, first, last, between)


def _judge(
    short: Sequence[str], long: Sequence[str], first: Nearness, last: Nearness, between: Nearness
) -> Likeness:
    reasons, against = [], []
    for a, b, near in ((short[0], long[0], first), (short[-1], long[-1], last)):
        one, other = a.capitalize(), b.capitalize()
        if near is Nearness.EQUAL:
            reasons.append(f"{other} and {one} are one name" if a != b else f"both are called {one}")
        elif near >= Nearness.DOUBTFUL:
            reasons.append(f"{other} and {one} may be one name")
        else:
            against.append(f"{other} and {one} differ in their vowels")
    if len(short) < len(long):
        reasons.append(f"one has {_tell(long[1:-1])} between")
    verdict = _weigh(first, last)
    if verdict is Verdict.STRONG and (len(short) < len(long) or between is Nearness.NEAR):
        verdict = Verdict.WEAK
    if verdict is Verdict.WEAK and is_frequent(short[0]) and is_frequent(short[-1]):
        verdict = Verdict.OPEN
        against.append("many bear both names")
    return Likeness(verdict, tuple(reasons), tuple(against))


def _weigh(first: Nearness, last: Nearness) -> Verdict:
    low, high = sorted((first, last))
    if low is Nearness.FAR:
        return Verdict.TIED
    if low is Nearness.NEAR and high is Nearness.EQUAL:
        return Verdict.WEAK
    if low is not Nearness.EQUAL:
        return Verdict.OPEN
    return Verdict.STRONG


def _compare_initials(short: Sequence[str], long: Sequence[str]) -> Likeness:
    """ "M. Keth" and "Meru Keth": a question, since many first names begin alike."""
    last = compare_parts(short[-1], long[-1])
    if short[0][0] != long[0][0] or last < Nearness.NEAR:
        return _DIFFERENT
    if short[0] == long[0] and last is Nearness.EQUAL and short[1:-1] == long[1:-1]:
        return Likeness(Verdict.STRONG, ("the same initial and last name",))
    against = ("the first name is only an initial",)
    return Likeness(Verdict.OPEN, (f"both are called {_tell(long[-1:])}",), against)


def _compare_beginning(short: Sequence[str], long: Sequence[str]) -> Likeness:
    """ "Brann Omar" and "Brann Omar Keth": a name may have been left out at the end."""
    if len(short) != 2 or len(long) < 3 or compare_parts(short[1], long[1]) is not Nearness.EQUAL:
        return _DIFFERENT
    return Likeness(
        Verdict.OPEN,
        (f"both begin with {_tell(short)}",),
        (f"only one goes on with {_tell(long[2:])}",),
    )


def _tell(parts: Sequence[str]) -> str:
    return " ".join(part.capitalize() for part in parts)


def _compare_middles(short: Sequence[str], long: Sequence[str]) -> Nearness | None:
    """The least near of the names between, those of one standing among the other's; None where they part."""
    found = Nearness.EQUAL
    place = 0
    for part in short:
        while place < len(long) and compare_parts(part, long[place]) < Nearness.NEAR:
            place += 1
        if place == len(long):
            return None
        found = min(found, compare_parts(part, long[place]))
        place += 1
    return found


@lru_cache(maxsize=32_768)
def compare_bodies(one: str, other: str, small: frozenset[str]) -> Likeness:
    """Of two names of bodies: the same words in any order; `small` words ("of", "the") do not count."""
    mine, theirs = _content(one, small), _content(other, small)
    if len(mine) != len(theirs) or len(mine) < 2:
        return Likeness(Verdict.STRONG) if mine == theirs and mine else _DIFFERENT
    near = [compare_parts(a, b) for a, b in zip(mine, theirs, strict=True)]
    if min(near) < Nearness.DOUBTFUL or Nearness.EQUAL not in near:
        return _DIFFERENT
    if min(near) is Nearness.EQUAL:
        return Likeness(Verdict.STRONG, ("the same words",))
    verdict = Verdict.WEAK if min(near) is Nearness.NEAR else Verdict.OPEN
    return Likeness(verdict, ("nearly the same words",), ("one word is spelt otherwise",))


def _content(name: str, small: frozenset[str]) -> list[str]:
    return sorted(
        (word for word in body_words(name) if word not in small | ARTICLES),
        key=lambda w: (key_of(w), w),
    )
