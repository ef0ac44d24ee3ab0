"""An invented world for synthetic reports: countries, places, sites and the people who speak there.

Names are put together from syllables, so that no real person or town stands in them; codes of countries are
those that ISO 3166-1 leaves to users. Everything follows from a seed.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.model import ActorKind, Place

REPORTS_A_PLACE = 120  # a larger ledger covers more places, not the same ones more densely
REPORTS_AN_INCIDENT = 3.2
FIRST_DAY, DAYS = date(2011, 3, 1), 5000
_COUNTRIES = 9
_LEAST_PLACES = 8
_REGISTERED_SHARE = 0.05  # of incidents: at sites of the codebook
_ONSETS = [*"bdfghjklmnrstz", "sh", "th", "gh", "kh", "br", "dr"]
_VOWELS = [*"aeiou", "aa", "ei", "ou"]
_ENDS = ["", "", "n", "r", "l", "m", "s", "d", "k"]
_VARIANTS = (("gh", "g"), ("kh", "ch"), ("ou", "u"), ("ei", "ai"), ("aa", "a"), ("sh", "ch"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted; `names` are spellings of one name, `registered` an id of the codebook."""

    names: tuple[str, ...]
    kind: ActorKind
    registered: str | None = None
    role: str = ""
    body: "Speaker | None" = None


@dataclass(frozen=True, slots=True)
class SyntheticSite:
    names: tuple[str, ...]
    place: Place
    registered: str | None
    capacity: int
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What took place: all reports of one number tell of it."""

    number: int
    type: dict[str, Any]
    site: SyntheticSite
    day: date
    figures: dict[str, int]
    speakers: tuple[Speaker, ...]
    reports: int


@cache
def load_registers() -> Codebook:
    return load_codebook()


@cache
def load_words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "synthetic.toml").read_text(encoding="utf-8"))


def make_name(random: Random, syllables: int = 2) -> str:
    parts = [random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(syllables)]
    return ("".join(parts) + random.choice(_ENDS)).capitalize()


@dataclass(slots=True)
class World:
    """`reports` is how many are wanted in all: the number of places grows with it."""

    seed: int
    reports: int
    sites: list[SyntheticSite] = field(default_factory=list)
    registered: list[SyntheticSite] = field(default_factory=list)
    national: list[list[Speaker]] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        random = Random(f"world:{self.seed}")
        words = load_words()["words"]
        countries = [make_name(random, 3) + "ia" for _ in range(_COUNTRIES)]
        aid = _load_bodies()
        for country in countries:
            ministries = [
                Speaker((f"{country} {name}",), ActorKind.BODY, None) for name in words["ministries"]
            ]
            officials = [_make_person(random, body, "minister") for body in ministries]
            self.national.append([*ministries, *officials, *aid])
        self.publishers = [f"{make_name(random)} {random.choice(words['papers'])}" for _ in range(60)]
        for number in range(max(_LEAST_PLACES, self.reports // REPORTS_A_PLACE)):
            code = number % _COUNTRIES
            self._add_place(random, words, code, countries[code])
        self._add_registered(random)

    def _add_place(self, random: Random, words: dict[str, Any], code: int, country: str) -> None:
        name = make_name(random, random.choice((2, 2, 3)))
        region = f"{make_name(random)} region"
        point = round(random.uniform(8, 34), 3), round(random.uniform(-8, 34), 3)
        place = Place(name, f"X{chr(ord('A') + code)}", *point, "city", (region, country))
        bodies = [Speaker((local.format(name),), ActorKind.BODY) for local in words["local"]]
        persons = [
            _make_person(random, random.choice(bodies), random.choice(words["ranks"])) for _ in range(3)
        ]
        for _ in range(random.choice((1, 2, 3))):
            own, noun = make_name(random), random.choice(words["nouns"])
            names = tuple(dict.fromkeys((f"{own} {noun}", f"{_respell(own)} {noun}")))
            speakers = (*bodies, *persons)
            self.sites.append(SyntheticSite(names, place, None, random.choice((80, 150, 300, 700)), speakers))

    def _add_registered(self, random: Random) -> None:
        speakers = tuple(self.national[0])
        for site in load_registers().sites:
            names = (site.name, *site.aliases[:2])
            self.registered.append(SyntheticSite(names, site.place, site.id, 300, speakers))

    @property
    def incidents(self) -> int:
        return max(1, round(self.reports / REPORTS_AN_INCIDENT))

    def incident(self, number: int) -> Truth:
        """The incident of that number; a higher number never has an earlier day."""
        random = Random(f"incident:{self.seed}:{number}")
        types = load_words()["types"]
        kind = random.choices(types, [item["weight"] for item in types])[0]
        at = self.registered if random.random() < _REGISTERED_SHARE else self.sites
        site = random.choice(at)
        size = random.choice((3, 6, 12, 40, 120))
        country = ord((site.place.country or "XA")[1]) - ord("A")
        national = self.national[country % _COUNTRIES]
        speakers = (*site.speakers, *random.sample(national, 4))
        return Truth(
            number=number,
            type=kind,
            site=site,
            day=FIRST_DAY + timedelta(days=number * DAYS // self.incidents),
            figures={name: random.randint(1, size) * (rank + 1) for rank, name in enumerate(kind["figures"])},
            speakers=tuple(random.sample(speakers, min(6, len(speakers)))),
            reports=random.choices((1, 2, 3, 5, 8, 14), (38, 22, 14, 13, 9, 4))[0],
        )


def _load_bodies() -> list[Speaker]:
    """Bodies of the codebook that speak everywhere, by name or acronym."""
    return [
        Speaker((actor.name, actor.acronym), ActorKind.BODY, actor.id)
        for actor in load_registers().actors
        if actor.kind is ActorKind.BODY and actor.acronym
    ][:14]


def _make_person(random: Random, body: Speaker, role: str) -> Speaker:
    name = f"{make_name(random)} {make_name(random)}"
    names = tuple(dict.fromkeys((name, _respell(name))))
    return Speaker(names, ActorKind.PERSON, None, role, body)


def _respell(name: str) -> str:
    """The same name as another writer spells it; the same where nothing can be spelt in two ways."""
    for one, other in _VARIANTS:
        if one in name:
            return name.replace(one, other)
    return name
