"""What the acts of a site's record state by themselves: closed, released, visited, met."""

from __future__ import annotations

from counterclaim.claims.access import ACCESS
from counterclaim.claims.counted_sites import find_site_meant
from counterclaim.claims.counts import find_subject
from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import Claim, Quantity, Span


def code_acts(told: Told, maker: Maker) -> None:
    """What the acts of a site's record state by themselves: closed, released, visited, met."""
    draft = maker.happenings.record_of(told)
    if draft is None:
        return
    for name in maker.rules.record_types(told.frame):
        rule = maker.rules.types[name]
        attribute = rule.attribute
        if attribute in (None, ACCESS):
            continue  # who is let in is read with what negates it (`access.py`)
        evidence = told.frame.trigger
        if rule.term is None:
            if _is_of_access(told, maker):
                continue
            if not any(claim.attribute == attribute and _near(claim, told) for claim in maker.claims):
                _code_uncounted(told, attribute, draft, maker)
            continue
        site_id, actor_id = _target(told, attribute, maker)
        about_site = "site" in maker.rules.attributes[attribute].about
        if about_site and actor_id is None and _is_left_unsaid(told, maker):
            site_id = site_id or find_site_meant(told, maker)
        if about_site and site_id is None and actor_id is None:
            continue
        value = maker.rules.term(attribute, rule.term, maker.page.words(evidence))
        maker.add(
            told,
            attribute,
            value,
            evidence,
            f"act:{name}",
            draft=draft,
            site_id=site_id,
            actor_id=actor_id,
            as_of=maker.as_of(told, attribute),
        )


def _patient(told: Told) -> Span | None:
    """What is acted on, where the words of the act do not name it themselves: "ceased *operations*"."""
    patient, trigger = told.frame.patient, told.frame.trigger
    return None if patient is not None and trigger.contains(patient) else patient


def _is_left_unsaid(told: Told, maker: Maker) -> bool:
    """Whether what it is done to is not named here: "there are no plans to close *it*"."""
    patient = _patient(told)
    tokens = maker.page.tokens(patient) if patient is not None else []
    return patient is None or (len(tokens) == 1 and tokens[0].pos == "PRON")


def _near(claim: Claim, told: Told) -> bool:
    return told.frame.number == claim.evidence or told.frame.trigger == claim.evidence


def _is_of_access(told: Told, maker: Maker) -> bool:
    """Whether it is only what somebody may or may not do: "not allowed to *visit* them" says who is let in,
    and nothing of visits."""
    return any(
        other.frame.trigger.contains(told.frame.trigger)
        and any(attribute == ACCESS for attribute, _ in maker.rules.terms_of(other.frame))
        for other in maker.page.told_at(told.sentence)
    )


def _code_uncounted(told: Told, attribute: str, draft: Draft, maker: Maker) -> None:
    """Some, all or "the women" were released: how many is not said."""
    people = told.frame.patient or told.frame.agent or told.frame.trigger
    nouns = {token.lemma.lower() for token in maker.page.tokens(people)}
    if nouns & (maker.rules.vehicles | maker.rules.objects):
        return  # "put on three *coaches*"
    wording = maker.page.words(people)
    maker.add(
        told,
        attribute,
        Quantity(None, None, wording),
        told.frame.trigger,
        "act:uncounted",
        draft=find_subject(told, maker, False) or draft,
        site_id=maker.happenings.site_of(told),
    )


def _target(told: Told, attribute: str, maker: Maker) -> tuple[str | None, str | None]:
    """What an act is done to: a site, or a body."""
    patient = _patient(told)
    site_id = maker.sites.find(patient)
    if site_id is None and patient is not None and "body" in maker.rules.attributes[attribute].about:
        body = maker.cast.find_body(patient)
        if body is not None:
            return None, body.id
        return None, None
    return site_id or maker.happenings.site_of(told), None
