"""What is known beforehand of actors, offices, sites and places, with where it is known from."""

from dataclasses import dataclass
from datetime import date

from counterclaim.model import ActorKind, Place


@dataclass(frozen=True, slots=True)
class RegisteredActor:
    """A body, group or person with its spellings. `since`, `until`: when a body existed.
    `parent`: id of the body it is part of. `counts_for_parent`: its figures are its parent's, so that a
    later one of either revises the earlier: so of an office of the UN, not of two ministries. `country`: ISO
    code of the state whose body it is, where others have one of the same name: "the Ministry of Interior"."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    acronym: str | None = None
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    checked: bool = True  # False: verify before relying on it
    counts_for_parent: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """Who held a post when. `post` names the post over all holders ("moi:minister"); `title` in words;
    `holder` is a RegisteredActor's id; `speaks_for` are ids of bodies (the ministry, its government)."""

    id: str
    post: str
    title: str
    holder: str
    speaks_for: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    aliases: tuple[str, ...] = ()
    checked: bool = True


@dataclass(frozen=True, slots=True)
class RegisteredSite:
    id: str
    name: str
    place: Place
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str = ""
    area: bool = False  # a quarter or complex where incidents happen, not itself a site


@dataclass(frozen=True, slots=True)
class RegisteredPlace:
    place: Place
    aliases: tuple[str, ...] = ()
    source: str = ""
    demonyms: tuple[str, ...] = ()  # of a country: "Libyan"
