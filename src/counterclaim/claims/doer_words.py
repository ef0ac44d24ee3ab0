"""The words that name who did it and who did not: whom "and" joins, whom "they" means, whom "not" clears."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.listed import find_listed
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import Manner, Span, Stance, Statement, Token

_REACH = 3  # sentences back to those whom "they" means
_BETWEEN = 4  # words between a doer and the one who is set against it


def find_doers(told: Told, maker: Maker) -> Iterator[Span]:
    """The phrases that name the doers of a frame."""
    agent = told.frame.agent
    if agent is None:
        return
    tokens = maker.page.tokens(agent)
    if len(tokens) == 1 and tokens[0].text.lower() in maker.rules.others:
        meant = None if denies_own(told, agent, maker) else _find_meant(told, agent, maker)
        yield meant if meant is not None else agent
        return
    if maker.page.words(agent).casefold() in maker.rules.nobody:
        yield _find_side(told, agent, maker) or agent
        return
    lemmas = [token.lemma.lower() for token in tokens]
    if len(tokens) > 2 and lemmas[0] in maker.rules.nobody and lemmas[1] in maker.rules.of:
        yield Span(tokens[2].span.start, agent.end)  # "none of *us* lit it"
        return
    yield from find_listed(maker.page, agent)


def denies_own(told: Told, pronoun: Span, maker: Maker) -> bool:
    """Whether it stands for who denies: "*They* denied having fired", "the smugglers denied that *they*
    fired". In words of their own who denies says "we": "*it* has nothing to do with that"."""
    return any(
        (told.frame.negated or item.stance is Stance.DENIES)
        and len(item.source) == 1
        and (
            item.source[0] == pronoun
            or (item.manner is not Manner.DIRECT and _opens(item.content[0], pronoun, maker))
            or _is_claimed(item, pronoun, maker)
        )
        for item in maker.voices.statements
    )


def _is_claimed(denial: Statement, pronoun: Span, maker: Maker) -> bool:
    """Whether it opens a claim that is denied: "reject the minister's *claim that they* fired"."""
    if not denial.source or not maker.voices.denies_by_cue(denial):
        return False
    phrase = maker.page.phrase(denial.source[0])
    several = phrase is not None and (phrase.plural or maker.page.tokens(phrase.core)[0].pos != "DET")
    return several and any(
        item is not denial
        and denial.content[0].contains(item.content[0])
        and _opens(item.content[0], pronoun, maker)
        for item in maker.voices.statements
    )


def _opens(content: Span, pronoun: Span, maker: Maker) -> bool:
    if not content.start <= pronoun.start < content.end:
        return False
    before = maker.page.tokens(Span(content.start, pronoun.start)) if content.start < pronoun.start else []
    return all(token.pos == "SCONJ" or token.text.lower() in maker.rules.relatives for token in before)


def _find_side(told: Told, nobody: Span, maker: Maker) -> Span | None:
    """Whose side it is on which nobody did it: "nobody *from our side* fired"."""
    sentence = maker.page.sentences[told.sentence]
    behind = [token for token in sentence.tokens if token.span.start >= nobody.end]
    if len(behind) < 2 or behind[0].pos != "ADP":
        return None
    for phrase in sentence.noun_phrases:
        if phrase.core.start == behind[1].span.start:
            own = maker.page.tokens(phrase.core)[0].lemma.lower() in maker.rules.selves
            return phrase.core if own or is_force(phrase.core, maker) else None
    return None


def _find_meant(told: Told, pronoun: Span, maker: Maker) -> Span | None:
    """Those in charge who were named last before a "they" that harms somebody: "Two guards came. *They* beat
    him". None where it is the guards who are harmed."""
    patient = told.frame.patient
    if patient is not None and is_force(patient, maker):
        return None
    for number in range(told.sentence, max(told.sentence - _REACH, -1) - 1, -1):
        if number < 0:
            break
        before = [
            phrase.core
            for phrase in maker.page.sentences[number].noun_phrases
            if phrase.core.end <= pronoun.start and is_force(phrase.core, maker)
        ]
        if before:
            return max(before)
    return None


def is_force(words: Span, maker: Maker) -> bool:
    """Whether the words are of people or bodies in charge: guards, soldiers, a unit."""
    phrase = maker.page.phrase(words)
    head = phrase.head if phrase is not None else words
    lemmas = {token.lemma.lower() for token in maker.page.tokens(head)}
    own = maker.page.tokens(words)[:1]
    led = bool(own) and own[0].pos in ("PRON", "DET") and own[0].lemma.lower() in maker.rules.selves
    return bool(lemmas & maker.rules.forces) or (led and bool(lemmas & maker.rules.own))  # "our men"


def is_negative(told: Told, maker: Maker) -> bool:
    """Whether the words that say it hold a "not" of their own."""
    return any(
        token.lemma.lower() in maker.rules.negations for token in maker.page.tokens(told.frame.trigger)
    )


def is_cleft_away(told: Told, maker: Maker) -> bool:
    """Whether the sentence is made to say that it was others: "*it was not the guards* who fired"."""
    agent = told.frame.agent
    if agent is None or agent.start >= told.frame.trigger.start:
        return False
    tokens = maker.page.sentences[told.sentence].tokens
    before = [token for token in tokens if token.span.end <= agent.start][-3:]
    between = [token for token in tokens if agent.end <= token.span.start < told.frame.trigger.start]
    return (
        [token.pos for token in before[:2]] == ["PRON", "AUX"]
        and before[-1].lemma.lower() in maker.rules.negations
        and bool(between)
        and between[0].pos in ("PRON", "SCONJ")
    )


def find_cleared(told: Told, maker: Maker) -> Iterator[Span]:
    """Who is said not to have done it, in one clause with who did: "killed by smugglers, *not by soldiers*",
    "not by *guards* but by others"."""
    agent = told.frame.agent
    if agent is None or told.frame.negated:
        return
    tokens = maker.page.sentences[told.sentence].tokens
    leading = [token for token in tokens if token.span.end <= agent.start][-1:]
    by = leading[0].text.lower() if leading and leading[0].pos == "ADP" else ""
    for place, token in enumerate(tokens[:-1]):
        if token.lemma.lower() not in maker.rules.negations or not _is_beside(token, agent, tokens):
            continue
        led = tokens[place + 1].pos == "ADP"
        if led and tokens[place + 1].text.lower() != by:
            continue
        start = tokens[place + 2 if led else place + 1 : place + 3]
        phrases = maker.page.sentences[told.sentence].noun_phrases
        opened = [one.core for one in phrases if start and one.core.start == start[0].span.start]
        named = max(opened, key=len, default=None)
        if named is not None and not named.overlaps(agent) and (led or token.span.start > agent.start):
            yield named


def _is_beside(negation: Token, agent: Span, tokens: tuple[Token, ...]) -> bool:
    """Whether only a mark or a joining word, and the phrase of the other, part the two."""
    if negation.span.start >= agent.end:
        between = [token for token in tokens if agent.end <= token.span.start < negation.span.start]
        return all(token.pos in ("PUNCT", "CCONJ") for token in between)
    between = [token for token in tokens if negation.span.end <= token.span.start < agent.start]
    return len(between) <= _BETWEEN + 2 and any(token.pos == "CCONJ" for token in between)
