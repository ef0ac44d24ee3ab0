"""What an incident is, from the happenings that are one: its types, period, place, site and parties."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.incidents.spells import measure_width
from counterclaim.incidents.views import VOUCHED, Rules, View, first_trigger
from counterclaim.model import Claim, Incident, Party, Period, Place, Stance, make_id
from counterclaim.model.names import fold_name
from counterclaim.model.places import rank_precision


def incident_id(happening_id: str) -> str:
    """The id of the incident that a happening is the first of."""
    return make_id("incident", happening_id)


def build_incident(members: Sequence[View], rules: Rules, reasons: tuple[str, ...]) -> Incident:
    """One incident; its id is that of the member whose report came first into the ledger."""
    told = sorted(members, key=_order_of_telling)
    first = min(members, key=lambda view: (view.placed.position, first_trigger(view), view.id))
    claims = _order_claims(told)
    return Incident(
        id=incident_id(first.id),
        types=_order_types(told, rules),
        period=choose_period(told),
        place=_choose_place(told),
        site_id=_choose_site(told),
        parties=_find_parties(told, claims),
        report_ids=tuple(dict.fromkeys(view.report_id for view in told)),
        happening_ids=tuple(view.id for view in told),
        claim_ids=tuple(claim.id for claim in claims),
        former_ids=tuple(sorted(incident_id(view.id) for view in members if view.id != first.id)),
        reasons=reasons,
    )


def _order_of_telling(view: View) -> tuple[date, str, object, str]:
    """By day of publication, unknown days last; then report, place in its text, id."""
    return (view.published or date.max, view.report_id, first_trigger(view), view.id)


def _order_claims(told: Sequence[View]) -> list[Claim]:
    ordered: dict[str, Claim] = {}
    for view in told:
        for claim in sorted(view.placed.claims, key=lambda item: (item.evidence, item.id)):
            ordered[claim.id] = claim
    return list(ordered.values())


def _order_types(told: Sequence[View], rules: Rules) -> tuple[str, ...]:
    """The type that most happenings put first, then the one that most name, then in the codebook's order."""
    first = Counter(view.types[0] for view in told)
    named = Counter(name for view in told for name in view.types)
    return tuple(
        sorted(named, key=lambda name: (-first[name], -named[name], rules.order.get(name, 9999), name))
    )


def choose_period(told: Sequence[View]) -> Period | None:
    """The period that agrees with most others, of these the narrowest; what is still relative to an unknown
    day of publication only where nothing else is known."""
    periods = [view.period for view in told if view.period is not None]
    dated = Counter(period for period in periods if period.resolved)
    if not dated:
        return next(iter(periods), None)
    return min(
        dated,
        key=lambda period: (
            -sum(count for other, count in dated.items() if period.meets(other)),
            measure_width(period),
            period.earliest or date.max,
            period.latest or date.max,
            period.expression,
        ),
    )


def _choose_place(told: Sequence[View]) -> Place | None:
    """The most precise; of several the one most often given."""
    counted = Counter(view.place for view in told if view.place is not None)
    return min(counted, key=lambda place: (rank_precision(place), -counted[place], place.name), default=None)


def _choose_site(told: Sequence[View]) -> str | None:
    """A site with a name before one that is only described; of several the one most often given."""
    counted = Counter(view.site for view in told if view.site is not None)
    named = {view.site for view in told if not view.described}
    return min(counted, key=lambda site: (site not in named, -counted[site], site), default=None)


def _find_parties(told: Sequence[View], claims: Iterable[Claim]) -> tuple[Party, ...]:
    """Parties of the happenings, who is said to have done it, and the voices that accuse; each once in a
    role. Where somebody accuses or denies, the doer is accused."""
    found = {(party.role, party.actor_id): party for view in told for party in view.placed.happening.parties}
    for claim in claims:
        contested = claim.stance in (Stance.ACCUSES, Stance.DENIES)
        if isinstance(claim.value, Party) and (contested or claim.stance in VOUCHED):
            role, who = ("accused" if contested else "doer"), claim.value.actor_id
            found.setdefault((role, who), Party(who, role, claim.value.wording))
        if claim.stance is Stance.ACCUSES:
            found.setdefault(("accuses", claim.voice), Party(claim.voice, "accuses", ""))
    return _name_once(found[key] for key in sorted(found))


def _name_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each report has its own actor for "the guards"; in one incident they are the same."""
    named: dict[tuple[str, str], Party] = {}
    for party in parties:
        named.setdefault((party.role, fold_name(party.wording) or party.actor_id), party)
    accused = {party.actor_id for party in named.values() if party.role == "accused"}
    worded = {wording for role, wording in named if role == "accused"}
    return tuple(
        party
        for (role, wording), party in named.items()
        if role != "doer" or not (party.actor_id in accused or wording in worded)
    )
