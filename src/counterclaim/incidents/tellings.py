"""What one report tells of one incident counts once, in however many happenings it does so.

A report of a riot tells of shots, of a fire and of the dead; another of the dead alone. Whether the two are
one is what their best pair says. Were all pairs counted, the report that tells more would be the farther.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from counterclaim.incidents.clusters import RULED_OUT, Score, cluster
from counterclaim.incidents.spells import measure_gap, measure_width
from counterclaim.incidents.vetoes import rule_out_foresight
from counterclaim.incidents.views import View
from counterclaim.incidents.weights import LIMIT, SAME
from counterclaim.incidents.what import are_told_apart
from counterclaim.model.judging import Groups

_Part = tuple[str, ...]
_DAY = 3  # what is told of so many days at most is told of one: a night, a weekend
_SLACK = 2  # days by which a report may be wrong
_NIGHT = 1  # days that what happens in one night may seem to lie apart
_LITTLE = 0.3  # log odds by which two tellings that have little in common speak against each other


def cluster_views(views: Mapping[str, View], edges: Iterable[tuple[str, str]], score: Score) -> list[_Part]:
    """The groups of `views`: inside each report first, then of these tellings over all reports. `edges` are
    the pairs that score as one; `score` is asked for the other pairs of a component. Tellings of a
    month or a year come last: "last year" could be of each of two fires, and would join them."""
    edges = list(edges)
    inside = [pair for pair in edges if _are_sides(views[pair[0]], views[pair[1]])]
    tellings = {part[0]: part for part in cluster(_alone(views), inside, score)}
    first = {known: name for name, part in tellings.items() for known in part}
    across = {
        (low, high)
        for low, high in (sorted((first[one], first[other])) for one, other in edges)
        if low != high
    }
    told = _Tellings(tellings, views, score)
    joined = Groups(tellings)
    for pair in sorted(across):
        joined.join(*pair)
    found: list[_Part] = []
    for names in joined.groups().values():
        near = [
            pair for pair in combinations(sorted(names), 2) if pair in across and told.score(*pair) >= SAME
        ]
        vague = {name for name in names if told.is_vague(name)}
        close = cluster(
            _alone(set(names) - vague), [pair for pair in near if vague.isdisjoint(pair)], told.score
        )
        parts = cluster([*close, *_alone(vague)], near, told.score)
        for group in _join_undated(parts, near, told):
            found.append(tuple(sorted(known for name in group for known in tellings[name])))
    return sorted(found)


def _join_undated(parts: Sequence[_Part], near: Iterable[tuple[str, str]], told: "_Tellings") -> list[_Part]:
    """`parts` where each single telling without a day has joined the part of the telling that it is likest
    to. It tells of one thing that it takes as known, and shares little with others who tell of it: a
    doctor's interview with the names of the wounded is like one report of five. What was published before
    the day that others of the part tell is of something else."""
    owner = {name: part for part in parts for name in part}
    likest: dict[_Part, tuple[float, str]] = {}
    for one, other in near:
        for undated, name in ((one, other), (other, one)):
            part = owner[undated]
            if (
                len(part) == 1
                and part != owner[name]
                and (told.is_undated(part) or told.is_vague(part[0]))
                and not told.is_undated(owner[name])
                and not any(told.is_foresight(undated, member) for member in owner[name])
            ):
                likest[part] = max(likest.get(part, (SAME, "")), (told.score(one, other), name))
    joined = {part: list(part) for part in parts if part not in likest}
    for part, (_, name) in likest.items():
        joined[owner[name]].extend(part)
    return [tuple(sorted(names)) for names in joined.values()]


def _alone(names: Iterable[str]) -> list[_Part]:
    return [(name,) for name in sorted(names)]


def _are_sides(one: View, other: View) -> bool:
    """Whether one report tells of two kinds of thing in one incident. Two of one kind it had a reason to tell
    apart: they may be two incidents after all, and each speaks for itself. So do two kinds of two families of
    which only one bears a day: a march of Saturday after a death that is not dated again."""
    if one.report_id != other.report_id:
        return False
    if set(one.types) & set(other.types):
        return (one.period is None) != (other.period is None) and not are_told_apart(one, other)
    return bool(one.families & other.families) or one.dated == other.dated or one.later != other.later


class _Tellings:
    """Scores of pairs of tellings, each called by the first of its happenings."""

    def __init__(self, tellings: Mapping[str, _Part], views: Mapping[str, View], score: Score) -> None:
        self._tellings = tellings
        self._views = views
        self._score = score
        self._known: dict[tuple[str, str], float] = {}

    def score(self, one: str, other: str) -> float:
        """That of the best pair; but where days are given and lie apart, only pairs with days count. At
        a site, where one thing follows another, days that lie well apart keep two tellings asunder. Two that
        nothing rules out, and that have little in common, may still be of one incident that others tell more
        of: they count little against it."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = self._measure(self._tellings[pair[0]], self._tellings[pair[1]])
        return self._known[pair]

    def is_vague(self, name: str) -> bool:
        """Whether all of it is told of weeks, months or years."""
        told = [self._views[known] for known in self._tellings[name]]
        return all(view.dated and not _is_exact(view) for view in told)

    def is_undated(self, names: Iterable[str]) -> bool:
        """Whether no day is told in any of them."""
        return all(self._views[known].period is None for name in names for known in self._tellings[name])

    def is_foresight(self, one: str, other: str) -> bool:
        """Whether one was published before the day of the other."""
        mine, theirs = self._tellings[one], self._tellings[other]
        pairs = ((self._views[a], self._views[b]) for a in mine for b in theirs)
        return any(rule_out_foresight(a, b) is not None for a, b in pairs)

    def _measure(self, mine: _Part, theirs: _Part) -> float:
        pairs = [(one, other) if one < other else (other, one) for one in mine for other in theirs]
        scores = {pair: self._score(*pair) for pair in pairs}
        if RULED_OUT in scores.values():
            return RULED_OUT
        gaps = {pair: gap for pair in pairs if (gap := self._gap(*pair)) is not None}
        if gaps and min(gaps.values()) > _NIGHT:
            best = max(scores[pair] for pair in gaps)
            views = [self._views[known] for pair in gaps for known in pair]
            sure = all(_is_exact(view) for view in views) and any(view.areas for view in views)
            if best <= -LIMIT and sure and min(gaps.values()) > _SLACK:
                return RULED_OUT
        else:
            best = max(scores.values())
        return best if best <= -LIMIT else max(best, -_LITTLE)

    def _gap(self, one: str, other: str) -> int | None:
        """Days between the two, where both have some."""
        here, there = self._views[one], self._views[other]
        if here.period is None or there.period is None or not (here.dated and there.dated):
            return None
        return measure_gap(here.period, there.period)


def _is_exact(view: View) -> bool:
    return view.dated and view.period is not None and measure_width(view.period) <= _DAY
