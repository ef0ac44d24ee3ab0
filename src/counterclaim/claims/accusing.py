"""Who is said to have done it: doers, accusations, counter-accusations and denials of them."""

from __future__ import annotations

from counterclaim.claims.answering import only_points_back
from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.claims.rules import HARM
from counterclaim.claims.voices import Voice
from counterclaim.model import (
    CastMember,
    Claim,
    Denial,
    Frame,
    MentionKind,
    Party,
    Span,
    Stance,
    Statement,
    hull,
)

_ROLE = "perpetrator"
_EMPTY = frozenset(("PRON", "ADP", "DET", "PUNCT", "SCONJ", "PART", "CCONJ"))
_REACH = 2  # sentences back to the accusation that a bare denial answers


def code_accusations(maker: Maker) -> None:
    for told in maker.page.told:
        _code_doer(told, maker)
        _code_responsible(told, maker)
    for statement in maker.voices.statements:
        if statement.accused is not None and statement.stance in (Stance.ACCUSES, Stance.DENIES):
            _code_accused(statement, maker)
    for statement in maker.voices.statements:
        answers = maker.voices.denies_by_cue(statement) and _code_answer(statement, maker)
        no_part = statement.denial is Denial.DENIES_RESPONSIBILITY and statement.stance is Stance.DENIES
        if no_part and not answers:
            _code_no_part(statement, maker)
    _code_parties(maker)


def _code_doer(told: Told, maker: Maker) -> None:
    """Who does it, where the clause itself says so."""
    frame = told.frame
    draft = maker.happenings.of(told) or maker.find_denied(told)
    if frame.agent is None or draft is None:
        return
    types = maker.rules.incident_types(frame)
    attributes = HARM.intersection(maker.rules.attributes_of(frame))
    if not (types and maker.rules.has_doer(types)) and not attributes and not _is_blow(told, maker):
        return
    owner = _owner_of_weapon(frame.agent, told, maker)
    if owner is None and _is_deed(frame.agent, told, maker):
        return
    if maker.sites.find(frame.agent) or _is_bare(told, maker):
        return
    member = maker.cast.find_party(owner or frame.agent, certain=bool(types))
    if member is not None and _is_noun(member.name, maker, frame.agent):
        _add_party(told, member, frame.agent, frame.trigger, draft, maker)
    elif maker.page.tokens(frame.agent)[:1] and maker.page.tokens(frame.agent)[0].pos == "PRON":
        _code_self(told, frame.agent, draft, maker)


def _is_blow(told: Told, maker: Maker) -> bool:
    """Whether the verb itself says with what it was done: "rammed their boat"."""
    tokens = maker.page.tokens(told.frame.trigger)
    named = any(name == "means" for name, _ in maker.rules.terms_of(told.frame))
    return named and bool(tokens) and tokens[0].pos == "VERB"


def _owner_of_weapon(agent: Span, told: Told, maker: Maker) -> Span | None:
    """Whose planes or drones did it, where the doer is a weapon: "*the army*'s planes", "drones of *the
    front*", or all the words where only an adjective says it ("Israeli jets")."""
    phrase = maker.page.phrase(agent)
    core = phrase.head if phrase is not None else agent
    armed = any(
        other.frame.trigger.overlaps(core)
        and not maker.rules.types_of(other.frame)
        and any(name == "means" for name, _ in maker.rules.terms_of(other.frame))
        for other in maker.page.told_at(told.sentence)
    )
    if not armed:
        return None
    before = [token for token in maker.page.tokens(agent) if token.span.end <= core.start]
    nouns = [token for token in before if token.pos in ("NOUN", "PROPN")]
    if nouns:
        return Span(nouns[0].span.start, nouns[-1].span.end)
    after = [token for token in maker.page.tokens(agent) if token.span.start >= core.end]
    if after and after[0].lemma.lower() in maker.rules.of:
        return Span(after[1].span.start, after[-1].span.end) if len(after) > 1 else None
    return agent if any(token.pos == "ADJ" and token.text[:1].isupper() for token in before) else None


def _code_responsible(told: Told, maker: Maker) -> None:
    """Who is said to be responsible, to be behind it, or to have carried it out."""
    draft = maker.happenings.of(told) or maker.happenings.latest(told.sentence)
    if _ROLE not in maker.rules.attributes_of(told.frame) or draft is None:
        return
    words = _responsible(told, maker)
    if words is None or maker.sites.find(words):
        return
    member = maker.cast.find_party(words, certain=True)
    if member is None or not _is_noun(member.name, maker, words):
        return
    _add_party(told, member, words, told.frame.trigger, draft, maker)


def _responsible(told: Told, maker: Maker) -> Span | None:
    """The party: the phrase behind "the work of" and "blamed on", else the doer or subject."""
    trigger = told.frame.trigger
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


def _is_bare(told: Told, maker: Maker) -> bool:
    """Whether the clause denies that there was such a thing, with no word of who did it to whom: "the
    ministry denied shooting at the camp", whose subject only speaks."""
    frame = told.frame
    if frame.agent is None or (frame.patient is not None and not _is_where(frame, maker)):
        return False
    return any(
        maker.voices.denies_by_cue(item)
        and item.content[0].start == frame.trigger.start
        and any(source.overlaps(frame.agent) for source in item.source)
        for item in maker.voices.statements
    )


def _is_where(frame: Frame, maker: Maker) -> bool:
    """Whether the "patient" is a place behind a preposition: "at the camp"."""
    assert frame.patient is not None
    between = maker.page.tokens(Span(frame.trigger.end, max(frame.trigger.end, frame.patient.start)))
    if not any(token.pos == "ADP" for token in between):
        return False
    placed = maker.page.mention(MentionKind.PLACE, frame.patient) is not None
    return placed or maker.sites.find(frame.patient) is not None


def _is_noun(name: str, maker: Maker, words: Span) -> bool:
    """Whether the words name somebody: "each other", "no one" and an unresolved "they" do not."""
    if maker.page.words(words).casefold() in maker.rules.nobody:
        return False
    same = name.casefold() == maker.page.named(words).casefold()
    if not same:
        return True
    return any(
        token.pos in ("NOUN", "PROPN") or token.lemma.lower() in maker.rules.people
        for token in maker.page.tokens(words)
    )


def _code_self(told: Told, agent: Span, draft: Draft, maker: Maker) -> None:
    """ "We", "its planes": the doer is who speaks, where nobody else is known to be meant."""
    evidence = told.frame.trigger
    if maker.page.tokens(agent)[0].lemma.lower() not in maker.rules.selves:
        return
    voices = [voice for voice in maker.voices.find(evidence) if voice.statement is not None]
    if len(voices) == 1:
        said = voices[0].statement
        quoted = said is not None and not said.source  # "it is alleged that our boat …": the writer's own
        doer = maker.cast.publisher if quoted else voices[0].actor_id
        value = Party(doer, _ROLE, maker.page.words(agent))
        maker.add(told, _ROLE, value, evidence, "doer:self", draft=draft)


def _is_deed(agent: Span, told: Told, maker: Maker) -> bool:
    """Whether the "doer" is itself a deed or a thing: "the stampede killed", "shells hit"."""
    head = maker.page.phrase(agent)
    core = head.head if head is not None else agent
    if told.frame.trigger.overlaps(core):
        return True  # "a fight broke out"
    claiming = any(token.lemma.lower() in maker.rules.claiming for token in maker.page.tokens(core))
    return claiming or any(
        other.frame.trigger.overlaps(core)
        for other in maker.page.told_at(told.sentence)
        if other is not told and (maker.rules.types_of(other.frame) or maker.rules.terms_of(other.frame))
    )


def _add_party(
    told: Told, member: CastMember, words: Span, evidence: Span, draft: Draft, maker: Maker
) -> list[Claim]:
    value = Party(member.id, _ROLE, maker.page.words(words))
    return maker.add(told, _ROLE, value, evidence, "doer", draft=draft)


def _code_accused(statement: Statement, maker: Maker) -> None:
    """The party of "accused X of …": the deed is in the content, or pointed at by a pronoun."""
    if statement.accused is None:
        return
    if maker.page.words(statement.accused).casefold() in maker.rules.reciprocals:
        _code_each_other(statement, statement.accused, maker)
        return
    member = maker.cast.find_party(statement.accused)
    if member is None or not _is_noun(member.name, maker, statement.accused):
        return
    if _is_thing(statement.accused, maker):
        return
    deed = _find_deed(statement, maker)
    if deed is None:
        return
    draft, evidence = deed
    happening = maker.happenings.id(draft)
    for voice in maker.voices.split(statement):
        known = any(
            claim.attribute == _ROLE
            and claim.statement_id == statement.id
            and claim.voice == voice.actor_id
            and claim.happening_id == happening
            for claim in maker.claims
        )
        if not known:
            value = Party(member.id, _ROLE, maker.page.words(statement.accused))
            _keep(statement, voice, value, evidence, draft, statement.stance, maker)


def _code_each_other(statement: Statement, words: Span, maker: Maker) -> None:
    """ "The front and the brigade blamed each other": each accuses the other, where two are named."""
    voices = maker.voices.split(statement)
    deed = _find_deed(statement, maker)
    if deed is None or len(voices) != 2:
        return
    draft, evidence = deed
    for voice, other in (voices, voices[::-1]):
        value = Party(other.actor_id, _ROLE, maker.page.words(words))
        _keep(statement, voice, value, evidence, draft, statement.stance, maker)


def _is_thing(words: Span, maker: Maker) -> bool:
    """Whether what is blamed is a thing or a deed: "blamed stored shells"."""
    head = maker.page.phrase(words)
    core = head.head if head is not None else words
    return any(
        told.frame.trigger.overlaps(core)
        and (maker.rules.types_of(told.frame) or maker.rules.terms_of(told.frame))
        for told in maker.page.told_at(maker.page.at(core))
    )


def _find_deed(statement: Statement, maker: Maker) -> tuple[Draft, Span] | None:
    """The happening that the accused is to have brought about, and the words that say so. Force that was
    used, a plan, or what is no deed of the domain makes nobody a perpetrator."""
    near = maker.page.told_in(hull(statement.content))
    inside = [told for told in near if _is_within(told.frame.trigger, statement)]
    for told in inside[:1]:
        draft = maker.happenings.of(told)
        types = maker.rules.incident_types(told.frame)
        harm = HARM.intersection(maker.rules.attributes_of(told.frame))
        if draft is not None and ((types and maker.rules.has_doer(types)) or harm):
            return draft, told.frame.trigger
    if inside:
        return None
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    if statement.accused is not None:
        tokens = [token for token in tokens if not statement.accused.contains(token.span)]
    if any(token.pos not in _EMPTY for token in tokens):
        return None
    start = statement.cue.start if statement.cue else statement.content[0].start
    latest = maker.happenings.latest(maker.page.at(Span(start, start)))
    if latest is None:
        return None
    return latest, statement.accused or statement.content[0]


def _is_within(span: Span, statement: Statement) -> bool:
    return any(part.start <= span.start < part.end for part in statement.content)


def _code_answer(statement: Statement, maker: Maker) -> bool:
    """A denial without a deed of its own denies what its voice was just accused of. Whether it is settled
    what the statement denies."""
    told = {claim.attribute for claim in maker.claims if claim.statement_id == statement.id}
    if _ROLE in told or any(maker.rules.measure(attribute) is not None for attribute in told):
        return True
    start = statement.cue.start if statement.cue else statement.content[0].start
    here = maker.page.at(Span(start, start))
    for claim in reversed(maker.claims):
        if claim.attribute != _ROLE or claim.stance is not Stance.ACCUSES or claim.evidence.start > start:
            continue
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
    known = any(claim.attribute == _ROLE and claim.statement_id == statement.id for claim in maker.claims)
    draft = maker.happenings.latest(maker.page.at(statement.content[0]))
    if known or draft is None:
        return
    evidence = statement.content[0]
    for voice in maker.voices.split(statement):
        value = Party(voice.actor_id, _ROLE, maker.page.words(evidence))
        _keep(statement, voice, value, evidence, draft, Stance.DENIES, maker)


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
        attribute=_ROLE,
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
        claim.attribute == _ROLE
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
        if draft is None or claim.attribute not in (_ROLE, "force_used"):
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
