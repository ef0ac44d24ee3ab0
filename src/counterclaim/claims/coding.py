"""From one report's sentences and statements to its happenings and claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.accusing import code_accusations
from counterclaim.claims.acts import code_acts
from counterclaim.claims.announced import code_announced
from counterclaim.claims.answering import code_answers
from counterclaim.claims.cast import Cast, keep_actors
from counterclaim.claims.counted_sites import find_nearest_site
from counterclaim.claims.counts import code_counts
from counterclaim.claims.drafts import Draft
from counterclaim.claims.explaining import mark_explanations
from counterclaim.claims.happenings import Happenings
from counterclaim.claims.making import NONE, Maker
from counterclaim.claims.nobody import code_nobody
from counterclaim.claims.occasions import code_occasions
from counterclaim.claims.page import Page, Told
from counterclaim.claims.pointed import code_pointed
from counterclaim.claims.recounts import find_denied_causes
from counterclaim.claims.relative import only_tells_which
from counterclaim.claims.rules import HARM, Rules, open_rules
from counterclaim.claims.set_aside import DATE, PLACE
from counterclaim.claims.sites import Sites
from counterclaim.claims.terms import code_terms
from counterclaim.claims.victims import code_named_victims
from counterclaim.claims.voices import Voices
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Claim, Coded, Found, Report, Sentence, Span, Stance, Term

_YES = "yes"
_OCCURRED = "occurred"
_SLACK = 2  # quotation marks around a phrase


def code_claims(report: Report, sentences: Sequence[Sentence], found: Found, codebook: Codebook) -> Coded:
    """Everything typed that one report says, each claim with one voice.

    Needs no parser: sentences may carry frames and mentions from anywhere. A report that tells of no
    incident and of no site gives no claims.
    """
    rules = open_rules(codebook)
    page = Page(report, sentences)
    sites = Sites(page, rules, codebook)
    if not sites.mentions and not _is_of_domain(page, rules):
        page = Page(report, [_without_learnt(sentence) for sentence in sentences])
    cast = Cast(found.cast, page, rules)
    voices = Voices(page, found.statements, rules, cast.publisher)
    happenings = Happenings(page, rules, sites, voices)
    if not page.told:
        return Coded((), (), keep_actors(found.cast, found.statements, (), ()), sites.mentions)
    maker = Maker(page, rules, cast, sites, happenings, voices)
    code_counts(maker)
    code_nobody(maker)
    code_named_victims(maker)
    for told in page.told:
        code_acts(told, maker)
        code_terms(told, maker)
    code_occasions(maker)
    code_accusations(maker)
    code_pointed(maker)
    _code_occurrences(maker)
    code_answers(maker)
    code_announced(maker)
    mark_explanations(maker)
    told_of = tuple(happenings.make(draft) for draft in happenings.drafts)
    return Coded(
        happenings=told_of,
        claims=maker.claims,
        cast=keep_actors(cast.members, found.statements, told_of, maker.claims),
        sites=sites.mentions,
    )


def _is_of_domain(page: Page, rules: Rules) -> bool:
    """Whether a word that a list holds tells of an incident: a shot in a football report is none."""
    return any(rules.types_of(told.frame) for told in page.told if not told.frame.learnt)


def _without_learnt(sentence: Sentence) -> Sentence:
    return replace(sentence, frames=tuple(frame for frame in sentence.frames if not frame.learnt))


def _code_occurrences(maker: Maker) -> None:
    """That it took place, or did not: where a voice says nothing else of a happening. Of words that no list
    knows it is not sure what is denied with them ("denied that anyone was *aimed at*")."""
    for told in maker.page.told:
        types = maker.rules.incident_types(told.frame)
        if not types:
            continue
        draft = maker.happenings.of(told)
        done = told.frame.agent or told.frame.patient or maker.rules.is_force(types)
        if draft is None and maker.rules.has_doer(types) and done:
            draft = maker.find_denied(told)  # a deed done to somebody: "no one was beaten", "no beatings"
        draft = draft or _find_denied_kind(told, types, maker)
        site_id = maker.happenings.site_of(told)
        if draft is None:
            if not told.frame.negated:
                continue
            site_id = site_id or find_nearest_site(told, maker)
        value = Term(_YES, maker.page.words(told.frame.trigger), frozenset(("no",)))
        if draft is not None and (_is_covered(told, draft, maker) or _is_presupposed(told, maker)):
            continue
        if draft is not None and (_is_taken_for_granted(told, maker) or maker.happenings.is_only_set(told)):
            continue
        if any(find_denied_causes(told, maker.page, maker.rules)) or _is_manner(told, types, maker):
            continue  # "he did not die of hunger", "did not kill himself": he died
        if draft is not None and (_is_only_a_kind(told, draft, maker) or _is_of_else(told, draft, maker)):
            continue
        maker.add(
            told, "occurred", value, told.frame.trigger, _rule_of(types, maker), draft=draft,
            site_id=None if draft else site_id, held_only=told.frame.learnt,
        )  # fmt: skip


def _find_denied_kind(told: Told, types: Sequence[str], maker: Maker) -> Draft | None:
    """The happening of the very kind that bare words deny: "there was *no riot*", where one was told of, and
    "at the prison" only if it was there."""
    latest = maker.happenings.latest(told.sentence)
    if latest is None or not told.frame.negated or told.frame.background:
        return None
    before = [
        draft
        for draft in maker.happenings.drafts
        if not (draft.record or draft.background) and draft.told[0].number < told.number
    ]
    site_id = maker.happenings.site_of(told)
    ordered = sorted(before, key=lambda draft: (draft is latest, draft.last_sentence))
    kin = [draft for draft in ordered if set(types) & set(draft.types) and site_id in (None, draft.site_id)]
    return kin[-1] if kin else None


def _rule_of(types: Sequence[str], maker: Maker) -> str:
    """The rule by which it is said to have occurred: with the type of force that the words are of, for who
    denies a beating does not deny the arrest that it is told with."""
    forces = [name for name in types if maker.rules.is_force((name,))]
    return ":".join((_OCCURRED, *forces)) if forces and len(forces) == len(types) else _OCCURRED


def _is_manner(told: Told, types: Sequence[str], maker: Maker) -> bool:
    """Whether the words deny a death and tell in one how it came about."""
    caused = any(name == "cause" for name, _ in maker.rules.terms_of(told.frame))
    return told.frame.negated and caused and maker.rules.default_type("killed") in types


def _is_of_else(told: Told, draft: Draft, maker: Maker) -> bool:
    """Whether what did not take place is not what was told of: "a fence kept them from *getting away*" denies
    no fire. Of force it is told with which (`_rule_of`)."""
    rules, types = maker.rules, maker.rules.incident_types(told.frame)
    return told.frame.negated and not (
        rules.is_force(types) or rules.families(types) & rules.families(draft.types)
    )


def _is_only_a_kind(told: Told, draft: Draft, maker: Maker) -> bool:
    """Whether the words only say of what kind a thing told of was: a fire that is no *arson* is a fire."""
    codes = {code for name, code in maker.rules.terms_of(told.frame) if name == "cause"}
    if not (codes and told.frame.as_cause):
        return False
    types = set(maker.rules.incident_types(told.frame))
    others = [
        {code for name, code in maker.rules.terms_of(other.frame) if name == "cause"}
        for other in draft.told
        if other is not told and not other.frame.negated
        if types & set(maker.rules.incident_types(other.frame))
    ]
    return any(others) and not any(codes & found for found in others)


def _is_taken_for_granted(told: Told, maker: Maker) -> bool:
    """Whether "the fire" is only what something else is said of: "did not know what had set off the fire"."""
    if not told.frame.definite or told.frame.negated:
        return False
    phrase = maker.page.phrase(told.frame.trigger)
    whole = phrase.span if phrase is not None else told.frame.trigger
    statements = [voice.statement for voice in maker.voices.find(told.frame.trigger)]
    return all(
        item is not None
        and item.stance is not Stance.DENIES
        and any(part.contains(whole) and len(part) > len(whole) + _SLACK for part in item.content)
        for item in statements
    )


def _is_presupposed(told: Told, maker: Maker) -> bool:
    """Whether a denial is not of the happening itself: "did not know what set off the breakout", "denied that
    he had fired". Who denies having arrested or expelled people denies that it was done."""
    if told.frame.definite and not told.frame.negated and _only_says_whose(told, maker):
        return True
    if told.frame.definite and told.frame.negated and _is_what_claims_regard(told, maker):
        return True
    if not told.frame.negated and _is_of_toll(told, maker):
        return True
    types = maker.rules.incident_types(told.frame)
    end = Span(told.frame.trigger.end, told.frame.trigger.end)
    befallen = not (told.frame.negated or maker.rules.has_doer(types))
    if befallen and only_tells_which(end, maker.page, maker.rules):
        return True  # "ignored calls from *the boat that sank*"
    if types and not any(maker.rules.types[name].doer or maker.rules.types[name].blame for name in types):
        return _is_only_doubted(told, maker)
    agent = maker.page.tokens(told.frame.agent) if told.frame.agent else ()
    if agent and agent[0].pos == "PRON" and not told.frame.negated:
        return any(
            voice.statement is not None and maker.voices.denies_by_cue(voice.statement)
            for voice in maker.voices.find(told.frame.trigger)
        )
    return _is_only_doubted(told, maker)


def _is_what_claims_regard(told: Told, maker: Maker) -> bool:
    """Whether it is only what denied claims are about: "allegations *about the fire* are untrue"."""
    phrase = maker.page.phrase(told.frame.trigger)
    start = phrase.span.start if phrase is not None else told.frame.trigger.start
    before = [token for token in maker.page.sentences[told.sentence].tokens if token.span.end <= start]
    led = bool(before) and before[-1].text.lower() in maker.rules.regarding
    return led and any(token.lemma.lower() in maker.rules.claiming for token in before)


def _is_of_toll(told: Told, maker: Maker) -> bool:
    """Whether a figure is denied, and the words only say of what it is: "rejected a higher *toll* given after
    a shipwreck"."""
    voices = maker.voices.find(told.frame.trigger)
    return bool(voices) and all(
        voice.statement is not None
        and maker.voices.denies_by_cue(voice.statement)
        and _opens_with_toll(voice.statement.content[0], told, maker)
        for voice in voices
    )


def _opens_with_toll(content: Span, told: Told, maker: Maker) -> bool:
    tokens = maker.page.tokens(Span(content.start, max(content.start, told.frame.trigger.start)))
    first = next((token for token in tokens if token.pos in ("NOUN", "VERB", "PRON")), None)
    return first is not None and first.lemma.lower() in maker.rules.totals


def _is_only_doubted(told: Told, maker: Maker) -> bool:
    return not told.frame.negated and all(
        voice.statement is not None
        and voice.statement.stance is Stance.DENIES
        and not maker.voices.denies_by_cue(voice.statement)
        for voice in maker.voices.find(told.frame.trigger)
    )


def _only_says_whose(told: Told, maker: Maker) -> bool:
    """Whether it stands behind the harmed of whom the words speak: "rejected reports of a second *victim of*
    the fire" takes the fire for granted."""
    tokens = maker.page.sentences[told.sentence].tokens
    before = [token for token in tokens if token.span.end <= told.frame.trigger.start and token.pos != "DET"]
    if len(before) < 2 or before[-1].pos != "ADP":
        return False
    noun = before[-2]
    harmed = any(
        HARM.intersection(maker.rules.attributes_of(other.frame)) and other.frame.trigger.contains(noun.span)
        for other in maker.page.told_at(told.sentence)
    )
    return harmed or noun.lemma.lower() in maker.rules.victims


def _is_of_known(told: Told, denied: Claim) -> bool:
    """Whether a denied cause is that of what the words take for granted: "no sign that *the fire* was set on
    purpose". "No one was shot" denies more."""
    return told.frame.definite and not denied.evidence.overlaps(told.frame.trigger)


def _is_denial_of(told: Told, claim: Claim) -> bool:
    """Whether all that a claim says is that there was none of it: "no shots were fired" denies the cause, and
    says of the force that there was none."""
    none = isinstance(claim.value, Term) and claim.value.code == NONE
    if none and claim.attribute == "force_used":
        return told.frame.negated and claim.evidence.overlaps(told.frame.trigger)
    return claim.attribute == "cause" and claim.stance is Stance.DENIES and not _is_of_known(told, claim)


def _is_covered(told: Told, draft: Draft, maker: Maker) -> bool:
    """Whether the voices of these words have claimed something of the happening already."""
    happening = maker.happenings.id(draft)
    speaking = {
        (voice.actor_id, voice.statement.id if voice.statement else None)
        for voice in maker.voices.find(told.frame.trigger)
    }
    claimed = {
        (claim.voice, claim.statement_id)
        for claim in maker.claims
        if claim.happening_id == happening and claim.attribute not in (DATE, PLACE)
        if not _is_denial_of(told, claim)
    }
    return speaking <= claimed or (speaking == {(maker.cast.publisher, None)} and bool(claimed))
