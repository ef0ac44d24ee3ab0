"""Who counts as the voice of a claim, and for which body it speaks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from counterclaim.codebook.schema import Codebook
from counterclaim.disputes.naming import NameWords, find_bodies, find_same
from counterclaim.model import Actor, ActorKind, Claim, Party, SpeaksFor, Value, make_id
from counterclaim.model.names import fold_name
from counterclaim.model.values import Period, Quantity, Term

_NO_DAYS: Mapping[str, date] = {}


class Speakers:
    """What is known of all actors, whatever the incident: read once, looked up for each."""

    def __init__(self, actors: Iterable[Actor] = (), codebook: Codebook | None = None) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.words = NameWords.of(codebook) if codebook is not None else None
        self.unnamed = frozenset(
            known for known, actor in self.actors.items() if actor.kind is ActorKind.UNNAMED
        )
        self.wholes = _find_wholes(codebook) if codebook is not None else {}

    def find_same(self, claims: Iterable[Claim]) -> dict[str, str]:
        """Names of one body among those who speak or are spoken of in `claims`."""
        if self.words is None:
            return {}
        named = {claim.voice for claim in claims}
        named |= {claim.value.actor_id for claim in claims if isinstance(claim.value, Party)}
        named |= {
            tie.actor_id for known in named & self.actors.keys() for tie in self.actors[known].speaks_for
        }
        return find_same((self.actors[known] for known in named & self.actors.keys()), self.words)

    def find_bodies(self, claims: Iterable[Claim]) -> dict[str, str]:
        """The body of each voice of `claims` that has no name but its body's ("a navy source")."""
        if self.words is None:
            return {}
        known = {claim.voice for claim in claims} & self.actors.keys()
        return find_bodies((self.actors[voice] for voice in known), self.words)

    def is_loose(self, value: Party) -> bool:
        """Whether it is a group that has no name of its own; what is not known has at least a wording."""
        actor = self.actors.get(value.actor_id)
        return actor is not None and actor.kind in (ActorKind.GROUP, ActorKind.UNNAMED)

    def name_of(self, actor_id: str) -> str | None:
        actor = self.actors.get(actor_id)
        return fold_name(actor.name) if actor is not None and actor.name else None

    def split(self, wording: str) -> tuple[str, ...]:
        return self.words.split(wording) if self.words is not None else (wording,)


def _find_wholes(codebook: Codebook) -> dict[str, str]:
    """From each body that counts for its parent to that parent."""
    return {
        make_id("actor", known.id): make_id("actor", known.parent)
        for known in codebook.actors
        if known.parent and known.counts_for_parent
    }


class Voices:
    """The voices of the claims of one incident or site."""

    def __init__(
        self,
        claims: Iterable[Claim],
        published: Mapping[str, date | None],
        copies: Mapping[str, str],
        speakers: Speakers,
        said: Mapping[str, date] = _NO_DAYS,
    ) -> None:
        """`said` gives the day of a statement where its report does."""
        ordered = sorted(claims, key=lambda item: item.id)
        self._published = published
        self._on = said
        self._copies = copies
        self._speakers = speakers
        self._same = speakers.find_same(ordered)
        self._bodies = speakers.find_bodies(ordered)
        self._parties: dict[tuple[str, ...], str] = {}
        for value in (claim.value for claim in ordered):
            if isinstance(value, Party) and speakers.is_loose(value):
                self._parties.setdefault(speakers.split(value.wording), value.actor_id)
        self._said: dict[tuple[str, ...], str] = {}
        self._publishers: dict[str, str] = {}
        originals = {copies[claim.report_id] for claim in ordered if claim.report_id in copies}
        for claim in ordered:
            if claim.statement_id is None:
                self._publishers.setdefault(claim.report_id, self.name_of(claim.voice))
            if claim.report_id in originals:
                self._said.setdefault(_saying_of(claim, claim.report_id), self.name_of(claim.voice))
        self._vouching = self._find_vouching(ordered)

    def _find_vouching(self, claims: Sequence[Claim]) -> frozenset[str]:
        """The publishers that are voices like others: whom another report quotes, and who alone speak in
        their own report, as in a release."""
        found: set[str] = set()
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[claim.report_id].append(claim)
            name = self.name_of(claim.voice)
            if claim.statement_id is not None and self._publishers.get(claim.report_id) != name:
                found.add(name)
        for report_id, own in told.items():
            if len(own) > 1 and all(claim.statement_id is None for claim in own):
                found.add(self._publishers[report_id])
        return frozenset(found)

    @property
    def unnamed(self) -> frozenset[str]:
        """The actors that have no name."""
        return self._speakers.unnamed

    def name_of(self, actor_id: str) -> str:
        """The actor that it is one with in this incident, or itself."""
        return self._same.get(actor_id, actor_id)

    def are_namesakes(self, one: str, other: str) -> bool:
        """Whether two voices are one, or are called the same: "fire fighters" of two reports."""
        names = {self._speakers.name_of(known) for known in (one, other)}
        return one == other or (len(names) == 1 and None not in names)

    def party_of(self, value: Party) -> Party:
        """As it is called in this incident: "guards" and "the guards" of two reports are one."""
        known = self.name_of(value.actor_id)
        if self._speakers.is_loose(value):
            known = self._parties.get(self._speakers.split(value.wording), known)
        return replace(value, actor_id=known)

    def voice_of(self, claim: Claim) -> str:
        """Its voice; in a copy, the voice that says the same in the original: copies are one voice."""
        original = self._copies.get(claim.report_id)
        if original is None:
            return self.name_of(claim.voice)
        if claim.statement_id is None:
            return self._publishers.get(original, self.name_of(claim.voice))
        return self._said.get(_saying_of(claim, original), self.name_of(claim.voice))

    def is_noun(self, voice: str) -> bool:
        """Whether it is nobody's, but that of a noun of claiming: "reports", "allegations"."""
        words, name = self._speakers.words, self._speakers.name_of(voice)
        if words is None or name is None or voice not in self.unnamed:
            return False
        return any(words.is_claiming(word) for word in name.split())

    def publisher_of(self, report_id: str) -> str | None:
        """Whose voice the report itself is; None where it says nothing of this in its own voice."""
        return self._publishers.get(self._copies.get(report_id, report_id)) or self._publishers.get(report_id)

    def is_publisher(self, claim: Claim) -> bool:
        """Whether a publisher says it of its own: a body's release is the body's word, not a publisher's."""
        if claim.statement_id is not None or self.name_of(claim.voice) in self._vouching:
            return False
        actor = self._speakers.actors.get(self.name_of(claim.voice))
        if actor is None or actor.kind is not ActorKind.PUBLISHER:
            return actor is None
        return self._speakers.words is None or not self._speakers.words.is_issuer(actor)

    def is_own(self, claim: Claim, voice: str, day: date | None) -> bool:
        """Whether its report is a release of the voice, or of the body that it speaks for."""
        issuer = self._publishers.get(claim.report_id)
        return issuer is not None and issuer in (voice, self.house_of(voice, day))

    def house_of(self, voice: str, day: date | None) -> str:
        """The closest body that `voice` speaks for on `day`, or the body whose figures that one gives; itself
        when there is none."""
        body = next((tie.actor_id for tie in self._ties_of(voice) if _holds(tie, day)), None)
        body = body or self._bodies.get(voice, voice)
        body = self.name_of(body)
        return self._speakers.wholes.get(body, body)

    def day_of(self, claim: Claim) -> date | None:
        """The day on which it was said, where its report tells; else the day of its report."""
        published = self._published.get(claim.report_id)
        said = self._on.get(claim.statement_id or "")
        return said if said is not None and (published is None or said <= published) else published

    def told_on(self, claim: Claim) -> date | None:
        """The day of its report, whenever it was said."""
        return self._published.get(claim.report_id)

    def stands_for(self, voice: str) -> set[str]:
        """The voice and all bodies that it ever speaks for."""
        return {voice, *(self.name_of(tie.actor_id) for tie in self._ties_of(voice)), *self._body_of(voice)}

    def _body_of(self, voice: str) -> tuple[str, ...]:
        return (self.name_of(self._bodies[voice]),) if voice in self._bodies else ()

    def _ties_of(self, voice: str) -> tuple[SpeaksFor, ...]:
        actor = self._speakers.actors.get(voice)
        return actor.speaks_for if actor is not None else ()


def key_of(value: Value) -> tuple[str, ...]:
    """What a value says, without the words it was said in."""
    if isinstance(value, Quantity):
        return ("quantity", str(value.low), str(value.high))
    if isinstance(value, Term):
        return ("term", value.code)
    if isinstance(value, Party):
        return ("party", value.actor_id, value.role)
    if isinstance(value, Period):
        return ("period", str(value.earliest), str(value.latest), "" if value.resolved else value.expression)
    return ("place", value.country or "", value.name)


def _saying_of(claim: Claim, report_id: str) -> tuple[str, ...]:
    return (report_id, claim.attribute, claim.stance, claim.scope or "", *key_of(claim.value))


def _holds(tie: SpeaksFor, day: date | None) -> bool:
    if day is None:
        return tie.since is None and tie.until is None
    return (tie.since is None or tie.since <= day) and (tie.until is None or day <= tie.until)
