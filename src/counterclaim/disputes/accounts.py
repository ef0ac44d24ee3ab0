"""Accounts: claims as they are compared, each with the voice that counts for it and its day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.codebook.schema import AttributeRule, Codebook
from counterclaim.model import (
    Actor,
    ActorKind,
    Claim,
    Measure,
    Modality,
    Party,
    Period,
    Quantity,
    Span,
    SpeaksFor,
    Stance,
    Term,
    Value,
    make_id,
)
from counterclaim.model.names import fold_name

_NO_DAYS: Mapping[str, date] = {}
_HOLDS = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.ADMITS, Stance.CONFIRMS})
_PLANS = frozenset({Modality.CONSIDERED, Modality.ORDERED, Modality.DEMANDED, Modality.PROMISED})


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice holds, or denies, at one point of time.

    `house` is the body that the voice speaks for, or the voice: a spokesman's older figure is revised
    by his ministry's newer one. `plan` when it is about what is intended, not done; `weak` when it is
    only called possible. `claims` are those that carry it; `day` is when it was said or published and
    `when` the days it holds for.
    """

    voice: str
    house: str
    value: Value
    denies: bool
    publisher: bool
    plan: bool
    weak: bool
    day: date | None
    when: Period
    claims: tuple[Claim, ...]
    things: frozenset[str] = frozenset()  # what it is about: accounts of other things are not compared
    last: date | None = None  # the latest day on which the voice says the same
    summed: bool = False  # added up from what the voice says of the parts

    @property
    def order(self) -> tuple[date, date, str, Span, str]:
        """By day, the unknown first, so that what is dated counts as the later; then as told."""
        claim = self.claims[0]
        return (self.day or date.min, self.when.latest or date.min, claim.report_id, claim.evidence, claim.id)

    @property
    def key(self) -> tuple[str, ...]:
        """Same for accounts that say the same of the same things."""
        return (*self.position, *sorted(self.things))

    @property
    def position(self) -> tuple[str, ...]:
        """Same for accounts that take one side."""
        return (str(self.denies), str(self.plan), *key_of(self.value))


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


class Voices:
    """Who counts as the voice of a claim, and for which body it speaks."""

    def __init__(
        self,
        claims: Iterable[Claim],
        published: Mapping[str, date | None],
        copies: Mapping[str, str],
        actors: Sequence[Actor] = (),
        said: Mapping[str, date] = _NO_DAYS,
        codebook: Codebook | None = None,
    ) -> None:
        """`said` gives the day of a statement where its report does."""
        self._published = published
        self._on = said
        self._wholes = _find_wholes(codebook, actors) if codebook is not None else {}
        self._copies = copies
        self._ties = {actor.id: actor.speaks_for for actor in actors}
        self._said: dict[tuple[str, ...], str] = {}
        self._publishers: dict[str, str] = {}
        originals = set(copies.values())
        for claim in sorted(claims, key=lambda item: item.id):
            if claim.report_id in originals:
                self._said.setdefault(_saying_of(claim, claim.report_id), claim.voice)
                if claim.statement_id is None:
                    self._publishers.setdefault(claim.report_id, claim.voice)

    def voice_of(self, claim: Claim) -> str:
        """Its voice; in a copy, the voice that says the same in the original: copies are one voice."""
        original = self._copies.get(claim.report_id)
        if original is None:
            return claim.voice
        if claim.statement_id is None:
            return self._publishers.get(original, claim.voice)
        return self._said.get(_saying_of(claim, original), claim.voice)

    def house_of(self, voice: str, day: date | None) -> str:
        """The closest body that `voice` speaks for on `day`, or the body whose figures that one gives; itself
        when there is none."""
        ties = self._ties.get(voice, ())
        body = next((tie.actor_id for tie in ties if _holds(tie, day)), voice)
        return self._wholes.get(body, body)

    def day_of(self, claim: Claim) -> date | None:
        """The day on which it was said, where its report tells; else the day of its report."""
        published = self._published.get(claim.report_id)
        said = self._on.get(claim.statement_id or "")
        return said if said is not None and (published is None or said <= published) else published

    def stands_for(self, voice: str) -> set[str]:
        """The voice and all bodies that it ever speaks for."""
        return {voice, *(tie.actor_id for tie in self._ties.get(voice, ()))}


def _find_wholes(codebook: Codebook, actors: Iterable[Actor]) -> dict[str, str]:
    """From each body that counts for its parent to that parent; and from bodies that reports call by their
    noun alone ("police") to that noun, for about one incident they are the same."""
    bodies = frozenset(codebook.language.references.bodies)
    wholes = {
        actor.id: fold_name(actor.name)
        for actor in actors
        if actor.kind in (ActorKind.BODY, ActorKind.GROUP) and fold_name(actor.name) in bodies
    }
    for known in codebook.actors:
        if known.parent and known.counts_for_parent:
            wholes[make_id("actor", known.id)] = make_id("actor", known.parent)
    return wholes


def _saying_of(claim: Claim, report_id: str) -> tuple[str, ...]:
    return (report_id, claim.attribute, claim.stance, claim.scope or "", *key_of(claim.value))


def _holds(tie: SpeaksFor, day: date | None) -> bool:
    if day is None:
        return tie.since is None and tie.until is None
    return (tie.since is None or tie.since <= day) and (tie.until is None or day <= tie.until)


def make_account(
    claim: Claim,
    rule: AttributeRule,
    voices: Voices,
    published: Mapping[str, date | None],
    things: frozenset[str] = frozenset(),
) -> Account | None:
    """The account that a claim gives; `things` are what it is about, as `Account.things`.

    None where there is nothing to compare: a part of a total, a demand, a doubt, or a figure that
    nobody gives as a fact.
    """
    holds, denies = claim.stance in _HOLDS, claim.stance is Stance.DENIES
    plan = claim.modality in _PLANS
    if claim.subset_of is not None or not (holds or denies) or not rule.compared:
        return None
    if isinstance(claim.value, Quantity) and claim.modality is not Modality.ACTUAL:
        return None
    if plan and not (isinstance(claim.value, Term) and "site" in rule.about):
        return None
    value = claim.value
    if rule.value == "yes_no" and isinstance(value, Term) and value.code == "no":
        value, denies = Term("yes", value.wording), not denies
    day = voices.day_of(claim)
    voice = voices.voice_of(claim)
    return Account(
        voice=voice,
        house=voices.house_of(voice, day),
        value=value,
        denies=denies,
        publisher=claim.statement_id is None,
        plan=plan,
        weak=claim.modality is Modality.POSSIBLE,
        day=day,
        when=_days_of(claim, published.get(claim.report_id), rule),
        claims=(claim,),
        things=things,
        last=day,
    )


def _days_of(claim: Claim, day: date | None, rule: AttributeRule) -> Period:
    """The days a claim holds for; what lasts only a moment and bears no day holds for that of its report."""
    if claim.as_of is not None and claim.as_of.resolved:
        return claim.as_of
    passing = rule.measure in (Measure.STOCK, Measure.CAPACITY) or "site" in rule.about
    return Period(day, day) if passing and day is not None else Period()


def group_by_voice(accounts: Iterable[Account]) -> Iterator[list[Account]]:
    """The accounts of each voice, the oldest first; voices in order of their ids."""
    found: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        found[account.voice].append(account)
    for voice in sorted(found):
        yield sorted(found[voice], key=lambda account: account.order)
