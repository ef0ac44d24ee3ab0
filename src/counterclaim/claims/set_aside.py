"""The days and places at which a thing was not, set against those at which it was: "on Friday, *not on
Saturday as the ministry says*"; and the days that are told by how far they lie from another's: "*two days
before* the date that the ministry has given".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.drafts import is_of_one_day
from counterclaim.claims.making import Maker, Occasion
from counterclaim.claims.page import Told
from counterclaim.claims.spots import SITE, find_settings
from counterclaim.claims.voices import Voice
from counterclaim.model import Mention, MentionKind, Period, Place, Span, Token
from counterclaim.model.periods import parse_expression, read_period

DATE, PLACE = "date", "place"
KINDS = {MentionKind.PERIOD: DATE, MentionKind.PLACE: PLACE, MentionKind.SITE: PLACE}
PHRASE = frozenset(("ADP", "DET", "ADJ", "NUM", "PROPN", "ADV"))
_VERBS = ("AUX", "VERB", "ADV", "PART")
_DAY = "day"


def find_set_aside(maker: Maker) -> Iterator[Occasion]:
    """The days and places at which it was not, with whoever is named as holding that it was."""
    for number in range(len(maker.page.sentences)):
        for mention, value in find_settings(number, maker.page, maker.rules):
            word = find_aside(mention, maker)
            told = _find_deed(number, mention, maker) if word is not None else None
            draft = maker.draft_at(told) if told is not None else None
            if word is None or told is None or draft is None or draft.background:
                continue
            item = Occasion(told, draft, KINDS[mention.kind], value, mention.span, Voice("", None))
            yield from _set_against(item, word, maker)


def _set_against(item: Occasion, word: Span, maker: Maker) -> Iterator[Occasion]:
    """Who denies it, who is named as holding it, and what the former hold instead. Who sets aside its own
    former word corrects it, and denies nothing."""
    outer = [voice for voice in maker.voices.find(word) if not denies_by_cue(voice, maker)]
    speaking = {voice.actor_id for voice in outer}
    inner = [voice for voice in maker.voices.find(item.words) if voice.statement is not None]
    former = [voice for voice in inner if voice not in outer]
    behind = maker.page.words(Span(item.words.end, maker.page.sentences[maker.page.at(word)].span.end))
    corrected = maker.rules.correcting.match(behind) is not None or any(
        voice.actor_id in speaking for voice in former
    )
    for voice in outer if not corrected else ():
        yield replace(item, voice=voice, words=Span(word.start, item.words.end), denied=True)
    yield from (replace(item, voice=voice) for voice in former if voice.actor_id not in speaking)
    if (instead := _find_instead(word, item, maker)) is not None:
        held, where = instead
        yield from (replace(item, voice=voice, value=held, words=where) for voice in outer)


def _find_instead(word: Span, item: Occasion, maker: Maker) -> tuple[Period | Place, Span] | None:
    """The day or place right before words that set another aside: "*on the road*, not in the camp"."""
    page = maker.page
    sentence = page.sentences[page.at(word)]
    tokens = page.tokens(Span(sentence.span.start, word.start))
    while tokens and tokens[-1].pos in ("PUNCT", "CCONJ"):
        tokens.pop()
    end = tokens[-1].span.end if tokens else sentence.span.start
    for mention, value in find_settings(page.at(word), page, maker.rules):
        if mention.span.end == end and KINDS[mention.kind] == item.attribute:
            return value, mention.span
    phrase = next((one for one in sentence.noun_phrases if one.core.end == end), None)
    if phrase is None or item.attribute == DATE:
        return None
    led = [token.text.lower() for token in tokens if token.span.end <= phrase.core.start][-1:]
    if not led or led[0] not in maker.rules.before_spots:
        return None
    return Place(page.named(phrase.core), precision=SITE), phrase.core


def _find_deed(number: int, mention: Mention, maker: Maker) -> Told | None:
    """What took place at another day or place than this: the nearest deed before it, else behind it."""
    told = [item for item in maker.page.told_at(number) if maker.draft_at(item) is not None]
    before = [item for item in told if item.frame.trigger.end <= mention.span.start]
    return before[-1] if before else told[0] if told else None


def find_aside(mention: Mention, maker: Maker) -> Span | None:
    """The words before a day or place that set it aside: "*not* on Sunday"; "not *to* Oru" tells of a way."""
    page, rules = maker.page, maker.rules
    start = page.sentences[page.at(mention.span)].span.start
    found = rules.setting_aside.search(page.words(Span(start, mention.span.start)))
    if found is None:
        return None
    before = page.tokens(Span(start, start + found.start()))
    if before and before[-1].pos == "AUX":
        return None  # "the men *were not* on the road for long"
    led = page.tokens(Span(start + found.end(), mention.span.start + 1))
    led = [token for token in led if token.span.end <= mention.span.start]
    bare = mention.kind is MentionKind.PERIOD
    where = (led[0].text.lower() in rules.before_spots or led[0].pos != "ADP") if led else bare
    if not where or not all(token.pos in PHRASE for token in led):
        return None
    return Span(start + found.start(), start + found.end())


def find_set_off(maker: Maker) -> Iterator[Occasion]:
    """The days that others give, told by how far they lie from that of a voice: "on Thursday, *two days
    before* the date that the department has given"."""
    for number, sentence in enumerate(maker.page.sentences):
        for mention in sentence.mentions:
            value = mention.value
            if mention.kind is not MentionKind.PERIOD or not isinstance(value, Period):
                continue
            other = _find_shifted(mention.span, value, maker) if is_of_one_day(value) else None
            told = _find_deed(number, mention, maker) if other is not None else None
            draft = maker.draft_at(told) if told is not None else None
            if other is None or told is None or draft is None or draft.background:
                continue
            giver, day, words = other
            for voice in maker.voices.find(mention.span):
                own = voice.statement is None or voice.actor_id == giver or denies_by_cue(voice, maker)
                if not own:
                    given = replace(voice, actor_id=giver)
                    yield Occasion(told, draft, DATE, day, words, given, pointed=True)


def _find_shifted(own: Span, day: Period, maker: Maker) -> tuple[str, Period, Span] | None:
    """Who gives another day than this, which day that is, and the words that tell so."""
    page = maker.page
    end = page.sentences[page.at(own)].span.end
    found = maker.rules.set_off.match(page.words(Span(own.end, end)))
    parsed = parse_expression(day.expression)
    if found is None or parsed is None or parsed.prefix or parsed.second is not None:
        return None
    behind = _until_mark(page.tokens(Span(own.end + found.end(), end)))
    if not behind:
        return None
    words = Span(behind[0].span.start, behind[-1].span.end)
    givers = {one.id: part for one in maker.cast.members for part in one.spans if words.contains(part)}
    if len(givers) != 1:
        return None
    ((giver, named),) = givers.items()
    if not (_names_day(behind, maker) or _only_says(behind, named, maker)):
        return None
    counted = found["count"].lower()
    count = int(counted) if counted.isdigit() else maker.rules.numbers.get(counted, 1)
    step = (-count if found["later"] else count, _DAY)
    moved = replace(parsed, first=replace(parsed.first, shifts=(*parsed.first.shifts, step)))
    return giver, replace(read_period(moved), anchor=day.anchor), words


def _until_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    end = next((at for at, one in enumerate(tokens) if one.pos in ("PUNCT", "CCONJ")), len(tokens))
    return tokens[:end]


def _names_day(words: Sequence[Token], maker: Maker) -> bool:
    """Whether words open with the day itself, or what tells it: "*the date* given by the army"."""
    noun = next((one for one in words if one.pos not in PHRASE), None)
    return noun is not None and noun.lemma.lower() in maker.rules.stated_days


def _only_says(words: Sequence[Token], named: Span, maker: Maker) -> bool:
    """Whether words only say that somebody says so: "the police *have said*", "the army says *it did*"."""
    before = [one for one in words if one.span.end <= named.start]
    behind = [one for one in words if one.span.start >= named.end]
    cues = [at for at, one in enumerate(behind) if maker.rules.is_cue(one.lemma.lower())]
    if any(one.pos != "DET" for one in before) or not cues:
        return False
    rest = behind[cues[0] + 1 :]
    led = all(one.pos in _VERBS for one in behind[: cues[0]])
    return led and (not rest or rest[0].pos == "PRON") and all(one.pos in _VERBS for one in rest[1:])


def denies_by_cue(voice: Voice, maker: Maker) -> bool:
    return voice.statement is not None and maker.voices.denies_by_cue(voice.statement)
