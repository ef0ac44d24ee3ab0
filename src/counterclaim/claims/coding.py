"""From one report's sentences and statements to its happenings and claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.claims.accusing import code_accusations
from counterclaim.claims.answering import code_answers, mark_explanations
from counterclaim.claims.cast import Cast, keep_actors
from counterclaim.claims.counting import Count, find_counts
from counterclaim.claims.drafts import Draft
from counterclaim.claims.happenings import Happenings
from counterclaim.claims.making import NONE, Maker
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules, open_rules
from counterclaim.claims.sites import Sites
from counterclaim.claims.victims import code_named_victims
from counterclaim.claims.voices import Voices
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Claim, Coded, Found, Quantity, Report, Sentence, Span, Stance, Term

_YES = "yes"
_FEW = 4  # words of an answer that only names a thing
_NEXT = 4  # sentences back to the question that it answers
_SLACK = 2  # quotation marks around a phrase
_EARLIER = "earlier"  # the scope of a figure that the same words replace ("rose from 44 to 53")
_ADDED = "another"  # the note of a figure that stands beside an earlier one, and is not compared with it


def code_claims(report: Report, sentences: Sequence[Sentence], found: Found, codebook: Codebook) -> Coded:
    """Everything typed that one report says, each claim with one voice.

    Needs no parser: sentences may carry frames and mentions from anywhere. A report that tells of no
    incident and of no site gives no claims.
    """
    rules = open_rules(codebook)
    page = Page(report, sentences)
    sites = Sites(page, rules, codebook)
    happenings = Happenings(page, rules, sites)
    cast = Cast(found.cast, page, rules)
    if not page.told:
        return Coded((), (), keep_actors(found.cast, found.statements, (), ()), sites.mentions)
    voices = Voices(page, found.statements, rules, cast.publisher)
    maker = Maker(page, rules, cast, sites, happenings, voices)
    _code_counts(maker)
    code_named_victims(maker)
    for told in page.told:
        _code_acts(told, maker)
        _code_terms(told, maker)
    code_accusations(maker)
    _code_occurrences(maker)
    code_answers(maker)
    mark_explanations(maker)
    told_of = tuple(happenings.make(draft) for draft in happenings.drafts)
    return Coded(
        happenings=told_of,
        claims=maker.claims,
        cast=keep_actors(cast.members, found.statements, told_of, maker.claims),
        sites=sites.mentions,
    )


def _code_counts(maker: Maker) -> None:
    made: dict[Span, list[Claim]] = {}
    counts = find_counts(maker.page, maker.rules)
    added = Counter((count.told.frame.trigger, count.attribute) for count in counts if count.is_share)
    for count in counts:
        share = count.is_share and added[count.told.frame.trigger, count.attribute] > 1
        claims = _code_count(count, maker, share)
        made[count.figure.span] = claims
        total = made.get(count.figure.part_of) if count.figure.part_of else None
        for claim in claims:
            whole = next((other for other in total or () if other.voice == claim.voice), None)
            if whole is not None:
                maker.change(claim, subset_of=whole.id)


def _code_count(count: Count, maker: Maker, share: bool) -> list[Claim]:
    told, rules = count.told, maker.rules
    of_site = rules.is_of_site(count.attribute)
    if of_site and maker.voices.opens_source(count.figure.span):
        return []  # "two of the detained said": nobody is counted
    draft = _subject(told, maker, of_site)
    site_id = maker.happenings.site_of(told) if _may_have_site(count.attribute, rules) else None
    wider = None
    if site_id is None and of_site:
        site_id, wider = _nearest_site(told, maker), _name_wider(told, maker)
    if of_site and draft is None and site_id is None and wider is None:
        draft = _held_in(told, maker)
    scope = maker.scope(told) if site_id is None or maker.sites.is_group(site_id) else wider
    if not of_site:
        scope = _ADDED if _is_added(count, draft, maker) else None
    if count.past:
        scope = _EARLIER
    elif count.group is not None:
        scope = maker.page.words(count.group)
    elif _is_of_staff(count, maker):
        scope = maker.page.words(count.figure.head or count.figure.span)
    elif share and count.figure.head is not None:
        scope = maker.page.words(count.figure.head)  # "six men and a boy": neither is the whole
    return maker.add(
        told,
        count.attribute,
        count.quantity,
        count.figure.span,
        f"count:{count.figure.rule}",
        unsaid=count.set_aside,
        draft=draft,
        site_id=site_id,
        scope=scope,
        as_of=maker.as_of(told, count.attribute),
    )


def _is_of_staff(count: Count, maker: Maker) -> bool:
    """Whether the figure is of those in charge, whose losses are told apart from those of the held."""
    if count.attribute not in (*HARM, "arrested") or count.figure.head is None:
        return False
    return any(token.lemma.lower() in maker.rules.staff for token in maker.page.tokens(count.figure.head))


def _is_added(count: Count, draft: Draft | None, maker: Maker) -> bool:
    """Whether the figure stands beside an earlier one of its kind: "another 12" after "three killed" are
    twelve more only if they were killed too."""
    if _ADDED not in count.figure.note or draft is None:
        return False
    happening = maker.happenings.id(draft)
    return any(
        claim.attribute == count.attribute and claim.happening_id == happening for claim in maker.claims
    )


def _subject(told: Told, maker: Maker, of_site: bool) -> Draft | None:
    """The happening that a figure is of. Who is held stands in a happening only where it is told with it."""
    record = maker.happenings.record_of(told)
    draft = maker.happenings.of(told)
    if record is not None and draft is None:
        kin = maker.happenings.latest(told.sentence)
        recaptured = "recaptured" in maker.rules.attributes_of(told.frame)
        return kin if recaptured and kin is not None else record
    if draft is None or not of_site:
        return draft
    here = any(other.sentence == told.sentence for other in draft.told)
    return draft if here and not draft.background else None


def _held_in(told: Told, maker: Maker) -> Draft | None:
    """The happening that tells of those held, in a report that names no site at all."""
    latest = None if told.frame.background else maker.happenings.latest(told.sentence)
    return latest if latest is not None and not latest.background else None


def _may_have_site(attribute: str, rules: Rules) -> bool:
    rule = rules.attributes.get(attribute)
    return bool(rule and "site" in rule.about)


def _nearest_site(told: Told, maker: Maker) -> str | None:
    """The site of the sentence, or the last one named before it."""
    for sentence in range(told.sentence, max(told.sentence - 3, -1), -1):
        here = maker.sites.within(sentence)
        if here:
            return here[-1] if sentence < told.sentence else here[0]
    return None


def _name_wider(told: Told, maker: Maker) -> str | None:
    """What a figure is told of that is larger than a site, in the report's words: "in the city"."""
    if told.frame.clause is None or maker.sites.within(told.sentence):
        return None
    rules = maker.rules
    opened: Span | None = None
    for token in maker.page.tokens(told.frame.clause):
        if token.pos == "ADP":
            opened = token.span if token.text.lower() in rules.locatives else None
        elif token.pos not in ("DET", "ADJ", "PRON", "NOUN", "PROPN"):
            opened = None
        if opened is not None and token.lemma.lower() in rules.place_nouns:
            return maker.page.words(Span(opened.start, token.span.end))
    return None


def _code_acts(told: Told, maker: Maker) -> None:
    """What the acts of a site's record state by themselves: closed, released, visited, met."""
    draft = maker.happenings.record_of(told)
    if draft is None:
        return
    for name in maker.rules.record_types(told.frame):
        rule = maker.rules.types[name]
        attribute = rule.attribute
        if attribute is None:
            continue
        evidence = told.frame.trigger
        if rule.term is None:
            if not any(claim.attribute == attribute and _near(claim, told) for claim in maker.claims):
                _code_uncounted(told, attribute, draft, maker)
            continue
        site_id, actor_id = _target(told, attribute, maker)
        about_site = "site" in maker.rules.attributes[attribute].about
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


def _near(claim: Claim, told: Told) -> bool:
    return told.frame.number == claim.evidence or told.frame.trigger == claim.evidence


def _code_uncounted(told: Told, attribute: str, draft: Draft, maker: Maker) -> None:
    """Some, all or "the women" were released: how many is not said."""
    people = told.frame.patient or told.frame.agent
    wording = maker.page.words(people or told.frame.trigger)
    maker.add(
        told,
        attribute,
        Quantity(None, None, wording),
        told.frame.trigger,
        "act:uncounted",
        draft=_subject(told, maker, False) or draft,
        site_id=maker.happenings.site_of(told),
    )


def _target(told: Told, attribute: str, maker: Maker) -> tuple[str | None, str | None]:
    """What an act is done to: a site, or a body."""
    patient = told.frame.patient
    site_id = maker.sites.find(patient)
    if site_id is None and patient is not None and "body" in maker.rules.attributes[attribute].about:
        body = maker.cast.find_body(patient)
        if body is not None:
            return None, body.id
        return None, None
    return site_id or maker.happenings.site_of(told), None


def _code_terms(told: Told, maker: Maker) -> None:
    for attribute, code in maker.rules.terms_of(told.frame):
        if _is_said_otherwise(told, attribute, code, maker):
            continue
        rule = maker.rules.attributes[attribute]
        evidence = told.frame.trigger
        value = maker.rules.term(attribute, code, maker.page.words(evidence))
        if attribute == "evidence" and maker.voices.is_source(evidence):
            continue
        if rule.about and rule.about[0] == "site":
            site_id = maker.happenings.site_of(told) or _nearest_site(told, maker)
            as_of = maker.as_of(told, attribute)
            maker.add(told, attribute, value, evidence, f"term:{attribute}", site_id=site_id, as_of=as_of)
            continue
        draft = maker.happenings.of(told) or maker.find_denied(told)
        if draft is None or not _is_told(told, attribute, maker):
            continue
        maker.add(told, attribute, value, evidence, f"term:{attribute}", draft=draft)


def _is_said_otherwise(told: Told, attribute: str, code: str, maker: Maker) -> bool:
    """Whether other words of the clause are the claim, so that one sentence makes one: "no live rounds were
    used" denies live fire; it neither says that there was no force, nor anything of the means."""
    if attribute == "means" and any(name == "force_used" for name, _ in maker.rules.terms_of(told.frame)):
        statements = [voice.statement for voice in maker.voices.find(told.frame.trigger)]
        denied = all(item is not None and maker.voices.denies_by_cue(item) for item in statements)
        return told.frame.negated or denied
    if code != NONE:
        return False
    trigger = told.frame.trigger
    return any(
        name == attribute and other.frame.negated and trigger.contains(other.frame.trigger) and kind != NONE
        for other in maker.page.told_at(told.sentence)
        for name, kind in maker.rules.terms_of(other.frame)
    )


def _is_told(told: Told, attribute: str, maker: Maker) -> bool:
    """Whether a term is claimed, not only used to name the happening: "the stampede" alone is no cause."""
    frame = told.frame
    if attribute == "means" and frame.definite and maker.rules.types_of(frame):
        return False
    if attribute == "cause":
        if frame.as_cause or _is_manner_of_death(told, maker) or _is_answer(told, maker):
            return not _has_none(told, maker)
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


def _has_none(told: Told, maker: Maker) -> bool:
    """Whether the clause counts none that it brought about: "no deaths from the shooting"."""
    clause = told.frame.clause
    return clause is not None and any(clause.contains(span) for span in maker.page.zeros)


def _code_occurrences(maker: Maker) -> None:
    """That it took place, or did not: where a voice says nothing else of a happening."""
    for told in maker.page.told:
        types = maker.rules.incident_types(told.frame)
        if not types:
            continue
        draft = maker.happenings.of(told)
        if draft is None and maker.rules.has_doer(types) and (told.frame.agent or told.frame.patient):
            draft = maker.find_denied(told)  # a deed done to somebody: "no one was beaten"
        site_id = maker.happenings.site_of(told)
        if draft is None:
            if not told.frame.negated:
                continue
            site_id = site_id or _nearest_site(told, maker)
        value = Term(_YES, maker.page.words(told.frame.trigger), frozenset(("no",)))
        if draft is not None and (_is_covered(told, draft, maker) or _is_presupposed(told, maker)):
            continue
        if draft is not None and _is_taken_for_granted(told, maker):
            continue
        maker.add(
            told, "occurred", value, told.frame.trigger, "occurred", draft=draft,
            site_id=None if draft else site_id,
        )  # fmt: skip


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
    he had fired"."""
    agent = maker.page.tokens(told.frame.agent) if told.frame.agent else ()
    if agent and agent[0].pos == "PRON" and not told.frame.negated:
        return all(
            voice.statement is not None and maker.voices.denies_by_cue(voice.statement)
            for voice in maker.voices.find(told.frame.trigger)
        )
    return not told.frame.negated and all(
        voice.statement is not None
        and voice.statement.stance is Stance.DENIES
        and not maker.voices.denies_by_cue(voice.statement)
        for voice in maker.voices.find(told.frame.trigger)
    )


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
        if claim.happening_id == happening
        if claim.attribute != "cause" or claim.stance is not Stance.DENIES  # "no one was shot" denies more
    }
    return speaking <= claimed or (speaking == {(maker.cast.publisher, None)} and bool(claimed))
