"""Which happenings are one or nearly so, of those that are looked at and all others."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date

from counterclaim.incidents.borders import NEARLY
from counterclaim.incidents.clusters import RULED_OUT
from counterclaim.incidents.link import match_happenings
from counterclaim.incidents.moorings import find_adrift, is_adrift, moor
from counterclaim.incidents.weights import SAME
from counterclaim.ledger import Desk
from counterclaim.ledger.rows import split
from counterclaim.model.judging import Groups
from counterclaim.pipeline.renewal.blocking import find_comparable, list_references
from counterclaim.pipeline.renewal.views import Views

Pair = tuple[str, str]
_TOGETHER = 100  # happenings that are compared at once: all that they are compared with is in memory then


@dataclass(slots=True)
class Ties:
    """The pairs that one of those looked at is in and that are one or nearly so, with their scores. What is
    adrift is tied to one other, unless a person's word rules that one out."""

    desk: Desk
    views: Views
    are_apart: Callable[[str, str], bool]
    rejected: Collection[str]
    _scores: dict[Pair, float] = field(default_factory=dict)
    _stored: dict[Pair, float] = field(default_factory=dict)
    _meant: dict[str, set[str]] = field(default_factory=dict)

    def find_loose(self, gone: Collection[str]) -> set[str]:
        """What is adrift and was tied to one of `gone`."""
        partners = {known for pair in self.desk.find_near(gone) for known in pair} - set(gone)
        self.views.load("id", partners)
        return self._find_adrift(partners)

    def score(self, fresh: Collection[str]) -> None:
        """Compare each of `fresh` with all that it may be one with, and find what may refer to it."""
        done: set[str] = set()
        for some in split(sorted(fresh, key=self._place_in_time), _TOGETHER):
            self._score_some(some, done)
            done.update(some)

    def _place_in_time(self, known: str) -> tuple[date, str]:
        """Those of the same days are compared with the same others, which are then read once."""
        view = self.views.views[known]
        happened = view.period.latest if view.period is not None else None
        return happened or view.published or date.min, known

    def _score_some(self, fresh: Collection[str], done: Collection[str]) -> None:
        """The same of some of them, but for the pairs with those that are `done`."""
        own = {known: self.views.views[known] for known in fresh}
        near = find_comparable(self.desk, own)
        meant = self.desk.find_units_each({known: list_references(view) for known, view in own.items()})
        before = set(self.views.views)
        read = self.views.load("id", set().union(*near.values(), *meant.values()))
        self._meant |= meant
        pairs = {
            (known, other) if known < other else (other, known)
            for known, others in near.items()
            for other in others
            if other not in done
        }
        scores = {pair: score for pair in pairs if (score := self._score(*pair)) >= SAME - NEARLY}
        self._scores |= scores
        kept = {known for pair in scores for known in pair}.union(*meant.values())
        self.views.forget(read - before - kept)

    def find_moved(self, looked_at: Collection[str]) -> set[str]:
        """What is adrift, none of `looked_at`, and is likest to one of these now."""
        others = self._find_adrift({known for pair in self._scores for known in pair} - set(looked_at))
        self._stored = self.desk.find_near(others)
        self.views.load("id", {known for pair in self._stored for known in pair})
        kept = moor(self._stored | self._scores, self.views.views)
        return others.intersection(known for pair in kept.keys() - self._stored.keys() for known in pair)

    def join(self, looked_at: Collection[str], groups: Groups) -> dict[Pair, float]:
        """Join the components of what scores as one with those of `looked_at`, or may refer to one of them,
        in `groups`; the pairs that are one or nearly so."""
        components, own = self.views.components, set(looked_at)
        kept = moor(self._stored | self._scores, self.views.views)
        near = {pair: score for pair, score in kept.items() if not own.isdisjoint(pair)}
        for known in sorted(own):
            groups.find(components[known])
            for other in sorted(self._meant[known] - {known}):
                groups.join(components[known], components[other])
        for (one, other), score in near.items():
            if score >= SAME:
                groups.join(components[one], components[other])
        return near

    def _find_adrift(self, known: Collection[str]) -> set[str]:
        views = self.views.views
        return {name for name in known if name in views and is_adrift(views[name])}

    def _score(self, one: str, other: str) -> float:
        mine, theirs = self.views.views[one], self.views.views[other]
        if find_adrift(mine, theirs) is not None and (
            self.are_apart(one, other) or not {one, other}.isdisjoint(self.rejected)
        ):
            return RULED_OUT
        return match_happenings(mine, theirs).score
