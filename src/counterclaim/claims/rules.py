"""The codebook's types, attributes and terms of all open domains, arranged for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.codebook.schema import AttributeRule, Codebook, Domain, Language, TypeRule
from counterclaim.codebook.schema.expressions import Expression
from counterclaim.codebook.schema.once import once
from counterclaim.model import Frame, Measure, Modality, Stance, Term

_TIMES = "times_"
HARM = frozenset(("killed", "injured", "casualties", "missing"))
_SAME_DAY = ("second", "minute", "hour")  # "an hour after" is of the same incident

_NAME = r"(?-i:[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,2})"


class Rules:
    """What the codebook says of the words that a frame names."""

    def __init__(self, codebook: Codebook) -> None:
        self.types: dict[str, TypeRule] = {}
        self.attributes: dict[str, AttributeRule] = {}
        self._exclusive: dict[tuple[str, str], frozenset[str]] = {}
        self.site_nouns: frozenset[str] = frozenset()
        self.bare_uses: tuple[re.Pattern[str], ...] = ()
        self._denying = {
            (cue.lemma, negated)
            for cue in codebook.language.cues.cues
            for negated, stance in ((False, cue.stance.value), (True, cue.negated))
            if stance == Stance.DENIES.value
        }
        self.holding = frozenset(cue.lemma for cue in codebook.language.cues.cues if cue.holds)
        self._known_cues = {cue.lemma for cue in codebook.language.cues.cues}
        self.blaming = frozenset(
            lemma
            for cue in codebook.language.cues.cues
            if cue.pos == "noun" and cue.stance is Stance.ACCUSES
            for lemma in (cue.lemma, f"{cue.lemma}s")
        )
        for domain in codebook.domains.values():
            for name, kind in domain.types.items():
                self.types.setdefault(name, kind)
            for name, attribute in domain.attributes.items():
                self.attributes.setdefault(name, attribute)
            for term in domain.terms:
                known = self._exclusive.get((term.attribute, term.code), frozenset())
                self._exclusive[term.attribute, term.code] = known | frozenset(term.exclusive)
            self.site_nouns |= {noun.lower() for noun in domain.words.site_nouns}
            self.bare_uses += tuple(_compile_name(use) for use in domain.words.bare_uses)
        self._take_language(codebook.language)
        self._take_counted(codebook)
        self.countries = {
            name.lower(): known.place.country
            for known in codebook.places
            if known.place.precision == "country" and known.place.country is not None
            for name in (known.place.name, *known.aliases, *known.demonyms)
        }

    def _take_language(self, language: Language) -> None:
        self._take_references(language)
        self._take_markers(language)
        self._take_figures(language)
        self.relatives = frozenset(language.cues.grammar.relatives)
        self.plurals = language.references.plurals
        units = language.dates.units
        self.lengths = frozenset(form for form, unit in units.items() if unit not in _SAME_DAY)

    def _take_references(self, language: Language) -> None:
        """Words by which somebody or something is meant."""
        references, figures = language.references, language.figures
        self.selves = frozenset(
            (*references.first_person, *references.possessives, *references.thing_pronouns)
        )
        self.persons = frozenset(references.person_pronouns)
        self.speakers = frozenset(references.first_person)
        self.group_pronouns = frozenset(references.group_pronouns)
        self.others = frozenset(references.person_pronouns) & frozenset(references.group_pronouns)
        self.generic, self.being = frozenset(references.generic), frozenset(references.passive)
        self.expanses, self.everywhere = frozenset(references.expanses), frozenset(references.everywhere)
        self.locatives, self.place_nouns = frozenset(references.locatives), frozenset(references.place_nouns)
        self.placing, self.naming = frozenset(references.placing), frozenset(references.naming)
        self.upon, self.meeting = frozenset(references.upon), _any_of(references.meeting)
        self.seated, self.definites = frozenset(references.seated), frozenset(figures.definite)
        self.nobody = frozenset((*figures.nobody, *references.other_pronouns))
        self.beforehand, self.tidings = frozenset(references.beforehand), frozenset(references.tidings)
        self.claiming, self.accounts = frozenset(references.claiming), frozenset(references.accounts)
        self.leading = frozenset((*figures.of, *references.leading))
        self.reciprocals = frozenset(references.reciprocals)
        self.pointing, self.redoing = frozenset(references.pointing), frozenset(references.redoing)
        self.laying, self.parts = frozenset(references.laying), frozenset(references.parts)
        self.refuted = frozenset(references.refuted)
        self.anybody, self.owning = frozenset(references.anybody), frozenset(references.possessives)
        self.tallying = frozenset(references.counts.tallying)

    def _take_markers(self, language: Language) -> None:
        """Words that say how something is told, and what brings it about."""
        self.negations = frozenset(language.markers.negations)
        markers = language.markers
        before = _any_of(markers.setting_aside).pattern
        self.setting_aside = re.compile(rf"\b(?:{before})(?= (?:[\w-]+ ){{0,4}}$)", re.IGNORECASE)
        self.correcting = _any_of(markers.correcting)
        self.set_off, self.stated_days = _any_of(markers.set_off), frozenset(markers.stated_days)
        self.spots = frozenset(markers.spots)
        self.staying, self.staying_out = _any_of(markers.staying), _any_of(markers.staying_out)
        self.stricken = _any_of(markers.stricken)
        self.walls, self.manners = frozenset(markers.walls), frozenset(markers.manners)
        self.before_spots, self.enclosing = frozenset(markers.before_spots), frozenset(markers.enclosing)
        self.lands, self.nobodys = frozenset(markers.lands), tuple(markers.nobodys)
        self.lying_in, self.distances = frozenset(markers.lying_in), frozenset(markers.distances)
        self.meanwhile, self.turning = frozenset(markers.meanwhile), frozenset(markers.turning)
        self.taking_place, self.befalling = _any_of(markers.taking_place), frozenset(markers.befalling)
        self.anew = _any_of(markers.anew)
        self.having_part = frozenset(
            (*markers.doing, *markers.causing, *markers.attempts, *markers.taking_part)
        )
        self.caused = _any_of(language.markers.caused)
        self.on_purpose = _any_of(language.markers.on_purpose)
        self.untrue = Expression(_any_of(language.markers.false).pattern)
        self.finding, self.the_dead = _any_of(markers.finding), frozenset(markers.the_dead)
        self.until_now, self.known = _any_of(markers.until_now), _any_of(markers.known)
        self.prompting = frozenset(language.markers.prompting)
        self.regarding = frozenset(language.markers.regarding)
        self.when_label = _label(language.markers.when_labels)
        self.date_label = _label(language.markers.date_labels)
        self.where_label = _label(language.markers.where_labels)
        self.what_label = _label(language.markers.what_labels)
        self.inquiring = frozenset(language.markers.inquiring)
        self.reacting = frozenset(language.markers.reacting)
        self.reactions = frozenset(language.markers.reactions)
        self.grave = _any_of(language.markers.grave)
        self.remaining = _any_of(language.markers.remaining)
        self.tending = _any_of(language.markers.tending)
        self.admitted = _any_of(language.markers.admitted)
        self.elsewhere = _any_of(language.markers.elsewhere)
        self.pluperfect = frozenset(language.markers.pluperfect)
        self.together = _any_of(language.markers.together)
        self.other_ones = _any_of(language.markers.other_ones)
        opened = _any_of(language.markers.left_open).pattern
        parting = _any_of(language.markers.parting).pattern
        self.left_open = Expression(f"(?:{opened})(?:(?!{parting}).)*", re.IGNORECASE | re.DOTALL)

    def _take_figures(self, language: Language) -> None:
        """Words around a figure: whom it counts, what it adds to, and which is an older one."""
        references, figures = language.references, language.figures
        self.indefinite, self.of = frozenset(figures.articles), frozenset(figures.of)
        self.numbers, self.totals = figures.numbers, frozenset(figures.tolls)
        self.asking_number = frozenset(tuple(phrase.split()) for phrase in figures.asking)
        self.age_ends = tuple(noun.split()[0] for noun in figures.age_nouns)
        self.origins = frozenset(figures.origins)
        self.goals = frozenset(figures.goals)
        self.leaving, self.setting_out = frozenset(figures.leaving), frozenset(figures.setting_out)
        self.replaced = frozenset(tuple(phrase.split()) for phrase in figures.replaced)
        self.former, self.said_before = _before(figures.former), _before(figures.said_before)
        self.left = _any_of(figures.left)
        self.former_after, self.risen = _any_of(figures.former_after), _before(figures.risen)
        self.risen_after = _any_of(figures.risen_after)
        self.unharmed, self.accounted = _any_of(figures.unharmed), _any_of(figures.accounted)
        self.lacking = (frozenset(figures.lacking), frozenset((*figures.lacking, *figures.lacking_all)))
        self.elided = frozenset(figures.elided)
        self.copulas = frozenset(figures.copulas)
        self.also = frozenset(figures.also)
        self.definite = frozenset(figures.definite)
        self.including = frozenset(figures.parts_before)
        self.whole = frozenset(figures.whole)
        self.added = frozenset((*figures.added, *figures.added_after, *references.further))

    def _take_counted(self, codebook: Codebook) -> None:
        """Nouns of people: all, those who did it, others; by sex; and what counts no people."""
        references = codebook.language.references
        domains = tuple(codebook.domains.values())
        self.suspects = _counted(domains, "suspects")
        self.victims = _counted(domains, "roles", "dead_hurt")
        self.things = _counted(domains, "things", "not_counted")
        self.charged = _counted(domains, "charged")
        self.reflexive = _counted(domains, "reflexive")
        self.wounds = _counted(domains, "wounds")
        self.objects = _counted(domains, "objects")
        self.crowd = _counted(domains, "people", "migrants", "crowds")
        self.entries = _counted(domains, "entries")
        self.some = _counted(domains, "some_people")
        young = [domain.words.counted.get("young", ()) for domain in domains]
        self.kinds = {noun: nouns[0] for nouns in young for noun in nouns}
        self.alone = _counted(domains, "alone")
        self.outsiders = _counted(domains, "outsiders")
        self.staff = _counted(domains, "staff")
        self.belongers = frozenset(references.belongers)
        self.fighters = _counted(domains, "fighters")
        self.own = self.fighters | _counted(domains, "own")
        self.forces = self.staff | _counted(domains, "forces")
        self.serving = _counted(domains, "serving")
        self.households = _counted(domains, "groups_not_people")
        self.vehicles = _counted(domains, "vehicles")
        self.rooms = frozenset(codebook.language.markers.rooms)
        self.acts = _counted(domains, "acts")
        self.events = self.acts | _counted(domains, "events")
        self.findings = frozenset(references.findings)
        self.female = _counted(domains, "female") | frozenset(references.female)
        self.male = _counted(domains, "male") | frozenset(references.male)
        named = frozenset((*references.roles, *references.bodies, *references.groups))
        people = _counted(domains, "people", "migrants", "held", "sex_age", "roles")
        self.people = people | self.suspects | named | _counted(domains, "mobs")
        self.times = {
            noun: int(group.removeprefix(_TIMES))
            for domain in domains
            for group in domain.words.counted
            if group.startswith(_TIMES)
            for noun in _counted((domain,), group)
        }

    def types_of(self, frame: Frame) -> tuple[str, ...]:
        return tuple(name for name in _named(frame, "type") if name in self.types)

    def incident_types(self, frame: Frame) -> tuple[str, ...]:
        return tuple(name for name in self.types_of(frame) if self.types[name].record == "incident")

    def record_types(self, frame: Frame) -> tuple[str, ...]:
        return tuple(name for name in self.types_of(frame) if self.types[name].record != "incident")

    def attributes_of(self, frame: Frame) -> tuple[str, ...]:
        return tuple(name for name in _named(frame, "attribute") if name in self.attributes)

    def terms_of(self, frame: Frame) -> tuple[tuple[str, str], ...]:
        """Pairs of attribute and code."""
        pairs = (name.partition(":") for name in _named(frame, "term"))
        return tuple((attribute, code) for attribute, _, code in pairs if attribute in self.attributes)

    def tells_force(self, frame: Frame) -> bool:
        """Whether somebody used force that cannot be called none: "police fired *tear gas*"; a baton that is
        only carried is no use of it."""
        done = frame.agent is not None and not frame.definite and not frame.negated and not frame.background
        return (
            done
            and frame.modality is Modality.ACTUAL
            and any(
                attribute == "force_used" and "none" in self._exclusive.get((attribute, code), frozenset())
                for attribute, code in self.terms_of(frame)
            )
        )

    def term(self, attribute: str, code: str, wording: str) -> Term:
        return Term(code, wording, self._exclusive.get((attribute, code), frozenset()))

    def families(self, types: Iterable[str]) -> frozenset[str]:
        return frozenset(self.types[name].family for name in types)

    def measure(self, attribute: str) -> Measure | None:
        rule = self.attributes.get(attribute)
        return rule.measure if rule else None

    def is_of_site(self, attribute: str) -> bool:
        """Whether the attribute is told of a site first of all."""
        rule = self.attributes.get(attribute)
        return bool(rule and rule.about and rule.about[0] == "site")

    def joint_of(self, attributes: Iterable[str]) -> str | None:
        """The attribute that stands for all of these taken together: killed and injured are casualties."""
        wanted = set(attributes)
        if len(wanted) > 1:
            for name, rule in self.attributes.items():
                if rule.covers and wanted <= set(rule.covers):
                    return name
        return None

    def default_type(self, attribute: str) -> str | None:
        """The type of incident that states this attribute by itself, where no other is told; of a total, that
        of the last of its parts: of casualties, that of the hurt."""
        for name, rule in self.types.items():
            if rule.record == "incident" and rule.attribute == attribute:
                return name
        covered = self.attributes[attribute].covers if attribute in self.attributes else ()
        return self.default_type(covered[-1]) if covered else None

    def are_death(self, types: Iterable[str]) -> bool:
        """Whether all that these tell is that somebody died."""
        return set(types) == {self.default_type("killed")}

    def are_two_deeds(self, one: Frame, other: Frame) -> bool:
        """Whether both are deeds that somebody does, of two families, by causes that exclude each other."""
        mine, theirs = self.incident_types(one), self.incident_types(other)
        if not (self.has_doer(mine) and self.has_doer(theirs)) or self.families(mine) & self.families(theirs):
            return False
        codes = {code for attribute, code in self.terms_of(other) if attribute == "cause"}
        return any(
            codes & self._exclusive.get((attribute, code), frozenset())
            for attribute, code in self.terms_of(one)
            if attribute == "cause"
        )

    def has_doer(self, types: Iterable[str]) -> bool:
        return any(self.types[name].doer for name in types)

    def is_force(self, types: Iterable[str]) -> bool:
        """Whether it is force that somebody uses against people."""
        return any(self.types[name].force for name in types)

    def can_be_wrong(self, types: Iterable[str]) -> bool:
        """Whether it is an act that a voice can tell as a wrong, and others as lawful."""
        return any(self.types[name].charge for name in types)

    def can_be_blamed(self, frame: Frame) -> bool:
        """Whether somebody can be to blame for what the frame tells: a deed, or a loss that nobody need have
        wanted."""
        types = self.incident_types(frame)
        harm = not HARM.isdisjoint(self.attributes_of(frame))
        return harm or any(self.types[name].doer or self.types[name].blame for name in types)

    def is_campaign(self, frame: Frame) -> bool:
        """Whether the frame tells of a war or an offensive."""
        return any(self.types[name].background for name in self.incident_types(frame))

    def attributes_of_records(self) -> frozenset[str]:
        """The figures of acts that go into a site's record: transferred, released, recaptured."""
        stated = {kind.attribute for kind in self.types.values() if kind.record != "incident"}
        return frozenset(name for name in stated if name is not None and self.measure(name) is not None)

    def is_cue(self, lemma: str) -> bool:
        """Whether the codebook lists the word as one by which somebody is said to say something."""
        return lemma in self._known_cues

    def cue_denies(self, lemma: str, negated: bool) -> bool | None:
        """Whether a cue by itself denies what it opens; None for a cue that the codebook does not list."""
        if not self.is_cue(lemma):
            return None
        return (lemma, negated) in self._denying


def _counted(domains: Iterable[Domain], *groups: str) -> frozenset[str]:
    """The nouns of groups of counted nouns, in lower case."""
    return frozenset(
        noun.lower() for domain in domains for group in groups for noun in domain.words.counted.get(group, ())
    )


def _named(frame: Frame, kind: str) -> Sequence[str]:
    led = f"{kind}:"
    return [name.removeprefix(led) for name in frame.names if name.startswith(led)]


open_rules = once(Rules)  # the codebook's rules, arranged once; they hold nothing of any report


def _any_of(sources: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{source})" for source in sources) or "(?!)", re.IGNORECASE)


def _before(sources: Sequence[str]) -> re.Pattern[str]:
    """What stands right before something."""
    return re.compile(f"(?:{_any_of(sources).pattern})$", re.IGNORECASE)


def _label(words: Sequence[str]) -> re.Pattern[str]:
    """A label at the start of a line: words and a colon."""
    return re.compile(rf"\W*(?:{'|'.join(words) or '(?!)'})\s*:", re.IGNORECASE)


def _compile_name(source: str) -> re.Pattern[str]:
    """An expression with "{name}" or "{unlisted}", which stands for words with capitals, as its group."""
    for group in ("name", "unlisted"):
        source = source.replace(f"{{{group}}}", f"(?P<{group}>{_NAME})")
    return re.compile(source, re.IGNORECASE)
