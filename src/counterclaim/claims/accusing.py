"""Who is said to have done it: doers, accusations, counter-accusations and denials of them."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.answering import find_named, only_points_back
from counterclaim.claims.charges import (
    find_absent,
    find_held,
    find_own_words,
    is_of_other_act,
    is_of_others,
    is_refusal,
    is_thing,
    is_within,
)
from counterclaim.claims.doer_words import is_force, is_negative
from counterclaim.claims.doers import ROLE, add_party, code_doer, code_self, is_site, names_somebody
from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.claims.voices import Voice
from counterclaim.model import (
    Claim,
    Denial,
    Party,
    Period,
    Place,
    Span,
    Stance,
    Statement,
    hull,
)

_EMPTY = frozenset(("PRON", "ADP", "DET", "PUNCT", "SCONJ", "PART", "CCONJ"))
_REACH = 2  # sentences back to the accusation that a bare denial answers


def code_accusations(maker: Maker) -> None:
    for told in maker.page.told:
        code_doer(told, maker)
        _code_responsible(told, maker)
    for statement in maker.voices.statements:
        if statement.stance is Stance.ADMITS and statement.cue is not None:
            _code_claimed(statement, maker)
        accused = statement.accused or _find_blamed(statement, maker)
        if accused is not None and statement.stance in (Stance.ACCUSES, Stance.DENIES):
            _code_accused(statement, accused, maker)
    for statement in maker.voices.statements:
        answers = maker.voices.denies_by_cue(statement) and _code_answer(statement, maker)
        no_part = statement.denial is Denial.DENIES_RESPONSIBILITY and statement.stance is Stance.DENIES
        if no_part and _denies_setting(statement, maker):
            continue  # "it was not in Oru"
        if no_part and not answers:
            _code_no_part(statement, maker)
    _code_parties(maker)


def _denies_setting(statement: Statement, maker: Maker) -> bool:
    return any(
        claim.statement_id == statement.id
        and claim.stance is Stance.DENIES
        and isinstance(claim.value, Period | Place)
        for claim in maker.claims
    )


def _code_responsible(told: Told, maker: Maker) -> None:
    """Who is said to be responsible, to be behind it, or to have carried it out."""
    draft = maker.happenings.of(told) or maker.happenings.latest(told.sentence)
    if ROLE not in maker.rules.attributes_of(told.frame) or draft is None:
        return
    absent = find_absent(told, maker)
    cleared = _find_cleared_self(told, maker)
    words = absent or cleared or _responsible(told, maker)
    nobody = told.frame.negated and is_negative(told, maker) and cleared is None
    if absent is None and told.frame.agent is None and nobody and not _is_own_side(words, told, maker):
        return  # "no lawyer was present"
    if words is None or is_site(words, maker) or is_thing(words, maker):
        return
    own = find_own_words(words, told, maker)
    if own is not None:
        _code_refusal(own, words, told, draft, maker)
        return
    if absent is not None:
        told = replace(told, frame=replace(told.frame, negated=True, negation=None))
    member = maker.cast.find_party(words, certain=True)
    if member is None or not names_somebody(member.name, maker, words):
        code_self(told, words, draft, maker)
        return
    lays = any(
        item.cue is not None and item.cue.overlaps(told.frame.trigger) for item in maker.voices.statements
    )
    evidence = words if lays else told.frame.trigger
    add_party(told, member, words, evidence, draft, maker)


def _is_own_side(words: Span | None, told: Told, maker: Maker) -> bool:
    """Whether words behind the deed stand for who speaks: "the shots did not come from *our side*"."""
    if words is None or words.start < told.frame.trigger.end:
        return False
    return maker.page.tokens(words)[0].lemma.lower() in maker.rules.selves


def _find_cleared_self(told: Told, maker: Maker) -> Span | None:
    """The pronoun of who had no part in it: "*they* had nothing to do with the fire"."""
    patient = told.frame.patient
    if patient is None or not told.frame.negated or patient.end > told.frame.trigger.start:
        return None
    tokens = maker.page.tokens(patient)
    return patient if len(tokens) == 1 and tokens[0].pos == "PRON" else None


def _code_claimed(statement: Statement, maker: Maker) -> None:
    """ "The front *claimed responsibility* for it": who says so is who did it."""
    assert statement.cue is not None
    taken = [
        told
        for told in maker.page.told_in(statement.cue)
        if ROLE in maker.rules.attributes_of(told.frame) and not told.frame.negated
    ]
    draft = maker.happenings.latest(taken[0].sentence) if taken else None
    if draft is None:
        return
    for voice in maker.voices.split(statement):
        wording = maker.page.words(statement.source[0]) if statement.source else ""
        value = Party(voice.actor_id, ROLE, wording)
        _keep(statement, voice, value, statement.content[0], draft, Stance.ADMITS, maker)


def _code_refusal(refusal: Statement, words: Span, told: Told, draft: Draft, maker: Maker) -> None:
    """Who refused to help did wrong: that is said by who tells of it, not by the one who refused. Who only
    lays blame did nothing."""
    member = maker.cast.find_party(words, certain=True)
    if refusal.stance is not Stance.DENIES or member is None or told.frame.negated:
        return
    if not refusal.relayed_by:
        add_party(told, member, words, words, draft, maker)
        return
    value = Party(member.id, ROLE, maker.page.words(words))
    _keep(refusal, Voice(refusal.relayed_by[0], refusal), value, words, draft, Stance.ACCUSES, maker)


def _responsible(told: Told, maker: Maker) -> Span | None:
    """The party: the phrase inside "held *the militia* responsible", the one behind "the work of" and "blamed
    on", else the doer or subject."""
    trigger = told.frame.trigger
    held = find_held(trigger, maker)
    if held is not None:
        return held
    last = maker.page.tokens(trigger)[-1:]
    if last and last[0].pos == "ADP" and told.frame.agent is None:
        after = [
            phrase.core
            for phrase in maker.page.sentences[told.sentence].noun_phrases
            if 0 <= phrase.core.start - trigger.end <= 1
        ]
        pointing = last[0].lemma.lower() in maker.rules.leading
        if pointing:
            return after[0] if after else None
    return told.frame.agent or told.frame.patient


def _find_blamed(statement: Statement, maker: Maker) -> Span | None:
    """Who is all that a charge names: "put the blame on *smugglers*"."""
    if statement.stance is not Stance.ACCUSES or statement.cue is None or len(statement.content) != 1:
        return None
    words = statement.content[0]
    cue = {token.lemma.lower() for token in maker.page.tokens(statement.cue)}
    phrase = maker.page.phrase(words)
    if cue.isdisjoint(maker.rules.laying) or phrase is None or phrase.core != words:
        return None
    return words if maker.cast.is_somebody(words, certain=False) else None


def _code_accused(statement: Statement, accused: Span, maker: Maker) -> None:
    """The party of "accused X of …": the deed is in the content, or pointed at by a pronoun."""
    if maker.page.words(accused).casefold() in maker.rules.reciprocals:
        _code_each_other(statement, accused, maker)
        return
    member = maker.cast.find_party(accused)
    if member is None or not names_somebody(member.name, maker, accused):
        return
    if is_thing(accused, maker) or not maker.cast.is_somebody(accused, certain=True):
        return
    deed = _find_deed(statement, accused, maker)
    if deed is None:
        return
    draft, evidence = deed
    happening = maker.happenings.id(draft)
    for voice in maker.voices.split(statement):
        known = any(
            claim.attribute == ROLE
            and claim.statement_id == statement.id
            and claim.voice == voice.actor_id
            and claim.happening_id == happening
            for claim in maker.claims
        )
        if not known:
            value = Party(member.id, ROLE, maker.page.words(accused))
            _keep(statement, voice, value, evidence, draft, statement.stance, maker)


def _code_each_other(statement: Statement, words: Span, maker: Maker) -> None:
    """ "The front and the brigade blamed each other": each accuses the other, where two are named."""
    voices = maker.voices.split(statement)
    deed = _find_deed(statement, words, maker)
    if deed is None or len(voices) != 2:
        return
    draft, evidence = deed
    for voice, other in (voices, voices[::-1]):
        value = Party(other.actor_id, ROLE, maker.page.words(words))
        _keep(statement, voice, value, evidence, draft, statement.stance, maker)


def _find_deed(statement: Statement, accused: Span, maker: Maker) -> tuple[Draft, Span] | None:
    """The happening that the accused is to have brought about, and the words that say so. Force that was
    used, a plan, or what is no deed of the domain makes nobody a perpetrator."""
    if any(maker.rules.untrue.search(maker.page.words(part)) for part in statement.content):
        return None  # "accused the group of lying"
    near = maker.page.told_in(hull(statement.content))
    inside = [told for told in near if is_within(told.frame.trigger, statement)]
    if is_of_other_act(statement, inside, maker):
        return None
    for told in inside[:1]:
        draft = maker.happenings.of(told)
        caused = any(attribute == "cause" for attribute, _ in maker.rules.terms_of(told.frame))
        if draft is not None and (caused or maker.rules.can_be_blamed(told.frame)):
            return draft, told.frame.trigger
    if inside:
        return None
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    tokens = [token for token in tokens if not accused.contains(token.span)]
    if any(token.pos not in _EMPTY and token.lemma.lower() not in maker.rules.events for token in tokens):
        return None
    start = statement.cue.start if statement.cue else statement.content[0].start
    latest = maker.happenings.latest(maker.page.at(Span(start, start)))
    if latest is None:
        return None
    return latest, accused


def _code_answer(statement: Statement, maker: Maker) -> bool:
    """A denial without a deed of its own denies what its voice was just accused of. Whether it is settled
    what the statement denies."""
    told = {claim.attribute for claim in maker.claims if claim.statement_id == statement.id}
    if is_refusal(statement, maker):
        return True
    counted = any(maker.rules.measure(attribute) is not None for attribute in told)
    if ROLE in told or (counted and not maker.voices.denies_part(statement)):
        return True
    start = statement.cue.start if statement.cue else statement.content[0].start
    here = maker.page.at(Span(start, start))
    accusing = [
        claim
        for claim in maker.claims
        if claim.attribute == ROLE and claim.stance is Stance.ACCUSES and claim.evidence.start <= start
    ]
    named = find_named(hull(statement.content), maker)
    for claim in reversed([claim for claim in accusing if claim.voice in named] or accusing):
        if here - maker.page.at(claim.evidence) > _REACH or not isinstance(claim.value, Party):
            continue
        if claim.value.actor_id not in statement.actor_ids and not only_points_back(statement, maker):
            continue
        draft = _draft_of(claim, maker)
        if draft is not None:
            evidence = statement.content[0]
            for voice in maker.voices.split(statement):
                _keep(statement, voice, claim.value, evidence, draft, Stance.DENIES, maker)
            return True
    return False


def _code_no_part(statement: Statement, maker: Maker) -> None:
    """ "It had no part in the deaths": the speaker is not who did what was told last."""
    known = any(claim.attribute == ROLE and claim.statement_id == statement.id for claim in maker.claims)
    draft = maker.happenings.latest(maker.page.at(statement.content[0]))
    if known or draft is None:
        return
    evidence = statement.content[0]
    names = {member.id: member.name for member in maker.cast.members}
    own = _find_own(statement, maker)
    if own is None and is_of_others(statement, maker):
        return
    member = maker.cast.find_party(own) if own is not None else None
    for voice in maker.voices.split(statement):
        wording = maker.page.words(own) if own is not None else names.get(voice.actor_id)
        party = member.id if member is not None else voice.actor_id
        value = Party(party, ROLE, wording or maker.page.words(evidence))
        _keep(statement, voice, value, evidence, draft, Stance.DENIES, maker)


def _find_own(statement: Statement, maker: Maker) -> Span | None:
    """Those in charge whom a speaker clears: "not one of *his guards* owns a hose"."""
    for part in statement.content:
        for sentence in maker.page.sentences_near(part):
            for phrase in sentence.noun_phrases:
                if part.contains(phrase.core) and is_force(phrase.core, maker):
                    return phrase.core
    return None


def _draft_of(claim: Claim, maker: Maker) -> Draft | None:
    for draft in maker.happenings.drafts:
        if maker.happenings.id(draft) == claim.happening_id:
            return draft
    return None


def _keep(
    statement: Statement,
    voice: Voice,
    value: Party,
    evidence: Span,
    draft: Draft,
    stance: Stance,
    maker: Maker,
) -> None:
    claim = Claim(
        id="",
        report_id=statement.report_id,
        statement_id=statement.id,
        voice=voice.actor_id,
        attribute=ROLE,
        value=value,
        evidence=evidence,
        rule="accused",
        stance=stance,
        modality=statement.modality,
        denial=Denial.DENIES_RESPONSIBILITY if stance is Stance.DENIES else None,
        happening_id=maker.happenings.id(draft),
        joint_id=voice.joint_id,
    )
    maker.keep(claim, voice)


def _is_accused(denied: Claim, maker: Maker) -> bool:
    """Whether somebody else says it was the one who denies it, or a third is named in the denial."""
    if not isinstance(denied.value, Party) or denied.value.actor_id != denied.voice:
        return True
    return any(
        claim.attribute == ROLE
        and claim.happening_id == denied.happening_id
        and claim.stance is not Stance.DENIES
        and isinstance(claim.value, Party)
        and claim.value.actor_id == denied.voice
        for claim in maker.claims
    )


def _code_parties(maker: Maker) -> None:
    """Mark who accuses and who is accused; who is only named as doer is a doer."""
    blamed = {item.id: item.accused for item in maker.voices.statements if item.accused is not None}
    by_id = {maker.happenings.id(draft): draft for draft in maker.happenings.drafts}
    for claim in maker.claims:
        draft = by_id.get(claim.happening_id or "")
        if draft is None or claim.attribute not in (ROLE, "force_used"):
            continue
        if isinstance(claim.value, Party):
            if claim.stance is Stance.DENIES and not _is_accused(claim, maker):
                continue
            accused = claim.stance in (Stance.ACCUSES, Stance.DENIES)
            role = "accused" if accused else "doer"
            draft.parties.append(Party(claim.value.actor_id, role, claim.value.wording))
        elif claim.statement_id in blamed:
            words = blamed[claim.statement_id]
            member = maker.cast.find_party(words)
            if member is not None:
                draft.parties.append(Party(member.id, "accused", maker.page.words(words)))
        if claim.stance is Stance.ACCUSES:
            draft.parties.append(Party(claim.voice, "accuses", ""))
