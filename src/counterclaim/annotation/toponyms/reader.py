"""The way from a parsed text to its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.annotation.register import Register
from counterclaim.annotation.toponyms.candidates import Candidate, find_candidates
from counterclaim.annotation.toponyms.choosing import choose
from counterclaim.annotation.toponyms.lexicon import Lexicon
from counterclaim.annotation.toponyms.lines import Line
from counterclaim.annotation.toponyms.resolving import Name, resolve
from counterclaim.annotation.toponyms.signs import SignReader, is_dateline, tally
from counterclaim.codebook.schema import Codebook, RegisteredPlace, RegisteredSite
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.model import Place, Span
from counterclaim.model.toponyms import Gazetteer, ReadPlace, Toponym

_CANDIDATES = 5  # that a place is given with
_OPEN = 0.5  # share of the evidence below which it stays open which place is meant
_LEAST = 0.4  # probability from which a name is one of a place: a missed place costs more than a needless one


class ToponymReader:
    """A codebook's places and sites with a gazetteer, made ready once for many texts."""

    def __init__(self, codebook: Codebook, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._lexicon = Lexicon(gazetteer, (*codebook.places, *_list_areas(codebook)), words)
        self._signs = SignReader(self._lexicon, codebook.language.references)
        self._locatives = frozenset(codebook.language.references.locatives)
        self._directions = frozenset(codebook.language.references.directions)
        self._sites = Register(_spell_sites(codebook))
        self._weights = words

    def read(self, lines: Sequence[Line], home: str | None = None) -> tuple[ReadPlace, ...]:
        """The places of a text in order; none overlap. `home`: the country of its publisher, by ISO code."""
        found = [find_candidates(line, self._lexicon, self._locatives) for line in lines]
        known = tally([candidate for parts in found for candidate in parts])
        sites = {span: site for line in lines for span, site in self._find_sites(line)}
        mentions: list[Candidate] = []
        for candidates in found:
            signs = (self._signs.read(candidate, known, candidates) for candidate in candidates)
            for chosen in choose(candidates, signs, self._weights.recognition, _LEAST):
                if not any(chosen.candidate.span.overlaps(span) for span in sites):
                    mentions.append(chosen.candidate)
        names = resolve(mentions, self._weights.resolution, home)
        read = [self._tell(mention, name) for mention, name in zip(mentions, names, strict=True)]
        read.extend(_tell_site(span, site, lines) for span, site in sites.items())
        return tuple(sorted(read, key=lambda item: item.span))

    def _find_sites(self, line: Line) -> Iterator[tuple[Span, RegisteredSite]]:
        for span, sites in self._sites.find(line.words, line.text):
            if len(sites) == 1:
                yield span, sites[0]

    def _tell(self, mention: Candidate, name: Name) -> ReadPlace:
        ranked = sorted(range(len(name.entries)), key=lambda at: (-name.shares[at], at))
        best = ranked[0] if ranked else None
        places = tuple(self._place(name.entries[at]) for at in ranked[:_CANDIDATES])
        share = round(name.shares[best], 3) if best is not None else 0.0
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

    def _place(self, entry: Toponym) -> Place:
        place = entry.as_place()
        country = self._lexicon.country(entry.country)
        if country is not None and entry.kind != "country" and country.name not in place.within:
            return replace(place, within=(*place.within, country.name))
        return place

    def _reasons(self, signs: Mapping[str, float]) -> tuple[str, ...]:
        """The signs that speak for it, the strongest first."""
        weighed = {sign: self._weights.resolution.get(sign, 0.0) * value for sign, value in signs.items()}
        told = [sign for sign in weighed if weighed[sign] > 0.1 and not sign.startswith("kind ")]
        return tuple(sorted(told, key=lambda sign: -weighed[sign]))

    def _part(self, mention: Candidate) -> str:
        """ "eastern" in "eastern Orvela"."""
        if not mention.first:
            return ""
        word = mention.line.words[mention.first - 1]
        joined = mention.line.between(mention.first - 1, mention.first) == " "
        return word.plain if joined and word.written in self._directions else ""


def is_open(place: ReadPlace) -> bool:
    """Whether the text leaves open which place is meant."""
    return place.share < _OPEN


def _tell_site(span: Span, site: RegisteredSite, lines: Iterable[Line]) -> ReadPlace:
    text = next(line.text for line in lines if line.span.contains(span))
    place = replace(
        site.place,
        name=site.name,
        precision="site",
        within=tuple(dict.fromkeys((site.place.name, *site.place.within))),
    )
    return ReadPlace(span, span.of(text), "site", place, (place,), 1.0, ("own",))


def _spell_sites(codebook: Codebook) -> Iterator[tuple[str, RegisteredSite, bool, bool]]:
    for site in codebook.sites:
        if not site.area:
            for name in (site.name, *site.aliases):
                yield name, site, name.isupper() and len(name) <= 6, False


def _list_areas(codebook: Codebook) -> Iterator[RegisteredPlace]:
    """Quarters and the like that stand among the sites."""
    for site in codebook.sites:
        if site.area:
            within = tuple(dict.fromkeys((site.place.name, *site.place.within)))
            place = replace(site.place, name=site.name, precision="quarter", within=within)
            yield RegisteredPlace(place, site.aliases)
