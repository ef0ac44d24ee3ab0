"""A happening as linking looks at it: what two happenings are compared by, worked out once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.codebook.schema import NOTHING_KNOWN, Domain, Rarity, TypeRule
from counterclaim.incidents.marks import Marks, without_vowels
from counterclaim.model import (
    Claim,
    Modality,
    Party,
    Period,
    Place,
    PlacedHappening,
    Quantity,
    Site,
    Span,
    Stance,
)
from counterclaim.model.names import fold_name
from counterclaim.model.periods import resolve_period
from counterclaim.model.places import rank_precision

VOUCHED = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.ADMITS, Stance.CONFIRMS})
OCCASIONS = frozenset({"date", "place"})  # whoever denies them takes for granted that it took place
_ARTICLE = 2  # letters: "al", "el", "as" before a name
_SHORT = 3  # letters: "Abu", "Ras", "San", beside a longer word hardly tell a name from another
_CONTESTED = timedelta(days=7)
_GOES_ON = timedelta(days=60)
_QUARTER = 1  # the rank of a quarter: as good as a site for telling two incidents apart


@dataclass(frozen=True, slots=True)
class View:
    """`site` is None where it may be any site of its place; `areas` are a named site and a quarter: what is
    small enough to stand for where it happened; `called` are the proper words of the site's name, whether it
    is named or described; `bare` when nothing is told of it but that it took place;
    `figures` hold by attribute."""

    id: str
    report_id: str
    placed: PlacedHappening
    types: tuple[str, ...]
    families: frozenset[str]
    background: bool
    site: str | None
    described: bool
    place: Place | None
    rank: int  # how precise the place is
    areas: frozenset[str]
    period: Period | None
    dated: bool
    published: date | None
    bare: bool
    figures: Mapping[str, tuple[Quantity, ...]]
    parties: frozenset[str]
    marks: Marks
    called: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()  # its types that go on for days
    later: bool = False  # whether it comes after what it is about, as a verdict does
    others: tuple[Place, ...] = ()  # where else voices of its report say that it was
    kinds: int = 0  # how many types of incident the domains have that know its leading type
    act: bool = False  # whether it is an act of a site's record


class Rules:
    """The types of all domains: which become incidents, and which belong to one family; and how rare words
    of their language are."""

    def __init__(self, domains: Mapping[str, Domain]) -> None:
        tables = [domains[name].rarity for name in sorted(domains)]
        self.rarity: Rarity = next((table for table in tables if table.shares), NOTHING_KNOWN)
        self.types: dict[str, TypeRule] = {}
        for name in sorted(domains):
            self.types |= domains[name].types
        acts = {
            rule.attribute for rule in self.types.values() if rule.record != "incident" and rule.attribute
        }
        # a transfer told beside it says nothing of a protest
        self.bare = frozenset({"occurred"} | OCCASIONS | acts)
        self.kinds = {
            name: sum(rule.record == "incident" for rule in domain.types.values())
            for domain in domains.values()
            for name in domain.types
        }
        self.incidents = frozenset(name for name, rule in self.types.items() if rule.record == "incident")
        self.acts = frozenset(name for name, rule in self.types.items() if rule.record == "both")
        self.lasting = frozenset(name for name, rule in self.types.items() if rule.lasting)
        self.later = frozenset(name for name, rule in self.types.items() if rule.later)
        self.order = {name: place for place, name in enumerate(self.types)}
        nouns = (noun for domain in domains.values() for noun in domain.words.nouns_in_names)
        self.site_words = frozenset(word for noun in nouns for word in fold_name(noun).split())

    def of_incident(self, placed: PlacedHappening) -> tuple[str, ...]:
        """Those types that make an incident; the others stand in a site's record alone. A release or a
        transfer makes one by itself, where people are counted by it or voices say when or where it was, and
        no incident is told of before it: then it is what came of that."""
        types = placed.happening.types
        known = [name for name in types if name not in self.types or name in self.incidents]
        acts = (name for name in types if name in self.acts)
        led = not self.incidents.isdisjoint(placed.behind)
        if led or known:
            return tuple(dict.fromkeys(known))
        set_apart = any(claim.attribute in OCCASIONS for claim in placed.claims)
        counted = {claim.attribute for claim in placed.claims if _is_count(claim)}
        told = (name for name in acts if set_apart or self.types[name].attribute in counted)
        return tuple(dict.fromkeys(told))

    def is_act(self, types: Iterable[str]) -> bool:
        """Whether it is one of a site's record, which is never one with an incident of another kind."""
        return not self.acts.isdisjoint(types)

    def families_of(self, name: str) -> tuple[str, ...]:
        rule = self.types.get(name)
        return (rule.family, *rule.kin) if rule is not None else (name,)

    def is_background(self, types: Iterable[str]) -> bool:
        return any(name in self.types and self.types[name].background for name in types)


def view_happening(placed: PlacedHappening, rules: Rules) -> View | None:
    """How `placed` is compared; None when none of its types makes an incident or nothing of it is done."""
    happening = placed.happening
    types = rules.of_incident(placed)
    if not types or happening.modality not in (Modality.ACTUAL, Modality.POSSIBLE):
        return None
    act = rules.is_act(types)
    timed = rules.later.isdisjoint(types)  # the day of what comes later is not that of what it is about
    types = tuple(name for name in types if name not in rules.later) or types
    placed = _without_far_site(placed, rules.is_background(types))
    happening, site = placed.happening, placed.site
    place = _choose_place(happening.place, site)
    period = _choose_period(placed, types, rules, timed)
    return View(
        id=happening.id,
        report_id=happening.report_id,
        placed=placed,
        types=types,
        families=frozenset(family for name in types for family in rules.families_of(name)),
        background=rules.is_background(types),
        site=happening.site_id if site is None or not site.group else None,
        described=site is not None and site.described,
        place=place,
        rank=rank_precision(place),
        areas=frozenset(_name_areas(placed, place)),
        period=period,
        dated=period is not None and period.resolved,
        published=placed.published,
        bare=not act and all(claim.attribute in rules.bare for claim in placed.claims),
        figures=_find_figures(placed),
        parties=_find_parties(placed),
        marks=Marks(placed.words, _place_words(place), rules.rarity),
        called=_find_called(placed.site, rules),
        lasting=rules.lasting.intersection(types),
        later=not rules.later.isdisjoint(types),
        others=tuple(_find_other_places(placed, place)),
        kinds=rules.kinds.get(types[0], 0),
        act=act,
    )


def _choose_period(placed: PlacedHappening, types: Iterable[str], rules: Rules, timed: bool) -> Period | None:
    """When it was, with all days that its report gives it; its own day only where `timed`."""
    period = _without_future(placed.happening.period, placed.published) if timed else None
    if not rules.lasting.isdisjoint(types):
        period = _until_told(period, placed.published)
    return _with_days_told(period, placed)


def _find_other_places(placed: PlacedHappening, place: Place | None) -> Iterator[Place]:
    """Where else voices of its report say that it was, in the order of claims."""
    for claim in sorted(placed.claims, key=lambda item: item.id):
        if isinstance(claim.value, Place) and claim.value.country and claim.value != place:
            yield claim.value


def _is_count(claim: Claim) -> bool:
    """Whether it counts people, or says that there were none."""
    value = claim.value
    if not isinstance(value, Quantity) or claim.modality is not Modality.ACTUAL or claim.subset_of:
        return False
    return value.low is not None or value.high is not None or claim.stance is Stance.DENIES


def _without_far_site(placed: PlacedHappening, campaign: bool) -> PlacedHappening:
    """A site that lies elsewhere than the report says it happened is told of beside it: people rounded up
    in one quarter are held in another; and no campaign is fought at one site."""
    own, site = placed.happening.place, placed.site
    lies = site.place if site is not None else None
    known = own is not None and lies is not None and own.country is not None and lies.country is not None
    elsewhere = known and own is not None and lies is not None and not own.meets(lies)
    if not (elsewhere or campaign):
        return placed
    return replace(placed, happening=replace(placed.happening, site_id=None), site=None)


def _without_future(period: Period | None, published: date | None) -> Period | None:
    """What is done lies before its telling: "could not get out on Tuesday" is of the Tuesday before. Another
    day to come, by more than a zone of time, was misread and is none."""
    if period is None or published is None or period.earliest is None:
        return period
    if period.earliest <= published + timedelta(days=1):
        return period
    past = period.expression.replace(":this", "").replace(":next", "")
    if past == period.expression:
        return None
    return resolve_period(Period(expression=past, anchor=period.anchor), published)


def _until_told(period: Period | None, published: date | None) -> Period | None:
    """Of what goes on, the day that is told is that of its start: it went on until it was told of."""
    if period is None or published is None or period.earliest is None or period.latest is None:
        return period
    if not timedelta() < published - period.latest <= _GOES_ON:
        return period
    return replace(period, latest=published)


def _with_days_told(period: Period | None, placed: PlacedHappening) -> Period | None:
    """All days that voices of its report give it or deny of it: others tell of the same by either."""
    told = [claim.value for claim in placed.claims if isinstance(claim.value, Period)]
    days = [day for item in told for day in (item.earliest, item.latest) if day is not None]
    if not days:
        return period
    if period is not None:
        days += [day for day in (period.earliest, period.latest) if day is not None]
    first, last = min(days), max(days)
    if last - first > _CONTESTED:
        return period
    return Period(first, last, period.expression if period is not None else told[0].expression)


def _choose_place(own: Place | None, site: Site | None) -> Place | None:
    """The more precise; a name that no list of places holds is often the site's own."""
    if site is None or site.place is None:
        return own
    if own is not None and own.country is None and site.place.country is not None:
        return site.place
    return min((own, site.place), key=rank_precision)


def _name_areas(placed: PlacedHappening, place: Place | None) -> Iterator[str]:
    site = placed.site
    if placed.happening.site_id and (site is None or not (site.group or site.described)):
        yield placed.happening.site_id
    if place is not None and rank_precision(place) <= _QUARTER:
        yield f"{place.country or ''}:{fold_name(place.name)}"


def is_named_in(name: str, view: View) -> bool:
    """Whether the words of `view` hold all words of a name."""
    words = _split(name)
    return bool(words) and view.marks.named.issuperset(words)


@lru_cache(maxsize=20_000)
def _split(name: str) -> tuple[str, ...]:
    return tuple(fold_name(name).split())


def is_site_named_in(one: View, other: View) -> bool:
    """Whether the words of `other` hold a telling word of the name of the site of `one`, however spelt."""
    return not one.called.isdisjoint(other.marks.spelt)


def _find_called(site: Site | None, rules: Rules) -> frozenset[str]:
    """ "Qanat", of "the Qanat hall" and of "a holding hall at Qanat", without its vowels: spellings of
    names from other scripts differ in these ("Qanat", "Al-Qenat")."""
    if site is None or site.group:
        return frozenset()
    words = _proper_words(site.name, rules)
    if not words or max(map(len, words)) <= _SHORT:
        place = site.place if site.described else None
        words = _proper_words(place.name, rules) if place is not None and place.latitude is None else words
    telling = [word for word in words if len(word) > _SHORT] or words
    return frozenset(without_vowels(word) for word in telling if len(word) > _ARTICLE or len(telling) == 1)


def _proper_words(name: str, rules: Rules) -> list[str]:
    proper = " ".join(word for word in name.split() if word != word.lower())
    return [word for word in fold_name(proper).split() if word not in rules.site_words]


def _place_words(place: Place | None) -> frozenset[str]:
    names = (place.name, *place.within) if place else ()
    return frozenset(word for name in names for word in fold_name(name).split())


def _find_figures(placed: PlacedHappening) -> dict[str, tuple[Quantity, ...]]:
    found: dict[str, list[Quantity]] = defaultdict(list)
    for claim in sorted(placed.claims, key=lambda item: item.id):
        vouched = claim.stance in VOUCHED and claim.modality is Modality.ACTUAL
        if vouched and claim.subset_of is None and isinstance(claim.value, Quantity):
            found[claim.attribute].append(claim.value)
    return {name: tuple(values) for name, values in found.items()}


def _find_parties(placed: PlacedHappening) -> frozenset[str]:
    claimed = {claim.value.actor_id for claim in placed.claims if isinstance(claim.value, Party)}
    return frozenset(claimed | {party.actor_id for party in placed.happening.parties})


def first_trigger(view: View) -> Span:
    """Where a happening is first told in its report."""
    return min(view.placed.happening.triggers, default=Span(0, 0))
