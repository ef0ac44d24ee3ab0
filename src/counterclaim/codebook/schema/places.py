"""Words of a language by which places are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`particles`: small words inside a name. `streets`, `governed`, `natural`, `built`: nouns that end the
    name of a street, of a governed area, of a piece of nature, of what is built; `natural_before` open it;
    `numbered` stand before a street's number. `acting`: nouns behind the name of a place that make it stand
    for those who act there. `short`: short form inside a name to what it stands for ("st", "saint").
    `abbreviations`: of regions, as written, to the name; `postal`: those read only behind a comma.
    `areas`: parts of the world to latitude and longitude of their middle, in degrees. `recognition`: what
    speaks for a name being a place, `resolution`: for which place is meant, each a sign to its weight.
    `quarters`: nouns behind the name of a part of a town. `articles` and `sounds` (letters to the letter that
    they are compared as, in this order) bring together the ways in which a name of another script is written.
    """

    particles: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    governed: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    natural_before: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    postal: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    quarters: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    sounds: Mapping[str, str] = field(default_factory=dict)
    recognition: Mapping[str, float] = field(default_factory=dict)
    resolution: Mapping[str, float] = field(default_factory=dict)
