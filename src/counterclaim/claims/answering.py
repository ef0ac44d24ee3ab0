"""What a claim answers: one that gives another cause, or fewer dead, concedes the deed and explains it; words
that only point back ("That is a lie", "denied this") deny what was claimed right before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.claims.making import Maker
from counterclaim.claims.voices import Voice
from counterclaim.model import Claim, Denial, Span, Stance, Statement

_REACH = 4  # sentences back to what a denial answers
_NEXT = 2  # sentences back to what is called untrue
_LONG = 16  # words of a sentence that only calls something untrue
_ANSWERED = frozenset(("perpetrator", "occurred", "force_used"))
_EMPTY = frozenset(("PRON", "ADP", "DET", "PUNCT", "SCONJ", "PART", "CCONJ"))
_EXPLAINED = frozenset(("cause", "killed"))
_HELD = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.ADMITS))


def code_answers(maker: Maker) -> None:
    """Claims of those who deny by words that only point back at what another voice claimed."""
    for statement in maker.voices.statements:
        if _denies(statement, maker) and only_points_back(statement, maker):
            for voice in maker.voices.split(statement):
                _deny_before(voice, statement.content[0], _REACH, maker)
    for span in _find_refusals(maker):
        for voice in maker.voices.find(span):
            _deny_before(voice, span, _NEXT, maker)


def _denies(statement: Statement, maker: Maker) -> bool:
    """Whether the cue denies, or a verb of denying in the content does: " 'We reject this', she said"."""
    if statement.stance is not Stance.DENIES:
        return False
    words = (token.lemma.lower() for part in statement.content for token in maker.page.tokens(part))
    return maker.voices.denies_by_cue(statement) or any(maker.rules.cue_denies(word, False) for word in words)


def only_points_back(statement: Statement, maker: Maker) -> bool:
    """Whether the content only points back ("denied it", "rejected the claims as lies")."""
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    told = (token.lemma.lower() for token in tokens if token.pos not in _EMPTY)
    noun = next((lemma for lemma in told if not maker.rules.cue_denies(lemma, False)), "")
    return bool(tokens) and (not noun or noun in maker.rules.claiming)


def _find_refusals(maker: Maker) -> Iterator[Span]:
    """The first words of sentences that only call untrue what stands before them: "That is a lie."."""
    for number, sentence in enumerate(maker.page.sentences):
        words = [token for token in sentence.tokens if token.pos not in ("PUNCT", "SPACE")]
        if (
            not words
            or len(words) > _LONG
            or words[0].pos not in ("PRON", "DET")
            or maker.page.told_at(number)
        ):
            continue
        pointing = words[0].text.lower() in maker.rules.pointing
        if pointing and maker.rules.untrue.search(maker.page.words(sentence.span)):
            yield words[0].span


def _deny_before(voice: Voice, span: Span, reach: int, maker: Maker) -> None:
    """Deny what was claimed last before `span` by somebody else, in one breath."""
    here = maker.page.at(span)
    before = [
        claim
        for claim in maker.claims
        if claim.evidence.start < span.start
        and here - maker.page.at(claim.evidence) <= reach
        and claim.voice != voice.actor_id
        and claim.stance in _HELD
    ]
    last = max(before, key=lambda claim: claim.evidence, default=None)
    answered = [claim for claim in before if claim.attribute in _ANSWERED]
    if last is None or not any(_is_told_with(claim, last, maker) for claim in answered):
        return
    for claim in before:
        told_with = _is_told_with(claim, last, maker)
        accusing = claim.attribute == "perpetrator" and claim.stance is Stance.ACCUSES
        if claim.attribute not in _ANSWERED or not (told_with or accusing):
            continue
        party = claim.attribute == "perpetrator"
        answer = replace(
            claim,
            id="",
            statement_id=voice.statement.id if voice.statement is not None else None,
            voice=voice.actor_id,
            evidence=span,
            rule="answer",
            stance=Stance.DENIES,
            denial=Denial.DENIES_RESPONSIBILITY if party else Denial.DENIES_ACT,
            joint_id=voice.joint_id,
        )
        maker.keep(answer, voice)


def _is_told_with(claim: Claim, last: Claim, maker: Maker) -> bool:
    """Whether one voice says both in one sentence."""
    return claim.voice == last.voice and maker.page.at(claim.evidence) == maker.page.at(last.evidence)


def mark_explanations(maker: Maker) -> None:
    """Mark claims by which a voice that denies its part answers another's: "only one died, and that in
    the crush"."""
    denying = {(claim.voice, claim.happening_id) for claim in maker.claims if claim.stance is Stance.DENIES}
    for claim in maker.claims:
        explains = claim.attribute in _EXPLAINED and claim.stance in _HELD and claim.denial is None
        if not explains or (claim.voice, claim.happening_id) not in denying:
            continue
        if any(_answers(claim, earlier) for earlier in maker.claims):
            maker.change(claim, denial=Denial.OTHER_EXPLANATION)


def _answers(claim: Claim, earlier: Claim) -> bool:
    return (
        earlier.happening_id == claim.happening_id
        and earlier.attribute == claim.attribute
        and earlier.voice != claim.voice
        and earlier.stance in _HELD
        and earlier.evidence.end <= claim.evidence.start
        and earlier.scope == claim.scope
        and not earlier.value.meets(claim.value)
    )
