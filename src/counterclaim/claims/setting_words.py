"""Words of which all that is said is when or where something took place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.spots import SETTINGS, Setting, find_country, find_settings, is_located_by
from counterclaim.model import MentionKind, Span, Token

_DAY = MentionKind.PERIOD
_OCCURRED = "occurred"
_WORDS = ("VERB", "NOUN", "PROPN")
_NAMING = ("ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN")
_PARTICLES = ("ADP", "ADV", "PART")
_LEADING = ("ADP", "DET", "ADJ", "NUM")


def find_set_at(told: Told, page: Page, rules: Rules) -> Iterator[Setting]:
    """The days and places at which a known deed is said to have been, by words of taking place alone or right
    behind its verb: "the attack *took place near Oru*", "the boat sank *off Oru*"."""
    if not is_known(told, page, rules):
        return
    for item, value in find_settings(told.sentence, page, rules):
        if is_set_at(told, item.span, page, rules) or is_right_behind(told, item.span, page, rules):
            yield item, value


def is_known(told: Told, page: Page, rules: Rules) -> bool:
    """Whether it is told of as known: "*the* attack", "*the* men were shot", "he was shot"."""
    frame = told.frame
    if frame.definite or is_nothing(told, page, rules):
        return True
    if frame.number is not None and (frame.patient is None or frame.number.start <= frame.patient.start):
        return False
    phrase = page.phrase(frame.trigger)
    nobodys = befalls(told, page, rules) or not rules.has_doer(rules.types_of(frame))
    sunk = frame.agent if nobodys else None  # "*the boat* sank"
    about = frame.patient or sunk or (phrase.span if phrase is not None else None)
    tokens = page.tokens(about) if about is not None else []
    return bool(tokens) and (tokens[0].pos == "PRON" or tokens[0].text.lower() in rules.definites)


def is_nothing(told: Told, page: Page, rules: Rules) -> bool:
    """Whether it takes up what others tell, to say that nothing was: "*nothing* happened in the camp"."""
    spans = (told.frame.trigger, told.frame.patient)
    first = [page.tokens(span)[:1] for span in spans if span is not None]
    return any(one.pos == "PRON" and one.lemma.lower() in rules.negations for (one,) in filter(None, first))


def is_taken_up(told: Told, page: Page, rules: Rules) -> bool:
    """Whether the words only say of what was told before that it took place: "*the incident* occurred"."""
    if _OCCURRED not in rules.attributes_of(told.frame) or told.frame.patient is None:
        return False
    first = page.tokens(told.frame.patient)[:1]
    return not any(one.text.lower() in rules.relatives for one in first) and is_known(told, page, rules)


def is_set_at(told: Told, words: Span, page: Page, rules: Rules) -> bool:
    """Whether the deed is only said to have taken place at the day or place of these words."""
    deeds = (told.frame.trigger, told.frame.patient)
    return any(deed is not None and is_set_behind(deed, words, page, rules) for deed in deeds)


def is_set_behind(deed: Span, words: Span, page: Page, rules: Rules) -> bool:
    """The same, of the words for a deed, or of a pronoun that stands for it."""
    if words.start < deed.end:
        return False
    tokens = _words_between(deed, words, page, rules)
    if not tokens:
        return False
    between = page.words(Span(tokens[0].span.start, tokens[-1].span.end))
    return rules.taking_place.fullmatch(between) is not None


def is_right_behind(told: Told, words: Span, page: Page, rules: Rules) -> bool:
    """Whether the day or place follows the verb of the deed at once, and the verb tells what befell somebody,
    not what somebody did: "the boat *sank* off Oru", "he *was shot* at the gate"."""
    frame = told.frame
    deed = Span(frame.trigger.start, min(frame.trigger.end, max(words.start, frame.trigger.start)))
    inside = page.tokens(deed)
    while inside and deed != frame.trigger and _leads(inside[-1], rules):
        inside.pop()  # "*left at* Point Zero"
    within = frame.trigger.start <= words.start and frame.trigger.end <= words.end
    end = inside[-1].span.end if inside else deed.end
    while len(inside) > 1 and inside[-1].pos in _PARTICLES:
        inside.pop()  # "went *down* off Oru"
    within = within and bool(inside)
    walled = within and inside[0].pos == "VERB" and is_located_by(words, page, rules.enclosing)
    if not within or not (walled or inside[-1].pos == "VERB" or _tells_where(inside, page, rules)):
        return False  # "*opened fire* inside the camp"; who opens fire "at the gate" need not be there
    behind = frame.agent is not None and frame.agent.start >= words.end  # "shot in Oru *by guards*"
    doing = frame.agent is not None and not behind and rules.has_doer(rules.types_of(frame))
    if doing and not (walled or befalls(told, page, rules)):
        return False
    if not is_located_by(words, page, rules.before_spots) and not any(page.mentions(_DAY, words)):
        return False  # "was taken *to* the hospital"
    between = _words_between(Span(deed.start, end), words, page, rules)
    return not between or (not doing and _is_manner(between, rules) and _is_land(words, page, rules))


def _is_manner(between: Sequence[Token], rules: Rules) -> bool:
    """Whether all that stands between is by whom or with what: "beaten *with batons* on Oru soil"."""
    return between[0].text.lower() in rules.manners and all(token.pos in _NAMING for token in between)


def _is_land(words: Span, page: Page, rules: Rules) -> bool:
    return find_country(page.tokens(words), rules) is not None


def _tells_where(deed: Sequence[Token], page: Page, rules: Rules) -> bool:
    """Whether a deed's own words only say that it took place: "the incident, if any, *took place* in Oru"."""
    words = page.words(Span(deed[0].span.start, deed[-1].span.end))
    return rules.taking_place.fullmatch(words) is not None


def _words_between(deed: Span, words: Span, page: Page, rules: Rules) -> list[Token]:
    """What stands between a deed and its day or place, but for what leads it and other days and places."""
    tokens = page.tokens(Span(deed.end, words.start))
    sentence = page.sentences[page.at(words)]
    others = [item.span for item in sentence.mentions if item.kind in SETTINGS]
    others += [item.span for item, _ in find_settings(page.at(words), page, rules)]
    while tokens and (_leads(tokens[-1], rules) or any(one.contains(tokens[-1].span) for one in others)):
        tokens.pop()
    return tokens


def _leads(token: Token, rules: Rules) -> bool:
    """Whether it may stand before a day or place: "*, two miles inside* Iran"."""
    return token.pos in _LEADING or token.text == "," or token.lemma.lower() in rules.distances


def befalls(told: Told, page: Page, rules: Rules) -> bool:
    """Whether it is nothing that somebody does: "the boat sank", "the fire broke out"."""
    deed = told.frame.trigger
    if _OCCURRED in rules.attributes_of(told.frame):
        deed = told.frame.patient or deed
    tokens = page.tokens(deed)
    if any(token.lemma.lower() in rules.befalling for token in tokens if token.pos in _WORDS):
        return True
    return any(f"{one.lemma} {other.lemma}".lower() in rules.befalling for one, other in pairwise(tokens))


def is_turned_to(denied: Span, words: Span, page: Page, rules: Rules) -> bool:
    """Whether a day or place stands right behind one that is denied: "not in Oru *but in Ma*"."""
    between = page.tokens(Span(denied.end, max(denied.end, words.start)))
    told = [token for token in between if not _leads(token, rules)]
    return len(told) == 1 and told[0].text.lower() in rules.turning


def is_pointed_at(words: Span, page: Page, rules: Rules) -> bool:
    """Whether a sentence only says of what was told before that it was at that day or place: "*it* was on
    Sunday"."""
    negated = {token.span for token in page.before(words) if token.lemma.lower() in rules.negations}
    return not negated and any(
        token.pos == "PRON"
        and token.text.lower() in rules.pointing
        and is_set_behind(token.span, words, page, rules)
        for token in page.before(words)
    )
