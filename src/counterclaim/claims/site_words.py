"""What a report's words tell of its sites, before they are known to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.model import Place, Span


@dataclass(slots=True)
class ToldSite:
    """A site while its words are gathered. `named`: it has a name of its own; `only`: it is first told of as
    the one of its kind in its town; `people`: the noun of those whom it is for."""

    first: Span
    last: Span
    name: str
    code: str
    place: Place | None
    group: bool
    named: bool
    sentence: int
    only: bool = False
    people: str = ""
    spans: list[Span] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class SiteWords:
    """One phrase that stands for a site. `of_town`: only by the name of its town ("the Tripoli centre");
    `only`: as the one of its kind in its town ("the detention centre in Tripoli"); `people`: for whom it is
    ("the centre *for minors*")."""

    span: Span
    sentence: int
    code: str
    name: str
    place: Place | None
    group: bool
    named: bool
    definite: bool
    of_town: bool = False
    only: bool = False
    people: str = ""


def is_named_once(item: SiteWords, named: Iterable[tuple[str, Place | None]]) -> bool:
    """Whether the report names one site only that these words can stand for, be it later."""
    if not item.definite and item.place is None:
        return False
    return len({name for name, place in named if fits(place, item.place)}) == 1


def fits(one: Place | None, other: Place | None) -> bool:
    """Whether two descriptions can be of one site as far as their places go."""
    return one is None or other is None or one.meets(other)


def settle_names(words: Sequence[SiteWords]) -> list[SiteWords]:
    """The words, where those by the name of a town name a site unless another there has a name of its own."""
    own = [item.place for item in words if item.named and not item.of_town and item.place is not None]

    def is_told_otherwise(item: SiteWords) -> bool:
        return item.of_town and any(item.place is not None and item.place.meets(place) for place in own)

    return [replace(item, named=False) if is_told_otherwise(item) else item for item in words]


def are_for_others(site: ToldSite, item: SiteWords) -> bool:
    """Whether a site is said to be for others than those whom these words tell of: the centre for minors is
    not that for adults."""
    return bool(site.people and item.people) and site.people != item.people
