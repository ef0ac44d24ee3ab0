"""Denials that are told before what they deny: "The company denied the allegations. A detainee had told a
court that guards sprayed him."
"""

from __future__ import annotations

from counterclaim.claims.answering import answers_only, choose, deny, find_named, find_own_side
from counterclaim.claims.granted import HELD
from counterclaim.claims.making import Maker
from counterclaim.claims.voices import Voice
from counterclaim.model import Claim, Stance, Statement, hull

_REACH = 2  # sentences behind a denial in which what it denies begins to be told


def code_announced(maker: Maker) -> None:
    """Claims of those who deny what the report has yet to tell, where it has told nothing else before."""
    for statement in maker.voices.statements:
        if statement.content and _names_claims(statement, maker) and answers_only(statement, maker):
            for voice in maker.voices.split(statement):
                _deny_behind(voice, statement, maker)


def _names_claims(statement: Statement, maker: Maker) -> bool:
    """Whether it is claims that are denied, and no clause says which: "the allegations", "accusations by a
    rights group"."""
    nouns = maker.rules.claiming | maker.rules.blaming
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    telling = any(token.text.lower() in maker.rules.relatives for token in tokens)
    return not telling and any(token.lemma.lower() in nouns for token in tokens)


def _deny_behind(voice: Voice, statement: Statement, maker: Maker) -> None:
    """Deny what somebody else is told to be accused of first behind the denial."""
    own, whole = find_own_side(voice.actor_id, maker), hull(statement.content)
    others = [claim for claim in maker.claims if claim.voice not in own and claim.stance in HELD]
    if any(claim.evidence.start < whole.start or claim.statement_id == statement.id for claim in others):
        return
    here = maker.page.at(whole)
    named = find_named(whole, maker)
    accusing = [
        claim
        for claim in others
        if claim.stance is Stance.ACCUSES
        and 0 < maker.page.at(claim.evidence) - here <= _REACH
        and (claim.voice in named or _was_said_before(claim, maker))
    ]
    first = min(accusing, key=lambda claim: claim.evidence, default=None)
    if first is None:
        return
    at = maker.page.at(first.evidence)
    breath = [claim for claim in others if claim.voice == first.voice and maker.page.at(claim.evidence) == at]
    for claim in choose(breath, breath, whole, maker):
        maker.keep(deny(claim, voice, whole), voice)


def _was_said_before(claim: Claim, maker: Maker) -> bool:
    """Whether it is told as said before the denial: "*had told* a court"."""
    said = next((item for item in maker.voices.statements if item.id == claim.statement_id), None)
    cue = maker.page.tokens(said.cue)[:1] if said is not None and said.cue is not None else []
    return any(token.text.lower() in maker.rules.beforehand for token in cue)
