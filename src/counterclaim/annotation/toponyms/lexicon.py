"""What a name may stand for, from the gazetteer, the codebook's places and the language's words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from counterclaim.codebook.schema import RegisteredPlace
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.model.names import fold_name
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import Gazetteer, Toponym

_SAME_KM = 25.0  # a codebook's place so near one of the same name in the gazetteer is that one
_MANY = 20  # places of a country in a codebook that is of that country
_CORE = 3  # consonants that a name must have to be known in another spelling
_REMEMBERED = 8_000  # names: most capital words of a report come again
_TOWNS = frozenset(("city", "quarter"))
_EXACT = 4  # letters: a shorter name must be written exactly as it is listed


class Lexicon:
    """Names to what they may stand for. `places`: the codebook's, with countries and their demonyms.
    `domain`: the countries that the codebook knows many places of, whose reports these mostly are."""

    def __init__(self, gazetteer: Gazetteer, places: Iterable[RegisteredPlace], words: PlaceWords) -> None:
        self.words = words
        self._gazetteer = gazetteer
        self._listed: dict[str, list[Toponym]] = defaultdict(list)
        self._cores: dict[str, list[Toponym]] = defaultdict(list)
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._demonyms: dict[str, list[Toponym]] = defaultdict(list)
        self._countries: dict[str, Toponym] = {}
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._sounds = [item for item in words.sounds.items() if len(item[0]) > 1]
        self._letters = str.maketrans({key: plain for key, plain in words.sounds.items() if len(key) == 1})
        towns: Counter[str] = Counter()
        for number, known in enumerate(places, start=1):
            self._add(-number, known)
            towns[known.place.country or ""] += known.place.precision in _TOWNS
        self.domain = frozenset(code for code, count in towns.items() if code and count >= _MANY)
        for name, point in words.areas.items():
            self._list(name, Toponym(-fold_number(name), name, "area", "", point[0], point[1]))

    def _add(self, number: int, known: RegisteredPlace) -> None:
        place = known.place
        latitude, longitude = place.latitude, place.longitude
        if place.precision == "country" and place.country and latitude is None:
            latitude, longitude = self._gazetteer.locate_country(place.country) or (None, None)
        toponym = Toponym(
            number, place.name, place.precision or "city", place.country or "", latitude, longitude,
            within=place.within,
        )  # fmt: skip
        if toponym.kind == "country":
            self._countries[toponym.country] = toponym
        for name in (place.name, *known.aliases):
            self._list(name, toponym)
            if toponym.kind in ("city", "quarter"):
                core = self._cores[self._strip(fold_name(name))]
                core.extend(() if toponym in core else (toponym,))
        for word in known.demonyms:
            for form in (word, f"{word}s"):
                self._demonyms[form].append(toponym)

    def _list(self, name: str, toponym: Toponym) -> None:
        key = _drop_article(fold_name(name))
        self._listed[key].append(toponym)
        if len(key.replace(" ", "")) < _EXACT:
            self._exact[key].add(name)

    def find(self, key: str, written: str) -> tuple[Toponym, ...]:
        """All that `written` may stand for; `key` is its folded form."""
        return self._found(key, written)

    def _find(self, key: str, written: str) -> tuple[Toponym, ...]:
        listed = self._listed.get(key, [])
        if listed and key in self._exact and not _is_written(written, self._exact[key]):
            listed = []
        found = list(self._gazetteer.find(key))
        if not found and not listed:
            found = list(self._find_longer(key))
        if not found and not listed:
            listed = self._find_respelled(key)
        if key in self._exact:
            found = [item for item in found if item.primary and written[1:] == written[1:].lower()]
        own = []
        for item in listed:
            same = [other for other in found if _is_same(item, other)]
            found = [other for other in found if other not in same]
            own.append(_take_over(self._fill(item), same))
        return (*own, *found)

    def find_demonym(self, written: str) -> tuple[Toponym, ...]:
        """The countries that a word for people is of: "Libyan", "Swedes"."""
        return tuple(self._demonyms.get(written, ()))

    def find_region(self, short: str, behind_comma: bool) -> tuple[Toponym, ...]:
        """The region that an abbreviation is of ("Ky."), or behind a comma a postal code ("KY")."""
        name = self.words.abbreviations.get(short)
        if name is None and behind_comma:
            name = self.words.postal.get(short) or self.words.abbreviations.get(f"{short}.")
        if name is None:
            return ()
        return tuple(item for item in self.find(fold_name(name), name) if item.kind in ("region", "area"))

    def lists(self, key: str, entry: Toponym) -> bool:
        """Whether the codebook writes a place so, and not only otherwise."""
        return any(item.id == entry.id for item in self._listed.get(_drop_article(key), ()))

    def country(self, code: str) -> Toponym | None:
        return self._countries.get(code)

    def _find_respelled(self, key: str) -> list[Toponym]:
        """The codebook's place that another way of writing its sounds spells so: "Zoltan", "Zaltan"."""
        core = self._strip(key)
        return self._cores.get(core, []) if len(core) >= _CORE else []

    def _strip(self, key: str) -> str:
        """The consonants of a name, alike in all ways of writing them."""
        words = [word for word in key.split() if word not in self.words.articles]
        core = "".join(words)
        for letters, plain in self._sounds:
            core = core.replace(letters, plain)
        core = core.translate(self._letters)
        return "".join(letter for letter, _ in groupby(core))

    def _find_longer(self, key: str) -> Sequence[Toponym]:
        """By the words that short forms stand for: "st paul" is "saint paul"."""
        parts = key.split()
        longer = [self.words.short.get(part, part) for part in parts]
        return self._gazetteer.find(" ".join(longer)) if len(parts) > 1 and longer != parts else ()

    def _fill(self, item: Toponym) -> Toponym:
        """A codebook's place without a point gets that of the gazetteer's of its name and country."""
        if item.latitude is not None or item.kind == "country":
            return item
        for other in self._gazetteer.find(fold_name(item.name)):
            if other.country == item.country and other.latitude is not None:
                return replace(item, latitude=other.latitude, longitude=other.longitude)
        return item


def fold_number(name: str) -> int:
    """A number for an area, from its letters: the same in every run."""
    total = 0
    for char in name:
        total = (total * 131 + ord(char)) % 1_000_003
    return 1_000_000 + total


def _drop_article(key: str) -> str:
    return key.removeprefix("the ")


def _is_written(written: str, spellings: Iterable[str]) -> bool:
    bare = written.replace(" ", "")
    return any(bare in (spelling, spelling.rstrip(".")) for spelling in spellings)


def _is_same(listed: Toponym, other: Toponym) -> bool:
    """Whether a codebook's place and the gazetteer's of its name are one. A region is no town of its name."""
    if listed.kind == "country" or listed.country != other.country:
        return False
    if (listed.kind == "region") != (other.kind == "region"):
        return False
    away = measure_distance(listed.as_place(), other.as_place())
    return away is None or away < _SAME_KM


def _take_over(listed: Toponym, same: Sequence[Toponym]) -> Toponym:
    """The codebook's place with what the gazetteer knows of it: a region's id is how others lie in it."""
    if not same:
        return listed
    other = same[0]
    people = max(item.population for item in same)
    region = other.id if listed.kind == "region" else other.region
    return replace(listed, population=people, region=region, district=other.district)
