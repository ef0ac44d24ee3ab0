"""What is said of people without a figure: who denies that *anyone* was hurt says that nobody was, and so
does who tells of *no loss of life*, or of residents who *all* got out *unharmed*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.claims.counted_sites import find_nearest_site
from counterclaim.claims.counts import find_subject, forms_of
from counterclaim.claims.making import Maker
from counterclaim.claims.negations import is_called_untrue
from counterclaim.claims.page import Told
from counterclaim.model import Frame, Measure, MentionKind, Modality, Quantity, Span, Stance, Token

_COUNTED = ("killed", "injured", "casualties")
_MOVED = ("deported", "transferred", "released", "arrested")
_ALL = "casualties"  # the dead and the hurt
_MISSING = "missing"
_LED = 4  # words before "no deaths" in which "to avoid" stands


def code_nobody(maker: Maker) -> None:
    for told in maker.page.told:
        names = maker.rules.attributes_of(told.frame)
        _code_left_be(told, maker)
        _code_none_held(told, maker)
        attribute = next((name for name in _COUNTED if name in names), None)
        if attribute is None or _is_deed(told, maker):
            continue
        anybody = _find_anybody(told, maker) or _find_bare(told, maker)
        if anybody is not None and _is_only_denied(told, anybody, maker):
            none = Quantity(0, 0, maker.page.words(anybody))
            draft = find_subject(told, maker, False)
            made = maker.add(told, attribute, none, anybody, "count:denied", draft=draft, denied_only=True)
            for claim in made:
                maker.change(claim, stance=Stance.ASSERTS, denial=None)
        lack = _find_lack(told, attribute, maker)
        if lack is not None:
            none = Quantity(0, 0, maker.page.words(lack))
            maker.add(told, attribute, none, lack, "count:lack", draft=find_subject(told, maker, False))
    _code_all(_ALL, maker.rules.unharmed, maker)
    _code_all(_MISSING, maker.rules.accounted, maker)


def _code_left_be(told: Told, maker: Maker) -> None:
    """Who "did not expel *anyone*" says that nobody was, whoever is said to have done it."""
    frame, rules = told.frame, maker.rules
    of_types = (rules.types[kind].attribute for kind in rules.types_of(frame))
    named = (*rules.attributes_of(frame), *of_types)
    attribute = next((name for name in named if name in _MOVED), None)
    if attribute is None or not frame.negated or frame.number is not None or frame.background:
        return
    people = _find_any_people(frame, maker) if frame.modality is Modality.ACTUAL else None
    if people is None or not _ends_with(Span(people.start, max(people.end, frame.trigger.end)), maker):
        return
    none = Quantity(0, 0, maker.page.words(people))
    if any(claim.evidence == people and claim.attribute == attribute for claim in maker.claims):
        return
    draft = find_subject(told, maker, False)
    for claim in maker.add(told, attribute, none, people, "count:denied", draft=draft):
        maker.change(claim, stance=Stance.ASSERTS, denial=None)


def _code_none_held(told: Told, maker: Maker) -> None:
    """Who denies that *children* are held at a site says that none are, and leaves the others open."""
    frame, rules = told.frame, maker.rules
    names = (name for name in rules.attributes_of(frame) if rules.measure(name) is Measure.STOCK)
    attribute = next((name for name in names if rules.is_of_site(name)), None)
    people = frame.patient
    if attribute is None or people is None or frame.number is not None or frame.negated:
        return
    tokens = maker.page.tokens(people)
    kind = next((form for form in forms_of(tokens[-1]) if form in rules.some), None) if tokens else None
    if kind is None or len(tokens) > 1 or not _is_only_denied(told, people, maker):
        return
    site_id = maker.happenings.site_of(told) or find_nearest_site(told, maker)
    made = maker.add(
        told,
        attribute,
        Quantity(0, 0, maker.page.words(people)),
        people,
        "count:denied",
        site_id=site_id,
        counted=rules.kinds.get(kind, kind),
        denied_only=True,
    )
    for claim in made:
        maker.change(claim, stance=Stance.ASSERTS, denial=None)


def _find_any_people(frame: Frame, maker: Maker) -> Span | None:
    """The "anyone" or "any migrants" that it is done to: not "any *pregnant* women", nor "any charges"."""
    rules = maker.rules
    for phrase in (frame.patient, frame.trigger):
        tokens = maker.page.tokens(phrase) if phrase is not None else []
        opened = next((at for at, token in enumerate(tokens) if token.text.lower() in rules.anybody), None)
        if opened is None or (phrase is frame.patient and opened):
            continue
        rest = tokens[opened + 1 : opened + 2]
        if rest and rest[0].lemma.lower() in rules.people - (rules.some | rules.female):
            return Span(tokens[opened].span.start, rest[0].span.end)
        return tokens[opened].span if not rest or rest[0].pos in ("ADV", "ADP") else None
    return None


def _ends_with(words: Span, maker: Maker) -> bool:
    """Whether nothing but a place or a day stands behind them: not "anyone *without* a hearing"."""
    after = maker.page.behind(words)[:2]
    where = maker.rules.locatives | maker.rules.goals | maker.rules.origins
    led = Span(after[0].span.start, after[-1].span.end) if after else words
    dated = any(maker.page.mentions(MentionKind.PERIOD, led))
    return dated or all(token.pos == "PUNCT" or token.text.lower() in where for token in after[:1])


def _is_deed(told: Told, maker: Maker) -> bool:
    """Whether somebody is said to have done it, or it is not told as a fact: "shot" is a deed, which is
    denied with its doer, and who "denied knowing whether anyone was hurt" leaves it open."""
    frame = told.frame
    deed = frame.agent is not None or any(name == "cause" for name, _ in maker.rules.terms_of(frame))
    return deed or frame.number is not None or frame.modality is not Modality.ACTUAL


def _find_anybody(told: Told, maker: Maker) -> Span | None:
    """The "anyone" that came to harm, or the "any" of "any deaths"."""
    frame, page = told.frame, maker.page
    behind = Span(frame.trigger.end, max(frame.trigger.end, page.sentences[told.sentence].span.end))
    if frame.negated or _tells_manner(page.words(behind), maker):
        return None
    for people in (frame.patient, _phrase_of(frame.trigger, maker)):
        tokens = maker.page.tokens(people) if people is not None else []
        if people is not None and tokens and tokens[0].text.lower() in maker.rules.anybody:
            return people
    return None


def _find_bare(told: Told, maker: Maker) -> Span | None:
    """The "people" of "denied that people had died", or the "deaths" of "denied reports of deaths": whoever
    it was, where the words say neither of what nor when."""
    frame = told.frame
    untrue = is_called_untrue(frame, maker.page, maker.rules)
    if (frame.negated and not untrue) or frame.background or (not untrue and _is_led_on(frame, maker)):
        return None
    for people in (frame.patient, _phrase_of(frame.trigger, maker)):
        tokens = maker.page.tokens(people) if people is not None else []
        if len(tokens) == 2 and _is_cued(tokens[0], maker):
            tokens = tokens[1:]
        if people is None or len(tokens) != 1 or not _is_plural(tokens[0], maker):
            continue
        return None if _tells_of_them(people, told, maker) else people
    return None


def _tells_of_them(people: Span, told: Told, maker: Maker) -> bool:
    """Whether something of theirs is denied, not that there were any: "contested *the number of* deaths"."""
    tokens = maker.page.sentences[told.sentence].tokens
    before = [token for token in tokens if token.span.end <= people.start][-2:]
    if len(before) < 2 or before[1].pos != "ADP" or before[0].pos != "NOUN":
        return False
    return before[0].lemma.lower() not in maker.rules.claiming


def _is_cued(article: Token, maker: Maker) -> bool:
    """Whether a denial has the noun for its whole object: "denied *the* deaths"."""
    if article.text.lower() not in maker.rules.definite:
        return False
    voices = maker.voices.find(article.span)
    cues = (voice.statement.cue for voice in voices if voice.statement is not None and voice.denies)
    before = maker.page.before(article.span)[-1:]
    return any(cue is not None and cue.contains(token.span) for cue in cues for token in before)


def _is_plural(token: Token, maker: Maker) -> bool:
    word, lemma = token.text.lower(), token.lemma.lower()
    return token.pos == "NOUN" and (word != lemma or word in maker.rules.people)


def _is_led_on(frame: Frame, maker: Maker) -> bool:
    """Whether words behind it say of what, or after what, they died: then that may be denied, and not that
    they died."""
    page = maker.page
    end = frame.trigger.end
    behind = [token for token in page.sentences[page.at(frame.trigger)].tokens if token.span.start >= end]
    words = page.words(Span(end, behind[-1].span.end)) if behind else ""
    first = behind[:1]
    led = any(
        token.pos == "SCONJ" or (token.pos == "ADP" and token.text.lower() not in maker.rules.locatives)
        for token in first
    )
    return led or maker.rules.caused.search(words) is not None or _tells_manner(words, maker)


def _tells_manner(words: str, maker: Maker) -> bool:
    """Whether it is the manner or end that is denied: "denied that anyone had been hit *on purpose*"."""
    return maker.rules.on_purpose.search(words) is not None


def _is_only_denied(told: Told, anybody: Span, maker: Maker) -> bool:
    """Whether all who speak of it by name deny it."""
    voices = [*maker.voices.find(told.frame.trigger), *maker.voices.find(anybody)]
    named = [voice for voice in voices if voice.statement is None or voice.statement.source]
    return bool(named) and all(voice.denies for voice in named)


def _find_lack(told: Told, attribute: str, maker: Maker) -> Span | None:
    """The words that say that there was none of it: "*no loss of life*", "*without casualties*". A man who
    gets away "without injuries" is but one of those who may be hurt, and "to avoid deaths" tells of none."""
    frame, page = told.frame, maker.page
    if frame.negation is None or frame.background:
        return None
    trigger = page.tokens(frame.trigger)
    no = page.tokens(frame.negation)
    between = page.tokens(Span(frame.negation.end, max(frame.negation.end, frame.trigger.start)))
    if not (trigger and no) or any(token.pos != "ADJ" for token in between):
        return None
    if (
        trigger[0].pos not in ("NOUN", "ADJ")
        or no[0].text.lower() not in maker.rules.lacking[attribute != "injured"]
    ):
        return None
    before = [token for token in page.sentences[told.sentence].tokens if token.span.end <= no[0].span.start]
    if any(token.pos == "PART" for token in before[-_LED:]):
        return None
    return Span(frame.negation.start, frame.trigger.end)


def _phrase_of(trigger: Span, maker: Maker) -> Span | None:
    phrase = maker.page.phrase(trigger)
    return phrase.core if phrase is not None else None


def _code_all(attribute: str, saying: re.Pattern[str], maker: Maker) -> None:
    """That all came off unhurt, or that things alone were damaged, or that all were accounted for, where a
    report tells what took place."""
    for number, sentence in enumerate(maker.page.sentences):
        found = saying.search(maker.page.words(sentence.span))
        draft = maker.happenings.latest(number) if found is not None else None
        if found is None or draft is None or _counts_harm(maker.page.told_at(number), maker):
            continue
        words = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
        told = Told(Frame(words, attribute, (f"attribute:{attribute}",)), number, 0)
        none = Quantity(0, 0, maker.page.words(words))
        maker.add(told, attribute, none, words, "count:unharmed", draft=draft)


def _counts_harm(told: Sequence[Told], maker: Maker) -> bool:
    """Whether the sentence counts dead or hurt: "two died, the others are all unhurt"."""
    counted = (item.frame for item in told if item.frame.number is not None)
    return any(name in _COUNTED for frame in counted for name in maker.rules.attributes_of(frame))
