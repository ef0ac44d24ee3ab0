"""Matters: what accounts are laid side by side about, and which claims belong to which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from counterclaim.codebook.schema import AttributeRule, Codebook
from counterclaim.disputes.accounts import HOLDS, Account, CountWords, make_account
from counterclaim.disputes.occasions import OCCASION_RULES, tell_occasions
from counterclaim.disputes.voices import Voices
from counterclaim.model import (
    Claim,
    Happening,
    Measure,
    Modality,
    Party,
    Period,
    Place,
    Quantity,
    Term,
    Value,
)
from counterclaim.model.names import fold_name

OCCURRED = "occurred"
EARLIER = "earlier"  # the scope of a figure that the same words replace ("rose from 44 to 53")


@dataclass(frozen=True, slots=True)
class Matter:
    """An attribute of an incident or a site, in one scope; claims of other scopes are never compared."""

    incident_id: str | None
    site_id: str | None
    attribute: str
    scope: str = ""

    @property
    def owner(self) -> str:
        return self.incident_id or self.site_id or ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the codebook says of attributes and types, whatever the domain."""

    attributes: Mapping[str, AttributeRule]
    families: Mapping[str, str]  # of types
    background: frozenset[str]  # types whose tolls run over months
    acts: frozenset[str] = frozenset()  # types of a site's record, which lead from one place to another
    moved: frozenset[str] = frozenset()  # attributes that count people let go, caught, moved or sent off
    stated: Mapping[str, frozenset[str]] = field(default_factory=dict)  # attributes to types that state them
    deeds: frozenset[str] = frozenset()  # types that somebody does, once
    words: CountWords = field(default_factory=CountWords)
    force: Mapping[str, str] = field(default_factory=dict)  # types to the kind of force that they are
    telling_force: tuple[str, ...] = ()  # attributes in which force is denied
    answered: tuple[str, ...] = ()  # those of them in which others tell what such a denial answers
    forced: Mapping[tuple[str, str], str] = field(default_factory=dict)  # attribute and code to such a kind
    abuse: frozenset[str] = frozenset()  # types of force that is told for itself, and not for whom it killed

    @classmethod
    def of(cls, codebook: Codebook) -> "Rules":
        domains = [codebook.domains[name] for name in sorted(codebook.domains)]
        types = {name: rule for domain in domains for name, rule in domain.types.items()}
        known = {name: rule for domain in domains for name, rule in domain.attributes.items()}
        marked = [item for domain in domains for item in domain.attributes.items() if item[1].force]
        stated: dict[str, set[str]] = defaultdict(set)
        for name, rule in types.items():
            if rule.attribute in known and not (rule.doer or rule.blame):
                counted = known[rule.attribute]
                if counted.measure is Measure.FLOW and counted.about[:1] == ("happening",):
                    stated[rule.attribute].add(name)
        return cls(
            attributes={**OCCASION_RULES, **known},
            families={name: rule.family for name, rule in types.items()},
            background=frozenset(name for name, rule in types.items() if rule.background),
            acts=frozenset(name for name, rule in types.items() if rule.record == "both"),
            moved=frozenset(stated),
            stated={name: frozenset(own) for name, own in stated.items()},
            deeds=frozenset(name for name, rule in types.items() if rule.doer and rule.record == "incident"),
            words=CountWords.of_codebook(codebook),
            force={name: rule.force for name, rule in types.items() if rule.force},
            abuse=frozenset(name for name, rule in types.items() if rule.force and rule.attribute),
            telling_force=tuple(dict.fromkeys(name for name, _ in marked)),
            answered=tuple(dict.fromkeys(name for name, rule in marked if rule.force == "answered")),
            forced={
                (term.attribute, term.code): term.force
                for domain in domains
                for term in domain.terms
                if term.force
            },
        )


@dataclass(frozen=True, slots=True)
class Side:
    """All that is said about one incident or site, and what it is read with: rules, voices, days of reports,
    happenings by id. `campaign` when it is an incident that runs over months."""

    owner: str
    claims: tuple[Claim, ...]
    rules: Rules
    voices: Voices
    published: Mapping[str, date | None]
    told: Mapping[str, Happening]
    campaign: bool = False
    sites: Mapping[str, str] = field(default_factory=dict)  # names by id
    scene: tuple[Claim, ...] = ()  # of an incident: what is claimed of its site, however that is called

    def rule_of(self, matter: Matter) -> AttributeRule:
        return self.rules.attributes[matter.attribute]


def gather_accounts(side: Side) -> dict[Matter, list[Account]]:
    """Accounts by the matter they are about, where it belongs to the incident or site of this side."""
    found: dict[Matter, list[Account]] = defaultdict(list)
    ordered = sorted(side.claims, key=lambda item: item.id)
    for claim in ordered:
        rule = side.rules.attributes.get(claim.attribute)
        matter = _find_matter(claim, rule, side.rules) if rule is not None else None
        if rule is None or matter is None or _is_background(claim, side):
            continue
        if matter.owner != side.owner:
            if not is_told_on_occasion(claim, rule) or claim.site_id != side.owner:
                continue
            matter = replace(matter, incident_id=None, site_id=side.owner)
        things = _find_things(claim, rule, side)
        account = make_account(claim, rule, side.voices, side.published, things, side.rules.words)
        if account is not None:
            found[matter].append(replace(account, deeds=_find_deeds(account, side)))
    _add_scene(found, side)
    _drop_denials_of_doing(found, side)
    _imply_occurrence(found, ordered, side)
    _imply_denial(found, ordered, side)
    _add_occasions(found, ordered, side)
    return found


def _add_scene(found: dict[Matter, list[Account]], side: Side) -> None:
    """What is claimed of the site of an incident, which its reports call by several names; in place."""
    for claim in sorted(side.scene, key=lambda item: item.id):
        rule = side.rules.attributes.get(claim.attribute)
        matter = _find_matter(claim, rule, side.rules) if rule is not None and rule.lasting else None
        if rule is None or matter is None or _is_background(claim, side):
            continue
        things = _find_things(claim, rule, side)
        account = make_account(claim, rule, side.voices, side.published, things, side.rules.words)
        if account is not None:
            found[replace(matter, incident_id=side.owner, site_id=None)].append(account)


def _add_occasions(found: dict[Matter, list[Account]], claims: Sequence[Claim], side: Side) -> None:
    """When and where it took place, by voice; a campaign has no day, and a transfer two places. In place."""
    about = [claim for claim in claims if claim.incident_id == side.owner]
    if side.campaign or not about:
        return
    told = [
        item
        for item in side.told.values()
        if item.incident_id == side.owner and not side.rules.acts.issuperset(item.types)
    ]
    # Who was beaten on Sunday may have died on Monday: the day of the one is not that of the other.
    families = {**side.rules.families, **{name: name for name in side.rules.abuse}}
    for name, accounts in tell_occasions(told, about, side.voices, families, side.sites).items():
        if accounts:
            found[Matter(side.owner, None, name)] += accounts


def _find_things(claim: Claim, rule: AttributeRule, side: Side) -> frozenset[str]:
    """What a claim is about inside its incident: the types of what is said to have occurred; of a word such
    as a cause, their families, for shots beside an air strike have a cause of their own; of a figure, the
    kind of people that it counts, where that is not all of them."""
    if claim.counted is not None and rule.measure in (Measure.FLOW, Measure.STOCK):
        return frozenset((claim.counted,))
    happening = side.told.get(claim.happening_id or "")
    if isinstance(claim.value, Place) and claim.value.precision == "site" and claim.stance in HOLDS:
        return frozenset(
            ("death" if claim.rule.endswith(":death") else "deed",)
        )  # shot in the yard, died in Oru
    if happening is None or rule.value not in ("yes_no", "term"):
        return frozenset()
    if rule.value == "yes_no":
        named = side.rules.force.keys() & set(claim.rule.split(":"))
        return frozenset(named or happening.types)  # a beating is not the arrest that it is told with
    return frozenset(side.rules.families.get(name, name) for name in happening.types)


def _find_deeds(account: Account, side: Side) -> frozenset[str]:
    """The kinds of deed that its happening is, where it names who did it."""
    happening = side.told.get(account.claims[0].happening_id or "")
    if happening is None or not isinstance(account.value, Party):
        return frozenset()
    return side.rules.deeds & frozenset(happening.types)


def _drop_denials_of_doing(found: dict[Matter, list[Account]], side: Side) -> None:
    """Who denies having done it, and elsewhere "the attack", denies its part in it and not the deed; nor are
    "its planes" a denial of what others did it with; in place."""
    deniers: dict[str | None, set[str]] = defaultdict(set)
    statements: set[str | None] = set()
    for matter, accounts in found.items():
        for item in accounts:
            if item.denies and isinstance(item.value, Party) and _is_own(item, side):
                deniers[matter.incident_id] |= {item.voice, item.house}
                statements |= {claim.statement_id for claim in item.claims}

    def is_of_doing(item: Account, matter: Matter) -> bool:
        if not item.denies or isinstance(item.value, Party):
            return False
        if side.rule_of(matter).value == "yes_no":
            return bool({item.voice, item.house} & deniers[matter.incident_id])
        return isinstance(item.value, Term) and item.claims[0].statement_id in statements

    for matter, accounts in found.items():
        if matter.incident_id is not None:
            accounts[:] = [item for item in accounts if not is_of_doing(item, matter)]


def _is_own(item: Account, side: Side) -> bool:
    """Whether the party is the voice itself, or a body that it speaks for."""
    return isinstance(item.value, Party) and item.value.actor_id in side.voices.stands_for(item.voice)


def _find_matter(claim: Claim, rule: AttributeRule, rules: Rules) -> Matter | None:
    """What lasts (stocks, capacities, states) belongs to the site, what happens to the incident. Who is let
    in after an incident belongs to it, and else to the site."""
    scope = fold_name(claim.scope or "")
    if "site" not in rule.about or rule.name in rules.moved:  # "of the escapees" is a share of them
        scope = rules.words.read_scope(scope, rule.name in rules.moved)
    if claim.site_id is not None and rule.lasting:
        return Matter(None, claim.site_id, rule.name, scope)
    if claim.incident_id is not None:
        return Matter(claim.incident_id, None, rule.name, scope)
    if claim.site_id is not None and rule.about[:1] == ("site",) and rule.value == "term":
        return Matter(None, claim.site_id, rule.name, scope)
    return None


def is_told_on_occasion(claim: Claim, rule: AttributeRule) -> bool:
    """Whether a state of a site is told with an incident at it: who was let in during a hunger strike. It is
    laid beside what others tell of the site alone."""
    told = rule.about[:1] == ("site",) and "happening" in rule.about and rule.value == "term"
    return told and claim.incident_id is not None


def _is_background(claim: Claim, side: Side) -> bool:
    """Whether a figure is a toll of a campaign, or of an older incident told in passing."""
    if not isinstance(claim.value, Quantity) or claim.happening_id is None:
        return False
    happening = side.told.get(claim.happening_id)
    passing = happening is not None and not happening.focal
    return passing or side.campaign


def _imply_occurrence(found: dict[Matter, list[Account]], claims: Sequence[Claim], side: Side) -> None:
    """Where somebody denies that a thing occurred, and nobody else says in so many words that it did, but for
    "reports" of it, whoever tells how it went holds that it did; who counts those expelled or let go says so.
    In place."""
    for matter, accounts in found.items():
        if side.rule_of(matter).value != "yes_no" or matter.incident_id is None:
            continue
        things = {thing for account in accounts if account.denies for thing in account.things}
        deniers = {account.voice for account in accounts if account.denies}
        said = {item.voice for item in accounts if not item.denies and item.things & things} - deniers
        named = {voice for voice in said if not side.voices.is_noun(voice)}
        stating = {name for name, types in side.rules.stated.items() if types & things}
        implied: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            happening = side.told.get(claim.happening_id or "")
            if claim.incident_id != side.owner or happening is None or not things & set(happening.types):
                continue
            if named and claim.attribute not in stating:
                continue
            if not things - side.rules.force.keys() and not _is_harm(claim, side):
                continue
            voice = side.voices.voice_of(claim)
            if _takes_for_done(claim) and voice not in deniers | said:
                implied[voice].append(claim)
        for voice in sorted(implied):
            accounts.append(_make_implied(voice, implied[voice], frozenset(things), side))


def _is_harm(claim: Claim, side: Side) -> bool:
    """Whether it tells of harm, or how it was done, and not of what else took place there."""
    rule = side.rules.attributes.get(claim.attribute)
    harmed = {name for known in side.rules.attributes.values() if known.covers for name in known.covers}
    counted = rule is not None and rule.value == "quantity"
    return not counted or claim.attribute in harmed or bool(rule and rule.covers)


def _imply_denial(found: dict[Matter, list[Account]], claims: Sequence[Claim], side: Side) -> None:
    """Who says that nobody was expelled, let go or moved denies whoever holds that it took place, where no
    other voice gives a number; in place."""
    for name, types in side.rules.stated.items():
        accounts = found.get(Matter(side.owner, None, name), [])
        none = [item for item in accounts if not (item.denies or item.things) and _is_none(item.value)]
        if not none or len(none) < len(accounts):
            continue
        voices = {item.voice for item in none}
        for claim in claims:
            happening = side.told.get(claim.happening_id or "")
            held = claim.attribute == OCCURRED and claim.incident_id == side.owner and _takes_for_done(claim)
            if held and happening is not None and not types.isdisjoint(happening.types):
                if side.voices.voice_of(claim) in voices:
                    continue
                denials = (
                    replace(item, value=claim.value, denies=True, things=frozenset(happening.types))
                    for item in none
                )
                found[Matter(side.owner, None, OCCURRED)] += denials
                break


def _takes_for_done(claim: Claim) -> bool:
    nothing = isinstance(claim.value, Quantity) and claim.value.high == 0
    return claim.stance in HOLDS and claim.modality is Modality.ACTUAL and not nothing


def _make_implied(voice: str, claims: list[Claim], things: frozenset[str], side: Side) -> Account:
    days = [side.published.get(claim.report_id) for claim in claims]
    day = max((known for known in days if known is not None), default=None)
    return Account(
        voice=voice,
        house=side.voices.house_of(voice, day),
        value=Term("yes", ""),
        denies=False,
        publisher=all(side.voices.is_publisher(claim) for claim in claims),
        plan=False,
        weak=False,
        day=day,
        when=Period(),
        claims=tuple(claims),
        things=things,
    )


def add_none(folded: dict[Matter, list[Account]], side: Side) -> None:
    """Who says that there were no dead or hurt at all says so of the dead, where others count these, else of
    the hurt, unless it counts them itself, or others part from it by what they come to; in place."""
    for matter in list(folded):
        nobody = [item for item in folded[matter] if not item.denies and _is_none(item.value)]
        parts = (folded.get(replace(matter, attribute=name), []) for name in side.rule_of(matter).covers)
        part = next((told for told in parts if any(_counts_some(item) for item in told)), None)
        if part is None or any(_counts_some(item) for item in folded[matter]):
            continue
        given = {item.voice for item in part}
        part += [item for item in nobody if item.voice not in given]


def _is_none(value: Value) -> bool:
    return isinstance(value, Quantity) and value.high == 0


def _counts_some(item: Account) -> bool:
    return isinstance(item.value, Quantity) and not item.denies and not _is_none(item.value)


def add_sums(folded: dict[Matter, list[Account]], side: Side) -> None:
    """Where a total is disputed that covers others (casualties: killed and injured), a voice that gives each
    of these gives their sum, unless it gives the total itself, or voices already part on a part; in place."""
    for matter in list(folded):
        covers = side.rule_of(matter).covers
        if not covers or not folded[matter]:
            continue
        given = {account.voice for account in folded[matter]}
        parts = [_figures_by_voice(folded.get(replace(matter, attribute=name), ())) for name in covers]
        if any(
            not one.value.meets(two.value) for part in parts for one, two in combinations(part.values(), 2)
        ):
            continue
        for voice in sorted(set.intersection(*(set(part) for part in parts)) - given):
            folded[matter].append(_add_up([part[voice] for part in parts]))


def _figures_by_voice(accounts: Iterable[Account]) -> dict[str, Account]:
    return {item.voice: item for item in accounts if isinstance(item.value, Quantity) and not item.denies}


def _add_up(parts: Sequence[Account]) -> Account:
    values = [part.value for part in parts if isinstance(part.value, Quantity)]
    lows = [value.low or 0 for value in values]
    highs = [value.high for value in values if value.high is not None]
    total = Quantity(
        low=sum(lows),
        high=sum(highs) if len(highs) == len(values) else None,
        wording=" + ".join(value.wording for value in values),
        approximate=any(value.approximate for value in values),
    )
    newest = max(parts, key=lambda part: part.order)
    claims = tuple(claim for part in parts for claim in part.claims)
    return replace(newest, value=total, claims=claims, summed=True)
