"""Claims in the making: one for each voice, with the id, stance, modality and subject that are its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.claims.cast import Cast
from counterclaim.claims.drafts import Draft
from counterclaim.claims.happenings import Happenings
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.claims.setting_words import befalls
from counterclaim.claims.sites import Sites
from counterclaim.claims.voices import Voice, Voices
from counterclaim.model import (
    Claim,
    Denial,
    MentionKind,
    Modality,
    Party,
    Period,
    Place,
    Quantity,
    Span,
    Stance,
    Statement,
    StatementKind,
    Term,
    Value,
    make_id,
)

_DAY_OF_REPORT = Period(expression="day:0", anchor="publication")
# What an accusing or confessing voice adds to a bare figure or plan is nothing: it asserts it.
_OF_DEEDS = frozenset((Stance.ACCUSES, Stance.ADMITS))
_DEEDS = frozenset(("perpetrator", "force_used", "cause", "means", "occurred", "conditions"))
NONE = "none"
_OWNED = _DEEDS | {"access"}  # what may be owned up to: "conceded that visitors were turned away"
_OF_ORDERS = HARM | {"perpetrator", "cause", "means"}
_ACTS = frozenset((Stance.DEMANDS, Stance.PROMISES))


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day or a place that a voice gives a happening, or says that it was not. `pointed`: in words that say
    nothing else of it ("it was on Sunday")."""

    told: Told
    draft: Draft
    attribute: str
    value: Period | Place
    words: Span
    voice: Voice
    denied: bool = False
    pointed: bool = False


class Maker:
    """Gathers the claims of one report; the same claim of one voice is made once."""

    def __init__(
        self, page: Page, rules: Rules, cast: Cast, sites: Sites, happenings: Happenings, voices: Voices
    ) -> None:
        self.page = page
        self.rules = rules
        self.cast = cast
        self.sites = sites
        self.happenings = happenings
        self.voices = voices
        self._claims: dict[str, Claim] = {}
        self._kept: dict[tuple[object, ...], str] = {}

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(self._claims.values())

    def add(
        self,
        told: Told,
        attribute: str,
        value: Value,
        evidence: Span,
        rule: str,
        *,
        draft: Draft | None = None,
        site_id: str | None = None,
        actor_id: str | None = None,
        scope: str | None = None,
        counted: str | None = None,
        as_of: Period | None = None,
        unsaid: Span | None = None,
        held_only: bool = False,
        denied_only: bool = False,
    ) -> list[Claim]:
        """One claim for each voice that vouches for `evidence`; none where it is about nothing. `unsaid`:
        words that take the value back, so that who says them too denies it. `held_only`: none for a
        voice that denies what is said; `denied_only`: for denials alone."""
        if draft is None and site_id is None and actor_id is None:
            return []
        if self.happenings.is_only_set(told):
            return []  # that it was elsewhere, or another day: no denial of anything else
        unvoiced = Claim(
            id="",
            report_id=self.page.report.id,
            statement_id=None,
            voice="",
            attribute=attribute,
            value=value,
            evidence=evidence,
            rule=rule,
            happening_id=self.happenings.id(draft) if draft else None,
            site_id=site_id,
            actor_id=actor_id,
            as_of=as_of,
            scope=scope,
            counted=counted,
        )
        claims = self._give_voices(unvoiced, told, unsaid)
        if denied_only:
            claims = [(claim, voice) for claim, voice in claims if voice.denies]
        return [self.keep(claim, voice) for claim, voice in claims if _is_claimed(claim, held_only)]

    def _give_voices(self, unvoiced: Claim, told: Told, unsaid: Span | None) -> list[tuple[Claim, Voice]]:
        """The claim as each voice makes it that vouches for its evidence."""
        vouching = self._find_vouching(unvoiced.evidence)
        if unvoiced.attribute in _OF_ORDERS:
            vouching = (self._tell_of_order(voice, unvoiced.evidence) for voice in vouching)
        return [
            (given, voice)
            for voice in vouching
            if (given := self._give_voice(unvoiced, voice, told, unsaid)) is not None
        ]

    def draft_at(self, told: Told) -> Draft | None:
        """The happening of which the words can tell when and where it was; of a transfer or a release only
        where nothing else is told of, for then it is the incident."""
        named = self._find_record_named(told)
        draft = self.happenings.of(told) if named is None else None
        told = named or told
        if draft is None and all(item.record for item in self.happenings.drafts):
            record = self.happenings.record_of(told)
            both = record is not None and any(
                self.rules.types[name].record == "both" for name in record.types
            )
            return record if both else None
        return draft if draft is None or not draft.record else None

    def _find_record_named(self, told: Told) -> Told | None:
        """The act of a site's record of which it is only said that it took place: "*the transfer* took
        place"."""
        patient = told.frame.patient
        if self.rules.attributes_of(told.frame) != ("occurred",) or patient is None:
            return None
        beside = (item for item in self.page.told_at(told.sentence) if patient.contains(item.frame.trigger))
        named = [item for item in beside if item is not told and self.rules.types_of(item.frame)]
        records = [item for item in named if not self.rules.incident_types(item.frame)]
        return records[0] if records and len(records) == len(named) else None

    def keep_occasion(self, item: Occasion, alone: bool) -> Claim:
        """The claim of the voice that holds or denies a day or place of a happening; `alone` where it is
        quoted for just that."""
        voice = item.voice
        claim = Claim(
            id="",
            report_id=self.page.report.id,
            statement_id=voice.statement.id if voice.statement else None,
            voice=voice.actor_id,
            attribute=item.attribute,
            value=item.value,
            evidence=item.words,
            rule=self._rule_of(item, alone),
            stance=Stance.DENIES if item.denied else Stance.ASSERTS,
            modality=item.told.frame.modality,
            denial=Denial.OTHER_EXPLANATION if item.denied else None,
            happening_id=self.happenings.id(item.draft),
            joint_id=voice.joint_id,
        )
        return self.keep(claim, voice)

    def _rule_of(self, item: Occasion, alone: bool) -> str:
        """By what it was read; apart where it tells that somebody died: those of whom nothing else is told
        died only once, what was done to others may be elsewhere and earlier."""
        if "killed" in self.rules.attributes_of(item.told.frame):
            if alone and self.rules.are_death(item.draft.types):
                return "occasion:only_death"
            if befalls(item.told, self.page, self.rules):
                return "occasion:death"
        return "occasion:alone" if alone else "occasion"

    def _tell_of_order(self, voice: Voice, evidence: Span) -> Voice:
        """Who vouches for an order and for what came of it: who tells of it, not the one who gave it."""
        item = voice.statement
        if item is None:
            cues = (
                one for one in self.voices.statements if one.cue is not None and one.cue.overlaps(evidence)
            )
            item = next((one for one in cues if _is_order(one) and one.relayed_by), None)
        if item is None or not _is_order(item):
            return voice
        if not item.relayed_by:
            return Voice(self.cast.publisher, None)
        return Voice(item.relayed_by[0], item)

    def _find_vouching(self, evidence: Span) -> Iterator[Voice]:
        asked = self.page.is_question(evidence)
        for voice in self.voices.find(evidence):
            if not asked or voice.statement is not None:  # "Did your men fire?"
                yield voice

    def _give_voice(self, unvoiced: Claim, voice: Voice, told: Told, unsaid: Span | None) -> Claim | None:
        """The claim as this voice makes it; a source that says "112, not 60" denies the 60."""
        stance = self._stance(voice, told, unvoiced.attribute, unvoiced.value)
        if stance is Stance.DENIES and self._is_meanwhile(told, voice):
            return None
        if unsaid is not None and self.voices.says(voice, unsaid):
            if voice.statement is None or stance is not Stance.ASSERTS:
                return None
            stance = Stance.DENIES
        return replace(
            unvoiced,
            statement_id=voice.statement.id if voice.statement else None,
            voice=voice.actor_id,
            stance=stance,
            modality=self._modality(voice, told, stance),
            denial=_denial(unvoiced.attribute, unvoiced.value) if stance is Stance.DENIES else None,
            joint_id=voice.joint_id,
        )

    def _is_meanwhile(self, told: Told, voice: Voice) -> bool:
        """Whether it only says when it was that a cue denies: "denied that the doors were locked *when fire
        broke out*"."""
        item, clause = voice.statement, told.frame.clause
        if item is None or clause is None or told.frame.negated or not self.voices.denies_by_cue(item):
            return False
        opening = self.page.words(clause).split(" ", 1)[0].lower()
        before = Span(min(item.content[0].start, clause.start), clause.start)
        told_of = any(token.pos in ("VERB", "AUX") for token in self.page.tokens(before))
        return opening in self.rules.meanwhile and told_of

    def find_denied(self, told: Told) -> Draft | None:
        """The report's own happening, for a deed that makes none because it is only denied: who says "nobody
        was beaten" where somebody died speaks of that death."""
        denied = told.frame.negated or any(
            voice.statement is not None and self.voices.denies_by_cue(voice.statement)
            for voice in self.voices.find(told.frame.trigger)
        )
        if not denied or told.frame.background or not self.rules.incident_types(told.frame):
            return None
        latest = self.happenings.latest(told.sentence)
        return None if latest is None or latest.background else latest

    def keep(self, claim: Claim, voice: Voice) -> Claim:
        """Give a claim its id and keep it, unless the voice has made the very same before."""
        words = voice.statement.source[0] if voice.statement and voice.statement.source else None
        if words is None and voice.statement is not None:
            words = voice.statement.cue or voice.statement.content[0]
        key = make_id(
            "claim",
            claim.report_id,
            claim.evidence.start,
            claim.evidence.end,
            claim.attribute,
            _mark(claim.value),
            words,
            claim.voice if claim.joint_id else None,
        )
        said = self._said(claim)
        if key in self._claims or said in self._kept:
            return self._claims[self._kept.get(said, key)]
        self._kept[said] = key
        self._claims[key] = replace(claim, id=key)
        return self._claims[key]

    def _said(self, claim: Claim) -> tuple[object, ...]:
        """What makes two claims one: the same figure twice, or one term in other words ("F-16", "fighter
        jets") of one statement."""
        place: tuple[object, ...] = (claim.evidence,)
        if isinstance(claim.value, Term | Party):
            place = (claim.statement_id, claim.happening_id, claim.site_id, claim.actor_id, claim.modality)
        return (claim.voice, claim.attribute, _mark(claim.value), claim.stance, *place)

    def change(self, claim: Claim, **fields: object) -> None:
        self._claims[claim.id] = replace(self._claims[claim.id], **fields)  # type: ignore[arg-type]

    def as_of(self, told: Told, attribute: str) -> Period | None:
        """The day that a stock or a capacity holds for: the clause's, else the report's."""
        if not (self.rules.is_of_site(attribute)):
            return None
        period = self.page.mention(MentionKind.PERIOD, told.frame.time)
        if period is not None and isinstance(period.value, Period):
            return period.value
        return _DAY_OF_REPORT

    def scope(self, told: Told) -> str | None:
        """The place that a figure without a site is told of, in the report's words."""
        place = self.page.mention(MentionKind.PLACE, told.frame.place)
        if place is None or not isinstance(place.value, Place):
            return None
        before = [
            token for token in self.page.sentences[told.sentence].tokens if token.span.end <= place.span.start
        ]
        start = place.span.start
        for token in reversed(before):
            if token.pos not in ("ADP", "CCONJ", "ADV", "DET"):
                break
            start = token.span.start
        tokens = [token for token in before if token.span.start >= start]
        while tokens and tokens[0].pos not in ("ADP", "ADV"):
            tokens = tokens[1:]
        start = tokens[0].span.start if tokens else place.span.start
        return self.page.words(Span(start, place.span.end))

    def _stance(self, voice: Voice, told: Told, attribute: str, value: Value) -> Stance:
        zero = value.high == 0 if isinstance(value, Quantity) else _is_none(value)
        stance = self.voices.stance(voice, told.frame, zero)
        if voice.statement is not None and attribute in _OF_ORDERS and _is_order(voice.statement):
            stance = Stance.ACCUSES
        if stance in _OF_DEEDS and attribute not in (_OWNED if stance is Stance.ADMITS else _DEEDS):
            return Stance.ASSERTS
        if stance is Stance.ACCUSES and attribute != "perpetrator" and not _names_doer(voice, told):
            return Stance.ASSERTS
        if stance is Stance.ACCUSES and attribute == "cause":
            types = self.rules.incident_types(told.frame)
            return stance if self.rules.has_doer(types) else Stance.ASSERTS  # "he hanged himself"
        return stance

    def _modality(self, voice: Voice, told: Told, stance: Stance) -> Modality:
        own = told.frame.modality
        if own is Modality.POSSIBLE and _is_belief(voice):
            own = Modality.ACTUAL  # "we believe that he suffocated": what the voice holds to be so
        if own is Modality.ACTUAL and voice.statement is not None and stance in _ACTS:
            return voice.statement.modality
        return own


def _is_claimed(claim: Claim, held_only: bool) -> bool:
    if claim.stance is Stance.DEMANDS and claim.attribute in HARM:
        return False  # "nobody should die": no count of the dead
    return not (held_only and claim.stance is Stance.DENIES)


def _is_order(item: Statement) -> bool:
    return item.stance is Stance.DEMANDS and item.modality is Modality.ORDERED


def _is_belief(voice: Voice) -> bool:
    return voice.statement is not None and voice.statement.kind is StatementKind.BELIEF


def _names_doer(voice: Voice, told: Told) -> bool:
    """Whether somebody is accused: with no doer named, a thing is only said to be so."""
    accused = voice.statement is not None and voice.statement.accused is not None
    return accused or told.frame.agent is not None


def _is_none(value: Value) -> bool:
    """Whether the term itself says that there was nothing: "no force was used"."""
    return isinstance(value, Term) and value.code == NONE


def _mark(value: Value) -> str:
    """What tells two values at one place apart."""
    if isinstance(value, Term):
        return value.code
    if isinstance(value, Party):
        return value.actor_id
    return ""


def _denial(attribute: str, value: Value) -> Denial:
    if attribute == "perpetrator":
        return Denial.DENIES_RESPONSIBILITY
    if attribute in HARM and isinstance(value, Quantity):
        return Denial.OTHER_EXPLANATION
    return Denial.DENIES_ACT
