"""Which happenings may be one with those that are new, gone or told otherwise; these are linked anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.codebook.schema import Codebook
from counterclaim.incidents import link_happenings
from counterclaim.incidents.borders import NEARLY
from counterclaim.incidents.build import incident_id
from counterclaim.incidents.link import match_happenings
from counterclaim.incidents.views import View, view_happening
from counterclaim.incidents.weights import SAME
from counterclaim.ledger import Desk
from counterclaim.ledger.codec import encode
from counterclaim.model import Incident, Judgement, PlacedHappening, Verb
from counterclaim.model.judging import Groups, find_standing
from counterclaim.pipeline.renewal.blocking import incident_key, list_keys, list_own, list_references
from counterclaim.pipeline.renewal.seeing import Sight, open_sight


@dataclass(frozen=True, slots=True)
class Linked:
    """The happenings that were looked at, and the incidents that they make now."""

    happenings: frozenset[str]
    incidents: tuple[Incident, ...]
    views: Mapping[str, View]


@dataclass(slots=True)
class _Views:
    """Happenings as they are compared, read when they are asked for."""

    desk: Desk
    sight: Sight
    placed: dict[str, PlacedHappening] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    components: dict[str, str] = field(default_factory=dict)

    def load(self, column: str, values: Collection[str]) -> set[str]:
        """The happenings whose `column` is one of `values`."""
        rows = self.desk.rows("views", column, values)
        for row in rows:
            if row.id not in self.placed:
                self._keep(*self.sight.read(row.body))
                self.components[row.id] = row.component
        return {row.id for row in rows}

    def enter(self, placed: PlacedHappening) -> None:
        self._keep(placed, view_happening(placed, self.sight.rules))

    def _keep(self, placed: PlacedHappening, view: View | None) -> None:
        self.placed[placed.happening.id] = placed
        if view is not None:
            self.views[view.id] = view


def relink(
    desk: Desk,
    codebook: Codebook,
    changed: Mapping[str, PlacedHappening],
    touched: Collection[str],
    judgements: Sequence[Judgement],
    judged: Collection[str],
) -> Linked:
    """Link anew all that may be one with what changed.

    `changed` are happenings as they are told now, `touched` their ids and those of what is gone; `judged`
    are ids of which a judgement came or went.
    """
    views = _Views(desk, open_sight(codebook))
    rows = desk.rows("views", "id", touched)
    left = {row.component for row in rows}
    _put_views(desk, views, changed, touched)
    groups = Groups()
    near = _join_near(desk, views, changed.keys() & views.views.keys(), groups)
    desk.put_near({*touched, *changed}, near)
    closure = set(changed) & views.views.keys()
    closure |= _find_judged(desk, views, judged)
    closure |= views.load("component", left)
    closure = _close(desk, views, closure, groups, _bind(judgements))
    _label(desk, views, closure, groups)
    placed = [views.placed[known] for known in sorted(closure)]
    incidents = link_happenings(placed, codebook.domains, judgements)
    return Linked(frozenset(closure | set(touched)), incidents, views.views)


def _put_views(
    desk: Desk, views: _Views, changed: Mapping[str, PlacedHappening], touched: Collection[str]
) -> None:
    for placed in changed.values():
        views.enter(placed)
    rows = [
        {
            "id": known,
            "report_id": view.report_id,
            "component": known,
            "body": encode(views.placed[known]),
        }
        for known, view in views.views.items()
    ]
    desk.put("views", "id", {*touched, *changed}, rows)
    views.components.update({known: known for known in views.views})
    gone: dict[str, Any] = {known: [] for known in touched}
    desk.put_keys({**gone, **{known: list_keys(view) for known, view in views.views.items()}})


def _join_near(
    desk: Desk, views: _Views, fresh: Collection[str], groups: Groups
) -> dict[tuple[str, str], float]:
    """Join each of `fresh` with the components of all that it scores as one with, or may refer to; the pairs
    that are one or nearly so."""
    own = {known: views.views[known] for known in fresh}
    near = desk.find_units_each({known: list_own(view) for known, view in own.items()})
    meant = desk.find_units_each({known: list_references(view) for known, view in own.items()})
    for found in (near, meant):
        for known in own:
            found[known].discard(known)
    views.load("id", set().union(*near.values(), *meant.values()) if fresh else set())
    scores: dict[tuple[str, str], float] = {}
    for known in sorted(fresh):
        groups.find(known)
        for other in sorted(near[known]):
            pair = (known, other) if known < other else (other, known)
            if pair not in scores:
                scores[pair] = _score(views, *pair)
            if scores[pair] >= SAME:
                groups.join(known, views.components[other])
        for other in sorted(meant[known]):
            groups.join(known, views.components[other])
    return {pair: score for pair, score in scores.items() if score >= SAME - NEARLY}


def _score(views: _Views, one: str, other: str) -> float:
    return match_happenings(views.views[one], views.views[other]).score


def _find_judged(desk: Desk, views: _Views, judged: Collection[str]) -> set[str]:
    """The happenings that ids of judgements stand for, of happenings or of incidents now or formerly."""
    units = desk.find_units([incident_key(known) for known in judged])
    return views.load("id", units | set(judged))


def _bind(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    bound: dict[str, set[str]] = {}
    for item in find_standing(judgements):
        if item.verb in (Verb.SAME, Verb.DIFFERENT):
            for known in item.subjects:
                bound.setdefault(known, set()).update(item.subjects)
    return bound


def _close(
    desk: Desk, views: _Views, closure: set[str], groups: Groups, bound: Mapping[str, Collection[str]]
) -> set[str]:
    """`closure` with the whole components of its happenings, and those that judgements bind them to."""
    found: set[str] = set()
    waiting = set(closure)
    while waiting:
        found |= waiting
        roots = {groups.find(views.components[known]) for known in waiting}
        joined = groups.groups()
        components = {name for root in roots for name in joined[root]}
        fresh = views.load("component", components) | views.load("id", components)
        named = {name for known in waiting for name in (known, incident_id(known))}
        if others := {other for name in named for other in bound.get(name, ())}:
            tied = _find_judged(desk, views, others)
            for known in waiting:
                mine = {known, incident_id(known)}
                for other in tied:
                    if {other, incident_id(other)} & set().union(*(bound.get(name, set()) for name in mine)):
                        groups.join(views.components[known], views.components[other])
            fresh |= tied
        waiting = fresh - found
    return found


def _label(desk: Desk, views: _Views, closure: Collection[str], groups: Groups) -> None:
    """Name each component by the smallest name of those it was joined from."""
    labels = {known: groups.find(views.components[known]) for known in closure}
    changed = {known: label for known, label in labels.items() if views.components[known] != label}
    desk.change("views", {known: {"component": label} for known, label in changed.items()})
