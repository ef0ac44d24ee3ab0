"""Which happenings of all reports are one incident: a graph of scored pairs, cut into groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.codebook.schema import Domain
from counterclaim.incidents.blocks import propose_pairs
from counterclaim.incidents.borders import NEARLY, find_borders
from counterclaim.incidents.build import build_incident, incident_id
from counterclaim.incidents.clusters import RULED_OUT
from counterclaim.incidents.features import find_signals
from counterclaim.incidents.moorings import limit_of, moor
from counterclaim.incidents.references import attach_references, is_passing
from counterclaim.incidents.relations import relate_incidents
from counterclaim.incidents.signals import Signal
from counterclaim.incidents.tellings import cluster_views
from counterclaim.incidents.vetoes import find_veto, rule_out_told_apart
from counterclaim.incidents.views import OCCASIONS, Rules, View, view_happening
from counterclaim.incidents.weights import LIMIT, SAME, weigh
from counterclaim.model import Border, Incident, Judgement, Modality, PlacedHappening, Stance, Verb
from counterclaim.model.judging import Groups, Pairs, find_pairs, find_standing, join_judged

_UNVOICED = frozenset({Stance.DENIES, Stance.DOUBTS})


@dataclass(frozen=True, slots=True)
class Match:
    """How two happenings compare: the sum of weighted signals, or the reason that rules them out."""

    score: float
    signals: tuple[Signal, ...]
    veto: str | None = None

    @property
    def same(self) -> bool:
        return self.score >= SAME

    @property
    def reason(self) -> str:
        return self.veto or "; ".join(signal.reason for signal in self.signals if signal.pattern)


@dataclass(frozen=True, slots=True)
class Linking:
    """The incidents, in order of their ids, and the pairs of them that a person should look at."""

    incidents: tuple[Incident, ...]
    borders: tuple[Border, ...] = ()


def link_happenings(
    happenings: Sequence[PlacedHappening],
    domains: Mapping[str, Domain],
    judgements: Sequence[Judgement] = (),
) -> tuple[Incident, ...]:
    """The incidents of `find_linking`."""
    return find_linking(happenings, domains, judgements).incidents


def find_linking(
    happenings: Sequence[PlacedHappening],
    domains: Mapping[str, Domain],
    judgements: Sequence[Judgement] = (),
) -> Linking:
    """The incidents that `happenings` tell of, and the open questions about them.

    The partition depends on what the happenings are, not on their order; the id of an incident is
    that of its happening that came first into the ledger, and its other happenings' ids are kept as
    former ones. Judgements (same, different, reject; on ids of happenings or incidents) outrank scores.
    """
    rules = Rules(domains)
    pairs = find_pairs(judgements)
    rejected = find_rejected(judgements)
    views = {
        view.id: view
        for placed in happenings
        if placed.happening.id not in rejected and (view := view_happening(placed, rules)) is not None
    }
    matcher = _Matcher(views, pairs)
    scored = {  # what scores far below is not kept: of a large ledger that is nearly all
        (one.id, other.id): score
        for one, other in propose_pairs([views[known] for known in sorted(views)])
        if (score := matcher.measure(one, other)) >= SAME - NEARLY
    }
    near = moor(scored, views)
    edges = [pair for pair, score in near.items() if score >= SAME]
    parts = attach_references(cluster_views(views, edges, matcher.score), views, matcher.are_apart)
    groups = _join_judged(parts, pairs)
    members = [[views[known] for known in group] for group in groups if _stands(group, views, rejected)]
    incidents = [build_incident(group, rules, _find_reasons(group, matcher, pairs)) for group in members]
    borders = find_borders(incidents, near.items(), matcher.find_signals, matcher.are_apart)
    return Linking(relate_incidents(sorted(incidents, key=lambda incident: incident.id), views), borders)


class _Matcher:
    """Scores of pairs, each worked out once."""

    def __init__(self, views: Mapping[str, View], pairs: Pairs) -> None:
        self._views = views
        self._scores: dict[tuple[str, str], float] = {}
        owner = {incident_id(known): known for known in views} | {known: known for known in views}
        self._apart = {frozenset(owner.get(known, known) for known in pair) for pair in pairs.different}

    def score(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._scores:
            self._scores[pair] = self.measure(self._views[pair[0]], self._views[pair[1]])
        return self._scores[pair]

    def measure(self, one: View, other: View) -> float:
        """The score of a pair, not kept. What one report tells apart, no other report brings together."""
        apart = self.are_apart(one.id, other.id) or rule_out_told_apart(one, other) is not None
        return RULED_OUT if apart else match_happenings(one, other).score

    def are_apart(self, one: str, other: str) -> bool:
        """Whether a person judged the two happenings different."""
        return bool(self._apart) and frozenset((one, other)) in self._apart

    def find_signals(self, one: str, other: str) -> tuple[Signal, ...]:
        return match_happenings(self._views[one], self._views[other]).signals

    def explain(self, one: str, other: str) -> str:
        return match_happenings(self._views[one], self._views[other]).reason


def match_happenings(one: View, other: View) -> Match:
    """Compare two happenings; the result is the same whichever is named first."""
    if veto := find_veto(one, other):
        return Match(-LIMIT, (), veto)
    signals = tuple(find_signals(one, other))
    return Match(weigh(signals, limit_of(one, other)), signals)


def find_rejected(judgements: Sequence[Judgement]) -> set[str]:
    """Ids that the latest judgement on them rejects."""
    rejected: set[str] = set()
    for judgement in find_standing(judgements):
        if judgement.verb is Verb.REJECT:
            rejected.update(judgement.subjects)
        elif judgement.verb is Verb.ACCEPT:
            rejected.difference_update(judgement.subjects)
    return rejected


def _join_judged(clusters: Iterable[tuple[str, ...]], pairs: Pairs) -> list[tuple[str, ...]]:
    """Join whole groups whose happenings or incidents are judged the same."""
    parts = {group[0]: group for group in clusters}
    groups = Groups(parts)
    called = {first: [*group, *map(incident_id, group)] for first, group in parts.items()}
    join_judged(groups, called, pairs)
    joined = groups.groups().values()
    return [tuple(sorted(known for first in firsts for known in parts[first])) for firsts in joined]


def _stands(group: Sequence[str], views: Mapping[str, View], rejected: set[str]) -> bool:
    """Whether somebody holds that it took place: a plan or a fear is no incident, nor what all deny, nor
    what a report only names in passing."""
    if rejected & {incident_id(known) for known in group}:
        return False
    if is_passing(views[known] for known in group):
        return False
    placed = [views[known].placed for known in group]
    claims = [claim for item in placed for claim in item.claims if claim.attribute not in OCCASIONS]
    done = any(item.happening.modality is Modality.ACTUAL for item in placed)
    if not (done or any(claim.modality is Modality.ACTUAL for claim in claims)):
        return False
    return not claims or any(claim.stance not in _UNVOICED for claim in claims)


def _find_reasons(group: Sequence[View], matcher: _Matcher, pairs: Pairs) -> tuple[str, ...]:
    """Why each happening came to the others: the best pair that ties it to those before it."""
    if len(group) == 1:
        return ()
    inside, outside = [group[0].id], {view.id for view in group[1:]}
    report_of = {view.id: view.report_id for view in group}
    best = {known: (matcher.score(known, inside[0]), inside[0]) for known in outside}
    reasons: dict[str, None] = {}
    while outside:
        known = max(outside, key=lambda item: (best[item][0], item))
        score, tied_to = best[known]
        first, second = sorted((report_of[known], report_of[tied_to]))
        why = matcher.explain(tied_to, known) if score >= SAME else _explain_join(known, tied_to, pairs)
        reasons[f"{first} and {second}: {why}" if first != second else f"{first}: {why}"] = None
        outside.remove(known)
        for other in outside:
            best[other] = max(best[other], (matcher.score(known, other), known))
    return tuple(sorted(reasons))


def _explain_join(known: str, tied_to: str, pairs: Pairs) -> str:
    called = {known, tied_to, incident_id(known), incident_id(tied_to)}
    judged = any(one in called or other in called for _, one, other in pairs.same)
    return "judged the same" if judged else "no day; the only one of its site and kind before the report"
