"""Claims of when and where: of the voices that set one day or place against another.

A report that tells one day and one place tells them with its happening, and no claim needs to carry them.
Where voices differ, one says when and where it was not ("on Friday, not on Saturday"), or one is quoted for
just that, each claims its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.changes import without_withdrawn
from counterclaim.claims.drafts import (
    Draft,
    are_apart,
    are_parted,
    can_compare,
    find_in_last_week,
    is_located,
    is_of_this_week,
)
from counterclaim.claims.making import Maker, Occasion
from counterclaim.claims.page import Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.set_aside import (
    DATE,
    KINDS,
    PHRASE,
    PLACE,
    denies_by_cue,
    find_aside,
    find_set_aside,
    find_set_off,
)
from counterclaim.claims.setting_words import (
    befalls,
    find_set_at,
    is_known,
    is_nothing,
    is_right_behind,
    is_set_at,
    is_set_behind,
    is_turned_to,
)
from counterclaim.claims.spots import (
    COUNTRY,
    SITE,
    SPOT,
    Setting,
    find_country,
    find_settings,
    is_common,
    is_land,
)
from counterclaim.claims.voices import Voice
from counterclaim.claims.waters import find_afloat
from counterclaim.model import Mention, MentionKind, Modality, Period, Place, Quantity, Span, Token, hull

_REACH = 4  # sentences back to what "it" points at
_ABOUT_DEATH = (*PHRASE, "NOUN")  # "died *of malaria in hospital* on Sunday"


def code_occasions(maker: Maker) -> None:
    """The claims of the days and places that are told against others, happening by happening."""
    told = [*_find_told(maker), *_find_pointed(maker), *_find_led(maker), *find_set_aside(maker)]
    told = without_withdrawn([*told, *find_afloat(maker), *find_set_off(maker)], maker)
    told += [other for item in told if item.denied for other in _find_turned(item, maker)]
    for draft in maker.happenings.drafts:
        for attribute in (DATE, PLACE):
            about = [item for item in told if item.draft is draft and item.attribute == attribute]
            later = [
                item for item in about if attribute == DATE and maker.happenings.is_of_finding(item.told)
            ]
            others = [item for item in about if item not in later]
            whole = _are_contested(others) or any(_is_point(item, maker) for item in others)
            for item in about:  # the day of a death in hospital is set against no day that stands beside it
                own = _is_point(item, maker) if item in later else whole
                if own or _is_spot(item, maker):
                    maker.keep_occasion(item, _is_point(item, maker) or _is_all_said(item, maker))


def _are_contested(about: Sequence[Occasion]) -> bool:
    """Whether one is denied, or two voices hold what cannot both be true."""
    return any(item.denied for item in about) or any(
        one.voice.actor_id != other.voice.actor_id and _cannot_both_be(one.value, other.value)
        for one in about
        for other in about
    )


def _cannot_both_be(one: Period | Place, other: Period | Place) -> bool:
    """Names that no list of places holds may be of one place."""
    if isinstance(one, Period) and isinstance(other, Period):
        return are_parted(one, other)
    if not (isinstance(one, Place) and isinstance(other, Place)):
        return False
    return is_located(one) and is_located(other) and are_apart(one, other)


def _is_point(item: Occasion, maker: Maker) -> bool:
    """Whether somebody is quoted for just when or where a known thing took place: "the fight began on Monday,
    the police said"."""
    if item.voice.statement is None:
        return False
    if item.pointed or not is_known(item.told, maker.page, maker.rules):
        return item.pointed
    return _is_day_of_death(item, maker) or is_set_at(item.told, item.words, maker.page, maker.rules)


def _is_all_said(item: Occasion, maker: Maker) -> bool:
    """Whether a known thing and its day are all that somebody is quoted for: "that they were expelled on
    Friday"."""
    page, statement = maker.page, item.voice.statement
    if statement is None or item.denied or not is_known(item.told, page, maker.rules):
        return False
    behind = page.tokens(Span(item.words.end, max(item.words.end, hull(statement.content).end)))
    told = [one for one in page.told_in(hull(statement.content)) if one.frame.number is not None]
    ends = all(token.pos in ("PUNCT", "NUM", "PROPN") for token in behind)
    return ends and not told and is_right_behind(item.told, item.words, page, maker.rules)


def _is_spot(item: Occasion, maker: Maker) -> bool:
    """Whether it is the country in which it took place, or a spot that has no name: what others can part from
    only by saying so. Of those who were shot in one town some die in another."""
    unnamed = isinstance(item.value, Place) and item.value.precision == SITE
    unnamed = unnamed and is_common(item.value, maker.rules)
    if not (unnamed or is_land(item.value)):
        return False
    return _is_told_at(item.told, item.words, maker)


def _is_told_at(told: Told, words: Span, maker: Maker) -> bool:
    page, rules = maker.page, maker.rules
    return is_set_at(told, words, page, rules) or is_right_behind(told, words, page, rules)


def _is_day_of_death(item: Occasion, maker: Maker) -> bool:
    """Whether little more is said than when a known person died: "a doctor said that he *died on Sunday*"; of
    a death that nothing else explains, where and of what may stand between."""
    if item.attribute != DATE or "killed" not in maker.rules.attributes_of(item.told.frame):
        return False
    between = maker.page.tokens(
        Span(item.told.frame.trigger.end, max(item.words.start, item.told.frame.trigger.end))
    )
    allowed = _ABOUT_DEATH if maker.rules.are_death(item.draft.types) else ("ADP", "DET")
    return item.told.frame.agent is None and all(token.pos in allowed for token in between)


def _find_told(maker: Maker) -> Iterator[Occasion]:
    """The days and places that frames bear; not when and where the dead were found."""
    for told in maker.page.told:
        draft = maker.draft_at(told)
        if draft is None or draft.background or told.frame.modality is not Modality.ACTUAL:
            continue
        if _is_done_anew(told, maker):
            continue
        denied = maker.happenings.is_only_set(told) or is_nothing(told, maker.page, maker.rules)
        found = maker.happenings.is_of_finding(told)
        size = _count(told, maker)
        some = told.frame.number is not None and size != 1 and not _are_all(told, maker)
        later = some and not maker.rules.incident_types(told.frame)
        for mention, value in _settings_of(told, denied, maker):
            if size == 0 or (later and not is_land(value)):
                continue  # of those who are counted some die days later
            bare = mention.rule == SPOT and is_common(value, maker.rules)
            spot = bare and _is_told_at(told, mention.span, maker)
            if found and not (spot or (isinstance(value, Period) and maker.rules.are_death(draft.types))):
                continue
            for voice in maker.voices.find(mention.span):
                negated = _is_negated(told, voice, maker) or denies_by_cue(voice, maker)
                if denied or not negated:
                    kind = KINDS[mention.kind]
                    own = _of_speaker(value, voice, maker)
                    yield Occasion(told, draft, kind, own, mention.span, voice, denied and negated)


def _is_done_anew(told: Told, maker: Maker) -> bool:
    """Whether it is told of another time: "were beaten *again* on Tuesday"."""
    clause = told.frame.clause or told.frame.trigger
    return maker.rules.anew.search(maker.page.words(clause)) is not None


def _is_negated(told: Told, voice: Voice, maker: Maker) -> bool:
    """Whether the voice itself takes it back: "*the police's* claim that it was on Friday is false" does not
    say so of the police."""
    frame = told.frame
    return frame.negated and (frame.negation is None or maker.voices.says(voice, frame.negation))


def _of_speaker(value: Period | Place, voice: Voice, maker: Maker) -> Period | Place:
    """What a speaker calls its own is its country's: "in *our* waters, the Libyan coastguard said"."""
    rules = maker.rules
    if not (isinstance(value, Place) and voice.statement is not None and voice.statement.source):
        return value
    first, last = value.name.lower().split()[0], value.name.lower().split()[-1]
    if last not in rules.lands or first not in rules.owning:
        return value
    country = find_country(maker.page.tokens(voice.statement.source[0]), rules)
    return value if country is None else replace(value, country=country, precision=COUNTRY)


def _count(told: Told, maker: Maker) -> int | None:
    """How many people the frame counts at most."""
    figure = maker.page.mention(MentionKind.FIGURE, told.frame.number)
    return figure.value.high if figure is not None and isinstance(figure.value, Quantity) else None


def _are_all(told: Told, maker: Maker) -> bool:
    """Whether the count is of all who were told of: "*the five* died"."""
    tokens = maker.page.tokens(told.frame.patient) if told.frame.patient is not None else []
    led = len(tokens) > 1 and tokens[0].text.lower() in maker.rules.definites
    return led and told.frame.number is not None and tokens[1].span.start == told.frame.number.start


def _settings_of(told: Told, denied: bool, maker: Maker) -> Iterator[Setting]:
    """The day and the place of a frame, but no government's city."""
    setting = maker.happenings.setting(told)
    set_at = [item.span for item, _ in find_set_at(told, maker.page, maker.rules)] if denied else []
    for mention, value in find_settings(told.sentence, maker.page, maker.rules):
        if find_aside(mention, maker):
            continue
        own = mention.span in (told.frame.time, told.frame.place)
        told_of = own and (mention.kind is MentionKind.SITE or value in (setting.period, setting.place))
        told_of |= own and _is_day_of_whole(told, mention, maker)
        placed = (mention.rule == SPOT or is_land(value)) and _is_told_at(told, mention.span, maker)
        if isinstance(value, Period) and _is_recalled(value, told, maker):
            draft = maker.draft_at(told)
            then = find_in_last_week(value, draft.period) if draft is not None else None
            if then is None:
                continue
            value = then
        if mention.span in set_at if denied else told_of or placed:
            yield mention, value


def _is_day_of_whole(told: Told, mention: Mention, maker: Maker) -> bool:
    """Whether it is the day on which somebody died of whose death alone is told, be it in hospital; not where
    the report gives the death another day."""
    draft = maker.draft_at(told)
    if draft is None or not maker.rules.are_death(draft.types) or mention.span != told.frame.time:
        return False
    dead = "killed" in maker.rules.attributes_of(told.frame) and befalls(told, maker.page, maker.rules)
    value = mention.value if isinstance(mention.value, Period) else None
    return dead and value is not None and not are_parted(draft.period, value)


def _is_recalled(value: Period, told: Told, maker: Maker) -> bool:
    """Whether a weekday is told of what the report dates by a month, a year or a day of the calendar: it is
    that of the week of then, and not of the week of the report."""
    draft = maker.draft_at(told)
    if draft is None or draft.period is None or "weekday" not in value.expression:
        return False
    return not is_of_this_week(draft.period) and not can_compare(draft.period, value)


def _find_pointed(maker: Maker) -> Iterator[Occasion]:
    """The days and places of sentences that only point at what the report has told of: "residents say *it was
    on Sunday*", "*the operation* was carried out on Sunday"."""
    for number, sentence in enumerate(maker.page.sentences):
        draft = maker.happenings.latest(number)
        if draft is None or draft.told[0].sentence >= number or number - draft.last_sentence > _REACH:
            continue
        told = [item.frame.trigger for item in maker.page.told_at(number) if maker.happenings.of(item)]
        pronoun = next((one.span for one in sentence.tokens if _points(one, maker)), None)
        named = [one.span for one in sentence.noun_phrases if _names_event(one.span, maker)]
        for mention, value in find_settings(number, maker.page, maker.rules):
            if find_aside(mention, maker):
                continue
            subjects = [one for one in named if all(at.start > mention.span.end for at in told)]
            subjects += [pronoun] if pronoun is not None and not told else []
            for subject in subjects:
                if is_set_behind(subject, mention.span, maker.page, maker.rules):
                    yield from _hold(draft.told[-1], draft, subject, (mention, value), maker)


def _names_event(phrase: Span, maker: Maker) -> bool:
    """Whether words only point at what was told of: "*the operation*", "this incident"."""
    words = maker.page.tokens(phrase)
    led = words[0].text.lower() if len(words) == 2 else ""
    known = led in maker.rules.definites or led in maker.rules.pointing
    return known and words[1].lemma.lower() in maker.rules.events


def _find_led(maker: Maker) -> Iterator[Occasion]:
    """The days and places told before their deed: "it was *on Friday* that it sank", "the boat was *in our
    waters* when it was stopped"."""
    rules = maker.rules
    for number in range(len(maker.page.sentences)):
        for setting in find_settings(number, maker.page, rules):
            behind = maker.page.behind(setting[0].span)
            at = next((place for place, one in enumerate(behind) if one.pos in ("VERB", "AUX")), 0)
            words = {one.text.lower() for one in behind[:at]}
            cleft = not words.isdisjoint(rules.relatives)
            if not cleft and words.isdisjoint(rules.meanwhile):
                continue
            subject = _find_placed(setting[0].span, cleft, maker)
            deed = _find_deed_behind(number, behind[at].span.start, maker) if subject is not None else None
            draft = maker.happenings.of(deed) if deed is not None else None
            if deed is None and subject is not None and _sinks(behind[at], rules):
                draft = maker.happenings.latest(number)
            if subject is not None and draft is not None and not (draft.background or draft.record):
                yield from _hold(deed or draft.told[-1], draft, subject, setting, maker)


def _find_deed_behind(number: int, start: int, maker: Maker) -> Told | None:
    told = (item for item in maker.page.told_at(number) if item.frame.trigger.end > start)
    return next((item for item in told if maker.happenings.of(item) is not None), None)


def _sinks(verb: Token, rules: Rules) -> bool:
    return verb.lemma.lower() in rules.befalling


def _find_placed(words: Span, cleft: bool, maker: Maker) -> Span | None:
    """What a clause says to have been there: the pronoun that stands for the deed, or else who was there."""
    if cleft:
        subjects = [one.span for one in maker.page.before(words) if _points(one, maker)]
    else:
        phrases = maker.page.sentences[maker.page.at(words)].noun_phrases
        subjects = [one.span for one in phrases if one.span.end <= words.start]
    placed = (one for one in subjects if is_set_behind(one, words, maker.page, maker.rules))
    return next(placed, None)


def _hold(told: Told, draft: Draft, subject: Span, setting: Setting, maker: Maker) -> Iterator[Occasion]:
    """Who says of a known deed that it was there, or was not."""
    mention, value = setting
    between = maker.page.tokens(Span(subject.end, mention.span.start))
    denied = any(token.lemma.lower() in maker.rules.negations for token in between)
    for voice in maker.voices.find(mention.span):
        if not denies_by_cue(voice, maker):
            kind = KINDS[mention.kind]
            yield Occasion(told, draft, kind, value, mention.span, voice, denied, True)


def _find_turned(item: Occasion, maker: Maker) -> Iterator[Occasion]:
    """What stands right behind a day or place that is denied: "not at the hospital *but in his cell*"."""
    page, rules = maker.page, maker.rules
    for mention, value in find_settings(page.at(item.words), page, rules):
        if is_turned_to(item.words, mention.span, page, rules) and KINDS[mention.kind] == item.attribute:
            yield replace(item, value=value, words=mention.span, denied=False)
            return


def _points(token: Token, maker: Maker) -> bool:
    return token.pos == "PRON" and token.text.lower() in maker.rules.pointing
