"""One part of a name by its sounds, and how near two parts are to each other."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from counterclaim.actors.transliteration import (
    CLASSES,
    DOUBTFUL,
    ENDINGS,
    GLUED_ARTICLE,
    GLUED_BOUND,
    GLUED_TAIL,
    LEAST_GLUED,
    LONG,
    NEAR,
    NEAR_IN_LONG,
    OPENINGS,
    SAME,
    SOUNDS,
    TAIL,
    VOWELS,
)

_DOUBLED = re.compile(r"(.)\1+")
_AMBIGUOUS = "e"
_ENOUGH = 4  # consonants of a name of which a vowel left out makes no other name


class Nearness(IntEnum):
    """How near two parts of names are, the nearest last."""

    OTHER = 0  # another name
    FAR = 1  # the same but for vowels that are seldom confused: Hassan and Hussein, but also Sadiq and Siddiq
    DOUBTFUL = 2  # writers confuse them, but there are both names: Nasr and Nasser, Kaddour and Gaddour
    NEAR = 3  # but for one sign that writers confuse: Khaled and Khalid, Gassem and Qassem
    EQUAL = 4  # the same, written otherwise: Lutfi and Lotfy


@dataclass(frozen=True, slots=True)
class Sound:
    """`consonants` in order; `vowels` stand before each of them and behind the last."""

    consonants: str
    vowels: tuple[str, ...]
    letters: int

    @property
    def key(self) -> str:
        """The same for all parts that are not OTHER."""
        return _DOUBLED.sub(r"\1", "".join(CLASSES.get(sign, sign) for sign in self.consonants))


def compare_parts(one: str, other: str) -> Nearness:
    """How near two parts are, given in lower case as `split_name` gives them; symmetric and reflexive."""
    if one == other:
        return Nearness.EQUAL
    if key_of(one) != key_of(other):
        return Nearness.OTHER
    return max(_compare(a, b) for a in _read_ways(one) for b in _read_ways(other))


@lru_cache(maxsize=65_536)  # the same names come again and again
def key_of(part: str) -> str:
    """A key that a part has in common with every part that it is near to, however far."""
    return _read_ways(part)[-1].key


@lru_cache(maxsize=65_536)
def _read_ways(part: str) -> tuple[Sound, ...]:
    """A part as it stands, and without an article that may be written in one with it."""
    ways = [_read(part)]
    bare = GLUED_ARTICLE.sub("", part) if len(part) >= LEAST_GLUED else part
    if bare != part and len(_read(bare).consonants) >= 2:
        ways.append(_read(bare))
    return tuple(ways)


def _read(part: str) -> Sound:
    written = GLUED_TAIL.sub(TAIL, GLUED_BOUND.sub("abd", part)) if len(part) > 5 else part
    for pattern, sign in (*ENDINGS, *OPENINGS):
        written = pattern.sub(sign, written)
    for letters, sound in SOUNDS:
        written = written.replace(letters, sound)
    written = _DOUBLED.sub(r"\1", written.replace("X", "ks"))
    consonants, vowels, between = "", [], ""
    for sign in written:
        if sign in VOWELS:
            between += sign
        else:
            consonants += sign
            vowels.append(between)
            between = ""
    return Sound(consonants, (*vowels, between), len(part))


def _compare(one: Sound, other: Sound) -> Nearness:
    if len(one.consonants) != len(other.consonants) or not one.consonants:
        return Nearness.OTHER
    long = min(one.letters, other.letters) >= LONG
    signs = [_compare_signs(a, b, long) for a, b in zip(one.consonants, other.consonants, strict=True)]
    if min(signs) is Nearness.OTHER:
        return Nearness.OTHER
    pairs = list(zip(one.vowels, other.vowels, strict=True))
    short = len(one.consonants) < _ENOUGH
    vowels = [_compare_vowels(a, b, short) for a, b in pairs[:-1]]
    found = min(*signs, *vowels, _compare_last(*pairs[-1]))
    if len(one.consonants) == 1 and one.vowels != other.vowels:
        return min(found, Nearness.FAR)  # "Ali" and "Eli", "Noor" and "Nara": too short to be confused
    confused = (*signs, *vowels).count(Nearness.NEAR)
    return Nearness.DOUBTFUL if found is Nearness.NEAR and confused > 1 else found


def _compare_signs(one: str, other: str, long: bool) -> Nearness:
    pair = frozenset((one, other))
    if len(pair) == 1 or pair in SAME:
        return Nearness.EQUAL
    if pair in NEAR or (long and pair in NEAR_IN_LONG):
        return Nearness.NEAR
    return Nearness.DOUBTFUL if pair in DOUBTFUL else Nearness.OTHER


def _compare_vowels(one: str, other: str, short: bool = False) -> Nearness:
    """What stands between two consonants; in a `short` name a vowel more may make another name."""
    if one.replace(_AMBIGUOUS, "a") == other.replace(_AMBIGUOUS, "a"):
        return Nearness.EQUAL
    if one.replace(_AMBIGUOUS, "i") == other.replace(_AMBIGUOUS, "i"):
        return Nearness.NEAR
    few, many = sorted((one, other), key=len)
    if len(many) > len(few) + 1 or not _is_in(few, many):
        return Nearness.FAR
    return Nearness.DOUBTFUL if short else Nearness.NEAR


def _compare_last(one: str, other: str) -> Nearness:
    """The end of a name parts men from women, so that more than a confusion of vowels is another name."""
    found = _compare_vowels(one, other)
    if found is not Nearness.EQUAL and (not one or not other):
        return Nearness.FAR if {one, other} <= {"", "i"} else Nearness.OTHER
    return found


def _is_in(short: str, long: str) -> bool:
    """Whether `long` is `short` with signs put in."""
    signs = iter(long)
    return all(sign in signs for sign in short)
