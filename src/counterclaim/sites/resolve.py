"""From the site mentions of all reports to the sites of the ledger."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from counterclaim.codebook.schema import Codebook, RegisteredSite
from counterclaim.codebook.schema.once import once
from counterclaim.model import Entry, Judgement, Place, Site, SiteMention, Verb, make_id
from counterclaim.model.judging import Groups, Pairs, find_pairs, find_standing, join_judged
from counterclaim.model.names import fold_name
from counterclaim.model.places import CITY, rank_precision

_STEM = 4  # letters of a noun of sites
_QUARTER = 1
_NUMBERED = 2  # words of "Camp 14"


@dataclass(frozen=True, slots=True)
class SiteResolution:
    """The ledger's sites, in order of their ids; `of` leads from a site mention's id to its site's;
    `former` leads from an id that a site no longer has to the one it has."""

    sites: tuple[Site, ...]
    of: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)


def resolve_sites(
    entries: Iterable[Entry], codebook: Codebook, judgements: Sequence[Judgement] = ()
) -> SiteResolution:
    """The sites behind the mentions of `entries`, whatever their order.

    Registered sites by id; named ones by name and place; a described one ("a hall in the port")
    stays its report's own; a group of sites is known by its scope ("all halls of the country").
    Judgements (same, different, correct; on ids of sites or of mentions) outrank all that.
    """
    mentions = sorted((item for entry in entries for item in entry.reading.sites), key=lambda item: item.id)
    register = _open_register(codebook)
    pairs = find_pairs(judgements)
    ids, apart = _split({mention.id: register.identify(mention) for mention in mentions}, pairs)
    groups = Groups(ids.values())
    _join_by_name([item for item in mentions if register.is_named(item)], ids, register, groups, apart)
    members: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        members[ids[mention.id]].append(mention.id)
    for site_id, known in members.items():
        known.append(site_id)
    join_judged(groups, members, pairs)
    sites, of = _describe_all(mentions, ids, groups, register)
    for judgement in find_standing(judgements):
        _correct_site(sites, judgement)
    return SiteResolution(
        sites=tuple(sites[site_id] for site_id in sorted(sites)),
        of=of,
        former={old: site.id for site in sites.values() for old in site.former_ids},
    )


def find_core(name: str, codebook: Codebook) -> str:
    """What a site's name has of its own: two that are one by their names have the same."""
    return _open_register(codebook).core_of(name)


class _Register:
    """The codebook's sites, by their names without the nouns that any site is called by."""

    def __init__(self, codebook: Codebook) -> None:
        self.by_id = {site.id: site for site in codebook.sites}
        nouns = {
            fold_name(noun) for domain in codebook.domains.values() for noun in domain.words.nouns_in_names
        }
        self._nouns = sorted(nouns - {""}, key=lambda noun: (-len(noun), noun))
        self._generic = frozenset(word for noun in nouns for word in noun.split())
        self._sole = frozenset(
            fold_name(noun) for domain in codebook.domains.values() for noun in domain.words.sole_nouns
        )
        placing = codebook.language.references.placing
        self._within = re.compile(rf" (?:{'|'.join(map(re.escape, placing))}) .*") if placing else None
        self._by_core: dict[str, dict[str, RegisteredSite]] = defaultdict(dict)
        self._by_name: dict[str, dict[str, RegisteredSite]] = defaultdict(dict)
        for site in codebook.sites:
            for name in (site.name, *site.aliases):
                self._by_name[fold_name(name)][site.id] = site
                if core := self.core_of(name):
                    self._by_core[core][site.id] = site

    def core_of(self, name: str) -> str:
        """A site's name without the words that any site is called by: "Qanat detention centre" → "qanat", and
        so "Qanat transit camp"; of a name without capitals, without its nouns alone. Its words stand
        together: "Qan Abad" is "Qanabad". A number is a part of it: "Camp 14" is not "Camp 1"."""
        proper = " ".join(word for word in name.split() if word != word.lower() or word.isdigit())
        words = [word for word in fold_name(proper).split() if word not in self._generic]
        if any(not word.isdigit() for word in words):
            return "".join(words)
        if words:
            return fold_name(proper).replace(" ", "")
        core = f" {fold_name(name)} "
        for noun in self._nouns:
            core = core.replace(f" {noun} ", " ")
        return " ".join(core.split())

    def core_of_mention(self, mention: SiteMention) -> str:
        """That of its name; of "the holding hall at Qanat", where no list of places knows Qanat, the place's:
        what is too small for a list has hardly two sites. So too of a school or the like in a town."""
        place = mention.place
        if not mention.described:
            core = self.core_of(self._cut(mention.name))
            return core if place is not None or not _is_only_number(mention.name) else ""
        if place is None:  # "the school of Qanat"
            named = mention.name != mention.name.lower()
            return f"{self.core_of(mention.name)} {self.kind_of(mention.name)}" if named else ""
        sole = not _is_known(place) or self._is_sole(mention)
        return self.core_of(self._cut(place.name)) if sole else ""

    def _cut(self, name: str) -> str:
        """A name without the town that it lies in: "Rue du Port *in Oru*"."""
        cut = self._within.sub("", name) if self._within else name
        return cut if any(word[:1].isupper() for word in cut.split()) else name

    def _is_sole(self, mention: SiteMention) -> bool:
        """Whether it is described as the one of its kind in a town on the map, or as what a town has hardly
        two of."""
        place = mention.place
        known = place is not None and place.latitude is not None and rank_precision(place) <= CITY
        return known and (mention.only or not self._sole.isdisjoint(fold_name(mention.name).split()))

    def is_called_by_town(self, mention: SiteMention) -> bool:
        """Whether its only name is that of a town on the map, which may have a prison and a camp."""
        if mention.described:
            return self._is_sole(mention)
        core, place = self.core_of_mention(mention), mention.place
        if not core or place is None or place.latitude is None:
            return False
        return fold_name(place.name).replace(" ", "").startswith(core)

    def kind_of(self, name: str) -> str:
        """The noun that a name is told with, cut so that "centre" and "center" are one; "" without any."""
        words = [word for word in fold_name(name).split() if word in self._nouns]
        return words[-1][:_STEM] if words else ""

    def is_named(self, mention: SiteMention) -> bool:
        """Whether its name is all that identifies it: not registered, not a group, and called by more than a
        description."""
        return not (mention.group or self.match(mention)) and bool(self.core_of_mention(mention))

    def match(self, mention: SiteMention) -> RegisteredSite | None:
        """The registered site it is: by id, or as the only one of its name whose place it fits. A description
        ("the holding hall of Oru") must be a registered name to the letter."""
        if mention.registered in self.by_id:
            return self.by_id[mention.registered or ""]
        if mention.group:
            return None
        if mention.described and (eponym := self._named_after(mention.place)) is not None:
            return eponym
        whole = mention.described or self.is_called_by_town(mention)  # a town has more sites than one
        known = self._by_name if whole else self._by_core
        name = fold_name(mention.name) if whole else self.core_of(mention.name)
        found = [
            site
            for site in known.get(name, {}).values()
            if mention.place is None or mention.place.meets(site.place) or _is_coarse(mention.place)
        ]
        return found[0] if len(found) == 1 else None

    def _named_after(self, place: Place | None) -> RegisteredSite | None:
        """The one site of a quarter that bears its name: "the hall at Oru Port" is the Oru Port hall."""
        if place is None or rank_precision(place) > _QUARTER:
            return None
        there = [
            site
            for site in self._by_core.get(fold_name(place.name).replace(" ", ""), {}).values()
            if not site.area and site.place.meets(place) and rank_precision(site.place) <= _QUARTER
        ]
        return there[0] if len(there) == 1 else None

    def identify(self, mention: SiteMention) -> str:
        """The id of the site it is, unless other mentions of its name are found to be one with it."""
        place = mention.place
        if site := self.match(mention):
            return make_id("site", site.id)
        if mention.group and place is not None:
            return make_id("site", "group", place.country, place.name)
        if self.is_named(mention):
            scope = _scope_of(place if self._is_sole(mention) or not mention.described else None)
            kind = (self.kind_of(mention.name),) if self.is_called_by_town(mention) else ()
            return make_id("site", self.core_of_mention(mention), *scope, *kind)
        return make_id("site", mention.id)


def _is_only_number(name: str) -> bool:
    """Whether a number is all that tells it from others of its kind, in whatever town: "Camp 14"."""
    return bool(name) and name.split()[-1].isdigit() and len(name.split()) == _NUMBERED


def _is_coarse(place: Place | None) -> bool:
    return rank_precision(place) > CITY


def _is_placed(place: Place | None) -> bool:
    """Whether it says where in a town, or in what town, something is."""
    return not _is_coarse(place) and _is_known(place)


def _is_known(place: Place | None) -> bool:
    """Whether more is known of it than its name."""
    return place is not None and (place.country is not None or place.latitude is not None)


def _scope_of(place: Place | None) -> tuple[str, str]:
    if place is None:
        return ("", "")
    return (place.country or "", "" if _is_coarse(place) else fold_name(place.name))


def _split(ids: Mapping[str, str], pairs: Pairs) -> tuple[dict[str, str], frozenset[frozenset[str]]]:
    """`ids` where a mention judged different from its site, or from another mention of it, has its own; and
    the pairs of sites that are not to be joined by name."""
    split, apart = dict(ids), set(pairs.different)
    for pair in sorted(pairs.different, key=sorted):
        mentions = sorted(known for known in pair if known in ids)
        shared = len(mentions) == 2 and split[mentions[0]] == split[mentions[1]]
        if shared or (len(mentions) == 1 and split[mentions[0]] in pair):
            own = make_id("site", "split", mentions[-1])
            apart.add(frozenset((own, split[mentions[-1]])))
            split[mentions[-1]] = own
    return split, frozenset(apart)


def _join_by_name(
    mentions: Sequence[SiteMention],
    ids: Mapping[str, str],
    register: _Register,
    groups: Groups,
    apart: frozenset[frozenset[str]],
) -> None:
    """Join mentions of one name whose places meet; one without a city joins them if they are one site."""
    alike: dict[str, dict[str, SiteMention]] = defaultdict(dict)
    for mention in mentions:
        alike[register.core_of_mention(mention)].setdefault(ids[mention.id], mention)
    for named in (kind for every in alike.values() for kind in _part_kinds(every, register)):
        placed = {known: item.place for known, item in named.items() if _is_placed(item.place)}
        for one, other in combinations(sorted(placed), 2):
            here, there = placed[one], placed[other]
            if here is not None and there is not None and here.meets(there):
                _join(one, other, groups, apart)
        own = _without_namesakes(named, register)
        if len({groups.find(known) for known in placed if known in own}) <= 1 and _one_country(own.values()):
            for one, other in combinations(sorted(named), 2):
                _join(one, other, groups, apart)


def _without_namesakes(named: Mapping[str, SiteMention], register: _Register) -> dict[str, SiteMention]:
    """The mentions but those that are laid in a town abroad by their name alone: of "the Lesk camp" the map
    may know a Lesk in another country than that where others say it is."""
    by_name = {known for known, item in named.items() if register.is_called_by_town(item)}
    told = {item.place.country for known, item in named.items() if known not in by_name and item.place}
    countries = told - {None}
    return {
        known: item
        for known, item in named.items()
        if known not in by_name or not countries or (item.place and item.place.country in countries)
    }


def _part_kinds(named: Mapping[str, SiteMention], register: _Register) -> Iterator[dict[str, SiteMention]]:
    """Sites of one name by what they are, where one of them is only called by its town: "the Tripoli prison"
    is not "the Tripoli camp"."""
    kinds: dict[str, dict[str, SiteMention]] = defaultdict(dict)
    by_town = any(register.is_called_by_town(item) for item in named.values())
    for known, item in named.items():
        kinds[register.kind_of(item.name) if by_town else ""][known] = item
    yield from kinds.values()


def _join(one: str, other: str, groups: Groups, apart: frozenset[frozenset[str]]) -> None:
    if frozenset((one, other)) not in apart:
        groups.join(one, other)


def _one_country(mentions: Iterable[SiteMention]) -> bool:
    return len({item.place.country for item in mentions if item.place and item.place.country}) <= 1


def _describe_all(
    mentions: Sequence[SiteMention], ids: Mapping[str, str], groups: Groups, register: _Register
) -> tuple[dict[str, Site], dict[str, str]]:
    registered = {make_id("site", known): site for known, site in register.by_id.items()}
    by_root: dict[str, list[SiteMention]] = defaultdict(list)
    for mention in mentions:
        by_root[groups.find(ids[mention.id])].append(mention)
    sites: dict[str, Site] = {}
    of: dict[str, str] = {}
    for members in by_root.values():
        own = sorted({ids[item.id] for item in members}, key=lambda known: (known not in registered, known))
        site = _describe_site(own[0], members, registered.get(own[0]))
        sites[site.id] = replace(site, former_ids=tuple(own[1:]))
        of.update((item.id, site.id) for item in members)
    return sites, of


def _describe_site(site_id: str, members: Sequence[SiteMention], known: RegisteredSite | None) -> Site:
    spellings = Counter(item.name for item in members if item.name)
    name = known.name if known else min(spellings, key=lambda n: (-spellings[n], -len(n), n), default="")
    return Site(
        id=site_id,
        name=name,
        aliases=tuple(sorted(set(spellings) - {name})),
        place=known.place if known else _choose_place(item.place for item in members),
        group=known is None and all(item.group for item in members),
        registered=known.id if known else None,
        described=known is None and all(item.described and not item.group for item in members),
    )


def _choose_place(places: Iterable[Place | None]) -> Place | None:
    """The most precise; of several the most frequent, then the first by name."""
    counted = Counter(place for place in places if place is not None)
    return min(counted, key=lambda place: (rank_precision(place), -counted[place], place.name), default=None)


def _correct_site(sites: dict[str, Site], judgement: Judgement) -> None:
    """Apply a correction of a site's name or place name; in place."""
    if judgement.verb is not Verb.CORRECT:
        return
    change = dict(judgement.change)
    for site in list(_named_by(judgement.subjects, sites)):
        name = change.get("name", site.name)
        place = Place(change["place"], precision="city") if "place" in change else site.place
        aliases = {*site.aliases, site.name} - {name, ""}
        sites[site.id] = replace(site, name=name, place=place, aliases=tuple(sorted(aliases)))


def _named_by(subjects: Sequence[str], sites: Mapping[str, Site]) -> Iterator[Site]:
    former = {old: site.id for site in sites.values() for old in site.former_ids}
    for subject in subjects:
        site = sites.get(former.get(subject, subject))
        if site is not None:
            yield site


_open_register = once(_Register)  # the same for every reading that comes in
