"""A domain: its types of incident, attributes and terms, and the words of one language that trigger them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.codebook.schema.rarity import NOTHING_KNOWN, Rarity
from counterclaim.model import Measure


@dataclass(frozen=True, slots=True)
class TypeRule:
    """A type of happening. `family`: types of one family can name the same happening (shooting and
    breakout: "death at a site"); `kin`: further families that it can be told as, so that a fight of those
    who are held is an attack and a harm. `record`: where it is kept: "incident" in the list of incidents,
    "site" in a site's record alone (closure, visit, ...), "both" in that record and, where people are
    counted by it, as an incident of its own (release, transfer). `attribute`: the attribute that the
    act itself states ("status" for a closure, "released" for a release), with `term` as its value
    where that is a word ("closed"). `doer`: whether who does it is its perpetrator: so of a shooting,
    not of an escape or a visit. `blame`: whether somebody can be to blame for it all the same: for a
    shipwreck. `charge`: whether who tells of it as a wrong says who did it, where others tell of a lawful
    act: of a deportation. `harm`: whether it can kill by itself: a verdict or a protest does not,
    and whoever dies beside one died of something else. `lasting`: whether it goes on for days, so that two
    days are no two of it: a hunger strike. `later`: whether it comes after what it is about, and is no
    incident beside that: a verdict. `takes`: whether people are in somebody's hands after it, so that those
    whom a report then tells to be let go may be they: an arrest. `least`: how many people it takes, where
    anything else is told: one man arrested after a fire is no round-up. `acled`: the sub-event type of ACLED
    that comes nearest, or ""."""

    name: str
    definition: str
    family: str
    record: str = "incident"
    attribute: str | None = None
    term: str | None = None
    background: bool = False  # a campaign or war: open ends, never the toll of one day
    doer: bool = True
    blame: bool = False
    charge: bool = False
    harm: bool = True
    lasting: bool = False
    later: bool = False
    takes: bool = False
    least: int = 1
    force: str = ""  # the kind of force that it is: shots, blows
    acled: str = ""
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """An attribute. `value`: quantity, term, party or yes_no. `about`: happening or site (a quantity
    may be about both). `compared`: whether differing values make a dispute. `lasts`: what began on a
    day holds from then on, until somebody says otherwise.
    `dispute`: the kind of dispute that parted values make. `covers`: attributes whose sum it is.
    `running`: a count that goes on after the incident, so that a higher one of a later day is the newer.
    `force`: whether it tells of force used: "told" where who denies force may deny it in this attribute,
    "answered" where such a denial is also laid beside what others tell in it, of the first one first."""

    name: str
    definition: str
    value: str
    about: tuple[str, ...]
    measure: Measure | None = None
    compared: bool = True
    lasts: bool = False
    dispute: str = "figures"
    covers: tuple[str, ...] = ()
    running: bool = False
    force: str = ""

    @property
    def lasting(self) -> bool:
        """Whether it tells of a state of a site, which is as good as what happens there: a stock, a capacity,
        conditions."""
        if "site" not in self.about:
            return False
        return self.measure in (Measure.STOCK, Measure.CAPACITY) or "happening" not in self.about


@dataclass(frozen=True, slots=True)
class TermRule:
    """A value of a term attribute. `exclusive`: codes of the same attribute that cannot both be true
    of one thing (gunfire and stampede as the cause of the same death). `force`: the kind of force that it
    tells of, as `TypeRule.force`; "any" where it leaves the kind open, "none" where there was none."""

    attribute: str
    code: str
    exclusive: tuple[str, ...] = ()
    definition: str = ""
    force: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of one language that stand for a codebook word.

    `name`: "type:shooting", "attribute:killed" or "term:cause:stampede". `verbs` and `nouns` are
    lemma sequences ("open fire"); `patterns` and `vetoes` are regular expressions over the sentence,
    case ignored; a trigger that overlaps a veto does not fire. In a pattern "{N}" stands for a figure:
    the one that is counted, and "{none}" for one before it that must be none. `denials` are such expressions
    too, of words that say the contrary ("everyone has a bed" of those who sleep on the floor). `counts`: whom
    a figure beside a verb counts, "patient" (six were killed) or "agent" (six escaped the camp, five visited
    it).
    """

    name: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    counts: str = "patient"


@dataclass(frozen=True, slots=True)
class DomainWords:
    """What one language says in one domain. `counted`: group (people, migrants, held, dead_hurt,
    things, not_counted, ...) to noun lemmas; `site_nouns`: heads of noun phrases that name a site
    ("detention centre", "shelter"). `lent_nouns` ("hotel") do so only in a report that tells of people held
    there: where one of `lent_uses` matches, a regular expression in which "{site}" stands for the noun, and
    none of `lent_vetoes` overlaps it; `sole_nouns`: those of which a town has hardly two. `bare_uses`:
    expressions of where a site's bare name stands, "{name}", or "{unlisted}" of one that no map knows."""

    language: str
    triggers: tuple[Trigger, ...] = ()
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site_nouns: tuple[str, ...] = ()
    lent_nouns: tuple[str, ...] = ()
    sole_nouns: tuple[str, ...] = ()
    lent_uses: tuple[str, ...] = ()
    lent_vetoes: tuple[str, ...] = ()
    bare_uses: tuple[str, ...] = ()

    @property
    def nouns_in_names(self) -> tuple[str, ...]:
        """All nouns by which a site may be called, which are no part of its own name."""
        return (*self.site_nouns, *self.lent_nouns)


@dataclass(frozen=True, slots=True)
class Domain:
    name: str
    title: str
    types: Mapping[str, TypeRule]
    attributes: Mapping[str, AttributeRule]
    terms: tuple[TermRule, ...]
    words: DomainWords
    rarity: Rarity = NOTHING_KNOWN  # of the language's words; for linking alone
