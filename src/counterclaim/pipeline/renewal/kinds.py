"""The two kinds of members that come together across reports: cast members as actors, mentions as sites.

A room is asked about a few members that stand for all that are equal to them: what a member's own report
makes of it, by what it may come together with others, and what becomes of many.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from inspect import signature
from typing import Any

from counterclaim.actors import actor_keys, bare_reading, find_days, is_called, resolve_actors
from counterclaim.actors.names import body_keys, find_acronym
from counterclaim.codebook.schema import Codebook
from counterclaim.model import (
    Actor,
    ActorKind,
    CastMember,
    Entry,
    Judgement,
    OpenActor,
    Reading,
    Report,
    Site,
    SiteMention,
    make_id,
)
from counterclaim.model.names import fold_name
from counterclaim.sites import find_core, resolve_sites

Member = CastMember | SiteMention
_YEAR = timedelta(days=366)
_ACRONYM = "acronym:"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a room makes of members: the actors or sites, which each member is, and questions about that."""

    things: tuple[Actor | Site, ...]
    of: Mapping[str, str]
    open: tuple[OpenActor, ...] = ()


class Cast:
    """Cast members and actors."""

    name = "cast"
    thing: type[Actor] = Actor

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._holders = {make_id("actor", office.holder) for office in codebook.offices}
        self._turns = _find_turns(codebook)

    def members_of(self, entry: Entry) -> Sequence[CastMember]:
        return entry.reading.cast

    def resolve(
        self, entries: Sequence[Entry], judgements: Sequence[Judgement], counts: Mapping[str, int]
    ) -> Resolved:
        found = _ask(resolve_actors, entries, self._codebook, judgements, counts)
        return Resolved(found.actors, found.of, found.open)

    def is_called(self, actor: Actor, entries: Sequence[Entry], counts: Mapping[str, int]) -> bool:
        """Whether its members in `entries`, with their counts, call it what it is called."""
        return is_called(actor, entries, self._codebook, counts)

    def liken(self, member: Member, entry: Entry, alone: Mapping[str, str]) -> tuple[object, ...]:
        """What two members must have in common so that one can stand for both, but for their own ids."""
        assert isinstance(member, CastMember)
        own = alone[member.id]
        dated = own in self._holders or member.office is not None
        ties = tuple(alone.get(other, "") for other in member.speaks_for)
        era = self._find_era(member, entry) if dated else ()
        return (own, *replace_ids(member), *ties, *era)

    def keys_of(self, member: Member, alone: str) -> Iterator[str]:
        """By what members of other reports find it that may be one with it."""
        yield f"actor:{alone}"
        yield from (f"named:{key}:{form}" for key, form in _find_names(member))

    def questions_of(self, member: Member, alone: str) -> Iterator[str]:
        """By what it finds those. Two full names that only begin with the same letters find each other only
        over a third that is called by these."""
        yield f"actor:{alone}"
        for key, form in _find_names(member):
            yield f"named:{key}:"
            yield f"named:{key}:short"
            if form == "short":
                yield f"named:{key}:full"

    def ties_of(self, member: Member) -> tuple[str, ...]:
        """Members of its report without which it cannot be told."""
        assert isinstance(member, CastMember)
        return member.speaks_for

    def with_members(self, entry: Entry, members: Iterable[Member]) -> Entry:
        return _bare_entry(entry, bare_reading(entry, {item.id for item in members}, self._codebook))

    def _find_era(self, member: CastMember, entry: Entry) -> tuple[int, ...]:
        """Between which turns of the codebook's offices the days lie on which it speaks: within, all days are
        alike."""
        days = find_days(entry)[member.id]
        return () if days is None else tuple(bisect_right(self._turns, day) for day in days)


class Mentions:
    """Site mentions and sites."""

    name = "site"
    thing: type[Site] = Site

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        nouns = {
            fold_name(noun) for domain in codebook.domains.values() for noun in domain.words.nouns_in_names
        }
        self._nouns = sorted(nouns - {""}, key=lambda noun: (-len(noun), noun))

    def members_of(self, entry: Entry) -> Sequence[SiteMention]:
        return entry.reading.sites

    def resolve(
        self, entries: Sequence[Entry], judgements: Sequence[Judgement], counts: Mapping[str, int]
    ) -> Resolved:
        found = _ask(resolve_sites, entries, self._codebook, judgements, counts)
        return Resolved(found.sites, found.of)

    def liken(self, member: Member, entry: Entry, alone: Mapping[str, str]) -> tuple[object, ...]:
        return (alone[member.id], *replace_ids(member))

    def keys_of(self, member: Member, alone: str) -> Iterator[str]:
        yield f"site:{alone}"
        core = f" {fold_name(member.name)} "
        for noun in self._nouns:
            core = core.replace(f" {noun} ", " ")
        for known in dict.fromkeys((" ".join(core.split()), find_core(member.name, self._codebook))):
            if known:
                yield f"called:{known}"

    def questions_of(self, member: Member, alone: str) -> Iterator[str]:
        return self.keys_of(member, alone)

    def ties_of(self, member: Member) -> tuple[str, ...]:
        return ()

    def with_members(self, entry: Entry, members: Iterable[Member]) -> Entry:
        sites = tuple(item for item in members if isinstance(item, SiteMention))
        return _bare_entry(entry, Reading(entry.report.id, "", sites=sites))


Kind = Cast | Mentions


def _find_names(member: Member) -> Iterator[tuple[str, str]]:
    """Keys of a cast member's names; of an acronym whether it is the name itself or its first letters."""
    assert isinstance(member, CastMember)
    if member.kind is not ActorKind.BODY:
        yield from ((key, "") for key in actor_keys(member))
        return
    for name in (member.name, *member.aliases):
        form = "short" if find_acronym(name) else "full"
        yield from ((key, form if key.startswith(_ACRONYM) else "") for key in body_keys(name))


def replace_ids(member: Member) -> tuple[object, ...]:
    """All that is told of a member but its ids and where it stands."""
    if isinstance(member, CastMember):
        bare = (member.name, member.kind, member.aliases, member.role)
        return (*bare, member.registered, member.office, member.private)
    return (member.name, member.registered, member.place, member.group, member.described)


def unite(entries: Sequence[Entry]) -> Entry:
    """One entry with all that several of one report hold."""
    readings = [entry.reading for entry in entries]
    cast = {item.id: item for reading in readings for item in reading.cast}
    sites = {item.id: item for reading in readings for item in reading.sites}
    statements = {item.id: item for reading in readings for item in reading.statements}
    reading = replace(
        readings[0],
        cast=tuple(cast[known] for known in sorted(cast)),
        sites=tuple(sites[known] for known in sorted(sites)),
        statements=tuple(statements[known] for known in sorted(statements)),
    )
    return replace(entries[0], reading=reading)


def _bare_entry(entry: Entry, reading: Reading) -> Entry:
    return Entry(entry.position, Report(entry.report.id, "", ""), entry.published, reading)


def _ask(
    resolve: Callable[..., Any],
    entries: Sequence[Entry],
    codebook: Codebook,
    judgements: Sequence[Judgement],
    counts: Mapping[str, int],
) -> Any:
    if "counts" in signature(resolve).parameters:
        return resolve(entries, codebook, judgements, counts=counts)
    return resolve([_repeat(entry, counts) for entry in entries], codebook, judgements)


def _repeat(entry: Entry, counts: Mapping[str, int]) -> Entry:
    """The entry with every member as often as it stands for others."""

    def repeat(members: Sequence[Any]) -> tuple[Any, ...]:
        more = [
            replace(item, id=f"{item.id}~{number}")
            for item in members
            for number in range(1, counts.get(item.id, 1))
        ]
        return (*members, *more)

    reading = entry.reading
    return replace(entry, reading=replace(reading, cast=repeat(reading.cast), sites=repeat(reading.sites)))


def _find_turns(codebook: Codebook) -> list[date]:
    """The days on which somebody takes or leaves an office, or a body begins or ends; and those a year before
    and after, between which its holder is still a candidate."""
    terms = [(item.since, item.until) for item in codebook.actors]
    terms += [(item.since, item.until) for item in codebook.offices]
    begins = {since for since, _ in terms if since is not None}
    ends = {until + timedelta(days=1) for _, until in terms if until is not None}
    return sorted(begins | ends | {day - _YEAR for day in begins} | {day + _YEAR for day in ends})
