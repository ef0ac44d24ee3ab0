"""What the words of two reports say for their happenings being one, and against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log, log1p

from counterclaim.incidents.signals import Signal
from counterclaim.incidents.views import View

_LITTLE = 0.02  # a likeness of words that means nothing
_FEW = 3  # words: with fewer, that none is shared means nothing
_MUCH = 0.15


def compare_words(one: View, other: View) -> Signal | None:
    """How alike the words are, each counting as it is rare."""
    if one.report_id == other.report_id:
        return None
    mine, theirs = one.marks, other.marks
    alike = mine.liken(theirs)
    if not alike and min(len(mine.words), len(theirs.words)) < _FEW:
        return Signal("no words", 1.0)
    if not alike:
        return Signal("no word in common", 1.0, "no name in common")
    return Signal("like words", log(1 + alike / _LITTLE), "much the same words" if alike >= _MUCH else "")


def compare_names(one: View, other: View) -> Signal | None:
    """Names in common, the place's own left out, speak for one incident, the more the rarer they are."""
    if one.report_id == other.report_id:
        return None
    common = one.marks.names & other.marks.names
    if not common:
        return None
    whole = one.marks.whole & other.marks.whole
    return Signal("same names", log1p(one.marks.weigh(common)), "both name {}", (_Shown(common, whole, one),))


def compare_rare(one: View, other: View) -> Signal | None:
    """Words in common that hardly any report holds."""
    if one.report_id == other.report_id:
        return None
    rarity = one.marks.rarity
    rare = {word for word in one.marks.words & other.marks.words if rarity.of(word) >= rarity.highest}
    said = rare - (one.marks.names & other.marks.names)
    pattern = "both say {}" if said else ""
    return Signal("same rare words", log1p(len(rare)), pattern, (_Shown(said, (), one),)) if rare else None


def compare_whole_names(one: View, other: View) -> Signal | None:
    """First and last name in common. Its words stand among the names."""
    if one.report_id == other.report_id:
        return None
    common = one.marks.whole & other.marks.whole
    return Signal("same whole names", log1p(len(common))) if common else None


def compare_known(one: View, other: View) -> Signal | None:
    """Bodies, sites or speakers in common whose names are no rare ones: of one country's police much is
    told, but where a report gives no day they say what it is about."""
    if one.report_id == other.report_id or (one.dated and other.dated):
        return None
    common = (one.marks.known & other.marks.known) - one.marks.whole
    return Signal("same known names", log1p(len(common))) if common else None


def compare_people(one: View, other: View) -> Signal | None:
    """Somebody of the same name and age."""
    if one.report_id == other.report_id:
        return None
    common = one.marks.aged & other.marks.aged
    if not common:
        return None
    shown = ", ".join(
        f"{name.title()} ({age})" for age, name in sorted(item.split(" ", 1) for item in common)
    )
    return Signal("same person and age", min(2.0, len(common)), "both tell of {}", (shown,))


def compare_ages(one: View, other: View) -> Signal | None:
    """Ages of those told of. That none is the same speaks against one incident."""
    mine, theirs = one.marks.ages, other.marks.ages
    if not mine or not theirs or one.report_id == other.report_id:
        return None
    common = sorted(mine & theirs)
    if common:
        return Signal("same age", 1.0, "both give the age {}", (common[0],))
    return Signal("other ages", 1.0, "ages {} and {} differ", (min(mine), min(theirs)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """Up to three of the words in common, as they are shown: whole names first, then the rarest."""

    words: frozenset[str] | set[str]
    whole: Iterable[str]
    view: View

    def __str__(self) -> str:
        whole = sorted(self.whole)
        inside = {word for name in whole for word in name.split()}
        rarity = self.view.marks.rarity
        rest = sorted(self.words - inside, key=lambda word: (-rarity.of(word), word))
        named = self.words & self.view.marks.names
        shown = [name.title() for name in whole] + [word.title() if word in named else word for word in rest]
        return ", ".join(shown[:3])
