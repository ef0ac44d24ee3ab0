"""Who does it, where the clause itself says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.claims.doer_words import (
    denies_own,
    find_cleared,
    find_doers,
    is_cleft_away,
    is_negative,
)
from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import NONE, Maker
from counterclaim.claims.page import Told
from counterclaim.claims.rules import HARM
from counterclaim.model import CastMember, Claim, Frame, MentionKind, Party, Span, Stance

ROLE = "perpetrator"
_CHARGING = frozenset((Stance.ACCUSES, Stance.DENIES))


def code_doer(told: Told, maker: Maker) -> None:
    """Who does it, where the clause itself says so."""
    frame = told.frame
    draft = maker.happenings.of(told) or maker.find_denied(told)
    if frame.agent is None or draft is None or _spares_some(told, maker):
        return
    if _is_done_to_nobody(told, maker) or _is_no_force(told, maker) or is_cleft_away(told, maker):
        told = replace(told, frame=replace(frame, negated=True, negation=None))
    types = maker.rules.incident_types(frame)
    if not types and draft.first == frame.trigger:
        types = tuple(draft.types)  # "guards used *excessive force*", of which alone is told
    attributes = HARM.intersection(maker.rules.attributes_of(frame))
    deed = bool(types) and (maker.rules.has_doer(types) or _is_charged(told, types, maker))
    hurt = bool(attributes) and not _is_own_death(types, maker)
    if not deed and not hurt and not _is_blow(told, maker):
        return
    if not deed and maker.rules.tending.search(maker.page.words(frame.trigger)):
        return  # "were treated *by the Red Cross*"
    owner = _owner_of_weapon(frame.agent, told, maker)
    if owner is None and _is_deed(frame.agent, told, maker):
        return
    if is_site(frame.agent, maker) or _is_bare(told, maker) or _is_thing(frame.agent, maker):
        return
    if not deed and frame.number is not None and frame.agent.contains(frame.number):
        return  # "*one man* hurt his knee": he is who is counted
    for words in [owner] if owner is not None else find_doers(told, maker):
        member = maker.cast.find_party(words, certain=bool(types))
        if member is not None and names_somebody(member.name, maker, words):
            add_party(told, member, words if owner is None else frame.agent, frame.trigger, draft, maker)
        elif maker.page.tokens(words)[:1] and maker.page.tokens(words)[0].pos == "PRON":
            code_self(told, words, draft, maker)
    for words in find_cleared(told, maker):
        member = maker.cast.find_party(words, certain=bool(types))
        if member is not None and names_somebody(member.name, maker, words):
            cleared = replace(told, frame=replace(frame, negated=True, negation=None))
            add_party(cleared, member, words, words, draft, maker)


def is_site(words: Span, maker: Maker) -> bool:
    """Whether the words are of a site, not of people there: "residents of the centre"."""
    phrase = maker.page.phrase(words)
    return maker.sites.find(phrase.head if phrase is not None else words) is not None


def _is_thing(words: Span, maker: Maker) -> bool:
    """Whether it is a thing to which the deed happened: "*two containers* burned out"; but "a
    *coastguard boat* rammed them"."""
    phrase = maker.page.phrase(words)
    tokens = maker.page.tokens(phrase.head if phrase is not None else words)
    lemmas = {token.lemma.lower() for token in tokens}
    return not _is_manned(words, maker) and bool(lemmas & maker.rules.objects)


def _is_manned(words: Span, maker: Maker) -> bool:
    """Whether it is a vehicle of people in charge: "the *patrol boat*"."""
    lemmas = {token.lemma.lower() for token in maker.page.tokens(words)}
    return bool(lemmas & maker.rules.forces) and bool(lemmas & maker.rules.vehicles)


def _is_blow(told: Told, maker: Maker) -> bool:
    """Whether the verb itself says with what it was done: "rammed their boat"."""
    tokens = maker.page.tokens(told.frame.trigger)
    named = any(name == "means" for name, _ in maker.rules.terms_of(told.frame))
    return named and bool(tokens) and tokens[0].pos == "VERB"


def _is_own_death(types: Iterable[str], maker: Maker) -> bool:
    """Whether it is a death that nobody else brings about: "he did not *kill himself*"."""
    named = tuple(types)
    return any(name == maker.rules.default_type("killed") for name in named) and not maker.rules.has_doer(
        named
    )


def _is_charged(told: Told, types: Iterable[str], maker: Maker) -> bool:
    """Whether what is a lawful act in other words is told as a wrong, or denied, by all who tell of it: "they
    say *officers* pushed them back"."""
    return maker.rules.can_be_wrong(types) and (
        told.frame.negated
        or all(
            voice.statement is not None and voice.statement.stance in _CHARGING
            for voice in maker.voices.find(told.frame.trigger)
        )
    )


def _is_done_to_nobody(told: Told, maker: Maker) -> bool:
    """Whether those whom it was done to say that it was not: "the soldiers touched *no one*", "*nobody* was
    shot by the guards"."""
    frame = told.frame
    spans = (frame.number, frame.patient)
    passive = frame.agent is not None and frame.agent.start > frame.trigger.start
    return not frame.negated and any(
        span in maker.page.zeros and (passive or frame.trigger.start < span.start)
        for span in spans
        if span is not None
    )


def _is_no_force(told: Told, maker: Maker) -> bool:
    """Whether the words themselves say that none was used: "officers *used no violence*", "*no shot was
    fired* by them"."""
    none = any(code == NONE for _, code in maker.rules.terms_of(told.frame))
    return none and is_negative(told, maker)


def _spares_some(told: Told, maker: Maker) -> bool:
    """Whether the deed is only denied to one kind of people: "it detained no pregnant women"."""
    number = told.frame.number
    if number is None or number not in maker.page.zeros:
        return False
    figure = maker.page.mention(MentionKind.FIGURE, number)
    return figure is not None and figure.head is not None and told.frame.trigger.end <= number.start


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


def names_somebody(name: str, maker: Maker, words: Span) -> bool:
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


def code_self(told: Told, agent: Span, draft: Draft, maker: Maker) -> None:
    """ "We", "its planes": the doer is who speaks, where nobody else is known to be meant."""
    evidence = told.frame.trigger
    first = maker.page.tokens(agent)[0].lemma.lower()
    if first not in maker.rules.selves and not (
        first in maker.rules.persons and denies_own(told, agent, maker)
    ):
        return
    found = maker.voices.find(evidence)
    voices = [voice for voice in found if voice.statement is not None]
    if not voices and first in maker.rules.speakers:
        voices = found  # a release speaks of its own body
    denying = [voice for voice in voices if voice.statement and maker.voices.denies_by_cue(voice.statement)]
    voices = denying if len(denying) == 1 else voices  # "the police reject claims that *they* fired"
    if len(voices) == 1:
        said = voices[0].statement
        quoted = said is not None and not said.source  # "it is alleged that our boat …": the writer's own
        doer = maker.cast.publisher if quoted else voices[0].actor_id
        value = Party(doer, ROLE, maker.page.words(agent))
        maker.add(told, ROLE, value, evidence, "doer:self", draft=draft)


def _is_deed(agent: Span, told: Told, maker: Maker) -> bool:
    """Whether the "doer" is itself a deed or a thing: "the stampede killed", "shells hit"."""
    head = maker.page.phrase(agent)
    core = head.head if head is not None else agent
    people = maker.rules.people | maker.rules.forces
    lemmas = [token.lemma.lower() for token in maker.page.tokens(core)]
    whole = " ".join(token.lemma.lower() for token in maker.page.tokens(agent)[-2:])  # "asylum seeker"
    named = any(lemma in people for lemma in (*lemmas, whole)) or _is_manned(agent, maker)
    if told.frame.trigger.overlaps(core) or named:
        return not named  # "a fight broke out", but "its *men* fired"
    claiming = any(token.lemma.lower() in maker.rules.claiming for token in maker.page.tokens(core))
    return claiming or any(
        other.frame.trigger.overlaps(core)
        for other in maker.page.told_at(told.sentence)
        if other is not told and (maker.rules.types_of(other.frame) or maker.rules.terms_of(other.frame))
    )


def add_party(
    told: Told, member: CastMember, words: Span, evidence: Span, draft: Draft, maker: Maker
) -> list[Claim]:
    value = Party(member.id, ROLE, maker.page.words(_without_no(words, maker)))
    return maker.add(told, ROLE, value, evidence, "doer", draft=draft)


def _without_no(words: Span, maker: Maker) -> Span:
    """Who is named, without the "no" or "neither" that is the clause's own."""
    kept = list(maker.page.tokens(words))
    if not kept or kept[0].lemma.lower() not in maker.rules.negations:
        return words
    while len(kept) > 1 and (kept[0].pos in ("ADP", "DET") or kept[0].lemma.lower() in maker.rules.negations):
        kept.pop(0)
    return Span(kept[0].span.start, words.end)
