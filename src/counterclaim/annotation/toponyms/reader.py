"""The way from a parsed text to its places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.annotation.register import Register
from counterclaim.annotation.toponyms.candidates import Candidate, find_candidates
from counterclaim.annotation.toponyms.choosing import choose
from counterclaim.annotation.toponyms.lexicon import Lexicon
from counterclaim.annotation.toponyms.lines import Line
from counterclaim.annotation.toponyms.plain import PLAIN_SIGNS
from counterclaim.annotation.toponyms.resolving import Name, resolve
from counterclaim.annotation.toponyms.signs import SignReader, Tally, is_dateline, tally
from counterclaim.codebook.schema import Codebook, RegisteredPlace, RegisteredSite
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.model import Place, Span
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import Gazetteer, ReadPlace, Toponym

_CANDIDATES = 5  # that a place is given with
_OPEN = 0.5  # share of the evidence below which it stays open which place is meant
_LEAST_PLAIN = 0.5
_WELL_KNOWN = 100_000  # inhabitants of a town that may be meant with nothing else to speak for it
_SURE = 0.8  # share of a place that nothing else in the text speaks for
_KNOWN = 5_000  # inhabitants of a town that may be meant where the text names no other place
_SUPPORT = frozenset(("own", "held", "home", "near", "region named", "country named", "well known"))
_SEAT_KM = 100.0
_LEAST_TOWN = 0.02  # share of a town before which its region gives way
_LEAST = 0.4  # probability from which a name is one of a place: a missed place costs more than a needless one


class ToponymReader:
    """A codebook's places and sites with a gazetteer, made ready once for many texts."""

    def __init__(self, codebook: Codebook, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._lexicon = Lexicon(gazetteer, (*codebook.places, *_list_areas(codebook)), words)
        articles = codebook.language.figures.articles
        self._signs = SignReader(self._lexicon, codebook.language.references, articles)
        self._locatives = frozenset(codebook.language.references.locatives)
        self._indefinites = frozenset(codebook.language.references.indefinites)
        self._directions = frozenset(codebook.language.references.directions)
        self._quarters = frozenset(words.quarters)
        self._sites = Register(_spell_sites(codebook))
        self._recognition = words.recognition or PLAIN_SIGNS
        self._resolution = words.resolution

    def read(
        self, lines: Sequence[Line], home: str | None = None, *, wide: bool = False
    ) -> tuple[ReadPlace, ...]:
        """The places of a text in order; none overlap. `home`: the country of its publisher, by ISO code.
        `wide`: also names that only stand where places do: quarters and yards of which no list tells."""
        found = [find_candidates(line, self._lexicon, self._locatives) for line in lines]
        known = tally([candidate for parts in found for candidate in parts])
        sites = [site for line in lines for site in self._find_sites(line)]
        mentions: list[Candidate] = []
        for candidates in found:
            mentions.extend(
                candidate
                for candidate in self._choose(candidates, known, wide)
                if not any(candidate.span.overlaps(site.span) for site in sites)
            )
        if wide:
            mentions = [self._without_namesakes(mention) for mention in mentions]
        names = resolve(mentions, self._resolution, home)
        read = [self._tell(mention, name) for mention, name in zip(mentions, names, strict=True)]
        return tuple(sorted((*read, *sites), key=lambda item: item.span))

    def _choose(self, candidates: Sequence[Candidate], known: Tally, wide: bool) -> list[Candidate]:
        signs = [self._signs.read(candidate, known, candidates) for candidate in candidates]
        chosen = [item.candidate for item in choose(candidates, signs, self._recognition, _LEAST)]
        if not wide:
            return chosen
        more = [
            _without_respelled(item.candidate)
            for item in choose(candidates, signs, PLAIN_SIGNS, _LEAST_PLAIN)
            if item.candidate.source != "demonym"
            and not any(item.candidate.span.overlaps(other.span) for other in chosen)
        ]
        return sorted((*chosen, *more), key=lambda candidate: candidate.span)

    def _find_sites(self, line: Line) -> Iterator[ReadPlace]:
        for span, sites in self._sites.find(line.words, line.text):
            if self._is_any(line, span):
                continue
            places = tuple(_place_site(site) for site in sites)
            yield ReadPlace(
                span,
                span.of(line.text),
                "site",
                places[0] if len(places) == 1 else None,
                places,
                round(1 / len(places), 3),
                ("own",),
                sites=tuple(site.id for site in sites),
            )

    def _is_any(self, line: Line, span: Span) -> bool:
        """Whether "a Sabel detention centre" is only one of those in Sabel, and not the one of that name."""
        words = line.words_in(span)
        before = line.text[: span.start].rpartition(" ")[0].rpartition(" ")[2].lower()
        return before in self._indefinites and words[-1].written.islower()

    def _tell(self, mention: Candidate, name: Name) -> ReadPlace:
        ranked = self._prefer_town(name, sorted(range(len(name.entries)), key=lambda at: -name.shares[at]))
        best = ranked[0] if ranked else None
        places = tuple(self._place(name.entries[at]) for at in ranked[:_CANDIDATES])
        share = round(name.shares[best], 3) if best is not None else 0.0
        if len(ranked) > 1 and _is_seat(name.entries[ranked[0]], name.entries[ranked[1]]):
            share = round(min(1.0, share + name.shares[ranked[1]]), 3)
        kind = mention.source if mention.source in ("demonym", "street") else "place"
        return ReadPlace(
            mention.span,
            mention.written,
            kind,
            places[0] if places else None,
            places,
            share,
            self._reasons(name.entries[best], name.signs[best]) if best is not None else (),
            is_dateline(mention),
            self._part(mention),
            lent=mention.lent,
            quarter=self._is_quarter(mention),
        )

    def _prefer_town(self, name: Name, ranked: list[int]) -> list[int]:
        """A town before the region or district that is called by it: "Tunis" alone is the town."""
        if not ranked or name.entries[ranked[0]].kind not in ("region", "district"):
            return ranked
        for at in ranked[1:]:
            if _is_seat(name.entries[at], name.entries[ranked[0]]) and name.shares[at] > _LEAST_TOWN:
                return [at, *(other for other in ranked if other != at)]
        return ranked

    def _place(self, entry: Toponym) -> Place:
        place = entry.as_place()
        country = self._lexicon.country(entry.country)
        if country is not None and entry.kind != "country" and country.name not in place.within:
            return replace(place, within=(*place.within, country.name))
        return place

    def _reasons(self, entry: Toponym, signs: Mapping[str, float]) -> tuple[str, ...]:
        """The signs that speak for it, the strongest first."""
        wide = entry.kind in ("country", "region", "area")
        weighed = {sign: self._resolution.get(sign, 0.0) * value for sign, value in signs.items()}
        told = [sign for sign in weighed if weighed[sign] > 0.1 and not sign.startswith("kind ")]
        told.sort(key=lambda sign: -weighed[sign])
        if signs.get("alone") and entry.population >= _KNOWN:
            told.append("alone")
        if entry.id < 0 and "own" not in told:
            told.append("own")
        return (*told, *(("well known",) if wide or entry.population >= _WELL_KNOWN else ()))

    def _is_quarter(self, mention: Candidate) -> bool:
        """Whether "neighbourhood" or the like stands right behind it."""
        line, behind = mention.line, mention.last + 1
        if behind >= len(line.words) or line.between(mention.last, behind) != " ":
            return False
        return mention.source == "name" and line.words[behind].written in self._quarters

    def _without_namesakes(self, mention: Candidate) -> Candidate:
        """A part of a town is not the large town elsewhere that has its name."""
        if not self._is_quarter(mention):
            return mention
        entries = tuple(item for item in mention.entries if item.id < 0 or item.population < _WELL_KNOWN)
        return replace(mention, entries=entries)

    def _part(self, mention: Candidate) -> str:
        """ "eastern" in "eastern Orvela", "north-western" in "north-western Orvela"."""
        line = mention.line
        before = line.text[line.span.start : mention.span.start]
        word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
        return word if word.lower() in self._directions else ""


def _without_respelled(candidate: Candidate) -> Candidate:
    """A name that is not known for a place stands for none of the codebook's that merely sounds like it."""
    own = bool(candidate.entries) and candidate.entries[0].id < 0
    return replace(candidate, entries=()) if own else candidate


def _is_seat(town: Toponym, area: Toponym) -> bool:
    """Whether an area is called by the town that lies in it, amid it."""
    if (
        town.kind != "city"
        or area.kind not in ("region", "district")
        or area.id not in (town.region, town.district)
    ):
        return False
    away = measure_distance(town.as_place(), area.as_place())
    return away is not None and away < _SEAT_KM


def is_open(place: ReadPlace) -> bool:
    """Whether the text leaves open which place is meant."""
    return place.share < _OPEN


def is_settled(place: ReadPlace) -> bool:
    """Whether it is sure enough to say where it lies: not only because a village somewhere has that name."""
    if place.place is None or is_open(place):
        return False
    alone = "alone" in place.reasons and place.share >= _SURE
    return alone or not _SUPPORT.isdisjoint(place.reasons)


def _place_site(site: RegisteredSite) -> Place:
    within = tuple(dict.fromkeys((site.place.name, *site.place.within)))
    return replace(site.place, name=site.name, precision="site", within=within)


def _spell_sites(codebook: Codebook) -> Iterator[tuple[str, RegisteredSite, bool, bool]]:
    nouns = {noun for domain in codebook.domains.values() for noun in domain.words.site_nouns}
    for site in codebook.sites:
        if not site.area:
            for name in dict.fromkeys((site.name, *site.aliases)):
                exact = name.isupper() and len(name) <= 6
                for spelling in (name,) if exact else _vary(name, nouns):
                    yield spelling, site, exact, False


def _vary(name: str, nouns: Collection[str]) -> Iterator[str]:
    """A site's name, and the same with its last nouns in small letters, or shorter ones: "Sabel Detention
    Centre", "Sabel detention centre", "Sabel centre"."""
    words = name.split()
    cut = next((at for at in range(1, len(words)) if " ".join(words[at:]).lower() in nouns), None)
    own = words[:cut]
    generic = {word for noun in nouns for word in noun.split()}
    if cut is None or all(word.islower() or word.lower() in generic for word in own):
        yield name
        return
    tail = " ".join(words[cut:]).lower()
    yield f"{' '.join(own)} {tail}"
    if tail.split()[-1] != tail and tail.split()[-1] in nouns:
        yield f"{' '.join(own)} {tail.split()[-1]}"


def _list_areas(codebook: Codebook) -> Iterator[RegisteredPlace]:
    """Quarters and the like that stand among the sites."""
    for site in codebook.sites:
        if site.area:
            within = tuple(dict.fromkeys((site.place.name, *site.place.within)))
            place = replace(site.place, name=site.name, precision="quarter", within=within)
            yield RegisteredPlace(place, site.aliases)
