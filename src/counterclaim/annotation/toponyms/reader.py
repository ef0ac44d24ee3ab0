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
from counterclaim.annotation.toponyms.signs import SignReader, is_dateline, tally
from counterclaim.codebook.schema import Codebook, RegisteredPlace, RegisteredSite
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.model import Place, Span
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import Gazetteer, ReadPlace, Toponym

_CANDIDATES = 5  # that a place is given with
_OPEN = 0.5  # share of the evidence below which it stays open which place is meant
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
        self._sites = Register(_spell_sites(codebook))
        self._recognition = words.recognition or PLAIN_SIGNS
        self._resolution = words.resolution

    def read(self, lines: Sequence[Line], home: str | None = None) -> tuple[ReadPlace, ...]:
        """The places of a text in order; none overlap. `home`: the country of its publisher, by ISO code."""
        found = [find_candidates(line, self._lexicon, self._locatives) for line in lines]
        known = tally([candidate for parts in found for candidate in parts])
        sites = [site for line in lines for site in self._find_sites(line)]
        mentions: list[Candidate] = []
        for candidates in found:
            signs = (self._signs.read(candidate, known, candidates) for candidate in candidates)
            for chosen in choose(candidates, signs, self._recognition, _LEAST):
                if not any(chosen.candidate.span.overlaps(site.span) for site in sites):
                    mentions.append(chosen.candidate)
        names = resolve(mentions, self._resolution, home)
        read = [self._tell(mention, name) for mention, name in zip(mentions, names, strict=True)]
        return tuple(sorted((*read, *sites), key=lambda item: item.span))

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
            self._reasons(name.signs[best]) if best is not None else (),
            is_dateline(mention),
            self._part(mention),
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

    def _reasons(self, signs: Mapping[str, float]) -> tuple[str, ...]:
        """The signs that speak for it, the strongest first."""
        weighed = {sign: self._resolution.get(sign, 0.0) * value for sign, value in signs.items()}
        told = [sign for sign in weighed if weighed[sign] > 0.1 and not sign.startswith("kind ")]
        return tuple(sorted(told, key=lambda sign: -weighed[sign]))

    def _part(self, mention: Candidate) -> str:
        """ "eastern" in "eastern Orvela"."""
        if not mention.first:
            return ""
        word = mention.line.words[mention.first - 1]
        joined = mention.line.between(mention.first - 1, mention.first) == " "
        return word.plain if joined and word.written in self._directions else ""


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
