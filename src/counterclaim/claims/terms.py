"""Words of the codebook that a clause claims: a cause, a means, the force used, a site's status."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.access import ACCESS, code_access
from counterclaim.claims.counted_sites import find_nearest_site, find_site_meant
from counterclaim.claims.making import NONE, Maker
from counterclaim.claims.operators import OPERATOR, code_operator
from counterclaim.claims.page import Told
from counterclaim.claims.recounts import find_denied_causes
from counterclaim.claims.rules import HARM
from counterclaim.model import Measure, Quantity, Span

_CONDITIONS, _STATUS = "conditions", "status"
_LINKED = ("VERB", "AUX", "ADV", "PART", "ADP", "DET", "ADJ")  # between a subject and what is said of it
_FEW = 4  # words of an answer that only names a thing
_NEXT = 4  # sentences back to the question that it answers


def code_terms(told: Told, maker: Maker) -> None:
    for attribute, code in maker.rules.terms_of(told.frame):
        if attribute == ACCESS:
            code_access(told, code, maker)
            continue
        if attribute == OPERATOR:
            code_operator(told, code, maker)
            continue
        if _is_said_otherwise(told, attribute, code, maker):
            continue
        if _is_negated_by_word(told, maker):
            told = replace(told, frame=replace(told.frame, negated=False, negation=None))
        rule = maker.rules.attributes[attribute]
        evidence = told.frame.trigger
        value = maker.rules.term(attribute, code, maker.page.words(evidence))
        if attribute == "evidence" and maker.voices.is_source(evidence):
            continue
        if rule.about and rule.about[0] == "site":
            if attribute == _CONDITIONS and _befalls_nobody(told, maker):
                told = replace(told, frame=replace(told.frame, negated=not told.frame.negated, negation=None))
            site_id = maker.happenings.site_of(told) or _find_site(told, maker)
            as_of = maker.as_of(told, attribute)
            maker.add(told, attribute, value, evidence, f"term:{attribute}", site_id=site_id, as_of=as_of)
            if attribute == _STATUS:
                _code_nobody_there(told, site_id, maker)
            continue
        if attribute == "cause" and _is_of_nobody(told, maker):
            told = replace(told, frame=replace(told.frame, negated=True, negation=None, as_cause=True))
        draft = maker.happenings.of(told) or maker.find_denied(told)
        if draft is None or not _is_told(told, attribute, maker):
            continue
        maker.add(told, attribute, value, evidence, f"term:{attribute}", draft=draft)


def _code_nobody_there(told: Told, site_id: str | None, maker: Maker) -> None:
    """The number of those held at a site of which the words say that *nobody* is there."""
    nobody = next((span for span in maker.page.zeros if told.frame.trigger.contains(span)), None)
    held = next(
        (
            name
            for name, rule in maker.rules.attributes.items()
            if rule.measure is Measure.STOCK and "site" in rule.about
        ),
        None,
    )
    if nobody is None or held is None or told.frame.negated:
        return
    if any(claim.attribute == held and claim.evidence.overlaps(nobody) for claim in maker.claims):
        return
    none = Quantity(0, 0, maker.page.words(nobody))
    maker.add(told, held, none, nobody, "count:none", site_id=site_id, as_of=maker.as_of(told, held))


def _befalls_nobody(told: Told, maker: Maker) -> bool:
    """Whether nobody is as the words say: "*no one* goes hungry", "*no child* was held without charge",
    "*nobody* in the camp sleeps on the floor". Not where the negation is known already, or where the words
    are said of others: "nobody cares that children go hungry"."""
    page, trigger = maker.page, told.frame.trigger
    before = [span for span in page.zeros if span.end <= trigger.start and page.at(span) == told.sentence]
    if not before or told.frame.negation is not None:
        return False
    nobody = before[-1]
    place = maker.sites.find(Span(nobody.end, trigger.start)) if nobody.end < trigger.start else None
    between = [
        token
        for token in page.tokens(Span(nobody.end, max(nobody.end, trigger.start)))
        if place is None or maker.sites.find(token.span) != place
    ]
    return all(token.pos in _LINKED for token in between)


def _find_site(told: Told, maker: Maker) -> str | None:
    """The site of which a state is told: not of another subject that is none ("both causes remain open")."""
    agent = told.frame.agent
    other = agent is not None and not _names_site(agent, maker)
    return find_nearest_site(told, maker) if other else find_site_meant(told, maker)


def _names_site(words: Span, maker: Maker) -> bool:
    """Whether the words are a site's, or a pronoun that may stand for one."""
    tokens = maker.page.tokens(words)
    return maker.sites.find(words) is not None or (len(tokens) == 1 and tokens[0].pos == "PRON")


def _is_said_otherwise(told: Told, attribute: str, code: str, maker: Maker) -> bool:
    """Whether other words of the clause are the claim, so that one sentence makes one: "no live rounds were
    used" denies live fire; it neither says that there was no force, nor anything of the means."""
    named = {name for name, _ in maker.rules.terms_of(told.frame)}
    if attribute == "means" and named & {"force_used", "cause"}:
        statements = [voice.statement for voice in maker.voices.find(told.frame.trigger)]
        denied = all(item is not None and maker.voices.denies_by_cue(item) for item in statements)
        return told.frame.negated or denied
    trigger = told.frame.trigger
    if code != NONE:
        return any(
            other is not told
            and (attribute, code) in maker.rules.terms_of(other.frame)
            and _holds(other, trigger)
            for other in maker.page.told_at(told.sentence)
        )
    return any(
        name == attribute and other.frame.negated and trigger.contains(other.frame.trigger) and kind != NONE
        for other in maker.page.told_at(told.sentence)
        for name, kind in maker.rules.terms_of(other.frame)
    )


def _is_negated_by_word(told: Told, maker: Maker) -> bool:
    """Whether what negates is a part of other words that say something by themselves: "there is *no heating*
    and people are freezing"."""
    negation, trigger = told.frame.negation, told.frame.trigger
    return negation is not None and any(
        other.frame.trigger.contains(negation) and not other.frame.trigger.overlaps(trigger)
        for other in maker.page.told_at(told.sentence)
        if maker.rules.terms_of(other.frame)
    )


def _holds(other: Told, trigger: Span) -> bool:
    """Whether longer words of another frame hold a trigger: "no case of *cholera*"."""
    return other.frame.trigger != trigger and other.frame.trigger.contains(trigger)


def _is_told(told: Told, attribute: str, maker: Maker) -> bool:
    """Whether a term is claimed, not only used to name the happening: "the stampede" alone is no cause."""
    frame = told.frame
    if attribute == "means" and frame.definite and maker.rules.types_of(frame):
        return False
    if attribute == "cause":
        if _is_only_named(told, maker):
            return False
        if frame.as_cause or _is_manner_of_death(told, maker) or _is_answer(told, maker):
            return frame.negated or not _has_none(told, maker)
        return any(
            other.frame.cause is not None and other.frame.cause.contains(frame.trigger)
            for other in maker.page.told_at(told.sentence)
        )
    return True


def _is_answer(told: Told, maker: Maker) -> bool:
    """Whether a word or two answer what somebody died of: "What did they die of?", "Bullets"."""
    sentences = maker.page.sentences
    words = [token for token in sentences[told.sentence].tokens if token.pos != "PUNCT"]
    if len(words) > _FEW:
        return False
    for number in range(told.sentence - 1, max(told.sentence - _NEXT, -1), -1):
        tokens = sentences[number].tokens
        if tokens and tokens[-1].text == "?":
            return any("killed" in maker.rules.attributes_of(one.frame) for one in maker.page.told_at(number))
    return False


def _is_manner_of_death(told: Told, maker: Maker) -> bool:
    """Whether the words say by themselves that somebody died, and of what: "hanged himself"."""
    types = maker.rules.types_of(told.frame)
    return maker.rules.default_type("killed") in types and not told.frame.definite


def _is_of_nobody(told: Told, maker: Maker) -> bool:
    """Whether it is what nobody died of: "nobody died of *suffocation*"."""
    return any(
        told is cause
        for harm in maker.page.told_at(told.sentence)
        for cause in find_denied_causes(harm, maker.page, maker.rules)
    )


def _has_none(told: Told, maker: Maker) -> bool:
    """Whether the clause counts none that it brought about: "no deaths from the shooting"."""
    clause = told.frame.clause
    return clause is not None and any(clause.contains(span) for span in maker.page.zeros)


def _is_only_named(told: Told, maker: Maker) -> bool:
    """Whether the words only name what took place, and what is denied is that anyone came to harm by it:
    "denied that *anyone* had died in *the shooting*", "*the fire* did not cause *any* deaths"."""
    clause = told.frame.clause
    if clause is None or not told.frame.definite:
        return False
    return any(
        name in HARM and told.sentence == other.sentence and _is_of_anybody(other, clause, maker)
        for other in maker.page.told_at(told.sentence)
        for name in maker.rules.attributes_of(other.frame)
    )


def _is_of_anybody(harm: Told, clause: Span, maker: Maker) -> bool:
    phrase = maker.page.phrase(harm.frame.trigger)
    for words in (harm.frame.patient, phrase.core if phrase is not None else None):
        tokens = maker.page.tokens(words) if words is not None and clause.contains(words) else []
        if tokens and tokens[0].text.lower() in maker.rules.anybody:
            return True
    return False
