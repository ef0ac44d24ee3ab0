"""When two accounts part: both cannot be true, or one denies what the other holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from counterclaim.codebook.schema import Codebook
from counterclaim.disputes.doers import Doers
from counterclaim.model import (
    Actor,
    ActorKind,
    Modality,
    Party,
    Period,
    Place,
    Quantity,
    Term,
    Value,
    make_id,
)
from counterclaim.model.names import fold_name
from counterclaim.model.periods import count_days
from counterclaim.model.places import measure_distance, rank_precision

NEAR_DAYS = 3  # stocks further apart than this may both be true
PLAN_DAYS = 31
CAPACITY_DAYS = 365
_DAYS_APART = 1
_COUNTRY = "country"
_LATE = frozenset(("afternoon", "evening"))
_KM_APART = (1.0, 2.0, 15.0)  # by the coarser precision (site, quarter, city): nearer points may be one place


class Hierarchy:
    """Which actors are parts of which, and which are too loosely named to shut one another out."""

    def __init__(self, codebook: Codebook, actors: Sequence[Actor] = ()) -> None:
        self._parents: Mapping[str, str] = {
            make_id("actor", actor.id): make_id("actor", actor.parent)
            for actor in codebook.actors
            if actor.parent
        }
        self.doers = Doers(codebook, actors)
        self._grounds = {
            word: name for name, words in codebook.language.markers.grounds.items() for word in words
        }
        loose = {ActorKind.GROUP, ActorKind.UNNAMED}
        self._loose = {actor.id for actor in actors if actor.kind in loose}

    def is_loose(self, actor_id: str) -> bool:
        return actor_id in self._loose

    def ground_of(self, place: Place) -> str | None:
        """The group of spots that a place told by its words alone is of, where they leave no doubt: "outside
        the camp" and "on the road", not "outside his cell"."""
        if not _is_site_alone(place):
            return None
        found = {self._grounds[word] for word in fold_name(place.name).split() if word in self._grounds}
        return found.pop() if len(found) == 1 else None

    def lie_apart(self, one: Place, other: Place) -> bool:
        """Whether they are spots of groups that shut one another out."""
        mine, theirs = self.ground_of(one), self.ground_of(other)
        return mine is not None and theirs is not None and mine != theirs

    def are_kin(self, one: str, other: str) -> bool:
        """Whether one is the other, or part of it."""
        return one in self._line_of(other) or other in self._line_of(one)

    def _line_of(self, actor_id: str) -> list[str]:
        line = [actor_id]
        while (parent := self._parents.get(line[-1])) is not None and parent not in line:
            line.append(parent)
        return line


def can_both_hold(one: Value, other: Value, hierarchy: Hierarchy | None = None) -> bool:
    """Whether two held values can both be true. A party and its own part can; so can two groups that no one
    names ("gunmen", "guards"), for they may be the same."""
    if isinstance(one, Party) and isinstance(other, Party) and hierarchy is not None:
        if are_one_party(one, other, hierarchy):
            return True
        if hierarchy.is_loose(one.actor_id) or hierarchy.is_loose(other.actor_id):
            return True
    if isinstance(one, Period) and isinstance(other, Period):
        return are_one_day(one, other)
    if isinstance(one, Place) and isinstance(other, Place):
        return are_one_place(one, other) and not (hierarchy is not None and hierarchy.lie_apart(one, other))
    return one.meets(other)


def are_one_day(one: Value, other: Value, most: int = _DAYS_APART) -> bool:
    """Whether both can be true; a night reaches into the morning after. Days more than `most` apart are no
    two accounts of one day: one is that of something else, such as the day when the dead were found."""
    if not (isinstance(one, Period) and isinstance(other, Period)):
        return False
    mine, theirs = _with_morning(one, other), _with_morning(other, one)
    if mine.meets(theirs):
        return True
    return count_days(mine, theirs) > most


def _with_morning(period: Period, other: Period) -> Period:
    """A night with the morning after, unless that day is told as one of which the morning was over."""
    night = "night" in _parts_of(period)
    if not night or period.latest is None or period.latest != period.earliest:
        return period
    if other.earliest == period.latest + timedelta(days=1) and not _LATE.isdisjoint(_parts_of(other)):
        return period
    return replace(period, latest=period.latest + timedelta(days=1))


def _parts_of(period: Period) -> list[str]:
    return period.expression.replace("..", ":").replace(">", ":").split(":")


def are_two_nights(one: Value, other: Value) -> bool:
    """Whether they are nights of two days: of a day and a night one may be told for the other."""
    if not (isinstance(one, Period) and isinstance(other, Period)) or one.meets(other):
        return False
    return all("night" in _parts_of(period) for period in (one, other))


def are_one_place(one: Value, other: Value) -> bool:
    """Whether both can be true: one lies in the other, or they are too near to be told apart."""
    if not (isinstance(one, Place) and isinstance(other, Place)):
        return False
    if _is_land(one) and _is_land(other):
        return one.country == other.country
    if one.meets(other):
        return True
    if _is_site_alone(one) and _is_site_alone(other):
        return _are_one_name(one.name, other.name) or not (_has_name(one) and _has_name(other))
    far = measure_distance(one, other)
    rank = max(rank_precision(one), rank_precision(other))
    return far is None or far <= _KM_APART[min(rank, len(_KM_APART) - 1)]


def reaches(denied: Modality, held: Modality) -> bool:
    """Whether who denies one stage of a plan denies the other with it: that it was ordered, or done, may be
    denied while it is considered; who denies that it is considered or planned denies all of it."""
    return held is not Modality.CONSIDERED or denied not in (Modality.ORDERED, Modality.ACTUAL)


def is_denied(denied: Value, held: Value, hierarchy: Hierarchy, deniers: Collection[str] = ()) -> bool:
    """Whether who denies the first value rejects the second: the same, or a narrower one of it. Who says that
    it was not "its members" answers whoever says that it was "guards", or names a body called as one of
    `deniers` is."""
    if isinstance(denied, Term) and isinstance(held, Term):
        return denied.code == held.code or held.code.startswith(f"{denied.code}/")
    if isinstance(denied, Party) and isinstance(held, Party):
        if denied.role != held.role:
            return False
        alike = are_one_party(denied, held, hierarchy) or hierarchy.doers.are_countrymen(denied, held)
        return alike or _is_answered(denied, held, hierarchy, deniers)
    if isinstance(denied, Quantity) or isinstance(held, Quantity):
        return denied.meets(held)
    if isinstance(denied, Period) and isinstance(held, Period):
        return (denied.earliest, denied.latest) == (held.earliest, held.latest)
    if isinstance(denied, Place) and isinstance(held, Place):
        if _is_land(denied) and _is_land(held):
            return denied.country == held.country
        alike = any(_are_one_name(denied.name, name) for name in (held.name, *held.within))
        return alike and not hierarchy.lie_apart(denied, held)
    return denied == held


def _is_land(place: Place) -> bool:
    """Whether it is a country, or told as part of one ("Libyan soil"); what no country has lies in none."""
    return place.precision == _COUNTRY


def _is_site_alone(place: Place) -> bool:
    """Whether it is only known by a site's words, and not where it lies."""
    return place.precision == "site" and place.latitude is None


def _has_name(place: Place) -> bool:
    """Whether it has a name of its own, not only that of its town: "Oru camp", not "camp in Oru"."""
    return place.name[:1].isupper()


def _are_one_name(one: str, other: str) -> bool:
    """Whether the words of one name are all in the other: "the centre", "Oru centre"."""
    mine, theirs = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _is_answered(denied: Party, held: Party, hierarchy: Hierarchy, deniers: Collection[str]) -> bool:
    """Whether who clears its own people answers who accuses people that have no name of their own; and who
    clears itself, where these are people in charge, or where both are of those held: "residents" deny what
    "migrants" are said to have done."""
    doers, loose = hierarchy.doers, hierarchy.is_loose(held.actor_id)
    akin = held.actor_id in deniers or doers.are_namesakes(held.actor_id, deniers)
    if doers.are_compatriots(denied, deniers):
        return akin or (loose and not doers.are_outsiders(held) and not doers.are_of_other(held, denied))
    if doers.are_own(denied):
        return (loose and not doers.are_outsiders(held)) or akin or doers.are_bare(held, deniers)
    if denied.actor_id not in deniers:
        return False
    alike = doers.are_held(denied.actor_id) and doers.are_held(held.actor_id)
    return akin or (loose and (alike or doers.are_own(held)))


def are_one_party(one: Party, other: Party, hierarchy: Hierarchy) -> bool:
    """Whether two parties are one, or one is part of the other. The same words may stand for two actors of
    the ledger, where each report has its own ("the guards"); about one incident they mean the same, and so
    do "members of the harbour police" and "the harbour police"."""
    mine, theirs = set(fold_name(one.wording).split()), set(fold_name(other.wording).split())
    nested = len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine)
    return nested or mine == theirs != set() or hierarchy.are_kin(one.actor_id, other.actor_id)
