"""The shape of a codebook: values only, so that the pure rooms can be handed one."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.codebook.schema.cues import Cue, CueWords
from counterclaim.codebook.schema.dates import DateWords
from counterclaim.codebook.schema.domain import (
    AttributeRule,
    Domain,
    DomainWords,
    TermRule,
    Trigger,
    TypeRule,
)
from counterclaim.codebook.schema.edges import EdgeWords
from counterclaim.codebook.schema.figures import FigureWords
from counterclaim.codebook.schema.markers import MarkerWords
from counterclaim.codebook.schema.rarity import NOTHING_KNOWN, Rarity
from counterclaim.codebook.schema.references import (
    BesideWords,
    CountWords,
    FormWords,
    NotingWords,
    ReferenceWords,
    RefutingWords,
)
from counterclaim.codebook.schema.registry import (
    Office,
    RegisteredActor,
    RegisteredPlace,
    RegisteredSite,
)
from counterclaim.codebook.schema.stances import StanceWords

__all__ = [
    "NOTHING_KNOWN",
    "AttributeRule",
    "BesideWords",
    "Codebook",
    "CountWords",
    "Cue",
    "CueWords",
    "DateWords",
    "Domain",
    "DomainWords",
    "EdgeWords",
    "FigureWords",
    "FormWords",
    "Language",
    "MarkerWords",
    "NotingWords",
    "Office",
    "Rarity",
    "ReferenceWords",
    "RefutingWords",
    "RegisteredActor",
    "RegisteredPlace",
    "RegisteredSite",
    "StanceWords",
    "TermRule",
    "Trigger",
    "TypeRule",
]


@dataclass(frozen=True, slots=True)
class Language:
    """One language: a folder of word lists, one file a section."""

    code: str
    cues: CueWords
    figures: FigureWords
    dates: DateWords
    references: ReferenceWords
    markers: MarkerWords


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that is known before a report is opened. `version` is a hash of the files it came from."""

    version: str
    language: Language
    domains: Mapping[str, Domain]
    actors: tuple[RegisteredActor, ...] = ()
    offices: tuple[Office, ...] = ()
    sites: tuple[RegisteredSite, ...] = ()
    places: tuple[RegisteredPlace, ...] = ()
