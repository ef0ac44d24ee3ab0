"""Finding disputes: accounts of one matter side by side, and the kind in which they part."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from counterclaim.codebook.schema import AttributeRule, Codebook
from counterclaim.disputes.accounts import Account
from counterclaim.disputes.blaming import blame_others, run_by_others, tells_of_own
from counterclaim.disputes.folding import fold_accounts, is_near, is_of_some, without_corrected
from counterclaim.disputes.force import answer_force
from counterclaim.disputes.making import Parting, make_dispute
from counterclaim.disputes.matters import (
    EARLIER,
    Matter,
    Rules,
    Side,
    add_none,
    add_sums,
    gather_accounts,
    is_told_on_occasion,
)
from counterclaim.disputes.occasions import part_in_stated_days
from counterclaim.disputes.parting import (
    CAPACITY_DAYS,
    NEAR_DAYS,
    PLAN_DAYS,
    Hierarchy,
    are_one_party,
    can_both_hold,
    is_denied,
    reaches,
)
from counterclaim.disputes.publishers import place_publishers
from counterclaim.disputes.rising import Seen, has_emptied, has_fallen, has_risen, is_least
from counterclaim.disputes.scenes import find_scenes
from counterclaim.disputes.voices import Speakers, Voices
from counterclaim.model import (
    Actor,
    Claim,
    Dispute,
    Happening,
    Incident,
    Measure,
    Modality,
    Party,
    Period,
    Place,
    Quantity,
    Site,
    Stance,
)

_NO_COPIES: Mapping[str, str] = {}
_NO_DAYS: Mapping[str, date] = {}
_ANSWER = timedelta(days=7)  # who is accused of what took place at a site answers within a week
_BORNE_OUT = 2  # voices that tell a day, which is then no paper's slip


def find_disputes(
    incidents: Sequence[Incident],
    sites: Sequence[Site],
    claims: Sequence[Claim],
    happenings: Sequence[Happening],
    published: Mapping[str, date | None],
    codebook: Codebook,
    copies: Mapping[str, str] = _NO_COPIES,
    actors: Sequence[Actor] = (),
    said: Mapping[str, date] = _NO_DAYS,
    beside: Sequence[Site] = (),
) -> tuple[Dispute, ...]:
    """Where voices part about an incident or a site, in order of the disputes' ids.

    `claims` bear ids of the ledger and their incident; `published` gives the day of each report;
    `copies` leads from a copy to its original; `actors` say who speaks for whom; `said` gives the
    day of each statement whose report tells it; `beside` are sites that only lend their names, so that the
    reports of an incident may call its site differently. Each voice counts with what it says last; parts of
    totals, other scopes and background tolls are not compared. All
    partings on one attribute of one incident or site are one dispute.

    What is found for an incident or site hangs on it, its own claims, the happenings and actors that these
    name, and for an incident its happenings, their sites and what their reports claim of these, and on
    nothing else: so it can be called for some of them alone.
    """
    hierarchy = Hierarchy(codebook, actors)
    sides = _make_sides(
        incidents, sites, claims, happenings, published, codebook, copies, actors, said, beside
    )
    found = (dispute for side in sides for dispute in _find_under(side, hierarchy))
    return tuple(sorted(found, key=lambda dispute: dispute.id))


def tell_accounts(
    about: Incident | Site,
    claims: Sequence[Claim],
    happenings: Sequence[Happening],
    published: Mapping[str, date | None],
    codebook: Codebook,
    copies: Mapping[str, str] = _NO_COPIES,
    actors: Sequence[Actor] = (),
    said: Mapping[str, date] = _NO_DAYS,
) -> dict[str, tuple[Account, ...]]:
    """What each voice says in the end about one incident or site, by attribute, whether they part or not.

    Summaries are made of it. Other scopes than the whole are left out."""
    incidents, sites = ([about], []) if isinstance(about, Incident) else ([], [about])
    found: dict[str, tuple[Account, ...]] = {}
    for side in _make_sides(incidents, sites, claims, happenings, published, codebook, copies, actors, said):
        for matter, accounts in _fold(gather_accounts(side), side).items():
            if not matter.scope and accounts:
                found[matter.attribute] = tuple(accounts)
    return {name: found[name] for name in sorted(found)}


def _make_sides(
    incidents: Sequence[Incident],
    sites: Sequence[Site],
    claims: Sequence[Claim],
    happenings: Sequence[Happening],
    published: Mapping[str, date | None],
    codebook: Codebook,
    copies: Mapping[str, str],
    actors: Sequence[Actor],
    said: Mapping[str, date],
    beside: Sequence[Site] = (),
) -> Iterator[Side]:
    """What is said about each incident and site that has claims."""
    rules, speakers = Rules.of(codebook), Speakers(actors, codebook)
    types = {item.id: frozenset(item.types) for item in incidents} | {item.id: frozenset() for item in sites}
    told = {item.id: item for item in happenings}
    under: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for owner in {claim.incident_id, claim.site_id}:
            if owner in types:
                under[owner].append(claim)
    known_sites = {item.id: item for item in (*beside, *sites)}
    scenes = find_scenes(claims, happenings, known_sites, rules.attributes)
    for owner in scenes.keys() & types.keys():
        under[owner] += ()
    for owner, about in under.items():
        scene = scenes.get(owner, ())
        named = {known: told[known] for claim in about if (known := claim.happening_id or "") in told}
        yield Side(
            owner=owner,
            claims=tuple(about),
            rules=rules,
            voices=Voices(
                {claim.id: claim for claim in (*about, *scene)}.values(), published, copies, speakers, said
            ),
            published=published,
            told=named,
            campaign=bool(types[owner] & rules.background),
            sites={known: item.name for known, item in known_sites.items()},
            scene=scene,
        )


def _fold(told: Mapping[Matter, Sequence[Account]], side: Side) -> dict[Matter, list[Account]]:
    """What each voice says in the end, by matter."""
    folded = {
        matter: without_corrected(
            fold_accounts(accounts, _is_passing(matter, side.rule_of(matter))),
            told.get(replace(matter, scope=EARLIER), ()),
            side.voices,
        )
        for matter, accounts in told.items()
    }
    add_sums(folded, side)
    add_none(folded, side)
    return folded


def _find_under(side: Side, hierarchy: Hierarchy) -> Iterator[Dispute]:
    """The disputes of one incident or site."""
    told = gather_accounts(side)
    folded = _fold(told, side)
    partings: dict[str, list[Parting]] = defaultdict(list)
    matters: dict[str, Matter] = {}

    def part(matter: Matter) -> Parting:
        former = told.get(replace(matter, scope=EARLIER), ())
        rule = side.rule_of(matter)
        seen = Seen(tuple(told.get(matter, ())), tuple(former), side.voices.unnamed, rule.running)
        accounts = _without_told_there(folded[matter], seen, matter, rule, hierarchy)
        return _part(accounts, seen, matter, rule, hierarchy)

    answer_force(folded, side, hierarchy, lambda matter: part(matter).pairs)
    for matter in sorted(folded, key=lambda item: (item.attribute, item.scope)):
        if _is_aside(matter, side):
            continue
        parting = part(matter)
        if parting.pairs:
            partings[matter.attribute].append(parting)
            matters[matter.attribute] = matter
    for name, parted in partings.items():
        yield make_dispute(matters[name], parted, side.rule_of(matters[name]), side.voices)


def _without_told_there(
    accounts: Sequence[Account], told: Seen, matter: Matter, rule: AttributeRule, hierarchy: Hierarchy
) -> Sequence[Account]:
    """Of a site, without the accounts given of an incident at it that part with others of that incident: they
    are a dispute of that one."""
    if matter.site_id is None:
        return accounts
    under: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        for incident in {claim.incident_id for claim in account.claims if is_told_on_occasion(claim, rule)}:
            under[incident or ""].append(account)
    parted = {
        id(account)
        for incident, known in under.items()
        if _part(known, told, replace(matter, incident_id=incident, site_id=None), rule, hierarchy).pairs
        for account in known
    }
    return [account for account in accounts if id(account) not in parted] if parted else accounts


def _is_aside(matter: Matter, side: Side) -> bool:
    """Whether its figures are parts of others ("of the wounded"), or those that later ones replaced."""
    return matter.scope == EARLIER or side.rules.words.is_part(matter.scope)


def _is_passing(matter: Matter, rule: AttributeRule) -> bool:
    """Whether what is true of one day need not be true of another."""
    return matter.site_id is not None or rule.measure is Measure.STOCK or rule.lasting


def _part(
    accounts: Sequence[Account], told: Seen, matter: Matter, rule: AttributeRule, hierarchy: Hierarchy
) -> Parting:
    """`accounts` are those of `told` that still stand."""
    passing = _is_passing(matter, rule)

    def near(one: Account, other: Account) -> bool:
        return not passing or is_near(one, other, _days_between(one, rule)) or _answers(one, other)

    placed = place_publishers(accounts, near)
    pairs = tuple(
        (one, other)
        for one, other in combinations(placed, 2)
        if one.voice != other.voice
        and near(one, other)
        and not (rule.lasting and matter.site_id is None and _are_of_one_site(one, other))
        and _parts(one, other, hierarchy)
        and not _agree_on_doer(one, other, placed, hierarchy)
        and not _is_slip(one, other, placed)
        and not _is_outdated(one, other, matter, rule, placed, told)
    )
    parted = [item for pair in pairs for item in pair]
    figures = passing or any(isinstance(item.value, Quantity) for item in placed)
    shown = (
        item
        for item in placed
        if any(item.key == other.key and near(item, other) for other in parted)
        or not (figures or item.weak or item.plan)
    )
    return Parting(pairs, tuple(shown))


def _answers(one: Account, other: Account) -> bool:
    """Whether one denies, without a day of its own, what the other said of some day shortly before; of
    figures each day has its own, and a plan has none but that on which it is to be done."""
    denied, held = (one, other) if one.denies else (other, one)
    if not denied.denies or held.denies or denied.day is None or held.day is None:
        return False
    if isinstance(held.value, Quantity):
        return False
    plain = denied.when == Period(denied.day, denied.day) or (denied.plan and held.plan)
    return plain and timedelta(days=-1) <= denied.day - held.day <= _ANSWER


def _are_of_one_site(one: Account, other: Account) -> bool:
    """Whether both are told of a site under one name: what parts them is a dispute of that site."""
    mine, theirs = ({claim.site_id for claim in item.claims} - {None} for item in (one, other))
    return bool(mine & theirs)


def _is_outdated(
    one: Account, other: Account, matter: Matter, rule: AttributeRule, accounts: Sequence[Account], told: Seen
) -> bool:
    """Whether one of two figures is merely older than the other; of those at a site the higher is, where the
    lower counts who is still there."""
    if not _is_passing(matter, rule):
        return _has_risen(one, other, accounts, told)
    sited = all(claim.site_id is not None for item in (one, other) for claim in item.claims)
    return has_emptied(one, other) if rule.lasting and sited else has_fallen(one, other, matter)


def _has_risen(one: Account, other: Account, accounts: Sequence[Account], told: Seen) -> bool:
    """Whether the lower figure is merely older. A publisher that only repeats a voice's figure stands with
    that voice: what is no dispute between voices is none with a paper."""

    def those_with(item: Account) -> list[Account]:
        echoed = (known for known in accounts if item.publisher and not known.publisher)
        return [item, *(known for known in echoed if known.key == item.key)]

    return any(has_risen(left, right, told) for left in those_with(one) for right in those_with(other))


def _days_between(account: Account, rule: AttributeRule) -> int:
    if account.plan:
        return PLAN_DAYS
    return CAPACITY_DAYS if rule.measure is Measure.CAPACITY else NEAR_DAYS


def _parts(one: Account, other: Account, hierarchy: Hierarchy) -> bool:
    """Whether two voices part: they hold what cannot both be true, or one denies what the other holds. A
    plan parts only from its denial, and what is merely called possible likewise."""
    if (one.denies and other.denies) or (one.summed and other.summed):
        return False
    if one.things and other.things and not one.things & other.things:
        return False
    if is_of_some(one, other):
        return False
    if one.denies or other.denies:
        denied, held = (one, other) if one.denies else (other, one)
        if not reaches(denied.stage, held.stage) or _is_only_to_come(denied, held):
            return False
        return is_denied(denied.value, held.value, hierarchy, {denied.voice, denied.house})
    if isinstance(one.value, Period | Place) and one.publisher and other.publisher:
        return False  # papers that differ are nobody's claim
    if one.plan or other.plan or one.weak or other.weak:
        return False
    if any(tells_of_own(item, hierarchy) for item in (one, other)):
        return False
    if is_least(one, other):
        return False
    if blame_others(one, other, hierarchy) or run_by_others(one, other, hierarchy):
        return True
    return part_in_stated_days(one, other) or not can_both_hold(one.value, other.value, hierarchy)


def _is_only_to_come(denied: Account, held: Account) -> bool:
    """Whether what somebody binds itself to do is only said not to be done yet."""
    bound = all(claim.stance is Stance.PROMISES for claim in held.claims)
    return bound and denied.stage is Modality.ACTUAL


def _is_slip(one: Account, other: Account, accounts: Sequence[Account]) -> bool:
    """Whether two days are no two accounts of one: a paper is a day off, and no other bears it out; or
    somebody tells of both, which are then of two things in a row."""
    if not (isinstance(one.value, Period) and isinstance(other.value, Period)) or one.denies or other.denies:
        return False
    mine, theirs = (
        {item.voice for item in accounts if not item.denies and item.value.meets(told.value)}
        for told in (one, other)
    )
    if mine & theirs:
        return True
    alone = ((one, mine), (other, theirs))
    return any(told.publisher and len(held) < _BORNE_OUT for told, held in alone)


def _agree_on_doer(one: Account, other: Account, accounts: Sequence[Account], hierarchy: Hierarchy) -> bool:
    """Whether one denies that its own did it, and names as doer whom the other names: they do not part."""
    denier, holder = (one, other) if one.denies else (other, one)
    if not denier.denies or not isinstance(holder.value, Party):
        return False
    named = (item.value for item in accounts if item.voice == denier.voice and not item.denies)
    return any(isinstance(value, Party) and are_one_party(value, holder.value, hierarchy) for value in named)
