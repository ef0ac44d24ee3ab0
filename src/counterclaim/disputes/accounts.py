"""Accounts: claims as they are compared, each with the voice that counts for it and its day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from counterclaim.codebook.schema import AttributeRule
from counterclaim.disputes.voices import Voices, key_of
from counterclaim.model import (
    Claim,
    Measure,
    Modality,
    Party,
    Period,
    Quantity,
    Span,
    Stance,
    Term,
    Value,
)

HOLDS = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.ADMITS, Stance.CONFIRMS})
_PLANS = frozenset({Modality.CONSIDERED, Modality.ORDERED, Modality.DEMANDED, Modality.PROMISED})


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice holds, or denies, at one point of time.

    `house` is the body that the voice speaks for, or the voice: a spokesman's older figure is revised
    by his ministry's newer one. `publisher` when a publisher says it of its own. `plan` when it is about
    what is intended, not done; `weak` when it is only called possible. `claims` are those that carry it;
    `day` is when it was said or published and `when` the days it holds for.
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
    types: frozenset[str] = frozenset()  # of what took place, where it says when or where that was
    stage: Modality = Modality.ACTUAL  # how far the thing has come: only considered, ordered, done
    own: bool = False  # told in a release of its own body
    person: bool = False  # somebody told of ("a man"), which is no count of all

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
        return (str(self.denies), self.stage if self.plan else "", *key_of(self.value))


def make_account(
    claim: Claim,
    rule: AttributeRule,
    voices: Voices,
    published: Mapping[str, date | None],
    things: frozenset[str] = frozenset(),
    articles: frozenset[str] = frozenset(),
) -> Account | None:
    """The account that a claim gives; `things` are what it is about, as `Account.things`; a figure of one
    that `articles` begin is of somebody told of.

    None where there is nothing to compare: a part of a total, a demand, a doubt, or a figure that
    nobody gives as a fact.
    """
    holds, denies = claim.stance in HOLDS, claim.stance is Stance.DENIES
    plan = claim.modality in _PLANS
    if claim.subset_of is not None or not (holds or denies) or not rule.compared:
        return None
    if isinstance(claim.value, Quantity) and claim.modality is not Modality.ACTUAL:
        return None
    if plan and not (isinstance(claim.value, Term) and "site" in rule.about):
        return None
    value = claim.value
    if isinstance(value, Party):
        value = voices.party_of(value)
    if rule.value == "yes_no" and isinstance(value, Term) and value.code == "no":
        value, denies = Term("yes", value.wording), not denies
    day = voices.day_of(claim)
    voice = voices.voice_of(claim)
    return Account(
        voice=voice,
        house=voices.house_of(voice, day),
        value=value,
        denies=denies,
        publisher=voices.is_publisher(claim),
        plan=plan,
        weak=claim.modality is Modality.POSSIBLE,
        day=day,
        when=_days_of(claim, published.get(claim.report_id), rule),
        claims=(claim,),
        things=things,
        last=day,
        stage=claim.modality,
        own=voices.is_own(claim, voice, day),
        person=_is_person(value, articles),
    )


def _is_person(value: Value, articles: frozenset[str]) -> bool:
    one = isinstance(value, Quantity) and value.low == value.high == 1
    return one and isinstance(value, Quantity) and value.wording.lower().split(" ", 1)[0] in articles


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
