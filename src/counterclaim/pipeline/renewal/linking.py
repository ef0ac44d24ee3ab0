"""Which happenings may be one with those that are new, gone or told otherwise; these are linked anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.codebook.schema import Codebook
from counterclaim.incidents import link_happenings
from counterclaim.incidents.build import incident_id
from counterclaim.incidents.link import find_rejected
from counterclaim.incidents.views import View
from counterclaim.ledger import Desk
from counterclaim.model import Incident, Judgement, PlacedHappening, Verb
from counterclaim.model.judging import Groups, find_standing
from counterclaim.pipeline.renewal.apart import find_apart
from counterclaim.pipeline.renewal.blocking import incident_key, list_keys
from counterclaim.pipeline.renewal.seeing import open_sight
from counterclaim.pipeline.renewal.ties import Ties
from counterclaim.pipeline.renewal.views import Views


@dataclass(frozen=True, slots=True)
class Linked:
    """The happenings that were looked at, and the incidents that they make now."""

    happenings: frozenset[str]
    incidents: tuple[Incident, ...]
    views: Mapping[str, View]
    loose: frozenset[str]  # those that did not change, and may be tied to others than before


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
    views = Views(desk, open_sight(codebook))
    left = {row.component for row in desk.rows("views", "id", touched)}
    _put_views(desk, views, changed, touched)
    told = _find_judged(desk, views, judged)
    fresh = (changed.keys() | told) & views.views.keys()
    groups = Groups()
    ties = Ties(desk, views, find_apart(judgements), find_rejected(judgements))
    loose = ties.find_loose({*touched, *told}) - fresh
    ties.score(fresh)
    loose |= ties.find_moved(fresh | loose)
    left |= views.cut(loose)
    ties.score(loose)
    desk.put_near({*touched, *fresh, *loose}, ties.join(fresh | loose, groups))
    closure = {*fresh, *loose, *told, *views.load("component", left)}
    closure = _close(desk, views, closure, groups, _bind(judgements))
    _label(desk, views, closure, groups)
    placed = [views.placed[known] for known in sorted(closure)]
    incidents = link_happenings(placed, codebook.domains, judgements)
    return Linked(frozenset(closure | set(touched)), incidents, views.views, frozenset(loose))


def _put_views(
    desk: Desk, views: Views, changed: Mapping[str, PlacedHappening], touched: Collection[str]
) -> None:
    bodies = {known: views.enter(placed) for known, placed in changed.items()}
    rows = [
        {"id": known, "report_id": view.report_id, "component": known, "body": bodies[known]}
        for known, view in views.views.items()
    ]
    desk.put("views", "id", {*touched, *changed}, rows)
    views.components.update({known: known for known in views.views})
    gone: dict[str, Any] = {known: [] for known in touched}
    desk.put_keys({**gone, **{known: list_keys(view) for known, view in views.views.items()}})


def _find_judged(desk: Desk, views: Views, judged: Collection[str]) -> set[str]:
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
    desk: Desk, views: Views, closure: set[str], groups: Groups, bound: Mapping[str, Collection[str]]
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


def _label(desk: Desk, views: Views, closure: Collection[str], groups: Groups) -> None:
    """Name each component by the smallest name of those it was joined from."""
    labels = {known: groups.find(views.components[known]) for known in closure}
    changed = {known: label for known, label in labels.items() if views.components[known] != label}
    desk.change("views", {known: {"component": label} for known, label in changed.items()})
