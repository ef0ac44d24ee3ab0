"""The days and places that a sentence names: what was read as such, the ground and waters of a country, and
spots that have no name of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.drafts import is_located, is_of_one_day
from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention, MentionKind, NounPhrase, Period, Place, Span, Token
from counterclaim.model.places import CITY, rank_precision

SETTINGS = (MentionKind.PERIOD, MentionKind.PLACE, MentionKind.SITE)
COUNTRY, SITE = "country", "site"
LAND, SPOT = "land", "spot"  # rules of mentions
_NAME = 3  # words at most of a country's name or of that of its people

Setting = tuple[Mention, Period | Place]


def find_settings(number: int, page: Page, rules: Rules) -> Iterator[Setting]:
    """The days and places of a sentence; a site is a place by its words. A country is one where something
    lies in it."""
    lands = [land for land in find_lands(number, page, rules) if _is_within(land[0].span, page, rules)]
    for mention in page.sentences[number].mentions:
        value = mention.value
        if mention.kind is MentionKind.PERIOD and isinstance(value, Period):
            if is_of_one_day(value):
                yield mention, value
        elif any(land.span.overlaps(mention.span) for land, _ in lands):
            continue
        elif mention.kind is MentionKind.PLACE and isinstance(value, Place):
            fine = rank_precision(value) <= CITY or not is_located(value)
            lies = value.precision == COUNTRY and not _owns(mention.span, page)
            if fine or (lies and _is_within(mention.span, page, rules)):
                yield mention, value
        elif mention.kind is MentionKind.SITE:
            yield mention, Place(_name_site(mention.span, page, rules), precision=SITE)
    yield from lands
    yield from _find_spots(number, page, rules)


def _owns(country: Span, page: Page) -> bool:
    """Whether it only says whose something is: "in *Mauritania*'s port of Nouadhibou"."""
    return [token.pos for token in page.behind(country)[:1]] == ["PART"]


def find_lands(number: int, page: Page, rules: Rules) -> Iterator[Setting]:
    """What a country has: "on *Libyan soil*", "in *the waters of Malta*"; and what none has."""
    for phrase in page.sentences[number].noun_phrases:
        words = page.named(phrase.core)
        country = None
        if not words.lower().endswith(rules.nobodys):
            if page.words(phrase.head).lower() not in rules.lands:
                continue
            country = find_country(page.tokens(phrase.core), rules)
            if country is None and (owner := _find_owner(phrase, page, rules)) is not None:
                country, words = owner[0], f"{words} of {owner[1]}"
            if country is None:
                continue
        value = Place(words, country=country, precision=COUNTRY)
        yield Mention(MentionKind.PLACE, phrase.core, value, LAND), value


def _find_spots(number: int, page: Page, rules: Rules) -> Iterator[Setting]:
    """The spots that a sentence names by their noun alone: "in his cell and not *at the hospital*"."""
    sentence = page.sentences[number]
    for phrase in sentence.noun_phrases:
        noun = page.words(phrase.head).lower()
        known = any(item.kind in SETTINGS and item.span.overlaps(phrase.head) for item in sentence.mentions)
        words = page.tokens(phrase.core)
        led = [token.text.lower() for token in words if token.pos != "DET"][:1]  # "*Point* Zero"
        if not (noun in rules.spots or rules.spots.intersection(led)) or known or noun in rules.befalling:
            continue  # "a *road accident*" is no road
        if find_country(words, rules) or not is_located_by(phrase.core, page, rules.before_spots):
            continue  # "six miles off the Libyan coast" is no spot
        span = Span(phrase.core.start, _find_end(phrase.core, page, rules))
        walled = noun in rules.walls
        named = _name_site(span, page, rules) if walled else page.named(span)
        value = Place(named, precision=SITE)
        yield Mention(MentionKind.SITE, span, value, SPOT), value


def _name_site(words: Span, page: Page, rules: Rules) -> str:
    """The name of a site or spot, with the word that says on which side of its wall: "*outside* the camp"."""
    before = page.before(words)
    while before and before[-1].pos in ("DET", "ADJ"):
        before.pop()
    led = before[-1].text.lower() if before else ""
    return f"{led} {page.named(words)}" if led in rules.enclosing else page.named(words)


def _find_end(core: Span, page: Page, rules: Rules) -> int:
    """Where the name of a spot ends: "kilometre *118*", "the village *of Oru*"."""
    behind = page.behind(core)
    if behind and behind[0].pos == "NUM":
        return behind[0].span.end
    end = core.end
    for token in behind[1:] if behind and behind[0].text.lower() in rules.of else ():
        if token.pos != "PROPN":
            break
        end = token.span.end
    return end


def is_land(value: object) -> bool:
    """Whether a place is a country, or a part of one that no list of places holds."""
    return isinstance(value, Place) and value.precision == COUNTRY


def _is_within(words: Span, page: Page, rules: Rules) -> bool:
    return is_located_by(words, page, rules.lying_in)


def is_common(value: object, rules: Rules) -> bool:
    """Whether a place is told by a common noun: "the kitchen", "Gate 4"."""
    named = value.name if isinstance(value, Place) else ""
    return named.islower() or named.lower().split(" ", 1)[0] in rules.spots | rules.enclosing


def is_located_by(words: Span, page: Page, prepositions: frozenset[str]) -> bool:
    """Whether a preposition of place, or a word that sets it aside, leads the words."""
    before = page.before(words)
    while before and before[-1].pos in ("DET", "ADJ"):
        before.pop()
    return bool(before) and before[-1].text.lower() in prepositions


def find_country(tokens: Sequence[Token], rules: Rules) -> str | None:
    """The country that words name, or whose people they name."""
    words = [token.text.lower() for token in tokens]
    for size in range(_NAME, 0, -1):
        for start in range(len(words) - size + 1):
            known = rules.countries.get(" ".join(words[start : start + size]))
            if known is not None:
                return known
    return None


def _find_owner(phrase: NounPhrase, page: Page, rules: Rules) -> tuple[str, str] | None:
    """The country behind the noun: "the waters *of Malta*"."""
    behind = page.behind(phrase.core)[: _NAME + 2]
    if not behind or behind[0].text.lower() not in rules.of:
        return None
    named = [token for token in behind[1:] if token.pos in ("PROPN", "DET")]
    country = find_country(named[:_NAME], rules)
    words = " ".join(token.text for token in named if token.pos == "PROPN")
    return None if country is None else (country, words)
