"""Whether outsiders are let in: lawyers, doctors, families, the press, inspectors.

The codebook's words of the attribute say only that somebody is let in or kept out. Here it is decided that it
is outsiders, and not the held, and whether the words are negated: "no lawyer has been let in" and "nobody was
turned away" are each the other's contrary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.counted_sites import find_site_meant
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import Modality, Span, Stance, Token

ACCESS = "access"
_GRANTED, _LIMITED, _REFUSED = "granted", "limited", "refused"
_REACH = 3  # words between a noun and the "who" of its relative clause
_OWNED = (Stance.CONFIRMS, Stance.ADMITS)  # "confirmed that nobody was let in"
_UNREAL = (Modality.DEMANDED, Modality.CONSIDERED)


def code_access(told: Told, code: str, maker: Maker) -> None:
    """The claim that outsiders are let in or kept out: of what took place, and of the site that is meant.
    "Nobody was let in" says that they were kept out; "nobody was kept out" stays a denial."""
    told_of = _read_access(told, code, maker.page, maker.rules)
    if told_of is None:
        return
    if _find_untrue(told, maker.page, maker.rules) and _negates_itself(told, maker.page, maker.rules):
        code = _REFUSED  # "it is not true that they were *not allowed* to visit"
    evidence = told.frame.trigger
    words = maker.page.words(evidence)
    made = maker.add(
        told_of,
        ACCESS,
        maker.rules.term(ACCESS, code, words),
        evidence,
        f"term:{ACCESS}",
        draft=maker.happenings.latest(told.sentence),
        site_id=maker.happenings.site_of(told) or find_site_meant(told, maker),
        as_of=maker.as_of(told, ACCESS),
    )
    refused = maker.rules.term(ACCESS, _REFUSED, words)
    owned = {item.id: item.stance for item in maker.voices.statements if item.stance in _OWNED}
    for claim in made:
        if claim.stance is Stance.DENIES and code == _GRANTED:
            stance = owned.get(claim.statement_id or "", Stance.ASSERTS)
            maker.change(claim, value=refused, stance=stance, denial=None)


def _read_access(told: Told, code: str, page: Page, rules: Rules) -> Told | None:
    """The telling with its negation, or None where nobody from outside is let in or kept out. What is learnt
    of words says both by itself."""
    if told.frame.learnt:
        return told
    tokens = page.sentences[told.sentence].tokens
    wished = code == _GRANTED and told.frame.modality in _UNREAL  # "asked to be let in"
    if code == _GRANTED and _is_limited(told, page, rules):
        return None
    if wished or not _tells_of_outsiders(tokens, rules):
        return None
    untrue = _find_untrue(told, page, rules)
    if untrue is not None:
        return replace(
            told, frame=replace(told.frame, negated=True, negation=untrue, modality=Modality.ACTUAL)
        )
    inside = page.tokens(told.frame.trigger) if code == _GRANTED else ()
    # "may not enter" is negated inside; "have no access" is itself a word of keeping out
    negation = next((token.span for token in inside if token.text.lower() in rules.negations), None)
    negation = negation or _find_negation(tokens, told.frame.trigger, rules) or _find_refuted(told)
    asked = code == _REFUSED and told.frame.modality in _UNREAL and negation is None
    modality = Modality.ACTUAL if asked else told.frame.modality  # "asked to visit, and *was turned away*"
    frame = replace(told.frame, negated=negation is not None, negation=negation, modality=modality)
    return replace(told, frame=frame)


def _is_limited(told: Told, page: Page, rules: Rules) -> bool:
    """Whether the clause says that it was only in part: "were let into *only two* of five blocks"."""
    clause = told.frame.clause or told.frame.trigger
    return any(
        (ACCESS, _LIMITED) in rules.terms_of(other.frame) and clause.contains(other.frame.trigger)
        for other in page.told_at(told.sentence)
    )


def _tells_of_outsiders(tokens: Sequence[Token], rules: Rules) -> bool:
    """Whether the sentence names somebody from outside. Who speaks of "us" came to be let in: the held speak
    of being let out."""
    words = {word.lower() for token in tokens for word in (token.text, token.lemma)}
    words = {
        form for word in words for form in singulars(word, rules.plurals)
    }  # a noun that opens a sentence is taken for a name
    return bool(words & rules.outsiders)


def _find_negation(tokens: Sequence[Token], trigger: Span, rules: Rules) -> Span | None:
    """What negates the words from before, in their own clause: the "no" of who is let in too."""
    before = [token for token in tokens if token.span.end <= trigger.start]
    while before:
        token = before.pop()
        if token.text.lower() in rules.negations:
            return token.span
        if token.pos == "SCONJ" or token.text in ";:":
            return None
        if token.pos == "VERB" and not _leave_clause(before, rules):
            return None
    return None


def _find_refuted(told: Told) -> Span | None:
    """What calls the whole clause untrue ("it is *not true* that …"), and is no part of the words."""
    negation = told.frame.negation
    return negation if negation is not None and not told.frame.trigger.overlaps(negation) else None


def _find_untrue(told: Told, page: Page, rules: Rules) -> Span | None:
    """What calls the clause untrue that it opens: "it is *not true* that lawyers cannot see them"."""
    before = Span(page.sentences[told.sentence].span.start, told.frame.trigger.start)
    for found in rules.untrue.finditer(page.words(before)):
        span = Span(before.start + found.start(), before.start + found.end())
        if any(token.pos == "SCONJ" for token in (*page.tokens(span)[-1:], *page.behind(span)[:1])):
            return span
    return None


def _negates_itself(told: Told, page: Page, rules: Rules) -> bool:
    around = [token.text.lower() for token in page.tokens(told.frame.trigger)]
    return not rules.negations.isdisjoint(around)


def _leave_clause(before: list[Token], rules: Rules) -> bool:
    """Go back before the relative clause that the last of `before` are in ("nobody *who came with a pass* was
    sent away"); False where they are in none."""
    near = before[-_REACH:]
    for place, token in enumerate(near):
        if token.text.lower() in rules.relatives:
            del before[len(before) - len(near) + place :]
            return True
    return False
