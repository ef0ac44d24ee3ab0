"""Accounts: claims as they are compared, each with the voice that counts for it and its day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.codebook.schema import AttributeRule, Codebook
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
from counterclaim.model.names import fold_name

HOLDS = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.ADMITS, Stance.CONFIRMS})
_LASTING = timedelta(days=183)  # a site that was closed longer ago may have opened since
_PLANS = frozenset({Modality.CONSIDERED, Modality.ORDERED, Modality.DEMANDED, Modality.PROMISED})


@dataclass(frozen=True, slots=True)
class CountWords:
    """Words by which figures are told: `articles` begin words of somebody told of ("a man"), `of` those of a
    part ("of the wounded"); `sexes` are nouns of a sex or an age, `casualties` those of the dead and hurt,
    `crowds` those of all who may be held, `fled` those by which all who fled or were held are told of too."""

    articles: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    sexes: frozenset[str] = frozenset()
    casualties: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    fled: frozenset[str] = frozenset()

    @classmethod
    def of_codebook(cls, codebook: Codebook) -> "CountWords":
        figures = codebook.language.figures
        counted = [codebook.domains[name].words.counted for name in sorted(codebook.domains)]

        def gather(*groups: str) -> frozenset[str]:
            nouns = (noun for own in counted for group in groups for noun in own.get(group, ()))
            return frozenset(map(fold_name, nouns))

        return cls(
            articles=frozenset(figures.articles),
            of=frozenset(figures.of),
            sexes=gather("sex_age"),
            casualties=gather("dead_hurt"),
            crowds=gather("held", "migrants", "people"),
            fled=gather("held", "migrants", "people", "crowds"),
        )

    def read_scope(self, scope: str, moved: bool = False) -> str:
        """The scope without a share of all: of "two *of the escapees* were shot" the figure is the toll, and
        of "six *of the men* were caught" that of all who were, where people are `moved`."""
        first, _, rest = scope.partition(" ")
        words = rest.split()
        crowds = self.fled if moved else self.crowds
        shared = first in self.of and bool(words) and is_form(words[-1], crowds)
        return "" if shared and not is_form(words[-1], self.casualties) else scope

    def is_part(self, scope: str) -> bool:
        """Whether it is a share of others that are counted."""
        return scope.split(" ", 1)[0] in self.of

    def is_person(self, value: Value) -> bool:
        """Whether somebody is told of, who is no count of all: "a man"."""
        if not (isinstance(value, Quantity) and value.low == value.high == 1):
            return False
        return value.wording.lower().split(" ", 1)[0] in self.articles

    def is_none_of_some(self, value: Value) -> bool:
        """Whether none of those of one sex or age is meant: "no pregnant women" leaves the others open."""
        if not isinstance(value, Quantity) or value.high != 0:
            return False
        return any(is_form(word, self.sexes) for word in fold_name(value.wording).split())


_ENDING = 3  # letters that a form of a noun adds: "escapees", "policemen"


def is_form(word: str, nouns: Collection[str]) -> bool:
    """Whether the word is one of the nouns, but for its ending."""
    return any(word[: len(word) - cut] in nouns for cut in range(min(_ENDING, len(word) - 2) + 1))


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
    stage: Modality = Modality.ACTUAL  # how far the thing has come: only considered, ordered, done
    own: bool = False  # told in a release of its own body
    deeds: frozenset[str] = frozenset()  # what kinds of deed are told where it names who did it
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
    words: CountWords = CountWords(),
) -> Account | None:
    """The account that a claim gives; `things` are what it is about, as `Account.things`.

    None where there is nothing to compare: a part of a total, a demand, a doubt, a figure that nobody
    gives as a fact, or the denial that "a man" was hurt, which is about the deed and no number.
    """
    if not _is_compared(claim, rule):
        return None
    value, denies = _take_side(claim, rule, voices)
    person = words.is_person(value)
    if (person and denies) or (claim.counted is None and words.is_none_of_some(value)):
        return None
    day = voices.day_of(claim)
    voice = voices.voice_of(claim)
    return Account(
        voice=voice,
        house=voices.house_of(voice, day),
        value=value,
        denies=denies,
        publisher=voices.is_publisher(claim),
        plan=claim.modality in _PLANS,
        weak=claim.modality is Modality.POSSIBLE,
        day=day,
        when=_days_of(claim, published.get(claim.report_id), rule),
        claims=(claim,),
        things=things,
        last=day,
        stage=claim.modality,
        own=voices.is_own(claim, voice, day),
        person=person,
    )


def _is_compared(claim: Claim, rule: AttributeRule) -> bool:
    """Whether a claim holds or denies, as a fact or a plan for a site, what accounts can part over."""
    if claim.subset_of is not None or not rule.compared:
        return False
    promised = claim.stance is Stance.PROMISES and claim.modality in _PLANS
    if claim.stance not in HOLDS and claim.stance is not Stance.DENIES and not promised:
        return False
    if isinstance(claim.value, Quantity) and claim.modality is not Modality.ACTUAL:
        return False
    return claim.modality not in _PLANS or (isinstance(claim.value, Term) and "site" in rule.about)


def _take_side(claim: Claim, rule: AttributeRule, voices: Voices) -> tuple[Value, bool]:
    """The value as it is compared, and whether it is denied: to hold a "no" is to deny the "yes"."""
    value, denies = claim.value, claim.stance is Stance.DENIES
    if isinstance(value, Party):
        value = voices.party_of(value)
    if isinstance(value, Quantity) and value.low is None and value.high is None:
        value = replace(value, low=1)  # "the women were released": how many is not said, but some
    if isinstance(value, Quantity) and rule.measure is Measure.CAPACITY and not value.low:
        value = replace(value, low=value.high)  # "room for up to 300": that is how many it is meant for
    if rule.value == "yes_no" and isinstance(value, Term) and value.code == "no":
        return Term("yes", value.wording), not denies
    return value, denies


def _days_of(claim: Claim, day: date | None, rule: AttributeRule) -> Period:
    """The days a claim holds for; what lasts only a moment and bears no day holds for that of its report. A
    state that is told with the day on which it began holds until the report, unless that is long ago."""
    if claim.as_of is not None and claim.as_of.resolved:
        began = claim.as_of.earliest
        if rule.lasts and claim.modality is Modality.ACTUAL and began and day and began < day:
            return Period(began, day) if day - began <= _LASTING else claim.as_of
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
